/** Speaking in a chat (Agent Chat API v3.6, "Events" and indicators). Previews and indicators are never stored. */
import * as z from "zod";
import { present } from "./agent-view.ts";
import { type AgentCall, assertPresence, assertReach, causeOf, readChats, writeChats } from "./chat-access.ts";
import { idForCustomer } from "./customer-view.ts";
import { LiveChatError } from "./errors.ts";
import {
  agentEventSchema,
  foreignField,
  postbackSchema,
  previewEventSchema,
  visibilitySchema,
} from "./event-schemas.ts";
import { addEvent } from "./events.ts";
import { markAsSeen } from "./seen.ts";
import type { Chat, Thread, Visibility } from "./model.ts";
import { pressButton } from "./postbacks.ts";
import { assertWritable } from "./properties.ts";
import { findActiveThread, findChat, findUser, nextInstant } from "./state.ts";
import type { AgentRequester } from "./tokens.ts";
import { draftWithFile, receiveUpload } from "./uploads.ts";
import { type Action, action } from "./vendor-call.ts";

interface Voice {
  readonly chat: Chat;
  readonly thread: Thread;
}

/** The chat must be active, the requester its user, and one who listens as a supervisor cannot speak to all. */
function openVoice(call: AgentCall, chatId: string, visibility: Visibility): Voice {
  const chat = findChat(call.organization, chatId);
  const thread = findActiveThread(chat);
  const { operator } = call.requester;
  assertPresence(operator, chat);
  assertReach(call.requester, chat.groupIds);
  if (visibility === "all" && findUser(chat, operator.id)?.visibility === "agents") {
    throw new LiveChatError("authorization", "Requester can only send to agents");
  }
  return { chat, thread };
}

const sendEvent = action({
  scope: writeChats,
  input: z.object({
    chat_id: z.string(),
    event: agentEventSchema,
    attach_to_last_thread: foreignField,
    thread_id: foreignField,
  }),
  run(call: AgentCall, { chat_id, event }) {
    const { organization, requester } = call;
    const { chat, thread } = openVoice(call, chat_id, event.visibility);
    if (event.properties) {
      assertWritable(organization, "event", "agent", event.properties);
    }
    const draft = draftWithFile(organization, event, requester.operator.id);
    return { event_id: addEvent(organization, chat, thread, draft, causeOf(requester)).id };
  },
});

const sendEventPreview = action({
  scope: writeChats,
  versions: ["3.6"],
  input: z.object({ chat_id: z.string(), event: previewEventSchema }),
  run(call: AgentCall, { chat_id, event }) {
    const { organization, requester } = call;
    const { chat, thread } = openVoice(call, chat_id, "all");
    const frame = (authorId: string): object => ({
      chat_id: chat.id,
      thread_id: thread.id,
      event: present({
        created_at: nextInstant(organization),
        type: "message",
        text: event.text,
        author_id: authorId,
        custom_id: event.custom_id,
      }),
    });
    organization.announce({
      action: "incoming_event_preview",
      chat,
      cause: causeOf(requester),
      customer: frame(idForCustomer(organization, requester.operator.id)),
    });
  },
});

const sendTypingIndicator = action({
  scope: writeChats,
  input: z.object({
    chat_id: z.string(),
    is_typing: z.boolean(),
    visibility: visibilitySchema.default("all"),
    recipients: foreignField,
  }),
  run(call: AgentCall, { chat_id, is_typing, visibility }) {
    const { organization, requester } = call;
    const { chat, thread } = openVoice(call, chat_id, visibility);
    const where = { chat_id: chat.id, thread_id: thread.id };
    const timestamp = Math.floor(organization.clock.now() / 1000);
    const authorId = requester.operator.id;
    organization.announce({
      action: "incoming_typing_indicator",
      chat,
      cause: causeOf(requester),
      agents: { ...where, typing_indicator: { author_id: authorId, visibility, timestamp, is_typing } },
      customer:
        visibility === "all"
          ? {
              ...where,
              typing_indicator: {
                author_id: idForCustomer(organization, authorId),
                recipients: "all",
                timestamp,
                is_typing,
              },
            }
          : undefined,
    });
  },
});

const sendThinkingIndicator = action({
  scope: writeChats,
  versions: ["3.6"],
  input: z.object({
    chat_id: z.string(),
    title: z.string().optional(),
    description: z.string().optional(),
    visibility: visibilitySchema.default("all"),
    custom_id: z.string().optional(),
    recipients: foreignField,
  }),
  run(call: AgentCall, { chat_id, visibility, title, description, custom_id }) {
    const { organization, requester } = call;
    const { chat, thread } = openVoice(call, chat_id, visibility);
    const sent_at = nextInstant(organization);
    const fields = { chat_id: chat.id, thread_id: thread.id, sent_at, title, description, custom_id };
    organization.announce({
      action: "incoming_thinking_indicator",
      chat,
      cause: causeOf(requester),
      agents: present({ ...fields, author_id: requester.operator.id }),
      customer:
        visibility === "all"
          ? present({ ...fields, author_id: idForCustomer(organization, requester.operator.id) })
          : undefined,
    });
  },
});

const markEventsAsSeen = action({
  scope: readChats,
  input: z.object({ chat_id: z.string(), seen_up_to: z.iso.datetime({ offset: true }) }),
  run({ organization, requester }: AgentCall, { chat_id, seen_up_to }) {
    const chat = findChat(organization, chat_id);
    assertReach(requester, chat.groupIds);
    assertPresence(requester.operator, chat);
    markAsSeen(organization, chat, requester.operator.id, seen_up_to, causeOf(requester));
  },
});

const sendPostback = action({
  scope: writeChats,
  input: z.object({ chat_id: z.string(), thread_id: z.string(), event_id: z.string(), postback: postbackSchema }),
  run(call: AgentCall, input) {
    const { chat } = openVoice(call, input.chat_id, "agents");
    pressButton(call.organization, chat, input, call.requester.operator.id, causeOf(call.requester));
  },
});

const uploadFile = action({
  body: "multipart",
  input: z.instanceof(FormData),
  run: ({ organization }: AgentCall, form) => receiveUpload(organization, form),
});

export const messagingActions: readonly (readonly [string, Action<AgentRequester>])[] = [
  ["send_event", sendEvent],
  ["send_event_preview", sendEventPreview],
  ["send_typing_indicator", sendTypingIndicator],
  ["send_thinking_indicator", sendThinkingIndicator],
  ["mark_events_as_seen", markEventsAsSeen],
  ["send_rich_message_postback", sendPostback],
  ["upload_file", uploadFile],
];
