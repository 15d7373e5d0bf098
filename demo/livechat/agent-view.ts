/** How the Agent API and webhooks show things (API v3.6, agent data structures). */
import type { Chat, ChatEvent, ChatUser, Customer, Organization, Thread } from "./model.ts";
import { queueView } from "./queue-position.ts";
import { lastThread } from "./state.ts";

export type View = Record<string, unknown>;

/** Drops undefined fields, so that "absent" is absent in memory as it is on the wire. */
export function present(fields: View): View {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export function nonEmpty<Value extends object>(value: Value): Value | undefined {
  return Object.keys(value).length > 0 ? value : undefined;
}

export function eventForAgent(event: ChatEvent): View {
  const common = {
    id: event.id,
    custom_id: event.customId,
    type: event.type,
    author_id: event.authorId,
    created_at: event.createdAt,
  };
  if (event.deleted) {
    return present({ ...common, deleted: true });
  }
  return present({
    ...common,
    visibility: event.visibility,
    properties: nonEmpty(event.properties),
    ...structuredClone(event.content),
  });
}

function chatIdsOf(organization: Organization, customer: Customer): string[] {
  return [...organization.chats.values()].filter((chat) => chat.customerId === customer.id).map(({ id }) => id);
}

export function customerForAgent(organization: Organization, customer: Customer): View {
  const chats = chatIdsOf(organization, customer).flatMap((id) => organization.chats.get(id) ?? []);
  return present({
    id: customer.id,
    type: "customer",
    ...customer.profile,
    created_at: customer.createdAt,
    session_fields: nonEmpty(customer.sessionFields),
    statistics: { chats_count: chats.length, threads_count: chats.reduce((sum, chat) => sum + chat.threads.length, 0) },
  });
}

export function customerDetails(organization: Organization, customer: Customer): View {
  return { ...customerForAgent(organization, customer), chat_ids: chatIdsOf(organization, customer) };
}

export function userForAgent(organization: Organization, user: ChatUser): View {
  const seen = { present: user.present, events_seen_up_to: user.eventsSeenUpTo };
  const customer = organization.customers.get(user.id);
  if (customer) {
    return present({ ...customerForAgent(organization, customer), ...seen });
  }
  const operator = organization.operators.get(user.id);
  return present({
    id: user.id,
    type: "agent",
    name: operator?.name ?? user.id,
    email: operator?.kind === "human" ? operator.id : undefined,
    ...seen,
    avatar: operator?.avatar,
    visibility: user.visibility,
  });
}

function neighbours(chat: Chat, thread: Thread): View {
  const index = chat.threads.indexOf(thread);
  return { previous_thread_id: chat.threads[index - 1]?.id, next_thread_id: chat.threads[index + 1]?.id };
}

export function threadForAgent(organization: Organization, chat: Chat, thread: Thread): View {
  return present({
    id: thread.id,
    active: thread.active,
    user_ids: [...thread.userIds],
    created_at: thread.createdAt,
    events: thread.events.map(eventForAgent),
    properties: structuredClone(thread.properties),
    access: { group_ids: [...thread.groupIds] },
    tags: thread.tags.length > 0 ? [...thread.tags] : undefined,
    queue: queueView(organization, chat, thread),
    summary: thread.summary,
    ...neighbours(chat, thread),
  });
}

export function chatForAgent(
  organization: Organization,
  chat: Chat,
  thread: Thread | undefined,
  viewerId?: string,
): View {
  return present({
    id: chat.id,
    users: chat.users.map((user) => userForAgent(organization, user)),
    properties: structuredClone(chat.properties),
    access: { group_ids: [...chat.groupIds] },
    thread: thread && threadForAgent(organization, chat, thread),
    is_followed: viewerId === undefined ? undefined : chat.followers.has(viewerId),
  });
}

/** Keyed by event type; the newest event of each over all threads. */
export function lastEventPerType(chat: Chat, show: (event: ChatEvent) => View | undefined): View {
  const result: View = {};
  for (const thread of chat.threads) {
    for (const event of thread.events) {
      const shown = event.deleted ? undefined : show(event);
      if (shown) {
        result[event.type] = { thread_id: thread.id, thread_created_at: thread.createdAt, event: shown };
      }
    }
  }
  return result;
}

export function chatSummaryForAgent(organization: Organization, chat: Chat, viewerId: string): View {
  const thread = lastThread(chat);
  const summary = thread && threadForAgent(organization, chat, thread);
  if (summary) {
    delete summary["events"];
  }
  return present({
    id: chat.id,
    last_event_per_type: lastEventPerType(chat, eventForAgent),
    users: chat.users.map((user) => userForAgent(organization, user)),
    last_thread_summary: summary,
    properties: structuredClone(chat.properties),
    access: { group_ids: [...chat.groupIds] },
    is_followed: chat.followers.has(viewerId),
  });
}
