/** The vendor's side and both sites on free ports, and a bot that says what the test tells it to. No Worker. */
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { type ServerType, serve } from "@hono/node-server";
import { expect } from "vitest";
import { wallClock } from "../../demo/livechat/clock.ts";
import { type LiveChat, createLiveChat } from "../../demo/livechat/simulator.ts";
import { createCustomerSite, createDeskSite } from "../../demo/pages/serve.ts";
import { at, textAt } from "../contract/json-path.ts";

const organizationId = "7f0c5f2e-3f5b-4d2a-9a57-0c9d1b6e2f11";
const clientId = "aa11bb22cc33dd44ee55ff6600778899";
const widgetClientId = "00112233445566778899aabbccddeeff";

const maya = {
  id: "maya@fitmate.example",
  name: "Maya",
  accountId: "c0ffee00-0000-4000-8000-000000000001",
  personalAccessToken: "maya-secret",
};
const noah = {
  id: "noah@fitmate.example",
  name: "Noah",
  accountId: "c0ffee00-0000-4000-8000-000000000002",
  personalAccessToken: "noah-secret",
};
/** A group of humans only, as a bot hands over to. */
export const engineering = 7;
const groups = [0, engineering].map((id) => ({ id, priority: "normal" as const }));

export interface Bot {
  readonly id: string;
  act(action: string, body: object): Promise<unknown>;
  say(chatId: string, text: string, more?: object): Promise<void>;
}

export interface DemoWorld {
  readonly liveChat: LiveChat;
  readonly customerUrl: string;
  readonly deskUrl: string;
  readonly bot: Bot;
  readonly maya: typeof maya;
  /** Cuts every open connection to the vendor's side. */
  cutConnections(): void;
  /** The newest chat there is. */
  chatId(): string;
  close(): void;
}

async function listen(
  servers: ServerType[],
  fetch: (request: Request) => Response | Promise<Response>,
): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch, port: 0, hostname: "127.0.0.1" }, ({ port }: AddressInfo) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    servers.push(server);
  });
}

async function post(address: string, authorization: string | undefined, body: object): Promise<unknown> {
  const headers = {
    "Content-Type": "application/json",
    ...(authorization === undefined ? {} : { Authorization: authorization }),
  };
  const response = await fetch(address, { method: "POST", headers, body: JSON.stringify(body) });
  const answer: unknown = await response.json();
  expect({ address, status: response.status, error: at(answer, "error") }).toEqual({
    address,
    status: 200,
    error: undefined,
  });
  return answer;
}

async function createBot(liveChatUrl: string): Promise<Bot> {
  const authorization = `Basic ${btoa(`${maya.accountId}:${maya.personalAccessToken}`)}`;
  const configuration = `${liveChatUrl}/v3.6/configuration/action`;
  const request = {
    name: "Firstline",
    owner_client_id: clientId,
    job_title: "Assistant",
    groups: [{ id: 0, priority: "first" }],
  };
  const created = await post(`${configuration}/create_bot`, authorization, request);
  const id = textAt(created, "id");
  const secret = {
    bot_id: id,
    client_id: clientId,
    bot_secret: textAt(created, "secret"),
    organization_id: organizationId,
  };
  const token = textAt(await post(`${configuration}/issue_bot_token`, undefined, secret), "token");
  const bot: Bot = {
    id,
    act: (action, body) => post(`${liveChatUrl}/v3.6/agent/action/${action}`, `Bearer ${token}`, body),
    async say(chatId, text, more = {}) {
      await bot.act("send_event", { chat_id: chatId, event: { type: "message", text, ...more } });
    },
  };
  await bot.act("set_routing_status", { status: "accepting_chats" });
  return bot;
}

export async function createDemoWorld(): Promise<DemoWorld> {
  const servers: ServerType[] = [];
  const liveChat = createLiveChat({
    clock: wallClock,
    organizationId,
    clientId,
    otherClientIds: [widgetClientId],
    welcomeMessage: null,
    groups: [{ id: engineering, name: "Engineering" }],
    agents: [maya, noah].map((agent) => ({ ...agent, groups })),
    sendWebhook: () => Promise.resolve(200),
  });
  const liveChatUrl = await listen(servers, (request) => liveChat.app.fetch(request));
  const bot = await createBot(liveChatUrl);
  const knowledgeFolder = fileURLToPath(new URL("../../knowledge", import.meta.url));
  const shared = { liveChatUrl, organizationId, groupId: 0, knowledgeFolder };
  const customer = createCustomerSite({ ...shared, clientId: widgetClientId });
  const desk = createDeskSite({ ...shared, botId: bot.id, agents: [maya, noah] });
  const customerUrl = await listen(servers, (request) => customer.fetch(request));
  const deskUrl = await listen(servers, (request) => desk.fetch(request));
  return {
    liveChat,
    customerUrl,
    deskUrl,
    bot,
    maya,
    cutConnections() {
      const [vendor] = servers;
      if (vendor && "closeAllConnections" in vendor) vendor.closeAllConnections();
    },
    chatId: () => textAt(liveChat.control.state().chats.at(-1), "id"),
    close() {
      for (const server of servers) {
        server.close();
        if ("closeAllConnections" in server) server.closeAllConnections();
      }
    },
  };
}
