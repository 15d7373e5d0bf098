/** What must hold of every history, read from the platform's own record and from the log. */
import { agents } from "../../demo/organization.ts";
import type { World } from "./world.ts";

interface SeenEvent {
  readonly id: string;
  readonly type: string;
  readonly created_at: string;
  readonly author_id?: string;
  readonly visibility?: string;
  readonly text?: string;
  readonly custom_id?: string;
}

interface SeenThread {
  readonly id: string;
  readonly active: boolean;
  readonly queue?: unknown;
  readonly events: readonly SeenEvent[];
}

interface SeenChat {
  readonly id: string;
  readonly users: readonly {
    readonly id: string;
    readonly type: string;
    readonly present: boolean;
    readonly visibility?: string;
  }[];
  readonly threads: readonly SeenThread[];
}

/** The platform's own record of what was said. */
export function chatsOf(world: World): readonly SeenChat[] {
  return (world.liveChat.control.state() as unknown as { readonly chats: readonly SeenChat[] }).chats;
}

/** One line for each thing that is wrong; none when all is well. */
export function violations(world: World): string[] {
  return chatsOf(world).flatMap((chat) => [
    ...chat.threads.flatMap((thread) => [
      ...saidTwice(chat, thread, world.botId),
      ...answeredTheWrongOne(chat, thread, world.botId),
      ...spokeOverAHuman(chat, thread, world),
      ...leaked(thread, world.botId),
    ]),
    ...forgotten(chat, world.botId),
    ...unlogged(chat, world),
  ]);
}

function repliesIn(thread: SeenThread, botId: string): SeenEvent[] {
  return thread.events.filter(
    (event) => event.author_id === botId && event.visibility !== "agents" && event.custom_id !== undefined,
  );
}

function coveredBy(reply: SeenEvent): string[] {
  return /^Answer to (.*)$/.exec(reply.text ?? "")?.[1]?.split(" and ") ?? [];
}

/** Two replies under one id, or one message answered by two replies. */
function saidTwice(chat: SeenChat, thread: SeenThread, botId: string): string[] {
  const own = thread.events.filter((event) => event.author_id === botId && event.custom_id !== undefined);
  const ids = own.map((event) => event.custom_id ?? "");
  const covered = repliesIn(thread, botId).flatMap(coveredBy);
  return [
    ...repeated(ids).map((id) => `said twice: ${id} in ${chat.id}`),
    ...repeated(covered).map((id) => `answered twice: ${id} in ${chat.id}`),
  ];
}

/**
 * A reply may land in a later thread than its question: the vendor's call names no thread, and the
 * news of a new one may be on its way. It is still the same customer's question in the same chat.
 */
function answeredTheWrongOne(chat: SeenChat, thread: SeenThread, botId: string): string[] {
  const customers = new Set(chat.users.filter((user) => user.type === "customer").map((user) => user.id));
  return repliesIn(thread, botId)
    .flatMap(coveredBy)
    .filter((id) => {
      const message = chat.threads.flatMap(({ events }) => events).find((event) => event.id === id);
      return message === undefined || !customers.has(message.author_id ?? "") || message.visibility === "agents";
    })
    .map((id) => `answered what the customer did not say: ${id}`);
}

/**
 * Once a human has spoken and the news of it must have come, the bot starts no message, until a
 * transfer or somebody's leaving has changed who is there.
 */
function spokeOverAHuman(chat: SeenChat, thread: SeenThread, world: World): string[] {
  const humans = new Set(agents.map((agent) => agent.id));
  let spokenAt: number | null = null;
  const found: string[] = [];
  for (const event of thread.events) {
    const at = Date.parse(event.created_at);
    if (event.type === "system_message") {
      spokenAt = null;
    } else if (humans.has(event.author_id ?? "") && event.visibility !== "agents") {
      spokenAt ??= at;
    } else if (spokenAt !== null && repliesIn({ ...thread, events: [event] }, world.botId).length > 0) {
      const known = spokenAt + world.newsDelay;
      const id = (event.custom_id ?? "").replace(/\.\d+$/, "");
      const started = world.sends
        .filter((send) => send.chat === chat.id && send.customId === id && send.at <= at)
        .at(-1);
      if (started !== undefined && started.at > known) {
        found.push(`spoke over a human: ${event.custom_id}`);
      }
    }
  }
  return found;
}

function leaked(thread: SeenThread, botId: string): string[] {
  return repliesIn(thread, botId)
    .filter((event) => /SECRET|Handed over by the bot/.test(event.text ?? ""))
    .map((event) => `said what only agents may read: ${event.custom_id}`);
}

/** In a chat that is open at the end every message has a reply after it, or a human or the queue has the chat. */
function forgotten(chat: SeenChat, botId: string): string[] {
  const thread = chat.threads.find((candidate) => candidate.active);
  const customer = chat.users.find((user) => user.type === "customer");
  const human = chat.users.some(
    (user) => user.type === "agent" && user.id !== botId && user.present && user.visibility !== "agents",
  );
  const bot = chat.users.some((user) => user.id === botId && user.present);
  if (thread === undefined || human || !bot) {
    return [];
  }
  return thread.events
    .filter((event, index) => {
      const later = thread.events.slice(index + 1);
      const answered = later.some(
        (other) => other.type === "message" && other.visibility !== "agents" && other.author_id !== customer?.id,
      );
      return event.type === "message" && event.author_id === customer?.id && !answered;
    })
    .map((event) => `forgotten: ${event.id} in ${chat.id}`);
}

/** Every reply that the customer has is in the log, and the log calls none delivered that he has not. */
function unlogged(chat: SeenChat, world: World): string[] {
  const said = new Set(
    chat.threads.flatMap((thread) =>
      repliesIn(thread, world.botId).map((event) => (event.custom_id ?? "").replace(/\.\d+$/, "")),
    ),
  );
  const logged = (table: string) =>
    world.logged
      .filter(({ conversation, entry }) => entry.table === table && conversation.endsWith(`:${chat.id}`))
      .map(({ entry }) => entry.id);
  const decided = new Set(logged("replies"));
  return [
    ...[...said].filter((id) => !decided.has(id)).map((id) => `not in the log: ${id}`),
    ...logged("deliveries")
      .filter((id) => !said.has(id))
      .map((id) => `only in the log: ${id}`),
  ];
}

function repeated(items: readonly string[]): string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
