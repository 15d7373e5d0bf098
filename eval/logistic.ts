/** Logistic regression for a handful of features, and what a cut through its probabilities is worth. Pure. */

export interface Row {
  readonly values: readonly number[];
  readonly label: boolean;
}

export interface Judged {
  readonly supported: boolean;
  readonly probability: number;
}

const ROUNDS = 8_000;
const STEP = 1;
/** Pulls weights towards zero, as much as so many examples would: a few hundred cannot carry large ones. */
const RIDGE = 2;

/** Of the greatest likelihood, so that the probabilities hold in the mean over the rows. */
export function fitLogistic(rows: readonly Row[]): { bias: number; weights: number[] } {
  const size = rows[0]?.values.length ?? 0;
  let bias = 0;
  let weights = Array.from({ length: size }, () => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const slope = Array.from({ length: size }, () => 0);
    let biasSlope = 0;
    for (const { values, label } of rows) {
      const sum = values.reduce((total, value, at) => total + value * (weights[at] ?? 0), bias);
      const error = (1 / (1 + Math.exp(-sum)) - (label ? 1 : 0)) / rows.length;
      biasSlope += error;
      values.forEach((value, at) => {
        slope[at] = (slope[at] ?? 0) + error * value;
      });
    }
    bias -= STEP * biasSlope;
    weights = weights.map((weight, at) => weight - STEP * ((slope[at] ?? 0) + (RIDGE / rows.length) * weight));
  }
  return { bias, weights };
}

export interface Abstention {
  /** Of the questions held back, how many the passages did not answer. */
  readonly precision: number;
  /** Of the questions that the passages did not answer, how many were held back. */
  readonly recall: number;
  /** Of the questions that the passages answered, how many were held back. */
  readonly falseSilence: number;
  /** How often a supported example gets the higher probability of two; half is chance. */
  readonly auroc: number;
}

export function precisionRecall<One extends Judged>(
  examples: readonly One[],
  isHeldBack: (example: One) => boolean,
): Abstention {
  const held = examples.filter(isHeldBack);
  const unsupported = examples.filter(({ supported }) => !supported);
  const supported = examples.filter((example) => example.supported);
  const rightly = held.filter((example) => !example.supported).length;
  const pairs = supported.flatMap((yes) =>
    unsupported.map((no): number =>
      yes.probability > no.probability ? 1 : yes.probability === no.probability ? 0.5 : 0,
    ),
  );
  return {
    precision: ratio(rightly, held.length),
    recall: ratio(rightly, unsupported.length),
    falseSilence: ratio(held.length - rightly, supported.length),
    auroc: ratio(
      pairs.reduce((sum, one) => sum + one, 0),
      pairs.length,
    ),
  };
}

export interface Calibration {
  /** By how much promise and occurrence differ, in the mean over the questions. */
  readonly error: number;
  /** From the least probable tenth of the scale to the most; empty ones are left out. */
  readonly bins: readonly { readonly questions: number; readonly promised: number; readonly occurred: number }[];
}

/** Whether so many are supported as the probabilities promise. */
export function calibrationOf(examples: readonly Judged[]): Calibration {
  const tenths = Map.groupBy(examples, ({ probability }) => Math.min(9, Math.floor(probability * 10)));
  const bins = [...tenths]
    .toSorted(([one], [other]) => one - other)
    .map(([, some]) => ({
      questions: some.length,
      promised: some.reduce((sum, { probability }) => sum + probability, 0) / some.length,
      occurred: some.filter(({ supported }) => supported).length / some.length,
    }));
  const off = bins.reduce((sum, bin) => sum + bin.questions * Math.abs(bin.promised - bin.occurred), 0);
  return { error: ratio(off, examples.length), bins };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
