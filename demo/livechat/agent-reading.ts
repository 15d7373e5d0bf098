/** get_chat, list_chats, list_threads (Agent Chat API v3.6). Access to get_chat is checked on the thread, not the chat. */
import * as z from "zod";
import { chatForAgent, chatSummaryForAgent, present, threadForAgent } from "./agent-view.ts";
import { type AgentCall, assertReach, reaches, readChats } from "./chat-access.ts";
import { foreignField, propertiesSchema } from "./event-schemas.ts";
import { LiveChatError } from "./errors.ts";
import type { Chat } from "./model.ts";
import { newestFirst, paginate, readPageId, sortOrder } from "./pages.ts";
import { findChat, findThread, lastThread } from "./state.ts";
import { matchesProperties } from "./archive-filters.ts";
import { listedThreads, threadListSchema } from "./thread-list.ts";
import type { AgentRequester } from "./tokens.ts";
import { type Action, action } from "./vendor-call.ts";

const getChat = action({
  scope: readChats,
  input: z.object({ chat_id: z.string(), thread_id: z.string().optional(), id: foreignField }),
  run({ organization, requester }: AgentCall, { chat_id, thread_id }) {
    const chat = findChat(organization, chat_id);
    const thread = thread_id === undefined ? lastThread(chat) : findThread(chat, thread_id);
    assertReach(requester, (thread ?? chat).groupIds);
    return chatForAgent(organization, chat, thread, requester.operator.id);
  },
});

const chatListSchema = z.object({
  filters: z
    .object({
      active: z.boolean().nullable().optional(),
      include_chats_without_threads: z.boolean().optional(),
      group_ids: z.array(z.number().int()).min(1).max(200).optional(),
      properties: propertiesSchema.optional(),
      include_active: z.boolean().optional(),
    })
    .optional(),
  sort_order: sortOrder,
  limit: z.number().int().min(1).max(100).optional(),
  page_id: z.string().optional(),
  include_active: foreignField,
});
type ChatList = z.output<typeof chatListSchema>;

/** `include_active` became `active` with 3.6 (changelog): neither version knows the other's. */
function assertOfVersion(filters: ChatList["filters"], version: string | undefined): void {
  const foreign = version === "3.5" ? "active" : "include_active";
  if (filters?.[foreign] !== undefined) {
    throw new LiveChatError("validation", `\`filters.${foreign}\` is not a field of this call`);
  }
}

function isListed(chat: Chat, filters: ChatList["filters"]): boolean {
  const thread = lastThread(chat);
  if (filters?.include_active === false && thread?.active) {
    return false;
  }
  if (typeof filters?.active === "boolean" && (thread?.active ?? false) !== filters.active) {
    return false;
  }
  if (filters?.include_chats_without_threads === false && !thread) {
    return false;
  }
  if (filters?.group_ids && !filters.group_ids.some((id) => chat.groupIds.includes(id))) {
    return false;
  }
  return !filters?.properties || matchesProperties(chat.properties, filters.properties);
}

const listChats = action({
  scope: readChats,
  input: chatListSchema,
  run({ organization, requester, version }: AgentCall, input) {
    const page = readPageId(input, ["filters", "limit", "sort_order"]);
    const { filters, limit, sort_order } = chatListSchema.parse(page.request);
    assertOfVersion(filters, version);
    const chats = [...organization.chats.values()]
      .filter((chat) => reaches(requester, chat.groupIds) && isListed(chat, filters))
      .map((chat) => ({ chat, createdAt: lastThread(chat)?.createdAt ?? "" }));
    const { items, found, links } = paginate(newestFirst(chats, sort_order), limit ?? 10, page);
    return {
      chats_summary: items.map(({ chat }) => chatSummaryForAgent(organization, chat, requester.operator.id)),
      found_chats: found,
      ...links,
    };
  },
});

const listThreads = action({
  scope: readChats,
  input: threadListSchema,
  run({ organization, requester }: AgentCall, input) {
    const chat = findChat(organization, input.chat_id);
    assertReach(requester, chat.groupIds);
    const { items, found, links } = listedThreads(chat, input);
    return present({
      threads: items.map((thread) => threadForAgent(organization, chat, thread)),
      found_threads: found,
      ...links,
    });
  },
});

export const readingActions: readonly (readonly [string, Action<AgentRequester>])[] = [
  ["get_chat", getChat],
  ["list_chats", listChats],
  ["list_threads", listThreads],
];
