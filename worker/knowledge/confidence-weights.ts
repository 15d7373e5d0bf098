/** Learned by `npm run eval -- confidence`; docs/retrieval.md says on what and how well. */
import type { SupportFeatures } from "./confidence.ts";

export const CONFIDENCE_WEIGHTS: {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof SupportFeatures, number>>;
  readonly threshold: number;
} = {
  bias: -3.01,
  weights: {
    statement: 0.08,
    matched: 1.28,
    first: 2.84,
    apart: 2.49,
    missing: -0.22,
    lostName: -1.93,
    same: 1.1,
    strangePart: -0.05,
    partStatement: 0.3,
    noValue: -1.53,
  },
  threshold: 0.22,
};
