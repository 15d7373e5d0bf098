/** One turn: what is done about all that the customer has said and nobody has answered. Pure. The invariants stand in transition.ts. */
import { abuseIn } from "../answer/safety/abuse.ts";
import { findEmail, looksLikeEmail } from "./contact.ts";
import { followUpFor } from "./handoff/follow-up-plan.ts";
import { frustrationOf } from "../hearing/frustration.ts";
import { handOff } from "./handoff/handoff.ts";
import { handoffRequest, mayBeConsent } from "../hearing/handoff-request.ts";
import { handoffTextsIn, isChoice } from "./handoff/texts.ts";
import { isOpen } from "./handoff/office-hours.ts";
import { aside, reply } from "./say.ts";
import type { HandoffReason, State, Step, Turn, Wanted } from "./state.ts";
import { OVERTAKEN, also, effectId, questionOf, stay } from "./step.ts";
import type { Here } from "./step.ts";
import { isAmong } from "./handoff/targets.ts";
import { matchers } from "../hearing/wording/wordings.ts";

/** Answers all that is pending, if anything is, and unless it is paused; whatever was being written before is dropped. (I2) */
export function takeTurn(before: State, here: Here): Step {
  const drop = before.phase.kind === "answering" || before.phase.kind === "closing" ? OVERTAKEN : [];
  if (before.pause !== null) {
    return { ...stay({ ...before, phase: { kind: "paused" } }), drop };
  }
  const newest = before.pending.at(-1);
  if (newest === undefined) {
    return { ...stay({ ...before, phase: { kind: "waiting" } }), drop };
  }
  const generation = before.generations + 1;
  const question = questionOf(before.pending);
  const course = { ...before.course, question: before.course.question ?? question, isNudged: false };
  const state: State = { ...before, generations: generation, course };
  const turn: Turn = { id: newest.id, generation, covers: before.pending.map((message) => message.id) };
  const step = decide(state, turn, question, here);
  const id = effectId(turn, "turn");
  const decision = step.state.phase.kind;
  return { ...step, drop, log: [{ table: "turns", id, turn: turn.id, question, decision }, ...step.log] };
}

function decide(state: State, turn: Turn, question: string, here: Here): Step {
  const { offer } = state;
  const texts = handoffTextsIn(state.language);
  if (offer !== null) {
    const agrees = mayBeConsent(question) && matchers().some(([, words]) => words.consents(question));
    if (agrees || isChoice(question, "yes")) {
      return handOff(state, turn, offer, here);
    }
    if (isChoice(question, "no")) {
      return reply({ ...state, offer: null }, turn, texts.goOn);
    }
    return decide({ ...state, offer: null }, turn, question, here);
  }
  if (isChoice(question, "stay")) {
    const course = { ...state.course, staysWithBot: true };
    return reply({ ...state, seeking: null, course }, turn, texts.goOn);
  }
  const contact = onContact(state, turn, question, here);
  if (contact !== null) {
    return contact;
  }
  const rule = ruleThatCalls(state, question, here);
  if (rule !== null) {
    return handOff(state, turn, { ...rule, question, draft: null }, here);
  }
  return state.pending.every((message) => message.kind === "file")
    ? reply(state, turn, texts.fileReceived)
    : generate(state, turn, question);
}

/** The first rule of the settings by which this turn goes to a human without a model being asked. */
function ruleThatCalls(
  state: State,
  question: string,
  { policy, now }: Here,
): { readonly reason: HandoffReason; readonly evidence: string } | null {
  const { rules } = policy;
  const applied = (reason: HandoffReason) => state.course.applied.includes(reason);
  const request = handoffRequest(question, state.said);
  if (request !== null) {
    return { reason: "requested", evidence: request.words };
  }
  if (state.course.refusals >= policy.mostRefusals) {
    // No model is asked for what would not be taken: whoever can be reached is.
    return { reason: "delivery-failed", evidence: `the platform refused ${state.course.refusals} messages in a row` };
  }
  if (!applied("always-human") && isAmong(state, rules.alwaysHuman)) {
    return { reason: "always-human", evidence: "the customer is on the list of those who always get a human" };
  }
  const hours = rules.officeHours.find(({ group, humansFirst }) => humansFirst && state.groups.includes(group));
  if (!applied("office-hours") && hours !== undefined && isOpen(hours.group, rules.officeHours, now)) {
    return { reason: "office-hours", evidence: `group ${hours.group} is at work` };
  }
  const { score, reasons } = frustrationOf(question, state.said);
  // Whoever insults is answered by the rule for that, and does not get a human to insult.
  return !applied("frustration") && score >= rules.frustration && abuseIn(question) === null
    ? { reason: "frustration", evidence: reasons.join("; ") }
    : null;
}

function generate(state: State, turn: Turn, question: string): Step {
  return {
    ...stay({ ...state, phase: { kind: "answering", turn, step: "generating" } }),
    plan: [{ kind: "answer", id: effectId(turn, "answer"), turn, question }],
  };
}

/** What is said about an address beside an address; more than this is a question of its own. */
const LONGEST_CONTACT = 80;

/** The customer gives an address, corrects it, or tries to. Null when the message is about something else. */
function onContact(state: State, turn: Turn, question: string, here: Here): Step | null {
  const { contact } = state;
  if (contact.kind === "unasked") {
    return null;
  }
  const email = findEmail(question);
  const texts = handoffTextsIn(state.language);
  if (email === null) {
    return contact.kind === "asked" && contact.misses < 2 && looksLikeEmail(question)
      ? reply({ ...state, contact: { ...contact, misses: contact.misses + 1 } }, turn, texts.emailInvalid)
      : null;
  }
  const rest = question.replace(email, "").trim();
  const isQuestion = rest.length > LONGEST_CONTACT || /[?？]/u.test(rest);
  if (contact.kind === "given" && (email === contact.email || isQuestion)) {
    return null;
  }
  const wanted: Wanted =
    contact.kind === "asked"
      ? contact.wanted
      : {
          reason: "requested",
          evidence: "a corrected address",
          question: state.course.question ?? question,
          draft: null,
        };
  const given: State = {
    ...state,
    contact: { kind: "given", email },
    course: { ...state.course, hasFollowUp: true },
  };
  const stored = followUpFor(given, turn, email, wanted, here);
  const step = isQuestion
    ? also(generate(given, turn, question), aside(turn, "email-saved", texts.emailSaved(email)), true)
    : reply(given, turn, texts.emailSaved(email));
  return also(step, { plan: stored });
}
