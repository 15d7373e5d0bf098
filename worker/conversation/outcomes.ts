/** What an effect came to, and what follows from that. Pure. The invariants stand in transition.ts. */
import { addToWaiting, onAbuse, onUnsure } from "./answers-withheld.ts";
import type { Answer } from "./answering.ts";
import { onSaid } from "./command-word.ts";
import { frustrationOf } from "../hearing/frustration.ts";
import type { Frustration } from "../hearing/frustration.ts";
import { followUpEffects } from "./handoff/follow-up-effects.ts";
import { handOff, transferId } from "./handoff/handoff.ts";
import { onAvailability, onRefused, onSeekDue } from "./handoff/course.ts";
import { onIdleDue, wakeWhenIdle } from "./idle.ts";
import { aside, reply } from "./say.ts";
import type { HandoffReason, Outcome, State, Step, Turn, Wanted } from "./state.ts";
import { SAID, also, belongsTo, close, effectId, giveUp, isLast, look, questionOf, stay } from "./step.ts";
import type { Here } from "./step.ts";
import { onPauseDue, onSuggested } from "./supervisor.ts";
import { takeTurn } from "./turn.ts";

export function onOutcome(state: State, outcome: Outcome, here: Here): Step {
  const { phase } = state;
  switch (outcome.kind) {
    case "answered":
      return phase.kind === "answering" && phase.step === "generating"
        ? onAnswer(remember(state, outcome), phase.turn, outcome.answer, here)
        : stay(state);
    case "answer-failed":
      return phase.kind === "answering"
        ? call(state, phase.turn, "models-down", outcome.code, null, here)
        : stay(state);
    case "delivered":
      return onDelivered(state, outcome, here);
    case "uncertain":
      // What is said beside the turn leaves it as it is: its answer is still being written.
      return phase.kind === "answering" && belongsTo(phase.turn, outcome.id) && isLast(outcome.id)
        ? stay({ ...state, phase: { ...phase, step: "confirming" } })
        : stay(state);
    case "undelivered":
      return onUndelivered(state, outcome, here);
    case "availability":
      return phase.kind === "handing-off" && phase.step === "checking" && belongsTo(phase.turn, outcome.id)
        ? onAvailability(state, phase, outcome.agents, here)
        : stay(state);
    case "transfer-accepted":
      return phase.kind === "handing-off" && outcome.id === transferId(phase)
        ? look({ ...state, phase: { ...phase, step: "accepted" } }, here.policy.confirmTransferMs)
        : stay(state);
    case "transfer-refused":
      return phase.kind === "handing-off" && outcome.id === transferId(phase)
        ? onRefused(state, phase, outcome.code, here)
        : stay(state);
    case "thread-closed":
      return close(state);
    case "suggested":
      return onSuggested(state, outcome.turn, outcome.answer);
    case "follow-up-stored":
      return followUpEffects(state, outcome.turn, outcome.followUp, here);
    case "due":
      return onDue(state, outcome, here);
    case "failed":
      return stay(state);
    case "unreadable":
      return outcome.failure === "closed" ? close(state) : giveUp(state);
  }
}

function onDue(state: State, { id, generation }: Extract<Outcome, { kind: "due" }>, here: Here): Step {
  switch (id) {
    case "idle":
      return onIdleDue(state, generation, here);
    case "seek":
      return onSeekDue(state, here);
    case "pause":
      return onPauseDue(state);
  }
}

function remember(state: State, { about, tokens }: Extract<Outcome, { kind: "answered" }>): State {
  return { ...state, about, spentTokens: state.spentTokens + tokens };
}

function onAnswer(state: State, turn: Turn, answer: Answer, here: Here): Step {
  const { minimumConfidence } = here.policy;
  switch (answer.kind) {
    case "answer":
      if (answer.confidence < minimumConfidence) {
        return onUnsure(state, turn, `confidence ${answer.confidence.toFixed(2)}`, answer.text, here);
      }
      if (isUpset(state, here)) {
        const evidence = ["the model takes the customer for upset", ...frustrationIn(state).reasons].join("; ");
        return call(state, turn, "frustration", evidence, answer.text, here);
      }
      return reply(answered(state), turn, answer.text, {
        name: "reply",
        sources: answer.sources,
        claims: answer.claims,
      });
    case "small-talk":
      return reply(state, turn, answer.text, { name: "reply" });
    case "clarify":
      return state.asked.some((asked) => isSameQuestion(asked, answer.text))
        ? onUnsure(state, turn, `would have asked again: ${answer.text}`, null, here)
        : reply({ ...state, asked: [...state.asked, answer.text] }, turn, answer.text, {
            quickReplies: answer.options,
          });
    case "abuse":
      return onAbuse(state, turn, answer.evidence, here);
    case "hand-off": {
      const step = call(state, turn, answer.reason, answer.evidence, null, here);
      const { text, sources } = answer;
      return text === null ? step : also(step, aside(turn, "preface", text, { sources, covers: turn.covers }), true);
    }
    case "unsure":
      return onUnsure(state, turn, answer.why, answer.draft, here);
  }
}

/** What the customer wrote may not be enough for the rule alone, and be enough with the model's judgement. */
function isUpset(state: State, { policy }: Here): boolean {
  const { about, course } = state;
  const score = frustrationIn(state).score + policy.rules.upsetCountsAs;
  return about?.sentiment === "upset" && score >= policy.rules.frustration && !course.applied.includes("frustration");
}

function frustrationIn(state: State): Frustration {
  return frustrationOf(questionOf(state.pending), state.said);
}

/** Reasons for which nobody is asked anew while the customer waits for a human already. */
const KEPT_WAITING = new Set<HandoffReason>(["guardrail", "contradiction", "assistant", "budget", "models-down"]);

function answered(state: State): State {
  return { ...state, course: { ...state.course, unanswered: 0 } };
}

function call(
  state: State,
  turn: Turn,
  reason: HandoffReason,
  evidence: string,
  draft: string | null,
  here: Here,
): Step {
  const wanted: Wanted = { reason, evidence, question: questionOf(state.pending), draft };
  return state.seeking !== null && KEPT_WAITING.has(reason)
    ? addToWaiting(state, turn, wanted, here)
    : handOff(state, turn, wanted, here);
}

/** The same words, whatever their order and what stands between them. */
function isSameQuestion(left: string, right: string): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu));
  const [a, b] = [words(left), words(right)];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(a.size, b.size, 1) >= 0.8;
}

function onDelivered(before: State, outcome: Extract<Outcome, { kind: "delivered" }>, here: Here): Step {
  const { id, eventIds, turn, text, claims } = outcome;
  const isCovered = (message: { readonly id: string }) => turn.covers.includes(message.id);
  const pending = before.pending.filter((message) => !isCovered(message));
  const state: State = {
    ...onSaid(before, id, null).state,
    pending,
    said: [
      ...before.said,
      ...before.pending.filter(isCovered).map((message) => ({ role: "customer", text: message.text }) as const),
      { role: "bot", text } as const,
    ].slice(-SAID),
    course: {
      ...before.course,
      refusals: 0,
      answers: before.course.answers + (id === effectId(turn, "reply") ? 1 : 0),
    },
  };
  const isCurrent = state.phase.kind === "answering" && belongsTo(state.phase.turn, id) && isLast(id);
  const step = isCurrent
    ? takeTurn({ ...state, phase: { kind: "waiting" } }, here)
    : answersAgain(state, id, turn)
      ? takeTurn(state, here)
      : stay(state);
  const wake = wakeWhenIdle(step.state, here);
  return also(step, {
    plan: wake,
    log: [
      { table: "deliveries", id, turn: turn.id, eventIds },
      ...claims.map((claim, index) => ({
        ...claim,
        table: "claims" as const,
        id: `${id}:claim-${index + 1}`,
        turn: turn.id,
        event: eventIds[0] ?? null,
      })),
    ],
  });
}

/** Whether the turn under way covers what an earlier one, whose fate was not known, has answered. (I1) */
function answersAgain({ phase }: State, delivered: string, { covers }: Turn): boolean {
  return (
    phase.kind === "answering" &&
    phase.step !== "confirming" &&
    !belongsTo(phase.turn, delivered) &&
    phase.turn.covers.some((message) => covers.includes(message))
  );
}

function onUndelivered(before: State, outcome: Extract<Outcome, { kind: "undelivered" }>, here: Here): Step {
  const { state, plan: told } = onSaid(before, outcome.id, outcome.code);
  return also(withoutIt(state, outcome, here), { plan: told });
}

function withoutIt(state: State, outcome: Extract<Outcome, { kind: "undelivered" }>, here: Here): Step {
  const { phase } = state;
  switch (outcome.failure) {
    // Said of one call; a read of the chat settles it, and nothing that is pending is forgotten before. (I2)
    case "closed":
    case "not-in-chat":
      return look(
        giveUp({
          ...state,
          // Whoever ordered it does not know of it, and would wait for an answer together with the customer.
          pause: state.pause?.word === outcome.id ? null : state.pause,
          course: { ...state.course, refusals: state.course.refusals + 1 },
        }),
        outcome.failure === "closed" ? here.policy.uncertainMs : 0,
      );
    case "not-done":
    case "unknown":
    case "rejected":
      break;
  }
  if (phase.kind === "answering" && outcome.id === effectId(phase.turn, "say")) {
    return takeTurn(state, here); // Whoever wanted it said has been told, and the customer is still to be answered.
  }
  if (phase.kind === "answering" && belongsTo(phase.turn, outcome.id) && isLast(outcome.id)) {
    return call(state, phase.turn, "delivery-failed", outcome.code, null, here);
  }
  if (phase.kind === "handing-off" && outcome.id === transferId(phase)) {
    return onRefused(state, phase, outcome.code, here);
  }
  // The thread that could not be closed stays open, and whoever writes in it is answered.
  return phase.kind === "closing" && outcome.id.endsWith(":close")
    ? takeTurn({ ...state, phase: { kind: "waiting" }, pending: [] }, here)
    : stay(state);
}
