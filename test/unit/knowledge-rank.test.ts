import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fusionWeights } from "../../worker/knowledge/fusion.ts";
import { currentFirst, fuse } from "../../worker/knowledge/rank.ts";

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 20 });

describe("weighted reciprocal rank", () => {
  it("puts what both lists hold before what one holds", () => {
    expect(fuse(["a", "b"], ["c", "b"], { dense: 1, lexical: 1 }).map(({ id }) => id)).toEqual(["b", "a", "c"]);
  });

  it("follows the heavier list where they disagree", () => {
    expect(fuse(["a"], ["b"], { dense: 1, lexical: 2 })[0]?.id).toBe("b");
    expect(fuse(["a"], ["b"], { dense: 2, lexical: 1 })[0]?.id).toBe("a");
  });

  it("says at which place of each list a passage was", () => {
    expect(fuse(["a", "b"], ["b"], { dense: 1, lexical: 1 })).toMatchObject([
      { id: "b", denseRank: 2, lexicalRank: 1 },
      { id: "a", denseRank: 1, lexicalRank: null },
    ]);
  });

  it("keeps the order of one list when the other is empty, and names each passage once", () => {
    fc.assert(
      fc.property(ids, ids, (a, b) => {
        expect(fuse([], a, { dense: 1, lexical: 2 }).map(({ id }) => id)).toEqual(a);
        expect(
          fuse(a, b, { dense: 1, lexical: 2 })
            .map(({ id }) => id)
            .toSorted(),
        ).toEqual([...new Set([...a, ...b])].toSorted());
      }),
    );
  });
});

describe("superseded documents", () => {
  it("come after every current one, in their own order", () => {
    const hits = ["superseded", "current", "superseded", "current"].map((status, at) => ({ at, passage: { status } }));
    expect(currentFirst(hits).map(({ at }) => at)).toEqual([1, 3, 0, 2]);
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
