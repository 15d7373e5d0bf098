import { expect, test } from "vitest";
import { CONSUMED_ACTIONS } from "../../setup/webhooks.ts";
import { botId, createSetupWorld, maya, settled, writes } from "./setup-world.ts";
import type { Failure, SetupWorld } from "./setup-world.ts";

async function withChats(count: number): Promise<SetupWorld> {
  const world = createSetupWorld();
  await world.run("setup", "--store");
  for (let number = 0; number < count; number += 1) {
    await startChat(world);
  }
  world.calls.length = 0;
  return world;
}

async function startChat(world: SetupWorld): Promise<void> {
  const { access_token, organization_id } = world.liveChat.control.customerToken("widget");
  const path = `/v3.6/customer/action/start_chat?organization_id=${organization_id}`;
  const response = await world.liveChat.app.request(path, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${access_token}` },
    body: JSON.stringify({ chat: { thread: { events: [{ type: "message", text: "Hello", recipients: "all" }] } } }),
  });
  expect(response.status).toBe(200);
}

interface ChatState {
  readonly id: string;
  readonly users: readonly { readonly id: string; readonly present: boolean }[];
  readonly threads: readonly { readonly active: boolean; readonly queue?: unknown }[];
  readonly access: { readonly group_ids: readonly number[] };
}

function chatsOf(world: SetupWorld): readonly ChatState[] {
  return world.liveChat.control.state().chats as unknown as readonly ChatState[];
}

function presentIn(chat: ChatState): readonly string[] {
  return chat.users.filter(({ present }) => present).map(({ id }) => id);
}

test("teardown hands running chats to people before the bot goes offline, and keeps the bot", async () => {
  const world = await withChats(3);
  const id = botId(world);
  world.liveChat.control.agentGoesOnline(maya);
  const { code, text } = await world.run("teardown");
  expect(code).toBe(0);
  expect(text).toContain("~ chats    3 handed to people");
  expect(chatsOf(world).map((chat) => [presentIn(chat).includes(id), presentIn(chat).includes(maya)])).toEqual([
    [false, true],
    [false, true],
    [false, true],
  ]);
  expect(writes(world)).toEqual([
    "set_routing_status",
    "transfer_chat",
    "transfer_chat",
    "transfer_chat",
    "set_routing_status",
    ...CONSUMED_ACTIONS.map(() => "unregister_webhook"),
  ]);
  expect(settled(world)).toMatchObject({ bots: [{ routingStatus: "offline" }], webhooks: [] });
  expect(await world.run("teardown")).toEqual({ code: 0, text: "Nothing to take down." });
});

test("with nobody there the customers wait in the queue of the hand-off group", async () => {
  const world = await withChats(2);
  expect((await world.run("teardown")).code).toBe(0);
  for (const chat of chatsOf(world)) {
    expect(chat).toMatchObject({ access: { group_ids: [1] }, threads: [{ active: true, queue: expect.anything() }] });
  }
});

test("without the bot's secret the administrator's token hands the chats over", async () => {
  const world = await withChats(2);
  world.kept.clear();
  world.env["LIVECHAT_BOT_ID"] = botId(world);
  expect((await world.run("teardown")).code).toBe(0);
  expect(chatsOf(world).every((chat) => !presentIn(chat).includes(botId(world)))).toBe(true);
});

test("the bot is deleted only when that is asked for, and setup makes a new one", async () => {
  const world = await withChats(1);
  expect((await world.run("teardown", "--delete-bot")).code).toBe(0);
  expect(settled(world)).toEqual({ bots: [], webhooks: [] });
  expect(await world.run("teardown", "--delete-bot")).toEqual({ code: 0, text: "Nothing to take down." });
  expect((await world.run("setup", "--store")).code).toBe(0);
});

test("a dry run names what would go and changes nothing", async () => {
  const world = await withChats(1);
  const before = settled(world);
  const { code, text } = await world.run("teardown", "--dry-run", "--delete-bot");
  expect(code).toBe(0);
  expect(text).toContain('- bot      "Firstline"');
  expect(writes(world)).toEqual([]);
  expect(settled(world)).toEqual(before);
});

test("a failure at any call is made good by the next run", async () => {
  const straight = await withChats(2);
  await straight.run("teardown", "--delete-bot");
  const ways: readonly Failure["how"][] = ["lost", "refused", "done but lost"];
  for (const how of ways) {
    for (let call = 0; call < straight.calls.length; call += 1) {
      const world = await withChats(2);
      const id = botId(world);
      world.failure = { call, how };
      await world.run("teardown", "--delete-bot");
      world.failure = null;
      const { code, text } = await world.run("teardown", "--delete-bot");
      const where = `${how} ${straight.calls[call]} (${call}): ${text}`;
      expect(code, where).toBe(0);
      expect(settled(world), where).toEqual(settled(straight));
      expect(
        chatsOf(world).some((chat) => presentIn(chat).includes(id)),
        where,
      ).toBe(false);
      expect(
        chatsOf(world).every((chat) => chat.threads[0]?.active),
        where,
      ).toBe(true);
    }
  }
});

test("a chat that cannot be handed over keeps the bot in it, and is named", async () => {
  const world = await withChats(1);
  world.env["LIVECHAT_HANDOFF_GROUP_ID"] = "99";
  const { code, text } = await world.run("teardown");
  expect(code).toBe(1);
  expect(text).toContain("transfer_chat");
  expect(settled(world)).toMatchObject({ bots: [{ routingStatus: "not_accepting_chats" }] });
  expect(writes(world)).not.toContain("unregister_webhook");
});

test("a bot that is not known here and was renamed is not guessed at", async () => {
  const world = await withChats(1);
  await world.admin("configuration/action/update_bot", { id: botId(world), name: "Amphi" });
  world.kept.clear();
  const { code, text } = await world.run("teardown", "--delete-bot");
  expect(code).toBe(1);
  expect(text).toContain(`"Amphi" (${botId(world)})`);
  expect(writes(world)).toEqual([]);
  expect((await world.run("status")).text).toContain('"Amphi"');
});

test("version 3.5, which cannot list open chats alone, hands the same chats over, and no closed one", async () => {
  const world = await withChats(3);
  const [closed] = chatsOf(world).map(({ id }) => id);
  await world.admin("agent/action/deactivate_chat", { id: closed, ignore_requester_presence: true });
  world.calls.length = 0;
  world.env["LIVECHAT_API_VERSION"] = "3.5";
  expect(await world.run("teardown")).toMatchObject({ code: 0 });
  expect(writes(world).filter((action) => action === "transfer_chat")).toHaveLength(2);
  const open = chatsOf(world).filter(({ threads }) => threads.at(-1)?.active);
  expect(open.map((chat) => presentIn(chat).includes(botId(world)))).toEqual([false, false]);
});
