/** Who may say what in a chat, and who gets to see it. */
import { expect, test } from "vitest";
import { at, textAt } from "./json-path.ts";
import { say, threadEvents } from "./livechat-chats.ts";
import {
  createBot,
  createCustomer,
  createWorld,
  deliveriesOf,
  maya,
  mayaPat,
  ok,
  openStream,
  organizationId,
  refusal,
  registerWebhook,
  startChat,
} from "./livechat-world.ts";

test("only users of the chat may speak in it", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId } = await startChat(world);
  const refused = { status: 403, type: "authorization", message: "Requester is not user of the chat" };
  expect(refusal(await world.agent("send_event", { chat_id: chatId, event: { type: "message", text: "x" } }))).toEqual(
    refused,
  );
  expect(
    refusal(await world.agent("send_event_preview", { chat_id: chatId, event: { type: "message", text: "x" } })),
  ).toEqual(refused);
  expect(refusal(await world.agent("send_typing_indicator", { chat_id: chatId, is_typing: true }))).toEqual(refused);
  expect(refusal(await world.agent("deactivate_chat", { id: chatId }))).toEqual(refused);
  ok(await say(world, bot, chatId, { type: "message", text: "y" }));
});

test("a closed chat refuses events, transfers and a second closing", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId, customer } = await startChat(world);
  ok(await world.agent("deactivate_chat", { id: chatId }, bot.authorization));
  const refused = { status: 422, type: "chat_inactive" };
  expect(refusal(await say(world, bot, chatId, { type: "message", text: "late" }))).toMatchObject(refused);
  expect(refusal(await world.agent("transfer_chat", { id: chatId }, bot.authorization))).toMatchObject(refused);
  expect(refusal(await world.agent("deactivate_chat", { id: chatId }, bot.authorization))).toMatchObject(refused);
  const event = { type: "message", text: "hm", recipients: "all" };
  expect(refusal(await world.customer(customer.token, "send_event", { chat_id: chatId, event }))).toMatchObject(
    refused,
  );
  ok(await world.customer(customer.token, "send_event", { chat_id: chatId, event, attach_to_last_thread: true }));
  expect(
    refusal(await world.agent("send_event", { chat_id: "NOPE", event: { type: "message", text: "x" } })).type,
  ).toBe("not_found");
});

test("event ids count within the thread and times strictly increase to the microsecond while the clock stands still", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId, threadId } = await startChat(world);
  for (let count = 0; count < 20; count += 1) {
    ok(await say(world, bot, chatId, { type: "message", text: `part ${count}` }));
  }
  const events = await threadEvents(world, chatId);
  expect(events.map((event) => at(event, "id"))).toEqual(events.map((_, index) => `${threadId}_${index + 1}`));
  const times = events.map((event) => textAt(event, "created_at"));
  expect(times.every((time) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(time))).toBe(true);
  expect([...new Set(times)].toSorted()).toEqual(times);
});

test("custom_id is kept and is no idempotency key", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId } = await startChat(world);
  const event = { type: "message", text: "Once?", custom_id: "turn-1" };
  const first = textAt(ok(await say(world, bot, chatId, event)), "event_id");
  const second = textAt(ok(await say(world, bot, chatId, event)), "event_id");
  expect(first).not.toBe(second);
  const kept = (await threadEvents(world, chatId)).filter((sent) => at(sent, "custom_id") === "turn-1");
  expect(kept.map((sent) => at(sent, "id"))).toEqual([first, second]);
});

test("previews and indicators reach the customer's page and leave nothing behind", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  for (const action of ["incoming_event"]) {
    await registerWebhook(world, action);
  }
  const { chatId, customer } = await startChat(world);
  const stream = await openStream(
    world,
    `/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=${customer.token}`,
  );
  const before = (await threadEvents(world, chatId)).length;
  const preview = { type: "message", text: "The D-sub…", custom_id: "p1" };
  ok(await world.agent("send_event_preview", { chat_id: chatId, event: preview }, bot.authorization));
  ok(await world.agent("send_typing_indicator", { chat_id: chatId, is_typing: true }, bot.authorization));
  ok(
    await world.agent(
      "send_typing_indicator",
      { chat_id: chatId, is_typing: true, visibility: "agents" },
      bot.authorization,
    ),
  );
  ok(await world.agent("send_thinking_indicator", { chat_id: chatId, title: "Looking it up" }, bot.authorization));
  expect(
    refusal(
      await world.agent(
        "send_event_preview",
        { chat_id: chatId, event: { ...preview, visibility: "agents" } },
        bot.authorization,
      ),
    ).type,
  ).toBe("validation");
  const frames = await stream.frames();
  expect(frames.map((frame) => at(frame, "action"))).toEqual([
    "incoming_event_preview",
    "incoming_typing_indicator",
    "incoming_thinking_indicator",
  ]);
  const author = at(frames[0], "payload.event.author_id");
  expect(author).toMatch(/^[0-9a-f]{32}$/);
  expect(author).not.toBe(bot.id);
  expect(frames[0]).toMatchObject({
    type: "push",
    payload: { chat_id: chatId, event: { text: "The D-sub…", custom_id: "p1" } },
  });
  expect(await threadEvents(world, chatId)).toHaveLength(before);
  expect(await deliveriesOf(world, "incoming_event")).toEqual([]);
  await stream.close();
});

test("agents-only events, agents' ids and e-mail addresses never reach the customer", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId, customer } = await startChat(world);
  const stream = await openStream(
    world,
    `/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=${customer.token}`,
  );
  ok(await say(world, bot, chatId, { type: "message", text: "secret note", visibility: "agents" }));
  ok(await say(world, bot, chatId, { type: "message", text: "public words" }));
  world.control.agentGoesOnline(maya);
  ok(await world.agent("transfer_chat", { id: chatId, target: { type: "agent", ids: [maya] } }, bot.authorization));
  const seen = [JSON.stringify(await stream.frames())];
  for (const action of ["get_chat", "list_threads", "list_chats"]) {
    const body = action === "list_chats" ? {} : { chat_id: chatId };
    seen.push(JSON.stringify(ok(await world.customer(customer.token, action, body))));
  }
  for (const text of seen) {
    expect(text).not.toContain("secret note");
    expect(text).not.toContain(maya);
    expect(text).not.toContain(bot.id);
    expect(text).not.toContain('"visibility"');
  }
  expect(seen[1]).toContain("public words");
  expect(seen[1]).toContain('"recipients":"all"');
  const agentView = JSON.stringify(await threadEvents(world, chatId));
  expect(agentView).toContain("secret note");
  await stream.close();
});

test("a supervisor in the chat can write to agents only", async () => {
  const world = createWorld();
  await createBot(world);
  const { chatId } = await startChat(world);
  const add = {
    chat_id: chatId,
    user_id: maya,
    user_type: "agent",
    visibility: "agents",
    ignore_requester_presence: true,
  };
  ok(await world.agent("add_user_to_chat", add));
  const publicly = await world.agent("send_event", { chat_id: chatId, event: { type: "message", text: "x" } });
  expect(refusal(publicly)).toMatchObject({ status: 403, type: "authorization" });
  ok(await world.agent("send_event", { chat_id: chatId, event: { type: "message", text: "x", visibility: "agents" } }));
});

test("deleting, seeing, sneak peeks and edits are told to those concerned", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  for (const action of ["event_deleted", "events_marked_as_seen", "event_updated"]) {
    await registerWebhook(world, action);
  }
  const { chatId, threadId, customer } = await startChat(world);
  const desk = await openStream(world, `/v3.6/agent/rtm/sse?access_token=${mayaPat.slice(6)}`);
  const event = { type: "message", text: "my password", recipients: "all" };
  const eventId = textAt(
    ok(await world.customer(customer.token, "send_event", { chat_id: chatId, event })),
    "event_id",
  );
  ok(await world.customer(customer.token, "send_sneak_peek", { chat_id: chatId, sneak_peek_text: "I am typ" }));
  world.control.editEvent({ chatId, threadId, eventId, text: "my passport" });
  ok(await world.customer(customer.token, "delete_event", { chat_id: chatId, thread_id: threadId, event_id: eventId }));
  const sent = textAt(ok(await say(world, bot, chatId, { type: "message", text: "ok" })), "event_id");
  const foreign = { chat_id: chatId, thread_id: threadId, event_id: sent };
  expect(refusal(await world.customer(customer.token, "delete_event", foreign)).type).toBe("authorization");
  const seen_up_to = textAt((await threadEvents(world, chatId)).at(-1), "created_at");
  ok(await world.customer(customer.token, "mark_events_as_seen", { chat_id: chatId, seen_up_to }));
  expect(at((await deliveriesOf(world, "event_updated"))[0], "payload.event.text")).toBe("my passport");
  expect(at((await deliveriesOf(world, "event_deleted"))[0], "payload")).toEqual({
    chat_id: chatId,
    thread_id: threadId,
    event_id: eventId,
  });
  expect(at((await deliveriesOf(world, "events_marked_as_seen"))[0], "payload")).toEqual({
    user_id: customer.id,
    chat_id: chatId,
    seen_up_to,
  });
  expect(at((await desk.frames("incoming_sneak_peek"))[0], "payload.sneak_peek.text")).toBe("I am typ");
  const gone = (await threadEvents(world, chatId)).find((candidate) => at(candidate, "id") === eventId);
  expect(gone).toEqual({
    id: eventId,
    type: "message",
    author_id: customer.id,
    created_at: at(gone, "created_at"),
    deleted: true,
  });
  await desk.close();
});

test("the first events of a chat are held to the same rules, and a refused start leaves no chat behind", async () => {
  const world = createWorld();
  await createBot(world);
  const customer = await createCustomer(world);
  const wrong = [
    { type: "file", url: "https://elsewhere.example/a.pdf" },
    { type: "message", text: "x", properties: { lc2: { welcome_message: true } } },
    { type: "message", text: "x".repeat(16_385) },
  ];
  for (const event of wrong) {
    const chat = { thread: { events: [event] } };
    expect(refusal(await world.customer(customer.token, "start_chat", { chat })).type).toBe("validation");
    expect(refusal(await world.agent("start_chat", { chat })).type).toBe("validation");
  }
  expect(at(world.control.state(), "chats")).toEqual([]);
  ok(await world.customer(customer.token, "start_chat", {}));
});
