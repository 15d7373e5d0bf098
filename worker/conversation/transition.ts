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
 * I6. That somebody takes over is never promised: before a transfer is confirmed the customer hears
 *     that it is being tried, and that nobody came once the platform has said so.
 * I7. What is for agents alone never reaches the customer: notes, drafts, commands and their answers.
 */
import type { FormField, InboundEvent } from "../channels/channel.ts";
import { languageOf } from "../hearing/language.ts";
import { detailsIn } from "./contact.ts";
import { isBeforeUs, withoutAnswered } from "./before-us.ts";
import { withWord } from "./command-word.ts";
import { isCommand } from "./command-text.ts";
import { onCommand, withHeld } from "./commands.ts";
import { withEnding } from "./ending.ts";
import { detailsOfForm, learn } from "./learn.ts";
import { notTooSoon, withOwnWords } from "./erasure.ts";
import { compareTimes } from "./order.ts";
import { onOutcome } from "./outcomes.ts";
import { onLeft, onSnapshot, onTransferred } from "./ownership.ts";
import type { Policy } from "./policy.ts";
import type { Input, Pending, State, Step } from "./state.ts";
import {
  OF_THREAD,
  OVERTAKEN,
  SAID,
  also,
  close,
  giveUpTo,
  isOfEarlierThread,
  isOurs,
  look,
  stay,
  withThread,
} from "./step.ts";
import type { Here } from "./step.ts";
import { takeTurn } from "./turn.ts";

/** `now`: milliseconds since 1970. */
export function transition(state: State, input: Input, policy: Policy, now: number): Step {
  const here: Here = { policy, now };
  const step =
    input.kind === "event" ? onEvent(state, input.event, input.ours, here) : onOutcome(state, input.outcome, here);
  const heard = withHeld(step, input, here);
  return notTooSoon(withEnding(state, withBot(withHuman(withWord(state, heard))), here), now);
}

/** The thread was ours once, whoever has it later. */
function withBot(step: Step): Step {
  const { state } = step;
  return isOurs(state.phase) && !state.course.hadBot
    ? { ...step, state: { ...state, course: { ...state.course, hadBot: true } } }
    : step;
}

/** With a human in the chat nobody is looked for any more. */
function withHuman(step: Step): Step {
  const { state } = step;
  return state.phase.kind === "human" && (!state.course.hadHuman || state.seeking !== null || state.offer !== null)
    ? { ...step, state: { ...state, seeking: null, offer: null, course: { ...state.course, hadHuman: true } } }
    : step;
}

function onEvent(state: State, event: InboundEvent, ours: boolean, here: Here): Step {
  if (isAboutAnotherThread(state, event)) {
    return look(state);
  }
  switch (event.kind) {
    case "message":
      if (event.author.side === "self") {
        return stay(ours ? state : withoutAnswered(state, event, event.text)); // I5
      }
      if (ours) {
        return stay(state);
      }
      return isCustomer(state, event.author)
        ? onCustomerMessage(state, event, { id: event.id, at: event.at, text: event.text, kind: "text" }, here)
        : onAgentMessage(state, event.author.id, event.at, event.text);
    case "file":
      if (event.author.side === "self") {
        return stay(state);
      }
      return isCustomer(state, event.author)
        ? onCustomerMessage(state, event, { id: event.id, at: event.at, text: event.name, kind: "file" }, here)
        : onAgentMessage(state, event.author.id, event.at, `(file: ${event.name})`);
    case "form":
      return onForm(state, event, event.fields, here);
    case "note":
      if (event.author.side === "self" && !ours) {
        return stay(withOwnWords(state, event, null));
      }
      return !ours && event.author.side === "agent" && here.policy.rules.supervision.commands && isCommand(event.text)
        ? onCommand(state, { ...event, by: event.author.id }, here)
        : stay(state);
    case "rated": {
      const thread = event.thread ?? state.thread ?? "";
      const { score, comment } = event;
      return { ...stay(state), log: [{ table: "ratings", id: `rating:${event.id}`, thread, score, comment }] };
    }
    case "edited":
      return revise(state, event.target, event.text, here);
    case "deleted":
      return revise(withoutSummary(state), event.target, null, here);
    case "snapshot":
      return onSnapshot(state, event.chat, event.source, event.thread, here);
    case "joined":
      if (event.self) {
        return look(state);
      }
      return event.watching
        ? stay({ ...state, watchers: [...new Set([...state.watchers, event.user])] })
        : look(giveUpTo(state, { kind: "human", agents: [event.user] }));
    case "left":
      return onLeft(state, event.user, event.self, here);
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

function onCustomerMessage(before: State, event: InboundEvent, message: Pending, here: Here): Step {
  if (isOfEarlierThread(before, event)) {
    return stay(before);
  }
  const threaded = withThread(before, event.thread, event.at);
  const isText = message.kind === "text";
  const learnt = learn(
    threaded,
    event.id,
    "message",
    isText ? detailsIn(message.text, threaded.contact.kind === "asked") : {},
  );
  const language = isText ? languageOf(message.text, threaded.language) : threaded.language;
  const step = also(addPending({ ...learnt.state, language }, message, here), learnt, true);
  return threaded === before ? step : { ...step, drop: [...OF_THREAD, ...step.drop] };
}

function addPending(state: State, message: Pending, here: Here): Step {
  const isAnswered = state.lastAgent !== null && compareTimes(message.at, state.lastAgent.at) < 0;
  if (isAnswered || isBeforeUs(state, message)) {
    // Told late: a human has spoken since, and knew of it; or the bot in an earlier life.
    return stay({ ...state, said: [...state.said, { role: "customer", text: message.text } as const].slice(-SAID) });
  }
  const pending = [...state.pending, message].toSorted((left, right) => compareTimes(left.at, right.at));
  return onPending({ ...state, pending }, here);
}

function onPending(next: State, here: Here): Step {
  switch (next.phase.kind) {
    case "unknown":
      return look(next);
    case "waiting": {
      // What was to be said of our own accord is out of date.
      const step = takeTurn(next, here);
      return { ...step, drop: [...OVERTAKEN, ...step.drop] };
    }
    case "answering":
      // A reply that may be out is not taken back; its outcome takes the next turn. (I1)
      return next.phase.step === "confirming" ? stay(next) : takeTurn(next, here);
    case "closing":
      return next.phase.why === "idle" ? takeTurn(next, here) : stay(next);
    case "closed":
    case "away":
      // It reached us, so the chat may have come back before the news of it did.
      return look(next);
    case "handing-off":
    case "queued":
    case "human":
    case "paused":
      return stay(next);
  }
}

function onAgentMessage(before: State, agent: string, at: string, text: string): Step {
  const pending = before.pending.filter((message) => compareTimes(message.at, at) > 0);
  const answered = before.pending.filter((message) => !pending.includes(message));
  const state: State = {
    ...before,
    pending,
    lastAgent: { id: agent, at },
    said: [
      ...before.said,
      ...answered.map((message) => ({ role: "customer", text: message.text }) as const),
      { role: "agent", text } as const,
    ].slice(-SAID),
  };
  if (state.watchers.includes(agent) || state.phase.kind !== "human") {
    // Told late it may be over again: a read of the chat settles it.
    return look(giveUpTo(state, { kind: "human", agents: [agent] }));
  }
  return stay(state);
}

/** Answers of a form tell who the customer is; one that is a question is one. */
function onForm(state: State, event: InboundEvent, fields: readonly FormField[], here: Here): Step {
  const details = detailsOfForm(fields);
  const learnt = learn(state, event.id, "form", details);
  const chosenGroup = fields.findLast(({ group }) => group !== null)?.group ?? state.chosenGroup;
  const next: State = { ...learnt.state, chosenGroup };
  const question = fields.find((field) => field.answer.trim().endsWith("?"))?.answer;
  // Whoever was asked for an address and fills it into a form has answered.
  const text = question ?? (state.contact.kind === "asked" ? details.email : undefined);
  const step =
    text === undefined
      ? stay(next)
      : onCustomerMessage(next, event, { id: event.id, at: event.at, text, kind: "text" }, here);
  return also(step, learnt, true);
}

/** What we made of the customer's words may hold the very ones that were taken back. */
function withoutSummary(state: State): State {
  const about = state.about === null ? null : { ...state.about, wish: "" };
  return { ...state, about, course: { ...state.course, question: null } };
}

/** A changed question is asked anew, unless its reply may be out. Null is a question taken back. */
function revise(state: State, target: string, text: string | null, here: Here): Step {
  if (!state.pending.some((message) => message.id === target)) {
    return stay(state);
  }
  const pending = state.pending.flatMap((message) => {
    const changed = text === null ? [] : [{ ...message, text }];
    return message.id === target ? changed : [message];
  });
  const next = { ...state, pending };
  return state.phase.kind === "answering" && state.phase.step !== "confirming" ? takeTurn(next, here) : stay(next);
}
