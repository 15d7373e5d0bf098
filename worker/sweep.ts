/**
 * What the cron does: LiveChat delivers a webhook for about a minute and then never again, so chats
 * that look unanswered are looked at whether or not we heard of them.
 */
import { createChannel } from "./channels/registry.ts";
import { readConfig } from "./config.ts";
import type { Env } from "./config.ts";
import { conversationOf } from "./conversation/conversation.ts";
import { eraseExpired } from "./ops/erase.ts";
import { defaultPolicy } from "./conversation/policy.ts";
import { report } from "./report.ts";

export async function sweep(env: Env): Promise<void> {
  const read = readConfig(env);
  if (read.kind === "invalid") {
    report({ level: "error", kind: "sweep", problems: read.problems });
    return;
  }
  const now = new Date();
  const isDaily = now.getUTCHours() === 3 && now.getUTCMinutes() === 0;
  const expired = isDaily ? await eraseExpired(env, read.config, now.getTime()) : 0;
  const channel = createChannel("livechat", read.config, env);
  const { quietMs } = defaultPolicy(read.config.LIVECHAT_HANDOFF_GROUP_ID);
  const chats = await channel.unansweredChats(now.getTime(), quietMs);
  const organization = read.config.LIVECHAT_ORGANIZATION_ID;
  for (const chat of chats) {
    const name = { channel: "livechat", organization, chat } as const;
    await conversationOf(env, read.config, name).lookAgain(name);
  }
  report({ level: "info", kind: "sweep", chats: chats.length, expired });
}
