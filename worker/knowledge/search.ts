/**
 * Passages for a question: by meaning (Vectorize) and by words (FTS5) at the same time, fused by rank,
 * with the parts that the question names looked up beside them. If one half cannot be asked, the other
 * answers alone and `degraded` says so; a reranker, where one is set, sees what was fused. D1 holds the texts: without it there is nothing to answer with,
 * and the search throws.
 */
import type { Embed } from "../models.ts";
import { arrange } from "./arrange.ts";
import { fusionWeights, isHashing } from "./fusion.ts";
import { searchByWords } from "./lexical-search.ts";
import { resolveParts } from "./part-lookup.ts";
import { partIds } from "./parts.ts";
import { readPassages } from "./passage-store.ts";
import type { SearchHit, SearchResult } from "./passage.ts";
import { expandedText, readQuestion } from "./query.ts";
import type { LexicalQuery } from "./query.ts";
import { CANDIDATES, fuse, joinLists } from "./rank.ts";
import type { FusionWeights } from "./rank.ts";
import { rerank } from "./rerank.ts";
import type { Reranker } from "./rerank.ts";
import { servedStatement } from "./revision.ts";
import type { ServedRevision } from "./revision.ts";
import { readerOf } from "./round-trips.ts";
import { textsOf } from "./search-texts.ts";
import type { VectorIndex } from "./vector-index.ts";
import { withTimeout } from "./with-timeout.ts";

/** How many times the wanted number is read: some may be staging, obsolete, or have to give way. */
const READ_TIMES = 3;
/** A customer is waiting: after this long the words alone must do. */
const DENSE_TIMEOUT_MS = 4_000;

export interface SearchDeps {
  readonly db: D1Database;
  readonly vectors: VectorIndex;
  readonly embed: Embed;
  /** Name of the model behind `embed`: it chooses the weights, and must be the one published with. */
  readonly embeddingModel: string;
  /** Null or left out for none. */
  readonly reranker?: Reranker | null;
}

export interface SearchOptions {
  readonly limit: number;
  readonly signal?: AbortSignal;
  /** For measurements: one half of the search alone. */
  readonly only?: "words" | "meaning";
  /** For measurements: other weights than those of the embedding model. */
  readonly weights?: FusionWeights;
}

interface DenseHalf {
  /** One list for each text, or none at all. */
  readonly lists: readonly (readonly string[])[];
  readonly problem: string | null;
}

const NOT_ASKED: DenseHalf = { lists: [], problem: null };

/**
 * The best passages of the served revision, best first. `query` is the question, its last line, with
 * what it leans on in the lines before (answer/follow-up.ts). Obsolete documents are never among the
 * hits, superseded ones come after all current ones unless they are asked for. Rejects when D1 fails or
 * `signal` is aborted.
 */
export async function searchKnowledge(deps: SearchDeps, query: string, options: SearchOptions): Promise<SearchResult> {
  const texts = textsOf(query).map((one) => ({ ...one, query: readQuestion(one.text) }));
  if (texts.length === 0) {
    return { hits: [], degraded: [], parts: [] };
  }
  const db = readerOf(deps.db);
  const served = db.ask<ServedRevision>([servedStatement(db)]).then(([found]) => found?.results[0] ?? null);
  const [revision, lexical, dense, resolved] = await Promise.all([
    served,
    options.only === "meaning" ? [] : Promise.all(texts.map((one) => searchByWords(db, one.query))),
    options.only === "words" ? NOT_ASKED : searchByMeaning(deps, served, texts, options.signal),
    // A question that leans on an earlier one is about the part named there.
    resolveParts(db, texts.at(-1)?.text ?? ""),
  ]);
  options.signal?.throwIfAborted();
  if (revision === null) {
    return { hits: [], degraded: ["no knowledge has been published yet"], parts: [] };
  }
  const weights = options.weights ?? fusionWeights(deps.embeddingModel, query);
  const joined = (lists: DenseHalf["lists"]): readonly string[] =>
    joinLists(lists.map((ids, at) => ({ weight: texts[at]?.weight ?? 0, ids })));
  const ranked = fuse(joined(dense.lists), joined(lexical), weights);
  // First come the records that the question names itself.
  const isNamed = (asked: string): boolean => texts.length === 1 || texts[0]?.text.includes(asked) === true;
  const named = resolved.filter(({ asked }) => isNamed(asked)).flatMap(partIds);
  const candidates = ranked.slice(0, options.limit * READ_TIMES);
  const ids = [...new Set([...named, ...candidates.map(({ id }) => id)])];
  const passages = await readPassages(deps.db, revision.revision, [...new Set([...ids, ...resolved.flatMap(partIds)])]);
  const places = new Map(ranked.map((passage) => [passage.id, passage]));
  const hits = ids.flatMap((id): SearchHit[] => {
    const passage = passages.get(id);
    const { score = 0, denseRank = null, lexicalRank = null } = places.get(id) ?? {};
    return passage === undefined ? [] : [{ passage, score, denseRank, lexicalRank, exactPart: named.includes(id) }];
  });
  const reranker = deps.reranker ?? null;
  const seen = reranker === null ? { hits, problem: null } : await rerank(reranker, query, hits, options.signal);
  return {
    hits: arrange(seen.hits, query, named, options.limit),
    degraded: [dense.problem, seen.problem].filter((problem) => problem !== null),
    // A record that is being published is not yet the catalogue.
    parts: resolved.filter((part) => partIds(part).every((id) => passages.has(id))),
  };
}

async function searchByMeaning(
  deps: SearchDeps,
  served: Promise<ServedRevision | null>,
  texts: readonly { readonly text: string; readonly query: LexicalQuery }[],
  signal: AbortSignal | undefined,
): Promise<DenseHalf> {
  let stage = "embedding";
  // A model that knows spelling only is told what the words may mean; a trained one knows better.
  const isExpanded = isHashing(deps.embeddingModel);
  const inputs = texts.map(({ text, query }) => (isExpanded ? expandedText(text, query) : text));
  try {
    const found = await withTimeout(DENSE_TIMEOUT_MS, signal, async (deadline) => {
      const vectors = await deps.embed(inputs, deadline);
      const revision = await served;
      if (revision !== null && revision.embeddingModel !== deps.embeddingModel) {
        return { kind: "other-model" as const, model: revision.embeddingModel };
      }
      stage = "vectors";
      const options = { topK: CANDIDATES, returnValues: false, returnMetadata: "none" } as const;
      const answers = await Promise.all(vectors.map((vector) => deps.vectors.query(vector, options)));
      return { kind: "found" as const, lists: answers.map(({ matches }) => matches.map(({ id }) => id)) };
    });
    return found.kind === "found"
      ? { lists: found.lists, problem: null }
      : { lists: [], problem: `vectors: published with ${found.model}, configured is ${deps.embeddingModel}` };
  } catch (error) {
    return { lists: [], problem: `${stage}: ${error instanceof Error ? error.name : "failed"}` };
  }
}
