/** What LiveChat tells more than once, or in more than one way, is handled once, and does not cost twice. */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startChat } from "../../demo/customer.ts";
import type { Customer } from "../../demo/customer.ts";
import { agents, CLIENT_ID, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { administratorCall } from "../../demo/set-up-bot.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";
import { planWebhooks } from "../../setup/plan.ts";
import { registration } from "../../setup/webhooks.ts";
import { buttonIdOf } from "../../worker/channels/livechat/press.ts";

const SILENCE_MS = 2_000;

let system: System;

beforeAll(async () => {
  system = await startSystem({ ports: anyPorts });
});

afterAll(() => system.stop());

function administrator(path: string, body: object): Promise<unknown> {
  const [agent] = agents;
  return agent === undefined
    ? expect.fail("the demo has no agent")
    : administratorCall(system.liveChatUrl, agent)(path, body);
}

function visit(): Promise<Customer> {
  return startChat({ liveChatUrl: system.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID });
}

/** With an agent's token, in the version in which that may speak as the bot. */
async function botSays(chat: string, event: object): Promise<string> {
  const [agent] = agents;
  const response = await fetch(`${system.liveChatUrl}/v3.5/agent/action/send_event`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${btoa(`${agent?.accountId}:${agent?.personalAccessToken}`)}`,
      "x-author-id": system.botId,
    },
    body: JSON.stringify({ chat_id: chat, event }),
  });
  const { event_id } = (await response.json()) as { event_id: string };
  return event_id;
}

async function repliesOf(customer: Customer, count: number): Promise<void> {
  for (const end = Date.now() + 30_000; (await customer.replies()).length < count; await delay(50)) {
    if (Date.now() > end) {
      expect.fail(`not ${count} replies within 30 s`);
    }
  }
}

/** Calls of the Worker, by action, in which the chat is named. */
function callsAbout(chat: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { api, action, requester, body } of system.liveChat.control.calls().calls) {
    if (api === "agent" && requester === system.botId && JSON.stringify(body).includes(chat)) {
      counts[action] = (counts[action] ?? 0) + 1;
    }
  }
  return counts;
}

/** A question, its answer, and a handoff that a human takes: all that was called for it. */
async function course(): Promise<Readonly<Record<string, number>>> {
  const customer = await visit();
  await customer.say("Hello");
  await repliesOf(customer, 1);
  await customer.say("I want to talk to a human");
  const human = agents[0]?.id ?? "";
  const isThere = async () => {
    const chat = (await administrator("agent/action/get_chat", { chat_id: customer.chat })) as {
      users: { id: string; present: boolean }[];
    };
    return chat.users.some(({ id, present }) => id === human && present);
  };
  for (const end = Date.now() + 30_000; !(await isThere()); await delay(50)) {
    if (Date.now() > end) {
      expect.fail("no human within 30 s");
    }
  }
  await delay(SILENCE_MS);
  return callsAbout(customer.chat);
}

it("webhooks of both types side by side: the same calls, and one reply", async () => {
  system.liveChat.control.agentGoesOnline(agents[0]?.id ?? "");
  const alone = await course();
  const secret = system.webhookSecret;
  const license = { url: `${system.workerUrl}/webhooks/livechat`, type: "license", fingerprint: "0" } as const;
  for (const change of planWebhooks([], license).changes) {
    if (change.kind === "register-webhook") {
      const body = registration(change.action, license, { clientId: CLIENT_ID, secret });
      await administrator("configuration/action/register_webhook", body);
    }
  }
  await administrator("configuration/action/enable_license_webhooks", { owner_client_id: CLIENT_ID });
  const delivered = system.liveChat.control.deliveries().length;
  const both = await course();
  expect(system.liveChat.control.deliveries().length - delivered).toBeGreaterThan(10);
  const { get_chat: readsAlone = 0, ...callsAlone } = alone;
  const { get_chat: readsBoth = 0, ...callsBoth } = both;
  expect(callsBoth).toEqual(callsAlone);
  expect(readsBoth).toBeLessThanOrEqual(readsAlone + 1);
});

it("a pressed button is answered once, told by a message and by a webhook, in either order", async () => {
  for (const order of ["message first", "webhook first"] as const) {
    const customer = await visit();
    await customer.say("Hello");
    await repliesOf(customer, 1);
    const button = {
      type: "message",
      text: "Thanks",
      value: "Thanks",
      postback_id: buttonIdOf("Thanks"),
      user_ids: [],
    };
    const elements = [{ buttons: [button] }];
    const event_id = await botSays(customer.chat, { type: "rich_message", template_id: "quick_replies", elements });
    const thread = event_id.replace(/_\d+$/, "");
    const press = () => customer.press(thread, event_id, button.postback_id);
    const say = () =>
      customer.say("Thanks", {
        postback: { id: button.postback_id, thread_id: thread, event_id, type: "message", value: "Thanks" },
      });
    for (const tell of order === "message first" ? [say, press] : [press, say]) {
      await tell();
      await repliesOf(customer, 2);
    }
    await delay(SILENCE_MS);
    expect((await customer.replies()).length, order).toBe(2);
  }
});
