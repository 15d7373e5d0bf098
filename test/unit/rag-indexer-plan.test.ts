import { describe, expect, it } from "vitest";
import { planOf } from "../../rag-indexer/diff.ts";
import { batches } from "../../rag-indexer/publish.ts";
import { listed, progressLine, summaryLines } from "../../rag-indexer/report.ts";

const wanted = (path: string, id: string, ...passages: string[]) => ({ id, path, passages });
const served = (...documents: { id: string; path: string; passages: string[] }[]) => ({
  revision: "r",
  number: 1,
  activatedAt: 0,
  embeddingModel: "m",
  dimensions: 4,
  documents: documents.map((document) => ({ ...document, source: "s" })),
});

describe("the plan", () => {
  it("tells added, changed, removed and unchanged documents, and what has to be embedded", () => {
    const plan = planOf(
      [wanted("a", "a1", "p1"), wanted("b", "b2", "p2", "p4"), wanted("d", "d1", "p5")],
      served(
        { id: "a1", path: "a", passages: ["p1"] },
        { id: "b1", path: "b", passages: ["p2", "p3"] },
        { id: "c1", path: "c", passages: ["p6"] },
      ),
      false,
    );
    expect(plan.documents).toEqual({ total: 3, added: 1, changed: 1, removed: 1, unchanged: 1 });
    expect(plan.changes).toEqual({ added: ["d"], changed: ["b"], removed: ["c"] });
    expect(plan.passages).toEqual({ total: 4, fresh: 2, unchanged: 2, removed: 2 });
  });

  it("embeds nothing for a renamed file", () => {
    const plan = planOf([wanted("new", "a2", "p1")], served({ id: "a1", path: "old", passages: ["p1"] }), false);
    expect(plan.passages).toEqual({ total: 1, fresh: 0, unchanged: 1, removed: 0 });
  });

  it("embeds everything for a rebuild and for an empty Worker", () => {
    expect(
      planOf([wanted("a", "a1", "p1")], served({ id: "a1", path: "a", passages: ["p1"] }), true).passages.fresh,
    ).toBe(1);
    expect(planOf([wanted("a", "a1", "p1")], null, false).passages.fresh).toBe(1);
  });
});

const passages = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: `p${at}`,
    kind: "prose" as const,
    title: "t",
    documentNumber: null,
    headings: [],
    text: `${at}`,
  }));

describe("batches", () => {
  const details = {
    path: "p",
    title: "t",
    document: null,
    revision: null,
    date: null,
    url: null,
    language: "en",
    status: "current",
  } as const;

  it("hold a hundred passages at most, each with the documents it needs", () => {
    const list = [
      ...batches([
        { id: "a", source: "s", details, passages: passages(150) },
        { id: "b", source: "s", details, passages: passages(30) },
        { id: "c", source: "s", details, passages: [] },
      ]),
    ];
    expect(list.map((batch) => [batch.documents.map(({ id }) => id).join(""), batch.passages.length])).toEqual([
      ["a", 100],
      ["abc", 80],
    ]);
    expect(list[1]?.passages[0]).toMatchObject({ document: "a", position: 100 });
  });

  it("hold no more text than one parameter of D1 takes", () => {
    const long = passages(80).map((passage) => ({ ...passage, text: "x".repeat(8_000) }));
    const list = [...batches([{ id: "a", source: "s", details, passages: long }])];
    expect(list.map((batch) => batch.passages.length)).toEqual([31, 31, 18]);
  });

  it("hold a hundred documents at most", () => {
    const documents = Array.from({ length: 201 }, (_, at) => ({ id: `d${at}`, source: "s", details, passages: [] }));
    expect([...batches(documents)].map((batch) => batch.documents.length)).toEqual([100, 100, 1]);
  });
});

describe("the report", () => {
  it("shows rate and time left", () => {
    expect(progressLine({ kind: "publishing", done: 50, total: 200, embedded: 40, milliseconds: 2_000 })).toBe(
      "[#####---------------] 50/200 passages, 40 embedded, 25/s, 6 s left",
    );
  });

  it("names the first of many", () => {
    const names = Array.from({ length: 25 }, (_, at) => `d${at}`);
    expect(listed(names.slice(0, 21))).toMatch(/d19, d20$/);
    expect(listed(names)).toMatch(/^d0, .*d19 and 5 more$/);
  });

  it("ends with a summary", () => {
    const plan = planOf([wanted("a", "a1", "p1")], null, false);
    const lines = summaryLines({
      kind: "published",
      documents: 1,
      passages: 1,
      embedded: 1,
      unchanged: 0,
      removed: 0,
      revision: "r",
      seconds: 1.25,
      plan,
      cost: null,
      problems: [{ file: "a.md", line: 3, problem: "is bad" }],
      contradictions: ["A and B"],
      notes: ["careful"],
    });
    expect(lines).toEqual([
      "not read: a.md:3: is bad",
      "contradiction: A and B",
      "note: careful",
      "published revision r (1.3 s)",
      "  documents  1 (1 added, 0 changed, 0 removed)",
      "    added    a",
      "  passages   1",
      "  embedded   1",
      "  unchanged  0",
      "  removed    0",
      "partial: 1 problem, named above",
    ]);
  });
});
