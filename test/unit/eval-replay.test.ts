import { expect, it } from "vitest";
import { replayLines } from "../../eval/replay-lines.ts";

const answer = { kind: "answer", text: "13 A.", sources: [{ title: "Ratings", url: null }], reason: null } as const;
const handOff = { kind: "hand-off", text: "One moment.", sources: [], reason: "low-confidence" } as const;

it("shows both sides of what is different, and only that", () => {
  const turn = { turn: "t", at: 0, question: "How\nmuch?", prompt: "answer-1", before: answer, now: answer };
  const { lines, different } = replayLines({
    chat: "C1",
    prompt: "answer-9",
    model: "m",
    turns: [
      turn,
      { ...turn, now: { ...answer, text: "25 A." } },
      { ...turn, now: { ...answer, sources: [{ title: "Prices", url: null }] } },
      { ...turn, before: handOff },
      { ...turn, before: handOff, now: { ...handOff, text: "" } },
      { ...turn, before: { ...handOff, reason: "requested" }, prompt: null, now: null },
    ],
  });
  expect(different).toBe(3);
  expect(lines[0]).toBe("chat C1: 6 turns, 3 different with answer-9 and m");
  expect(lines.filter((line) => line.startsWith("  same"))).toEqual([
    "  same: answer",
    "  same: hand-off, low-confidence",
  ]);
  expect(lines).toContain("  - 13 A.");
  expect(lines).toContain("  + 25 A.");
  expect(lines).toContain("  +   source: Prices");
  expect(lines).toContain("  - answer-1 hand-off, low-confidence");
  expect(lines).toContain("  not asked again: no model was asked (hand-off, requested)");
});
