/** Learned by `npm run eval -- confidence`; docs/retrieval.md says on what and how well. */
import type { SupportFeatures } from "./confidence.ts";

export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof SupportFeatures, number>>;
  readonly threshold: number;
} = {
  bias: -2.99,
  weights: { statement: 0.03, matched: 1.29, first: 2.8, apart: 2.58, missing: -0.19, lostName: -1.93, same: 1.08, strangePart: -0.04, partStatement: 0.33, noValue: -1.53 },
  threshold: 0.3,
};
