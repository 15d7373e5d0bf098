/**
 * The Worker as it is deployed, while LiveChat fails in each documented way: before it acted, after it acted, and by
 * taking the chat away in the middle of a reply. No customer gets two answers, and none is left without an answer and
 * without a human.
 */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startChat } from "../../demo/customer.ts";
import type { Customer } from "../../demo/customer.ts";
import { agents, ENGINEERS_GROUP, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { administratorCall } from "../../demo/set-up-bot.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

/** How long nothing must happen before it counts as silence; longer than a call is waited for before it is repeated. */
const SILENCE_MS = 4_000;
const [mara, tomasz] = agents.map(({ id }) => id);

const OPERATOR_TOKEN = "operator-token-of-this-test";

let system: System;

beforeAll(async () => {
  system = await startSystem({ ports: anyPorts, settings: { OPERATOR_TOKEN } });
});

afterEach(async () => {
  system.liveChat.control.clear();
  await call("agent/action/set_routing_status", { status: "accepting_chats", agent_id: system.botId });
  // An agent has room for six chats.
  for (const id of visited.splice(0)) {
    await call("agent/action/deactivate_chat", { id, ignore_requester_presence: true }).catch(() => undefined);
  }
  for (const agent of [mara, tomasz]) {
    system.liveChat.control.agentGoesOffline(agent ?? "");
  }
});

afterAll(() => system.stop());

const failures = [
  { kind: "error", status: 429, type: "too_many_requests", retryAfterSeconds: 1 },
  { kind: "error", status: 429, type: "too_many_requests" },
  { kind: "error", status: 500, type: "internal" },
  { kind: "error", status: 503, type: "service_unavailable" },
  { kind: "error", status: 401, type: "authentication" },
  { kind: "timeout_before_effect" },
  { kind: "timeout_after_effect" },
] as const;

const visited: string[] = [];

async function visit(): Promise<Customer> {
  const { liveChatUrl } = system;
  const customer = await startChat({ liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID });
  visited.push(customer.chat);
  return customer;
}

/** As an administrator; `agent/…` and `configuration/…`. */
function call(path: string, body: object): Promise<unknown> {
  const [administrator] = agents;
  return administrator === undefined
    ? expect.fail("the demo has no agent")
    : administratorCall(system.liveChatUrl, administrator)(path, body);
}

interface SeenChat {
  readonly users: readonly { readonly id: string; readonly present: boolean }[];
  readonly thread: {
    readonly active: boolean;
    readonly queue?: unknown;
    readonly events: readonly { readonly author_id?: string; readonly visibility: string }[];
  };
}

async function read(customer: Customer): Promise<SeenChat> {
  return (await call("agent/action/get_chat", { chat_id: customer.chat })) as SeenChat;
}

async function isWithHuman(customer: Customer): Promise<boolean> {
  const { users } = await read(customer);
  return users.some(({ id, present }) => present && (id === mara || id === tomasz));
}

async function notesOf(customer: Customer): Promise<number> {
  const { thread } = await read(customer);
  return thread.events.filter((event) => event.author_id === system.botId && event.visibility === "agents").length;
}

async function until(isIt: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; !(await isIt()); await delay(50)) {
    if (Date.now() > end) {
      expect.fail(`not within 30 s: ${what}`);
    }
  }
}

/** Errors that LiveChat answered with, of the calls made since the test began. */
function met(): readonly string[] {
  return system.liveChat.control.calls().calls.flatMap(({ errorType }) => errorType ?? []);
}

/** Says something whose reply is held up on its way to LiveChat, until `meanwhile` has been done there. */
async function sayWhile(customer: Customer, meanwhile: () => Promise<unknown>): Promise<void> {
  const { control } = system.liveChat;
  control.setFaults({ calls: [{ kind: "latency", action: "agent/send_event", milliseconds: 700 }] });
  await customer.say("Hello");
  // The fault is used up by the call that it holds up.
  await until(() => Promise.resolve(control.faults().calls.length === 0), "the reply is on its way");
  await meanwhile();
}

async function expectOneReplyEach(customers: readonly Customer[]): Promise<void> {
  await Promise.all(customers.map((customer) => customer.say("Hello")));
  for (const customer of customers) {
    await until(async () => (await customer.replies()).length > 0, "a reply");
  }
  await delay(SILENCE_MS);
  for (const customer of customers) {
    expect(await customer.replies()).toHaveLength(1);
  }
}

it("a reply that fails on its way arrives once", async () => {
  const customers = await Promise.all(failures.map(() => visit()));
  system.liveChat.control.setFaults({ calls: failures.map((failure) => ({ ...failure, action: "agent/send_event" })) });
  await expectOneReplyEach(customers);
  expect(met()).toHaveLength(failures.length);
});

it("a refusal that a read of the chat does not bear out keeps nobody from an answer", async () => {
  const refusals = [
    { status: 422, type: "chat_inactive" },
    { status: 403, type: "missing_access" },
    { status: 403, type: "authorization" },
  ];
  const customers = await Promise.all(refusals.map(() => visit()));
  system.liveChat.control.setFaults({
    calls: refusals.map((refusal) => ({ kind: "error", action: "agent/send_event", ...refusal })),
  });
  await expectOneReplyEach(customers);
});

it("a handoff that fails on its way reaches a human, with one note", async () => {
  for (const agent of [mara, tomasz]) {
    system.liveChat.control.agentGoesOnline(agent ?? "");
  }
  const customers = await Promise.all(failures.map(() => visit()));
  system.liveChat.control.setFaults({
    calls: failures.map((failure) => ({ ...failure, action: "agent/transfer_chat" })),
  });
  await Promise.all(customers.map((customer) => customer.say("I want to talk to a human")));
  for (const customer of customers) {
    await until(() => isWithHuman(customer), "a human");
  }
  await delay(SILENCE_MS);
  for (const customer of customers) {
    expect(await isWithHuman(customer)).toBe(true);
    expect(await notesOf(customer)).toBe(1);
    const texts = (await customer.replies()).map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  }
});

it("a note that may have arrived is not written twice", async () => {
  system.liveChat.control.agentGoesOnline(mara ?? "");
  const customer = await visit();
  system.liveChat.control.setFaults({ calls: [{ kind: "timeout_after_effect", action: "agent/send_event" }] });
  await customer.say("I want to talk to a human");
  await until(() => isWithHuman(customer), "a human");
  expect(await notesOf(customer)).toBe(1);
});

it("a chat that the customer ends while the reply is on its way gets none, and stays ended", async () => {
  const customer = await visit();
  await sayWhile(customer, () =>
    call("agent/action/deactivate_chat", { id: customer.chat, ignore_requester_presence: true }),
  );
  await until(() => Promise.resolve(met().includes("chat_inactive")), "the refusal");
  await delay(SILENCE_MS);
  expect(await customer.replies()).toEqual([]);
  expect((await read(customer)).thread.active).toBe(false);
});

it("a bot that is taken out of the chat while its reply is on its way is silent, and the customer waits for a human", async () => {
  const customer = await visit();
  const out = { chat_id: customer.chat, user_id: system.botId, user_type: "agent", ignore_requester_presence: true };
  await call("agent/action/set_routing_status", { status: "not_accepting_chats", agent_id: system.botId });
  await sayWhile(customer, () => call("agent/action/remove_user_from_chat", out));
  await until(() => Promise.resolve(met().includes("authorization")), "the refusal");
  await delay(SILENCE_MS);
  expect(await customer.replies()).toEqual([]);
  expect((await read(customer)).thread.queue).not.toBe(undefined);
  system.liveChat.control.agentGoesOnline(mara ?? "");
  const target = { type: "group", ids: [ENGINEERS_GROUP] };
  await call("agent/action/transfer_chat", { id: customer.chat, target, ignore_requester_presence: true });
  expect(await isWithHuman(customer)).toBe(true);
});

it("a chat that is moved to where the bot may not look stays with the human there", async () => {
  const agent_priorities = { [tomasz ?? ""]: "normal" };
  const made = await call("configuration/action/create_group", { name: "Elsewhere", agent_priorities });
  const { id } = made as { readonly id: number };
  system.liveChat.control.agentGoesOnline(tomasz ?? "");
  const customer = await visit();
  const moved = { id: customer.chat, target: { type: "group", ids: [id] }, ignore_requester_presence: true };
  await sayWhile(customer, () => call("agent/action/transfer_chat", moved));
  await until(() => Promise.resolve(met().includes("authorization")), "the refusal");
  await customer.say("Are you there?");
  await delay(SILENCE_MS);
  expect(await customer.replies()).toEqual([]);
  expect(await isWithHuman(customer)).toBe(true);
});

it("every call of it is counted, by conversation, for who pays for them", async () => {
  const customer = await visit();
  await customer.say("Hello");
  await until(async () => (await customer.replies()).length > 0, "a reply");
  const count = async () => {
    const headers = { authorization: `Bearer ${OPERATOR_TOKEN}` };
    const response = await fetch(new URL("/api/calls", system.workerUrl), { headers });
    return (await response.json()) as { calls: number; conversations: number; byAction: Record<string, number> };
  };
  await until(async () => (await count()).calls > 0, "counts");
  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  const ofChat = async () =>
    (
      await DB.prepare("SELECT action, sum(calls) AS calls FROM platform_calls WHERE conversation = ? GROUP BY action")
        .bind(`livechat:${ORGANIZATION_ID}:${customer.chat}`)
        .all<{ action: string; calls: number }>()
    ).results;
  await until(async () => (await ofChat()).some(({ action }) => action === "send_event"), "the chat's calls");
  const seen = system.liveChat.control
    .calls()
    .calls.filter(({ api, action, requester }) => api === "agent" && action === "send_event" && requester !== null);
  expect((await ofChat()).find(({ action }) => action === "send_event")?.calls).toBe(seen.length);
  const refused = await fetch(new URL("/api/calls", system.workerUrl));
  expect(refused.status).toBe(401);
});
