/** What an event may hold: text, buttons and files, within the vendor's limits. */
import { expect, test } from "vitest";
import { at, textAt } from "./json-path.ts";
import { say, threadEvents } from "./livechat-chats.ts";
import {
  createBot,
  createWorld,
  deliveriesOf,
  maya,
  mayaPat,
  ok,
  refusal,
  registerWebhook,
  startChat,
} from "./livechat-world.ts";

const rich = (elements: object[]) => ({ type: "rich_message", template_id: "quick_replies", elements });

test("a message holds 16 KB of UTF-8, not 16 K characters", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId } = await startChat(world);
  ok(await say(world, bot, chatId, { type: "message", text: "é".repeat(8_192) }));
  expect(refusal(await say(world, bot, chatId, { type: "message", text: "é".repeat(8_193) }))).toMatchObject({
    status: 422,
    type: "validation",
  });
  expect(refusal(await say(world, bot, chatId, { type: "message", text: "" })).type).toBe("validation");
});

test("rich messages keep to ten elements, thirteen buttons and complete buttons", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId } = await startChat(world);
  const button = { type: "message", text: "Yes", value: "yes", postback_id: "yes", user_ids: [] };
  ok(await say(world, bot, chatId, rich([{ title: "?", buttons: Array.from({ length: 13 }, () => button) }])));
  const tooMany = [
    rich(Array.from({ length: 11 }, () => ({ title: "x" }))),
    rich([{ title: "?", buttons: Array.from({ length: 14 }, () => button) }]),
    rich([]),
    { ...rich([{ title: "?" }]), template_id: "carousel" },
  ];
  const incomplete = (["value", "postback_id", "user_ids", "text", "type"] as const).map((field) => {
    const { [field]: _left, ...rest } = button;
    return rich([{ title: "?", buttons: [rest] }]);
  });
  for (const event of [...tooMany, ...incomplete]) {
    expect(refusal(await say(world, bot, chatId, event)), JSON.stringify(event).slice(0, 90)).toMatchObject({
      status: 422,
      type: "validation",
    });
  }
  expect(refusal(await say(world, bot, chatId, { type: "system", source: "x" })).type).toBe("validation");
});

test("a pressed button reaches the webhook and is remembered; a wrong one is refused", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  await registerWebhook(world, "incoming_rich_message_postback");
  const { chatId, threadId, customer } = await startChat(world);
  const buttons = [{ type: "message", text: "Yes", value: "yes", postback_id: "go", user_ids: [] }];
  const event = { type: "rich_message", template_id: "quick_replies", elements: [{ title: "?", buttons }] };
  const eventId = textAt(ok(await say(world, bot, chatId, event)), "event_id");
  const place = { chat_id: chatId, thread_id: threadId, event_id: eventId };
  ok(
    await world.customer(customer.token, "send_rich_message_postback", {
      ...place,
      postback: { id: "go", toggled: true },
    }),
  );
  const [envelope] = await deliveriesOf(world, "incoming_rich_message_postback");
  expect(at(envelope, "payload")).toEqual({ user_id: customer.id, ...place, postback: { id: "go", toggled: true } });
  const sent = (await threadEvents(world, chatId)).find((candidate) => at(candidate, "id") === eventId);
  expect(at(sent, "elements.0.buttons.0.user_ids")).toEqual([customer.id]);
  const wrong = await world.customer(customer.token, "send_rich_message_postback", {
    ...place,
    postback: { id: "no", toggled: true },
  });
  expect(refusal(wrong).type).toBe("validation");
});

test("a file must have been uploaded to LiveChat, is kept within limits and forgotten after a day unless used", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId } = await startChat(world);
  async function upload(file: File) {
    const form = new FormData();
    form.set("file", file);
    const response = await world.app.request("/v3.6/agent/action/upload_file", {
      method: "POST",
      headers: { Authorization: mayaPat },
      body: form,
    });
    const body: unknown = await response.json();
    return { status: response.status, body };
  }
  const stored = await upload(new File(["abc"], "drawing.pdf", { type: "application/pdf" }));
  const url = textAt(stored.body, "url");
  expect(url).toMatch(/^https:\/\/cdn\.livechat-files\.com\//);
  expect((await upload(new File(["abc"], "setup.exe"))).status).toBe(422);
  expect(await upload(new File([new Uint8Array(10 * 1024 * 1024 + 1)], "big.bin"))).toMatchObject({
    status: 413,
    body: { error: { type: "entity_too_large" } },
  });
  const foreign = await say(world, bot, chatId, { type: "file", url: "https://elsewhere.example/a.pdf" });
  expect(refusal(foreign).type).toBe("validation");
  ok(await say(world, bot, chatId, { type: "file", url }));
  expect((await threadEvents(world, chatId)).at(-1)).toMatchObject({
    type: "file",
    name: "drawing.pdf",
    content_type: "application/pdf",
  });
  const unused = textAt((await upload(new File(["abc"], "late.pdf"))).body, "url");
  await world.clock.advance(86_400_000);
  ok(
    await world.agent("transfer_chat", {
      id: chatId,
      ignore_agents_availability: true,
      ignore_requester_presence: true,
    }),
  );
  world.control.agentGoesOnline(maya);
  expect(refusal(await world.agent("send_event", { chat_id: chatId, event: { type: "file", url: unused } })).type).toBe(
    "validation",
  );
  ok(await world.agent("send_event", { chat_id: chatId, event: { type: "file", url } }));
});
