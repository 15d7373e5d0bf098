/**
 * Passages for a question: by meaning (Vectorize) and by words (FTS5) at the same time, fused by rank.
 * If one half cannot be asked, the other answers alone and `degraded` says so. D1 holds the texts:
 * without it there is nothing to answer with, and the search throws.
 */
import type { Embed } from "../models.ts";
import { fusionWeights } from "./fusion.ts";
import { searchByWords } from "./lexical-search.ts";
import { readPassages } from "./passage-store.ts";
import type { SearchHit, SearchResult } from "./passage.ts";
import { currentFirst, fuse } from "./rank.ts";
import { readServed } from "./revision.ts";
import type { ServedRevision } from "./revision.ts";
import type { VectorIndex } from "./vector-index.ts";
import { withTimeout } from "./with-timeout.ts";

/** How many candidates each half brings. */
const CANDIDATES = 50;
/** A customer is waiting: after this long the words alone must do. */
const DENSE_TIMEOUT_MS = 4_000;

export interface SearchDeps {
  readonly db: D1Database;
  readonly vectors: VectorIndex;
  readonly embed: Embed;
  /** Name of the model behind `embed`: it chooses the weights, and must be the one published with. */
  readonly embeddingModel: string;
}

export interface SearchOptions {
  readonly limit: number;
  readonly signal?: AbortSignal;
  /** For measurements: one half of the search alone. */
  readonly only?: "words" | "meaning";
}

interface DenseHalf {
  readonly ids: readonly string[];
  readonly problem: string | null;
}

const NOT_ASKED: DenseHalf = { ids: [], problem: null };

/**
 * The best passages of the served revision, best first. Obsolete documents are never among them,
 * superseded ones come after all current ones. Rejects when D1 fails or `signal` is aborted.
 */
export async function searchKnowledge(
  deps: SearchDeps,
  query: string,
  options: SearchOptions,
): Promise<SearchResult> {
  const question = query.trim();
  if (question === "") {
    return { hits: [], degraded: [] };
  }
  const served = readServed(deps.db);
  const [revision, lexical, dense] = await Promise.all([
    served,
    options.only === "meaning" ? [] : searchByWords(deps.db, question, CANDIDATES),
    options.only === "words" ? NOT_ASKED : searchByMeaning(deps, served, question, options.signal),
  ]);
  options.signal?.throwIfAborted();
  if (revision === null) {
    return { hits: [], degraded: ["no knowledge has been published yet"] };
  }
  const ranked = fuse(dense.ids, lexical, fusionWeights(deps.embeddingModel));
  // Twice as many as wanted: some may be staging or obsolete, and superseded ones have to give way.
  const candidates = ranked.slice(0, options.limit * 2 + 10);
  const passages = await readPassages(deps.db, revision.revision, candidates.map(({ id }) => id));
  const hits = candidates.flatMap(({ id, ...rank }): SearchHit[] => {
    const passage = passages.get(id);
    return passage === undefined ? [] : [{ passage, ...rank }];
  });
  return {
    hits: currentFirst(hits).slice(0, options.limit),
    degraded: dense.problem === null ? [] : [dense.problem],
  };
}

async function searchByMeaning(
  deps: SearchDeps,
  served: Promise<ServedRevision | null>,
  question: string,
  signal: AbortSignal | undefined,
): Promise<DenseHalf> {
  let stage = "embedding";
  try {
    const matches = await withTimeout(DENSE_TIMEOUT_MS, signal, async (deadline) => {
      const [vector] = await deps.embed([question], deadline);
      const revision = await served;
      if (revision !== null && revision.embeddingModel !== deps.embeddingModel) {
        return { kind: "other-model" as const, model: revision.embeddingModel };
      }
      stage = "vectors";
      const options = { topK: CANDIDATES, returnValues: false, returnMetadata: "none" } as const;
      return { kind: "found" as const, ...(await deps.vectors.query(vector ?? [], options)) };
    });
    return matches.kind === "found"
      ? { ids: matches.matches.map(({ id }) => id), problem: null }
      : { ids: [], problem: `vectors: published with ${matches.model}, configured is ${deps.embeddingModel}` };
  } catch (error) {
    return { ids: [], problem: `${stage}: ${error instanceof Error ? error.name : "failed"}` };
  }
}
