import { eventForAgent } from "./agent-view.ts";
import { eventForCustomer } from "./customer-view.ts";
import type { EventDraft } from "./event-schemas.ts";
import type { Cause, Chat, ChatEvent, Organization, Thread, Visibility } from "./model.ts";
import { findUser, nextInstant } from "./state.ts";

function authorType(organization: Organization, event: ChatEvent): "customer" | "agent" | undefined {
  if (event.authorId === undefined) {
    return undefined;
  }
  return organization.operators.has(event.authorId) ? "agent" : "customer";
}

/** Stores the event without telling anybody: initial events travel inside `incoming_chat`. */
export function storeEvent(organization: Organization, chat: Chat, thread: Thread, draft: EventDraft): ChatEvent {
  thread.eventCount += 1;
  const event: ChatEvent = {
    id: `${thread.id}_${thread.eventCount}`,
    type: draft.type,
    customId: draft.customId,
    authorId: draft.authorId,
    createdAt: nextInstant(organization),
    visibility: draft.visibility,
    properties: structuredClone(draft.properties ?? {}),
    content: structuredClone(draft.content),
    deleted: false,
  };
  thread.events.push(event);
  const author = draft.authorId === undefined ? undefined : findUser(chat, draft.authorId);
  if (author) {
    author.eventsSeenUpTo = event.createdAt;
  }
  return event;
}

export function announceEvent(
  organization: Organization,
  action: "incoming_event" | "event_updated",
  place: { readonly chat: Chat; readonly thread: Thread },
  event: ChatEvent,
  cause: Cause,
): void {
  const where = { chat_id: place.chat.id, thread_id: place.thread.id };
  const forCustomer = eventForCustomer(organization, event);
  const forAgents = { ...where, event: eventForAgent(event) };
  organization.announce({
    action,
    chat: place.chat,
    cause,
    authorType: authorType(organization, event),
    webhook: forAgents,
    agents: forAgents,
    customer: forCustomer && { ...where, event: forCustomer },
  });
}

export function addEvent(
  organization: Organization,
  chat: Chat,
  thread: Thread,
  draft: EventDraft,
  cause: Cause,
): ChatEvent {
  const event = storeEvent(organization, chat, thread, draft);
  announceEvent(organization, "incoming_event", { chat, thread }, event, cause);
  return event;
}

export interface SystemMessage {
  readonly type: string;
  readonly text: string;
  readonly variables?: Record<string, string>;
  readonly visibility?: Visibility;
}

export function addSystemMessage(
  organization: Organization,
  chat: Chat,
  thread: Thread,
  message: SystemMessage,
  cause: Cause,
): void {
  const draft: EventDraft = {
    type: "system_message",
    authorId: undefined,
    visibility: message.visibility ?? "all",
    content: { text: message.text, system_message_type: message.type, text_vars: message.variables ?? {} },
  };
  addEvent(organization, chat, thread, draft, cause);
}

export function deleteEvent(
  organization: Organization,
  chat: Chat,
  thread: Thread,
  event: ChatEvent,
  cause: Cause,
): void {
  event.deleted = true;
  event.content = {};
  const payload = { chat_id: chat.id, thread_id: thread.id, event_id: event.id };
  organization.announce({
    action: "event_deleted",
    chat,
    cause,
    webhook: payload,
    agents: payload,
    customer: event.visibility === "all" ? payload : undefined,
  });
}

export function displayName(organization: Organization, userId: string): string {
  const customerName = organization.customers.get(userId)?.profile["name"];
  return organization.operators.get(userId)?.name ?? (typeof customerName === "string" ? customerName : "Customer");
}
