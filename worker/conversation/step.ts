/** What a transition is made of: a state, and what follows from it. Pure. The invariants stand in transition.ts. */
import type { Queue } from "../channels/channel.ts";
import { compareTimes } from "./order.ts";
import type { Policy } from "./policy.ts";
import { newThread } from "./state.ts";
import type { Effect, Pending, Phase, Queued, State, Step, Turn } from "./state.ts";

/** What a decision may rest on beside the state. */
export interface Here {
  readonly policy: Policy;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What the bot does of its own accord: out of date as soon as the customer goes on. */
export const OVERTAKEN: readonly Effect["kind"][] = ["answer", "reply", "note", "availability", "transfer", "close"];

/** What the bot must not do beside whoever else has the chat. What it tells agents alone it may. */
const OUTGOING: readonly Effect["kind"][] = [...OVERTAKEN, "say"];

/** What is not carried out in a later thread: a read of that does not show whether it was in the one it was for. (E3) */
export const OF_THREAD: readonly Effect["kind"][] = [...OUTGOING, "whisper"];

/** Everything that would be seen or done in the chat. */
const EVERYTHING: readonly Effect["kind"][] = [...OF_THREAD, "suggest"];

/** Lines of what was said that the rules look back on. */
export const SAID = 12;

export function stay(state: State): Step {
  return { state, plan: [], drop: [], log: [] };
}

/** Adds to what follows, after or (`before`) ahead of it. */
export function also(step: Step, { plan = [], log = [] }: Partial<Pick<Step, "plan" | "log">>, first = false): Step {
  return first
    ? { ...step, plan: [...plan, ...step.plan], log: [...log, ...step.log] }
    : { ...step, plan: [...step.plan, ...plan], log: [...step.log, ...log] };
}

/** Has the chat read: what the platform shows then settles who speaks. */
export function look(from: State | Step, delayMs = 0): Step {
  const step = "state" in from ? from : stay(from);
  return { ...step, plan: [...step.plan, { kind: "look", id: "look", delayMs }] };
}

export function close(state: State): Step {
  return { ...stay({ ...state, phase: { kind: "closed" }, pending: [] }), drop: EVERYTHING };
}

/** Somebody else has the chat: nothing that was planned is said. What is pending is theirs to answer. (I3) */
export function giveUpTo(state: State, phase: Phase): Step {
  const handoff = handoffOf(state.phase);
  const step: Step = {
    ...stay({ ...state, phase: phase.kind === "queued" ? { ...phase, handoff } : phase }),
    drop: OUTGOING,
  };
  const outcome =
    phase.kind === "human" ? "taken" : phase.kind === "queued" && phase.position !== null ? "queued" : null;
  if (handoff === null || outcome === null) {
    return step;
  }
  const { turn, reason } = handoff;
  const evidence = phase.kind === "human" ? phase.agents.join(", ") : "";
  return {
    ...step,
    log: [{ table: "handoffs", id: effectId(turn, outcome), turn: turn.id, reason, evidence, outcome }],
  };
}

/** The bot is in the chat and may speak, as far as is known. */
export function isOurs(phase: Phase): boolean {
  switch (phase.kind) {
    case "waiting":
    case "answering":
    case "handing-off":
    case "paused":
    case "closing":
      return true;
    case "unknown":
    case "queued":
    case "human":
    case "away":
    case "closed":
      return false;
  }
}

/** In line for a human, as far as the platform tells. */
export function inLine(queue: Queue | null): Queued {
  return { kind: "queued", position: queue?.position ?? null, waitSeconds: queue?.waitSeconds ?? null, handoff: null };
}

/** The handoff that is on its way, or waits in line. */
function handoffOf(phase: Phase): Queued["handoff"] {
  switch (phase.kind) {
    case "handing-off":
      return { turn: phase.turn, reason: phase.reason };
    case "queued":
      return phase.handoff;
    default:
      return null;
  }
}

/** The bot has lost the chat and who has it is not known yet. */
export function giveUp(state: State): Step {
  switch (state.phase.kind) {
    case "human":
    case "queued":
    case "closed":
      return { ...stay(state), drop: OUTGOING };
    case "handing-off":
      return giveUpTo(state, state.phase.step === "checking" ? { kind: "away" } : inLine(null));
    case "unknown":
    case "waiting":
    case "answering":
    case "paused":
    case "closing":
    case "away":
      return giveUpTo(state, { kind: "away" });
  }
}

/**
 * A thread that we do not know has begun: whoever had the last one does not have this one. `at`: of anything in it, so
 * that what is told late of an earlier one is known for such.
 */
export function withThread(state: State, thread: string | null, at: string | null): State {
  if (thread === null || thread === state.thread) {
    return state;
  }
  // What a form said before the news of its thread belongs to it.
  const begun = state.thread === null ? { chosenGroup: state.chosenGroup, watchers: state.watchers } : {};
  const earlierThreads = state.earlierThreads + (state.thread === null ? 0 : 1);
  return { ...state, ...newThread, ...begun, earlierThreads, thread, threadStartedAt: at };
}

/** A turn that answers no message: something that the bot says of its own accord. */
export function ownTurn(before: State): { readonly state: State; readonly turn: Turn } {
  const generation = before.generations + 1;
  return {
    state: { ...before, generations: generation },
    turn: { id: before.thread ?? "chat", generation, covers: [] },
  };
}

/** Goes out as the custom id of a message: the same after a restart, and never the same twice. */
export function effectId(turn: Turn, name: string): string {
  return `${turn.id}:${turn.generation}:${name}`;
}

/** The effect that the custom id of a message names; long ones go out in parts. */
export function effectOf(customId: string): string {
  return customId.replace(/\.\d+$/, "");
}

/** The id of the turn that an effect is of; null for what is no id of ours. */
export function turnOf(id: string): string | null {
  return /^(.+):\d+:[a-z-]+$/.exec(id)?.[1] ?? null;
}

/** A turn ends with the message that answers it, and not with what is said beside it. */
export function isLast(id: string): boolean {
  return /:(?:reply|say|talk|offline)$/.test(id);
}

export function belongsTo(turn: Turn, id: string): boolean {
  return id.startsWith(effectId(turn, ""));
}

/** Whether it is of a thread that was over before the present one began. */
export function isOfEarlierThread(
  state: State,
  { thread, at }: { readonly thread: string | null; readonly at: string },
) {
  return thread !== null && thread !== state.thread && isOlder(at, state.threadStartedAt);
}

export function isOlder(started: string | null, known: string | null): boolean {
  return started !== null && known !== null && compareTimes(started, known) < 0;
}

export function questionOf(pending: readonly Pending[]): string {
  return pending.map((message) => (message.kind === "file" ? `(file: ${message.text})` : message.text)).join("\n");
}
