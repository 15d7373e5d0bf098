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
import type { FormField, InboundEvent } from "../channels/channel.ts";
import { findEmail } from "./contact.ts";
import { compareTimes } from "./order.ts";
import { onOutcome } from "./outcomes.ts";
import { onLeft, onSnapshot, onTransferred } from "./ownership.ts";
import type { Policy } from "./policy.ts";
import type { Input, Pending, State, Step } from "./state.ts";
import { OUTGOING, close, giveUpTo, isOlder, look, stay, withThread } from "./step.ts";
import { takeTurn } from "./turn.ts";

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
    case "rated":
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
