/** A press on a rich message's button; told only while its thread is active (API v3.6, incoming_rich_message_postback). */
import type * as z from "zod";
import { idForCustomer } from "./customer-view.ts";
import { LiveChatError } from "./errors.ts";
import type { postbackSchema } from "./event-schemas.ts";
import type { Cause, Chat, Organization } from "./model.ts";
import { richButtons } from "./rich-buttons.ts";
import { findEvent, findThread } from "./state.ts";

interface Press {
  readonly thread_id: string;
  readonly event_id: string;
  readonly postback: z.output<typeof postbackSchema>;
}

export function pressButton(organization: Organization, chat: Chat, press: Press, userId: string, cause: Cause): void {
  const thread = findThread(chat, press.thread_id);
  const content = findEvent(thread, press.event_id).content;
  const buttons = richButtons(content).filter((button) => button.postback_id === press.postback.id);
  if (buttons.length === 0) {
    throw new LiveChatError("validation", "`postback.id` is not a button of the event");
  }
  for (const button of buttons) {
    const others = button.user_ids.filter((id) => id !== userId);
    button.user_ids = press.postback.toggled ? [...others, userId] : others;
  }
  if (!thread.active) {
    return;
  }
  const payload = {
    user_id: userId,
    chat_id: chat.id,
    thread_id: thread.id,
    event_id: press.event_id,
    postback: press.postback,
  };
  organization.announce({
    action: "incoming_rich_message_postback",
    chat,
    cause,
    webhook: payload,
    agents: payload,
    customer: { ...payload, user_id: idForCustomer(organization, userId) },
  });
}
