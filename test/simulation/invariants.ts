/** What must hold of every history, read from the platform's own record and from the log. */
import { agents } from "../../demo/organization.ts";
import { closedOnWaiting, hurried } from "./invariants-ending.ts";
import { mayBePaused, saidAgain, spokeWhilePaused, unheeded } from "./invariants-watching.ts";
import { chatsOf, customersOf, publicEvents, repeated, repliesIn, sentId, startOf } from "./record.ts";
import type { SeenChat, SeenEvent, SeenThread } from "./record.ts";
import type { World } from "./world.ts";

/** One line for each thing that is wrong; none when all is well. */
export function violations(world: World): string[] {
  return chatsOf(world).flatMap((chat) => [
    ...chat.threads.flatMap((thread) => [
      ...answeredTheWrongOne(chat, thread, world.botId),
      ...spokeOverAHuman(chat, thread, world),
      ...leaked(thread, world.botId),
      ...spokeWhilePaused(chat, thread, world),
      ...unheeded(chat, thread, world),
      ...hurried(chat, thread, world),
      ...closedOnWaiting(chat, thread, world),
    ]),
    ...saidTwice(chat, world.botId),
    ...saidAgain(chat, world.botId),
    ...forgotten(chat, world),
    ...unlogged(chat, world),
  ]);
}

function coveredBy(reply: SeenEvent): string[] {
  return /^Answer to (.*)$/.exec(reply.text ?? "")?.[1]?.split(" and ") ?? [];
}

/** Two replies under one id, or one message answered by two replies, in whichever threads. */
function saidTwice(chat: SeenChat, botId: string): string[] {
  const events = chat.threads.flatMap((thread) => thread.events);
  const own = events.filter((event) => event.author_id === botId && event.custom_id !== undefined);
  const ids = own.map((event) => event.custom_id ?? "");
  const covered = chat.threads.flatMap((thread) => repliesIn(thread, botId)).flatMap(coveredBy);
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
  const customers = customersOf(chat);
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
    if (event.type === "system_message" && !/^Customer's | joined the chat$/.test(event.text ?? "")) {
      spokenAt = null;
    } else if (humans.has(event.author_id ?? "") && event.visibility !== "agents") {
      spokenAt ??= at;
    } else if (spokenAt !== null && repliesIn({ ...thread, events: [event] }, world.botId).length > 0) {
      const started = startOf(chat, event, world);
      if (started !== null && started > spokenAt + world.newsDelay) {
        found.push(`spoke over a human: ${event.custom_id}`);
      }
    }
  }
  return found;
}

/** Notes, drafts, reasons, commands and what the bot says to them. */
function leaked(thread: SeenThread, botId: string): string[] {
  return publicEvents(thread)
    .filter((event) => event.author_id === botId)
    .filter(
      (event) =>
        /SECRET|Handed over by the bot|^\/|^Suggested: |^Paused for|^Resumed\.|^Commands of the bot/.test(
          event.text ?? "",
        ) || /:(?:note|whisper)(?:\.\d+)?$/.test(event.custom_id ?? ""),
    )
    .map((event) => `said what only agents may read: ${event.custom_id}`);
}

/**
 * In a chat that is open at the end every message has a reply after it, or a human or the queue has the chat, or a
 * human who watches has silenced the bot.
 */
function forgotten(chat: SeenChat, world: World): string[] {
  const { botId } = world;
  const thread = chat.threads.find((candidate) => candidate.active);
  const customer = chat.users.find((user) => user.type === "customer");
  const human = chat.users.some(
    (user) => user.type === "agent" && user.id !== botId && user.present && user.visibility !== "agents",
  );
  const bot = chat.users.some((user) => user.id === botId && user.present);
  if (thread === undefined || human || !bot || mayBePaused(chat, world)) {
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

/** Milliseconds: an echo is waited out before the log is written, and the history may end in between. */
const LOG_TAKES = 1_000;

/** Every reply that the customer has is in the log, and the log calls none delivered that he has not; unless it was erased. */
function unlogged(chat: SeenChat, world: World): string[] {
  if (world.erased.has(chat.id)) {
    return [];
  }
  const replies = chat.threads
    .flatMap((thread) => repliesIn(thread, world.botId))
    .map((event) => ({ id: sentId(event), at: Date.parse(event.created_at) }));
  const said = new Set(replies.map(({ id }) => id));
  const logged = (table: string) =>
    world.logged
      .filter(({ conversation, entry }) => entry.table === table && conversation.endsWith(`:${chat.id}`))
      .map(({ entry }) => entry.id);
  const decided = new Set(logged("replies"));
  return [
    ...replies
      .filter(({ id, at }) => at < world.clock.now() - LOG_TAKES && !decided.has(id))
      .map(({ id }) => `not in the log: ${id}`),
    ...logged("deliveries")
      .filter((id) => !said.has(id))
      .map((id) => `only in the log: ${id}`),
  ];
}
