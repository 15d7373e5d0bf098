/** Who gets a chat: bots and humans by status, priority and load, and what becomes of chats whose agent goes. */
import { expect, test } from "vitest";
import { at, listAt, textAt } from "./json-path.ts";
import { chatOf, presentAgents, withWebhooks } from "./livechat-chats.ts";
import {
  createBot,
  createCustomer,
  createWorld,
  deliveriesOf,
  maya,
  noah,
  ok,
  refusal,
  startChat,
} from "./livechat-world.ts";

const freeAgent = (id: string, priority: "normal" | "last" | "supervisor") => ({
  id: `${id}@x.example`,
  name: id,
  accountId: id,
  personalAccessToken: id,
  groups: [{ id: 0, priority }],
  maxChatsCount: 2,
  routingStatus: "accepting_chats" as const,
});

test("a new bot is offline and gets nothing until it accepts chats", async () => {
  const world = createWorld();
  const bot = await createBot(world, {}, "offline");
  const customer = await createCustomer(world);
  expect(refusal(await world.customer(customer.token, "start_chat", {}))).toMatchObject({ type: "groups_offline" });
  ok(await world.agent("set_routing_status", { status: "accepting_chats", agent_id: bot.id }));
  const started = ok(await world.customer(customer.token, "start_chat", {}));
  expect(await presentAgents(world, textAt(started, "chat_id"))).toEqual([bot.id]);
});

test("nobody accepting: an ordinary chat is refused, a continuous one waits", async () => {
  const world = createWorld();
  const { token } = await createCustomer(world);
  expect(refusal(await world.customer(token, "start_chat", {})).type).toBe("groups_offline");
  const started = ok(await world.customer(token, "start_chat", { continuous: true }));
  const chat = await chatOf(world, textAt(started, "chat_id"));
  expect(at(chat, "thread.properties.routing")).toMatchObject({ continuous: true, unassigned: true });
  expect(at(chat, "thread.queue.position")).toBe(1);
});

test("the first-priority bot gets the chat: form, its welcome message, then the customer's words, all inside incoming_chat", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  world.control.agentGoesOnline(maya);
  const form = { type: "filled_form", form_id: "1", fields: [{ type: "name", id: "2", label: "Name", answer: "Ada" }] };
  const customer = await createCustomer(world);
  const question = { type: "message", text: "IP67?", recipients: "all" };
  const started = ok(
    await world.customer(customer.token, "start_chat", { chat: { thread: { events: [question, form] } } }),
  );
  const [envelope] = await deliveriesOf(world, "incoming_chat");
  const events = listAt(envelope, "payload.chat.thread.events");
  expect(events.map((event) => [at(event, "type"), at(event, "author_id")])).toEqual([
    ["filled_form", customer.id],
    ["message", bot.id],
    ["message", customer.id],
  ]);
  expect(events[1]).toMatchObject({ properties: { lc2: { welcome_message: true } }, visibility: "all" });
  expect(at(started, "event_ids")).toEqual([at(events[0], "id"), at(events[2], "id")]);
  expect(await deliveriesOf(world, "incoming_event")).toEqual([]);
});

test("a full or not accepting bot is passed over, and ignore_bots is obeyed", async () => {
  const world = createWorld();
  const bot = await createBot(world, { max_chats_count: 1 });
  world.control.agentGoesOnline(maya);
  const first = await startChat(world);
  const second = await startChat(world);
  expect(await presentAgents(world, first.chatId)).toEqual([bot.id]);
  expect(await presentAgents(world, second.chatId)).toEqual([maya]);
  ok(await world.agent("deactivate_chat", { id: first.chatId }, bot.authorization));
  const third = await startChat(world, "no bots", { thread: { properties: { routing: { ignore_bots: true } } } });
  expect(await presentAgents(world, third.chatId)).toEqual([maya]);
  ok(await world.agent("set_routing_status", { status: "not_accepting_chats" }, bot.authorization));
  expect(await presentAgents(world, (await startChat(world)).chatId)).toEqual([maya]);
});

test("humans get chats by priority, then by load", async () => {
  const world = createWorld({
    agents: [
      freeAgent("boss", "supervisor"),
      freeAgent("spare", "last"),
      freeAgent("one", "normal"),
      freeAgent("two", "normal"),
    ],
  });
  const started: string[] = [];
  for (let count = 0; count < 7; count += 1) {
    started.push((await startChat(world)).chatId);
  }
  const chats = listAt(world.control.state(), "chats").toSorted(
    (left, right) => started.indexOf(textAt(left, "id")) - started.indexOf(textAt(right, "id")),
  );
  const users = chats.flatMap((chat) => listAt(chat, "users"));
  const takers = users.filter((user) => at(user, "type") === "agent").map((user) => at(user, "name"));
  expect(takers).toEqual(["one", "two", "one", "two", "spare", "spare"]);
  expect(at(world.control.state(), "groups.0.status")).toBe("online_for_queue");
});

test("an agent who goes offline loses the chats to the next one or to the queue, without a requester", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  world.control.agentGoesOnline(maya);
  const { chatId } = await startChat(world);
  ok(await world.agent("transfer_chat", { id: chatId, target: { type: "agent", ids: [maya] } }, bot.authorization));
  ok(await world.agent("set_routing_status", { status: "not_accepting_chats" }, bot.authorization));
  world.control.agentGoesOffline(maya);
  const last = (await deliveriesOf(world, "chat_transferred")).at(-1);
  expect(at(last, "payload")).toMatchObject({ reason: "unassigned", queue: { position: 1 } });
  expect(at(last, "payload.requester_id")).toBeUndefined();
  ok(await world.agent("set_routing_status", { status: "accepting_chats" }, bot.authorization));
  expect(await presentAgents(world, chatId)).toEqual([bot.id]);
});

test("the router can take a chat from a slow bot", async () => {
  const world = createWorld();
  await withWebhooks(world);
  world.control.agentGoesOnline(maya);
  const { chatId } = await startChat(world);
  world.control.reassignChat(chatId);
  expect(await presentAgents(world, chatId)).toEqual([maya]);
  const last = (await deliveriesOf(world, "chat_transferred")).at(-1);
  expect(at(last, "payload")).toMatchObject({ reason: "inactive", transferred_to: { agent_ids: [maya] } });
  expect(at((await deliveriesOf(world, "incoming_event")).at(-1), "payload.event.system_message_type")).toBe(
    "routing.assigned_inactive",
  );
});

test("a returning customer resumes: same chat, new thread, fresh routing, another incoming_chat", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  const { chatId, threadId, customer } = await startChat(world);
  expect(refusal(await world.customer(customer.token, "start_chat", {})).type).toBe("limit_reached");
  expect(refusal(await world.customer(customer.token, "resume_chat", { chat: { id: chatId } })).type).toBe(
    "validation",
  );
  ok(await world.agent("deactivate_chat", { id: chatId }, bot.authorization));
  const resumed = ok(
    await world.customer(customer.token, "resume_chat", {
      chat: { id: chatId, thread: { events: [{ type: "message", text: "Back again" }] } },
    }),
  );
  const newThread = textAt(resumed, "thread_id");
  expect(newThread).not.toBe(threadId);
  const [, envelope] = await deliveriesOf(world, "incoming_chat");
  expect(at(envelope, "payload.chat.id")).toBe(chatId);
  expect(at(envelope, "payload.chat.thread")).toMatchObject({
    id: newThread,
    previous_thread_id: threadId,
    active: true,
  });
  expect(at(ok(await world.agent("get_chat", { chat_id: chatId, thread_id: threadId })), "thread.next_thread_id")).toBe(
    newThread,
  );
});

test("a human who ended the last thread is not in the next one", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  world.control.agentGoesOnline(maya);
  const { chatId, customer } = await startChat(world);
  ok(await world.agent("transfer_chat", { id: chatId, target: { type: "agent", ids: [maya] } }, bot.authorization));
  ok(await world.agent("deactivate_chat", { id: chatId }));
  ok(await world.customer(customer.token, "resume_chat", { chat: { id: chatId } }));
  expect(await presentAgents(world, chatId)).toEqual([bot.id]);
});

test("agents start chats with existing customers who have none, and may speak first", async () => {
  const world = createWorld();
  const customer = await createCustomer(world);
  const users = [{ id: customer.id, type: "customer" }];
  const events = [{ type: "message", text: "We saw your order" }];
  const started = ok(await world.agent("start_chat", { chat: { users, thread: { events } }, continuous: true }));
  expect(listAt(started, "event_ids")).toHaveLength(1);
  expect(await presentAgents(world, textAt(started, "chat_id"))).toEqual([maya]);
  expect(refusal(await world.agent("start_chat", { chat: { users } })).type).toBe("limit_reached");
  expect(refusal(await world.agent("start_chat", { chat: { users: [{ id: "nobody", type: "customer" }] } })).type).toBe(
    "validation",
  );
  const foreign = { thread: { events: [{ ...events[0], author_id: noah }] } };
  expect(refusal(await world.agent("start_chat", { chat: foreign })).type).toBe("validation");
});

test("statuses: humans cannot be set offline, others' offline cannot be lifted, the list needs both scopes", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  expect(refusal(await world.agent("set_routing_status", { status: "offline" })).type).toBe("validation");
  expect(refusal(await world.agent("set_routing_status", { status: "accepting_chats", agent_id: noah })).type).toBe(
    "agent_offline",
  );
  ok(await world.agent("set_routing_status", { status: "accepting_chats" }));
  ok(await world.agent("set_routing_status", { status: "offline", agent_id: bot.id }));
  expect(ok(await world.agent("list_routing_statuses", { filters: { group_ids: [0] } }))).toEqual([
    { agent_id: maya, status: "accepting_chats" },
    { agent_id: bot.id, status: "offline" },
  ]);
});
