/**
 * The simulator's envelopes have the fields of the vendor's published samples ("Webhooks", v3.6): their names stand in
 * `test/fixtures/livechat-envelope-fields.json`.
 */
import { expect, test } from "vitest";
import samples from "../fixtures/livechat-envelope-fields.json" with { type: "json" };
import { at } from "./json-path.ts";
import { createBot, createWorld, deliveriesOf, ok, registerWebhook, sales, startChat } from "./livechat-world.ts";

/** Names of fields, two levels deep, without those the sample shows and the situation does not call for. */
function fieldNames(envelope: unknown, situational: readonly string[]): string[] {
  const names = Object.keys(Object(envelope));
  for (const part of ["payload", "additional_data", "requester"]) {
    names.push(...Object.keys(Object(at(envelope, part))).map((name) => `${part}.${name}`));
  }
  return names.filter((name) => !situational.includes(name)).toSorted();
}

/** Only a registration of type license hears of new bots, and with no data of chats. */
const chatActions = Object.keys(samples).filter((action) => action !== "bot_created");
const situational: Readonly<Record<string, readonly string[]>> = { chat_transferred: ["payload.queue"] };

test("envelopes have the fields of the vendor's samples", async () => {
  const world = createWorld({ licenseWebhooksEnabled: true });
  const additional_data = ["chat_properties", "chat_presence_user_ids"];
  for (const action of chatActions) {
    await registerWebhook(world, action, { type: "license", additional_data });
  }
  await registerWebhook(world, "bot_created", { type: "license" });
  const bot = await createBot(world, { default_group_priority: "first" });
  const { chatId: chat_id, threadId: thread_id, customer } = await startChat(world);
  const place = { chat_id, thread_id };
  const say = async (event: object) =>
    at(ok(await world.agent("send_event", { chat_id, event }, bot.authorization)), "event_id");
  const buttons = [{ type: "url", text: "Go", value: "https://a.example", postback_id: "go", user_ids: [] }];
  const rich = await say({ type: "rich_message", template_id: "cards", elements: [{ title: "x", buttons }] });
  const postback = { id: "go", toggled: true, button_type: "url", button_value: "https://a.example", ecommerce: {} };
  ok(await world.customer(customer.token, "send_rich_message_postback", { ...place, event_id: rich, postback }));
  const own = ok(
    await world.customer(customer.token, "send_event", { chat_id, event: { type: "message", text: "x" } }),
  );
  ok(await world.customer(customer.token, "delete_event", { ...place, event_id: at(own, "event_id") }));
  ok(
    await world.customer(customer.token, "mark_events_as_seen", {
      chat_id,
      seen_up_to: "2026-03-02T09:00:00.000001Z",
    }),
  );
  ok(await world.customer(customer.token, "set_customer_session_fields", { session_fields: [{ a: "b" }] }));
  const properties = { test: { string_property: "x" } };
  ok(await world.agent("update_chat_properties", { id: chat_id, properties }));
  ok(await world.agent("update_thread_properties", { ...place, properties }));
  ok(await world.agent("update_event_properties", { ...place, event_id: rich, properties }));
  ok(await world.agent("delete_chat_properties", { id: chat_id, properties: { test: ["string_property"] } }));
  ok(await world.configuration("create_tag", { name: "t", group_ids: [0] }));
  ok(await world.agent("tag_thread", { ...place, tag: "t" }));
  ok(await world.agent("untag_thread", { ...place, tag: "t" }));
  world.control.agentGoesOnline("noah@amphora.example");
  ok(await world.agent("transfer_chat", { id: chat_id, target: { type: "group", ids: [sales] } }, bot.authorization));
  ok(await world.agent("deactivate_chat", { id: chat_id, ignore_requester_presence: true }));
  ok(await world.agent("request_thread_summary", place));
  await world.clock.advance(1_000);
  for (const [action, fields] of Object.entries(samples)) {
    const [envelope] = await deliveriesOf(world, action);
    const left = situational[action] ?? [];
    expect.soft(fieldNames(envelope, left), action).toEqual(fields.filter((name) => !left.includes(name)));
  }
});
