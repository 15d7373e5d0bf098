/** A customer who says nothing any more: asked once, then the thread is closed. Pure. The invariants stand in transition.ts. */
import { handoffTextsIn } from "./handoff/texts.ts";
import { aside } from "./say.ts";
import type { Effect, State, Step } from "./state.ts";
import { also, effectId, ownTurn, stay } from "./step.ts";
import type { Here } from "./step.ts";

/** Planned whenever the bot has said its last word for now; a new one takes the place of the old. */
export function wakeWhenIdle(state: State, { policy }: Here): readonly Effect[] {
  const { nudgeSeconds, closeSeconds } = policy.rules.idle;
  const seconds = state.course.isNudged ? closeSeconds : nudgeSeconds;
  return isIdle(state) && seconds > 0
    ? [{ kind: "wake", id: "idle", delayMs: seconds * 1000, generation: state.generations }]
    : [];
}

/** `generation`: the turns that were taken when the silence began. */
export function onIdleDue(before: State, generation: number, here: Here): Step {
  if (!isIdle(before) || before.generations !== generation) {
    return stay(before);
  }
  const texts = handoffTextsIn(before.language);
  const { state, turn } = ownTurn(before);
  if (!before.course.isNudged) {
    const nudged: State = { ...state, course: { ...state.course, isNudged: true } };
    // Its delivery sets the clock for what comes then.
    return also(stay(nudged), aside(turn, "nudge", texts.nudge));
  }
  if (here.policy.rules.idle.closeSeconds === 0) {
    return stay(before);
  }
  const closing: State = { ...state, phase: { kind: "closing", why: "idle" } };
  const step = also(stay(closing), aside(turn, "end", texts.idleEnd));
  return also(step, { plan: [{ kind: "close", id: effectId(turn, "close"), turn }] });
}

/** Nothing is under way, and it is the customer who has not gone on. Nobody is hurried who waits for a human. */
function isIdle(state: State): boolean {
  return (
    state.phase.kind === "waiting" &&
    state.pending.length === 0 &&
    state.seeking === null &&
    state.watchers.length === 0 &&
    state.course.question !== null
  );
}
