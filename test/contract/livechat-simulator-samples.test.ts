/**
 * Compares the simulator's envelopes with the vendor's published samples where those happen to lie beside the
 * repository; elsewhere the test is reported as skipped.
 */
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { at } from "./json-path.ts";
import { createBot, createWorld, deliveriesOf, ok, registerWebhook, sales, startChat } from "./livechat-world.ts";

const samples = new URL("../../../shared/livechat/payloads/webhooks/", import.meta.url);

function sampleOf(action: string): unknown {
  return JSON.parse(readFileSync(new URL(`${action}.json`, samples), "utf8"));
}

/** Names of fields, two levels deep, without those the sample shows and the situation does not call for. */
function fieldNames(envelope: unknown, situational: readonly string[]): string[] {
  const names = Object.keys(Object(envelope));
  for (const part of ["payload", "additional_data", "requester"]) {
    names.push(...Object.keys(Object(at(envelope, part))).map((name) => `${part}.${name}`));
  }
  return names.filter((name) => !situational.includes(name)).toSorted();
}

const chatActions = [
  "incoming_chat",
  "incoming_event",
  "chat_transferred",
  "user_added_to_chat",
  "user_removed_from_chat",
  "chat_access_updated",
  "chat_deactivated",
  "event_deleted",
  "events_marked_as_seen",
  "chat_properties_updated",
  "thread_properties_updated",
  "event_properties_updated",
  "chat_properties_deleted",
  "thread_tagged",
  "thread_untagged",
  "customer_session_fields_updated",
  "thread_summary_set",
  "incoming_rich_message_postback",
];
const situational: Readonly<Record<string, readonly string[]>> = { chat_transferred: ["payload.queue"] };

test.skipIf(!existsSync(samples))(
  "envelopes have the fields of the vendor's samples (skipped where the samples are absent)",
  async () => {
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
    for (const action of [...chatActions, "bot_created"]) {
      const [envelope] = await deliveriesOf(world, action);
      const left = situational[action] ?? [];
      expect.soft(fieldNames(envelope, left), action).toEqual(fieldNames(sampleOf(action), left));
    }
  },
);
