/** What the bot did in a chat before this conversation knew of it. Pure. The invariants stand in transition.ts. */
import { compareTimes } from "./order.ts";
import type { State } from "./state.ts";
import { SAID } from "./step.ts";

/**
 * What the bot said before we knew of the chat, by a conversation that was erased since or by another program, answered
 * what stands before it, whichever is told first. Later it is no news: what it then says and did not plan is none of an
 * answer.
 */
export function withoutAnswered(
  before: State,
  event: { readonly at: string; readonly text: string; readonly customId: string | null },
): State {
  if (before.generations > 0) {
    return before;
  }
  const known = before.spokeBeforeUs;
  const at = known === null || compareTimes(known, event.at) < 0 ? event.at : known;
  const state: State = { ...before, spokeBeforeUs: at };
  const pending = state.pending.filter((message) => !isBeforeUs(state, message));
  const answered = state.pending.filter((message) => !pending.includes(message));
  return {
    ...state,
    pending,
    held: state.held.filter((command) => !isBeforeUs(state, command)),
    said: [
      ...state.said,
      ...answered.map((message) => ({ role: "customer", text: message.text }) as const),
      { role: "bot", text: event.text } as const,
    ].slice(-SAID),
  };
}

export function isBeforeUs({ spokeBeforeUs }: State, { at }: { readonly at: string }): boolean {
  return spokeBeforeUs !== null && compareTimes(at, spokeBeforeUs) < 0;
}
