/** Learned by `npm run eval -- confidence`; docs/retrieval.md says on what and how well. */
import type { SupportFeatures } from "./confidence-features.ts";
import { isHashing } from "./fusion.ts";

export interface SupportWeights {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof SupportFeatures, number>>;
  /** Below this probability a doubtful question is held back. */
  readonly threshold: number;
}

const HASHING: SupportWeights = {
  bias: -0.13,
  weights: {
    matched: 2.05,
    first: 1.21,
    missing: -1.21,
    lostName: -1.23,
    lostCode: -2.38,
    partStatement: 0.49,
    noValue: -1.17,
    noOwnValue: -2.27,
  },
  threshold: 0.44,
};

/**
 * Null for an embedding model that nobody has learned them with. They belong to it: a trained model, above all one of
 * several languages, finds passages that share no word with the question, and these would all be held back.
 */
export function supportWeights(embeddingModel: string): SupportWeights | null {
  return isHashing(embeddingModel) ? HASHING : null;
}
