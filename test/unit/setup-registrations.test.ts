/** What `setup` registers: webhooks and their key, labels for reports; whose they are, and what replaces what. */
import { expect, test } from "vitest";
import { administratorScopes } from "../../demo/livechat/scopes.ts";
import { PROPERTIES, TAGS } from "../../worker/channels/labels.ts";
import {
  accountId,
  botId,
  clientId,
  createSetupWorld,
  finished,
  maya,
  settled,
  token,
  webhook,
  workerUrl,
  writes,
} from "./setup-world.ts";
import type { Failure } from "./setup-world.ts";
import { fingerprintOf } from "../../setup/webhooks.ts";

test("stale webhooks of ours are replaced: other address, other key, a filter, doubled, no longer used", async () => {
  const world = await finished();
  const before = settled(world);
  for (const { id, action } of world.liveChat.control.state().webhooks) {
    if (action === "incoming_chat" || action === "event_updated") {
      await world.admin("configuration/action/unregister_webhook", { id, owner_client_id: clientId });
    }
  }
  const stale = [
    webhook({ action: "incoming_chat", url: "https://old.example/webhooks/livechat" }),
    webhook({ action: "event_updated", filters: { author_type: "customer" } }),
    webhook({ action: "incoming_event" }),
    webhook({ action: "thread_tagged" }),
  ];
  for (const one of stale) {
    await world.admin("configuration/action/register_webhook", one);
  }
  world.calls.length = 0;
  const { code, text } = await world.run("setup");
  expect(code).toBe(0);
  expect(writes(world).filter((action) => action.endsWith("webhook"))).toEqual([
    "register_webhook",
    "unregister_webhook",
    "unregister_webhook",
    "register_webhook",
    "unregister_webhook",
    "unregister_webhook",
  ]);
  expect(text).toContain("- webhook  incoming_chat → https://old.example/webhooks/livechat (points elsewhere)");
  expect(text).toContain("- webhook  thread_tagged");
  // No moment in which LiveChat tells nobody of a message.
  const order = text.split("\n").filter((line) => line.includes("incoming_chat"));
  expect(order.map((line) => line[0])).toEqual(["+", "-"]);
  expect(settled(world)).toEqual(before);
});

test("webhooks of others are never touched, and when they leave no room the error names them", async () => {
  const world = createSetupWorld();
  const foreign = [1, 2, 3].map((number) => webhook({ url: `https://crm.example/hook/${number}` }));
  for (const one of foreign) {
    await world.admin("configuration/action/register_webhook", one);
  }
  const { code, text } = await world.run("setup");
  expect(code).toBe(1);
  expect(text).toContain("No room for the webhook incoming_event");
  expect(text).toContain("https://crm.example/hook/2");
  expect(writes(world)).toEqual([]);
  const [last] = world.liveChat.control.state().webhooks;
  await world.admin("configuration/action/unregister_webhook", { id: last?.id, owner_client_id: clientId });
  expect((await world.run("setup")).code).toBe(0);
  expect((await world.run("teardown")).code).toBe(0);
  expect(world.liveChat.control.state().webhooks.map(({ url }) => url)).toEqual([
    "https://crm.example/hook/2",
    "https://crm.example/hook/3",
  ]);
});

test("where the limit is reached by a stale one of ours, it makes room for the new one", async () => {
  const world = createSetupWorld();
  const urls = ["https://crm.example/1", "https://crm.example/2", "https://old.example/webhooks/livechat"];
  for (const url of urls) {
    await world.admin("configuration/action/register_webhook", webhook({ url }));
  }
  expect((await world.run("setup")).code).toBe(0);
  const there = world.liveChat.control.state().webhooks.filter(({ action }) => action === "incoming_event");
  expect(there.map(({ url }) => url)).toEqual([...urls.slice(0, 2), `${workerUrl}/webhooks/livechat`]);
});

test("a new webhook key is put into the Worker before LiveChat uses it", async () => {
  const world = createSetupWorld();
  await world.run("setup", "--store");
  const before = world.worker.webhookSecret;
  const { code, text } = await world.run("setup", "--store", "--new-webhook-secret");
  expect(code).toBe(0);
  expect(world.worker.webhookSecret).not.toBe(before);
  expect(text.indexOf("+ worker   LIVECHAT_WEBHOOK_SECRET")).toBeLessThan(text.indexOf("+ webhook"));
  expect(text).toContain("has another key");
  expect((await world.run("setup", "--store")).text).toContain("Nothing to change");
  expect(world.put.map(({ name }) => name)).toEqual([
    "LIVECHAT_BOT_SECRET",
    "LIVECHAT_WEBHOOK_SECRET",
    "LIVECHAT_WEBHOOK_SECRET_PREVIOUS",
    "LIVECHAT_WEBHOOK_SECRET",
  ]);
  expect(world.put[2]?.value).toBe(before);
});

test("webhooks of a running bot go over to a new key only when its Worker takes it", async () => {
  const world = createSetupWorld();
  await world.run("setup", "--store");
  const before = settled(world);
  world.calls.length = 0;
  const { code, text } = await world.run("setup", "--new-webhook-secret");
  expect(code).toBe(1);
  expect(text).toContain("so they stay as they are");
  expect(text).toContain("LIVECHAT_WEBHOOK_SECRET_PREVIOUS");
  expect(writes(world)).toEqual([]);
  world.worker.webhookSecret = [...world.kept.values()][0]?.webhookSecret ?? null;
  expect((await world.run("setup")).code).toBe(0);
  expect(settled(world)).toEqual(before);
  expect((await world.run("doctor")).text).toContain("ok     All 11 webhooks point to the Worker, with our key.");
});

test("a key changed by hand in the settings is a change like any other", async () => {
  const world = createSetupWorld();
  await world.run("setup", "--store");
  const before = world.worker.webhookSecret;
  world.env["LIVECHAT_WEBHOOK_SECRET"] = "a-key-that-was-chosen-by-hand";
  expect((await world.run("setup", "--store")).code).toBe(0);
  expect(world.put.slice(2).map(({ name, value }) => [name, value])).toEqual([
    ["LIVECHAT_WEBHOOK_SECRET_PREVIOUS", before],
    ["LIVECHAT_WEBHOOK_SECRET", "a-key-that-was-chosen-by-hand"],
  ]);
  expect((await world.run("setup", "--store")).text).toContain("Nothing to change");
});

test("a change of everything that breaks off at any call is finished by the next run", async () => {
  const change = ["setup", "--store", "--name", "Amphi", "--group", "7:first"];
  const begin = async () => {
    const world = createSetupWorld();
    await world.run("setup", "--store");
    world.env["LIVECHAT_WEBHOOK_SECRET"] = "a-key-that-was-chosen-by-hand";
    await world.admin("agent/action/set_routing_status", { status: "offline", agent_id: botId(world) });
    world.calls.length = 0;
    return world;
  };
  const straight = await begin();
  await straight.run(...change);
  const ways: readonly Failure["how"][] = ["lost", "refused", "done but lost"];
  for (const how of ways) {
    for (let call = 0; call < straight.calls.length; call += 1) {
      const world = await begin();
      world.failure = { call, how };
      await world.run(...change);
      world.failure = null;
      const { code, text } = await world.run(...change);
      const where = `${how} ${straight.calls[call]} (${call}): ${text}`;
      expect(code, where).toBe(0);
      expect(settled(world), where).toEqual(settled(straight));
      expect(world.put.map(({ name }) => name).toSorted(), where).toEqual(
        straight.put.map(({ name }) => name).toSorted(),
      );
      expect((await world.run(...change)).text, where).toContain("Nothing to change");
    }
  }
});

test("a machine that does not know the key does not replace it unasked", async () => {
  const world = await finished();
  const { botSecret } = [...world.kept.values()][0] ?? {};
  world.kept.clear();
  world.env["LIVECHAT_BOT_SECRET"] = botSecret;
  world.calls.length = 0;
  const { code, text } = await world.run("setup");
  expect(code).toBe(1);
  expect(text).toContain("--new-webhook-secret");
  expect(writes(world)).toEqual([]);
});

test("webhooks of type license are switched on", async () => {
  const world = createSetupWorld();
  expect((await world.run("setup", "--webhook-type", "license")).code).toBe(0);
  expect(world.liveChat.control.state().licenseWebhookClients).toEqual([clientId]);
  expect((await world.run("setup", "--webhook-type", "license")).text).toContain("Nothing to change");
});

test("what reports filter by is registered: readable and writable for agents, and for no customer", async () => {
  const world = await finished();
  const properties = (await world.admin("configuration/action/list_properties", {
    owner_client_id: clientId,
  })) as object;
  expect(Object.keys(properties).toSorted()).toEqual(Object.keys(PROPERTIES).toSorted());
  const access = { agent: ["read", "write"] };
  expect(Object.values(properties)).toContainEqual(
    expect.objectContaining({ type: "string", access: { chat: access, thread: access } }),
  );
  expect(await world.admin("configuration/action/list_tags", {})).toMatchObject(
    TAGS.map((name) => ({ name, group_ids: [0, 1] })),
  );
});

test("a token that may not register labels is told so, and everything else is done", async () => {
  const scopes = administratorScopes.filter((scope) => !/^(tags|properties)/.test(scope));
  const agent = {
    id: maya,
    name: "Maya",
    accountId,
    personalAccessToken: token,
    groups: [{ id: 1, priority: "normal" as const }],
  };
  const none = createSetupWorld({ agents: [{ ...agent, scopes }] });
  const first = await none.run("setup");
  expect(first.code).toBe(0);
  expect(first.text).toContain("! labels   the token lacks properties.configuration:rw and tags--all:rw");
  expect((await none.run("setup")).text).toContain("Nothing to change");
  const reading = createSetupWorld({
    agents: [{ ...agent, scopes: [...scopes, "properties.configuration:rw", "tags--all:ro"] }],
  });
  const second = await reading.run("setup");
  expect(second.code).toBe(0);
  expect(second.text).toContain("! labels   not made: The personal access token may not call create_tag");
  expect(settled(reading)).toEqual(settled(none));
});

test("ratings are heard of without the routers' own notes; a webhook without that filter is left as it is", async () => {
  const world = await finished();
  const rated = world.liveChat.control.state().webhooks.find(({ action }) => action === "thread_properties_updated");
  await world.admin("configuration/action/unregister_webhook", { id: rated?.id, owner_client_id: clientId });
  const { webhookSecret } = [...world.kept.values()][0] ?? {};
  const again = { ...webhook({ action: "thread_properties_updated", secret_key: webhookSecret }) };
  const description = `Firstline, key ${fingerprintOf(webhookSecret ?? "")}`;
  await world.admin("configuration/action/register_webhook", { ...again, description });
  expect((await world.run("setup")).text).toContain("Nothing to change");
  const deaf = { ...again, description, action: "thread_properties_deleted", filters: { source_type: ["system"] } };
  await world.admin("configuration/action/register_webhook", deaf);
  expect((await world.run("setup")).text).toContain("leaves things out by a filter");
});
