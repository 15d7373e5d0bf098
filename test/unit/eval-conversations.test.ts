import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Played } from "../../eval/answers-chat.ts";
import { faultsOf } from "../../eval/conversation-check.ts";
import { parseConversations, readConversations } from "../../eval/conversation-file.ts";
import type { SpokenTurn } from "../../eval/conversation-file.ts";
import { byKind, compareRuns, runOf } from "../../eval/conversation-runs.ts";

const folder = fileURLToPath(new URL("../../eval/conversations", import.meta.url));

const around = {
  secrets: { prompts: [], keys: ["a-secret-key"] },
  groupName: (id: number) => (id === 1 ? "Connector engineers" : `group ${id}`),
  languageOf: (text: string) => (text.includes("der") ? "de" : "en"),
};

function turnOf(yaml: string): SpokenTurn {
  const [scripted] = parseConversations("x.yaml", `{kind: k, conversations: [{id: a, turns: [${yaml}]}]}`);
  return scripted?.turns[0] as SpokenTurn;
}

const answered: Played = {
  decision: "answer",
  reply: "It takes 13 A.",
  shown: ["It takes 13 A.\n\nSource:\n• Ratings"],
  sources: [{ path: "ratings", title: "Ratings", url: null }],
  handoff: null,
  milliseconds: 1,
};
const handedOff: Played = {
  ...answered,
  decision: "hand-off",
  reply: "",
  shown: [],
  sources: [],
  handoff: { reason: "requested", evidence: "said so", groups: [1] },
};
const silent: Played = { ...handedOff, decision: "silent", handoff: null };

describe("the conversations that ship", () => {
  it("are at least a hundred, of every kind, each under a name of its own", async () => {
    const scripted = await readConversations(folder);
    expect(scripted.length).toBeGreaterThanOrEqual(100);
    const kinds = new Set(scripted.map(({ kind }) => kind));
    for (const kind of ["injection", "abuse", "lookalikes", "ambiguous", "models down", "languages"]) {
      expect(kinds).toContain(kind);
    }
  });
});

describe("a conversation file", () => {
  it.each([
    ["kind: k\nconversations:\n  - {id: a, turns: [{customer: hi, contians: [x]}]}", /contians|turns/],
    ["kind: k\nconversations: []", /conversations/],
    ["kind: [", /file\.yaml/],
  ])("that is malformed is named: %s", (text, message) => {
    expect(() => parseConversations("file.yaml", text)).toThrow(message);
  });
});

describe("a turn's expectations", () => {
  it.each([
    ["{customer: q, contains: [13 A], lacks: [10 A], cites: [ratings], answers: true}", answered],
    ["{customer: q, contains: [[15 A, 13A]]}", answered],
    ["{customer: q, hands-off-to: engineers, reason: [requested]}", handedOff],
    ["{customer: q, hands-off: true, answers: false}", handedOff],
    ["{customer: q, silent: true}", silent],
    ["{customer: q, asks: [size]}", { ...answered, decision: "clarify", reply: "Which size?" } satisfies Played],
    ["{customer: q, language: de}", { ...answered, reply: "der Strom" }],
  ])("hold: %s", (yaml, played) => {
    expect(faultsOf(turnOf(yaml), played, around)).toEqual([]);
  });

  it.each([
    ["{customer: q, contains: [10 A]}", answered, "lacks 10 A"],
    ["{customer: q, lacks: [13 A]}", answered, "says 13 A"],
    ["{customer: q, cites: [prices]}", answered, "cites ratings and not prices"],
    ["{customer: q, asks: true}", answered, "does not ask back: answer"],
    ["{customer: q, answers: false}", answered, "answers"],
    ["{customer: q, answers: true}", handedOff, "no answer with sources: requested, said so"],
    ["{customer: q, hands-off-to: sales}", handedOff, "the chat goes to Connector engineers"],
    ["{customer: q, hands-off: true}", answered, "no human is called"],
    ["{customer: q, hands-off: false}", handedOff, "hands off: requested, said so"],
    ["{customer: q, reason: [guardrail]}", handedOff, "a human is called for another reason: requested"],
    ["{customer: q, language: de}", answered, "speaks en and not de"],
    ["{customer: q, silent: true}", answered, "speaks"],
    ["{customer: q}", silent, "stays silent"],
    ["{customer: q}", { ...answered, reply: "a-secret-key" }, "it gives away a key"],
  ])("do not hold: %s", (yaml, played, fault) => {
    expect(faultsOf(turnOf(yaml), played, around)).toEqual([fault]);
  });
});

describe("two runs", () => {
  const outcome = (id: string, faults: readonly string[]) => ({
    scripted: { id, kind: "k", models: "up" as const, turns: [] },
    faults,
    turns: [],
  });

  it("differ in what got worse and what got better", () => {
    const before = runOf([outcome("a", []), outcome("b", ["x"]), outcome("gone", [])]);
    const now = runOf([outcome("a", ["y"]), outcome("b", []), outcome("new", ["z"])]);
    expect(compareRuns(before, now)).toEqual({ regressions: ["a"], improvements: ["b"] });
    expect(byKind([outcome("a", ["y"]), outcome("b", [])])).toEqual([{ kind: "k", conversations: 2, passed: 1 }]);
  });
});
