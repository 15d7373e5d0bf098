import { describe, expect, it, vi } from "vitest";
import type { SearchHit } from "../../worker/knowledge/passage.ts";
import type { RerankBinding } from "../../worker/knowledge/rerank-binding.ts";
import { rerank, rerankerOf } from "../../worker/knowledge/rerank.ts";
import { rerankStandIn } from "../support/rerank-stand-in.ts";
import { passageWith } from "../support/passage.ts";

const MODEL = "@cf/baai/bge-reranker-base";
const HITS = [hit("a", "Crimp tools."), hit("b", "Torque of the jam nut."), hit("c", "A jam nut.")];

describe("the reranker", () => {
  it("puts the candidates in the order of its model, and asks the model that is set", async () => {
    const binding = rerankStandIn();
    const { hits, problem } = await rerank({ binding, model: MODEL }, "jam nut torque", HITS, undefined);
    expect(hits.map(({ passage }) => passage.id)).toEqual(["b", "c", "a"]);
    expect(problem).toBeNull();
    expect(binding.models).toEqual([MODEL]);
  });

  it("keeps what the model says nothing of, behind, and ignores places that were not asked", async () => {
    expect(
      await ordered(async () => ({
        response: [
          { id: 2, score: 0.9 },
          { id: 7, score: 0.8 },
        ],
      })),
    ).toEqual({
      order: ["c", "a", "b"],
      problem: null,
    });
  });

  it.for([
    ["fails", () => Promise.reject(new TypeError("3040: Capacity temporarily exceeded")), "rerank: TypeError"],
    ["answers in another shape", async () => ({ data: [] }), "rerank: ZodError"],
    ["is not bound", undefined, "rerank: RerankBindingMissing"],
  ] as const)("leaves the order as it was when the model %s, and says so", async ([, run, problem]) => {
    expect(await ordered(run)).toEqual({ order: ["a", "b", "c"], problem });
  });

  it("does not wait for a model that hangs", async () => {
    vi.useFakeTimers();
    try {
      const waiting = ordered(() => new Promise(() => undefined));
      await vi.advanceTimersByTimeAsync(5_000);
      expect(await waiting).toEqual({ order: ["a", "b", "c"], problem: "rerank: TimeoutError" });
    } finally {
      vi.useRealTimers();
    }
  });

  it("ends when the caller gives up", async () => {
    const caller = new AbortController();
    const binding = { run: () => new Promise(() => undefined) };
    const waiting = rerank({ binding, model: MODEL }, "jam nut", HITS, caller.signal);
    caller.abort(new Error("given up"));
    await expect(waiting).rejects.toThrow("given up");
  });

  it("is none where no model is set", () => {
    expect(rerankerOf({ RERANK_MODEL: undefined }, { AI: rerankStandIn() })).toBeNull();
  });
});

async function ordered(run: RerankBinding["run"] | undefined) {
  const reranker = rerankerOf({ RERANK_MODEL: MODEL }, run === undefined ? {} : { AI: { run } });
  const { hits, problem } = await rerank(reranker ?? expect.fail("no reranker"), "jam nut", HITS, undefined);
  return { order: hits.map(({ passage }) => passage.id), problem };
}

function hit(id: string, text: string): SearchHit {
  return {
    passage: passageWith({ id, text, title: "Page" }),
    score: 1,
    denseRank: 1,
    lexicalRank: 1,
    exactPart: false,
  };
}
