/** The platform's own record of a history: who was there, what was said, and when the bot had begun to say it. */
import type { World } from "./world.ts";

export interface SeenEvent {
  readonly id: string;
  readonly type: string;
  readonly created_at: string;
  readonly author_id?: string;
  readonly visibility?: string;
  readonly text?: string;
  readonly custom_id?: string;
}

export interface SeenThread {
  readonly id: string;
  readonly active: boolean;
  readonly queue?: unknown;
  readonly events: readonly SeenEvent[];
}

export interface SeenChat {
  readonly id: string;
  readonly users: readonly {
    readonly id: string;
    readonly type: string;
    readonly present: boolean;
    readonly name?: string;
    readonly visibility?: string;
  }[];
  readonly threads: readonly SeenThread[];
}

/** The platform's own record of what was said. */
export function chatsOf(world: World): readonly SeenChat[] {
  return (world.liveChat.control.state() as unknown as { readonly chats: readonly SeenChat[] }).chats;
}

export function repliesIn(thread: SeenThread, botId: string): SeenEvent[] {
  return thread.events.filter(
    (event) => event.author_id === botId && event.visibility !== "agents" && event.custom_id !== undefined,
  );
}

export function customersOf(chat: SeenChat): Set<string> {
  return new Set(chat.users.filter((user) => user.type === "customer").map((user) => user.id));
}

export function publicEvents(thread: SeenThread): SeenEvent[] {
  return thread.events.filter((event) => event.visibility !== "agents");
}

/** The id under which the bot sent it; long messages go out in parts. */
export function sentId({ custom_id: id = "" }: SeenEvent): string {
  return id.replace(/\.\d+$/, "");
}

/** When the call that brought it left the bot; null for what it did not send. */
export function startOf(chat: SeenChat, event: SeenEvent, world: World): number | null {
  const at = Date.parse(event.created_at);
  const id = sentId(event);
  return (
    world.sends.filter((send) => send.chat === chat.id && send.customId === id && send.at <= at).at(-1)?.at ?? null
  );
}

export function repeated(items: readonly string[]): string[] {
  return [...new Set(items.filter((item, index) => items.indexOf(item) !== index))];
}
