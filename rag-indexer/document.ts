/** One source file → one document with its addresses. Unchanged ones are not parsed: most of most runs. */
import { documentAddress, passageAddress, sourceAddress, TEXT_LIMIT } from "../worker/knowledge/contract.ts";
import type { DocumentDetails, PassageContent, ServedDocument } from "../worker/knowledge/contract.ts";
import { withSuccessor } from "./details.ts";
import { textsOf } from "./document-texts.ts";
import { chunk } from "./chunk.ts";
import type { ChunkSize } from "./chunk.ts";
import { IndexFailure, problemLine } from "./failure.ts";
import type { FileProblem } from "./failure.ts";
import { parserOf } from "./parsers.ts";
import type { RawFile } from "./parsers.ts";
import { badSource } from "./source.ts";
import { readable, withoutInvisible } from "./whole-words.ts";
import type { BadSource, ParsedSource, PartRow } from "./source.ts";

/** Raise it when parsing or chunking changes, so that unchanged files are parsed anew. */
const PARSER_VERSION = 20;

interface LocalPassage extends PassageContent {
  readonly id: string;
}

/** A document as it is sent. */
export interface DocumentContent {
  readonly id: string;
  readonly source: string;
  readonly details: DocumentDetails;
  readonly passages: readonly LocalPassage[];
  /** Of a part table, for comparison with others. */
  readonly rows?: readonly PartRow[];
  readonly notes?: readonly string[];
}

/** A document as far as it has to be known to plan a run. */
export interface LocalDocument extends Pick<
  ServedDocument,
  "id" | "path" | "passages" | "document" | "revision" | "status" | "supersededBy"
> {
  /** For messages. */
  readonly name: string;
  readonly isTable: boolean;
  /** What its authors should know; of a document that was parsed in this run only. */
  readonly notes?: readonly string[];
  /** Parses the file if that has not been done; null for one that stays as it is served, its file being unreadable. */
  readonly read: (() => Promise<DocumentContent>) | null;
}

/** What decides, together with its bytes, what is made of a file. */
export interface Circumstances {
  readonly extension: string;
  readonly size: ChunkSize;
  /** Document number → the document that replaces it. */
  readonly superseded: Readonly<Record<string, string>>;
}

export type DocumentResult = { readonly kind: "ok"; readonly document: LocalDocument } | BadSource;

/** `again` gives the bytes once more, should the Worker turn out not to hold the document after all. */
export async function loadDocument(
  file: RawFile,
  circumstances: Circumstances,
  served: ServedDocument | undefined,
  again: () => Promise<RawFile | BadSource>,
): Promise<DocumentResult> {
  const isTable = [".csv", ".tsv", ".json", ".xlsx"].includes(circumstances.extension);
  const source = await sourceOf(file, circumstances);
  if (served?.source === source) {
    const read = async (): Promise<DocumentContent> => {
      const raw = await again();
      return "kind" in raw ? failed(raw.problems) : readAgain(raw, circumstances, served.id);
    };
    return { kind: "ok", document: { ...served, name: file.name, isTable, read } };
  }
  const parsed = await contentOf(file, circumstances, source);
  if (parsed.kind === "bad") {
    return parsed;
  }
  const { id, details, passages } = parsed.content;
  const { document, revision, status, supersededBy } = details;
  return {
    kind: "ok",
    document: {
      id,
      path: file.path,
      document,
      revision,
      status,
      supersededBy,
      passages: passages.map((passage) => passage.id),
      name: file.name,
      isTable,
      notes: (parsed.content.notes ?? []).map((note) => `${file.name}: ${note}`),
      read: async () => parsed.content,
    },
  };
}

async function readAgain(file: RawFile, circumstances: Circumstances, id: string): Promise<DocumentContent> {
  const parsed = await contentOf(file, circumstances, await sourceOf(file, circumstances));
  if (parsed.kind === "bad") {
    return failed(parsed.problems);
  }
  if (parsed.content.id !== id) {
    throw new IndexFailure([
      `${file.name}: has changed while the run went on, or the parser has: run again with --rebuild`,
    ]);
  }
  return parsed.content;
}

function failed(problems: readonly FileProblem[]): never {
  throw new IndexFailure(problems.map(problemLine));
}

function sourceOf(file: RawFile, { extension, size, superseded }: Circumstances): Promise<string> {
  const { path, url, declared = {}, columns = {}, sheet } = file;
  return sourceAddress(file.bytes, [PARSER_VERSION, size, path, extension, url, declared, columns, sheet, superseded]);
}

async function contentOf(
  file: RawFile,
  { extension, size, superseded }: Circumstances,
  source: string,
): Promise<{ readonly kind: "ok"; readonly content: DocumentContent } | BadSource> {
  const parsed = await parsedOf(file, extension);
  if (parsed.kind === "bad") {
    return parsed;
  }
  // A quarter of a second and 140 MB for statistics of letters, which a folder without a change need not load.
  const { settledLanguage } = await import("./document-language.ts");
  const { language, note } = settledLanguage(parsed.details.language, textsOf(parsed));
  const title = withoutInvisible(parsed.details.title);
  const details = withSuccessor({ ...parsed.details, title, language }, superseded);
  const contents = contentsOf(parsed, details, file.url, size).map(readable);
  const problems = sizeProblems(file.name, contents);
  if (problems.length > 0) {
    return { kind: "bad", problems };
  }
  const passages = await Promise.all(
    contents.map(async (content) => ({ ...content, id: await passageAddress(content) })),
  );
  const ids = passages.map((passage) => passage.id);
  const id = await documentAddress(source, details, ids);
  return {
    kind: "ok",
    content: {
      id,
      source,
      details,
      passages,
      ...(parsed.kind === "parts" ? { rows: parsed.rows } : {}),
      notes: [...(parsed.kind === "prose" ? (parsed.notes ?? []) : []), ...(note === null ? [] : [note])],
    },
  };
}

/** What a parser did not expect is the end of this file, and not of the run. */
async function parsedOf(file: RawFile, extension: string): Promise<ParsedSource> {
  const parse = parserOf(extension, true);
  if (parse === null) {
    return badSource(file, null, "is of a format that is not read");
  }
  try {
    return await parse(file);
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message.split("\n")[0] ?? ""}` : "unknown";
    return badSource(file, null, `cannot be read (${reason.slice(0, 150)}): save it anew, or in another format`);
  }
}

/** Obsolete documents are never quoted, and internal ones not to customers: their texts are not even sent. */
function contentsOf(
  parsed: Exclude<ParsedSource, BadSource>,
  details: DocumentDetails,
  derivedUrl: string | null,
  size: ChunkSize,
): readonly PassageContent[] {
  if (details.status === "obsolete" || details.audience === "internal") {
    return [];
  }
  const { language } = details;
  const source = details.url === null || details.url === derivedUrl ? undefined : details.url;
  switch (parsed.kind) {
    case "prose":
      return chunk({ ...details, source }, parsed.sections, size);
    case "parts":
      return [
        ...parsed.passages.map((passage) => ({ ...passage, language, ...(source === undefined ? {} : { source }) })),
        ...chunk({ ...details, source }, parsed.sections, size),
      ];
  }
}

function sizeProblems(name: string, contents: readonly PassageContent[]): FileProblem[] {
  return contents
    .filter(({ text }) => text.length > TEXT_LIMIT)
    .map(({ headings, text }) => ({
      file: name,
      line: null,
      problem: `"${headings.at(-1) ?? ""}" is ${text.length} characters long, more than ${TEXT_LIMIT}: shorten it`,
    }));
}
