/**
 * How much each half of the search counts, by embedding model: a weak model at equal weight makes the
 * hybrid worse than word search alone. Chosen by `npm run eval -- weights` on several corpora (docs/retrieval.md);
 * between neighbouring values the differences are smaller than what chance does.
 */
import type { FusionWeights } from "./rank.ts";
import { isInAnotherLanguage } from "./stop-words.ts";
import { unspacedRuns } from "./unspaced.ts";

/** Weights of the full-text columns in bm25. */
export const COLUMN_WEIGHTS = { title: 3, headings: 2, text: 1, codes: 2 } as const;

/** Models of which published runs show the dense half ahead on prose. */
const STRONG: FusionWeights = { dense: 2, lexical: 1 };
/**
 * The quick offline model, which hashes words and pieces of words: next to word search it can break ties and meet
 * odd spellings, no more. With the customary smoothing of 60 the places of a list are nearly worth the same,
 * and what this model guesses moves passages that the words had placed well; with 8 at an eighth of the weight it
 * moves hardly any of the first five and fills the later places.
 */
const HASHING: FusionWeights = { dense: 1, lexical: 8, smoothing: 8 };
/**
 * The same hashes with an encoder of English sentences beside them: it finds what is said in other words, and with the words
 * at twice its weight hardly ever moves what they had placed well. Of a question in another language it knows no more
 * than hashes do.
 */
const HASHING_AND_MEANING: FusionWeights = { dense: 1, lexical: 2, smoothing: 4 };
/** Models that nobody has measured here: they may help, and cannot do much harm. */
const UNKNOWN: FusionWeights = { dense: 1, lexical: 2 };

const STRONG_MODELS = [/text-embedding-3/, /bge-(m3|base|large|small)/, /qwen3-embedding/, /embeddinggemma/, /gte-/];

export function fusionWeights(embeddingModel: string, question: string): FusionWeights {
  const name = embeddingModel.toLowerCase();
  if (STRONG_MODELS.some((pattern) => pattern.test(name))) {
    return STRONG;
  }
  if (isHashing(name)) {
    return name.includes("meaning") && !isForeign(question) ? HASHING_AND_MEANING : HASHING;
  }
  return UNKNOWN;
}

function isForeign(question: string): boolean {
  return unspacedRuns(question).length > 0 || isInAnotherLanguage(question.toLowerCase().match(/\p{L}+/gu) ?? []);
}

/** A stand-in that hashes letters in place of a trained model. */
export function isHashing(embeddingModel: string): boolean {
  return embeddingModel.toLowerCase().includes("hash");
}
