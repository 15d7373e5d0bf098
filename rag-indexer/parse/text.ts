/** Plain text → paragraphs. Pure. */
import { detailsOf } from "../details.ts";
import { badSource } from "../source.ts";
import type { ParsedSource, SourceFile } from "../source.ts";

export function parseText(file: SourceFile): ParsedSource {
  const blocks = file.text
    .split(/\n[ \t]*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "")
    .map((text) => ({ kind: "text" as const, text }));
  if (blocks.length === 0) {
    return badSource(file, null, "holds no text: fill it, or move it out of the folder");
  }
  return { kind: "prose", details: detailsOf(file, {}, null), sections: [{ headings: [], blocks }] };
}
