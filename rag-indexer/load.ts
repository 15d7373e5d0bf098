/**
 * Everything that is declared, or lies in the folder, → documents. Every problem of every file is
 * reported; a file that cannot be read loses nothing: what is served of it stays, as it was. One that is not there is removed.
 */
import { join } from "node:path";
import type { ServedDocument } from "../worker/knowledge/contract.ts";
import { withoutSuccessor } from "./contradictions.ts";
import { readDeclared, sourceOf, unmet } from "./declared-files.ts";
import { loadDocument } from "./document.ts";
import type { Circumstances, LocalDocument } from "./document.ts";
import type { FileProblem } from "./failure.ts";
import { listFiles } from "./folder.ts";
import { parserOf } from "./parsers.ts";
import type { RawFile } from "./parsers.ts";
import type { BadSource } from "./source.ts";
import type { WebSource } from "./sources/declaration.ts";
import type { Sources } from "./sources/read-sources.ts";
import { crawl } from "./web/crawl.ts";
import type { PageCache } from "./web/page-cache.ts";

export interface LoadOptions {
  readonly folder: string;
  readonly sources: Sources;
  readonly baseUrl: string | null;
  readonly served: readonly ServedDocument[];
  /** Parse what is unchanged too. */
  readonly parseAll: boolean;
  readonly fetch: typeof fetch;
  readonly cache: PageCache | null;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly signal?: AbortSignal | undefined;
}

export interface Loaded {
  readonly documents: readonly LocalDocument[];
  /** Names of files of formats that are not read, for a note to the user. */
  readonly skipped: readonly string[];
  readonly problems: readonly FileProblem[];
  /** Paths of documents that are served as they were, since their files could not be read. */
  readonly kept: readonly string[];
  /** What somebody wrote about documents that leads nowhere: patterns that fit no file, successors that are not there. */
  readonly remarks: readonly string[];
}

/** Files in memory at once: each may be as large as the limit. */
const AT_ONCE = 8;

/** A file whose turn has not come. */
interface Waiting {
  readonly path: string;
  readonly read: () => Promise<RawFile | BadSource>;
  readonly circumstances: Circumstances;
}

/** What has been collected so far. */
interface Collected {
  readonly documents: LocalDocument[];
  readonly skipped: string[];
  readonly problems: FileProblem[];
  readonly kept: Set<string>;
  readonly remarks: string[];
  /** Path → name of the file that has it. */
  readonly names: Map<string, string>;
}

export async function loadKnowledge(options: LoadOptions): Promise<Loaded> {
  const served = new Map(options.served.map((document) => [document.path, document]));
  const collected: Collected = {
    documents: [],
    skipped: [],
    problems: [],
    kept: new Set(),
    remarks: [],
    names: new Map(),
  };
  await loadFiles(options, served, collected);
  for (const source of options.sources.web) {
    await loadWeb(options, source, served, collected);
  }
  const paths = new Set(collected.documents.map(({ path }) => path));
  const kept = [...collected.kept].filter((path) => !paths.has(path) && served.has(path));
  const documents = [
    ...collected.documents,
    ...kept.flatMap((path) => {
      const document = served.get(path);
      return document === undefined ? [] : [{ ...document, name: path, isTable: false, read: null }];
    }),
  ];
  const remarks = [...collected.remarks, ...withoutSuccessor(documents, options.sources.superseded)];
  return { documents, skipped: collected.skipped, problems: collected.problems, kept, remarks };
}

async function loadFiles(
  options: LoadOptions,
  served: ReadonlyMap<string, ServedDocument>,
  collected: Collected,
): Promise<void> {
  const { files, links } = await listFiles(options.folder);
  collected.skipped.push(...links.map((name) => `${name} (a link)`));
  const waiting: Waiting[] = [];
  for (const file of files) {
    const source = sourceOf(file, options.sources.files);
    const twin = collected.names.get(file.path);
    if (/\p{Cc}/u.test(file.relative)) {
      const problem = "has a line break or another control character in its name: rename it";
      collected.kept.add(file.path);
      collected.problems.push({ file: file.name.replaceAll(/\p{Cc}/gu, "?"), line: null, problem });
    } else if (parserOf(file.extension, source?.columns !== undefined) === null) {
      collected.skipped.push(file.name);
    } else if (twin !== undefined) {
      const problem = `differs from ${twin} in its extension only: rename one of them`;
      collected.problems.push({ file: file.name, line: null, problem });
    } else {
      collected.names.set(file.path, file.name);
      const read = (): Promise<RawFile | BadSource> => readDeclared(file, source, options);
      waiting.push({ path: file.path, read, circumstances: circumstancesOf(file.extension, options.sources) });
    }
  }
  await add(options, waiting, served, collected);
  for (const { line, pattern, kind } of unmet(options.sources.files, files)) {
    const file = join(options.folder, pattern);
    switch (kind) {
      case "pattern":
        collected.remarks.push(`${file}: is declared in sources.yaml (line ${line}) and fits no file`);
        break;
      case "folder": {
        const problem = `is a folder: in sources.yaml (line ${line}) write \`${pattern.replace(/\/+$/, "")}/**\` for all of its files`;
        collected.problems.push({ file, line: null, problem });
        break;
      }
      case "file": {
        const problem = `is declared in sources.yaml (line ${line}) and not there, so it is not served: mend its name, or strike out the entry`;
        collected.problems.push({ file, line: null, problem });
        break;
      }
    }
  }
}

async function loadWeb(
  options: LoadOptions,
  source: WebSource,
  served: ReadonlyMap<string, ServedDocument>,
  collected: Collected,
): Promise<void> {
  const { fetch, cache, sleep, signal, sources } = options;
  const crawled = await crawl(source, { fetch, cache, sleep, signal, limit: sources.limits.fileBytes });
  collected.problems.push(...crawled.problems);
  crawled.kept.forEach((path) => collected.kept.add(path));
  if (!crawled.complete) {
    const known = [...served.keys()].filter((path) => path.startsWith(`${source.name}/`));
    known.forEach((path) => collected.kept.add(path));
  }
  const waiting: Waiting[] = [];
  for (const { path, address, extension, charset, bytes } of crawled.pages) {
    const twin = collected.names.get(path);
    if (twin !== undefined) {
      const problem = `would be called ${path}, as ${twin} is already: take one of the two out`;
      collected.problems.push({ file: address, line: null, problem });
      continue;
    }
    collected.names.set(path, address);
    const declared = { ...source.declared, url: source.declared.url ?? address };
    const raw: RawFile = { name: address, path, bytes, charset, url: null, declared };
    waiting.push({ path, read: async () => raw, circumstances: circumstancesOf(extension, sources) });
  }
  await add(options, waiting, served, collected);
}

/** In their order, some at a time: of unchanged files reading is all that is done. */
async function add(
  { parseAll }: LoadOptions,
  waiting: readonly Waiting[],
  served: ReadonlyMap<string, ServedDocument>,
  collected: Collected,
): Promise<void> {
  for (let start = 0; start < waiting.length; start += AT_ONCE) {
    const loaded = await Promise.all(
      waiting.slice(start, start + AT_ONCE).map(async ({ path, read, circumstances }) => {
        const raw = await read();
        const known = parseAll ? undefined : served.get(path);
        return { path, result: "kind" in raw ? raw : await loadDocument(raw, circumstances, known, read) };
      }),
    );
    for (const { path, result } of loaded) {
      if (result.kind === "bad") {
        collected.problems.push(...result.problems);
        collected.kept.add(path);
      } else {
        collected.documents.push(result.document);
      }
    }
  }
}

function circumstancesOf(extension: string, { limits, superseded }: Sources): Circumstances {
  return { extension, size: limits.size, superseded };
}
