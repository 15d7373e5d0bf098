/** Who has the chat, by what the platform tells. Pure. The invariants stand in transition.ts. */
import type { ChatSnapshot, InboundEvent } from "../channels/channel.ts";
import type { Policy } from "./policy.ts";
import type { Phase, State, Step } from "./state.ts";
import { OUTGOING, close, giveUp, giveUpTo, isOlder, look, stay, withThread } from "./step.ts";
import { offline, takeTurn } from "./turn.ts";

export function onSnapshot(
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

export function onLeft(state: State, user: string, self: boolean): Step {
  const watchers = state.watchers.filter((watcher) => watcher !== user);
  if (self) {
    return look(giveUp({ ...state, watchers }));
  }
  return state.phase.kind === "human" && state.phase.agents.includes(user)
    ? look({ ...state, watchers })
    : stay({ ...state, watchers });
}

export function onTransferred(state: State, event: Extract<InboundEvent, { kind: "transferred" }>): Step {
  if (event.to.length > 0) {
    return look(giveUpTo(state, { kind: "human", agents: event.to }));
  }
  if (event.toSelf) {
    return look(state);
  }
  return look(event.queue === null ? giveUp(state) : giveUpTo(state, { kind: "queued", ...event.queue }));
}

function isAccepted(phase: Phase): boolean {
  return phase.kind === "handing-off" && phase.step === "accepted";
}

/** A read without a name does not take away the name we have. */
function merge(before: State["customer"], now: State["customer"]): State["customer"] {
  return now === null
    ? before
    : { id: now.id, name: now.name ?? before?.name ?? null, email: now.email ?? before?.email ?? null };
}
