/** One turn: what is done about all that the customer has said and nobody has answered. Pure. The invariants stand in transition.ts. */
import { findEmail } from "./contact.ts";
import { asksForHuman } from "./handoff-request.ts";
import type { Effect, HandingOff, HandoffReason, Pending, State, Step, Turn } from "./state.ts";
import { OUTGOING, effectId, stay } from "./step.ts";
import { texts } from "./texts.ts";

/** Answers all that is pending, if anything is; whatever was being written before is dropped. (I2) */
export function takeTurn(before: State): Step {
  const drop = before.phase.kind === "answering" ? OUTGOING : [];
  const newest = before.pending.at(-1);
  if (newest === undefined) {
    return { ...stay({ ...before, phase: { kind: "waiting" } }), drop };
  }
  const generation = before.generations + 1;
  const state: State = { ...before, generations: generation };
  const turn: Turn = { id: newest.id, generation, covers: before.pending.map((message) => message.id) };
  const question = questionOf(state.pending);
  const step = decide(state, turn, question);
  const id = effectId(turn, "turn");
  const decision = step.state.phase.kind;
  return { ...step, drop, log: [{ table: "turns", id, turn: turn.id, question, decision }, ...step.log] };
}

function decide(state: State, turn: Turn, question: string): Step {
  const email = state.contact.kind === "asked" ? findEmail(question) : null;
  if (email !== null && state.contact.kind === "asked") {
    return saveContact(state, turn, email, state.contact.question);
  }
  if (asksForHuman(question)) {
    return handOff(state, turn, "requested", question);
  }
  return state.pending.every((message) => message.kind === "file")
    ? reply(state, turn, texts.fileReceived)
    : generate(state, turn, question);
}

function generate(state: State, turn: Turn, question: string): Step {
  return {
    ...stay({ ...state, phase: { kind: "answering", turn, step: "generating" } }),
    plan: [{ kind: "answer", id: effectId(turn, "answer"), turn, question }],
  };
}

type Reply = Extract<Effect, { kind: "reply" }>;

export function reply(
  state: State,
  turn: Turn,
  text: string,
  {
    name = "reply",
    sources = [],
    quickReplies = [],
    claims = [],
  }: Partial<Pick<Reply, "sources" | "quickReplies" | "claims">> & { readonly name?: "reply" | "offline" } = {},
): Step {
  const id = effectId(turn, name);
  return {
    ...stay({ ...state, phase: { kind: "answering", turn, step: "sending" } }),
    plan: [{ kind: "reply", id, turn, text, sources, quickReplies, claims }],
    log: [{ table: "replies", id, turn: turn.id, text, sources }],
  };
}

export function handOff(
  state: State,
  turn: Turn,
  reason: HandoffReason,
  evidence: string,
  draft: string | null = null,
): Step {
  const question = questionOf(state.pending);
  return {
    ...stay({ ...state, phase: { kind: "handing-off", turn, reason, step: "transferring", looks: 0 } }),
    plan: [
      // The note first: once the chat is moved the bot is no user of it. (I4)
      { kind: "note", id: effectId(turn, "note"), turn, reason, evidence, question, draft },
      { kind: "transfer", id: effectId(turn, "transfer"), turn, reason },
    ],
    log: [{ table: "handoffs", id: effectId(turn, "planned"), turn: turn.id, reason, evidence, outcome: "planned" }],
  };
}

/** Nobody took the chat: the customer is told, and asked where to write to. */
export function offline(state: State, { turn, reason }: HandingOff, code: string): Step {
  const question = questionOf(state.pending);
  const email =
    state.contact.kind === "given" ? state.contact.email : (findEmail(question) ?? state.customer?.email ?? null);
  const asked: State = { ...state, contact: email === null ? { kind: "asked", question } : { kind: "given", email } };
  const step = reply(asked, turn, email === null ? texts.nobodyAvailable : texts.nobodyAvailableKnown(email), {
    name: "offline",
  });
  return {
    ...step,
    log: [
      ...step.log,
      { table: "handoffs", id: effectId(turn, "refused"), turn: turn.id, reason, evidence: code, outcome: "refused" },
      ...(email === null ? [] : [followUp(turn, email, state, question)]),
    ],
  };
}

function saveContact(state: State, turn: Turn, email: string, question: string): Step {
  const step = reply({ ...state, contact: { kind: "given", email } }, turn, texts.emailSaved(email));
  return {
    ...step,
    plan: [
      ...step.plan,
      ...(state.customer === null
        ? []
        : [{ kind: "save-email" as const, id: effectId(turn, "email"), customer: state.customer.id, email }]),
    ],
    log: [...step.log, followUp(turn, email, state, question)],
  };
}

function followUp(turn: Turn, email: string, state: State, question: string): Step["log"][number] {
  return {
    table: "follow_ups",
    id: effectId(turn, "follow-up"),
    turn: turn.id,
    email,
    name: state.customer?.name ?? null,
    question,
  };
}

function questionOf(pending: readonly Pending[]): string {
  return pending.map((message) => (message.kind === "file" ? `(file: ${message.text})` : message.text)).join("\n");
}
