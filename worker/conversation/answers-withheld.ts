/** No answer can be given: none is certain, or none is deserved. Pure. The invariants stand in transition.ts. */
import { followUpFor } from "./handoff/follow-up-plan.ts";
import { handOff } from "./handoff/handoff.ts";
import { handoffTextsIn, introOf, join } from "./handoff/texts.ts";
import { aside, reply } from "./say.ts";
import type { State, Step, Turn, Wanted } from "./state.ts";
import { OVERTAKEN, also, effectId, questionOf, stay } from "./step.ts";
import type { Here } from "./step.ts";
import { takeTurn } from "./turn.ts";

/** `draft`: what would have been answered, had it been certain. */
export function onUnsure(before: State, turn: Turn, why: string, draft: string | null, here: Here): Step {
  const { rules } = here.policy;
  const texts = handoffTextsIn(before.language);
  const unanswered = before.course.unanswered + 1;
  const state: State = { ...before, course: { ...before.course, unanswered } };
  const wanted: Wanted = { reason: "low-confidence", evidence: why, question: questionOf(state.pending), draft };
  if (state.seeking !== null) {
    return addToWaiting(state, turn, wanted, here);
  }
  const isOffered = rules.whenUnsure === "offer" || state.course.staysWithBot;
  if (!isOffered) {
    return handOff(state, turn, wanted, here);
  }
  if (unanswered >= rules.unansweredInARow) {
    const evidence = `${unanswered} in a row; the last: ${why}`;
    return handOff(state, turn, { ...wanted, reason: "unanswered", evidence }, here);
  }
  return reply({ ...state, offer: wanted }, turn, texts.offer, { quickReplies: [texts.yes, texts.no] });
}

/** A human is being waited for: they get this question, too, and the customer is not told all of it again. */
export function addToWaiting(state: State, turn: Turn, wanted: Wanted, here: Here): Step {
  const { seeking, contact, language } = state;
  if (seeking === null) {
    return stay(state);
  }
  const question = `${seeking.question}\n${wanted.question}`;
  const next: State = {
    ...state,
    // What was noted before does not hold this question.
    seeking: { ...seeking, question, draft: wanted.draft ?? seeking.draft, isNoted: false },
    contact: contact.kind === "asked" ? { ...contact, wanted: { ...contact.wanted, question } } : contact,
  };
  const stored =
    contact.kind === "given" && state.course.hasFollowUp ? followUpFor(next, turn, contact.email, wanted, here) : [];
  const texts = handoffTextsIn(language);
  return also(reply(next, turn, join(language, introOf(wanted.reason, texts), texts.passedOn)), { plan: stored });
}

/** Answered politely as often as the rules say, then ended as they say. */
export function onAbuse(before: State, turn: Turn, evidence: string, here: Here): Step {
  const { warnings, after } = here.policy.rules.whenAbused;
  const texts = handoffTextsIn(before.language);
  const state: State = { ...before, course: { ...before.course, warnings: before.course.warnings + 1 } };
  if (before.course.warnings < warnings) {
    return reply(state, turn, texts.abuseWarning);
  }
  switch (after) {
    case "hand-off":
      return handOff(
        state,
        turn,
        { reason: "abuse", evidence, question: questionOf(state.pending), draft: null },
        here,
      );
    case "silence":
      return takeTurn({ ...state, phase: { kind: "waiting" }, pending: [] }, here);
    case "close": {
      const step: Step = { ...stay({ ...state, phase: { kind: "closing", why: "abuse" } }), drop: OVERTAKEN };
      const said = aside(turn, "end", texts.abuseEnd, { covers: turn.covers });
      return also(also(step, said), { plan: [{ kind: "close", id: effectId(turn, "close"), turn }] });
    }
  }
}
