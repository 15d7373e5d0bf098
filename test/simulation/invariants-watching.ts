/** What must hold of humans who watch: a paused bot is silent, and says what it is told once. */
import { agents } from "../../demo/organization.ts";
import { repeated, repliesIn, startOf } from "./record.ts";
import type { SeenChat, SeenEvent, SeenThread } from "./record.ts";
import type { World } from "./world.ts";

const MINUTE = 60_000;

/** When the bot, by its own word, was silenced for certain; `until` in milliseconds since 1970, as `from`. */
interface Pause {
  readonly from: number;
  readonly until: number;
}

/** What a human has it say, it says in a pause too. */
export function spokeWhilePaused(chat: SeenChat, thread: SeenThread, world: World): string[] {
  // Whoever is forgotten is forgotten with the pause.
  const pauses = world.erased.has(chat.id) ? [] : pausesIn(thread, world);
  return repliesIn(thread, world.botId)
    .filter((event) => !/:say\.\d+$/.test(event.custom_id ?? ""))
    .filter((event) => {
      const started = startOf(chat, event, world);
      return (
        started !== null && pauses.some(({ from, until }) => started > from && Date.parse(event.created_at) < until)
      );
    })
    .map((event) => `spoke while paused: ${event.custom_id}`);
}

/** What a human has the bot say it says once, and nothing of its own making under those words. */
export function saidAgain(chat: SeenChat, botId: string): string[] {
  const events = chat.threads.flatMap((thread) => thread.events);
  const told = events
    .filter((event) => event.author_id === botId && event.visibility !== "agents")
    .flatMap((event) => /^Told to say \d+$/.exec(event.text ?? "")?.[0] ?? []);
  const asked = new Set(events.flatMap((event) => /^\/say (.*)$/.exec(event.text ?? "")?.[1] ?? []));
  return [
    ...repeated(told).map((text) => `said again: ${text}`),
    ...told.filter((text) => !asked.has(text)).map((text) => `was not told to say: ${text}`),
  ];
}

/** Whether the last that the bot said of it is that it is silent, its time is not over and somebody watches. */
export function mayBePaused(chat: SeenChat, world: World): boolean {
  const events = chat.threads.flatMap((thread) => thread.events);
  const last = events.findLast(
    (event) => event.author_id === world.botId && /^Paused for|^Resumed\.|^The pause is over/.test(event.text ?? ""),
  );
  const command = last === undefined ? undefined : commandOf(events, last, world.botId);
  const isWatched = chat.users.some((user) => user.present && user.visibility === "agents");
  const longest = world.rules.supervision.pauseSeconds * 1000;
  return (
    last !== undefined &&
    command !== undefined &&
    isWatched &&
    Date.parse(last.created_at) + longest + MINUTE > world.clock.now()
  );
}

/**
 * A note to the bot of which it has heard, in a thread that is open at the end and which the bot has not left since, has
 * an answer: what it was told to say, or a note. Whoever wants to take a chat that he speaks in already needs none.
 */
export function unheeded(chat: SeenChat, thread: SeenThread, world: World): string[] {
  const bot = chat.users.some((user) => user.id === world.botId && user.present);
  return thread.events
    .filter((event, index) => {
      const later = thread.events.slice(index + 1);
      const isOut = later.some((other) => isMove(other) && other.visibility !== "agents");
      const isAnswered = later.some(
        (other) => other.author_id === world.botId && other.custom_id?.startsWith(`${event.id}:`) === true,
      );
      const isHeard = (world.ledgerOf(chat.id)?.exec("SELECT id FROM inbox WHERE id = ?", event.id).length ?? 0) > 0;
      const isThere =
        event.text === "/take" &&
        chat.users.some((user) => user.id === event.author_id && user.present && user.visibility !== "agents");
      return thread.active && bot && !isThere && isHeard && isHuman(event) && isCommand(event) && !isOut && !isAnswered;
    })
    .map((event) => `unheeded: ${event.id} in ${chat.id}`);
}

/**
 * A pause ends by `/resume`, by its time, by the leaving of whoever gave it, and by another human who takes or is given
 * the chat. A `/resume` that was given before it is out of date, however late it is told.
 */
function pausesIn(thread: SeenThread, world: World): Pause[] {
  return thread.events.flatMap((event) => {
    const command = commandOf(thread.events, event, world.botId);
    if (command === undefined) {
      return [];
    }
    const isEnd = (later: SeenEvent) =>
      (isMove(later) && !(later.visibility === "agents" && (later.text ?? "").endsWith(" joined the chat"))) ||
      (isHuman(later) && later.visibility !== "agents") ||
      (isHuman(later) && /^\/(?:resume|take)/.test(later.text ?? ""));
    const end = thread.events.slice(thread.events.indexOf(command) + 1).find(isEnd);
    const due = Date.parse(command.created_at) + world.rules.supervision.pauseSeconds * 1000;
    const until = end === undefined ? due : Math.min(due, Date.parse(end.created_at));
    return [{ from: Date.parse(event.created_at), until }];
  });
}

/** The command by which the bot says that it is paused; its id begins that of what the bot says. */
function commandOf(events: readonly SeenEvent[], event: SeenEvent, botId: string): SeenEvent | undefined {
  return event.author_id === botId && (event.text ?? "").startsWith("Paused for")
    ? events.find(({ id }) => event.custom_id?.startsWith(`${id}:`))
    : undefined;
}

function isHuman(event: SeenEvent): boolean {
  return agents.some((agent) => agent.id === event.author_id);
}

function isCommand(event: SeenEvent): boolean {
  return event.visibility === "agents" && /^\/\p{L}/u.test(event.text ?? "");
}

function isMove(event: SeenEvent): boolean {
  return event.type === "system_message" && !(event.text ?? "").startsWith("Customer's ");
}
