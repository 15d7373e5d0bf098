/**
 * How likely it is that the passages hold the asked-for fact. Pure. A score of the search cannot say so: it is as high
 * for a question about a thing we make and a property we never state. What tells is whether one statement (a sentence,
 * a row with its header, a field of a part) holds the thing, the property and a value of the kind asked for.
 *
 * A probability is meant as: of the questions of customers as those of the sets it was learned from, of which 76 in 100
 * had their answer among the passages, this share of those that look like this one had it. Where customers ask more or
 * less of what the documents do not tell, all of them are too high or too low, and their order stays.
 */
import type { SupportFeatures } from "./confidence-features.ts";
import { supportFeatures } from "./confidence-features.ts";
import { SUPPORT } from "./confidence-weights.ts";
import type { SupportWeights } from "./confidence-weights.ts";
import type { Passage } from "./passage.ts";

export interface Estimate {
  /** From 0 to 1. */
  readonly probability: number;
  /** Something stronger than a missing word speaks against it. */
  readonly isDoubtful: boolean;
}

export function estimateSupport(question: string, passages: readonly Passage[]): Estimate {
  const features = supportFeatures(question, passages);
  return { probability: probabilityOf(SUPPORT, features), isDoubtful: isDoubtful(features) };
}

/** A word that stands nowhere may have a synonym that no list has. A code or a name has none, and neither has a value. */
export function isDoubtful(features: SupportFeatures): boolean {
  const { lostName, lostProperName, lostCode, noValue, noOwnValue } = features;
  return [lostName, lostProperName, lostCode, noValue, noOwnValue].some((doubt) => doubt > 0);
}

export function probabilityOf({ bias, weights }: SupportWeights, features: SupportFeatures): number {
  const names = Object.keys(weights) as (keyof SupportFeatures)[];
  const sum = names.reduce((total, name) => total + weights[name] * features[name], bias);
  return 1 / (1 + Math.exp(-sum));
}
