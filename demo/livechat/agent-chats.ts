/** Opening, moving and closing chats as an agent or bot (Agent Chat API v3.6). The chat's id is `id` here, not `chat_id`. */
import * as z from "zod";
import { addAgent, removeAgent } from "./chat-users.ts";
import { type AgentCall, assertPresence, assertReach, causeOf, readChats, writeChats } from "./chat-access.ts";
import { LiveChatError } from "./errors.ts";
import {
  type EventDraft,
  foreignField,
  initialAgentEventSchema,
  propertiesSchema,
  visibilitySchema,
} from "./event-schemas.ts";
import type { Chat } from "./model.ts";
import { assertWritable } from "./properties.ts";
import { findActiveThread, findChat, lastThread } from "./state.ts";
import { closeThread, createChat, openThread } from "./threads.ts";
import type { AgentRequester } from "./tokens.ts";
import { transferChat } from "./transfer.ts";
import { draftWithFile } from "./uploads.ts";
import { type Action, action } from "./vendor-call.ts";

const accessSchema = z.object({ group_ids: z.array(z.number().int()).min(1) });
const openingSchema = {
  properties: propertiesSchema.optional(),
  access: accessSchema.optional(),
  users: z
    .array(z.object({ id: z.string(), type: z.enum(["agent", "customer"]) }))
    .max(5)
    .optional(),
  thread: z
    .object({ events: z.array(initialAgentEventSchema).optional(), properties: propertiesSchema.optional() })
    .optional(),
};
const activity = { active: z.boolean().default(true), continuous: z.boolean().optional() };
const openingChatSchema = z.object(openingSchema);
type OpeningChat = z.output<typeof openingChatSchema>;

interface OpeningUsers {
  readonly customerId: string | undefined;
  readonly agentIds: readonly string[];
}

function readUsers({ organization }: AgentCall, opening: OpeningChat): OpeningUsers {
  const customers = (opening.users ?? []).filter(({ type }) => type === "customer").map(({ id }) => id);
  const agentIds = (opening.users ?? []).filter(({ type }) => type === "agent").map(({ id }) => id);
  if (customers.length > 1 || agentIds.length > 4) {
    throw new LiveChatError("validation", "Too many `chat.users`");
  }
  if (
    customers.some((id) => !organization.customers.has(id)) ||
    agentIds.some((id) => !organization.operators.has(id))
  ) {
    throw new LiveChatError("validation", "`chat.users` names an unknown user");
  }
  return { customerId: customers[0], agentIds };
}

function open(
  call: AgentCall,
  chat: Chat,
  users: OpeningUsers,
  opening: OpeningChat,
  events: readonly EventDraft[],
  mode: { active: boolean; continuous?: boolean | undefined },
) {
  const { organization, requester } = call;
  const chatProperties = opening.properties ?? {};
  const threadProperties = opening.thread?.properties ?? {};
  return openThread(organization, chat, {
    groupIds: opening.access?.group_ids ?? [0],
    active: mode.active,
    continuous: mode.continuous,
    chatProperties,
    threadProperties,
    events,
    opener: requester.operator,
    furtherAgentIds: users.agentIds.filter((id) => id !== requester.operator.id),
    clientId: requester.clientId,
    cause: causeOf(requester),
  });
}

/** Everything that can be wrong is found before anything changes. */
function checkOpening(
  call: AgentCall,
  users: OpeningUsers,
  knownCustomerId: string | undefined,
  opening: OpeningChat,
): EventDraft[] {
  const { organization, requester } = call;
  const groupIds = opening.access?.group_ids ?? [0];
  if (groupIds.some((id) => !organization.groups.has(id))) {
    throw new LiveChatError("validation", "`chat.access` names an unknown group");
  }
  assertReach(requester, groupIds);
  assertWritable(organization, "chat", "agent", opening.properties ?? {});
  assertWritable(organization, "thread", "agent", opening.thread?.properties ?? {});
  const authors = new Set([requester.operator.id, knownCustomerId, users.customerId, ...users.agentIds]);
  return (opening.thread?.events ?? []).map((event) => {
    if (event.author_id !== undefined && !authors.has(event.author_id)) {
      throw new LiveChatError("validation", "Author of an initial event must be in `chat.users`");
    }
    if (event.visibility !== "all") {
      throw new LiveChatError("validation", "Initial events are visible to all");
    }
    assertWritable(organization, "event", "agent", event.properties ?? {});
    return draftWithFile(organization, event, event.author_id ?? requester.operator.id);
  });
}

function opened(eventIds: readonly string[]): { event_ids?: readonly string[] } {
  return eventIds.length > 0 ? { event_ids: eventIds } : {};
}

const startChat = action({
  scope: writeChats,
  input: z.object({ chat: openingChatSchema.default({}), ...activity }),
  run(call: AgentCall, { chat: opening, ...mode }) {
    const users = readUsers(call, opening);
    const events = checkOpening(call, users, undefined, opening);
    const taken = [...call.organization.chats.values()].some(
      ({ customerId }) => customerId !== undefined && customerId === users.customerId,
    );
    if (taken) {
      throw new LiveChatError("limit_reached", "Customer already has a chat");
    }
    const chat = createChat(call.organization, users.customerId);
    const { thread, eventIds } = open(call, chat, users, opening, events, mode);
    return { chat_id: chat.id, thread_id: thread.id, ...opened(eventIds) };
  },
});

const resumeChat = action({
  scope: writeChats,
  input: z.object({ chat: z.object({ ...openingSchema, id: z.string() }), ...activity }),
  run(call: AgentCall, { chat: opening, ...mode }) {
    const chat = findChat(call.organization, opening.id);
    assertReach(call.requester, chat.groupIds);
    if (lastThread(chat)?.active) {
      throw new LiveChatError("validation", "Chat is already active");
    }
    const users = readUsers(call, opening);
    if (users.customerId !== undefined && users.customerId !== chat.customerId) {
      throw new LiveChatError("validation", "Customers limit reached");
    }
    const events = checkOpening(call, users, chat.customerId, opening);
    const { thread, eventIds } = open(call, chat, users, opening, events, mode);
    return { thread_id: thread.id, ...opened(eventIds) };
  },
});

/** The chat, once it is known to be active, within reach, and (unless told otherwise) attended by the requester. */
function findOwnChat(call: AgentCall, chatId: string, ignorePresence: boolean): Chat {
  const chat = findChat(call.organization, chatId);
  findActiveThread(chat);
  if (!ignorePresence) {
    assertPresence(call.requester.operator, chat);
  }
  assertReach(call.requester, chat.groupIds);
  return chat;
}

const ignorePresence = { ignore_requester_presence: z.boolean().default(false) };

const deactivateChat = action({
  scope: writeChats,
  input: z.object({ id: z.string(), chat_id: foreignField, ...ignorePresence }),
  run(call: AgentCall, input) {
    const chat = findOwnChat(call, input.id, input.ignore_requester_presence);
    const agent = call.requester.operator.name;
    const message = { type: "manual_archived_agent", text: `${agent} archived the chat`, variables: { agent } };
    closeThread(call.organization, chat, message, causeOf(call.requester));
  },
});

const transfer = action({
  scope: writeChats,
  input: z.object({
    id: z.string(),
    chat_id: foreignField,
    force: foreignField,
    target: z
      .discriminatedUnion("type", [
        z.object({ type: z.literal("group"), ids: z.array(z.number().int()).min(1) }),
        z.object({ type: z.literal("agent"), ids: z.array(z.string()).min(1) }),
      ])
      .optional(),
    ignore_agents_availability: z.boolean().default(false),
    ...ignorePresence,
  }),
  run(call: AgentCall, input) {
    const chat = findOwnChat(call, input.id, input.ignore_requester_presence);
    transferChat(call.organization, chat, input.target, input.ignore_agents_availability, causeOf(call.requester));
  },
});

const addUser = action({
  scope: writeChats,
  input: z.object({
    chat_id: z.string(),
    user_id: z.string(),
    user_type: z.enum(["agent", "customer"]),
    visibility: visibilitySchema,
    recipients: foreignField,
    ...ignorePresence,
  }),
  run(call: AgentCall, input) {
    const chat = findOwnChat(call, input.chat_id, input.ignore_requester_presence);
    if (input.user_type === "customer") {
      throw new LiveChatError("validation", "Customers limit reached");
    }
    addAgent(call.organization, chat, input.user_id, input.visibility, causeOf(call.requester));
  },
});

const removeUser = action({
  scope: writeChats,
  input: z.object({ chat_id: z.string(), user_id: z.string(), user_type: z.literal("agent"), ...ignorePresence }),
  run(call: AgentCall, input) {
    const chat = findOwnChat(call, input.chat_id, input.ignore_requester_presence);
    removeAgent(call.organization, chat, input.user_id, causeOf(call.requester));
  },
});

function follow(following: boolean): Action<AgentRequester> {
  return action({
    scope: following ? readChats : [],
    input: z.object({ id: z.string(), chat_id: foreignField }),
    run({ organization, requester }: AgentCall, { id }) {
      const chat = findChat(organization, id);
      assertReach(requester, chat.groupIds);
      if (following) {
        chat.followers.add(requester.operator.id);
      } else {
        chat.followers.delete(requester.operator.id);
      }
    },
  });
}

export const chatActions: readonly (readonly [string, Action<AgentRequester>])[] = [
  ["start_chat", startChat],
  ["resume_chat", resumeChat],
  ["deactivate_chat", deactivateChat],
  ["transfer_chat", transfer],
  ["add_user_to_chat", addUser],
  ["remove_user_from_chat", removeUser],
  ["follow_chat", follow(true)],
  ["unfollow_chat", follow(false)],
];
