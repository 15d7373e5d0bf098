/** Who has the chat, by what the platform tells. Pure. The invariants stand in transition.ts. */
import type { ChatSnapshot, InboundEvent } from "../channels/channel.ts";
import { onRefused } from "./handoff/course.ts";
import { afterErasure } from "./erasure.ts";
import { wakeWhenIdle } from "./idle.ts";
import { factsOf } from "./learn.ts";
import { tellOfQueue } from "./handoff/queue.ts";
import type { Phase, State, Step } from "./state.ts";
import { OF_THREAD, also, close, giveUp, giveUpTo, inLine, isOlder, look, stay, withThread } from "./step.ts";
import type { Here } from "./step.ts";
import { takeTurn } from "./turn.ts";

export function onSnapshot(
  before: State,
  chat: ChatSnapshot,
  source: "started" | "read",
  thread: string | null,
  here: Here,
): Step {
  const step = settle(before, chat, source, thread, here);
  const { customer } = step.state;
  const facts = factsOf(before.customer, customer);
  const seen: Step["log"] =
    customer === null || customer.id === before.customer?.id
      ? []
      : [{ table: "customers", id: `customer:${customer.id}`, customer: customer.id }];
  return { ...step, log: [...seen, ...facts, ...step.log] };
}

function settle(
  before: State,
  chat: ChatSnapshot,
  source: "started" | "read",
  thread: string | null,
  here: Here,
): Step {
  const customer = merge(before.customer, chat.customer);
  const isNews = thread !== before.thread;
  if (source === "started" && isNews && isOlder(chat.threadStartedAt, before.threadStartedAt)) {
    return stay({ ...before, customer }); // The beginning of an earlier thread, told late.
  }
  if (source === "read" && isNews && isOlder(chat.threadStartedAt, before.threadStartedAt)) {
    // Read before the thread began that we have heard of since. Once: what we heard may be wrong.
    return look({ ...before, customer, threadStartedAt: null }, here.policy.uncertainMs);
  }
  if (before.erasure !== null) {
    if (source === "started") {
      return look({ ...before, customer });
    }
    const { state, plan } = afterErasure(before, before.erasure, here);
    return also(settle(state, chat, source, thread, here), { plan });
  }
  if (source === "started" && !isNews && before.phase.kind !== "unknown") {
    return stay({ ...before, customer }); // Who was there at the beginning says nothing of now.
  }
  const step = isBegunBeforeHuman(before, chat, source)
    ? look({ ...threadOf(before, chat, thread), phase: before.phase })
    : shown(before, chat, thread, here);
  return isNews ? { ...step, drop: [...OF_THREAD, ...step.drop] } : step;
}

/** The beginning of a thread, told after the news of a human in it: the read that the news asked for tells who is there. */
function isBegunBeforeHuman(
  { phase, thread, lastAgent }: State,
  { threadStartedAt, active }: ChatSnapshot,
  source: "started" | "read",
): boolean {
  return (
    source === "started" &&
    active &&
    phase.kind === "human" &&
    (thread === null || (lastAgent !== null && isOlder(threadStartedAt, lastAgent.at)))
  );
}

function threadOf(before: State, chat: ChatSnapshot, thread: string | null): State {
  const threaded = withThread(before, thread, null);
  return {
    ...threaded,
    threadStartedAt: chat.threadStartedAt ?? threaded.threadStartedAt,
    customer: merge(before.customer, chat.customer),
    groups: chat.groups,
  };
}

/** What the chat was when it was read is what it is. */
function shown(before: State, chat: ChatSnapshot, thread: string | null, here: Here): Step {
  const state: State = {
    ...threadOf(before, chat, thread),
    pause: isPauseOver(before.pause, chat) ? null : before.pause,
    watchers: chat.watchers,
  };
  if (!chat.active) {
    return close(state);
  }
  if (chat.agents.length > 0) {
    return giveUpTo(state, { kind: "human", agents: chat.agents }); // I3
  }
  if (!chat.selfPresent) {
    const step = giveUpTo(
      state,
      chat.queue === null && state.phase.kind !== "queued" && !isAccepted(state.phase)
        ? { kind: "away" }
        : inLine(chat.queue),
    );
    const again = here.policy.rules.queueLookSeconds * 1000;
    return step.state.phase.kind === "queued" && again > 0 ? look(step, again) : step;
  }
  const alone = tellOfQueue(onAlone(state, here), chat.queue, here);
  // Given back by a human, say: from now on it is the customer's silence that counts.
  return before.phase.kind === "waiting" ? alone : also(alone, { plan: wakeWhenIdle(alone.state, here) });
}

/** Whoever paused the bot and left cannot take that back; and once another human has had the chat, all begins anew. */
function isPauseOver(pause: State["pause"], { agents, watchers }: ChatSnapshot): boolean {
  return pause === null || agents.length > 0 || !watchers.includes(pause.by);
}

/** The bot is alone with the customer. */
function onAlone(state: State, here: Here): Step {
  const { phase } = state;
  switch (phase.kind) {
    case "answering":
      return stay(state);
    case "handing-off":
      if (phase.step !== "accepted") {
        return stay(state);
      }
      return phase.looks + 1 < here.policy.confirmTransferLooks
        ? look({ ...state, phase: { ...phase, looks: phase.looks + 1 } }, here.policy.confirmTransferMs)
        : onRefused(state, phase, "not confirmed by the platform", here); // I4
    case "closing":
      return stay(state);
    case "unknown":
    case "waiting":
    case "paused":
    case "queued":
    case "human":
    case "away":
    case "closed":
      return takeTurn({ ...state, phase: { kind: "waiting" } }, here);
  }
}

export function onLeft(state: State, user: string, self: boolean, here: Here): Step {
  const watchers = state.watchers.filter((watcher) => watcher !== user);
  if (self) {
    return look(giveUp({ ...state, watchers }));
  }
  if (state.pause?.by === user) {
    // Told late, it may be of an earlier visit: a read of the chat shows who watches now.
    return look(state);
  }
  const left: State = { ...state, watchers };
  if (state.phase.kind === "human" && state.phase.agents.includes(user)) {
    return look(left);
  }
  // Nobody is hurried while a human watches; from now on the silence counts.
  return watchers.length < state.watchers.length ? also(stay(left), { plan: wakeWhenIdle(left, here) }) : stay(left);
}

export function onTransferred(state: State, event: Extract<InboundEvent, { kind: "transferred" }>): Step {
  if (event.to.length > 0) {
    return look(giveUpTo(state, { kind: "human", agents: event.to }));
  }
  if (event.toSelf) {
    return look(state);
  }
  return look(event.queue === null ? giveUp(state) : giveUpTo(state, inLine(event.queue)));
}

function isAccepted(phase: Phase): boolean {
  return phase.kind === "handing-off" && phase.step === "accepted";
}

/** A read without a name does not take away the name we have. */
function merge(before: State["customer"], now: State["customer"]): State["customer"] {
  return now === null
    ? before
    : {
        id: now.id,
        name: now.name ?? before?.name ?? null,
        email: now.email ?? before?.email ?? null,
        phone: now.phone ?? before?.phone ?? null,
        fields: { ...before?.fields, ...now.fields },
        visit: now.visit ?? before?.visit ?? null,
      };
}
