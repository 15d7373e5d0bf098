/** Every fault that `doctor` knows, planted and found. */
import { expect, test } from "vitest";
import { botId, clientId, createSetupWorld, maya, ready, staffed, workerUrl } from "./setup-world.ts";
import type { SetupWorld } from "./setup-world.ts";

function updateBot(world: SetupWorld, change: object): Promise<unknown> {
  return world.admin("configuration/action/update_bot", { id: botId(world), ...change });
}

async function dropWebhook(world: SetupWorld, action: string): Promise<void> {
  const { id } = world.liveChat.control.state().webhooks.find((webhook) => webhook.action === action) ?? {};
  await world.admin("configuration/action/unregister_webhook", { id, owner_client_id: clientId });
}

function register(world: SetupWorld, more: object): Promise<unknown> {
  return world.admin("configuration/action/register_webhook", {
    action: "incoming_event",
    url: `${workerUrl}/webhooks/livechat`,
    secret_key: "another-key-of-ours",
    owner_client_id: clientId,
    type: "bot",
    ...more,
  });
}

type Fault = readonly [name: string, words: string, plant: (world: SetupWorld) => unknown];

const statusOf = (status: string) => (world: SetupWorld) =>
  world.admin("agent/action/set_routing_status", { status, agent_id: botId(world) });

const faults: readonly Fault[] = [
  [
    "a wrong token",
    "does not accept the personal access token",
    (world) => (world.env["LIVECHAT_PERSONAL_ACCESS_TOKEN"] = "x".repeat(9)),
  ],
  [
    "a wrong organization",
    "does not know the organization",
    (world) => (world.env["LIVECHAT_ORGANIZATION_ID"] = "11111111-3f5b-4d2a-9a57-0c9d1b6e2f11"),
  ],
  [
    "a wrong client id",
    "belongs to another client id",
    (world) => {
      world.env["LIVECHAT_BOT_ID"] = botId(world);
      world.env["LIVECHAT_CLIENT_ID"] = "f".repeat(32);
    },
  ],
  [
    "another region for good",
    "in another region",
    (world) =>
      world.liveChat.control.setFaults({
        calls: [{ kind: "error", action: "list_bots", status: 421, type: "misdirected_request", times: 9 }],
      }),
  ],
  [
    "a deleted bot",
    "There is no bot",
    async (world) => {
      await world.admin("configuration/action/delete_bot", { id: botId(world) });
    },
  ],
  ["an offline bot", "is offline", statusOf("offline")],
  ["a paused bot", "takes no new chats", statusOf("not_accepting_chats")],
  [
    "a bot that is first nowhere",
    "first in no group",
    (world) => updateBot(world, { groups: [{ id: 0, priority: "normal" }] }),
  ],
  [
    "a full bot",
    "The bot is full",
    async (world) => {
      await updateBot(world, { max_chats_count: 1 });
      await chat(world);
    },
  ],
  [
    "a handoff that comes back",
    "may come straight back",
    (world) =>
      updateBot(world, {
        groups: [
          { id: 0, priority: "first" },
          { id: 1, priority: "last" },
        ],
      }),
  ],
  ["a missing webhook", "does not tell the Worker of: incoming_event", (world) => dropWebhook(world, "incoming_event")],
  [
    "a webhook that points elsewhere",
    "points elsewhere: incoming_event",
    async (world) => {
      await dropWebhook(world, "incoming_event");
      await register(world, { url: "https://old.example/webhooks/livechat" });
    },
  ],
  [
    "a webhook with another key",
    "another key than the one known here: incoming_event",
    async (world) => {
      await dropWebhook(world, "incoming_event");
      await register(world, {});
    },
  ],
  [
    "a webhook that leaves people out",
    "leaves things out by a filter: incoming_event",
    async (world) => {
      const { webhooks } = world.liveChat.control.state();
      const description = webhooks[0]?.description;
      await dropWebhook(world, "incoming_event");
      await register(world, { description, filters: { author_type: "customer" } });
    },
  ],
  ["a doubled webhook", "more than once", (world) => register(world, {})],
  [
    "a hand-off group that is not there",
    "group 99 does not exist",
    (world) => (world.env["LIVECHAT_HANDOFF_GROUP_ID"] = "99"),
  ],
  [
    "a hand-off group without people",
    "Nobody takes chats in the hand-off group Sales",
    async (world) => {
      await updateBot(world, {
        groups: [
          { id: 0, priority: "first" },
          { id: 7, priority: "supervisor" },
        ],
      });
      world.env["LIVECHAT_HANDOFF_GROUP_ID"] = "7";
    },
  ],
  ["a Worker that does not answer", "cannot be reached", (world) => (world.worker.health = null)],
  [
    "a Worker without a setting",
    "OPENAI_API_KEY is not set",
    (world) =>
      (world.worker.health = {
        status: "misconfigured",
        configuration: { problems: [{ setting: "OPENAI_API_KEY", problem: "is not set" }] },
      }),
  ],
  [
    "a Worker with a broken part",
    "vectorize: no index",
    (world) =>
      (world.worker.health = { ...ready, status: "degraded", vectorize: { status: "error", detail: "no index" } }),
  ],
  [
    "a Worker with another key",
    "LIVECHAT_WEBHOOK_SECRET or organization id differs",
    (world) => (world.worker.webhookSecret = "other"),
  ],
  ["no address of the Worker", "FIRSTLINE_URL is not set", (world) => (world.env["FIRSTLINE_URL"] = "")],
  [
    "a bot secret that was reset elsewhere",
    "refuses the bot's secret",
    (world) => world.admin("configuration/action/reset_bot_secret", { id: botId(world), owner_client_id: clientId }),
  ],
  [
    "a clock that is wrong",
    "The clock of this machine",
    (world) => (world.headers["date"] = "Mon, 02 Mar 2026 09:05:00 GMT"),
  ],
  [
    "a version that is given up",
    "given this version of its API up",
    (world) => (world.headers["deprecation"] = "2026-03-31"),
  ],
  ["a version that is gone", "no longer serves this version", (world) => (world.env["LIVECHAT_API_VERSION"] = "3.3")],
];

async function chat(world: SetupWorld): Promise<string> {
  const organization = world.env["LIVECHAT_ORGANIZATION_ID"];
  const { access_token } = world.liveChat.control.customerToken("widget");
  const response = await world.liveChat.app.request(
    `/v3.6/customer/action/start_chat?organization_id=${organization}`,
    {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${access_token}` },
      body: JSON.stringify({ chat: { thread: { events: [{ type: "message", text: "Hello", recipients: "all" }] } } }),
    },
  );
  return ((await response.json()) as { chat_id: string }).chat_id;
}

test("doctor finds nothing wrong after setup", async () => {
  const world = await staffed();
  const { code, text } = await world.run("doctor");
  expect({ code, text }).toEqual({
    code: 0,
    text: [
      "ok     LiveChat accepts the personal access token, and its scopes suffice.",
      'ok     "Firstline" is online and takes chats.',
      "ok     Chats of General come to the bot first.",
      "ok     LiveChat accepts the bot's secret.",
      "ok     All 11 webhooks point to the Worker, with our key.",
      "ok     Chats are handed to Engineers, and somebody is there.",
      "ok     The Worker is ready, and takes webhooks with our key.",
      "Nothing is wrong.",
    ].join("\n"),
  });
});

test.each(faults)("doctor finds %s", async (_name, words, plant) => {
  const world = await staffed();
  await plant(world);
  const { code, text } = await world.run("doctor");
  expect(code, text).toBe(1);
  const found = text.split("\n").findIndex((line) => line.startsWith("WRONG") && line.includes(words));
  expect(found, text).toBeGreaterThanOrEqual(0);
  expect(text.split("\n")[found + 1]).toMatch(/^ {7}→ \S/);
});

test("doctor finds webhooks of type license switched off", async () => {
  const world = createSetupWorld();
  await world.run("setup", "--webhook-type", "license");
  await world.admin("configuration/action/disable_license_webhooks", { owner_client_id: clientId });
  expect(await world.run("doctor")).toMatchObject({ code: 1, text: expect.stringContaining("switched off") });
  expect((await world.run("setup", "--webhook-type", "license")).code).toBe(0);
  expect((await world.run("doctor")).code).toBe(0);
});

test.each(["list_bots", "get_group", "list_webhooks", "list_routing_statuses", "list_chats", "list_groups"])(
  "doctor names the scope that %s lacks, and still says the rest",
  async (action) => {
    const world = await staffed();
    world.liveChat.control.setFaults({
      calls: [{ kind: "error", action, status: 403, type: "authorization", message: "Missing required scope" }],
    });
    const { code, text } = await world.run("doctor");
    expect(code).toBe(1);
    expect(text).toMatch(/scope [a-z-]+[a-z.:-]+.* is missing/);
    expect(text).toContain("The Worker is ready");
  },
);

test("what is worth knowing but no fault does not fail", async () => {
  const world = await staffed();
  world.liveChat.control.agentGoesOffline(maya);
  world.liveChat.control.setFaults({ region: "fra" });
  world.headers["legacy"] = "2026-12-31";
  const { code, text } = await world.run("doctor");
  expect(code).toBe(0);
  expect(text).toContain("region fra");
  expect(text).toContain("legacy (2026-12-31)");
  expect(text).toContain("Nobody in Engineers accepts chats right now");
});

test("doctor and status change nothing", async () => {
  const world = await staffed();
  const before = world.liveChat.control.state();
  await world.run("doctor");
  await world.run("status");
  expect(world.liveChat.control.state()).toEqual(before);
});

test("a Worker that is authorized otherwise than the settings here say is found", async () => {
  const world = await staffed();
  world.worker.health = { ...ready, authorization: { status: "ok", mode: "personal-access-token" } };
  const { code, text } = await world.run("doctor");
  expect(code).toBe(1);
  expect(text).toContain("The Worker is authorized by personal-access-token, and the settings here say bot-token.");
});
