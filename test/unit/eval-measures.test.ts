import { describe, expect, it } from "vitest";
import { calibrationOf, fitLogistic, precisionRecall } from "../../eval/logistic.ts";
import { meanOf, measure, quantile } from "../../eval/measures.ts";

describe("measures of a ranked list", () => {
  it("count a question as found when any gold document is", () => {
    const found = measure(["a", "b", "c"], ["c", "missing"]);
    expect(found).toMatchObject({ "recall@1": 0, "recall@5": 1, "recall@10": 1, "mrr@10": 1 / 3 });
  });

  it("look at ten passages and no more", () => {
    const ten = Array.from({ length: 10 }, (_, at) => `other-${at}`);
    expect(measure([...ten, "gold"], ["gold"])).toMatchObject({ "recall@10": 0, "mrr@10": 0, "ndcg@10": 0 });
    expect(measure(["1", "2", "3", "4", "5", "gold"], ["gold"])).toMatchObject({ "recall@5": 0, "recall@10": 1 });
  });

  it("count a gold document once, at its first passage", () => {
    expect(measure(["gold", "gold", "gold"], ["gold"])["ndcg@10"]).toBe(1);
    expect(measure(["gold"], ["gold", "second"])["ndcg@10"]).toBeCloseTo(1 / (1 + 1 / Math.log2(3)));
  });

  it("average to nothing over nothing", () => {
    expect(meanOf([])["recall@5"]).toBe(0);
    expect(quantile([], 0.5)).toBe(0);
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([3, 1, 2], 0.99)).toBe(3);
  });
});

describe("what a cut through probabilities is worth", () => {
  const judged = [
    { supported: true, probability: 0.9 },
    { supported: true, probability: 0.2 },
    { supported: false, probability: 0.1 },
    { supported: false, probability: 0.6 },
  ];

  it("tells rightly and wrongly held back", () => {
    expect(precisionRecall(judged, ({ probability }) => probability < 0.3)).toEqual({
      precision: 0.5,
      recall: 0.5,
      falseSilence: 0.5,
      auroc: 0.75,
    });
    expect(precisionRecall(judged, () => false)).toMatchObject({ precision: 0, recall: 0, falseSilence: 0 });
  });

  it("says by how much promise and occurrence differ", () => {
    const { error, bins } = calibrationOf([...judged, { supported: true, probability: 0.94 }]);
    expect(bins.map(({ questions, occurred }) => [questions, occurred])).toEqual([
      [1, 0],
      [1, 1],
      [1, 0],
      [2, 1],
    ]);
    expect(error).toBeCloseTo((0.1 + 0.8 + 0.6 + 0.1 + 0.06) / 5);
    expect(calibrationOf([]).error).toBe(0);
  });

  it("promises in the mean what occurs, however few of one kind there are", () => {
    const rows = Array.from({ length: 400 }, (_, at) => ({ values: [at % 2], label: at % 8 !== 0 }));
    const { bias, weights } = fitLogistic(rows);
    const chance = (value: number) => 1 / (1 + Math.exp(-(bias + (weights[0] ?? 0) * value)));
    expect(chance(0)).toBeCloseTo(0.75, 1);
    expect(chance(0) / 2 + chance(1) / 2).toBeCloseTo(0.875, 1);
  });

  it("is learned from what tells and not from what does not", () => {
    const rows = Array.from({ length: 40 }, (_, at) => ({ values: [at % 2, (at >> 1) % 2], label: at % 2 === 1 }));
    const { weights } = fitLogistic(rows);
    expect(weights[0]).toBeGreaterThan(2);
    expect(Math.abs(weights[1] ?? 1)).toBeLessThan(0.1);
  });
});
