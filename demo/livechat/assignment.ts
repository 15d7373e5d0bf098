/**
 * Moving a chat to an operator or into the queue, and telling everybody. Same chat, same thread; the operators who
 * spoke for the company before leave it, supervisors stay. All state changes come first, announcements after: webhook
 * filters therefore see the chat as it is afterwards (a bot removed by a transfer no longer matches `my_bots`; the
 * vendor does not document this edge).
 */
import { chatForAgent, present, userForAgent } from "./agent-view.ts";
import { idForCustomer, optionalIdForCustomer, userForCustomer } from "./customer-view.ts";
import { type SystemMessage, addSystemMessage } from "./events.ts";
import type { Cause, Chat, ChatUser, Operator, Organization, Queue, Thread } from "./model.ts";
import { queueView, queuedChats } from "./queue-position.ts";
import { chooseOperator } from "./routing.ts";
import { bySystem, findUser, nextInstant, publicAgents, requesterId } from "./state.ts";

type Destination =
  | { readonly kind: "operator"; readonly operator: Operator }
  | {
      readonly kind: "queue";
      readonly agentIds?: readonly string[] | undefined;
      readonly excludedAgentIds: readonly string[];
    };

interface Move {
  readonly destination: Destination;
  readonly groupIds: readonly number[];
  readonly reason: "manual" | "inactive" | "assigned" | "unassigned" | "other";
  readonly removalReason: string;
  readonly cause: Cause;
  readonly systemMessage?: SystemMessage | undefined;
}

/** Silent: makes the operator a present chat user. */
export function enterChat(chat: Chat, thread: Thread, userId: string, visibility: "all" | "agents"): ChatUser {
  let user = findUser(chat, userId);
  if (!user) {
    user = { id: userId, type: "agent", present: true, visibility, eventsSeenUpTo: undefined };
    chat.users.push(user);
  }
  user.present = true;
  user.visibility = visibility;
  if (!thread.userIds.includes(userId)) {
    thread.userIds.push(userId);
  }
  if (visibility === "all") {
    leaveQueue(thread);
  }
  return user;
}

function leaveQueue(thread: Thread): void {
  thread.queue = undefined;
  setUnassigned(thread, false);
}

export function enterQueue(organization: Organization, thread: Thread, queue: Omit<Queue, "queuedAt">): void {
  thread.queue = { ...queue, queuedAt: nextInstant(organization) };
  setUnassigned(thread, true);
}

function setUnassigned(thread: Thread, unassigned: boolean): void {
  thread.properties["routing"] = { ...thread.properties["routing"], unassigned };
}

export function announceAdded(
  organization: Organization,
  place: { readonly chat: Chat; readonly thread: Thread },
  user: ChatUser,
  reason: string,
  cause: Cause,
): void {
  const where = { chat_id: place.chat.id, thread_id: place.thread.id };
  const by = requesterId(cause);
  const forAgents = present({ ...where, user: userForAgent(organization, user), reason, requester_id: by });
  const forCustomer = userForCustomer(organization, user);
  organization.announce({
    action: "user_added_to_chat",
    chat: place.chat,
    cause,
    webhook: forAgents,
    agents: forAgents,
    customer:
      forCustomer &&
      present({ ...where, user: forCustomer, reason, requester_id: optionalIdForCustomer(organization, by) }),
  });
}

export function announceRemoved(
  organization: Organization,
  place: { readonly chat: Chat; readonly thread: Thread },
  user: ChatUser,
  reason: string,
  cause: Cause,
): void {
  const by = requesterId(cause);
  const fields = { chat_id: place.chat.id, thread_id: place.thread.id, user_id: user.id, reason };
  const forAgents = present({ ...fields, requester_id: by });
  organization.announce({
    action: "user_removed_from_chat",
    chat: place.chat,
    cause,
    webhook: forAgents,
    agents: forAgents,
    customer:
      user.visibility === "all"
        ? present({
            ...fields,
            user_id: idForCustomer(organization, user.id),
            requester_id: optionalIdForCustomer(organization, by),
          })
        : undefined,
  });
}

function announceTransfer(organization: Organization, chat: Chat, thread: Thread, move: Move, from: object): void {
  const by = requesterId(move.cause);
  const operatorId = move.destination.kind === "operator" ? move.destination.operator.id : undefined;
  const fields = {
    chat_id: chat.id,
    thread_id: thread.id,
    reason: move.reason,
    queue: queueView(organization, chat, thread),
  };
  const forAgents = present({
    ...fields,
    requester_id: by,
    transferred_to: present({
      group_ids: [...chat.groupIds],
      agent_ids: operatorId === undefined ? undefined : [operatorId],
    }),
  });
  organization.announce({
    action: "chat_transferred",
    chat,
    cause: move.cause,
    webhook: forAgents,
    agents: forAgents,
    customer: present({
      ...fields,
      requester_id: optionalIdForCustomer(organization, by),
      transferred_to: present({
        group_ids: [...chat.groupIds],
        agent_ids: operatorId === undefined ? undefined : [idForCustomer(organization, operatorId)],
      }),
    }),
  });
  if (operatorId === undefined) {
    return;
  }
  const arrival = { requester_id: by, chat: chatForAgent(organization, chat, thread), transferred_from: from };
  organization.announce({
    action: "incoming_chat",
    chat,
    cause: move.cause,
    onlyAgentId: operatorId,
    agents: present(arrival),
  });
}

export function moveChat(organization: Organization, chat: Chat, thread: Thread, move: Move): void {
  const target = move.destination.kind === "operator" ? move.destination.operator : undefined;
  const leaving = publicAgents(chat).filter((user) => user.id !== target?.id);
  const from = { group_ids: [...chat.groupIds], agent_ids: leaving.map(({ id }) => id) };
  const wasPresent = target !== undefined && publicAgents(chat).some((user) => user.id === target.id);
  const accessChanged = chat.groupIds.join() !== move.groupIds.join();

  for (const user of leaving) {
    user.present = false;
  }
  chat.groupIds = [...move.groupIds];
  thread.groupIds = [...move.groupIds];
  let entered: ChatUser | undefined;
  if (move.destination.kind === "operator") {
    entered = enterChat(chat, thread, move.destination.operator.id, "all");
  } else {
    const { agentIds, excludedAgentIds } = move.destination;
    enterQueue(organization, thread, { groupIds: move.groupIds, agentIds, excludedAgentIds });
  }

  const place = { chat, thread };
  for (const user of leaving) {
    announceRemoved(organization, place, user, move.removalReason, move.cause);
  }
  if (accessChanged) {
    const payload = { id: chat.id, access: { group_ids: [...chat.groupIds] } };
    organization.announce({
      action: "chat_access_updated",
      chat,
      cause: move.cause,
      webhook: payload,
      agents: payload,
    });
  }
  if (entered && !wasPresent) {
    announceAdded(organization, place, entered, move.reason, move.cause);
  }
  announceTransfer(organization, chat, thread, move, from);
  if (move.systemMessage) {
    addSystemMessage(organization, chat, thread, move.systemMessage, move.cause);
  }
}

/** Hands queued chats to whoever has become able to take them, oldest first, then tells the others where they stand. */
export function drainQueue(organization: Organization): void {
  for (const { chat, thread } of queuedChats(organization)) {
    const operator = thread.queue && chooseOperator(organization, { chat, ...thread.queue });
    if (!operator) {
      continue;
    }
    moveChat(organization, chat, thread, {
      destination: { kind: "operator", operator },
      groupIds: chat.groupIds,
      reason: "assigned",
      removalReason: "other",
      cause: bySystem,
    });
  }
  announceQueuePositions(organization);
}

function announceQueuePositions(organization: Organization): void {
  const changed: object[] = [];
  const queued = queuedChats(organization);
  for (const { chat, thread } of queued) {
    const view = queueView(organization, chat, thread);
    if (!view || organization.queuePositions.get(chat.id) === view.position) {
      continue;
    }
    organization.queuePositions.set(chat.id, view.position);
    const queue = { position: view.position, wait_time: view.wait_time };
    const frame = { chat_id: chat.id, thread_id: thread.id, queue };
    changed.push(frame);
    organization.announce({ action: "queue_position_updated", chat, cause: bySystem, customer: frame });
  }
  const waiting = new Set(queued.map(({ chat }) => chat.id));
  for (const id of organization.queuePositions.keys()) {
    if (!waiting.has(id)) {
      organization.queuePositions.delete(id);
    }
  }
  if (changed.length > 0) {
    organization.announce({ action: "queue_positions_updated", chat: undefined, cause: bySystem, agents: changed });
  }
}
