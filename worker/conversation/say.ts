/** What the bot says to the customer, as a plan. Pure. The invariants stand in transition.ts. */
import type { Effect, State, Step, Turn } from "./state.ts";
import { also, effectId, stay } from "./step.ts";

/** Names the word to whoever paused the bot: by it a pause is known again in a chat that was forgotten. */
export const PAUSED = "paused";

type Reply = Extract<Effect, { kind: "reply" }>;

/** `answer` alone counts as an answer. */
export type ReplyName = "reply" | "talk" | "offline";

/** Answers what is pending; the turn ends when it is delivered. */
export function reply(
  state: State,
  turn: Turn,
  text: string,
  {
    name = "talk",
    sources = [],
    quickReplies = [],
    claims = [],
  }: Partial<Pick<Reply, "sources" | "quickReplies" | "claims">> & { readonly name?: ReplyName } = {},
): Step {
  const id = effectId(turn, name);
  return {
    ...stay({ ...state, phase: { kind: "answering", turn, step: "sending" } }),
    plan: [{ kind: "reply", id, turn, text, sources, quickReplies, claims }],
    log: [{ table: "replies", id, turn: turn.id, text, sources }],
  };
}

/** Said beside the turn, which goes on whatever becomes of it. `covers`: what it answers all the same. */
export function aside(
  turn: Turn,
  name: string,
  text: string,
  {
    sources = [],
    quickReplies = [],
    covers = [],
  }: Partial<Pick<Reply, "sources" | "quickReplies">> & Partial<Pick<Turn, "covers">> = {},
): Pick<Step, "plan" | "log"> {
  const id = effectId(turn, name);
  return {
    plan: [{ kind: "reply", id, turn: { ...turn, covers }, text, sources, quickReplies, claims: [] }],
    log: [{ table: "replies", id, turn: turn.id, text, sources }],
  };
}

export function tell(state: State, turn: Turn, text: string): Step {
  return also(stay(state), whisper(turn, text));
}

/** For agents alone. (I7) */
export function whisper(
  turn: Turn,
  text: string,
  name: "whisper" | typeof PAUSED = "whisper",
): Pick<Step, "plan" | "log"> {
  return { plan: [{ kind: "whisper", id: effectId(turn, name), turn, text }], log: [] };
}
