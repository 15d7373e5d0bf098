/** What the bot did in a chat before this conversation knew of it. Pure. The invariants stand in transition.ts. */
import { withOwnWords } from "./erasure.ts";
import { compareTimes } from "./order.ts";
import type { OwnWords, State } from "./state.ts";
import { SAID } from "./step.ts";

/**
 * What the bot said before we knew of the chat, by another program or by a conversation that is lost, answered what
 * stands before it, whichever is told first. Later it is no news: what it then says and did not plan is none of an
 * answer.
 */
export function withoutAnswered(before: State, words: Omit<OwnWords, "text">, text: string): State {
  if (before.erasure !== null) {
    return withOwnWords(before, words, text);
  }
  if (before.generations > 0) {
    return before;
  }
  const known = before.spokeBeforeUs;
  const at = known === null || compareTimes(known, words.at) < 0 ? words.at : known;
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
      { role: "bot", text } as const,
    ].slice(-SAID),
  };
}

export function isBeforeUs({ spokeBeforeUs }: State, { at }: { readonly at: string }): boolean {
  return spokeBeforeUs !== null && compareTimes(at, spokeBeforeUs) < 0;
}
