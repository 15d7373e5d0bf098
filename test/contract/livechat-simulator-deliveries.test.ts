/** How webhooks are registered, and delivered until somebody takes them. */
import { expect, test } from "vitest";
import { at, listAt } from "./json-path.ts";
import {
  clientId,
  createBot,
  createWorld,
  ok,
  refusal,
  registerWebhook,
  startChat,
  webhookUrl,
} from "./livechat-world.ts";

const otherClient = "99887766554433221100ffeeddccbbaa";

test("three webhooks per action and client id", async () => {
  const world = createWorld({ otherClientIds: [otherClient] });
  const ids = [];
  for (let count = 0; count < 3; count += 1) {
    ids.push(await registerWebhook(world, "incoming_chat"));
  }
  const request = { action: "incoming_chat", url: webhookUrl, secret_key: "k", owner_client_id: clientId, type: "bot" };
  expect(refusal(await world.configuration("register_webhook", request)).type).toBe("limit_reached");
  await registerWebhook(world, "incoming_event");
  await registerWebhook(world, "incoming_chat", { owner_client_id: otherClient });
  ok(await world.configuration("unregister_webhook", { id: ids[0], owner_client_id: clientId }));
  await registerWebhook(world, "incoming_chat");
});

test("registrations are checked, listed without their secret, and removed by id", async () => {
  const world = createWorld();
  const request = { action: "incoming_chat", url: webhookUrl, secret_key: "k", owner_client_id: clientId, type: "bot" };
  const wrong = [
    { action: "incoming_customer" },
    { owner_client_id: "f".repeat(32) },
    { type: "app" },
    { url: "nowhere" },
    { secret_key: "" },
    { url: `https://a.example/${"x".repeat(500)}` },
    { filters: { author_type: "customer" } },
    { additional_data: ["everything"] },
    { filters: { chat_presence: { user_ids: { values: ["a"], exclude_values: ["b"] } } } },
    { filters: { unknown: true } },
  ];
  for (const change of wrong) {
    const answer = await world.configuration("register_webhook", { ...request, ...change });
    expect(refusal(answer), JSON.stringify(change)).toMatchObject({ status: 422, type: "validation" });
  }
  const id = await registerWebhook(world, "incoming_chat", { description: "main" });
  const listed = ok(await world.configuration("list_webhooks", { owner_client_id: clientId }));
  expect(listed).toEqual([
    { id, url: webhookUrl, description: "main", action: "incoming_chat", owner_client_id: clientId, type: "bot" },
  ]);
  ok(await world.configuration("unregister_webhook", { id, owner_client_id: clientId }));
  expect(refusal(await world.configuration("unregister_webhook", { id, owner_client_id: clientId })).type).toBe(
    "not_found",
  );
  const names = listAt(ok(await world.call("/v3.6/configuration/action/list_webhook_names", {})), "");
  expect(names.map((name) => at(name, "action"))).toEqual(
    expect.arrayContaining(["incoming_chat", "event_deleted", "thread_summary_set"]),
  );
});

test.each([201, 202, 204, 301, 400, 500])(
  "status %i is no acknowledgement: three retries within about a minute, then lost",
  async (status) => {
    const world = createWorld();
    await createBot(world);
    await registerWebhook(world, "incoming_chat");
    world.receiver = () => Promise.resolve(status);
    const start = world.clock.now();
    await startChat(world);
    await world.settled();
    expect(world.received).toHaveLength(1);
    await world.clock.advance(600_000);
    expect(world.received.map(({ at: time }) => (time - start) / 1000)).toEqual([0, 5, 15, 35]);
    expect(new Set(world.received.map(({ text }) => text)).size).toBe(1);
    expect(world.control.deliveries()).toMatchObject([
      { state: "lost", attempts: [{ status }, { status }, { status }, { status }] },
    ]);
  },
);

test("a receiver that fails or is silent for ten seconds is asked again; the first 200 ends it", async () => {
  const world = createWorld();
  await createBot(world);
  await registerWebhook(world, "incoming_chat");
  const answers = [
    () => Promise.reject(new Error("refused")),
    () => new Promise<number>(() => undefined),
    () => Promise.resolve(200),
  ];
  world.receiver = () => (answers.shift() ?? (() => Promise.resolve(500)))();
  const start = world.clock.now();
  await startChat(world);
  await world.clock.advance(600_000);
  expect(world.received.map(({ at: time }) => (time - start) / 1000)).toEqual([0, 5, 25]);
  const [delivery] = world.control.deliveries();
  expect(delivery).toMatchObject({
    state: "delivered",
    attempts: [{ status: "network_failure" }, { status: "timeout" }, { status: 200 }],
  });
  expect(JSON.stringify(world.control.deliveries())).not.toContain("s3cret-key");
});

test("an answer after nine seconds still counts", async () => {
  const world = createWorld();
  await createBot(world);
  await registerWebhook(world, "incoming_chat");
  world.receiver = () =>
    new Promise((resolve) => {
      world.clock.setTimeout(() => resolve(200), 9_000);
    });
  await startChat(world);
  await world.clock.advance(60_000);
  expect(world.received).toHaveLength(1);
  expect(world.control.deliveries()).toMatchObject([{ state: "delivered" }]);
});
