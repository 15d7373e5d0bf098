/** What `status` shows. */
import { expect, test } from "vitest";
import { createSetupWorld, ready, staffed } from "./setup-world.ts";

test("status is a table, and data for programs", async () => {
  const world = await staffed();
  const table = await world.run("status");
  expect(table.code).toBe(0);
  expect(table.text).toMatch(/^bot +"Firstline" [0-9a-f]{32}, Support assistant$/m);
  expect(table.text).toMatch(/^status +accepting_chats, 0 of 500 chats$/m);
  expect(table.text).toMatch(/^group +1 Engineers: supervisor$/m);
  expect(table.text).toMatch(/^webhooks +11 of 11$/m);
  expect(table.text).toMatch(/^last reply +not told by this Worker$/m);
  world.worker.health = { ...ready, lastWebhookAt: "2026-03-02T08:59:00Z", lastReplyAt: "2026-03-02T08:59:04Z" };
  const { text } = await world.run("status", "--json");
  expect(JSON.parse(text)).toMatchObject({
    bot: { name: "Firstline", maxChats: 500 },
    routingStatus: "accepting_chats",
    handoffGroup: 1,
    worker: "ready",
    lastReplyAt: "2026-03-02T08:59:04Z",
    unread: [],
  });
});

test("status without a bot says how to get one", async () => {
  const world = createSetupWorld();
  expect(await world.run("status")).toMatchObject({ code: 0, text: expect.stringContaining("setup makes one") });
});

test("oauth that nobody has authorized yet keeps the bot offline, and status and doctor say so", async () => {
  const world = createSetupWorld();
  world.env["LIVECHAT_API_VERSION"] = "3.5";
  world.env["LIVECHAT_AUTHORIZATION"] = "oauth";
  const detail = "nobody has given access yet: open what GET /oauth/livechat/start answers";
  world.worker.health = { ...ready, status: "degraded", authorization: { status: "error", mode: "oauth", detail } };
  const setup = await world.run("setup");
  expect(setup.code).toBe(1);
  expect(setup.text).toContain(`authorization: ${detail}`);
  const doctor = await world.run("doctor");
  expect(doctor.code).toBe(1);
  expect(doctor.text).toContain(`A part of the Worker does not work: authorization: ${detail}`);
  expect((await world.run("status")).text).toMatch(/^authorized by oauth; nobody has given access yet/m);
  world.worker.health = { ...ready, authorization: { status: "ok", mode: "oauth" } };
  expect((await world.run("setup")).code).toBe(0);
  expect((await world.run("doctor")).text).toContain("ok     The Worker speaks as the bot by oauth.");
});

test("status shows what LiveChat will bill, or why it is not known", async () => {
  const world = await staffed();
  expect((await world.run("status")).text).toMatch(/^calls +not known: OPERATOR_TOKEN is not set here$/m);
  world.env["OPERATOR_TOKEN"] = "operator-token";
  world.worker.calls = {
    since: "2026-02-01T00:00:00.000Z",
    calls: 70,
    byAction: { send_event: 40, get_chat: 30 },
    conversations: 20,
    perConversation: { average: 3.25, most: 9 },
  };
  const { text } = await world.run("status");
  expect(text).toMatch(/^calls +70 since 2026-02-01, 3\.3 per conversation, 9 at most$/m);
  expect(text).toMatch(/^ +40 send_event$/m);
  const { calls } = JSON.parse((await world.run("status", "--json")).text) as { calls: unknown };
  expect(calls).toEqual(world.worker.calls);
  world.env["OPERATOR_TOKEN"] = "another-token";
  expect((await world.run("status")).text).toMatch(/^calls +not known: the Worker refuses OPERATOR_TOKEN$/m);
  expect(world.printed.join("\n")).not.toMatch(/operator-token|another-token/);
});
