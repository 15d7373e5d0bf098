import { describe, expect, it } from "vitest";
import { handoffNote } from "../../worker/conversation/handoff/note.ts";
import type { HandoffContext } from "../../worker/conversation/handoff/note.ts";
import { initialState } from "../../worker/conversation/state.ts";

const turn = { id: "T_5", generation: 2, covers: ["T_5"] };
const line = (id: string, role: "customer" | "bot", text: string) => ({ id, at: "2026-11-21T10:00:00Z", role, text });

const context: HandoffContext = {
  note: {
    kind: "note",
    id: "T_5:2:note",
    turn,
    reason: "low-confidence",
    evidence: "not in the cited passages: 40 g",
    question: "Does it survive 40 g of shock?",
    draft: "It survives 40 g.",
  },
  state: {
    ...initialState,
    earlierThreads: 2,
    customer: {
      id: "c1",
      name: "Ann Example",
      email: "ann@example.com",
      phone: "+49 30 1234",
      fields: { company: "Example Marine" },
      visit: {
        referrer: "https://search.example/",
        pages: [{ url: "https://shop.example/38999", title: "38999 Series" }],
        country: "Germany",
        city: "Kiel",
        timezone: null,
      },
    },
    about: {
      assistant: "technical",
      topic: "technical data",
      language: "en",
      wish: "shock rating of a D38999 plug for a ferry",
      sentiment: "calm",
      group: null,
      parts: [{ asked: "D38999/26WJ35PN", verdict: "in the catalogue" }],
    },
  },
  transcript: [
    line("T_1", "customer", "We build an inverter for a ferry. What does a size 16 contact carry in D38999/26WJ35PN?"),
    line("own:1", "bot", "13 A."),
    line("T_3", "customer", "(file: drawing.pdf)"),
    line("T_5", "customer", "Does it survive 40 g of shock?"),
  ],
  replies: [{ covers: ["T_1"], text: "13 A.", sources: [{ title: "Ratings (FM-3001)", url: null }] }],
  record: "https://worker.example/records/x/y",
};

describe("the note of a handoff", () => {
  it("tells who, what, why, what was answered from what, what is open, and where all of it stands", () => {
    expect(handoffNote(context).split("\n")).toEqual([
      "Handed over by the bot: the documentation does not answer this with certainty (not in the cited passages: 40 g).",
      "Customer: Ann Example, ann@example.com, +49 30 1234; company: Example Marine.",
      "Visit: on 38999 Series, https://shop.example/38999; came from https://search.example/; in Kiel, Germany.",
      "Has written before: 2 earlier thread(s) in this chat.",
      "Language: en; mood: calm; topic: technical data.",
      "Wants: shock rating of a D38999 plug for a ferry",
      "Open question: Does it survive 40 g of shock?",
      "Engineering case:",
      "  Part D38999/26WJ35PN: in the catalogue",
      "  Application: We build an inverter for a ferry.",
      "  Vibration: Does it survive 40 g of shock?",
      "  Files sent: drawing.pdf",
      "Answered so far:",
      "  Q: We build an inverter for a ferry. What does a size 16 contact carry in D38999/26WJ35PN?",
      "  A: 13 A. [Ratings (FM-3001)]",
      "Suggested answer, not sent because it could not be proved:",
      "It survives 40 g.",
      "Conversation so far:",
      "  customer: We build an inverter for a ferry. What does a size 16 contact carry in D38999/26WJ35PN?",
      "  bot: 13 A.",
      "  customer: (file: drawing.pdf)",
      "  customer: Does it survive 40 g of shock?",
      "Whole record: https://worker.example/records/x/y",
    ]);
  });

  it("looks behind a bare wish for a person to what the customer wants", () => {
    const note = {
      ...context.note,
      reason: "requested",
      evidence: "a person please",
      question: "A person, please",
      draft: null,
    } as const;
    expect(handoffNote({ ...context, note })).toContain(
      "Open question: A person, please (before that: (file: drawing.pdf))",
    );
  });

  it("holds no empty section for what is not known", () => {
    const note = { ...context.note, draft: null };
    const bare = handoffNote({ note, state: initialState, transcript: [], replies: [], record: null });
    expect(bare.split("\n")).toEqual([
      "Handed over by the bot: the documentation does not answer this with certainty (not in the cited passages: 40 g).",
      "Customer: no name or e-mail given.",
      "Open question: Does it survive 40 g of shock?",
    ]);
  });
});
