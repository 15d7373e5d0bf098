/** Which webhooks are sent to whom, and what stands in them. */
import { expect, test } from "vitest";
import { at } from "./json-path.ts";
import {
  type World,
  clientId,
  createBot,
  createWorld,
  deliveriesOf,
  maya,
  ok,
  organizationId,
  refusal,
  registerWebhook,
  startChat,
  webhookUrl,
  widgetClientId,
} from "./livechat-world.ts";

async function customerSays(world: World, chat: { chatId: string; customer: { token: string } }, text = "Hello?") {
  ok(
    await world.customer(chat.customer.token, "send_event", { chat_id: chat.chatId, event: { type: "message", text } }),
  );
}

test("the envelope carries registration, secret, organization and payload, and no delivery id", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const id = await registerWebhook(world, "incoming_event", {
    additional_data: ["chat_properties", "chat_presence_user_ids"],
  });
  const chat = await startChat(world);
  await customerSays(world, chat, "Pinout?");
  const [envelope] = await deliveriesOf(world, "incoming_event");
  expect(envelope).toEqual({
    webhook_id: id,
    secret_key: "s3cret-key",
    action: "incoming_event",
    organization_id: organizationId,
    payload: {
      chat_id: chat.chatId,
      thread_id: chat.threadId,
      event: {
        id: `${chat.threadId}_3`,
        type: "message",
        author_id: chat.customer.id,
        visibility: "all",
        text: "Pinout?",
        created_at: at(envelope, "payload.event.created_at"),
      },
    },
    additional_data: {
      chat_properties: { routing: { continuous: false, pinned: false }, source: { client_id: widgetClientId } },
      chat_presence_user_ids: [chat.customer.id, bot.id],
    },
  });
  expect(world.received[0]?.url).toBe(webhookUrl);
});

test("additional data comes only as asked", async () => {
  const world = createWorld();
  await createBot(world);
  await registerWebhook(world, "incoming_event");
  await registerWebhook(world, "incoming_event", { additional_data: ["chat_presence_user_ids"] });
  await customerSays(world, await startChat(world));
  const [none, presence] = await deliveriesOf(world, "incoming_event");
  expect(at(none, "additional_data")).toEqual({});
  expect(Object.keys(Object(at(presence, "additional_data")))).toEqual(["chat_presence_user_ids"]);
});

test("the bot's own messages come back, unless author_type says customer", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const all = await registerWebhook(world, "incoming_event");
  const customers = await registerWebhook(world, "incoming_event", { filters: { author_type: "customer" } });
  const agents = await registerWebhook(world, "incoming_event", { filters: { author_type: "agent" } });
  const chat = await startChat(world);
  await customerSays(world, chat);
  ok(
    await world.agent(
      "send_event",
      { chat_id: chat.chatId, event: { type: "message", text: "Hi", visibility: "agents" } },
      bot.authorization,
    ),
  );
  ok(await world.agent("deactivate_chat", { id: chat.chatId }, bot.authorization));
  const envelopes = await deliveriesOf(world, "incoming_event");
  const authors = (id: string) =>
    envelopes
      .filter((envelope) => at(envelope, "webhook_id") === id)
      .map((envelope) => at(envelope, "payload.event.author_id"));
  expect(authors(all)).toEqual([chat.customer.id, bot.id, undefined]);
  expect(authors(customers)).toEqual([chat.customer.id]);
  expect(authors(agents)).toEqual([bot.id]);
});

test("chat_presence sees the chat as it is after the change, so the bot's own removal escapes my_bots", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  world.control.agentGoesOnline(maya);
  const mine = await registerWebhook(world, "user_removed_from_chat", {
    filters: { chat_presence: { my_bots: true } },
  });
  const any = await registerWebhook(world, "user_removed_from_chat");
  const withMaya = await registerWebhook(world, "incoming_event", {
    filters: { chat_presence: { user_ids: { values: [maya] } } },
  });
  const withoutMaya = await registerWebhook(world, "incoming_event", {
    filters: { chat_presence: { user_ids: { exclude_values: [maya] } } },
  });
  const chat = await startChat(world);
  await customerSays(world, chat);
  ok(
    await world.agent("transfer_chat", { id: chat.chatId, target: { type: "agent", ids: [maya] } }, bot.authorization),
  );
  const ids = async (action: string) =>
    (await deliveriesOf(world, action)).map((envelope) => at(envelope, "webhook_id"));
  expect(await ids("user_removed_from_chat")).toEqual([any]);
  expect(mine).not.toBe(any);
  expect(await ids("incoming_event")).toEqual([withoutMaya, withMaya]);
});

test("source_type tells my client, other clients and the system apart; only_my_chats excludes the widget's chats", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const source = async (type: string) =>
    registerWebhook(world, "chat_deactivated", { filters: { source_type: [type] } });
  const ids = [await source("my_client"), await source("other_clients"), await source("system")];
  await registerWebhook(world, "incoming_chat", { filters: { only_my_chats: true } });
  const [byBot, byCustomer, byRouter] = [await startChat(world), await startChat(world), await startChat(world)];
  ok(await world.agent("deactivate_chat", { id: byBot.chatId }, bot.authorization));
  ok(await world.customer(byCustomer.customer.token, "deactivate_chat", { id: byCustomer.chatId }));
  world.control.archiveChat(byRouter.chatId, "offline");
  const envelopes = await deliveriesOf(world, "chat_deactivated");
  expect(envelopes.map((envelope) => at(envelope, "webhook_id"))).toEqual(ids);
  expect(await deliveriesOf(world, "incoming_chat")).toEqual([]);
});

test("bot webhooks live while a bot is not offline, license ones while enabled", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const chat = await startChat(world);
  const forBot = await registerWebhook(world, "incoming_event", { type: "bot" });
  const forLicense = await registerWebhook(world, "incoming_event", { type: "license" });
  const heard = async () => {
    world.received.length = 0;
    await customerSays(world, chat);
    return (await deliveriesOf(world, "incoming_event")).map((envelope) => at(envelope, "webhook_id"));
  };
  expect(await heard()).toEqual([forBot]);
  const owner = { owner_client_id: clientId };
  expect(ok(await world.configuration("get_license_webhooks_state", owner))).toEqual({
    license_webhooks_enabled: false,
  });
  ok(await world.configuration("enable_license_webhooks", owner));
  expect(await heard()).toEqual([forBot, forLicense]);
  ok(await world.agent("set_routing_status", { status: "not_accepting_chats" }, bot.authorization));
  expect(await heard()).toEqual([forBot, forLicense]);
  ok(await world.agent("set_routing_status", { status: "offline" }, bot.authorization));
  world.control.agentGoesOnline(maya);
  expect(await heard()).toEqual([forLicense]);
  ok(await world.configuration("disable_license_webhooks", owner));
  expect(await heard()).toEqual([]);
});

test("tags, properties, session fields, status and configuration changes have their webhooks", async () => {
  const world = createWorld({ licenseWebhooksEnabled: true });
  const actions = [
    "thread_tagged",
    "thread_untagged",
    "chat_properties_updated",
    "thread_properties_updated",
    "event_properties_updated",
    "chat_properties_deleted",
    "customer_session_fields_updated",
    "routing_status_set",
    "bot_created",
    "thread_summary_set",
  ];
  for (const action of actions) {
    await registerWebhook(world, action, { type: "license" });
  }
  const bot = await createBot(world);
  const { chatId: chat_id, threadId: thread_id, customer } = await startChat(world);
  ok(await world.configuration("create_tag", { name: "pricing", group_ids: [0] }));
  expect(refusal(await world.agent("tag_thread", { chat_id, thread_id, tag: "unknown" })).type).toBe("validation");
  ok(await world.agent("tag_thread", { chat_id, thread_id, tag: "pricing" }, bot.authorization));
  ok(await world.agent("untag_thread", { chat_id, thread_id, tag: "pricing" }, bot.authorization));
  const properties = { test: { string_property: "x" } };
  ok(await world.agent("update_chat_properties", { id: chat_id, properties }, bot.authorization));
  ok(await world.agent("update_thread_properties", { chat_id, thread_id, properties }, bot.authorization));
  ok(
    await world.agent(
      "update_event_properties",
      { chat_id, thread_id, event_id: `${thread_id}_1`, properties },
      bot.authorization,
    ),
  );
  ok(
    await world.agent(
      "delete_chat_properties",
      { id: chat_id, properties: { test: ["string_property"] } },
      bot.authorization,
    ),
  );
  ok(await world.agent("update_customer", { id: customer.id, session_fields: [{ cart: "2" }] }, bot.authorization));
  ok(await world.agent("deactivate_chat", { id: chat_id }, bot.authorization));
  ok(await world.agent("request_thread_summary", { chat_id, thread_id }, bot.authorization));
  await world.clock.advance(2_000);
  const payload = async (action: string) => at((await deliveriesOf(world, action))[0], "payload");
  expect(await payload("thread_tagged")).toEqual({ chat_id, thread_id, tag: "pricing" });
  expect(await payload("thread_untagged")).toEqual({ chat_id, thread_id, tag: "pricing" });
  expect(await payload("chat_properties_updated")).toEqual({ chat_id, properties });
  expect(await payload("thread_properties_updated")).toEqual({ chat_id, thread_id, properties });
  expect(await payload("event_properties_updated")).toEqual({
    chat_id,
    thread_id,
    event_id: `${thread_id}_1`,
    properties,
  });
  expect(await payload("chat_properties_deleted")).toEqual({ chat_id, properties: { test: ["string_property"] } });
  expect(await payload("customer_session_fields_updated")).toEqual({
    id: customer.id,
    active_chat: { chat_id, thread_id },
    session_fields: [{ cart: "2" }],
  });
  expect(await payload("routing_status_set")).toEqual({ agent_id: bot.id, status: "accepting chats" });
  expect(await payload("thread_summary_set")).toMatchObject({ chat_id, thread_id, summary: { status: "ok" } });
  expect((await deliveriesOf(world, "bot_created"))[0]).toMatchObject({
    payload: { id: bot.id, name: "Firstline", groups: [{ id: 0, priority: "first" }], owner_client_id: clientId },
    requester: { user_id: maya, client_id: clientId },
  });
});
