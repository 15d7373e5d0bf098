/** Plain text → paragraphs. Pure. */
import { detailsOf } from "../details.ts";
import { badSource } from "../source.ts";
import { titleFrom } from "../title.ts";
import type { ParsedSource, SourceFile } from "../source.ts";

const LONGEST_TITLE = 120;
const UNDERLINE = /\n[=\-~*_#]{3,}$/;
const ONE_LINE = /^[\p{L}\p{N}][^\n]*[\p{L}\p{N})](?:\n[=\-~*_#]{3,})?$/u;

export function parseText(file: SourceFile): ParsedSource {
  const blocks = file.text
    .split(/\n[ \t]*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => ({ kind: "text" as const, text }));
  if (blocks.length === 0) {
    return badSource(file, null, "holds no text: fill it, or move it out of the folder");
  }
  // What stands by itself above the text.
  const [first] = blocks;
  const isLine =
    first !== undefined && blocks.length > 1 && first.text.length <= LONGEST_TITLE && ONE_LINE.test(first.text);
  const heads = isLine ? [{ text: first.text.replace(UNDERLINE, ""), size: 1 }] : [];
  const { title } = titleFrom({ heads, stated: null, path: file.path, names: [file.path] });
  return { kind: "prose", details: detailsOf(file, {}, title), sections: [{ headings: [], blocks }] };
}
