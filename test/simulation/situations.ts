/** Which of the moments at which a bot can go wrong a history holds, by the platform's own record and by the log. */
import { agents } from "../../demo/organization.ts";
import { FORESEEN_IN_VAIN } from "../../worker/conversation/foresight.ts";
import { chatsOf, customersOf, publicEvents, repliesIn, sentId, startOf } from "./record.ts";
import type { SeenChat, SeenEvent, SeenThread } from "./record.ts";
import type { World } from "./world.ts";

type Finder = (chat: SeenChat, thread: SeenThread, world: World) => boolean;

const isBy = (event: SeenEvent, words: RegExp) => event.type === "system_message" && words.test(event.text ?? "");
const isHuman = (event: SeenEvent) => agents.some(({ id }) => id === event.author_id);

/** Something that came between the start of a call of ours and the message that it made. */
function whileSending(of: (event: SeenEvent, chat: SeenChat) => boolean): Finder {
  return (chat, thread, world) =>
    repliesIn(thread, world.botId).some((reply) => {
      const start = startOf(chat, reply, world);
      const end = Date.parse(reply.created_at);
      return (
        start !== null &&
        chat.threads.some(({ events }) =>
          events.some((event) => {
            const at = Date.parse(event.created_at);
            return at >= start && at <= end && event.id !== reply.id && of(event, chat);
          }),
        )
      );
    });
}

function whileHandingOff(outcome: string): Finder {
  return (chat, thread, world) => {
    const rows = world.logged.flatMap(({ conversation, at, entry }) =>
      entry.table === "handoffs" && conversation.endsWith(`:${chat.id}`) ? [{ at, ...entry }] : [],
    );
    const customers = customersOf(chat);
    return rows.some((end) => {
      const start = rows.find(({ turn, outcome: planned }) => turn === end.turn && planned === "planned");
      return (
        end.outcome === outcome &&
        start !== undefined &&
        thread.events.some((event) => {
          const at = Date.parse(event.created_at);
          return customers.has(event.author_id ?? "") && at > start.at && at < end.at;
        })
      );
    });
  };
}

const commanded =
  (command: string): Finder =>
  (_chat, thread) =>
    thread.events.some((event) => isHuman(event) && (event.text ?? "").startsWith(command));

export const situations = {
  "the customer wrote while a message of ours was on its way": whileSending((event, chat) =>
    customersOf(chat).has(event.author_id ?? ""),
  ),
  "a human came, spoke or moved the chat while a message of ours was on its way": whileSending(
    (event) => (isHuman(event) && event.visibility !== "agents") || isBy(event, /joined the chat$|transferred/),
  ),
  "the thread ended while a message of ours was on its way": whileSending((event) => isBy(event, /archived the chat$/)),
  "a message of ours came out in a later thread than that of its question": (_chat, thread, { botId }) =>
    repliesIn(thread, botId).some(({ custom_id: id = "" }) => !id.startsWith(thread.id)),
  "the customer wrote while a handoff was tried, and it was refused": whileHandingOff("refused"),
  "the customer wrote while a handoff was tried, and it was taken": whileHandingOff("taken"),
  "two humans spoke in one thread": (_chat, thread) =>
    new Set(publicEvents(thread).flatMap((event) => (isHuman(event) ? [event.author_id] : []))).size > 1,
  "a human left without giving the chat back": (_chat, thread) =>
    thread.events.some(
      (event, index) =>
        isBy(event, /left the chat$/) && !isBy(thread.events[index + 1] ?? event, /transferred the chat/),
    ),
  "the chat was moved to a group": (_chat, thread) =>
    thread.events.some((event) => isBy(event, /transferred the chat to (?:Connector engineers|General)/)),
  "a human took the chat and gave it back": (_chat, thread) =>
    publicEvents(thread).some(isHuman) &&
    thread.events.some((event) => isBy(event, /transferred the chat to Firstline/)),
  "the bot ended the thread": (_chat, thread) => thread.events.some((event) => isBy(event, /^Firstline archived/)),
  "the chat was opened again": (chat) => chat.threads.length > 1,
  "a human who watched paused the bot": (_chat, thread) =>
    thread.events.some((event) => (event.text ?? "").startsWith("Paused for")),
  "a human who watched had the bot say something": (_chat, thread, { botId }) =>
    repliesIn(thread, botId).some(({ custom_id: id = "" }) => id.includes(":say.")),
  "a human who watched took the chat": commanded("/take"),
  "a human who watched asked for a suggestion": commanded("/suggest"),
  "a command came to nothing, and a note said so": (_chat, thread, { botId }) =>
    thread.events.some(
      (event) => event.author_id === botId && /^Not said|was not moved to you|does not have/.test(event.text ?? ""),
    ),
  "a chat was erased while it went on": (chat, _thread, { erased }) => erased.has(chat.id),
  "an answer was begun while a burst was waited out, and sent": (chat, thread, { asked, botId }) =>
    repliesIn(thread, botId).some((reply) => {
      const calls = asked.filter((call) => call.chat === chat.id && call.reply === sentId(reply));
      return calls.length === 1 && calls[0]?.isForeseen === true;
    }),
  "an answer was begun while a burst was waited out, and given up": (chat, _thread, { asked }) =>
    asked.some(({ chat: id, signal: { reason } }) => id === chat.id && String(reason).includes(FORESEEN_IN_VAIN)),
  "an object died": (_chat, _thread, { happened }) => happened.deaths > 0,
  "a read of the chat came back late": (_chat, _thread, { happened }) => happened.staleReads > 0,
  "somebody did something at the very moment of a call": (_chat, _thread, { happened }) => happened.coincidences > 0,
} as const satisfies Record<string, Finder>;

export type Situation = keyof typeof situations;

export const allSituations = Object.keys(situations) as readonly Situation[];

export function situationsIn(world: World): Situation[] {
  const chats = chatsOf(world);
  return allSituations.filter((name) =>
    chats.some((chat) => chat.threads.some((thread) => situations[name](chat, thread, world))),
  );
}
