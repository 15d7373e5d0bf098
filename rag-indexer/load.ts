/**
 * The knowledge folder → documents with their addresses. A file that is byte for byte what the Worker
 * serves already is not parsed: most files of most runs.
 */
import { documentAddress, passageAddress, sourceAddress, TEXT_LIMIT } from "../worker/knowledge/contract.ts";
import type { DocumentDetails, PassageContent, ServedDocument } from "../worker/knowledge/contract.ts";
import { chunk, CHUNK_SIZE } from "./chunk.ts";
import { IndexFailure, problemLine } from "./failure.ts";
import type { FileProblem } from "./failure.ts";
import { listFiles, readBytes, textOf } from "./folder.ts";
import type { FolderFile } from "./folder.ts";
import { parseMarkdown } from "./parse/markdown.ts";
import { parseParts } from "./parse/parts.ts";
import type { ParsedSource, SourceFile } from "./source.ts";

const PARSERS: Readonly<Record<string, (file: SourceFile) => ParsedSource>> = {
  ".md": parseMarkdown,
  ".csv": parseParts,
};
/** Raise it when parsing or chunking changes, so that unchanged files are parsed anew. */
const PARSER_VERSION = 1;

interface LocalPassage extends PassageContent {
  readonly id: string;
}

/** A document as it is sent. */
export interface DocumentContent {
  readonly id: string;
  readonly source: string;
  readonly details: DocumentDetails;
  readonly passages: readonly LocalPassage[];
}

/** A document as far as it has to be known to plan a run. */
export interface LocalDocument {
  readonly id: string;
  readonly path: string;
  readonly passages: readonly string[];
  /** Parses the file if that has not been done. */
  read(): Promise<DocumentContent>;
}

export interface Loaded {
  readonly documents: readonly LocalDocument[];
  /** Files of formats that are not read, for a note to the user. */
  readonly skipped: readonly string[];
  readonly problems: readonly FileProblem[];
}

type ReadResult =
  | { readonly kind: "ok"; readonly content: DocumentContent }
  | { readonly kind: "bad"; readonly problems: readonly FileProblem[] };

/** Reads the whole folder. Every problem of every file is reported, not just the first. */
export async function loadFolder(
  folder: string,
  baseUrl: string | null,
  served: readonly ServedDocument[] = [],
): Promise<Loaded> {
  const known = new Map(served.map((document) => [document.path, document]));
  const documents: LocalDocument[] = [];
  const skipped: string[] = [];
  const problems: FileProblem[] = [];
  const names = new Map<string, string>();
  for (const file of await listFiles(folder)) {
    const twin = names.get(file.path);
    if (PARSERS[file.extension] === undefined) {
      skipped.push(file.name);
    } else if (twin !== undefined) {
      const problem = `differs from ${twin} in its extension only: rename one of them`;
      problems.push({ file: file.name, line: null, problem });
    } else {
      names.set(file.path, file.name);
      const loaded = await loadFile(file, baseUrl, known.get(file.path));
      if (loaded.kind === "bad") {
        problems.push(...loaded.problems);
      } else {
        documents.push(loaded.document);
      }
    }
  }
  return { documents, skipped, problems };
}

async function loadFile(
  file: FolderFile,
  baseUrl: string | null,
  served: ServedDocument | undefined,
): Promise<{ kind: "ok"; document: LocalDocument } | Extract<ReadResult, { kind: "bad" }>> {
  const read = await readBytes(file);
  if (read.kind === "bad") {
    return read;
  }
  const source = await sourceOf(file, baseUrl, read.bytes);
  if (served?.source === source) {
    const { id, path, passages } = served;
    return { kind: "ok", document: { id, path, passages, read: () => readAgain(file, baseUrl, id) } };
  }
  const parsed = await parse(file, baseUrl, source, read.bytes);
  if (parsed.kind === "bad") {
    return parsed;
  }
  const { content } = parsed;
  const passages = content.passages.map(({ id }) => id);
  return { kind: "ok", document: { id: content.id, path: file.path, passages, read: async () => content } };
}

/** A document that the Worker turned out not to hold completely after all. */
async function readAgain(file: FolderFile, baseUrl: string | null, id: string): Promise<DocumentContent> {
  const read = await readBytes(file);
  const parsed =
    read.kind === "bad" ? read : await parse(file, baseUrl, await sourceOf(file, baseUrl, read.bytes), read.bytes);
  if (parsed.kind === "bad") {
    throw new IndexFailure(parsed.problems.map(problemLine));
  }
  if (parsed.content.id !== id) {
    throw new IndexFailure([
      `${file.name}: has changed while the run went on, or the parser has: run again with --rebuild`,
    ]);
  }
  return parsed.content;
}

function sourceOf(file: FolderFile, baseUrl: string | null, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return sourceAddress(bytes, [PARSER_VERSION, CHUNK_SIZE, file.path, file.extension, baseUrl]);
}

async function parse(file: FolderFile, baseUrl: string | null, source: string, bytes: Uint8Array): Promise<ReadResult> {
  const read = textOf(file, bytes);
  const parser = PARSERS[file.extension];
  if (read.kind === "bad" || parser === undefined) {
    return read.kind === "bad" ? read : { kind: "bad", problems: [] };
  }
  const parsed = parser({ name: file.name, path: file.path, text: read.text, url: urlOf(baseUrl, file.path) });
  if (parsed.kind === "bad") {
    return parsed;
  }
  const contents = contentsOf(parsed);
  const problems = sizeProblems(file, contents);
  if (problems.length > 0) {
    return { kind: "bad", problems };
  }
  const passages = await Promise.all(
    contents.map(async (content) => ({ ...content, id: await passageAddress(content) })),
  );
  const { details } = parsed;
  const id = await documentAddress(
    source,
    details,
    passages.map((passage) => passage.id),
  );
  return { kind: "ok", content: { id, source, details, passages } };
}

/** An obsolete document is never quoted, so that its text is not even sent. */
function contentsOf(parsed: Exclude<ParsedSource, { kind: "bad" }>): readonly PassageContent[] {
  if (parsed.details.status === "obsolete") {
    return [];
  }
  switch (parsed.kind) {
    case "prose":
      return chunk(parsed.details, parsed.sections);
    case "parts":
      return parsed.passages;
  }
}

function sizeProblems(file: FolderFile, contents: readonly PassageContent[]): FileProblem[] {
  return contents
    .filter(({ text }) => text.length > TEXT_LIMIT)
    .map(({ headings, text }) => ({
      file: file.name,
      line: null,
      problem: `"${headings.at(-1) ?? ""}" is ${text.length} characters long, more than ${TEXT_LIMIT}: shorten it`,
    }));
}

function urlOf(baseUrl: string | null, path: string): string | null {
  if (baseUrl === null) {
    return null;
  }
  return new URL(path, baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`).href;
}
