/** Which parser reads which format. */
import { charsetOf, textOf } from "./decode.ts";
import { parseDocx } from "./parse/docx.ts";
import { parseHtml } from "./parse/html.ts";
import { parseMarkdown } from "./parse/markdown.ts";
import { parseCsvParts, parseJsonParts, parseXlsxParts } from "./parse/parts.ts";
import { parsePdf } from "./parse/pdf.ts";
import { parseText } from "./parse/text.ts";
import type { BinaryFile, ParsedSource, SourceFile } from "./source.ts";

/** A file as it was read, with what is known of it. */
export interface RawFile extends BinaryFile {
  /** As a web server states it. */
  readonly charset?: string | undefined;
}

type Parse = (file: RawFile) => ParsedSource | Promise<ParsedSource>;

const parseWebPage = ofText(parseHtml, (file) => file.charset ?? charsetOf(file.bytes));

const PARSERS: Readonly<Record<string, Parse>> = {
  ".md": ofText(parseMarkdown),
  ".markdown": ofText(parseMarkdown),
  ".html": parseWebPage,
  ".htm": parseWebPage,
  ".txt": ofText(parseText),
  ".csv": ofText(parseCsvParts),
  ".tsv": ofText(parseCsvParts),
  ".json": ofText(parseJsonParts),
  ".pdf": parsePdf,
  ".docx": parseDocx,
  ".xlsx": parseXlsxParts,
};

/** A format that may hold anything: read only where sources.yaml says which column is which. */
const DECLARED_ONLY = new Set([".json"]);

export const FORMATS = Object.keys(PARSERS).join(", ");

/** Null for what is not read. */
export function parserOf(extension: string, isTable: boolean): Parse | null {
  return DECLARED_ONLY.has(extension) && !isTable ? null : (PARSERS[extension] ?? null);
}

function ofText(
  parse: (file: SourceFile) => ParsedSource,
  charset: (file: RawFile) => string | undefined = () => undefined,
): Parse {
  return (file) => {
    const { bytes, charset: _, ...rest } = file;
    const read = textOf(file, bytes, charset(file));
    return read.kind === "bad" ? read : parse({ ...rest, text: read.text });
  };
}
