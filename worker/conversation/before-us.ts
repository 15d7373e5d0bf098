/** What the bot did in a chat before this conversation knew of it. Pure. The invariants stand in transition.ts. */
import { compareTimes } from "./order.ts";
import type { State } from "./state.ts";
import { SAID } from "./step.ts";

/**
 * What the bot said before we knew of the chat, by a conversation that was erased since or by another program, answered
 * what stands before it. Later it is no news: what it then says and did not plan is none of an answer.
 */
export function withoutAnswered(
  before: State,
  event: { readonly at: string; readonly text: string; readonly customId: string | null },
): State {
  if (before.generations > 0) {
    return before;
  }
  const state = withoutObeyed(before, event);
  const pending = state.pending.filter((message) => compareTimes(message.at, event.at) > 0);
  const answered = state.pending.filter((message) => !pending.includes(message));
  return {
    ...state,
    pending,
    said: [
      ...state.said,
      ...answered.map((message) => ({ role: "customer", text: message.text }) as const),
      { role: "bot", text: event.text } as const,
    ].slice(-SAID),
  };
}

/** A command that was obeyed then: the answer bears its name. */
export function withoutObeyed(state: State, { customId }: { readonly customId: string | null }): State {
  return state.generations > 0
    ? state
    : { ...state, held: state.held.filter(({ id }) => customId?.startsWith(`${id}:`) !== true) };
}
