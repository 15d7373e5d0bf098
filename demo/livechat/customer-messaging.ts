/** What a customer says and does inside a chat (Customer Chat API v3.6); `recipients` here, never `visibility`. */
import * as z from "zod";
import { type CustomerCall, causeOfCustomer, findMyChat } from "./customer-requests.ts";
import { LiveChatError } from "./errors.ts";
import { customerEventSchema, foreignField, postbackSchema } from "./event-schemas.ts";
import { addEvent, deleteEvent } from "./events.ts";
import type { Chat, Thread } from "./model.ts";
import { pressButton } from "./postbacks.ts";
import { assertWritable } from "./properties.ts";
import { markAsSeen } from "./seen.ts";
import { findActiveThread, findEvent, findThread, lastThread } from "./state.ts";
import type { CustomerRequester } from "./tokens.ts";
import { draftWithFile, receiveUpload } from "./uploads.ts";
import { type Action, action } from "./vendor-call.ts";

function threadToWriteIn(chat: Chat, attachToLast: boolean): Thread {
  const last = lastThread(chat);
  return attachToLast && last ? last : findActiveThread(chat);
}

const sendEvent = action({
  input: z.object({
    chat_id: z.string(),
    event: customerEventSchema,
    attach_to_last_thread: z.boolean().default(false),
  }),
  run(call: CustomerCall, { chat_id, event, attach_to_last_thread }) {
    const { organization, requester } = call;
    const chat = findMyChat(call, chat_id);
    const thread = threadToWriteIn(chat, attach_to_last_thread);
    if (event.properties) {
      assertWritable(organization, "event", "customer", event.properties);
    }
    const draft = draftWithFile(organization, event, requester.customer.id);
    return { event_id: addEvent(organization, chat, thread, draft, causeOfCustomer(requester)).id };
  },
});

const sendPostback = action({
  input: z.object({ chat_id: z.string(), thread_id: z.string(), event_id: z.string(), postback: postbackSchema }),
  run(call: CustomerCall, input) {
    const chat = findMyChat(call, input.chat_id);
    pressButton(call.organization, chat, input, call.requester.customer.id, causeOfCustomer(call.requester));
  },
});

const sendSneakPeek = action({
  input: z.object({ chat_id: z.string(), sneak_peek_text: z.string() }),
  run(call: CustomerCall, { chat_id, sneak_peek_text }) {
    const { organization, requester } = call;
    const chat = findMyChat(call, chat_id);
    const thread = findActiveThread(chat);
    const timestamp = Math.floor(organization.clock.now() / 1000);
    organization.announce({
      action: "incoming_sneak_peek",
      chat,
      cause: causeOfCustomer(requester),
      agents: {
        chat_id: chat.id,
        thread_id: thread.id,
        sneak_peek: { author_id: requester.customer.id, text: sneak_peek_text, timestamp },
      },
    });
  },
});

const markEventsAsSeen = action({
  input: z.object({ chat_id: z.string(), seen_up_to: z.iso.datetime({ offset: true }) }),
  run(call: CustomerCall, { chat_id, seen_up_to }) {
    const chat = findMyChat(call, chat_id);
    markAsSeen(call.organization, chat, call.requester.customer.id, seen_up_to, causeOfCustomer(call.requester));
  },
});

const removeEvent = action({
  input: z.object({ chat_id: z.string(), thread_id: z.string(), event_id: z.string(), id: foreignField }),
  run(call: CustomerCall, input) {
    const chat = findMyChat(call, input.chat_id);
    const thread = findThread(chat, input.thread_id);
    const event = findEvent(thread, input.event_id);
    if (event.authorId !== call.requester.customer.id) {
      throw new LiveChatError("authorization");
    }
    deleteEvent(call.organization, chat, thread, event, causeOfCustomer(call.requester));
  },
});

const uploadFile = action({
  body: "multipart",
  input: z.instanceof(FormData),
  run: ({ organization }: CustomerCall, form) => receiveUpload(organization, form),
});

export const customerMessagingActions: readonly (readonly [string, Action<CustomerRequester>])[] = [
  ["send_event", sendEvent],
  ["send_rich_message_postback", sendPostback],
  ["send_sneak_peek", sendSneakPeek],
  ["mark_events_as_seen", markEventsAsSeen],
  ["delete_event", removeEvent],
  ["upload_file", uploadFile],
];
