/** What must hold of silence and endings: nobody is hurried, and no thread is closed on a customer who waits. */
import { customersOf, publicEvents, repliesIn, startOf } from "./record.ts";
import type { SeenChat, SeenThread } from "./record.ts";
import type { World } from "./world.ts";

/** A message may arrive while the thread is being closed: after the last look at what came, the call is on its way. */
const LAST_MOMENT_MS = 30_000;

/** Nobody is asked whether they are still there before the time, by what the bot must have heard of them. */
export function hurried(chat: SeenChat, thread: SeenThread, world: World): string[] {
  const customers = customersOf(chat);
  const patience = world.rules.idle.nudgeSeconds * 1000;
  return repliesIn(thread, world.botId)
    .filter((event) => /:nudge\.\d+$/.test(event.custom_id ?? ""))
    .filter((event) => {
      const started = startOf(chat, event, world);
      return (
        started !== null &&
        thread.events.some((other) => {
          const at = Date.parse(other.created_at);
          return customers.has(other.author_id ?? "") && at + world.newsDelay < started && started - at < patience;
        })
      );
    })
    .map((event) => `hurried the customer: ${event.custom_id}`);
}

/** A thread that the bot ended holds nothing of the customer's, which it must have heard, without an answer. */
export function closedOnWaiting(chat: SeenChat, thread: SeenThread, world: World): string[] {
  const name = chat.users.find((user) => user.id === world.botId)?.name ?? "";
  const end = thread.events.findLast(
    (event) => event.type === "system_message" && (event.text ?? "").endsWith(" archived the chat"),
  );
  if (thread.active || end?.text !== `${name} archived the chat` || saysAbuse(thread)) {
    return [];
  }
  const customers = customersOf(chat);
  const said = publicEvents(thread).filter((event) => event.type === "message");
  return said
    .filter((event, index) => {
      const isAnswered = said.slice(index + 1).some((other) => !customers.has(other.author_id ?? ""));
      const heard = Date.parse(event.created_at) + world.newsDelay + LAST_MOMENT_MS;
      return customers.has(event.author_id ?? "") && !isAnswered && heard < Date.parse(end.created_at);
    })
    .map((event) => `closed on a customer who waited: ${event.id}`);
}

/** Abuse is answered by ending the thread. */
function saysAbuse(thread: SeenThread): boolean {
  return thread.events.some((event) => (event.text ?? "").includes("idiot"));
}
