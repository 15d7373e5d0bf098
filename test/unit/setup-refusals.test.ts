/** What `setup` refuses, and what it says: wrong organizations, bots and secrets, and nothing secret in any output. */
import { expect, test } from "vitest";
import { clientId, createSetupWorld, finished, otherClientId, settled, token, writes } from "./setup-world.ts";

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
