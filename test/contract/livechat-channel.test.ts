/**
 * What the core asks of a channel, asked of LiveChat's channel against the simulator: calls out, events back in. One file
 * though it is long: it is what another platform would have to pass as a whole.
 */
import { describe, expect, test } from "vitest";
import type { Channel, InboundEvent, OutboundMessage } from "../../worker/channels/channel.ts";
import { PROPERTIES, TAGS } from "../../worker/channels/labels.ts";
import { createLiveChatChannel, readLiveChatWebhook } from "../../worker/channels/livechat/index.ts";
import { at, listAt, textAt } from "./json-path.ts";
import {
  type BotInWorld,
  type ChatInWorld,
  type World,
  clientId,
  createBot,
  createWorld,
  deliveriesOf,
  maya,
  noah,
  ok,
  openStream,
  organizationId,
  registerWebhook,
  sales,
  startChat,
} from "./livechat-world.ts";

const message: OutboundMessage = {
  customId: "turn-1/reply",
  text: "Which shell size?",
  sources: [],
  quickReplies: [],
  audience: "everyone",
};

interface Talk extends ChatInWorld {
  readonly world: World;
  readonly bot: BotInWorld;
  readonly channel: Channel;
}

async function talk(version: "3.5" | "3.6" = "3.6"): Promise<Talk> {
  const world = createWorld();
  const groups = [
    { id: 0, priority: "first" },
    { id: sales, priority: "supervisor" },
  ];
  const bot = await createBot(world, { groups });
  const chat = await startChat(world);
  return { ...chat, world, bot, channel: channelOf(world, bot, version) };
}

function channelOf(
  world: World,
  bot: BotInWorld,
  version: "3.5" | "3.6",
  isRefused: (body: string) => boolean = () => false,
): Channel {
  return createLiveChatChannel(
    {
      LIVECHAT_API_URL: "https://livechat.example",
      LIVECHAT_API_VERSION: version,
      LIVECHAT_ORGANIZATION_ID: organizationId,
      LIVECHAT_CLIENT_ID: clientId,
      LIVECHAT_BOT_ID: bot.id,
      LIVECHAT_BOT_SECRET: bot.secret,
    },
    () => Promise.resolve({ kind: "issued", token: bot.token }),
    async (input, init) => {
      const request = new Request(input, init);
      return isRefused(await request.clone().text())
        ? Response.json({ error: { type: "validation", message: "Wrong format of request" } }, { status: 422 })
        : world.app.request(request);
    },
  );
}

/** What the deliveries of one action come to, each as the Worker reads it. */
async function eventsOf({ world, bot }: Talk, action: string): Promise<readonly InboundEvent[]> {
  const deliveries = await deliveriesOf(world, action);
  return deliveries.flatMap((envelope, index) => {
    const parsed = readLiveChatWebhook(
      JSON.stringify(envelope),
      {
        LIVECHAT_WEBHOOK_SECRET: "s3cret-key",
        LIVECHAT_ORGANIZATION_ID: organizationId,
        LIVECHAT_BOT_ID: bot.id,
      },
      { deliveryId: `d${index}`, receivedAt: "2026-03-02T09:00:00.000Z" },
    );
    return parsed.kind === "events" ? parsed.events : [];
  });
}

async function threadOf({ world, chatId }: Talk): Promise<unknown> {
  return at(ok(await world.agent("get_chat", { chat_id: chatId })), "thread");
}

describe("quick replies", () => {
  const choice = { ...message, quickReplies: ["Size 13", "Size 15", " Size 13 ", ""] };

  async function offered(): Promise<Talk & { readonly richMessage: string }> {
    const here = await talk();
    await registerWebhook(here.world, "incoming_event");
    await registerWebhook(here.world, "incoming_rich_message_postback");
    const ids = await here.channel.send(here.chatId, choice, new Set());
    return { ...here, richMessage: ids[1] ?? "" };
  }

  test("are buttons below the text, each once", async () => {
    const here = await offered();
    const events = listAt(await threadOf(here), "events").slice(-2);
    expect(events).toMatchObject([
      { type: "message", text: "Which shell size?", custom_id: "turn-1/reply.1" },
      { type: "rich_message", template_id: "quick_replies", custom_id: "turn-1/reply.2" },
    ]);
    const buttons = listAt(events[1], "elements.0.buttons");
    expect(buttons.map((button) => [at(button, "type"), at(button, "text"), at(button, "user_ids")])).toEqual([
      ["message", "Size 13", []],
      ["message", "Size 15", []],
    ]);
  });

  test("come back as the customer's message, under one id whichever way they are told", async () => {
    const here = await offered();
    const { world, customer, chatId, threadId, richMessage } = here;
    const postback = { id: "firstline:Size 13", toggled: true };
    const place = { chat_id: chatId, thread_id: threadId, event_id: richMessage };
    ok(await world.customer(customer.token, "send_rich_message_postback", { ...place, postback }));
    const pressed = { id: postback.id, thread_id: threadId, event_id: richMessage, type: "message", value: "Size 13" };
    const said = { type: "message", text: "Size 13", recipients: "all", postback: pressed };
    ok(await world.customer(customer.token, "send_event", { chat_id: chatId, event: said }));
    const [press] = await eventsOf(here, "incoming_rich_message_postback");
    const tapped = (await eventsOf(here, "incoming_event")).at(-1);
    expect([press, tapped]).toMatchObject([
      { kind: "message", text: "Size 13", author: { id: customer.id, side: "customer" } },
      { kind: "message", text: "Size 13", author: { id: customer.id, side: "customer" }, sameAs: press?.id },
    ]);
  });

  test("beyond what the vendor takes are left out, and none are shown to agents alone", async () => {
    const here = await talk();
    const many = Array.from({ length: 20 }, (_, index) => `Size ${index}`);
    await here.channel.send(here.chatId, { ...message, quickReplies: many }, new Set());
    await here.channel.send(here.chatId, { ...choice, customId: "note", audience: "agents" }, new Set());
    const events = listAt(await threadOf(here), "events");
    expect(events.filter((event) => at(event, "type") === "rich_message")).toHaveLength(1);
    expect(listAt(events.at(-2), "elements.0.buttons")).toHaveLength(13);
    expect(events.at(-1)).toMatchObject({ type: "message", visibility: "agents" });
  });

  test("that are refused do not make the message undelivered; one that may be there is not sent twice", async () => {
    const here = await talk();
    // A widget without rich messages, say.
    const plain = channelOf(here.world, here.bot, "3.6", (body) => body.includes("quick_replies"));
    expect(await plain.send(here.chatId, choice, new Set())).toHaveLength(1);
    expect(await here.channel.send(here.chatId, choice, new Set(["turn-1/reply.1"]))).toHaveLength(1);
    expect(listAt(await threadOf(here), "events").slice(-2)).toMatchObject([
      { custom_id: "turn-1/reply.1" },
      { custom_id: "turn-1/reply.2" },
    ]);
  });
});

describe("a preview", () => {
  test("is pushed to the customer under the custom id of what follows it, and never stored", async () => {
    const here = await talk();
    const path = `/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=${here.customer.token}`;
    const stream = await openStream(here.world, path);
    await here.channel.preview(here.chatId, "turn-1/reply", "Which");
    await here.channel.send(here.chatId, message, new Set());
    const [preview] = await stream.frames("incoming_event_preview");
    const [final] = await stream.frames("incoming_event");
    await stream.close();
    expect(at(preview, "payload.event")).toMatchObject({ text: "Which", custom_id: "turn-1/reply.1" });
    expect(at(final, "payload.event.custom_id")).toBe("turn-1/reply.1");
    const texts = listAt(await threadOf(here), "events").map((event) => at(event, "text"));
    expect(texts.filter((text) => text === "Which")).toEqual([]);
  });

  test("is not shown too often, but what was shown can always be taken back", async () => {
    const here = await talk();
    const path = `/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=${here.customer.token}`;
    const stream = await openStream(here.world, path);
    const { channel, chatId } = here;
    const waited = ["Which", "Which plug", "Which plug do you"].map((text) => channel.preview(chatId, "m", text));
    await waited.at(-1);
    // The last one has resolved: none is under way.
    expect(here.world.control.calls().counts["agent/send_event_preview"]).toBe(1);
    await channel.preview(chatId, "m", "…", { atAnyCost: true });
    const shown = (await stream.frames("incoming_event_preview")).map((frame) => at(frame, "payload.event.text"));
    await stream.close();
    expect(shown).toEqual(["Which", "…"]);
  });

  test("never fails: not in 3.5, which has none, nor when the bot is out of the chat", async () => {
    const old = await talk("3.5");
    await old.channel.preview(old.chatId, "m", "Which");
    expect(old.channel.calls()).toEqual({});
    const here = await talk();
    ok(
      await here.world.agent(
        "transfer_chat",
        { id: here.chatId, ignore_agents_availability: true },
        here.bot.authorization,
      ),
    );
    await here.channel.preview(here.chatId, "m", "Which");
    await here.channel.preview(here.chatId, "m", "  ");
    expect(here.channel.calls()).toEqual({ send_event_preview: 1 });
  });
});

describe("a transfer", () => {
  test("to a group or an agent is refused while nobody is there, and queues when told to", async () => {
    const { channel, chatId, world } = await talk();
    const group = { kind: "group", group: sales } as const;
    const agent = { kind: "agent", agent: maya } as const;
    expect(await channel.transfer(chatId, group, { queue: false })).toEqual({ kind: "nobody-available" });
    expect(await channel.transfer(chatId, agent, { queue: false })).toEqual({ kind: "nobody-available" });
    expect(await channel.transfer(chatId, group, { queue: true })).toEqual({ kind: "accepted" });
    const [snapshot] = await channel.readChat(chatId);
    expect(snapshot).toMatchObject({
      kind: "snapshot",
      chat: { selfPresent: false, agents: [], queue: { position: 1 }, groups: [sales] },
    });
    world.control.agentGoesOnline(noah);
    const [later] = await channel.readChat(chatId);
    expect(later).toMatchObject({ kind: "snapshot", chat: { agents: [noah], queue: null } });
  });

  test("to an agent goes to that one; one who may not see the chat, or is unknown, is told apart", async () => {
    const { channel, chatId, world } = await talk();
    world.control.agentGoesOnline(maya);
    const to = (agent: string) => channel.transfer(chatId, { kind: "agent", agent }, { queue: false });
    expect(await to(noah)).toEqual({ kind: "nobody-available" });
    await expect(to("nobody@amphora.example")).rejects.toMatchObject({ failure: "rejected" });
    expect(await to(maya)).toEqual({ kind: "accepted" });
    expect((await channel.readChat(chatId))[0]).toMatchObject({ chat: { agents: [maya], selfPresent: false } });
  });

  test("can be looked ahead at: people who are not offline, least busy first, and no bot", async () => {
    const { channel, chatId, world } = await talk();
    expect(await channel.availableAgents(chatId)).toEqual([]);
    world.control.agentGoesOnline(maya);
    expect(await channel.availableAgents(chatId)).toEqual([{ id: maya, activeChats: 0 }]);
  });
});

test("a chat is closed by the bot, and once more without an error", async () => {
  const { channel, chatId } = await talk();
  await channel.close(chatId);
  await channel.close(chatId);
  expect((await channel.readChat(chatId))[0]).toMatchObject({ chat: { active: false } });
});

test("a thread is labelled for reports: with tags and properties that were registered, and no others", async () => {
  const here = await talk();
  const { channel, chatId, threadId, world } = here;
  const labels = { outcome: "answered", topic: "mating" };
  expect(await channel.tag(chatId, threadId, ["bot-answered"])).toEqual(["bot-answered"]);
  await expect(channel.setProperties(chatId, threadId, labels)).rejects.toMatchObject({ failure: "rejected" });
  const access = { agent: ["read", "write"] };
  for (const name of Object.keys(PROPERTIES)) {
    const property = { name, owner_client_id: clientId, type: "string", access: { chat: access, thread: access } };
    ok(await world.configuration("register_property", property));
  }
  for (const name of TAGS) {
    ok(await world.configuration("create_tag", { name, group_ids: [0] }));
  }
  expect(await channel.tag(chatId, threadId, ["bot-answered", "bot-follow-up"])).toEqual([]);
  await channel.setProperties(chatId, threadId, labels);
  await channel.setProperties(chatId, null, { language: "de" });
  await channel.setProperties(chatId, null, {});
  expect((await channel.readChat(chatId))[0]).toMatchObject({
    chat: {
      tags: ["bot-answered", "bot-follow-up"],
      properties: { thread: { [clientId]: labels }, chat: { [clientId]: { language: "de" } } },
    },
  });
});

test("a customer is told to the platform as far as it takes it, and read back with the visit", async () => {
  const { channel, chatId, customer, world } = await talk();
  await channel.updateCustomer(customer.id, {});
  await channel.updateCustomer(customer.id, { phone: "call me" });
  expect(channel.calls()).toEqual({});
  await channel.updateCustomer(customer.id, {
    name: "Ann",
    email: "ann@example.com",
    phone: "+4930123456",
    fields: { company: "Ann AG" },
  });
  expect((await channel.readChat(chatId))[0]).toMatchObject({
    chat: {
      customer: {
        id: customer.id,
        name: "Ann",
        email: "ann@example.com",
        phone: "+4930123456",
        fields: { company: "Ann AG" },
      },
    },
  });
  expect(channel.calls()).toEqual({ update_customer: 1, get_chat: 1 });
  expect(JSON.stringify(await channel.readChat(chatId))).not.toContain("192.0.2");
  expect(textAt(ok(await world.agent("get_customer", { id: customer.id })), "name")).toBe("Ann");
});

test("a rating is told by webhook and by a read of the chat, and so is its end", async () => {
  const here = await talk();
  const { channel, chatId, customer, threadId, world } = here;
  await registerWebhook(world, "thread_properties_updated");
  await registerWebhook(world, "thread_properties_deleted");
  const place = { chat_id: chatId, thread_id: threadId };
  await channel.close(chatId);
  const rating = { score: 0, comment: "Slow." };
  ok(await world.customer(customer.token, "update_thread_properties", { ...place, properties: { rating } }));
  expect(await eventsOf(here, "thread_properties_updated")).toMatchObject([
    { kind: "rated", thread: threadId, ...rating },
  ]);
  expect((await channel.readChat(chatId)).filter(({ kind }) => kind === "rated")).toMatchObject([rating]);
  const gone = { properties: { rating: ["score", "comment"] } };
  ok(await world.customer(customer.token, "delete_thread_properties", { ...place, ...gone }));
  expect(await eventsOf(here, "thread_properties_deleted")).toMatchObject([
    { kind: "rated", score: null, comment: null },
  ]);
  expect((await channel.readChat(chatId)).filter(({ kind }) => kind === "rated")).toEqual([]);
});
