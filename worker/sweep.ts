/**
 * What the cron does: LiveChat delivers a webhook for about a minute and then never again, so chats
 * that look unanswered are looked at whether or not we heard of them.
 */
import { ChannelError } from "./channels/channel.ts";
import type { Channel } from "./channels/channel.ts";
import { createChannel } from "./channels/registry.ts";
import { readConfig } from "./config.ts";
import type { Config } from "./config.ts";
import type { Env } from "./env.ts";
import { conversationOf } from "./conversation/conversation.ts";
import { eraseExpired } from "./ops/erase.ts";
import { defaultPolicy } from "./conversation/policy.ts";
import { report } from "./report.ts";
import { writeLog } from "./store/log.ts";

export async function sweep(env: Env): Promise<void> {
  const read = readConfig(env);
  if (read.kind === "invalid") {
    report({ level: "error", kind: "sweep", problems: read.problems });
    return;
  }
  const { config } = read;
  const now = new Date();
  // A few minutes long, since a cron may come late; what is gone already costs nothing.
  const isTimeToForget = now.getUTCHours() === 3 && now.getUTCMinutes() < 5;
  if (isTimeToForget) {
    await attempt("retention", () => eraseExpired(env, config, now.getTime()));
  }
  await attempt("sweep", () => lookAtUnanswered(env, config, now.getTime()));
}

async function lookAtUnanswered(env: Env, config: Config, now: number): Promise<number> {
  const channel = createChannel("livechat", config, env);
  const { quietMs } = defaultPolicy(config.LIVECHAT_HANDOFF_GROUP_ID);
  let chats: readonly string[];
  try {
    chats = await channel.unansweredChats(now, quietMs);
  } finally {
    await noteCalls(env, config, channel, now);
  }
  for (const chat of chats) {
    const name = { channel: "livechat", organization: config.LIVECHAT_ORGANIZATION_ID, chat } as const;
    await attempt("look", async () => {
      await conversationOf(env, config, name).lookAgain(name);
      return 1;
    });
  }
  return chats.length;
}

/** Billed as those of conversations are, and of no conversation. */
async function noteCalls(env: Env, config: Config, channel: Channel, at: number): Promise<void> {
  const conversation = `livechat:${config.LIVECHAT_ORGANIZATION_ID}:`;
  const rows = Object.entries(channel.calls()).map(([action, calls]) => ({
    conversation,
    at,
    entry: { table: "platform_calls", id: `calls:${at}:${action}`, action, calls } as const,
  }));
  await attempt("calls", async () => {
    await writeLog(env.DB, rows);
    return rows.length;
  });
}

/** One thing that fails keeps none of the others from being done; the next cron tries it again. */
async function attempt(kind: string, work: () => Promise<number>): Promise<void> {
  try {
    report({ level: "info", kind, count: await work() });
  } catch (error) {
    report({ level: "warn", kind, code: error instanceof ChannelError ? error.code : nameOf(error) });
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
