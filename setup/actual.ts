/** What LiveChat holds now, read by calls that change nothing. Tolerant of fields that the vendor leaves out. */
import { z } from "zod";
import type { LiveChatCall } from "./livechat-api.ts";
import type { RegisteredWebhook } from "./webhooks.ts";

export const PRIORITIES = ["first", "normal", "last", "supervisor"] as const;
export type Priority = (typeof PRIORITIES)[number];

export interface Membership {
  readonly id: number;
  readonly priority: Priority;
}

export interface ActualBot {
  readonly id: string;
  readonly name: string;
  readonly avatar: string | null;
  readonly jobTitle: string | null;
  readonly maxChats: number | null;
  readonly groups: readonly Membership[];
  /** Null where the vendor does not say. */
  readonly ownerClientId: string | null;
}

export interface Group {
  readonly id: number;
  readonly name: string;
}

export interface RoutingStatus {
  readonly agent: string;
  readonly status: string;
}

const botSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().catch(""),
  avatar_path: z.string().nullable().default(null).catch(null),
  job_title: z.string().nullable().default(null).catch(null),
  max_chats_count: z.number().nullable().default(null).catch(null),
  owner_client_id: z.string().nullable().default(null).catch(null),
  // Not forgiving: what is misread here would be written back.
  groups: z.array(z.looseObject({ id: z.number().int(), priority: z.enum(PRIORITIES) })).default([]),
});

const webhookSchema = z.looseObject({
  id: z.string().min(1),
  action: z.string(),
  url: z.string(),
  description: z.string().catch(""),
  type: z.string().catch(""),
  filters: z.unknown().optional(),
});

const BOT_FIELDS = ["groups", "job_title", "max_chats_count"];

/** Every bot of the organization, whoever owns it. */
export async function readBots(call: LiveChatCall): Promise<readonly ActualBot[]> {
  const listed = z.array(botSchema).parse(await call("configuration/action/list_bots", { all: true }));
  const bots: ActualBot[] = [];
  for (const { id } of listed) {
    // The list is documented to hold no more than id, name and avatar.
    const body = await call("configuration/action/get_bot", { id, fields: BOT_FIELDS });
    const bot = botSchema.parse(body);
    bots.push({
      id,
      name: bot.name,
      avatar: bot.avatar_path,
      jobTitle: bot.job_title,
      maxChats: bot.max_chats_count,
      groups: bot.groups.map((group) => ({ id: group.id, priority: group.priority })),
      ownerClientId: bot.owner_client_id,
    });
  }
  return bots;
}

export async function readGroups(call: LiveChatCall): Promise<readonly Group[]> {
  const schema = z.array(z.looseObject({ id: z.number().int(), name: z.string().catch("") }));
  return schema.parse(await call("configuration/action/list_groups", {})).map(({ id, name }) => ({ id, name }));
}

export async function readWebhooks(call: LiveChatCall, clientId: string): Promise<readonly RegisteredWebhook[]> {
  const body = await call("configuration/action/list_webhooks", { owner_client_id: clientId });
  return z
    .array(webhookSchema)
    .parse(body)
    .map(({ id, action, url, description, type, filters }) => ({ id, action, url, description, type, filters }));
}

export async function readRoutingStatuses(call: LiveChatCall): Promise<readonly RoutingStatus[]> {
  const schema = z.array(z.looseObject({ agent_id: z.string(), status: z.string() }));
  const body = await call("agent/action/list_routing_statuses", {});
  // Written with spaces in some of the vendor's samples.
  return schema.parse(body).map(({ agent_id, status }) => ({ agent: agent_id, status: status.replaceAll(" ", "_") }));
}

export async function readLicenseWebhooksEnabled(call: LiveChatCall, clientId: string): Promise<boolean> {
  const body = await call("configuration/action/get_license_webhooks_state", { owner_client_id: clientId });
  return z.looseObject({ license_webhooks_enabled: z.boolean() }).parse(body).license_webhooks_enabled;
}

/** Who is in a group, by id. Humans have an e-mail address for an id, bots do not. */
export async function readMembers(call: LiveChatCall, group: number): Promise<Readonly<Record<string, string>>> {
  const body = await call("configuration/action/get_group", { id: group, fields: ["agent_priorities"] });
  return z.looseObject({ agent_priorities: z.record(z.string(), z.string()).catch({}) }).parse(body).agent_priorities;
}

const chatsSchema = z.looseObject({
  chats_summary: z.array(
    z.looseObject({
      id: z.string(),
      users: z.array(z.looseObject({ id: z.string().catch(""), present: z.boolean().catch(true) })).catch([]),
      last_thread_summary: z.looseObject({ active: z.boolean() }).optional().catch(undefined),
    }),
  ),
  next_page_id: z.string().optional().catch(undefined),
});

/** Ids of the running chats in which the bot is. */
export async function readChatsWith(call: LiveChatCall, botId: string, version: string): Promise<readonly string[]> {
  const chats: string[] = [];
  // 3.5 cannot leave closed chats out ("Changelog", v3.6: `include_active` became `active`).
  const isOldVersion = version === "3.5";
  const activeOnly = isOldVersion ? {} : { filters: { active: true } };
  let page: string | undefined;
  do {
    // A page id stands for the filters that it was made with, and is refused beside them.
    const asked = page === undefined ? { ...activeOnly, limit: 100 } : { page_id: page };
    const answer = chatsSchema.parse(await call("agent/action/list_chats", asked));
    const active = answer.chats_summary.filter(({ last_thread_summary: thread }) => thread?.active !== false);
    const withBot = active.filter(({ users }) => users.some((user) => user.id === botId && user.present));
    chats.push(...withBot.map(({ id }) => id));
    // Newest first: behind a page of closed chats there is the archive.
    page = isOldVersion && active.length === 0 ? undefined : answer.next_page_id;
  } while (page !== undefined);
  return chats;
}
