/** One run of the indexer, callable in-process: the demo and the tests use it as the command does. */
import { setTimeout as delay } from "node:timers/promises";
import { manifest as manifestSchema } from "../worker/knowledge/contract.ts";
import type { Manifest } from "../worker/knowledge/contract.ts";
import { numberedTwice, partsThatDiffer, supersededInCircles } from "./contradictions.ts";
import { costOf } from "./cost.ts";
import type { Cost } from "./cost.ts";
import { freshPassages, planOf } from "./diff.ts";
import type { LocalDocument } from "./document.ts";
import { IndexFailure, problemLine } from "./failure.ts";
import { loadKnowledge } from "./load.ts";
import type { Loaded } from "./load.ts";
import { FORMATS } from "./parsers.ts";
import { publish } from "./publish.ts";
import { listed } from "./report.ts";
import type { Progress, Summary } from "./report.ts";
import { readSources } from "./sources/read-sources.ts";
import { pageCache } from "./web/page-cache.ts";
import { workerClient } from "./worker-client.ts";

export interface IndexOptions {
  /** Address of the Worker, without path. */
  readonly url: string;
  readonly token: string;
  readonly folder: string;
  /** Embed everything again, with whatever model the Worker is set to. */
  readonly rebuild?: boolean;
  /** Say what would be done and send nothing. */
  readonly dryRun?: boolean;
  /** Where customers open a document that names no address: base + path. */
  readonly baseUrl?: string | null;
  /** US dollars for a million tokens, for the estimate. */
  readonly price?: number | null;
  /** Where fetched pages are kept between runs; null for nowhere. */
  readonly cacheFolder?: string | null;
  readonly progress?: (progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
  /** To the Worker. */
  readonly fetch?: typeof fetch;
  /** To web sources. */
  readonly fetchPage?: typeof fetch;
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/**
 * Publishes the folder. Resolves when the new revision is served, or when nothing had to change; bad
 * files are in `problems`, and what was served of them still is.
 * Rejects with an `IndexFailure` whose lines a person can act on; then what was served still is.
 */
export async function runIndex(options: IndexOptions): Promise<Summary> {
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? delay;
  const progress = options.progress ?? (() => undefined);
  const start = now();

  const { url, token, signal } = options;
  const call = workerClient({ url, token, fetch: options.fetch ?? fetch, sleep, signal });
  const manifest = await call("GET", "", manifestSchema);
  const isLost = manifest.served !== null && manifest.vectorCount === 0 && hasPassages(manifest.served);
  const rebuild = options.rebuild === true || isLost;
  const loaded = await load(options, manifest, rebuild, sleep);
  const { documents, problems } = loaded;
  progress({ kind: "loaded", documents: documents.length, passages: passagesOf(documents) });
  const plan = planOf(documents, manifest.served, rebuild);
  const common = {
    documents: documents.length,
    passages: plan.passages.total,
    removed: plan.passages.removed,
    plan,
    problems,
    contradictions: [
      ...numberedTwice(documents),
      ...supersededInCircles(documents),
      ...partsThatDiffer(await currentTables(documents)),
    ],
  };
  const notes = [
    ...notesOf(loaded),
    ...(isLost ? ["the vector index was empty although knowledge is served: everything is embedded again"] : []),
  ];
  if (options.dryRun === true) {
    return {
      kind: "planned",
      ...common,
      embedded: plan.passages.fresh,
      unchanged: plan.passages.unchanged,
      revision: manifest.served?.revision ?? null,
      seconds: (now() - start) / 1000,
      cost: await estimate(options, documents, freshPassages(documents, manifest.served, rebuild), manifest),
      notes,
    };
  }
  const after = manifest.served?.number ?? 0;
  const published = await publish({ call, documents, rebuild, after, now, sleep, progress });
  return {
    kind: published.changed || published.embedded > 0 ? "published" : "unchanged",
    ...common,
    embedded: published.embedded,
    unchanged: plan.passages.total - published.embedded,
    revision: published.revision,
    seconds: (now() - start) / 1000,
    cost: null,
    notes: [...notes, ...published.notes],
  };
}

async function load(
  options: IndexOptions,
  manifest: Manifest,
  parseAll: boolean,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<Loaded> {
  const { folder, baseUrl = null, cacheFolder = ".firstline/web", signal } = options;
  try {
    const read = await readSources(folder);
    if (read.kind === "bad") {
      throw new IndexFailure(read.problems.map(problemLine));
    }
    const loaded = await loadKnowledge({
      folder,
      baseUrl,
      sources: read.sources,
      served: manifest.served?.documents ?? [],
      // A rebuild parses everything anew as well.
      parseAll,
      fetch: options.fetchPage ?? fetch,
      cache: cacheFolder === null ? null : pageCache(cacheFolder),
      sleep,
      signal,
    });
    if (loaded.documents.length === loaded.kept.length) {
      throw new IndexFailure([...loaded.problems.map(problemLine), ...emptyLines(folder, loaded)]);
    }
    return loaded;
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string") {
      throw new IndexFailure([`${folder}: ${error.code}: give the folder of the documents with --dir`]);
    }
    throw error;
  }
}

function emptyLines(folder: string, { problems }: Loaded): string[] {
  return [
    problems.length > 0
      ? `${folder}: none of its documents can be read; nothing was changed`
      : `${folder}: holds no documents (${FORMATS}); nothing was changed, so that an empty folder cannot empty the knowledge`,
  ];
}

function notesOf({ documents, skipped, kept, remarks }: Loaded): string[] {
  return [
    ...documents.flatMap(({ notes = [] }) => notes),
    ...remarks,
    ...(skipped.length === 0
      ? []
      : [`not read: ${listed(skipped)}; formats are ${FORMATS}, and .json needs \`columns\` in sources.yaml`]),
    ...(kept.length === 0 ? [] : [`served as before, since they cannot be read now: ${listed(kept)}`]),
  ];
}

/** Tables are small and few: they are read even where nothing has changed, since the report is about what is served. */
async function currentTables(documents: readonly LocalDocument[]): ReturnType<typeof readTables> {
  const tables = documents.filter(({ isTable, status }) => isTable && (status ?? "current") === "current");
  return tables.length < 2 ? [] : readTables(tables);
}

async function readTables(tables: readonly LocalDocument[]) {
  return Promise.all(tables.map(async ({ name, read }) => ({ name, rows: (await read?.())?.rows ?? [] })));
}

/** Of the passages that are not embedded yet, each counted once. */
async function estimate(
  { price = null }: IndexOptions,
  documents: readonly LocalDocument[],
  fresh: ReadonlySet<string>,
  manifest: Manifest,
): Promise<Cost> {
  const holding = documents.filter(({ passages }) => passages.some((id) => fresh.has(id)));
  const contents = await Promise.all(holding.flatMap(({ read }) => (read === null ? [] : [read()])));
  const passages = new Map(contents.flatMap((content) => content.passages.map((passage) => [passage.id, passage])));
  const wanted = [...passages.values()].filter(({ id }) => fresh.has(id));
  return costOf(wanted, manifest.configured.embeddingModel, price);
}

function passagesOf(documents: readonly LocalDocument[]): number {
  return documents.reduce((sum, { passages }) => sum + passages.length, 0);
}

function hasPassages(served: { readonly documents: readonly { readonly passages: readonly string[] }[] }): boolean {
  return served.documents.some(({ passages }) => passages.length > 0);
}
