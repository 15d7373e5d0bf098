/** list_archives (Agent Chat API v3.6): closed threads only. Filters that are not simulated are refused, not ignored. */
import * as z from "zod";
import { chatForAgent } from "./agent-view.ts";
import { type AgentCall, reaches, readChats } from "./chat-access.ts";
import { propertiesSchema } from "./event-schemas.ts";
import type { Chat, Properties, Thread } from "./model.ts";
import { newestFirst, paginate, readPageId, sortOrder } from "./pages.ts";
import { action } from "./vendor-call.ts";

const timestamp = z.iso.datetime({ offset: true });

const archiveSchema = z.object({
  filters: z
    .strictObject({
      query: z.string().optional(),
      from: timestamp.optional(),
      to: timestamp.optional(),
      chat_ids: z.array(z.string()).max(1000).optional(),
      thread_ids: z.array(z.string()).max(20).optional(),
      group_ids: z.array(z.number().int()).max(200).optional(),
      customer_id: z.string().optional(),
      customer_email: z.string().optional(),
      properties: propertiesSchema.optional(),
      tags: z
        .strictObject({ values: z.array(z.string()).optional(), exclude_values: z.array(z.string()).optional() })
        .optional(),
    })
    .optional(),
  sort_order: sortOrder,
  limit: z.number().int().min(1).max(100).optional(),
  page_id: z.string().optional(),
  highlights: z.unknown().optional(),
});
type Filters = z.output<typeof archiveSchema>["filters"];

/** `{"namespace":{"name":{"values":[…]}}}` or a bare value. */
export function matchesProperties(properties: Properties, wanted: Properties): boolean {
  return Object.entries(wanted).every(([namespace, names]) =>
    Object.entries(names).every(([name, expected]) => {
      const actual = properties[namespace]?.[name];
      const listed = z.object({ values: z.array(z.unknown()) }).safeParse(expected);
      return listed.success ? listed.data.values.includes(actual) : actual === expected;
    }),
  );
}

function matches(call: AgentCall, chat: Chat, thread: Thread, filters: Filters): boolean {
  if (!filters) {
    return true;
  }
  const created = Date.parse(thread.createdAt);
  if (filters.from !== undefined && created < Date.parse(filters.from)) {
    return false;
  }
  if (filters.to !== undefined && created > Date.parse(filters.to)) {
    return false;
  }
  if (filters.chat_ids && !filters.chat_ids.includes(chat.id)) {
    return false;
  }
  if (filters.thread_ids && !filters.thread_ids.includes(thread.id)) {
    return false;
  }
  if (filters.group_ids && !filters.group_ids.some((id) => thread.groupIds.includes(id))) {
    return false;
  }
  if (filters.customer_id !== undefined && chat.customerId !== filters.customer_id) {
    return false;
  }
  if (filters.customer_email !== undefined) {
    const profile = chat.customerId === undefined ? {} : call.organization.customers.get(chat.customerId)?.profile;
    if (profile?.["email"] !== filters.customer_email) {
      return false;
    }
  }
  if (filters.properties && !matchesProperties(thread.properties, filters.properties)) {
    return false;
  }
  if (filters.tags?.values && !filters.tags.values.some((tag) => thread.tags.includes(tag))) {
    return false;
  }
  if (filters.tags?.exclude_values?.some((tag) => thread.tags.includes(tag))) {
    return false;
  }
  return filters.query === undefined || mentions(thread, filters.query);
}

function mentions(thread: Thread, query: string): boolean {
  return thread.events.some(({ content }) => JSON.stringify(content).toLowerCase().includes(query.toLowerCase()));
}

export const listArchives = action({
  scope: readChats,
  input: archiveSchema,
  run(call: AgentCall, input) {
    const { organization, requester } = call;
    const page = readPageId(input, ["filters", "limit", "sort_order"]);
    const { filters, limit, sort_order } = archiveSchema.parse(page.request);
    const archived = [...organization.chats.values()]
      .flatMap((chat) => chat.threads.map((thread) => ({ chat, thread, createdAt: thread.createdAt })))
      .filter(({ thread }) => !thread.active && reaches(requester, thread.groupIds))
      .filter(({ chat, thread }) => matches(call, chat, thread, filters));
    const { items, found, links } = paginate(newestFirst(archived, sort_order), limit ?? 10, page);
    return {
      chats: items.map(({ chat, thread }) => chatForAgent(organization, chat, thread, requester.operator.id)),
      found_chats: found,
      ...links,
    };
  },
});
