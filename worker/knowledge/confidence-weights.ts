/**
 * Learned by `npm run eval -- confidence`; docs/retrieval.md says on what and how well. One table for all embedding
 * models: they decide which passages are found, and no feature is of them.
 */
import type { SupportFeatures } from "./confidence-features.ts";

export interface SupportWeights {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof SupportFeatures, number>>;
}

export const SUPPORT: SupportWeights = {
  bias: -0.72,
  weights: {
    matched: 2.41,
    first: 1.88,
    lostName: -1.36,
    lostProperName: -0.92,
    lostCode: -2.46,
    asksValue: -0.69,
    noValue: -0.73,
    noOwnValue: -2.22,
  },
};

/**
 * A doubtful question is held back below this probability: where it is twice as likely that the passages do not hold
 * the answer as that they do. A customer who waits for a human in vain weighs as much as two models asked in vain.
 */
export const HELD_BACK_BELOW = 1 / 3;
