/** How a chat changes hands: transfers, the queue, who may be in it, and its end. */
import { expect, test } from "vitest";
import { at, listAt } from "./json-path.ts";
import { chatOf, presentAgents, withWebhooks } from "./livechat-chats.ts";
import {
  createBot,
  createWorld,
  deliveriesOf,
  maya,
  mayaPat,
  noah,
  noahPat,
  ok,
  openStream,
  organizationId,
  refusal,
  sales,
  startChat,
} from "./livechat-world.ts";

test("a transfer that nobody can take fails and changes nothing", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  const { chatId } = await startChat(world);
  const before = await chatOf(world, chatId);
  await world.settled();
  const count = world.received.length;
  const refused = { status: 422, type: "validation", message: "Cannot assign any agent from requested groups" };
  for (const target of [undefined, { type: "group", ids: [sales] }, { type: "agent", ids: [maya] }]) {
    expect(
      refusal(await world.agent("transfer_chat", { id: chatId, ...(target ? { target } : {}) }, bot.authorization)),
    ).toEqual(refused);
  }
  expect(await chatOf(world, chatId)).toEqual(before);
  await world.settled();
  expect(world.received).toHaveLength(count);
  const unknown = await world.agent(
    "transfer_chat",
    { id: chatId, target: { type: "group", ids: [99] } },
    bot.authorization,
  );
  expect(refusal(unknown).type).toBe("validation");
});

test("a transfer to a group with somebody free moves the chat, its access, and takes the bot out", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  world.control.agentGoesOnline(noah);
  const { chatId, threadId } = await startChat(world);
  ok(await world.agent("transfer_chat", { id: chatId, target: { type: "group", ids: [sales] } }, bot.authorization));
  const where = { chat_id: chatId, thread_id: threadId };
  const [transferred] = await deliveriesOf(world, "chat_transferred");
  expect(at(transferred, "payload")).toEqual({
    ...where,
    requester_id: bot.id,
    reason: "manual",
    transferred_to: { group_ids: [sales], agent_ids: [noah] },
  });
  expect(at((await deliveriesOf(world, "user_removed_from_chat"))[0], "payload")).toEqual({
    ...where,
    user_id: bot.id,
    reason: "manual",
    requester_id: bot.id,
  });
  expect(at((await deliveriesOf(world, "user_added_to_chat"))[0], "payload")).toMatchObject({
    ...where,
    reason: "manual",
    requester_id: bot.id,
    user: { id: noah, type: "agent", email: noah, present: true, visibility: "all" },
  });
  expect(at((await deliveriesOf(world, "chat_access_updated"))[0], "payload")).toEqual({
    id: chatId,
    access: { group_ids: [sales] },
  });
  expect(at((await deliveriesOf(world, "incoming_event")).at(-1), "payload.event")).toMatchObject({
    type: "system_message",
    system_message_type: "chat_transferred",
    text: "Firstline transferred the chat to Sales",
  });
  const chat = await chatOf(world, chatId);
  expect(at(chat, "thread.id")).toBe(threadId);
  expect(refusal(await world.agent("get_chat", { chat_id: chatId }, bot.authorization))).toMatchObject({
    status: 403,
    type: "missing_access",
  });
  const event = { type: "message", text: "one more thing" };
  expect(refusal(await world.agent("send_event", { chat_id: chatId, event }, bot.authorization))).toMatchObject({
    status: 403,
    type: "authorization",
    message: "Requester is not user of the chat",
  });
  ok(await world.agent("send_event", { chat_id: chatId, event }, noahPat));
});

test("ignoring availability queues the chat with position and wait time; whoever comes online picks the oldest up", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  const chats = [await startChat(world), await startChat(world)];
  const [first, second] = chats;
  if (!first || !second) {
    throw new Error("two chats were started");
  }
  const page = await openStream(
    world,
    `/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=${second.customer.token}`,
  );
  for (const { chatId } of chats) {
    const target = { type: "group", ids: [sales] };
    ok(await world.agent("transfer_chat", { id: chatId, target, ignore_agents_availability: true }, bot.authorization));
  }
  const [, queued] = await deliveriesOf(world, "chat_transferred");
  expect(at(queued, "payload.transferred_to")).toEqual({ group_ids: [sales] });
  expect(at(queued, "payload.queue")).toMatchObject({ position: 2, wait_time: 120 });
  expect(await deliveriesOf(world, "user_added_to_chat")).toEqual([]);
  expect(at(await chatOf(world, second.chatId), "thread.queue.position")).toBe(2);
  expect(await presentAgents(world, second.chatId)).toEqual([]);

  const desk = await openStream(world, `/v3.6/agent/rtm/sse?access_token=${noahPat.slice(6)}`);
  ok(await world.agent("set_routing_status", { status: "accepting_chats" }, noahPat));
  expect(await presentAgents(world, first.chatId)).toEqual([noah]);
  const added = await deliveriesOf(world, "user_added_to_chat");
  expect(added.map((envelope) => [at(envelope, "payload.reason"), at(envelope, "payload.requester_id")])).toEqual([
    ["assigned", undefined],
    ["assigned", undefined],
  ]);
  const picked = (await deliveriesOf(world, "chat_transferred")).slice(2);
  expect(picked.map((envelope) => at(envelope, "payload"))).toEqual(
    chats.map(({ chatId, threadId }) => ({
      chat_id: chatId,
      thread_id: threadId,
      reason: "assigned",
      transferred_to: { group_ids: [sales], agent_ids: [noah] },
    })),
  );
  const positions = (await page.frames("queue_position_updated")).map((frame) => at(frame, "payload.queue.position"));
  expect(positions).toEqual([2]);
  expect((await desk.frames("incoming_chat")).map((frame) => at(frame, "payload.transferred_from.group_ids"))).toEqual([
    [sales],
    [sales],
  ]);
  await page.close();
  await desk.close();
});

test("a freed slot goes to the queue, and those behind move up", async () => {
  const world = createWorld({
    agents: [
      {
        id: maya,
        name: "Maya",
        accountId: "c0ffee00-0000-4000-8000-000000000001",
        personalAccessToken: "maya-secret",
        groups: [{ id: 0, priority: "normal" }],
        maxChatsCount: 1,
        routingStatus: "accepting_chats",
      },
    ],
  });
  const first = await startChat(world);
  const second = await startChat(world);
  const third = await startChat(world);
  const page = await openStream(
    world,
    `/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=${third.customer.token}`,
  );
  expect(at(await chatOf(world, third.chatId), "thread.queue.position")).toBe(2);
  ok(await world.customer(first.customer.token, "deactivate_chat", { id: first.chatId }));
  expect(await presentAgents(world, second.chatId)).toEqual([maya]);
  expect((await page.frames("queue_position_updated")).map((frame) => at(frame, "payload.queue"))).toEqual([
    { position: 1, wait_time: 60 },
  ]);
  await page.close();
});

test("a transfer to an agent ignores availability only on request, and needs the agent's access", async () => {
  const world = createWorld();
  const bot = await createBot(world, { groups: [{ id: sales, priority: "first" }] });
  const { chatId } = await startChat(world, "hi", { access: { group_ids: [sales] } });
  const to = (id: string, more = {}) =>
    world.agent("transfer_chat", { id: chatId, target: { type: "agent", ids: [id] }, ...more }, bot.authorization);
  expect(refusal(await to(maya)).type).toBe("missing_access");
  expect(refusal(await to("ghost@x.example")).type).toBe("validation");
  world.control.agentGoesOnline(noah);
  ok(await world.agent("set_routing_status", { status: "not_accepting_chats" }, noahPat));
  expect(refusal(await to(noah)).message).toBe("Cannot assign any agent from requested groups");
  ok(await to(noah, { ignore_agents_availability: true }));
  expect(await presentAgents(world, chatId)).toEqual([noah]);
});

test("a transfer to the bot's own group comes straight back; without a target it does not", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  world.control.agentGoesOnline(maya);
  const { chatId } = await startChat(world);
  ok(await world.agent("transfer_chat", { id: chatId, target: { type: "group", ids: [0] } }, bot.authorization));
  expect(await presentAgents(world, chatId)).toEqual([bot.id]);
  expect(await deliveriesOf(world, "user_removed_from_chat")).toEqual([]);
  ok(await world.agent("transfer_chat", { id: chatId }, bot.authorization));
  expect(await presentAgents(world, chatId)).toEqual([maya]);
});

test("a human hands the chat back to the bot", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  world.control.agentGoesOnline(maya);
  const { chatId } = await startChat(world);
  ok(await world.agent("transfer_chat", { id: chatId, target: { type: "agent", ids: [maya] } }, bot.authorization));
  ok(await world.agent("transfer_chat", { id: chatId, target: { type: "agent", ids: [bot.id] } }));
  expect(await presentAgents(world, chatId)).toEqual([bot.id]);
  expect(at((await deliveriesOf(world, "user_added_to_chat")).at(-1), "payload.user.id")).toBe(bot.id);
  expect(await deliveriesOf(world, "incoming_chat")).toHaveLength(1);
});

test("requester presence matters unless it is waived", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  world.control.agentGoesOnline(maya);
  const { chatId } = await startChat(world);
  const transfer = { id: chatId, target: { type: "agent", ids: [maya] } };
  expect(refusal(await world.agent("transfer_chat", transfer)).message).toBe("Requester is not user of the chat");
  ok(await world.agent("transfer_chat", { ...transfer, ignore_requester_presence: true }));
  expect(refusal(await world.agent("deactivate_chat", { id: chatId }, bot.authorization)).type).toBe("authorization");
  ok(await world.agent("deactivate_chat", { id: chatId, ignore_requester_presence: true }, bot.authorization));
});

test("one public agent per chat; supervisors are welcome; removing the last public one queues the chat", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  const { chatId } = await startChat(world);
  const add = { chat_id: chatId, user_id: maya, user_type: "agent", ignore_requester_presence: true };
  expect(refusal(await world.agent("add_user_to_chat", { ...add, visibility: "all" }))).toEqual({
    status: 422,
    type: "validation",
    message: "Public agents in chat limit reached",
  });
  ok(await world.agent("add_user_to_chat", { ...add, visibility: "agents" }));
  expect(refusal(await world.agent("add_user_to_chat", { ...add, visibility: "agents" })).type).toBe("validation");
  expect(
    refusal(await world.agent("add_user_to_chat", { ...add, user_id: "c", user_type: "customer", visibility: "all" }))
      .type,
  ).toBe("validation");
  const remove = { chat_id: chatId, user_type: "agent" };
  expect(
    refusal(await world.agent("remove_user_from_chat", { ...remove, user_type: "customer", user_id: "c" })).type,
  ).toBe("validation");
  ok(await world.agent("remove_user_from_chat", { ...remove, user_id: bot.id }));
  expect(await presentAgents(world, chatId)).toEqual([maya]);
  expect(at(await chatOf(world, chatId), "thread.queue.position")).toBe(1);
  expect(at((await deliveriesOf(world, "chat_transferred")).at(-1), "payload.reason")).toBe("unassigned");
});

test("chat_deactivated names who closed the chat, unless it was the router", async () => {
  const world = createWorld();
  const bot = await withWebhooks(world);
  const chats = [await startChat(world), await startChat(world), await startChat(world)];
  const [byBot, byCustomer, byRouter] = chats;
  if (!byBot || !byCustomer || !byRouter) {
    throw new Error("three chats were started");
  }
  ok(await world.agent("deactivate_chat", { id: byBot.chatId }, bot.authorization));
  ok(await world.customer(byCustomer.customer.token, "deactivate_chat", { id: byCustomer.chatId }));
  world.control.archiveChat(byRouter.chatId, "inactive");
  const payloads = (await deliveriesOf(world, "chat_deactivated")).map((envelope) => at(envelope, "payload"));
  expect(payloads).toEqual([
    { chat_id: byBot.chatId, thread_id: byBot.threadId, user_id: bot.id },
    { chat_id: byCustomer.chatId, thread_id: byCustomer.threadId, user_id: byCustomer.customer.id },
    { chat_id: byRouter.chatId, thread_id: byRouter.threadId },
  ]);
  const messages = (await deliveriesOf(world, "incoming_event")).map((envelope) =>
    at(envelope, "payload.event.system_message_type"),
  );
  expect(messages).toEqual(["manual_archived_agent", "manual_archived_customer", "routing.archived_inactive"]);
});

test("list_agents_for_transfer has accepting and not accepting ones by load, and no offline ones", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId } = await startChat(world);
  const list = async () =>
    listAt(ok(await world.agent("list_agents_for_transfer", { chat_id: chatId }, bot.authorization)), "");
  expect(await list()).toEqual([{ agent_id: bot.id, total_active_chats: 1 }]);
  world.control.agentGoesOnline(maya);
  ok(await world.agent("set_routing_status", { status: "not_accepting_chats" }, mayaPat));
  expect(await list()).toEqual([
    { agent_id: maya, total_active_chats: 0 },
    { agent_id: bot.id, total_active_chats: 1 },
  ]);
});
