/**
 * A chat of LiveChat, and one event of it, as events of the core. Pure: the same input gives the same events.
 *
 * The same event reaches us by several ways (its own webhook, the first events inside
 * `incoming_chat`, a later `get_chat`), so its id is always the platform's event id.
 */
import type { Author, ChatSnapshot, FormField, InboundEvent, Queue, Visitor } from "../channel.ts";
import { pressId } from "./press.ts";
import { readRating } from "./rating.ts";
import type { LiveChatChat, LiveChatEvent, LiveChatSummary, LiveChatUser } from "./schema.ts";

export interface ParseContext {
  readonly botId: string;
  /** Digest of the delivered body: the same for a redelivery, different for anything else. */
  readonly deliveryId: string;
  /** RFC 3339; stands in where the platform gives no time. */
  readonly receivedAt: string;
}

/** A chat as `incoming_chat` and `get_chat` give it: who is in it, then what was said in its thread. */
export function parseChat(chat: LiveChatChat, source: "started" | "read", context: ParseContext): InboundEvent[] {
  const thread = chat.thread?.id ?? null;
  const snapshot: InboundEvent = {
    kind: "snapshot",
    id: `${source}:${thread ?? context.deliveryId}`,
    at: chat.thread?.created_at ?? context.receivedAt,
    thread,
    source,
    chat: readSnapshot(chat, context),
  };
  const said = (chat.thread?.events ?? []).flatMap((event) => parseEvent(event, thread, context));
  return [snapshot, ...said, ...ratingOf(chat, context)];
}

/** A rating as it stands has an id of its content: read again, it is no news. */
function ratingOf({ thread }: LiveChatChat, context: ParseContext): InboundEvent[] {
  const rating = readRating(thread?.properties ?? {});
  const place = thread?.id ?? null;
  return rating === null
    ? []
    : [
        {
          kind: "rated",
          id: `rated:${place}:${JSON.stringify(rating)}`,
          at: context.receivedAt,
          thread: place,
          ...rating,
        },
      ];
}

/**
 * Whether the bot is in the chat, and what was last written or sent there is not its own and has aged. Its own notes for
 * agents alone do not count as its own: they answer no customer, and the summary shows the newest message only, so that
 * what the customer said before one is not seen. Such a chat is read once more than needed.
 */
export function isUnanswered(chat: LiveChatSummary, botId: string, now: number, quietMs: number): boolean {
  const isPresent = (chat.users ?? []).some((user) => user.id === botId && user.present !== false);
  const { message, file } = chat.last_event_per_type ?? {};
  const [newest] = [message?.event, file?.event]
    .filter((event) => event !== undefined)
    .toSorted((left, right) => timeOf(right) - timeOf(left));
  const isQuiet = newest === undefined || !(now - timeOf(newest) <= quietMs);
  // A note of ours may hide what the customer said before it.
  const isOurWord = newest?.author_id === botId && newest.visibility !== "agents";
  return isPresent && !isOurWord && isQuiet;
}

/** Negative infinity for an event without a time. */
function timeOf(event: LiveChatEvent): number {
  return event.created_at === undefined ? Number.NEGATIVE_INFINITY : Date.parse(event.created_at);
}

/** None for an event that a bot has no use for: system messages, greetings, deleted content. */
export function parseEvent(event: LiveChatEvent, thread: string | null, context: ParseContext): InboundEvent[] {
  if (event.id === undefined || event.author_id === undefined || event.deleted === true) {
    return [];
  }
  const base = { id: event.id, at: event.created_at ?? context.receivedAt, thread };
  const author: Author = { id: event.author_id, side: sideOf(event.author_id, context.botId) };
  if (event.properties?.lc2?.welcome_message === true && author.side !== "customer") {
    return []; // The platform's own greeting bears the bot's name, and answers nobody.
  }
  if (event.visibility === "agents") {
    return [{ ...base, kind: "note", author, text: event.text ?? "", customId: event.custom_id ?? null }];
  }
  switch (event.type) {
    case "message":
      if (author.side === "customer" && (event.text ?? "").trim() === "") {
        return []; // Nothing was asked.
      }
      return [
        {
          ...base,
          kind: "message",
          author,
          text: event.text ?? "",
          customId: event.custom_id ?? null,
          ...(event.postback === undefined
            ? {}
            : { sameAs: pressId(event.postback.event_id, event.postback.id, author.id) }),
        },
      ];
    case "file":
      return [
        {
          ...base,
          kind: "file",
          author,
          name: event.name ?? "",
          url: event.url ?? null,
          contentType: event.content_type ?? null,
        },
      ];
    case "rich_message":
      return [{ ...base, kind: "message", author, text: event.text ?? "", customId: event.custom_id ?? null }];
    case "filled_form":
      return [{ ...base, kind: "form", author, fields: (event.fields ?? []).map(readField) }];
    default:
      return [];
  }
}

function readField(field: NonNullable<LiveChatEvent["fields"]>[number]): FormField {
  const answers = field.answers ?? (field.answer === undefined ? [] : [field.answer]);
  return {
    type: field.type,
    label: field.label,
    answer: answers.map((answer) => (typeof answer === "string" ? answer : answer.label)).join(", "),
    group: answers.flatMap((answer) => (typeof answer === "string" ? [] : (answer.group_id ?? [])))[0] ?? null,
  };
}

/**
 * Agents have an e-mail address for an id and bots 32 hexadecimal digits; no list of users comes
 * with an event. What the chat is known to hold goes before this guess: see `transition.ts`.
 */
export function sideOf(id: string, botId: string): Author["side"] {
  if (id === botId) {
    return "self";
  }
  return id.includes("@") || /^[0-9a-f]{32}$/.test(id) ? "agent" : "customer";
}

function readSnapshot(chat: LiveChatChat, context: ParseContext): ChatSnapshot {
  const users = chat.users ?? [];
  const present = users.filter((user) => user.present !== false);
  const agents = present.filter((user) => user.type === "agent" && user.id !== context.botId);
  const customer = users.find((user) => user.type === "customer");
  const queue = chat.thread?.queue;
  return {
    active: chat.thread?.active ?? true,
    threadStartedAt: chat.thread?.created_at ?? null,
    customer: customer?.id === undefined ? null : readVisitor(customer.id, customer),
    groups: chat.access?.group_ids ?? [],
    tags: chat.thread?.tags ?? [],
    properties: { chat: chat.properties ?? {}, thread: chat.thread?.properties ?? {} },
    selfPresent: present.some((user) => user.id === context.botId),
    agents: idsOf(agents.filter((user) => user.visibility !== "agents")),
    watchers: idsOf(agents.filter((user) => user.visibility === "agents")),
    queue: queue === undefined ? null : readQueue(queue),
  };
}

/** Of a visit only what an agent may need; `ip`, `user_agent` and coordinates stay outside. */
function readVisitor(id: string, user: LiveChatUser): Visitor {
  const { visit } = user;
  return {
    id,
    name: user.name ?? null,
    email: user.email ?? null,
    phone: user.phone_number ?? null,
    fields: Object.fromEntries((user.session_fields ?? []).flatMap((field) => Object.entries(field))),
    visit:
      visit === undefined
        ? null
        : {
            referrer: visit.referrer ?? null,
            pages: (visit.last_pages ?? []).map(({ url, title }) => ({ url, title: title ?? null })),
            country: visit.geolocation?.country ?? null,
            city: visit.geolocation?.city ?? null,
            timezone: visit.geolocation?.timezone ?? null,
          },
  };
}

function idsOf(users: readonly LiveChatUser[]): string[] {
  return users.flatMap((user) => (user.id === undefined ? [] : [user.id]));
}

export function readQueue(queue: {
  readonly position?: number | undefined;
  readonly wait_time?: number | undefined;
}): Queue {
  return { position: queue.position ?? null, waitSeconds: queue.wait_time ?? null };
}
