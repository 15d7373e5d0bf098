/**
 * What the rows stand on: two throw-away groups without people and a bot that is first in one of
 * them and in no other, so that no customer of a real organization ever meets it. Taken away
 * afterwards, whatever happened between.
 */
import { at, listAt, textAt } from "./json-path.ts";
import type { Answer, Customer, Vendor } from "./conformance-vendor.ts";

export type Needs = "customer" | "receiver" | "colleague";

/** One thing that the bot or the commands rely on. */
export interface Row {
  readonly call: string;
  readonly expected: string;
  readonly needs?: readonly Needs[];
  /** What is seen; throws `Unexpected` when the vendor does otherwise. */
  readonly run: (stage: Stage) => Promise<string>;
}

export class Unexpected extends Error {}

export interface Bot {
  readonly id: string;
  secret: string;
  token: string;
}

export interface Stage {
  readonly vendor: Vendor;
  readonly group: number;
  readonly handoffGroup: number;
  readonly bot: Bot;
  readonly customer: Customer | { readonly missing: string };
  readonly webhookKey: string;
  /** Registered by rows; taken away at the end. */
  readonly webhooks: Set<string>;
  readonly chats: Set<string>;
  readonly admin: (action: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  readonly asBot: (action: string, body: unknown) => Promise<Answer>;
  readonly asCustomer: (action: string, body: unknown) => Promise<Answer>;
}

const VERSION = "v3.6";

export function basic(vendor: Vendor): string {
  return `Basic ${btoa(`${vendor.accountId}:${vendor.personalAccessToken}`)}`;
}

/** `agent/send_event` */
export function address(action: string, version: string = VERSION): string {
  const [api = "", name = ""] = action.split("/");
  return `${version}/${api}/action/${name}`;
}

export async function raiseStage(vendor: Vendor): Promise<Stage> {
  const authorization = basic(vendor);
  const admin: Stage["admin"] = (action, body, headers = {}) =>
    vendor.request(address(action), body, { authorization, ...headers });
  const made: { groups: number[]; bot: string | null } = { groups: [], bot: null };
  try {
    const mark = Date.now().toString(36);
    for (const name of [`Firstline conformance ${mark}`, `Firstline conformance hand-off ${mark}`]) {
      made.groups.push(await createGroup(admin, name));
    }
    const [group = 0, handoffGroup = 0] = made.groups;
    const created = done(
      await admin("configuration/create_bot", {
        name: `Firstline conformance ${mark}`,
        owner_client_id: vendor.clientId,
        default_group_priority: "supervisor",
        groups: [
          { id: group, priority: "first" },
          { id: handoffGroup, priority: "supervisor" },
        ],
      }),
    );
    made.bot = textAt(created, "id");
    const bot: Bot = { id: made.bot, secret: textAt(created, "secret"), token: "" };
    bot.token = await firstToken(vendor, bot);
    const customer = await vendor.visitor();
    return {
      vendor,
      group,
      handoffGroup,
      bot,
      customer,
      webhookKey: crypto.randomUUID(),
      webhooks: new Set(),
      chats: new Set(),
      admin,
      asBot: (action, body) => vendor.request(address(action), body, { authorization: `Bearer ${bot.token}` }),
      asCustomer: (action, body) =>
        vendor.request(`${address(`customer/${action}`)}?organization_id=${vendor.organizationId}`, body, {
          authorization: `Bearer ${"token" in customer ? customer.token : ""}`,
        }),
    };
  } catch (error) {
    await takeAway(admin, made.bot, made.groups);
    throw error;
  }
}

async function createGroup(admin: Stage["admin"], name: string): Promise<number> {
  const empty = await admin("configuration/create_group", { name, agent_priorities: {} });
  if (empty.status === 200) {
    return Number(at(empty.body, "id"));
  }
  // A group may have to have somebody in it: one who is never given a chat.
  const [agent] = listAt(done(await admin("configuration/list_agents", {})), "");
  const agent_priorities = { [textAt(agent, "id")]: "supervisor" };
  return Number(at(done(await admin("configuration/create_group", { name, agent_priorities })), "id"));
}

/** The vendor may take two minutes to know a new bot everywhere. */
async function firstToken(vendor: Vendor, bot: Bot): Promise<string> {
  const end = Date.now() + (vendor.kind === "live" ? 150_000 : 0);
  for (;;) {
    const answer = await issueToken(vendor, bot);
    const token = at(answer.body, "token");
    if (typeof token === "string") {
      return token;
    }
    if (Date.now() >= end) {
      throw new Error(`no token for the new bot: ${seenIn(answer)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
}

export function issueToken(
  vendor: Vendor,
  bot: { readonly id: string; readonly secret: string },
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return vendor.request(address("configuration/issue_bot_token"), {
    bot_id: bot.id,
    client_id: vendor.clientId,
    bot_secret: bot.secret,
    organization_id: vendor.organizationId,
    ...more,
  });
}

/** What could not be taken away, in words. */
export async function strikeStage(stage: Stage): Promise<readonly string[]> {
  for (const id of stage.webhooks) {
    await stage.admin("configuration/unregister_webhook", { id, owner_client_id: stage.vendor.clientId });
  }
  for (const id of stage.chats) {
    await stage.admin("agent/deactivate_chat", { id, ignore_requester_presence: true });
  }
  return takeAway(stage.admin, stage.bot.id, [stage.group, stage.handoffGroup]);
}

async function takeAway(admin: Stage["admin"], bot: string | null, groups: readonly number[]): Promise<string[]> {
  const left: string[] = [];
  if (bot !== null) {
    await admin("agent/set_routing_status", { status: "offline", agent_id: bot });
    const { status, body } = await admin("configuration/delete_bot", { id: bot });
    if (status !== 200 && at(body, "error.type") !== "not_found") {
      left.push(`bot ${bot}`);
    }
  }
  for (const id of groups) {
    const { status } = await admin("configuration/delete_group", { id });
    if (status !== 200) {
      left.push(`group ${id}`);
    }
  }
  return left;
}

/** The answer in a few words: the vendor documents no status, so each is worth seeing. */
export function seenIn({ status, body }: Answer): string {
  const type = at(body, "error.type");
  return typeof type === "string" ? `${status} ${type} "${String(at(body, "error.message"))}"` : String(status);
}

/** The body of an answer that says yes. */
export function done(answer: Answer): unknown {
  if (answer.status !== 200) {
    throw new Unexpected(seenIn(answer));
  }
  return answer.body;
}

/** What a refusal says; its type must be one of these. */
export function refused(answer: Answer, ...types: readonly string[]): string {
  const seen = seenIn(answer);
  if (!types.includes(String(at(answer.body, "error.type")))) {
    throw new Unexpected(seen);
  }
  return seen;
}

export function check(condition: boolean, seen: string): string {
  if (!condition) {
    throw new Unexpected(seen);
  }
  return seen;
}

/** A running chat with the bot in it and nobody else. */
export async function openChat(
  stage: Stage,
  group: number = stage.group,
): Promise<{ readonly chat: string; readonly thread: string }> {
  const body = done(
    await stage.asBot("agent/start_chat", { chat: { access: { group_ids: [group] } }, continuous: true }),
  );
  const chat = textAt(body, "chat_id");
  stage.chats.add(chat);
  return { chat, thread: textAt(body, "thread_id") };
}

export function say(stage: Stage, chat: string, event: Readonly<Record<string, unknown>>): Promise<Answer> {
  return stage.asBot("agent/send_event", { chat_id: chat, event: { type: "message", ...event } });
}

/** Events of the chat's running thread, as the bot reads them. */
export async function eventsOf(stage: Stage, chat: string): Promise<readonly unknown[]> {
  return listAt(done(await stage.asBot("agent/get_chat", { chat_id: chat })), "thread.events");
}
