/** What a transition is made of: a state, and what follows from it. Pure. The invariants stand in transition.ts. */
import { compareTimes } from "./order.ts";
import type { Effect, Phase, State, Step, Turn } from "./state.ts";

/** Everything that would be seen or done in the chat. */
export const OUTGOING: readonly Effect["kind"][] = ["answer", "reply", "note", "transfer"];

export function stay(state: State): Step {
  return { state, plan: [], drop: [], log: [] };
}

/** Has the chat read: what the platform shows then settles who speaks. */
export function look(from: State | Step, delayMs = 0): Step {
  const step = "state" in from ? from : stay(from);
  return { ...step, plan: [...step.plan, { kind: "look", id: "look", delayMs }] };
}

export function close(state: State): Step {
  return { ...stay({ ...state, phase: { kind: "closed" }, pending: [] }), drop: OUTGOING };
}

/** Somebody else has the chat: nothing that was planned is said. What is pending is theirs to answer. (I3) */
export function giveUpTo(state: State, phase: Phase): Step {
  const step: Step = { ...stay({ ...state, phase }), drop: OUTGOING };
  return state.phase.kind === "handing-off" && phase.kind !== "away"
    ? {
        ...step,
        log: [
          {
            table: "handoffs",
            id: effectId(state.phase.turn, phase.kind),
            turn: state.phase.turn.id,
            reason: state.phase.reason,
            evidence: phase.kind === "human" ? phase.agents.join(", ") : "",
            outcome: phase.kind === "human" ? "taken" : "queued",
          },
        ],
      }
    : step;
}

/** The bot has lost the chat and who has it is not known yet. */
export function giveUp(state: State): Step {
  switch (state.phase.kind) {
    case "human":
    case "queued":
    case "closed":
      return { ...stay(state), drop: OUTGOING };
    case "handing-off":
      return giveUpTo(state, { kind: "queued", position: null, waitSeconds: null });
    case "unknown":
    case "waiting":
    case "answering":
    case "away":
      return giveUpTo(state, { kind: "away" });
  }
}

/** A thread that we do not know has begun: whoever had the last one does not have this one. */
export function withThread(state: State, thread: string | null): State {
  return thread === null || thread === state.thread
    ? state
    : { ...state, thread, phase: { kind: "unknown" }, pending: [], watchers: [] };
}

/** Goes out as the custom id of a message: the same after a restart, and never the same twice. */
export function effectId(turn: Turn, name: string): string {
  return `${turn.id}:${turn.generation}:${name}`;
}

export function belongsTo(turn: Turn, id: string): boolean {
  return id.startsWith(effectId(turn, ""));
}

export function isOlder(started: string | null, known: string | null): boolean {
  return started !== null && known !== null && compareTimes(started, known) < 0;
}
