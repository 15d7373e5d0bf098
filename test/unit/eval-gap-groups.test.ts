import { describe, expect, it } from "vitest";
import { groupGaps } from "../../eval/gap-groups.ts";

const open = (question: string, result = "unsure: the passages do not hold the answer") => ({ question, result });

describe("questions without an answer", () => {
  it("come in groups of what they are about, the largest first", () => {
    const gaps = groupGaps([
      open("What is the panel cut-out for AT04-4P?"),
      open("Do you sell cables?"),
      open("panel cut-out of the jam nut receptacle"),
      open("Which panel cut-outs do I need?", "unsure: not in the cited passages: 12"),
    ]);
    expect(gaps.map(({ count }) => count)).toEqual([3, 1]);
    expect(gaps[0]?.about).toContain("panel");
    expect(gaps[0]?.reasons[0]).toEqual(["unsure: the passages do not hold the answer", 2]);
  });

  it("are one group in whatever language and of whatever part, and name the parts", () => {
    const gaps = groupGaps([
      open("UL certificate for KV-20?"),
      open("ul zertifikat kv-25"),
      open("Haben Sie das UL-Zertifikat?"),
      open("What is the lead time of the GM-50-033?"),
      open("Lieferzeit GM-50-014?"),
      open("Gibt es 3D-Modelle?"),
    ]);
    expect(gaps.map(({ count, names }) => [count, names])).toEqual([
      [3, ["KV-20", "kv-25"]],
      [2, ["GM-50-033", "GM-50-014"]],
      [1, []],
    ]);
    expect(gaps.map(({ about }) => about)).toEqual([
      "certificate ul",
      expect.stringContaining("lead time"),
      expect.stringContaining("3d"),
    ]);
  });

  it("are one group in other words for the same", () => {
    const gaps = groupGaps([
      open("What is the price of the KV-20?"),
      open("How much does the KV-25 cost?"),
      open("Do you sell cables?"),
      open("Which cables fit the purchase form?"),
    ]);
    expect(gaps.map(({ about, count }) => [about, count])).toContainEqual(["price", 2]);
  });

  it("show each wording once", () => {
    const [gap] = groupGaps([open("UL file?"), open("UL file?"), open("UL file ")]);
    expect(gap).toMatchObject({ count: 3, examples: ["UL file?", "UL file"] });
  });

  it("may be none", () => {
    expect(groupGaps([])).toEqual([]);
  });
});
