/**
 * The customer's own chat (Customer Chat API v3.6): one chat per customer, so a returning customer resumes it. Without
 * `continuous` somebody (a bot counts) must be accepting chats in the group, else `groups_offline`.
 */
import * as z from "zod";
import { type CustomerCall, causeOfCustomer, findMyChat } from "./customer-requests.ts";
import { chatForCustomer, chatSummaryForCustomer, threadForCustomer } from "./customer-view.ts";
import { LiveChatError } from "./errors.ts";
import { type EventDraft, customerEventSchema, foreignField, propertiesSchema } from "./event-schemas.ts";
import { displayName } from "./events.ts";
import type { Chat } from "./model.ts";
import { newestFirst, paginate, readPageId, sortOrder } from "./pages.ts";
import { assertWritable } from "./properties.ts";
import { groupStatus } from "./routing.ts";
import { findThread, lastThread } from "./state.ts";
import { listedThreads, threadListSchema } from "./thread-list.ts";
import { closeThread, createChat, openThread } from "./threads.ts";
import type { CustomerRequester } from "./tokens.ts";
import { draftWithFile } from "./uploads.ts";
import { type Action, action } from "./vendor-call.ts";

const openingSchema = {
  properties: propertiesSchema.optional(),
  access: z.object({ group_ids: z.array(z.number().int()).min(1) }).optional(),
  thread: z
    .object({ events: z.array(customerEventSchema).optional(), properties: propertiesSchema.optional() })
    .optional(),
};
const openingChatSchema = z.object(openingSchema);
type Opening = z.output<typeof openingChatSchema>;
const activity = { active: z.boolean().default(true), continuous: z.boolean().optional() };

interface Mode {
  readonly active: boolean;
  readonly continuous?: boolean | undefined;
}

/** Everything that can be wrong is found before anything changes. */
function checkOpening(
  { organization, requester }: CustomerCall,
  opening: Opening,
  groupIds: readonly number[],
  mode: Mode,
): EventDraft[] {
  if (groupIds.some((id) => !organization.groups.has(id))) {
    throw new LiveChatError("group_not_found");
  }
  assertWritable(organization, "chat", "customer", opening.properties ?? {});
  assertWritable(organization, "thread", "customer", opening.thread?.properties ?? {});
  if (mode.active && mode.continuous !== true && groupStatus(organization, groupIds) === "offline") {
    throw new LiveChatError("groups_offline");
  }
  return (opening.thread?.events ?? []).map((event) => {
    assertWritable(organization, "event", "customer", event.properties ?? {});
    return draftWithFile(organization, event, requester.customer.id);
  });
}

interface Opened {
  readonly opening: Opening;
  readonly events: readonly EventDraft[];
  readonly groupIds: readonly number[];
  readonly mode: Mode;
}

function open(call: CustomerCall, chat: Chat, { opening, events, groupIds, mode }: Opened) {
  const { organization, requester } = call;
  return openThread(organization, chat, {
    groupIds,
    active: mode.active,
    continuous: mode.continuous,
    chatProperties: opening.properties ?? {},
    threadProperties: opening.thread?.properties ?? {},
    events,
    clientId: requester.clientId,
    cause: causeOfCustomer(requester),
  });
}

function opened(eventIds: readonly string[]): { event_ids?: readonly string[] } {
  return eventIds.length > 0 ? { event_ids: eventIds } : {};
}

const startChat = action({
  input: z.object({ chat: openingChatSchema.default({}), ...activity }),
  run(call: CustomerCall, { chat: opening, ...mode }) {
    const { organization, requester } = call;
    const groupIds = opening.access?.group_ids ?? [0];
    const taken = [...organization.chats.values()].some(({ customerId }) => customerId === requester.customer.id);
    if (taken) {
      throw new LiveChatError("limit_reached", "Chat limit reached");
    }
    const events = checkOpening(call, opening, groupIds, mode);
    const chat = createChat(organization, requester.customer.id);
    const { thread, eventIds } = open(call, chat, { opening, events, groupIds, mode });
    return { chat_id: chat.id, thread_id: thread.id, ...opened(eventIds) };
  },
});

const resumeChat = action({
  input: z.object({ chat: z.object({ ...openingSchema, id: z.string() }), ...activity }),
  run(call: CustomerCall, { chat: opening, ...mode }) {
    const chat = findMyChat(call, opening.id);
    if (lastThread(chat)?.active) {
      throw new LiveChatError("validation", "Chat is already active");
    }
    const groupIds = opening.access?.group_ids ?? [0];
    const continuous = mode.continuous ?? chat.properties["routing"]?.["continuous"] === true;
    const events = checkOpening(call, opening, groupIds, { active: mode.active, continuous });
    const { thread, eventIds } = open(call, chat, { opening, events, groupIds, mode });
    return { thread_id: thread.id, ...opened(eventIds) };
  },
});

const deactivateChat = action({
  input: z.object({ id: z.string(), chat_id: foreignField }),
  run(call: CustomerCall, { id }) {
    const chat = findMyChat(call, id);
    const customer = displayName(call.organization, call.requester.customer.id);
    const message = {
      type: "manual_archived_customer",
      text: `${customer} archived the chat`,
      variables: { customer },
    };
    closeThread(call.organization, chat, message, causeOfCustomer(call.requester));
  },
});

const getChat = action({
  input: z.object({ chat_id: z.string(), thread_id: z.string().optional() }),
  run(call: CustomerCall, { chat_id, thread_id }) {
    const chat = findMyChat(call, chat_id);
    const thread = thread_id === undefined ? lastThread(chat) : findThread(chat, thread_id);
    return chatForCustomer(call.organization, chat, thread);
  },
});

const listChatsSchema = z.object({
  limit: z.number().int().min(1).max(25).optional(),
  sort_order: sortOrder,
  page_id: z.string().optional(),
});

const listChats = action({
  input: listChatsSchema,
  run({ organization, requester }: CustomerCall, input) {
    const page = readPageId(input, ["limit", "sort_order"]);
    const { limit, sort_order } = listChatsSchema.parse(page.request);
    const mine = [...organization.chats.values()]
      .filter(({ customerId }) => customerId === requester.customer.id)
      .map((chat) => ({ chat, createdAt: lastThread(chat)?.createdAt ?? "" }));
    const { items, found, links } = paginate(newestFirst(mine, sort_order), limit ?? 10, page);
    return {
      chats_summary: items.map(({ chat }) => chatSummaryForCustomer(organization, chat)),
      total_chats: found,
      ...links,
    };
  },
});

const listThreads = action({
  input: threadListSchema,
  run(call: CustomerCall, input) {
    const chat = findMyChat(call, input.chat_id);
    const { items, found, links } = listedThreads(chat, input);
    return {
      threads: items.map((thread) => threadForCustomer(call.organization, chat, thread)),
      found_threads: found,
      ...links,
    };
  },
});

export const customerChatActions: readonly (readonly [string, Action<CustomerRequester>])[] = [
  ["start_chat", startChat],
  ["resume_chat", resumeChat],
  ["deactivate_chat", deactivateChat],
  ["get_chat", getChat],
  ["list_chats", listChats],
  ["list_threads", listThreads],
];
