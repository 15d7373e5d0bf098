import { expect, test } from "vitest";
import { administratorScopes } from "../../demo/livechat/scopes.ts";
import { PROPERTIES, TAGS } from "../../worker/channels/labels.ts";
import {
  accountId,
  botId,
  clientId,
  createSetupWorld,
  maya,
  organizationId,
  otherClientId,
  settled,
  token,
  workerUrl,
  writes,
} from "./setup-world.ts";
import type { Failure, SetupWorld } from "./setup-world.ts";
import { CONSUMED_ACTIONS, fingerprintOf } from "../../setup/webhooks.ts";

async function finished(): Promise<SetupWorld> {
  const world = createSetupWorld();
  const { code, text } = await world.run("setup");
  expect({ code, text }).toMatchObject({ code: 0 });
  return world;
}

function webhook(more: object = {}) {
  return {
    action: "incoming_event",
    url: `${workerUrl}/webhooks/livechat`,
    secret_key: "a-key-of-somebody",
    owner_client_id: clientId,
    type: "bot",
    ...more,
  };
}

test("setup makes a bot that is first in General and supervisor in the hand-off group, with the Worker's webhooks", async () => {
  const world = await finished();
  expect(settled(world)).toEqual({
    bots: [
      {
        name: "Firstline",
        routingStatus: "accepting_chats",
        maxChatsCount: 500,
        groups: [
          { id: 0, priority: "first" },
          { id: 1, priority: "supervisor" },
        ],
      },
    ],
    webhooks: CONSUMED_ACTIONS.toSorted((left, right) => left.localeCompare(right)).map((action) => ({
      action,
      url: `${workerUrl}/webhooks/livechat`,
      type: "bot",
      filters: action.startsWith("thread_properties_") ? { source_type: ["my_client", "other_clients"] } : {},
    })),
  });
});

test("a second setup changes nothing and says so", async () => {
  const world = await finished();
  world.calls.length = 0;
  const again = await world.run("setup");
  expect(again).toEqual({
    code: 0,
    text: "Nothing to change: the bot, its webhooks and its status are as they should be.",
  });
  expect(writes(world)).toEqual([]);
});

test("a second setup with --store puts nothing again", async () => {
  const world = createSetupWorld();
  await world.run("setup", "--store");
  expect(world.put.map(({ name }) => name)).toEqual(["LIVECHAT_BOT_SECRET", "LIVECHAT_WEBHOOK_SECRET"]);
  const again = await world.run("setup", "--store");
  expect(again.text).toContain("Nothing to change");
  expect(world.put).toHaveLength(2);
});

test("a failure at any call leaves a state from which setup ends as without one", async () => {
  const straight = await finished();
  const ways: readonly Failure["how"][] = ["lost", "refused", "done but lost"];
  for (const how of ways) {
    for (let call = 0; call < straight.calls.length; call += 1) {
      const world = createSetupWorld();
      world.failure = { call, how };
      const first = await world.run("setup");
      world.failure = null;
      let second = await world.run("setup");
      if (second.text.includes("--reset-secret")) {
        // The one thing that LiveChat tells only once was lost with the answer.
        expect([straight.calls[call], how]).toEqual(["create_bot", "done but lost"]);
        second = await world.run("setup", "--reset-secret");
      }
      const where = `${how} ${straight.calls[call]} (${call}): ${first.text} | ${second.text}`;
      expect(second.code, where).toBe(0);
      expect(settled(world), where).toEqual(settled(straight));
      expect((await world.run("setup")).text, where).toContain("Nothing to change");
      expect((await world.run("doctor")).code, where).toBe(0);
    }
  }
});

test("a dry run says what would change and changes nothing", async () => {
  const world = createSetupWorld();
  const { code, text } = await world.run("setup", "--dry-run", "--store");
  expect(code).toBe(0);
  expect(text).toContain(
    '+ bot      "Firstline", Support assistant, up to 500 chats, first in General, supervisor in Eng',
  );
  expect(text).toContain(`+ webhook  incoming_chat → ${workerUrl}/webhooks/livechat (bot)`);
  expect(text).toContain("~ status   offline → accepting_chats");
  expect(writes(world)).toEqual([]);
  expect(world.put).toEqual([]);
  expect(world.kept.size).toBe(0);
});

test("a dry run of a change is a diff against what is there", async () => {
  const world = await finished();
  const { text } = await world.run("setup", "--dry-run", "--name", "Amphi", "--max-chats", "20", "--group", "7:first");
  expect(text.split("\n")).toEqual([
    "~ bot      name: Firstline → Amphi",
    "~ bot      max_chats_count: 500 → 20",
    "~ bot      groups: 0:first 1:supervisor → 7:first 1:supervisor",
    "1 change would be made. Nothing was changed.",
  ]);
});

test("every wish is carried out once, and the same wishes again change nothing", async () => {
  const world = await finished();
  const wishes = [
    "--avatar",
    "https://example.com/face.png",
    "--job-title",
    "Robot",
    "--max-chats",
    "9",
    "--name",
    "Amphi",
  ];
  expect((await world.run("setup", ...wishes)).text).toContain(
    "~ bot      avatar: none → https://example.com/face.png",
  );
  expect((await world.run("setup", ...wishes)).text).toContain("Nothing to change");
});

test("what is not asked for stays as it is, except the place from which a handoff would come back", async () => {
  const world = await finished();
  const groups = [
    { id: 7, priority: "first" },
    { id: 1, priority: "normal" },
  ];
  await world.admin("configuration/action/update_bot", { id: botId(world), name: "Renamed by hand", groups });
  await world.run("setup");
  expect(settled(world)).toMatchObject({
    bots: [
      {
        name: "Renamed by hand",
        groups: [
          { id: 7, priority: "first" },
          { id: 1, priority: "supervisor" },
        ],
      },
    ],
  });
});

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

test("a lost bot secret is said, and made anew only when asked", async () => {
  const world = await finished();
  const [[key, values] = ["", {}]] = world.kept;
  const { botSecret: _lost, ...rest } = values;
  world.kept.set(key, rest);
  world.calls.length = 0;
  expect(await world.run("setup")).toMatchObject({ code: 1, text: expect.stringContaining("--reset-secret") });
  expect(writes(world)).toEqual([]);
  expect((await world.run("setup", "--reset-secret")).code).toBe(0);
  expect(writes(world)).toEqual(["reset_bot_secret"]);
  expect((await world.run("setup")).text).toContain("Nothing to change");
});

test.each([
  ["LIVECHAT_ORGANIZATION_ID", "11111111-3f5b-4d2a-9a57-0c9d1b6e2f11", "LIVECHAT_ORGANIZATION_ID"],
  ["LIVECHAT_ORGANIZATION_ID", "104130623", "is not an organization id"],
  ["LIVECHAT_PERSONAL_ACCESS_TOKEN", "wrong-token", "does not accept the personal access token"],
  ["LIVECHAT_CLIENT_ID", "ffffffffffffffffffffffffffffffff", "LIVECHAT_CLIENT_ID"],
  ["LIVECHAT_API_VERSION", "3.3", "LIVECHAT_API_VERSION to 3.6"],
  ["LIVECHAT_API_VERSION", "newest", "LIVECHAT_API_VERSION"],
  ["LIVECHAT_BOT_ID", "00000000000000000000000000000000", "LIVECHAT_BOT_ID"],
  ["LIVECHAT_HANDOFF_GROUP_ID", "99", "no group 99"],
  ["LIVECHAT_HANDOFF_GROUP_ID", "0", "--handoff-group"],
  ["LIVECHAT_HANDOFF_GROUP_ID", "", "--handoff-group"],
  ["LIVECHAT_WEBHOOK_SECRET", "short", "shorter than 16"],
  ["FIRSTLINE_URL", "", "FIRSTLINE_URL is not set"],
  ["FIRSTLINE_URL", "http://firstline.example", "not an https address"],
  ["FIRSTLINE_URL", "firstline", "not an http(s) address"],
])("%s = %s is one line that says what to do, before anything is written", async (name, value, words) => {
  const world = createSetupWorld();
  world.env[name] = value;
  const { code, text } = await world.run("setup");
  expect(code).toBe(1);
  expect(text.split("\n")).toHaveLength(1);
  expect(text).toContain(words);
  expect(writes(world)).toEqual([]);
});

test("an organization that LiveChat knows, but that is another's, leaves no bot behind", async () => {
  const world = createSetupWorld();
  const real = world.liveChat.app.request.bind(world.liveChat.app);
  // As the vendor would: the organization is there, and refuses this bot.
  world.liveChat.app.request = async (input, init) => {
    const url = input instanceof Request ? input.url : String(input);
    return url.includes("get_dynamic_configuration") ? Response.json({}) : real(input, init);
  };
  world.env["LIVECHAT_ORGANIZATION_ID"] = "22222222-3f5b-4d2a-9a57-0c9d1b6e2f11";
  const { code, text } = await world.run("setup");
  expect(code).toBe(1);
  expect(text).toContain("the bot was deleted again");
  expect(settled(world)).toEqual({ bots: [], webhooks: [] });
});

test("the wrong bot secret is found before anything is written", async () => {
  const world = await finished();
  world.kept.clear();
  world.env["LIVECHAT_BOT_SECRET"] = "not-the-secret-at-all";
  world.calls.length = 0;
  const { code, text } = await world.run("setup", "--name", "Other");
  expect({ code, lines: text.split("\n").length }).toEqual({ code: 1, lines: 1 });
  expect(writes(world)).toEqual([]);
});

test("a bot of the same client id is neither doubled nor taken over unasked", async () => {
  const world = createSetupWorld();
  const created = (await world.admin("configuration/action/create_bot", {
    name: "Sales helper",
    owner_client_id: clientId,
  })) as { id: string };
  expect(await world.run("setup")).toMatchObject({ code: 1, text: expect.stringContaining(created.id) });
  expect(writes(world)).toEqual([]);
  expect((await world.run("setup", "--new-bot")).code).toBe(0);
  expect((await world.run("setup")).text).toContain("Nothing to change");
  expect(world.liveChat.control.state().operators.filter(({ kind }) => kind === "bot")).toHaveLength(2);
});

test("bots of other client ids are left alone", async () => {
  const world = createSetupWorld();
  await world.admin("configuration/action/create_bot", { name: "Firstline", owner_client_id: otherClientId });
  expect((await world.run("setup")).code).toBe(0);
  expect(world.liveChat.control.state().operators.filter(({ kind }) => kind === "bot")).toHaveLength(2);
});

test.each([
  [null, "cannot be reached"],
  [
    { status: "misconfigured", configuration: { problems: [{ setting: "CHAT_MODEL", problem: "is not set" }] } },
    "CHAT_M",
  ],
  [{ status: "degraded", d1: { status: "error", detail: "migrations" } }, "migrations"],
  ["<html>", "not as Firstline's Worker does"],
])("a Worker that is not ready keeps the bot offline", async (health, words) => {
  const world = createSetupWorld();
  world.worker.health = health;
  const { code, text } = await world.run("setup");
  expect(code).toBe(1);
  expect(text).toContain("The bot stays offline.");
  expect(text).toContain(words);
  expect(settled(world)).toMatchObject({ bots: [{ routingStatus: "offline" }] });
  world.worker.health = { status: "ok" };
  world.calls.length = 0;
  expect((await world.run("setup")).code).toBe(0);
  expect(writes(world)).toEqual(["set_routing_status"]);
});

test("--go-live takes the risk", async () => {
  const world = createSetupWorld();
  world.worker.health = null;
  expect((await world.run("setup", "--go-live")).code).toBe(0);
  expect(settled(world)).toMatchObject({ bots: [{ routingStatus: "accepting_chats" }] });
});

test("webhooks of type license are switched on", async () => {
  const world = createSetupWorld();
  expect((await world.run("setup", "--webhook-type", "license")).code).toBe(0);
  expect(world.liveChat.control.state().licenseWebhookClients).toEqual([clientId]);
  expect((await world.run("setup", "--webhook-type", "license")).text).toContain("Nothing to change");
});

test("calls follow LiveChat's word to another region, and wait when it is too busy", async () => {
  const world = createSetupWorld();
  world.liveChat.control.setFaults({
    region: "fra",
    calls: [{ kind: "error", action: "register_webhook", status: 429, type: "too_many_requests", times: 2 }],
  });
  expect((await world.run("setup")).code).toBe(0);
});

test("no secret is in any output, unless it is asked for by name", async () => {
  const world = createSetupWorld();
  const more = ["--store", "--new-webhook-secret", "--reset-secret", "--dry-run"];
  await world.run("setup");
  for (const option of more) {
    await world.run("setup", option);
  }
  await world.run("status");
  await world.run("status", "--json");
  await world.run("doctor");
  await world.run("teardown", "--delete-bot");
  const basic = btoa(`${world.env["LIVECHAT_ACCOUNT_ID"]}:${token}`);
  const secrets = [token, basic, ...world.put.map(({ value }) => value)];
  expect(secrets.length).toBeGreaterThan(3);
  for (const secret of [...secrets, "made-key-"]) {
    expect(world.printed.join("\n")).not.toContain(secret);
  }
  expect(world.printed.join("\n")).not.toMatch(/eyJ[\w-]+\./);
  world.printed.length = 0;
  await world.run("setup", "--show-secrets");
  expect(world.printed.join("\n")).toContain("LIVECHAT_WEBHOOK_SECRET=made-key-");
});

test("a secret that LiveChat's own error repeats is taken out", async () => {
  const world = createSetupWorld();
  const message = `no access for ${token}`;
  world.liveChat.control.setFaults({
    calls: [{ kind: "error", action: "list_groups", status: 422, type: "odd", message }],
  });
  const { text } = await world.run("setup");
  expect(text).toContain("no access for ***");
});

test("the vars for wrangler.toml are printed", async () => {
  const world = createSetupWorld();
  const { text } = await world.run("setup");
  expect(text).toContain(`LIVECHAT_ORGANIZATION_ID = "${organizationId}"`);
  expect(text).toContain(`LIVECHAT_BOT_ID = "${botId(world)}"`);
  expect(text).toContain('LIVECHAT_HANDOFF_GROUP_ID = "1"');
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

test.each([
  ["personal-access-token", "with a token for the Worker alone"],
  ["oauth", "open what the Worker's /oauth/livechat/start answers"],
])("authorized by %s, setup names what the Worker needs for that, and no bot secret", async (mode, words) => {
  const world = createSetupWorld();
  world.env["LIVECHAT_API_VERSION"] = "3.5";
  world.env["LIVECHAT_AUTHORIZATION"] = mode;
  const { code, text } = await world.run("setup", "--store");
  expect(code).toBe(0);
  expect(text).toContain(`LIVECHAT_AUTHORIZATION = "${mode}"`);
  expect(text).toContain(words);
  expect(world.put.map(({ name }) => name)).toEqual(["LIVECHAT_WEBHOOK_SECRET"]);
  // On a machine that does not know the bot's secret: nobody needs it.
  const [key] = world.kept.keys();
  const { botSecret: _lost, ...kept } = world.kept.get(key ?? "") ?? {};
  world.kept.set(key ?? "", kept);
  expect((await world.run("setup", "--store")).text).toContain("Nothing to change");
  expect((await world.run("doctor")).text).not.toContain("secret");
});

test("a way of authorization that cannot speak as the bot is refused before anything is asked", async () => {
  const world = createSetupWorld();
  world.env["LIVECHAT_AUTHORIZATION"] = "oauth";
  expect(await world.run("setup")).toEqual({
    code: 1,
    text: "LIVECHAT_AUTHORIZATION oauth speaks as the bot in version 3.5 only. Set LIVECHAT_API_VERSION to 3.5, or leave LIVECHAT_AUTHORIZATION out.",
  });
  world.env["LIVECHAT_AUTHORIZATION"] = "password";
  expect((await world.run("doctor")).text).toContain("is not bot-token, personal-access-token or oauth");
  expect(world.calls).toEqual([]);
});
