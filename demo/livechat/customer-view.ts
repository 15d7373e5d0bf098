/**
 * How the Customer API shows the same things (API v3.6, customer data structures). Traps: operators have other ids and
 * no e-mail address here, `visibility` is called `recipients`, and what is for agents only does not exist.
 */
import { type View, lastEventPerType, nonEmpty, present } from "./agent-view.ts";
import type { Chat, ChatEvent, ChatUser, Customer, Organization, Thread } from "./model.ts";
import { queueView } from "./queue-position.ts";
import { richButtons } from "./rich-buttons.ts";
import { lastThread } from "./state.ts";

export function idForCustomer(organization: Organization, id: string): string {
  return organization.operators.get(id)?.publicId ?? id;
}

export function optionalIdForCustomer(organization: Organization, id: string | undefined): string | undefined {
  return id === undefined ? undefined : idForCustomer(organization, id);
}

function contentForCustomer(organization: Organization, event: ChatEvent): View {
  const content = structuredClone(event.content);
  for (const button of richButtons(content)) {
    button.user_ids = button.user_ids.map((id) => idForCustomer(organization, id));
  }
  return content;
}

export function eventForCustomer(organization: Organization, event: ChatEvent): View | undefined {
  if (event.visibility !== "all") {
    return undefined;
  }
  const common = {
    id: event.id,
    custom_id: event.customId,
    type: event.type,
    author_id: optionalIdForCustomer(organization, event.authorId),
    created_at: event.createdAt,
  };
  if (event.deleted) {
    return present({ ...common, deleted: true });
  }
  return present({
    ...common,
    recipients: "all",
    properties: nonEmpty(event.properties),
    ...contentForCustomer(organization, event),
  });
}

export function customerForCustomer(customer: Customer): View {
  return present({
    id: customer.id,
    type: "customer",
    ...customer.profile,
    session_fields: nonEmpty(customer.sessionFields),
  });
}

export function userForCustomer(organization: Organization, user: ChatUser): View | undefined {
  if (user.visibility !== "all") {
    return undefined;
  }
  const seen = { present: user.present, events_seen_up_to: user.eventsSeenUpTo };
  const customer = organization.customers.get(user.id);
  if (customer) {
    return present({ ...customerForCustomer(customer), ...seen });
  }
  const operator = organization.operators.get(user.id);
  return present({
    id: idForCustomer(organization, user.id),
    type: "agent",
    name: operator?.name ?? "Agent",
    ...seen,
    avatar: operator?.avatar,
    job_title: operator?.jobTitle,
  });
}

function usersForCustomer(organization: Organization, chat: Chat): View[] {
  return chat.users.flatMap((user) => {
    const shown = userForCustomer(organization, user);
    return shown ? [shown] : [];
  });
}

export function threadForCustomer(organization: Organization, chat: Chat, thread: Thread): View {
  const index = chat.threads.indexOf(thread);
  const hidden = new Set(chat.users.filter((user) => user.visibility !== "all").map(({ id }) => id));
  return present({
    id: thread.id,
    active: thread.active,
    user_ids: thread.userIds.filter((id) => !hidden.has(id)).map((id) => idForCustomer(organization, id)),
    created_at: thread.createdAt,
    events: thread.events.flatMap((event) => eventForCustomer(organization, event) ?? []),
    properties: structuredClone(thread.properties),
    access: { group_ids: [...thread.groupIds] },
    queue: queueView(organization, chat, thread),
    previous_thread_id: chat.threads[index - 1]?.id,
    next_thread_id: chat.threads[index + 1]?.id,
  });
}

export function chatForCustomer(organization: Organization, chat: Chat, thread: Thread | undefined): View {
  return present({
    id: chat.id,
    users: usersForCustomer(organization, chat),
    properties: structuredClone(chat.properties),
    access: { group_ids: [...chat.groupIds] },
    thread: thread && threadForCustomer(organization, chat, thread),
  });
}

export function chatSummaryForCustomer(organization: Organization, chat: Chat): View {
  const thread = lastThread(chat);
  return present({
    id: chat.id,
    last_thread_id: thread?.id,
    last_thread_created_at: thread?.createdAt,
    last_event_per_type: lastEventPerType(chat, (event) => eventForCustomer(organization, event)),
    users: usersForCustomer(organization, chat),
    access: { group_ids: [...chat.groupIds] },
    properties: structuredClone(chat.properties),
    active: thread?.active ?? false,
  });
}
