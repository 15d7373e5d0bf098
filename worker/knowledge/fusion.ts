/**
 * How much each half of the search counts, by embedding model: a weak model at equal weight makes the
 * hybrid worse than word search alone. Measured; see docs on retrieval before changing a figure.
 */
import type { FusionWeights } from "./rank.ts";

/** Weights of the full-text columns in bm25. */
export const COLUMN_WEIGHTS = { title: 3, headings: 2, text: 1, codes: 4 } as const;

/** Models of which published runs show the dense half ahead on prose. */
const STRONG: FusionWeights = { dense: 2, lexical: 1 };
/** Models that hash words and characters, and models nobody has measured here. */
const WEAK: FusionWeights = { dense: 1, lexical: 2 };

const STRONG_MODELS = [/text-embedding-3/, /bge-(m3|base|large|small)/, /qwen3-embedding/, /embeddinggemma/, /gte-/];

export function fusionWeights(embeddingModel: string): FusionWeights {
  const name = embeddingModel.toLowerCase();
  return STRONG_MODELS.some((pattern) => pattern.test(name)) ? STRONG : WEAK;
}
