/**
 * What the rows stand on: two throw-away groups without people and a bot that is first in one of
 * them and in no other, so that no customer of a real organization ever meets it. Taken away
 * afterwards, whatever happened between.
 */
import { at, listAt, textAt } from "./json-path.ts";
import { CannotBegin, needed } from "./conformance-trouble.ts";
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

export function administrator(vendor: Vendor): Stage["admin"] {
  const authorization = basic(vendor);
  return (action, body, headers = {}) => vendor.request(address(action), body, { authorization, ...headers });
}

export async function raiseStage(vendor: Vendor): Promise<Stage> {
  const admin = administrator(vendor);
  // Who we are is found out before anything is made.
  needed("configuration/list_groups", await admin("configuration/list_groups", {}));
  const made: { groups: number[]; bot: string | null } = { groups: [], bot: null };
  try {
    const mark = Date.now().toString(36);
    for (const name of [`Firstline conformance ${mark}`, `Firstline conformance hand-off ${mark}`]) {
      made.groups.push(await createGroup(admin, name));
    }
    const [group = 0, handoffGroup = 0] = made.groups;
    const created = needed(
      "configuration/create_bot",
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
    await untilKnown(vendor, bot, group);
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
  const [agent] = listAt(needed("configuration/list_agents", await admin("configuration/list_agents", {})), "");
  const agent_priorities = { [textAt(agent, "id")]: "supervisor" };
  const made = await admin("configuration/create_group", { name, agent_priorities });
  return Number(at(needed("configuration/create_group", made), "id"));
}

/** The vendor may take two minutes to know a new bot everywhere ("Propagation delay"). */
async function patiently(vendor: Vendor, ask: () => Promise<Answer>, otherwise: string): Promise<Answer> {
  const end = Date.now() + (vendor.kind === "live" ? 150_000 : 0);
  for (;;) {
    const answer = await ask();
    if (answer.status === 200) {
      return answer;
    }
    if (Date.now() >= end) {
      throw new CannotBegin(`${otherwise} (${seenIn(answer)})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5_000));
  }
}

async function firstToken(vendor: Vendor, bot: Bot): Promise<string> {
  const otherwise =
    "LiveChat gives the new bot no token: LIVECHAT_ORGANIZATION_ID and LIVECHAT_CLIENT_ID must be of the account's own organization.";
  return textAt((await patiently(vendor, () => issueToken(vendor, bot), otherwise)).body, "token");
}

/** A chat of the bot's own in the new group: rows after this meet no group that is not known yet. */
async function untilKnown(vendor: Vendor, bot: Bot, group: number): Promise<void> {
  const authorization = `Bearer ${bot.token}`;
  const opening = { chat: { access: { group_ids: [group] } }, continuous: true };
  const answer = await patiently(
    vendor,
    () => vendor.request(address("agent/start_chat"), opening, { authorization }),
    "The new bot cannot open a chat in its own group.",
  );
  await vendor.request(address("agent/deactivate_chat"), { id: textAt(answer.body, "chat_id") }, { authorization });
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

export async function takeAway(
  admin: Stage["admin"],
  bot: string | null,
  groups: readonly number[],
): Promise<string[]> {
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
