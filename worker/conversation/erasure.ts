/**
 * A chat that goes on though its conversation was erased: read before anything is done in it, and what the bot is seen to
 * have done there stays done. Pure. The invariants stand in transition.ts.
 */
import { commandIn } from "./command-text.ts";
import { compareTimes } from "./order.ts";
import { PAUSED } from "./say.ts";
import type { Command, Erasure, OwnWords, State, Step } from "./state.ts";
import { SAID, also, effectOf, isLast, stay, turnOf } from "./step.ts";
import type { Here } from "./step.ts";

/** All are kept until the chat has been read after an erasure; of all but the newest, only what they were for. */
export function withOwnWords(state: State, { at, customId }: Omit<OwnWords, "text">, text: string | null): State {
  const { erasure } = state;
  if (erasure === null) {
    return state;
  }
  const earlier = erasure.own.map((words, place) =>
    words.text !== null && place < erasure.own.length - SAID ? { ...words, text: "" } : words,
  );
  return { ...state, erasure: { ...erasure, own: [...earlier, { at, customId, text }] } };
}

/** What was on its way when the conversation was erased is there, or never will be, before the chat is read again. */
export function notTooSoon(step: Step, now: number): Step {
  const { erasure } = step.state;
  if (erasure === null) {
    return step;
  }
  const plan = step.plan.map((effect) =>
    effect.kind === "look" ? { ...effect, delayMs: Math.max(effect.delayMs, erasure.readFrom - now) } : effect,
  );
  return { ...step, plan };
}

/** The chat has been read after the erasure: what was answered and obeyed before it stays so, and a pause goes on. */
export function afterErasure(before: State, { own }: Erasure, { now, policy }: Here): Step {
  const upTo = own
    .flatMap((words) => answeredUpTo(before, words) ?? [])
    .toSorted(compareTimes)
    .at(-1);
  const isAnswered = ({ at }: { readonly at: string }) => upTo !== undefined && compareTimes(at, upTo) <= 0;
  const words = own.map(({ customId }) => effectOf(customId ?? ""));
  const isObeyed = ({ id }: Command) => words.some((word) => turnOf(word) === id);
  const isOrder = (command: Command) =>
    words.some((word) => turnOf(word) === command.id && word.endsWith(`:${PAUSED}`)) ||
    commandIn(command.text)?.name === "resume";
  const said = [
    ...before.pending.filter(isAnswered).map(({ at, text }) => ({ at, role: "customer", text }) as const),
    ...own.flatMap(({ at, text }) => (text === null || text === "" ? [] : [{ at, role: "bot", text } as const])),
  ].toSorted((left, right) => compareTimes(left.at, right.at));
  const order = before.held
    .filter((command) => isObeyed(command) && isOrder(command))
    .toSorted((left, right) => compareTimes(left.at, right.at))
    .at(-1);
  const state: State = {
    ...before,
    erasure: null,
    pending: before.pending.filter((message) => !isAnswered(message)),
    held: before.held.filter((command) => !isObeyed(command)),
    said: [...before.said, ...said.map(({ role, text }) => ({ role, text }))].slice(-SAID),
  };
  if (order === undefined) {
    return stay(state);
  }
  const delayMs = Date.parse(order.at) + policy.rules.supervision.pauseSeconds * 1000 - now;
  const isPaused = commandIn(order.text)?.name === "pause" && delayMs > 0;
  return also(
    stay({ ...state, orderedAt: order.at, pause: isPaused ? { by: order.by, word: null } : null }),
    isPaused ? { plan: [{ kind: "wake", id: "pause", delayMs, generation: state.generations }] } : {},
  );
}

/** The time up to which words of the bot have answered what was said; null when they answer nothing. */
function answeredUpTo({ pending, held }: State, { at, customId, text }: OwnWords): string | null {
  const effect = effectOf(customId ?? "");
  const turn = turnOf(effect);
  if (text === null || (turn !== null && !isLast(effect) && !effect.endsWith(":end"))) {
    return null;
  }
  return [...pending, ...held].find(({ id }) => id === turn)?.at ?? at;
}
