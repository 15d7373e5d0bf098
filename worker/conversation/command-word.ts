/** What is told to a human who watches of a command that came to nothing after all. Pure. The invariants stand in transition.ts. */
import { whisper } from "./say.ts";
import type { HandingOff, Phase, State, Step } from "./state.ts";
import { also, effectId, stay } from "./step.ts";

/**
 * The word to whoever gave an order that can be carried out no more, since the chat was lost meanwhile. In a thread that
 * has ended nothing can be said, to nobody.
 */
export function withWord(before: State, step: Step): Step {
  const { state, drop } = step;
  const lost = drop.includes("say") ? before.toSay : [];
  const unsaid: Step = {
    ...step,
    state: { ...state, toSay: state.toSay.filter((words) => !lost.includes(words)) },
  };
  if (state.phase.kind === "closed") {
    return unsaid;
  }
  const words = lost.map(({ turn, text }) =>
    whisper(turn, `Not said, as far as is known, since ${whyNot(before, state)}: ${text}`),
  );
  const take = before.phase.kind === "handing-off" && before.phase.manner === "taken" ? before.phase : null;
  const isTold = step.plan.some(
    ({ kind, id }) => kind === "whisper" && take !== null && id === effectId(take.turn, "whisper"),
  );
  if (take !== null && !isTold && !isTaken(take, state.phase)) {
    words.push(whisper(take.turn, `The chat was not moved to you, since ${whyNot(before, state)}.`));
  }
  return words.reduce<Step>((so, word) => also(so, word), unsaid);
}

/** Whether it is on its way to whoever asked for it, or there. */
function isTaken({ turn, targets }: HandingOff, now: Phase): boolean {
  switch (now.kind) {
    case "handing-off":
      return now.turn.generation === turn.generation;
    case "human":
      return now.agents.some((agent) => targets.some((target) => target.kind === "agent" && target.agent === agent));
    default:
      return false;
  }
}

function whyNot(before: State, { thread, phase, pause }: State): string {
  if (thread !== before.thread) {
    return "a new thread began";
  }
  switch (phase.kind) {
    case "human":
      return `${phase.agents.join(", ")} took the chat`;
    case "unknown":
      return "a new thread began";
    case "handing-off":
      return "it is being moved to somebody else";
    case "queued":
    case "away":
      return "the platform took the chat from the bot";
    case "waiting":
    case "answering":
    case "closing":
    case "paused":
    case "closed":
      return pause === null ? "other things went on in it" : `${pause.by} paused the bot`;
  }
}

/** What it was told to say is out, or never will be. */
export function onSaid(before: State, id: string, failure: string | null): Step {
  const words = before.toSay.find(({ turn }) => effectId(turn, "say") === id);
  const state: State = { ...before, toSay: before.toSay.filter((other) => other !== words) };
  return words === undefined || failure === null
    ? stay(state)
    : also(
        stay(state),
        whisper(words.turn, `Not said, since the platform did not take it (${failure}): ${words.text}`),
      );
}
