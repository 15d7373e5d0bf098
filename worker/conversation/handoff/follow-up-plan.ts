/** Somebody to write to: found, put down, sent on. Pure. */
import { findEmail } from "../contact.ts";
import { labelsOf } from "./labels-of.ts";
import type { Effect, State, Turn, Wanted } from "../state.ts";
import { effectId, questionOf } from "../step.ts";
import type { Here } from "../step.ts";

/** Where to write to the customer, as far as it is known. */
export function knownEmail(state: State): string | null {
  return state.contact.kind === "given"
    ? state.contact.email
    : (findEmail(questionOf(state.pending)) ?? state.customer?.email ?? null);
}

export function followUpFor(
  state: State,
  turn: Turn,
  email: string,
  { reason, evidence, question, draft }: Wanted,
  here: Here,
): readonly Effect[] {
  const { customer } = state;
  return [
    {
      kind: "follow-up",
      id: effectId(turn, "follow-up"),
      turn,
      email,
      name: customer?.name ?? null,
      phone: customer?.phone ?? null,
      company: customer?.fields["company"] ?? null,
      reason,
      evidence,
      question,
      draft,
    },
    ...labelsOf(state, turn, { tags: ["bot-follow-up"] }, here),
  ];
}
