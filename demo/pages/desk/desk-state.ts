/** What the desk knows, and what each of the vendor's pushes changes in it. Pure. */
import {
  type ChatEvent,
  type ChatUser,
  type Queue,
  mergeEvents,
  readEvent,
  readQueue,
  readTyping,
  readUsers,
} from "../shared/chat-data.ts";
import { fieldsOf, listOf, numberOf, textOf } from "../shared/fields.ts";

const signLasts = 8_000;

export type RoutingStatus = "accepting_chats" | "not_accepting_chats" | "offline";

export interface DeskChat {
  readonly id: string;
  readonly threadId: string;
  readonly active: boolean;
  readonly startedAt: string;
  readonly users: readonly ChatUser[];
  readonly queue: Queue | undefined;
  readonly groupIds: readonly number[];
  readonly last: { readonly text: string; readonly at: string; readonly authorId: string | undefined } | undefined;
}

export interface Sign {
  readonly authorId: string;
  readonly words: string;
  readonly until: number;
}

export interface DeskState {
  readonly connection: "connecting" | "online" | "offline";
  readonly statuses: ReadonlyMap<string, RoutingStatus>;
  readonly chats: readonly DeskChat[];
  readonly openId: string | undefined;
  /** Of the open chat, over all its threads. */
  readonly events: ReadonlyMap<string, ChatEvent>;
  /** What somebody is doing in the open chat right now. */
  readonly signs: readonly Sign[];
  readonly busy: boolean;
  readonly problem: string;
}

export const emptyState: DeskState = {
  connection: "connecting",
  statuses: new Map(),
  chats: [],
  openId: undefined,
  events: new Map(),
  signs: [],
  busy: false,
  problem: "",
};

export type Standing = "waiting" | "mine" | "bot" | "colleague" | "closed";

export function standingOf(chat: DeskChat, myId: string, botId: string): Standing {
  if (!chat.active) return "closed";
  const speakers = chat.users.filter((user) => user.kind === "agent" && user.present && !user.watching);
  if (speakers.some(({ id }) => id === myId)) return "mine";
  if (speakers.length === 0) return "waiting";
  return speakers.some((user) => !isBot(user, botId)) ? "colleague" : "bot";
}

/** The vendor marks no chat user as a bot; humans have e-mail addresses as ids, bots do not. */
export function isBot(user: ChatUser, botId: string): boolean {
  return user.kind === "agent" && (user.id === botId || !user.id.includes("@"));
}

export function customerOf(chat: DeskChat): ChatUser | undefined {
  return chat.users.find(({ kind }) => kind === "customer");
}

export function customerName(chat: DeskChat): string {
  const customer = customerOf(chat);
  return customer?.name ?? `Visitor ${(customer?.id ?? chat.id).slice(0, 4).toUpperCase()}`;
}

export function readChat(value: unknown): DeskChat | undefined {
  const fields = fieldsOf(value);
  const id = textOf(fields["id"]);
  const thread = fieldsOf(fields["last_thread_summary"]);
  if (id === undefined) return undefined;
  const message = fieldsOf(fieldsOf(fieldsOf(fields["last_event_per_type"])["message"])["event"]);
  // A note is no part of the talk with the customer.
  const at = message["visibility"] === "agents" ? undefined : textOf(message["created_at"]);
  return {
    id,
    threadId: textOf(thread["id"]) ?? "",
    active: thread["active"] === true,
    startedAt: textOf(thread["created_at"]) ?? "",
    users: readUsers(fields["users"]),
    queue: readQueue(thread["queue"]),
    groupIds: listOf(fieldsOf(fields["access"])["group_ids"]).flatMap((group) => numberOf(group) ?? []),
    last:
      at === undefined
        ? undefined
        : { text: textOf(message["text"]) ?? "", at, authorId: textOf(message["author_id"]) },
  };
}

function withChat(state: DeskState, chatId: string | undefined, change: (chat: DeskChat) => DeskChat): DeskState {
  return { ...state, chats: state.chats.map((chat) => (chat.id === chatId ? change(chat) : chat)) };
}

function withSign(state: DeskState, chatId: string | undefined, sign: Sign): DeskState {
  if (chatId !== state.openId) return state;
  return { ...state, signs: [...state.signs.filter(({ authorId }) => authorId !== sign.authorId), sign] };
}

export function withoutStale(state: DeskState, now: number): DeskState {
  const signs = state.signs.filter(({ until }) => until > now);
  return signs.length === state.signs.length ? state : { ...state, signs };
}

function withEvent(state: DeskState, chatId: string | undefined, event: ChatEvent): DeskState {
  const last = { text: event.text, at: event.createdAt, authorId: event.authorId };
  const told =
    event.type === "message" && !event.agentsOnly ? withChat(state, chatId, (chat) => ({ ...chat, last })) : state;
  if (chatId !== state.openId) return told;
  const signs = state.signs.filter(({ authorId }) => authorId !== event.authorId);
  return { ...told, events: mergeEvents(state.events, [event]), signs };
}

/** Pushes that move chats about are not in here: after them the list is read again. */
export function applyPush(state: DeskState, action: string, pushed: unknown, now: number): DeskState {
  const payload = fieldsOf(pushed);
  const chatId = textOf(payload["chat_id"]);
  switch (action) {
    case "incoming_event":
    case "event_updated": {
      const event = readEvent(payload["event"], textOf(payload["thread_id"]) ?? "");
      return event ? withEvent(state, chatId, event) : state;
    }
    case "event_deleted": {
      const event = state.events.get(textOf(payload["event_id"]) ?? "");
      return event ? { ...state, events: mergeEvents(state.events, [{ ...event, deleted: true, text: "" }]) } : state;
    }
    case "incoming_typing_indicator": {
      const typing = readTyping(payload["typing_indicator"]);
      if (!typing || chatId !== state.openId) return state;
      const { authorId, isTyping } = typing;
      const until = isTyping ? now + signLasts : now;
      return withoutStale(withSign(state, chatId, { authorId, words: "is typing", until }), now);
    }
    case "incoming_thinking_indicator": {
      const authorId = textOf(payload["author_id"]) ?? "";
      const words = textOf(payload["title"]) ?? "";
      return withSign(state, chatId, {
        authorId,
        words: words === "" ? "is thinking" : `is thinking: ${words}`,
        until: now + signLasts,
      });
    }
    case "incoming_sneak_peek": {
      const peek = fieldsOf(payload["sneak_peek"]);
      const sign = {
        authorId: textOf(peek["author_id"]) ?? "",
        words: `is writing: ${textOf(peek["text"]) ?? ""}`,
        until: now + signLasts,
      };
      return withSign(state, chatId, sign);
    }
    case "routing_status_set": {
      const status = readStatus(payload["status"]);
      return status
        ? { ...state, statuses: new Map([...state.statuses, [textOf(payload["agent_id"]) ?? "", status]]) }
        : state;
    }
    case "queue_positions_updated":
      return listOf(pushed)
        .map(fieldsOf)
        .reduce(
          (next, place) =>
            withChat(next, textOf(place["chat_id"]), (chat) => ({ ...chat, queue: readQueue(place["queue"]) })),
          state,
        );
    default:
      return state;
  }
}

/** The vendor's own samples spell it with spaces in one place and underscores in another. */
export function readStatus(value: unknown): RoutingStatus | undefined {
  const status = textOf(value)?.replaceAll(" ", "_");
  return status === "accepting_chats" || status === "not_accepting_chats" || status === "offline" ? status : undefined;
}
