/** An organization with two groups, two humans and a client that speaks the vendor's HTTP, for the simulator's tests. */
import { expect } from "vitest";
import type { LiveChatOptions } from "../../demo/livechat/organization.ts";
import { type LiveChat, createLiveChat } from "../../demo/livechat/simulator.ts";
import { type HandClock, createHandClock } from "./hand-clock.ts";
import { at, textAt } from "./json-path.ts";

export const organizationId = "7f0c5f2e-3f5b-4d2a-9a57-0c9d1b6e2f11";
export const clientId = "aa11bb22cc33dd44ee55ff6600778899";
export const widgetClientId = "00112233445566778899aabbccddeeff";
export const sales = 7;

export type Fields = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface Received {
  readonly url: string;
  readonly at: number;
  readonly text: string;
  readonly envelope: unknown;
}

export interface World extends LiveChat {
  readonly clock: HandClock;
  readonly received: Received[];
  /** What the webhook receiver answers; a status, a failure, or nothing at all. */
  receiver: (received: Received) => Promise<number>;
  call(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  agent(action: string, body: unknown, authorization?: string, version?: string): Promise<Answer>;
  configuration(action: string, body: unknown, authorization?: string): Promise<Answer>;
  customer(token: string, action: string, body: unknown): Promise<Answer>;
}

export const mayaPat = basic("c0ffee00-0000-4000-8000-000000000001", "maya-secret");
export const noahPat = basic("c0ffee00-0000-4000-8000-000000000002", "noah-secret");
export const maya = "maya@amphora.example";
export const noah = "noah@amphora.example";

export function basic(accountId: string, token: string): string {
  return `Basic ${btoa(`${accountId}:${token}`)}`;
}

export function createWorld(options: Partial<LiveChatOptions> = {}): World {
  const clock = createHandClock();
  const received: Received[] = [];
  const liveChat = createLiveChat({
    clock,
    organizationId,
    clientId,
    seed: 11,
    groups: [{ id: sales, name: "Sales" }],
    agents: [
      {
        id: maya,
        name: "Maya",
        accountId: "c0ffee00-0000-4000-8000-000000000001",
        personalAccessToken: "maya-secret",
        accessToken: "dal:maya-oauth",
        groups: [{ id: 0, priority: "normal" }],
      },
      {
        id: noah,
        name: "Noah",
        accountId: "c0ffee00-0000-4000-8000-000000000002",
        personalAccessToken: "noah-secret",
        groups: [{ id: sales, priority: "normal" }],
      },
    ],
    sendWebhook(url, text) {
      const envelope: unknown = JSON.parse(text);
      const delivery = { url, at: clock.now(), text, envelope };
      received.push(delivery);
      return world.receiver(delivery);
    },
    ...options,
  });

  async function call(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await liveChat.app.request(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const json: unknown = await response.json();
    return { status: response.status, body: json, headers: response.headers };
  }

  const world: World = {
    ...liveChat,
    clock,
    received,
    receiver: () => Promise.resolve(200),
    call,
    agent: (action, body, authorization = mayaPat, version = "v3.6") =>
      call(`/${version}/agent/action/${action}`, body, { Authorization: authorization }),
    configuration: (action, body, authorization = mayaPat) =>
      call(`/v3.6/configuration/action/${action}`, body, { Authorization: authorization }),
    customer: (token, action, body) =>
      call(`/v3.6/customer/action/${action}?organization_id=${organizationId}`, body, {
        Authorization: `Bearer ${token}`,
      }),
  };
  return world;
}

export interface BotInWorld {
  readonly id: string;
  readonly secret: string;
  readonly token: string;
  /** `Bearer …` */
  readonly authorization: string;
}

/** Created, given a token and, unless told otherwise, accepting chats with the highest priority in General. */
export async function createBot(world: World, more: Fields = {}, status = "accepting_chats"): Promise<BotInWorld> {
  const request = { name: "Firstline", owner_client_id: clientId, groups: [{ id: 0, priority: "first" }], ...more };
  const created = ok(await world.configuration("create_bot", request));
  const id = textAt(created, "id");
  const secret = textAt(created, "secret");
  const authorization = await issueToken(world, id, secret);
  ok(await world.agent("set_routing_status", { status, agent_id: id }));
  return { id, secret, token: authorization.slice("Bearer ".length), authorization };
}

export async function issueToken(world: World, botId: string, secret: string): Promise<string> {
  const request = { bot_id: botId, client_id: clientId, bot_secret: secret, organization_id: organizationId };
  const answer = ok(await world.call("/v3.6/configuration/action/issue_bot_token", request));
  return `Bearer ${textAt(answer, "token")}`;
}

export interface CustomerInWorld {
  readonly id: string;
  readonly token: string;
}

export async function createCustomer(world: World, entityId?: string): Promise<CustomerInWorld> {
  const answer = await world.call("/v2/customer/token", {
    grant_type: "cookie",
    client_id: widgetClientId,
    response_type: "token",
    organization_id: organizationId,
    ...(entityId === undefined ? {} : { entity_id: entityId }),
  });
  const granted = ok(answer);
  return { id: textAt(granted, "entity_id"), token: textAt(granted, "access_token") };
}

export interface ChatInWorld {
  readonly chatId: string;
  readonly threadId: string;
  readonly customer: CustomerInWorld;
}

export async function startChat(
  world: World,
  text = "Which connector fits?",
  chatFields: Fields = {},
  more: Fields = {},
): Promise<ChatInWorld> {
  const customer = await createCustomer(world);
  const chat = { thread: { events: [{ type: "message", text, recipients: "all" }] }, ...chatFields };
  const started = ok(await world.customer(customer.token, "start_chat", { ...more, chat }));
  return { chatId: textAt(started, "chat_id"), threadId: textAt(started, "thread_id"), customer };
}

export function ok(answer: Answer): unknown {
  expect({ status: answer.status, error: at(answer.body, "error") }).toEqual({ status: 200, error: undefined });
  return answer.body;
}

export function refusal(answer: Answer): { status: number; type: unknown; message: unknown } {
  return { status: answer.status, type: at(answer.body, "error.type"), message: at(answer.body, "error.message") };
}

export const webhookUrl = "https://bot.example/hook";

export async function registerWebhook(world: World, action: string, more: Fields = {}): Promise<string> {
  const request = {
    action,
    url: webhookUrl,
    secret_key: "s3cret-key",
    owner_client_id: clientId,
    type: "bot",
    ...more,
  };
  return textAt(ok(await world.configuration("register_webhook", request)), "id");
}

/** Everything the receiver got of one action, after all deliveries are through. */
export async function deliveriesOf(world: World, action: string): Promise<unknown[]> {
  await world.settled();
  return world.received.map(({ envelope }) => envelope).filter((envelope) => at(envelope, "action") === action);
}

/** Reads the frames of a server-sent stream that have arrived so far. */
export async function openStream(world: World, path: string) {
  const abort = new AbortController();
  const response = await world.app.request(path, { signal: abort.signal });
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  let text = "";
  const decoder = new TextDecoder();
  async function pump(): Promise<void> {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      text += decoder.decode(part.value);
    }
  }
  const done = pump().catch(() => undefined);
  return {
    text: () => text,
    async frames(action?: string): Promise<unknown[]> {
      await world.clock.advance(0);
      const frames = text.split("\n\n").filter((part) => part.startsWith("data: "));
      const parsed = frames.map((part): unknown => JSON.parse(part.slice("data: ".length)));
      return parsed.filter((frame) => action === undefined || at(frame, "action") === action);
    },
    async close(): Promise<void> {
      await reader?.cancel();
      abort.abort();
      await done;
    },
  };
}
