/**
 * The conversation as a state machine: (state, input, policy) → state and what follows. Pure: no
 * clock, no chance, no platform. Called once for each event of the platform, in the platform's
 * order, and once for each outcome of an effect.
 *
 * I1. Each message of the customer is answered at most once: it is pending until a reply that covers
 *     it was delivered, and only pending messages are answered.
 * I2. No message is forgotten: while the chat is ours and something is pending, an answer, a reply
 *     or a handoff is under way.
 * I3. Nothing is said over a human: as soon as one is in the chat, all that was planned is dropped,
 *     and nothing is planned until a read of the chat shows that the bot is alone with the customer.
 * I4. A handoff counts only when the platform shows it; a refused one leads to the way without a human.
 * I5. What we, or any other bot or agent, said is never answered.
 */
import type { ChatSnapshot, FormField, InboundEvent } from "../channels/channel.ts";
import { findEmail } from "./contact.ts";
import { asksForHuman } from "./handoff-request.ts";
import { compareTimes } from "./order.ts";
import type { Policy } from "./policy.ts";
import type {
  Answer,
  Effect,
  HandingOff,
  HandoffReason,
  Input,
  Outcome,
  Pending,
  Phase,
  State,
  Step,
  Turn,
} from "./state.ts";
import { texts } from "./texts.ts";

/** Everything that would be seen or done in the chat. */
const OUTGOING: readonly Effect["kind"][] = ["answer", "reply", "note", "transfer"];

export function transition(state: State, input: Input, policy: Policy): Step {
  return input.kind === "event"
    ? onEvent(state, input.event, input.ours, policy)
    : onOutcome(state, input.outcome, policy);
}

function onEvent(state: State, event: InboundEvent, ours: boolean, policy: Policy): Step {
  if (isAboutAnotherThread(state, event)) {
    return look(state);
  }
  switch (event.kind) {
    case "message":
      if (ours || event.author.side === "self") {
        return stay(state); // I5
      }
      return isCustomer(state, event.author)
        ? onCustomerMessage(state, event, { id: event.id, at: event.at, text: event.text, kind: "text" })
        : onAgentMessage(state, event.author.id, event.at);
    case "file":
      if (event.author.side === "self") {
        return stay(state);
      }
      return isCustomer(state, event.author)
        ? onCustomerMessage(state, event, { id: event.id, at: event.at, text: event.name, kind: "file" })
        : onAgentMessage(state, event.author.id, event.at);
    case "form":
      return onForm(state, event, event.fields);
    case "note":
      return stay(state);
    case "edited":
      return revise(state, event.target, event.text);
    case "deleted":
      return revise(state, event.target, null);
    case "snapshot":
      return onSnapshot(state, event.chat, event.source, event.thread, policy);
    case "joined":
      if (event.self) {
        return look(state);
      }
      return event.watching
        ? stay({ ...state, watchers: [...new Set([...state.watchers, event.user])] })
        : look(giveUpTo(state, { kind: "human", agents: [event.user] }));
    case "left":
      return onLeft(state, event.user, event.self);
    case "transferred":
      return onTransferred(state, event);
    case "closed":
      return close({ ...state, thread: event.thread ?? state.thread });
  }
}

/** Who came, went or closed in a thread that is not the newest we know says nothing certain of now. */
function isAboutAnotherThread(state: State, event: InboundEvent): boolean {
  return (
    (event.kind === "closed" || event.kind === "joined" || event.kind === "left" || event.kind === "transferred") &&
    event.thread !== null &&
    state.thread !== null &&
    event.thread !== state.thread
  );
}

/** What the chat is known to hold goes before what the shape of an id suggests. */
function isCustomer(state: State, author: { readonly id: string; readonly side: string }): boolean {
  if (author.id === state.customer?.id) {
    return true;
  }
  const agents = state.phase.kind === "human" ? [...state.phase.agents, ...state.watchers] : state.watchers;
  return author.side === "customer" && !agents.includes(author.id);
}

function onCustomerMessage(before: State, event: InboundEvent, message: Pending): Step {
  if (event.thread !== before.thread && isOlder(event.at, before.threadStartedAt)) {
    return stay(before); // Said in a thread that has ended since.
  }
  const state = withThread(before, event.thread);
  const pending = [...state.pending, message].toSorted((left, right) => compareTimes(left.at, right.at));
  const step = onPending({ ...state, pending });
  return state === before ? step : { ...step, drop: [...OUTGOING, ...step.drop] };
}

function onPending(next: State): Step {
  switch (next.phase.kind) {
    case "unknown":
      return look(next);
    case "waiting":
      return takeTurn(next);
    case "answering":
      // A reply that may be out is not taken back; its outcome takes the next turn. (I1)
      return next.phase.step === "confirming" ? stay(next) : takeTurn(next);
    case "closed":
    case "away":
      // It reached us, so the chat may have come back before the news of it did.
      return look(next);
    case "handing-off":
    case "queued":
    case "human":
      return stay(next);
  }
}

/** A thread that we do not know has begun: whoever had the last one does not have this one. */
function withThread(state: State, thread: string | null): State {
  return thread === null || thread === state.thread
    ? state
    : { ...state, thread, phase: { kind: "unknown" }, pending: [], watchers: [] };
}

function onAgentMessage(state: State, agent: string, at: string): Step {
  const pending = state.pending.filter((message) => compareTimes(message.at, at) > 0);
  if (state.watchers.includes(agent) || state.phase.kind !== "human") {
    // Told late it may be over again: a read of the chat settles it.
    return look(giveUpTo({ ...state, pending }, { kind: "human", agents: [agent] }));
  }
  return stay({ ...state, pending });
}

/** Answers of a form tell who the customer is; one that is a question is one. */
function onForm(state: State, event: InboundEvent, fields: readonly FormField[]): Step {
  const answerOf = (type: string) => fields.find((field) => field.type === type && field.answer !== "")?.answer;
  const email = findEmail(answerOf("email") ?? "");
  const name = answerOf("name") ?? null;
  const customer =
    state.customer === null
      ? null
      : { ...state.customer, email: email ?? state.customer.email, name: name ?? state.customer.name };
  const asked = fields.find((field) => field.answer.trim().endsWith("?"));
  const next = { ...state, customer };
  return asked === undefined
    ? stay(next)
    : onCustomerMessage(next, event, { id: event.id, at: event.at, text: asked.answer, kind: "text" });
}

/** A changed question is asked anew, unless its reply may be out. Null is a question taken back. */
function revise(state: State, target: string, text: string | null): Step {
  if (!state.pending.some((message) => message.id === target)) {
    return stay(state);
  }
  const pending = state.pending.flatMap((message) => {
    const changed = text === null ? [] : [{ ...message, text }];
    return message.id === target ? changed : [message];
  });
  const next = { ...state, pending };
  return state.phase.kind === "answering" && state.phase.step !== "confirming" ? takeTurn(next) : stay(next);
}

function onSnapshot(
  before: State,
  chat: ChatSnapshot,
  source: "started" | "read",
  thread: string | null,
  policy: Policy,
): Step {
  const step = settle(before, chat, source, thread, policy);
  const { customer } = step.state;
  return customer === null || customer.id === before.customer?.id
    ? step
    : { ...step, log: [{ table: "customers", id: `customer:${customer.id}`, customer: customer.id }, ...step.log] };
}

function settle(
  before: State,
  chat: ChatSnapshot,
  source: "started" | "read",
  thread: string | null,
  policy: Policy,
): Step {
  const customer = merge(before.customer, chat.customer);
  const isNews = thread !== before.thread;
  if (source === "started" && isNews && isOlder(chat.threadStartedAt, before.threadStartedAt)) {
    return stay({ ...before, customer }); // The beginning of an earlier thread, told late.
  }
  if (source === "started" && !isNews && before.phase.kind !== "unknown") {
    return stay({ ...before, customer }); // Who was there at the beginning says nothing of now.
  }
  const state: State = {
    ...withThread(before, thread),
    threadStartedAt: chat.threadStartedAt ?? before.threadStartedAt,
    customer,
    watchers: chat.watchers,
  };
  if (!chat.active) {
    return close(state);
  }
  if (chat.agents.length > 0) {
    return giveUpTo(state, { kind: "human", agents: chat.agents }); // I3
  }
  if (!chat.selfPresent) {
    return giveUpTo(
      state,
      chat.queue === null && state.phase.kind !== "queued" && !isAccepted(state.phase)
        ? { kind: "away" }
        : { kind: "queued", position: chat.queue?.position ?? null, waitSeconds: chat.queue?.waitSeconds ?? null },
    );
  }
  const step = onAlone(state, isNews, policy);
  return isNews ? { ...step, drop: [...OUTGOING, ...step.drop] } : step;
}

/** The bot is alone with the customer. */
function onAlone(state: State, isNews: boolean, policy: Policy): Step {
  const { phase } = state;
  switch (phase.kind) {
    case "answering":
      return stay(state);
    case "handing-off":
      if (phase.step === "transferring") {
        return stay(state);
      }
      return phase.looks + 1 < policy.confirmTransferLooks
        ? look({ ...state, phase: { ...phase, looks: phase.looks + 1 } }, policy.confirmTransferMs)
        : offline(state, phase, "not confirmed by the platform"); // I4
    case "unknown":
    case "waiting":
    case "queued":
    case "human":
    case "away":
    case "closed":
      return takeTurn({ ...state, phase: { kind: "waiting" }, contact: isNews ? { kind: "unasked" } : state.contact });
  }
}

function onLeft(state: State, user: string, self: boolean): Step {
  const watchers = state.watchers.filter((watcher) => watcher !== user);
  if (self) {
    return look(giveUp({ ...state, watchers }));
  }
  return state.phase.kind === "human" && state.phase.agents.includes(user)
    ? look({ ...state, watchers })
    : stay({ ...state, watchers });
}

function onTransferred(state: State, event: Extract<InboundEvent, { kind: "transferred" }>): Step {
  if (event.to.length > 0) {
    return look(giveUpTo(state, { kind: "human", agents: event.to }));
  }
  if (event.toSelf) {
    return look(state);
  }
  return look(event.queue === null ? giveUp(state) : giveUpTo(state, { kind: "queued", ...event.queue }));
}

function onOutcome(state: State, outcome: Outcome, policy: Policy): Step {
  const { phase } = state;
  switch (outcome.kind) {
    case "answered":
      return phase.kind === "answering" && phase.step === "generating"
        ? onAnswer(state, phase.turn, outcome.answer, policy)
        : stay(state);
    case "answer-failed":
      return phase.kind === "answering" ? handOff(state, phase.turn, "models-down", outcome.code) : stay(state);
    case "delivered":
      return onDelivered(state, outcome);
    case "uncertain":
      return phase.kind === "answering" && belongsTo(phase.turn, outcome.id)
        ? stay({ ...state, phase: { ...phase, step: "confirming" } })
        : stay(state);
    case "undelivered":
      return onUndelivered(state, outcome);
    case "transfer-accepted":
      return phase.kind === "handing-off"
        ? look({ ...state, phase: { ...phase, step: "accepted" } }, policy.confirmTransferMs)
        : stay(state);
    case "transfer-refused":
      return phase.kind === "handing-off" ? offline(state, phase, outcome.code) : stay(state);
    case "unreadable":
      return outcome.failure === "closed" ? close(state) : giveUp(state);
  }
}

function onAnswer(state: State, turn: Turn, answer: Answer, policy: Policy): Step {
  switch (answer.kind) {
    case "answer":
      return answer.confidence < policy.minimumConfidence
        ? handOff(state, turn, "low-confidence", `confidence ${answer.confidence.toFixed(2)}`)
        : reply(state, turn, answer.text, answer.sources);
    case "small-talk":
      return reply(state, turn, answer.text, []);
    case "wants-human":
      return handOff(state, turn, "requested", "the model took it for a request");
    case "unsure":
      return handOff(state, turn, "low-confidence", answer.why);
  }
}

function onDelivered(state: State, outcome: Extract<Outcome, { kind: "delivered" }>): Step {
  const pending = state.pending.filter((message) => !outcome.turn.covers.includes(message.id));
  const isCurrent = state.phase.kind === "answering" && belongsTo(state.phase.turn, outcome.id);
  const step = isCurrent ? takeTurn({ ...state, phase: { kind: "waiting" }, pending }) : stay({ ...state, pending });
  const { id, eventIds, turn } = outcome;
  return { ...step, log: [...step.log, { table: "deliveries", id, turn: turn.id, eventIds }] };
}

function onUndelivered(state: State, outcome: Extract<Outcome, { kind: "undelivered" }>): Step {
  const { phase } = state;
  switch (outcome.failure) {
    case "closed":
      return close(state);
    case "not-in-chat":
      return look(giveUp(state));
    case "not-done":
    case "unknown":
    case "rejected":
      return phase.kind === "answering" && belongsTo(phase.turn, outcome.id)
        ? handOff(state, phase.turn, "delivery-failed", outcome.code)
        : stay(state);
  }
}

/** Answers all that is pending, if anything is; whatever was being written before is dropped. (I2) */
function takeTurn(before: State): Step {
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
    ? reply(state, turn, texts.fileReceived, [])
    : generate(state, turn, question);
}

function generate(state: State, turn: Turn, question: string): Step {
  return {
    ...stay({ ...state, phase: { kind: "answering", turn, step: "generating" } }),
    plan: [{ kind: "answer", id: effectId(turn, "answer"), turn, question }],
  };
}

function reply(
  state: State,
  turn: Turn,
  text: string,
  sources: Extract<Effect, { kind: "reply" }>["sources"],
  name: "reply" | "offline" = "reply",
): Step {
  const id = effectId(turn, name);
  return {
    ...stay({ ...state, phase: { kind: "answering", turn, step: "sending" } }),
    plan: [{ kind: "reply", id, turn, text, sources }],
    log: [{ table: "replies", id, turn: turn.id, text, sources }],
  };
}

function handOff(state: State, turn: Turn, reason: HandoffReason, evidence: string): Step {
  const question = questionOf(state.pending);
  return {
    ...stay({ ...state, phase: { kind: "handing-off", turn, reason, step: "transferring", looks: 0 } }),
    plan: [
      // The note first: once the chat is moved the bot is no user of it. (I4)
      { kind: "note", id: effectId(turn, "note"), turn, reason, evidence, question },
      { kind: "transfer", id: effectId(turn, "transfer"), turn, reason },
    ],
    log: [{ table: "handoffs", id: effectId(turn, "planned"), turn: turn.id, reason, evidence, outcome: "planned" }],
  };
}

/** Nobody took the chat: the customer is told, and asked where to write to. */
function offline(state: State, { turn, reason }: HandingOff, code: string): Step {
  const question = questionOf(state.pending);
  const email =
    state.contact.kind === "given" ? state.contact.email : (findEmail(question) ?? state.customer?.email ?? null);
  const asked: State = { ...state, contact: email === null ? { kind: "asked", question } : { kind: "given", email } };
  const step = reply(
    asked,
    turn,
    email === null ? texts.nobodyAvailable : texts.nobodyAvailableKnown(email),
    [],
    "offline",
  );
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
  const step = reply({ ...state, contact: { kind: "given", email } }, turn, texts.emailSaved(email), []);
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

/** Somebody else has the chat: nothing that was planned is said. What is pending is theirs to answer. (I3) */
function giveUpTo(state: State, phase: Phase): Step {
  const step: Step = { ...stay({ ...state, phase }), drop: OUTGOING };
  return state.phase.kind === "handing-off" && phase.kind !== "away"
    ? {
        ...step,
        log: [
          {
            table: "handoffs",
            id: effectId(state.phase.turn, phase.kind),
            turn: state.phase.turn.id,
            reason: state.phase.reason,
            evidence: phase.kind === "human" ? phase.agents.join(", ") : "",
            outcome: phase.kind === "human" ? "taken" : "queued",
          },
        ],
      }
    : step;
}

/** The bot has lost the chat and who has it is not known yet. */
function giveUp(state: State): Step {
  switch (state.phase.kind) {
    case "human":
    case "queued":
    case "closed":
      return { ...stay(state), drop: OUTGOING };
    case "handing-off":
      return giveUpTo(state, { kind: "queued", position: null, waitSeconds: null });
    case "unknown":
    case "waiting":
    case "answering":
    case "away":
      return giveUpTo(state, { kind: "away" });
  }
}

/** Has the chat read: what the platform shows then settles who speaks. */
function look(from: State | Step, delayMs = 0): Step {
  const step = "state" in from ? from : stay(from);
  return { ...step, plan: [...step.plan, { kind: "look", id: "look", delayMs }] };
}

function stay(state: State): Step {
  return { state, plan: [], drop: [], log: [] };
}

/** Goes out as the custom id of a message: the same after a restart, and never the same twice. */
function effectId(turn: Turn, name: string): string {
  return `${turn.id}:${turn.generation}:${name}`;
}

function belongsTo(turn: Turn, id: string): boolean {
  return id.startsWith(effectId(turn, ""));
}

function questionOf(pending: readonly Pending[]): string {
  return pending.map((message) => (message.kind === "file" ? `(file: ${message.text})` : message.text)).join("\n");
}

function isAccepted(phase: Phase): boolean {
  return phase.kind === "handing-off" && phase.step === "accepted";
}

function isOlder(started: string | null, known: string | null): boolean {
  return started !== null && known !== null && compareTimes(started, known) < 0;
}

/** A read without a name does not take away the name we have. */
function merge(before: State["customer"], now: State["customer"]): State["customer"] {
  return now === null || before === null
    ? (now ?? before)
    : { id: now.id, name: now.name ?? before.name, email: now.email ?? before.email };
}

function close(state: State): Step {
  return { ...stay({ ...state, phase: { kind: "closed" }, pending: [] }), drop: OUTGOING };
}
