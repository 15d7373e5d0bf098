import { describe, expect, it } from "vitest";
import {
  numberedTwice,
  partsThatDiffer,
  supersededInCircles,
  withoutSuccessor,
} from "../../rag-indexer/contradictions.ts";
import { costOf } from "../../rag-indexer/cost.ts";

describe("documents that contradict each other", () => {
  it("are two current ones of the same number", () => {
    const document = (name: string, number: string | null, status = "current", revision: string | null = null) => {
      return { name, document: number, status, revision };
    };
    expect(
      numberedTwice([
        document("a.md", "FM-1", "current", "B"),
        document("b.pdf", "FM-1"),
        document("old.md", "FM-1", "superseded"),
        document("c.md", "FM-2"),
        document("d.md", null),
        document("e.md", null),
      ]),
    ).toEqual([
      "FM-1 is the number of 2 current documents: a.md (revision B), b.pdf; set the status of all but one to superseded",
    ]);
  });

  it("are those that supersede each other in a circle", () => {
    const document = (number: string, supersededBy?: string) => ({
      name: `${number}.md`,
      document: number,
      supersededBy,
    });
    expect(
      supersededInCircles([
        document("A-1", "A-2"),
        document("A-2", "A-3"),
        document("A-3"),
        document("B-0", "B-1"),
        document("B-1", "B-2"),
        document("B-2", "B-1"),
        document("C-1", "C-1"),
        document("D-1", "gone"),
      ]),
    ).toEqual([
      "B-1 is superseded by B-2 is superseded by B-1: none of them is current; strike out one `superseded_by`",
      "C-1 is superseded by C-1: none of them is current; strike out one `superseded_by`",
    ]);
  });

  it("are those with a successor that is not here, or that are current all the same", () => {
    const document = (name: string, number: string, supersededBy: string, status = "superseded") => {
      return { name, document: number, supersededBy, status };
    };
    const documents = [
      document("a.md", "A-1", "A-2"),
      document("b.md", "A-2", "A-9"),
      document("c.md", "A-3", "The new manual"),
      document("d.md", "A-4", "A-2", "current"),
    ];
    expect(withoutSuccessor(documents, { "A-3": "The new manual" })).toEqual([
      "b.md: is superseded by A-9, and no document here has that number: mend it, or add the document",
      "d.md: is said to be current, and superseded by A-2: strike out one of the two",
    ]);
  });

  it("are tables that give a part other values, whatever their writing", () => {
    const row = (line: number, fields: Record<string, string>) => ({ line, fields });
    const first = {
      name: "a.csv",
      rows: [
        row(2, { part_number: "A-1", current_rating_a: "7.5", finish: "Nickel", mates_with: "B-1", note: "" }),
        row(3, { part_number: "A-2", current_rating_a: "13" }),
      ],
    };
    const second = {
      name: "b.xlsx",
      rows: [
        row(2, { part_number: "a-1", current_rating_a: "7.50", finish: "nickel ", mates_with: "", note: "x" }),
        row(3, { part_number: "A-2", current_rating_a: "23" }),
        row(4, { part_number: "A-3", current_rating_a: "1" }),
      ],
    };
    expect(partsThatDiffer([first, second])).toEqual(["A-2 current_rating_a: 13 (a.csv:3), 23 (b.xlsx:3)"]);
  });

  it("are named by a few examples where there are many", () => {
    const rows = (value: string) =>
      Array.from({ length: 8 }, (_, at) => ({ line: at + 2, fields: { part_number: `A-${at}`, sealing: value } }));
    const lines = partsThatDiffer([
      { name: "a", rows: rows("IP67") },
      { name: "b", rows: rows("IP68") },
    ]);
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)).toBe("and 3 more between a and b");
  });
});

describe("the estimate", () => {
  const passage = { kind: "prose", title: "T", documentNumber: null, headings: [], text: "x".repeat(398) } as const;

  it("counts tokens, and money where the model's price is known or given", () => {
    expect(costOf([passage], "@cf/baai/bge-m3", null)).toEqual({ tokens: 100, dollars: 100e-6 * 0.0118 });
    expect(costOf([passage], "mine", null)).toEqual({ tokens: 100, dollars: null });
    expect(costOf([passage], "mine", 2)).toEqual({ tokens: 100, dollars: 200e-6 });
  });

  it("takes a sign of Chinese for a token", () => {
    expect(costOf([{ ...passage, text: "连接器".repeat(100) }], "mine", null).tokens).toBe(301);
  });
});
