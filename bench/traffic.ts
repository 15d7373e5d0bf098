/** The same webhooks to ours and to the bare Workers, in turn. */
import { chatWithHuman, messageOfHuman } from "./bodies.ts";
import { hosts } from "./platform.ts";
import type { Platform } from "./platform.ts";
import { inParallel } from "./post.ts";
import { median, quantile } from "./statistics.ts";

export type Side = keyof typeof hosts;

export interface Round {
  readonly median: number;
  readonly p99: number;
  /** Accepted in a second. */
  readonly rate: number;
}

export interface Load {
  readonly sides: readonly Side[];
  readonly chats: readonly string[];
  readonly body: (chat: string, number: number) => string;
  /** Webhooks in a round. */
  readonly count: number;
  /** How many of them are under way at once. */
  readonly width: number;
  readonly rounds: number;
  /** Each chat is written to in one round only; there are `count` times `rounds` of them. */
  readonly once?: boolean;
  /** Before the next side has its turn. */
  readonly pause: () => Promise<void>;
}

/** Every side has the same load in each round, and begins as often as the others. Fails unless all is accepted. */
export async function measure(platform: Platform, load: Load): Promise<Record<Side, Round[]>> {
  const measured: Record<Side, Round[]> = { ours: [], echo: [], insert: [] };
  const order = [...load.sides];
  let number = 0;
  for (let round = -1; round < load.rounds; round += 1) {
    for (const side of order) {
      const chats = chatsOf(load, side, round);
      const bodies = chats.map((chat) => load.body(chat, (number += 1)));
      const startedAt = performance.now();
      const times = await inParallel(bodies, load.width, (body) => send(platform, side, body));
      const seconds = (performance.now() - startedAt) / 1000;
      if (round >= 0) {
        // The round before the first only warms up: objects start, code is compiled.
        measured[side].push({ median: median(times), p99: quantile(times, 0.99), rate: times.length / seconds });
      }
      await load.pause();
    }
    order.push(...order.splice(0, 1));
  }
  return measured;
}

/** The round before the first (-1) starts the objects; those of ours that are written to once have started. */
function chatsOf({ chats, count, once = false }: Load, side: Side, round: number): readonly string[] {
  if (!once) {
    return Array.from({ length: count }, (_, index) => chats[index % chats.length] ?? "");
  }
  if (round < 0) {
    return side === "ours" ? [] : chats;
  }
  return chats.slice(round * count, (round + 1) * count);
}

/** Chats that a human has: what is said in them is stored and folded, and followed by no call. */
export async function openQuietChats(platform: Platform, count: number): Promise<Pick<Load, "chats" | "body">> {
  const chats = Array.from({ length: count }, (_, index) => `QUIET${index}`);
  await inParallel(chats, 8, (chat) => send(platform, "ours", chatWithHuman(platform, chat)));
  await platform.drained();
  return { chats, body: (chat, number) => messageOfHuman(platform, chat, number) };
}

async function send(platform: Platform, side: Side, body: string): Promise<number> {
  const answer = await platform.sender.post(body, hosts[side]);
  if (answer.status !== 200) {
    throw new Error(`${side} answered ${answer.status}: ${answer.body}`);
  }
  return answer.milliseconds;
}
