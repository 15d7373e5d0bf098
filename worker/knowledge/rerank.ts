/**
 * A second look at the best candidates by a model that reads question and passage together: optional, and
 * never in the way. Without an answer in time the order stays as it was, and the search says so.
 */
import { z } from "zod";
import type { Config } from "../config.ts";
import type { Passage, SearchHit } from "./passage.ts";
import type { RerankBinding } from "./rerank-binding.ts";
import { withTimeout } from "./with-timeout.ts";

export interface Reranker {
  readonly binding: RerankBinding;
  readonly model: string;
}

/** `id` is the place of the context in the request. */
const answer = z.object({ response: z.array(z.object({ id: z.int(), score: z.number() })) });

/** A customer is waiting. */
const TIMEOUT_MS = 2_000;
/** The model reads 512 tokens of question and passage: what is longer is cut there anyway. */
const MOST_TEXT = 2_000;

/** Null where the setting is empty, and that is the default. Without its binding the setting is a mistake, and is told. */
export function rerankerOf(
  config: Pick<Config, "RERANK_MODEL">,
  env: { readonly AI?: RerankBinding },
): Reranker | null {
  return config.RERANK_MODEL === undefined ? null : { model: config.RERANK_MODEL, binding: env.AI ?? UNBOUND };
}

class RerankBindingMissing extends Error {
  override readonly name = "RerankBindingMissing";
}

const UNBOUND: RerankBinding = {
  run: () => Promise.reject(new RerankBindingMissing("RERANK_MODEL is set, and wrangler.toml binds no AI")),
};

export interface Reranked {
  readonly hits: readonly SearchHit[];
  /** Why the order is the one before; null when it is the model's. */
  readonly problem: string | null;
}

/** The hits in the model's order; those it says nothing of follow in theirs. Rejects only when `signal` is aborted. */
export async function rerank(
  { binding, model }: Reranker,
  question: string,
  hits: readonly SearchHit[],
  signal: AbortSignal | undefined,
): Promise<Reranked> {
  if (hits.length < 2) {
    return { hits, problem: null };
  }
  try {
    const contexts = hits.map(({ passage }) => ({ text: contextOf(passage) }));
    const said = await withTimeout(TIMEOUT_MS, signal, () => binding.run(model, { query: question, contexts }));
    const { response } = answer.parse(said);
    const best = response.toSorted((a, b) => b.score - a.score).flatMap(({ id }) => hits[id] ?? []);
    return { hits: [...new Set([...best, ...hits])], problem: null };
  } catch (error) {
    signal?.throwIfAborted();
    return { hits, problem: `rerank: ${error instanceof Error ? error.name : "failed"}` };
  }
}

function contextOf({ title, headings, text }: Passage): string {
  return `${[title, ...headings].join(" > ")}\n${text}`.slice(0, MOST_TEXT);
}
