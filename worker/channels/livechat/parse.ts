/**
 * LiveChat's webhooks as events of the core. Pure: the same input gives the same events.
 *
 * Webhooks without an event carry no id of any kind; theirs is the delivery's. What a chat or an event means, by
 * whatever way it came, stands in `parse-chat.ts`.
 */
import { z } from "zod";
import { WebhookError } from "../channel.ts";
import type { Author, InboundEvent, ParsedWebhook } from "../channel.ts";
import { parseChat, parseEvent, readQueue, sideOf } from "./parse-chat.ts";
import type { ParseContext } from "./parse-chat.ts";
import { pressId, readPress } from "./press.ts";
import { readRating } from "./rating.ts";
import { payloads } from "./schema.ts";
import type { Envelope, UsedAction } from "./schema.ts";

/** What a verified webhook says. Throws `WebhookError` when a used action lacks what it must have. */
export function parseWebhook(envelope: Envelope, context: ParseContext): ParsedWebhook {
  const { action } = envelope;
  if (!isUsedAction(action)) {
    return { kind: "ignored", action, chat: null, reason: "action not used" };
  }
  const { chat, events } = readPayload(action, envelope.payload, context);
  return events.length === 0
    ? { kind: "ignored", action, chat, reason: unknownEventType(envelope.payload) ?? "nothing in it to act on" }
    : { kind: "events", action, chat, events };
}

/** "Events", v3.6. */
const EVENT_TYPES: ReadonlySet<string> = new Set([
  "message",
  "file",
  "filled_form",
  "form",
  "rich_message",
  "custom",
  "system_message",
  "system",
]);

const typedEvent = z.looseObject({ event: z.looseObject({ type: z.string() }) });

/** Named in the log, so that what a later version sends is noticed; null for a type that is known, or for none. */
function unknownEventType(payload: unknown): string | null {
  const type = typedEvent.safeParse(payload).data?.event.type ?? null;
  if (type === null || EVENT_TYPES.has(type)) {
    return null;
  }
  return /^[\w.-]{1,40}$/.test(type) ? `event type ${type} is not known` : "an event type that is not known";
}

function required<Schema extends z.ZodType>(action: UsedAction, schema: Schema, payload: unknown): z.output<Schema> {
  const parsed = schema.safeParse(payload);
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join(".") ?? "payload";
    throw new WebhookError("malformed", `The payload of ${action} lacks ${where}.`);
  }
  return parsed.data;
}

function isUsedAction(action: string): action is UsedAction {
  return Object.hasOwn(payloads, action);
}

function readPayload(
  action: UsedAction,
  payload: unknown,
  context: ParseContext,
): { chat: string; events: InboundEvent[] } {
  switch (action) {
    case "incoming_chat": {
      const { chat } = required(action, payloads.incoming_chat, payload);
      return { chat: chat.id, events: parseChat(chat, "started", context) };
    }
    case "incoming_event": {
      const { chat_id: chat, thread_id: thread, event } = required(action, payloads.incoming_event, payload);
      return { chat, events: parseEvent(event, thread ?? null, context) };
    }
    case "event_updated": {
      const { chat_id: chat, thread_id: thread, event } = required(action, payloads.event_updated, payload);
      const base = { ...occurrence(context, thread), target: event.id ?? "" };
      if (event.id === undefined) {
        return { chat, events: [] };
      }
      if (event.deleted === true) {
        return { chat, events: [{ ...base, kind: "deleted" }] };
      }
      return { chat, events: event.text === undefined ? [] : [{ ...base, kind: "edited", text: event.text }] };
    }
    case "event_deleted": {
      const { chat_id: chat, thread_id: thread, event_id: target } = required(action, payloads.event_deleted, payload);
      return { chat, events: [{ ...occurrence(context, thread), kind: "deleted", target }] };
    }
    case "chat_deactivated": {
      const { chat_id: chat, thread_id: thread } = required(action, payloads.chat_deactivated, payload);
      return { chat, events: [{ ...occurrence(context, thread), kind: "closed" }] };
    }
    case "chat_transferred": {
      const {
        chat_id: chat,
        thread_id: thread,
        transferred_to,
        queue,
      } = required(action, payloads.chat_transferred, payload);
      const agents = transferred_to?.agent_ids ?? [];
      return {
        chat,
        events: [
          {
            ...occurrence(context, thread),
            kind: "transferred",
            to: agents.filter((agent) => agent !== context.botId),
            toSelf: agents.includes(context.botId),
            queue: queue === undefined ? null : readQueue(queue),
          },
        ],
      };
    }
    case "user_added_to_chat": {
      const { chat_id: chat, thread_id: thread, user } = required(action, payloads.user_added_to_chat, payload);
      if (user.id === undefined || user.type === "customer") {
        return { chat, events: [] };
      }
      return {
        chat,
        events: [
          {
            ...occurrence(context, thread),
            kind: "joined",
            user: user.id,
            self: user.id === context.botId,
            watching: user.visibility === "agents",
          },
        ],
      };
    }
    case "user_removed_from_chat": {
      const {
        chat_id: chat,
        thread_id: thread,
        user_id: user,
      } = required(action, payloads.user_removed_from_chat, payload);
      return { chat, events: [{ ...occurrence(context, thread), kind: "left", user, self: user === context.botId }] };
    }
    case "incoming_rich_message_postback": {
      const press = required(action, payloads.incoming_rich_message_postback, payload);
      const author: Author = { id: press.user_id, side: sideOf(press.user_id, context.botId) };
      const text = press.postback.toggled === false || author.side !== "customer" ? null : readPress(press.postback.id);
      const id = pressId(press.event_id, press.postback.id, author.id);
      const base = { id, at: context.receivedAt, thread: press.thread_id ?? null };
      return {
        chat: press.chat_id,
        events: text === null ? [] : [{ ...base, kind: "message", author, text, customId: null }],
      };
    }
    case "thread_properties_updated": {
      const {
        chat_id: chat,
        thread_id: thread,
        properties,
      } = required(action, payloads.thread_properties_updated, payload);
      const rating = readRating(properties ?? {});
      return { chat, events: rating === null ? [] : [{ ...occurrence(context, thread), kind: "rated", ...rating }] };
    }
    case "thread_properties_deleted": {
      const {
        chat_id: chat,
        thread_id: thread,
        properties,
      } = required(action, payloads.thread_properties_deleted, payload);
      const isTakenBack = properties?.["rating"]?.includes("score") === true;
      return {
        chat,
        events: isTakenBack ? [{ ...occurrence(context, thread), kind: "rated", score: null, comment: null }] : [],
      };
    }
  }
}

function occurrence(context: ParseContext, thread: string | undefined) {
  return { id: `delivery:${context.deliveryId}`, at: context.receivedAt, thread: thread ?? null };
}
