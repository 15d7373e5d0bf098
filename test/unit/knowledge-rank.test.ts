import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fusionWeights } from "../../worker/knowledge/fusion.ts";
import { fuse } from "../../worker/knowledge/rank.ts";
import type { FusionWeights, RankedList } from "../../worker/knowledge/rank.ts";

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 20 });

describe("weighted reciprocal rank", () => {
  it("puts what both lists hold before what one holds", () => {
    expect(fuse(lists(["a", "b"], ["c", "b"])).map(({ id }) => id)).toEqual(["b", "a", "c"]);
  });

  it("follows the heavier list where they disagree", () => {
    expect(fuse(lists(["a"], ["b"], { dense: 1, lexical: 2 }))[0]?.id).toBe("b");
    expect(fuse(lists(["a"], ["b"], { dense: 2, lexical: 1 }))[0]?.id).toBe("a");
  });

  it("says the best place in each half", () => {
    const second: RankedList = { half: "dense", weight: 1, ids: ["b"] };
    expect(fuse([...lists(["a", "b"], ["b"]), second])).toMatchObject([
      { id: "b", denseRank: 1, lexicalRank: 1 },
      { id: "a", denseRank: 1, lexicalRank: null },
    ]);
  });

  it("leaves out what only a list of no weight holds", () => {
    expect(fuse(lists(["a"], ["b"], { dense: 0, lexical: 1 })).map(({ id }) => id)).toEqual(["b"]);
  });

  it("keeps the order of one list when the other is empty, and names each passage once", () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(fuse(lists([], a)).map(({ id }) => id)).toEqual(a);
        expect(
          fuse(lists(a, b))
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual([...new Set([...a, ...b])].toSorted());
      }),
    );
  });
});

describe("weights", () => {
  it("favour meaning with a strong model and words with one nobody has measured", () => {
    const strong = fusionWeights("text-embedding-3-small");
    const unknown = fusionWeights("something-new");
    expect(strong.dense).toBeGreaterThan(strong.lexical);
    expect(unknown.lexical).toBeGreaterThan(unknown.dense);
  });
});

function lists(
  dense: readonly string[],
  lexical: readonly string[],
  weights: FusionWeights = { dense: 1, lexical: 1 },
) {
  return [
    { half: "dense", weight: weights.dense, ids: dense },
    { half: "lexical", weight: weights.lexical, ids: lexical },
  ] satisfies RankedList[];
}
