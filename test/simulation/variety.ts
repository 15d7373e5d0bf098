/** What differs from history to history: the rules of handing off, and what the answering half makes of a question. */
import type { Answer } from "../../worker/conversation/answering.ts";
import type { Rules } from "../../worker/conversation/handoff/rules.ts";
import type { Random } from "./random.ts";

/** By what the customer says; all that is for agents alone says so. */
export function answerTo(text: string, answer: string): Answer {
  if (text.includes("unknown")) {
    return { kind: "unsure", confidence: 0.1, why: "SECRET reason", draft: "SECRET draft" };
  }
  if (text.includes("lawyer")) {
    return { kind: "hand-off", reason: "guardrail", evidence: "SECRET evidence", text: null, sources: [] };
  }
  if (text.includes("idiot")) {
    return { kind: "abuse", evidence: "SECRET evidence" };
  }
  return text.includes("Which one")
    ? { kind: "clarify", text: answer, options: ["17", "20"] }
    : { kind: "answer", text: answer, sources: [], confidence: 0.9, claims: [] };
}

/** So that short histories have silences, refusals and ends of pauses in them too. */
export function rulesOf(random: Random, usual: Rules): Rules {
  return {
    ...usual,
    whenUnsure: random.pick(["hand-off", "offer"]),
    announce: random.chance(0.7),
    whenBusy: random.pick(["keep-asking", "queue", "follow-up"]),
    askAgainSeconds: random.pick([20, 60]),
    stopAskingSeconds: random.pick([0, 120, 1_800]),
    queueLookSeconds: random.pick([0, 60]),
    idle: { nudgeSeconds: random.pick([0, 45, 300]), closeSeconds: random.pick([0, 45, 600]) },
    supervision: { commands: true, pauseSeconds: random.pick([60, 1_800]) },
  };
}
