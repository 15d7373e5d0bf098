/** A Word document → HTML by its styles → the same sections as a web page. */
import mammoth from "mammoth";
import { badSource } from "../source.ts";
import type { BinaryFile, ParsedSource } from "../source.ts";
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
  return parseHtml({ ...rest, text: `<body>${html}</body>` });
}
