/** A Word document → HTML by its styles → the same sections as a web page. */
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { badSource } from "../source.ts";
import type { BinaryFile, ParsedSource } from "../source.ts";
import { isSpokenOf } from "../title.ts";
import { parseHtml } from "./html.ts";
import { zipProblem } from "./zip-problem.ts";

/** Word's title is a heading above all others. */
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Titel'] => h1:fresh"];

export async function parseDocx(file: BinaryFile): Promise<ParsedSource> {
  const { bytes, ...rest } = file;
  const problem = zipProblem(bytes);
  if (problem !== null) {
    return badSource(file, null, `is no readable Word document (${problem}): open it and save it again as .docx`);
  }
  let html: string;
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: "" }));
    html = (
      await mammoth.convertToHtml(
        { buffer: Buffer.from(bytes) },
        { styleMap: STYLES, includeEmbeddedStyleMap: false, convertImage },
      )
    ).value;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "broken") : "broken";
    return badSource(file, null, `is no readable Word document (${reason}): open it and save it again as .docx`);
  }
  if (html.replaceAll(/<[^>]*>/g, "").trim() === "") {
    return badSource(file, null, "holds no text: if it shows pictures of text, type the text");
  }
  const title = statedIn(bytes, html) ?? "";
  return parseHtml({ ...rest, text: `<head><title>${title}</title></head><body>${html}</body>` }, [rest.path]);
}

const LONGEST_TITLE = 120;

/** In HTML: what the file's properties say, unless it is left from another document, else a first line in no style. */
function statedIn(bytes: Uint8Array, html: string): string | null {
  const core = unzipSync(bytes, { filter: ({ name }) => name === "docProps/core.xml" })["docProps/core.xml"];
  const stated = /<dc:title>([^<]+)<\/dc:title>/.exec(core === undefined ? "" : strFromU8(core))?.[1]?.trim() ?? "";
  const first =
    /^(?:<p>(?:<(?!\/p>)[^>]*>)*<\/p>)*<p>((?:(?!<\/p>).)*)<\/p>/u
      .exec(html)?.[1]
      ?.replaceAll(/<[^>]*>/g, "")
      .trim() ?? "";
  const isLine = first.length <= LONGEST_TITLE && /^[\p{L}\p{N}].*[\p{L}\p{N})]$/u.test(first);
  return stated !== "" && isSpokenOf(stated, html) ? stated : isLine ? first : null;
}
