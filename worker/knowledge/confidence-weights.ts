/** Learned by `npm run eval -- confidence`; docs/retrieval.md says on what and how well. */
import type { SupportFeatures } from "./confidence.ts";

export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof SupportFeatures, number>>;
  readonly threshold: number;
} = {
  bias: -1.80,
  weights: { statement: 1.69, matched: 0.69, passage: 0.83, missing: -0.33, strangePart: -0.28, partStatement: 0.82, value: 0.13, noValue: -1.54 },
  threshold: 0.29,
};
