/** What the chat window knows, and what each of the vendor's pushes changes in it. Pure. */
import {
  type ChatEvent,
  type ChatUser,
  type Queue,
  type Thread,
  mergeEvents,
  readEvent,
  readQueue,
  readThread,
  readTyping,
  readUser,
  readUsers,
} from "../shared/chat-data.ts";
import { fieldsOf, textOf } from "../shared/fields.ts";

/** A typing or thinking sign that nobody renews is gone after this many milliseconds. */
const signLasts = 8_000;
const previewLasts = 45_000;

export interface Unsent {
  readonly customId: string;
  readonly text: string;
  readonly postback: Postback | undefined;
  readonly createdAt: string;
  readonly state: "sending" | "sent" | "failed";
  readonly problem: string;
}

export interface Postback {
  readonly id: string;
  readonly thread_id: string;
  readonly event_id: string;
  readonly type: string;
  readonly value: string;
}

export interface Preview {
  readonly key: string;
  readonly authorId: string;
  readonly text: string;
  readonly createdAt: string;
  readonly until: number;
}

export interface Sign {
  readonly kind: "typing" | "thinking";
  readonly authorId: string;
  readonly title: string;
  readonly description: string;
  readonly until: number;
}

export interface ChatState {
  readonly connection: "unused" | "connecting" | "online" | "offline";
  /** The history has been read at least once. */
  readonly loaded: boolean;
  readonly customerId: string | undefined;
  readonly chatId: string | undefined;
  readonly activeThreadId: string | undefined;
  readonly events: ReadonlyMap<string, ChatEvent>;
  readonly users: ReadonlyMap<string, ChatUser>;
  readonly unsent: readonly Unsent[];
  readonly previews: readonly Preview[];
  readonly signs: readonly Sign[];
  readonly queue: Queue | undefined;
  /** Who would answer a new chat, as the vendor predicts. */
  readonly greeter: { readonly name: string; readonly isBot: boolean } | undefined;
  /** Ids that the vendor has called bots. */
  readonly bots: readonly string[];
  readonly notice: string;
}

export const emptyState: ChatState = {
  connection: "unused",
  loaded: false,
  customerId: undefined,
  chatId: undefined,
  activeThreadId: undefined,
  events: new Map(),
  users: new Map(),
  unsent: [],
  previews: [],
  signs: [],
  queue: undefined,
  greeter: undefined,
  bots: [],
  notice: "",
};

export function withUsers(state: ChatState, users: readonly ChatUser[]): ChatState {
  return { ...state, users: new Map([...state.users, ...users.map((user) => [user.id, user] as const)]) };
}

/** New events end what announced them: their preview, their author's signs, their own unsent copy. */
function withEvents(state: ChatState, events: readonly ChatEvent[]): ChatState {
  const customIds = new Set(events.map(({ customId }) => customId));
  const authors = new Set(events.map(({ authorId }) => authorId));
  const isFinal = (key: string): boolean =>
    events.some(({ customId }) => customId === key || customId?.startsWith(`${key}.`) === true);
  return {
    ...state,
    events: mergeEvents(state.events, events),
    unsent: state.unsent.filter(({ customId }) => !customIds.has(customId)),
    previews: state.previews.filter(({ key }) => !isFinal(key)),
    signs: state.signs.filter(({ authorId }) => !authors.has(authorId)),
  };
}

export function withThread(state: ChatState, thread: Thread): ChatState {
  const isCurrent = thread.active || thread.id === state.activeThreadId;
  return {
    ...withEvents(state, thread.events),
    ...(isCurrent ? { activeThreadId: thread.active ? thread.id : undefined, queue: thread.queue } : {}),
  };
}

/** What can no longer come true is dropped; gives the state itself when there is nothing to drop. */
export function withoutStale(state: ChatState, now: number): ChatState {
  const signs = state.signs.filter(({ until }) => until > now);
  const previews = state.previews.filter(({ until }) => until > now);
  return signs.length === state.signs.length && previews.length === state.previews.length
    ? state
    : { ...state, signs, previews };
}

/** Whoever has left says nothing more. */
function withoutVoice(state: ChatState, userId: string): ChatState {
  const user = state.users.get(userId);
  const left = user ? withUsers(state, [{ ...user, present: false }]) : state;
  return {
    ...left,
    signs: state.signs.filter(({ authorId }) => authorId !== userId),
    previews: state.previews.filter(({ authorId }) => authorId !== userId),
  };
}

function withSign(state: ChatState, sign: Sign): ChatState {
  return { ...state, signs: [...state.signs.filter(({ authorId }) => authorId !== sign.authorId), sign] };
}

export function applyPush(state: ChatState, action: string, pushed: unknown, now: number): ChatState {
  const payload = fieldsOf(pushed);
  const threadId = textOf(payload["thread_id"]) ?? "";
  switch (action) {
    case "incoming_chat": {
      const chat = fieldsOf(payload["chat"]);
      const thread = readThread(chat["thread"]);
      const known = withUsers({ ...state, chatId: textOf(chat["id"]) ?? state.chatId }, readUsers(chat["users"]));
      return thread ? withThread(known, thread) : known;
    }
    case "incoming_event":
    case "event_updated": {
      const event = readEvent(payload["event"], threadId);
      return event && !event.agentsOnly ? withEvents(state, [event]) : state;
    }
    case "event_deleted": {
      const event = state.events.get(textOf(payload["event_id"]) ?? "");
      return event ? { ...state, events: mergeEvents(state.events, [{ ...event, deleted: true, text: "" }]) } : state;
    }
    case "incoming_event_preview":
      return applyPreview(state, payload["event"], now);
    case "incoming_typing_indicator": {
      const typing = readTyping(payload["typing_indicator"]);
      if (!typing) return state;
      const { authorId, isTyping } = typing;
      if (!isTyping) return { ...state, signs: state.signs.filter((sign) => sign.authorId !== authorId) };
      return withSign(state, { kind: "typing", authorId, title: "", description: "", until: now + signLasts });
    }
    case "incoming_thinking_indicator": {
      const [title, description] = [textOf(payload["title"]) ?? "", textOf(payload["description"]) ?? ""];
      const authorId = textOf(payload["author_id"]);
      if (authorId === undefined) return state;
      return withSign(state, { kind: "thinking", authorId, title, description, until: now + signLasts });
    }
    case "user_added_to_chat": {
      const user = readUser(payload["user"]);
      return user ? { ...withUsers(state, [user]), notice: "" } : state;
    }
    case "user_removed_from_chat":
      return withoutVoice(state, textOf(payload["user_id"]) ?? "");
    case "chat_transferred":
    case "queue_position_updated":
      return { ...state, queue: readQueue(payload["queue"]) };
    case "chat_deactivated":
      return { ...state, activeThreadId: undefined, queue: undefined, previews: [], signs: [], notice: "" };
    default:
      return state;
  }
}

function applyPreview(state: ChatState, value: unknown, now: number): ChatState {
  const event = fieldsOf(value);
  const [authorId, text] = [textOf(event["author_id"]), textOf(event["text"])];
  if (authorId === undefined || text === undefined) return state;
  const key = textOf(event["custom_id"]) ?? authorId;
  // A preview that was overtaken by its own final message must not come back.
  if ([...state.events.values()].some(({ customId }) => customId === key || customId?.startsWith(`${key}.`) === true)) {
    return state;
  }
  const known = state.previews.find((preview) => preview.key === key);
  const createdAt = known?.createdAt ?? textOf(event["created_at"]) ?? new Date(now).toISOString();
  const preview: Preview = { key, authorId, text, createdAt, until: now + previewLasts };
  return {
    ...state,
    previews: [...state.previews.filter((other) => other.key !== key), preview],
    signs: state.signs.filter((sign) => sign.authorId !== authorId),
  };
}
