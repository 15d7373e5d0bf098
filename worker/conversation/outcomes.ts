/** What an effect came to, and what follows from that. Pure. The invariants stand in transition.ts. */
import type { Policy } from "./policy.ts";
import type { Answer } from "./answering.ts";
import type { Outcome, State, Step, Turn } from "./state.ts";
import { belongsTo, close, giveUp, look, stay } from "./step.ts";
import { handOff, offline, reply, takeTurn } from "./turn.ts";

export function onOutcome(state: State, outcome: Outcome, policy: Policy): Step {
  const { phase } = state;
  switch (outcome.kind) {
    case "answered":
      return phase.kind === "answering" && phase.step === "generating"
        ? onAnswer(remember(state, outcome), phase.turn, outcome.answer, policy)
        : stay(state);
    case "answer-failed":
      return phase.kind === "answering" ? handOff(state, phase.turn, "models-down", outcome.code) : stay(state);
    case "delivered":
      return onDelivered(state, outcome);
    case "uncertain":
      return phase.kind === "answering" && belongsTo(phase.turn, outcome.id)
        ? stay({ ...state, phase: { ...phase, step: "confirming" } })
        : stay(state);
    case "undelivered":
      return onUndelivered(state, outcome);
    case "transfer-accepted":
      return phase.kind === "handing-off"
        ? look({ ...state, phase: { ...phase, step: "accepted" } }, policy.confirmTransferMs)
        : stay(state);
    case "transfer-refused":
      return phase.kind === "handing-off" ? offline(state, phase, outcome.code) : stay(state);
    case "unreadable":
      return outcome.failure === "closed" ? close(state) : giveUp(state);
  }
}

function remember(state: State, { about, tokens }: Extract<Outcome, { kind: "answered" }>): State {
  return { ...state, about, spentTokens: state.spentTokens + tokens };
}

function onAnswer(state: State, turn: Turn, answer: Answer, policy: Policy): Step {
  switch (answer.kind) {
    case "answer":
      return answer.confidence < policy.minimumConfidence
        ? handOff(state, turn, "low-confidence", `confidence ${answer.confidence.toFixed(2)}`, answer.text)
        : reply(state, turn, answer.text, { sources: answer.sources, claims: answer.claims });
    case "small-talk":
      return reply(state, turn, answer.text);
    case "clarify":
      return reply({ ...state, asked: [...state.asked, answer.text] }, turn, answer.text, {
        quickReplies: answer.options,
      });
    case "abuse":
      return handOff(state, turn, "abuse", answer.evidence);
    case "hand-off":
      return handOff(state, turn, answer.reason, answer.evidence);
    case "unsure":
      return handOff(state, turn, "low-confidence", answer.why, answer.draft);
  }
}

function onDelivered(state: State, outcome: Extract<Outcome, { kind: "delivered" }>): Step {
  const pending = state.pending.filter((message) => !outcome.turn.covers.includes(message.id));
  const isCurrent = state.phase.kind === "answering" && belongsTo(state.phase.turn, outcome.id);
  const step = isCurrent ? takeTurn({ ...state, phase: { kind: "waiting" }, pending }) : stay({ ...state, pending });
  const { id, eventIds, turn } = outcome;
  return { ...step, log: [...step.log, { table: "deliveries", id, turn: turn.id, eventIds }] };
}

function onUndelivered(state: State, outcome: Extract<Outcome, { kind: "undelivered" }>): Step {
  const { phase } = state;
  switch (outcome.failure) {
    case "closed":
      return close(state);
    case "not-in-chat":
      return look(giveUp(state));
    case "not-done":
    case "unknown":
    case "rejected":
      return phase.kind === "answering" && belongsTo(phase.turn, outcome.id)
        ? handOff(state, phase.turn, "delivery-failed", outcome.code)
        : stay(state);
  }
}
