/** One run of the indexer, callable in-process: the demo and the tests use it as the command does. */
import { setTimeout as delay } from "node:timers/promises";
import { manifest as manifestSchema } from "../worker/knowledge/contract.ts";
import type { ServedDocument } from "../worker/knowledge/contract.ts";
import { planOf } from "./diff.ts";
import { IndexFailure, problemLine } from "./failure.ts";
import { loadFolder } from "./load.ts";
import type { LocalDocument } from "./load.ts";
import { publish } from "./publish.ts";
import type { Progress, Summary } from "./report.ts";
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
  readonly progress?: (progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
  readonly fetch?: typeof fetch;
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/**
 * Publishes the folder. Resolves when the new revision is served, or when nothing had to change.
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
  // A rebuild parses everything anew as well.
  const { documents, notes: loadNotes } = await loadDocuments(
    options,
    rebuild ? [] : (manifest.served?.documents ?? []),
  );
  progress({ kind: "loaded", documents: documents.length, passages: passagesOf(documents) });
  const plan = planOf(documents, manifest.served, rebuild);
  const notes = isLost
    ? [...loadNotes, "the vector index was empty although knowledge is served: everything is embedded again"]
    : loadNotes;
  if (options.dryRun === true) {
    return {
      kind: "planned",
      documents: documents.length,
      passages: plan.passages.total,
      embedded: plan.passages.fresh,
      unchanged: plan.passages.unchanged,
      removed: plan.passages.removed,
      revision: manifest.served?.revision ?? null,
      seconds: (now() - start) / 1000,
      plan,
      notes,
    };
  }
  const after = manifest.served?.number ?? 0;
  const published = await publish({ call, documents, rebuild, after, now, sleep, progress });
  return {
    kind: published.changed || published.embedded > 0 ? "published" : "unchanged",
    documents: documents.length,
    passages: plan.passages.total,
    embedded: published.embedded,
    unchanged: plan.passages.total - published.embedded,
    removed: plan.passages.removed,
    revision: published.revision,
    seconds: (now() - start) / 1000,
    plan,
    notes: [...notes, ...published.notes],
  };
}

async function loadDocuments(
  options: IndexOptions,
  served: readonly ServedDocument[],
): Promise<{ documents: readonly LocalDocument[]; notes: string[] }> {
  const { folder, baseUrl = null } = options;
  const { documents, problems, skipped } = await loadFolder(folder, baseUrl, served).catch((error: unknown) => {
    if (error instanceof Error && "code" in error) {
      throw new IndexFailure([`${folder}: ${String(error.code)}: give the folder of the documents with --dir`]);
    }
    throw error;
  });
  if (problems.length > 0) {
    throw new IndexFailure(problems.map(problemLine));
  }
  if (documents.length === 0) {
    throw new IndexFailure([
      `${folder}: holds no documents (.md, .csv); nothing was changed, so that an empty folder cannot empty the knowledge`,
    ]);
  }
  const notes = skipped.length === 0 ? [] : [`not read, since only .md and .csv are: ${skipped.join(", ")}`];
  return { documents, notes };
}

function passagesOf(documents: readonly LocalDocument[]): number {
  return documents.reduce((sum, { passages }) => sum + passages.length, 0);
}

function hasPassages(served: { readonly documents: readonly { readonly passages: readonly string[] }[] }): boolean {
  return served.documents.some(({ passages }) => passages.length > 0);
}
