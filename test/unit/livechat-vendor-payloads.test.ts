/**
 * The vendor's own sample payloads, which are not ours to copy into the repository: `LIVECHAT_SAMPLES` names a folder of
 * them, `webhooks/ACTION.json` and `agent-chat-api-v3.6/{events,web-responses}/NAME.json`. Without it this is skipped.
 */
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { readLiveChatWebhook } from "../../worker/channels/livechat/index.ts";
import { parseChat } from "../../worker/channels/livechat/parse-chat.ts";
import {
  chatSchema,
  errorSchema,
  listChatsAnswer,
  payloads,
  sendEventAnswer,
} from "../../worker/channels/livechat/schema.ts";
import { arrival, bodyOf, config } from "../fixtures/livechat/delivery.ts";
import type { Fixture } from "../fixtures/livechat/delivery.ts";

const folder = process.env["LIVECHAT_SAMPLES"] ?? "";
const isHere = folder !== "";
const samples = pathToFileURL(`${resolve(folder)}/`);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, samples), "utf8"));
const filesIn = (place: string) => (isHere ? readdirSync(new URL(place, samples)) : []);

const webhooks = filesIn("webhooks/").filter((file) => file !== "MANIFEST.json");
const events = filesIn("agent-chat-api-v3.6/events/");

/**
 * Samples of used actions that say nothing to a bot: `{}` where an event or a user belongs, a button that is not ours,
 * properties that are no rating.
 */
const hollow = new Set([
  "incoming_event",
  "event_updated",
  "user_added_to_chat",
  "incoming_rich_message_postback",
  "thread_properties_updated",
  "thread_properties_deleted",
]);

describe.skipIf(!isHere)("the vendor's webhooks", () => {
  it.each(webhooks)("%s is accepted", (file) => {
    const sample = read(`webhooks/${file}`) as Fixture;
    const body = bodyOf(sample, {
      secret_key: config.LIVECHAT_WEBHOOK_SECRET,
      organization_id: config.LIVECHAT_ORGANIZATION_ID,
    });
    const { kind, action } = readLiveChatWebhook(body, config, arrival);
    const isUsed = Object.hasOwn(payloads, sample.action) && !hollow.has(sample.action);
    expect({ kind, action }).toStrictEqual({ kind: isUsed ? "events" : "ignored", action: sample.action });
  });
});

describe.skipIf(!isHere)("the vendor's events", () => {
  const meaning: Readonly<Record<string, readonly string[]>> = {
    "file.json": ["file"],
    "filledForm.json": ["form"],
    "message.json": ["message"],
    "richMessage.json": ["message"],
  };

  it.each(events)("%s is accepted as an incoming event", (file) => {
    const payload = {
      chat_id: "PJ0MRSHTDG",
      thread_id: "K600PKZON8",
      event: read(`agent-chat-api-v3.6/events/${file}`),
    };
    const webhook = readLiveChatWebhook(bodyOf({ action: "incoming_event", payload }), config, arrival);
    expect(webhook.kind === "events" ? webhook.events.map(({ kind }) => kind) : []).toStrictEqual(meaning[file] ?? []);
  });
});

describe.skipIf(!isHere)("the vendor's answers", () => {
  it("get_chat gives a snapshot and its message", () => {
    const answer = chatSchema.parse(read("agent-chat-api-v3.6/web-responses/get_chat.json"));
    expect(parseChat(answer, "read", { botId: config.LIVECHAT_BOT_ID, ...arrival })).toMatchObject([
      { kind: "snapshot", chat: { active: true, agents: ["smith@example.com"], selfPresent: false } },
      { kind: "message", author: { id: "smith@example.com", side: "agent" }, text: "Hello" },
    ]);
  });

  it("list_chats gives its chats and the way to the next page", () => {
    const answer = listChatsAnswer.parse(read("agent-chat-api-v3.6/web-responses/list_chats.json"));
    expect(answer.chats_summary.map(({ id }) => id)).toStrictEqual(["PJ0MRSHTDG"]);
    expect(answer.next_page_id).not.toBe(undefined);
  });

  it("send_event and the error body are understood", () => {
    expect(sendEventAnswer.parse(read("agent-chat-api-v3.6/web-responses/send_event.json")).event_id).not.toBe("");
    expect(errorSchema.parse(read("agent-chat-api-v3.6/web-responses/_error_payload.json")).error.type).not.toBe("");
  });
});

if (!isHere) {
  it.skip("skipped, since LIVECHAT_SAMPLES names no folder");
}
