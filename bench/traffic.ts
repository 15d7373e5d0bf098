/** Events for chats that a human has, to ours and to the bare Workers in turn. */
import { setTimeout as delay } from "node:timers/promises";
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

export interface Traffic {
  /** Creates the chats on every side, and does what follows from it. */
  open(chats: readonly string[]): Promise<void>;
  /** One new event for each entry of `chats`, `width` of them under way at once. Fails unless each is accepted. */
  round(side: Side, chats: readonly string[], width: number): Promise<Round>;
  /** Resolves when ours has nothing left to do for what it accepted. */
  drained(): Promise<void>;
}

const PATIENCE_MS = 60_000;

export async function createTraffic(platform: Platform): Promise<Traffic> {
  const { DB } = await platform.worker.getEnv();
  let number = 0;
  let accepted = 0;
  const send = async (side: Side, body: string) => {
    const answer = await platform.sender.post(body, hosts[side]);
    if (answer.status !== 200) {
      throw new Error(`${side} answered ${answer.status}: ${answer.body}`);
    }
    accepted += side === "ours" ? 1 : 0;
    return answer.milliseconds;
  };
  const traffic: Traffic = {
    async open(chats) {
      await inParallel(chats, 8, (chat) => send("ours", chatWithHuman(platform, chat)));
      await traffic.round("echo", chats, 8);
      await traffic.round("insert", chats, 8);
      await traffic.drained();
    },
    async round(side, chats, width) {
      const bodies = chats.map((chat) => messageOfHuman(platform, chat, (number += 1)));
      const startedAt = performance.now();
      const times = await inParallel(bodies, width, (body) => send(side, body));
      const seconds = (performance.now() - startedAt) / 1000;
      return { median: median(times), p99: quantile(times, 0.99), rate: times.length / seconds };
    },
    async drained() {
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await delay(50)) {
        const row = await DB.prepare("SELECT count(*) AS rows FROM webhook").first<{ rows: number }>();
        if (row?.rows === accepted) {
          return;
        }
      }
      throw new Error(`the log of ${accepted} webhooks was not complete after ${PATIENCE_MS / 1000} s`);
    },
  };
  return traffic;
}

/** `count` entries over the chats, each as often as the next. */
export function spread(chats: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => chats[index % chats.length] ?? "");
}

export function named(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}
