import { describe, expect, it } from "vitest";
import { arrange } from "../../worker/knowledge/arrange.ts";
import type { Passage, SearchHit } from "../../worker/knowledge/passage.ts";
import { passageWith } from "../support/passage.ts";

describe("the passages that are shown", () => {
  it("begin with the parts that the question names", () => {
    expect(shown([prose("a"), part("named")], "mate of X-1?", ["named"])).toEqual(["named", "a"]);
  });

  it("hold a few part records at most while there is prose", () => {
    const hits = [...["p1", "p2", "p3", "p4", "p5"].map(part), ...["a", "b", "c", "d", "e"].map((id) => prose(id))];
    expect(shown(hits, "which plug for hot places?")).toEqual(["p1", "p2", "p3", "a", "b", "c", "d", "e"]);
  });

  it("hold part records alone where nothing else was found", () => {
    expect(shown(["p1", "p2", "p3", "p4", "p5"].map(part), "plug")).toHaveLength(5);
  });

  it("put a superseded document behind every current one", () => {
    expect(shown([prose("old", { status: "superseded" }), prose("new")], "lead time?")).toEqual(["new", "old"]);
  });

  it.for(["lead time in summer 2024?", "what does FM-7000 say?", "FM 7000 lead time"])(
    "leave a superseded document in its place when asked: %s",
    (question) => {
      const old = prose("old", { status: "superseded", title: "Lead times 2024", document: "FM-7000" });
      expect(shown([old, prose("new")], question)).toEqual(["old", "new"]);
    },
  );

  it("let reviewed documents of nearly the same rank pass an unreviewed one", () => {
    const forum = prose("forum", { trust: "unreviewed" });
    const manual = prose("manual", { trust: "authoritative" });
    expect(shown([forum, manual, prose("a"), prose("b")], "torque?")).toEqual(["manual", "a", "forum", "b"]);
    expect(shown([forum, prose("x", { trust: "unreviewed" })], "torque?")).toEqual(["forum", "x"]);
    const old = prose("old", { status: "superseded", trust: "authoritative" });
    expect(shown([old, forum], "torque?")).toEqual(["forum", "old"]);
  });

  it("do not take this year for the year of an old document", () => {
    const old = prose("old", { status: "superseded", title: "Lead times 2024" });
    expect(shown([old, prose("new")], "lead time in 2026?")).toEqual(["new", "old"]);
  });
});

function shown(hits: readonly SearchHit[], question: string, named: readonly string[] = []): string[] {
  return arrange(hits, question, named, 8).map(({ passage }) => passage.id);
}

function prose(id: string, over: Partial<Passage> = {}): SearchHit {
  return { passage: passageWith({ id, ...over }), score: 1, denseRank: 1, lexicalRank: 1, exactPart: false };
}

function part(id: string): SearchHit {
  return prose(id, { kind: "part" });
}
