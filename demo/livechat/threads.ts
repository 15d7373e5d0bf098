/** Beginning and ending a thread. A chat comes back with the same chat id and a new thread id (facts of v3.6). */
import { chatForAgent } from "./agent-view.ts";
import { drainQueue, enterChat, enterQueue } from "./assignment.ts";
import { chatForCustomer, optionalIdForCustomer } from "./customer-view.ts";
import type { EventDraft } from "./event-schemas.ts";
import { type SystemMessage, addSystemMessage, storeEvent } from "./events.ts";
import type { Cause, Chat, Operator, Organization, Properties, Thread } from "./model.ts";
import { chooseOperator } from "./routing.ts";
import { findActiveThread, nextInstant, requesterId } from "./state.ts";

interface ThreadRequest {
  readonly groupIds: readonly number[];
  readonly active: boolean;
  readonly continuous: boolean | undefined;
  readonly chatProperties: Properties;
  readonly threadProperties: Properties;
  readonly events: readonly EventDraft[];
  /** The agent or bot that opens it; absent when the router has to find one. */
  readonly opener?: Operator | undefined;
  readonly furtherAgentIds?: readonly string[];
  readonly clientId: string;
  readonly cause: Cause;
}

interface OpenedThread {
  readonly thread: Thread;
  readonly eventIds: readonly string[];
}

export function createChat(organization: Organization, customerId: string | undefined): Chat {
  const chat: Chat = {
    id: organization.random.upper(10),
    customerId,
    users: [],
    properties: {},
    groupIds: [0],
    threads: [],
    followers: new Set(),
  };
  if (customerId !== undefined) {
    chat.users.push({ id: customerId, type: "customer", present: true, visibility: "all", eventsSeenUpTo: undefined });
  }
  organization.chats.set(chat.id, chat);
  return chat;
}

export function mergeProperties(target: Properties, changes: Properties): void {
  for (const [namespace, values] of Object.entries(changes)) {
    target[namespace] = { ...target[namespace], ...structuredClone(values) };
  }
}

function prepareThread(organization: Organization, chat: Chat, request: ThreadRequest): Thread {
  const continuous = request.continuous ?? chat.properties["routing"]?.["continuous"] === true;
  mergeProperties(chat.properties, { routing: { continuous, pinned: false }, source: { client_id: request.clientId } });
  mergeProperties(chat.properties, request.chatProperties);
  const thread: Thread = {
    id: organization.random.upper(10),
    createdAt: nextInstant(organization),
    active: request.active,
    events: [],
    eventCount: 0,
    properties: { routing: { continuous, idle: false, unassigned: false }, source: { client_id: request.clientId } },
    groupIds: [...request.groupIds],
    tags: [],
    userIds: chat.customerId === undefined ? [] : [chat.customerId],
    queue: undefined,
    summary: undefined,
  };
  mergeProperties(thread.properties, request.threadProperties);
  return thread;
}

/** A form, then the welcome message by whoever got the chat, then the customer's first words. */
function initialEvents(
  organization: Organization,
  request: ThreadRequest,
  assigned: Operator | undefined,
): EventDraft[] {
  const forms = request.events.filter(({ type }) => type === "filled_form");
  const others = request.events.filter(({ type }) => type !== "filled_form");
  if (!assigned || organization.welcomeMessage === null) {
    return [...forms, ...others];
  }
  const welcome: EventDraft = {
    type: "message",
    authorId: assigned.id,
    visibility: "all",
    properties: { lc2: { welcome_message: true } },
    content: { text: organization.welcomeMessage },
  };
  return [...forms, welcome, ...others];
}

export function openThread(organization: Organization, chat: Chat, request: ThreadRequest): OpenedThread {
  chat.groupIds = [...request.groupIds];
  for (const user of chat.users) {
    if (user.type === "agent") {
      user.present = false;
    }
  }
  const thread = prepareThread(organization, chat, request);
  chat.threads.push(thread);

  let assigned: Operator | undefined;
  if (request.opener) {
    enterChat(chat, thread, request.opener.id, "all");
    for (const id of request.furtherAgentIds ?? []) {
      enterChat(chat, thread, id, "agents");
    }
  } else if (request.active) {
    assigned = chooseOperator(organization, { chat, groupIds: request.groupIds });
    if (assigned) {
      enterChat(chat, thread, assigned.id, "all");
    } else {
      enterQueue(organization, thread, { groupIds: request.groupIds, agentIds: undefined, excludedAgentIds: [] });
    }
  }

  const eventIds: string[] = [];
  for (const draft of initialEvents(organization, request, assigned)) {
    const event = storeEvent(organization, chat, thread, draft);
    if (request.events.includes(draft)) {
      eventIds.push(event.id);
    }
  }
  announceChat(organization, chat, thread, request.cause);
  drainQueue(organization);
  return { thread, eventIds };
}

function announceChat(organization: Organization, chat: Chat, thread: Thread, cause: Cause): void {
  const forAgents = { chat: chatForAgent(organization, chat, thread) };
  const by = requesterId(cause);
  organization.announce({
    action: "incoming_chat",
    chat,
    cause,
    webhook: forAgents,
    agents: { ...(by === undefined ? {} : { requester_id: by }), ...forAgents },
    customer: {
      ...(by === undefined ? {} : { requester_id: optionalIdForCustomer(organization, by) }),
      chat: chatForCustomer(organization, chat, thread),
    },
  });
}

/** `userId` is left out of the announcement when the router closes the chat. */
export function closeThread(organization: Organization, chat: Chat, message: SystemMessage, cause: Cause): void {
  const thread = findActiveThread(chat);
  addSystemMessage(organization, chat, thread, message, cause);
  thread.active = false;
  thread.queue = undefined;
  const by = requesterId(cause);
  const fields = { chat_id: chat.id, thread_id: thread.id };
  const forAgents = { ...fields, ...(by === undefined ? {} : { user_id: by }) };
  organization.announce({
    action: "chat_deactivated",
    chat,
    cause,
    webhook: forAgents,
    agents: forAgents,
    customer: { ...fields, ...(by === undefined ? {} : { user_id: optionalIdForCustomer(organization, by) }) },
  });
  drainQueue(organization);
}
