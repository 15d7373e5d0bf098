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

export function spokeWhilePaused(chat: SeenChat, thread: SeenThread, world: World): string[] {
  const pauses = pausesIn(thread, world);
  return repliesIn(thread, world.botId)
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
export function mayBePaused(chat: SeenChat, thread: SeenThread, world: World): boolean {
  const last = thread.events.findLast(
    (event) => event.author_id === world.botId && /^Paused for|^Resumed\.|^The pause is over/.test(event.text ?? ""),
  );
  const command = last === undefined ? undefined : commandOf(thread, last, world.botId);
  const isWatched = chat.users.some((user) => user.present && user.visibility === "agents");
  const longest = world.rules.supervision.pauseSeconds * 1000;
  return command !== undefined && isWatched && Date.parse(command.created_at) + longest + MINUTE > world.clock.now();
}

/**
 * A pause ends by a command, by its time, by anybody's coming or going, and by a human who speaks to the customer. A
 * command from before it may have been heard after it: then nothing is certain.
 */
function pausesIn(thread: SeenThread, world: World): Pause[] {
  const isCommand = (event: SeenEvent) => isHuman(event) && (event.text ?? "").startsWith("/");
  return thread.events.flatMap((event, index) => {
    const command = commandOf(thread, event, world.botId);
    if (command === undefined) {
      return [];
    }
    const given = Date.parse(command.created_at);
    const isUncertain = thread.events.some((other) => {
      const before = given - Date.parse(other.created_at);
      return isCommand(other) && other !== command && before >= 0 && before <= world.newsDelay;
    });
    const end = thread.events
      .slice(index + 1)
      .find((later) => isMove(later) || (isHuman(later) && later.visibility !== "agents") || isCommand(later));
    const due = given + world.rules.supervision.pauseSeconds * 1000;
    const until = end === undefined ? due : Math.min(due, Date.parse(end.created_at));
    return isUncertain ? [] : [{ from: Date.parse(event.created_at), until }];
  });
}

/** The command by which the bot says that it is paused; its id begins that of what the bot says. */
function commandOf(thread: SeenThread, event: SeenEvent, botId: string): SeenEvent | undefined {
  return event.author_id === botId && (event.text ?? "").startsWith("Paused for")
    ? thread.events.find(({ id }) => event.custom_id?.startsWith(`${id}:`))
    : undefined;
}

function isHuman(event: SeenEvent): boolean {
  return agents.some((agent) => agent.id === event.author_id);
}

function isMove(event: SeenEvent): boolean {
  return event.type === "system_message" && !(event.text ?? "").startsWith("Customer's ");
}
