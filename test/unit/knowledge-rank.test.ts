import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fusionWeights } from "../../worker/knowledge/fusion.ts";
import { fuse, joinLists } from "../../worker/knowledge/rank.ts";
import type { FusionWeights } from "../../worker/knowledge/rank.ts";

const EQUAL: FusionWeights = { dense: 1, lexical: 1 };
const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 20 });

describe("weighted reciprocal rank", () => {
  it("puts what both lists hold before what one holds", () => {
    expect(fuse(["a", "b"], ["c", "b"], EQUAL).map(({ id }) => id)).toEqual(["b", "a", "c"]);
  });

  it("follows the heavier list where they disagree", () => {
    expect(fuse(["a"], ["b"], { dense: 1, lexical: 2 })[0]?.id).toBe("b");
    expect(fuse(["a"], ["b"], { dense: 2, lexical: 1 })[0]?.id).toBe("a");
  });

  it("says the place in each half", () => {
    expect(fuse(["a", "b"], ["b"], EQUAL)).toMatchObject([
      { id: "b", denseRank: 2, lexicalRank: 1 },
      { id: "a", denseRank: 1, lexicalRank: null },
    ]);
  });

  it("lets a light half move less the less the places are smoothed", () => {
    const words = ["a", "b", "c"];
    const order = (smoothing: number) => fuse(["c"], words, { dense: 1, lexical: 4, smoothing }).map(({ id }) => id);
    expect(order(60)).toEqual(["c", "a", "b"]);
    expect(order(1)).toEqual(["a", "c", "b"]);
  });

  it("leaves out what only a list of no weight holds", () => {
    expect(fuse(["a"], ["b"], { dense: 0, lexical: 1 }).map(({ id }) => id)).toEqual(["b"]);
  });

  it("keeps the order of one list when the other is empty, and names each passage once", () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(fuse([], a, EQUAL).map(({ id }) => id)).toEqual(a);
        expect(
          fuse(a, b, EQUAL)
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual([...new Set([...a, ...b])].toSorted());
      }),
    );
  });
});

describe("answers to several texts", () => {
  it("become one list by weight, each passage once", () => {
    const first = { weight: 1, ids: ["a", "b"] };
    expect(joinLists([first, { weight: 0.35, ids: ["c", "b"] }])).toEqual(["b", "a", "c"]);
    expect(joinLists([first])).toEqual(["a", "b"]);
    expect(joinLists([])).toEqual([]);
  });
});

describe("weights", () => {
  it("favour meaning with a strong model and words with one nobody has measured", () => {
    const strong = fusionWeights("text-embedding-3-small", "What is it?");
    const unknown = fusionWeights("something-new", "What is it?");
    expect(strong.dense).toBeGreaterThan(strong.lexical);
    expect(unknown.lexical).toBeGreaterThan(unknown.dense);
  });

  it("trust an encoder of English with English questions alone", () => {
    const shareOf = (question: string) => {
      const { dense, lexical } = fusionWeights("firstline-offline-hashing-and-meaning", question);
      return dense / lexical;
    };
    const questions = ["¿Cuánto pesa la caja?", "Wie hoch darf ich die Kartons stapeln?", "箱子最多叠几层？"];
    const shares = questions.map(shareOf);
    expect(Math.max(...shares)).toBeLessThan(shareOf("how high can we pile the boxes"));
    expect(shareOf("pile height boxes")).toBe(shareOf("how high can we pile the boxes"));
  });
});
