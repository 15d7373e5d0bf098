import { expect, test } from "vitest";
import { at, listAt, textAt } from "./json-path.ts";
import {
  createBot,
  createWorld,
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

function threadIds(answer: unknown): unknown[] {
  return listAt(answer, "threads").map((thread) => at(thread, "id"));
}

function textsOf(frames: unknown[]): unknown[] {
  return frames.map((frame) => at(frame, "payload.event.text"));
}

test("list_chats pages by page_id, newest thread first, and filters", async () => {
  const world = createWorld();
  const bot = await createBot(world, { max_chats_count: 50 });
  const ids: string[] = [];
  for (let count = 0; count < 12; count += 1) {
    ids.unshift((await startChat(world, `question ${count}`)).chatId);
  }
  ok(await world.agent("deactivate_chat", { id: ids[0] ?? "" }, bot.authorization));
  const first = ok(await world.agent("list_chats", {}, bot.authorization));
  const second = ok(await world.agent("list_chats", { page_id: textAt(first, "next_page_id") }, bot.authorization));
  const listed = [...listAt(first, "chats_summary"), ...listAt(second, "chats_summary")];
  expect(listAt(first, "chats_summary")).toHaveLength(10);
  expect(listed.map((chat) => at(chat, "id"))).toEqual(ids);
  expect(at(first, "found_chats")).toBe(12);
  expect(at(second, "next_page_id")).toBeUndefined();
  expect(listed[1]).toMatchObject({
    last_event_per_type: { message: { event: { text: "question 10" } } },
    last_thread_summary: { active: true, access: { group_ids: [0] } },
    is_followed: false,
  });
  const mixed = { page_id: textAt(first, "next_page_id"), limit: 5 };
  expect(refusal(await world.agent("list_chats", mixed, bot.authorization)).type).toBe("validation");
  expect(refusal(await world.agent("list_chats", { limit: 101 }, bot.authorization)).type).toBe("validation");
  const closed = ok(await world.agent("list_chats", { filters: { active: false } }, bot.authorization));
  expect(listAt(closed, "chats_summary").map((chat) => at(chat, "id"))).toEqual([ids[0]]);
  const elsewhere = ok(await world.agent("list_chats", { filters: { group_ids: [sales] } }, bot.authorization));
  expect(at(elsewhere, "found_chats")).toBe(0);
});

test("list_threads gives three, or as many as hold the wanted events; archives hold closed threads only", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId, threadId, customer } = await startChat(world, "Which crimp tool?");
  const threads = [threadId];
  for (let count = 0; count < 4; count += 1) {
    ok(await world.agent("deactivate_chat", { id: chatId }, bot.authorization));
    threads.unshift(
      textAt(ok(await world.customer(customer.token, "resume_chat", { chat: { id: chatId } })), "thread_id"),
    );
  }
  const latest = ok(await world.agent("list_threads", { chat_id: chatId }, bot.authorization));
  expect(threadIds(latest)).toEqual(threads.slice(0, 3));
  expect(
    threadIds(
      ok(
        await world.agent(
          "list_threads",
          { chat_id: chatId, page_id: textAt(latest, "next_page_id") },
          bot.authorization,
        ),
      ),
    ),
  ).toEqual(threads.slice(3));
  expect(
    threadIds(ok(await world.agent("list_threads", { chat_id: chatId, min_events_count: 2 }, bot.authorization))),
  ).toEqual(threads.slice(0, 2));
  const both = { chat_id: chatId, min_events_count: 2, limit: 2 };
  expect(refusal(await world.agent("list_threads", both, bot.authorization)).type).toBe("validation");
  expect(threadIds(ok(await world.customer(customer.token, "list_threads", { chat_id: chatId, limit: 1 })))).toEqual(
    threads.slice(0, 1),
  );
  const archives = ok(await world.agent("list_archives", { filters: { query: "crimp" } }, bot.authorization));
  expect(listAt(archives, "chats")).toMatchObject([{ id: chatId, thread: { id: threadId, active: false } }]);
  expect(at(ok(await world.agent("list_archives", {}, bot.authorization)), "found_chats")).toBe(4);
  expect(refusal(await world.agent("list_archives", { filters: { sales: {} } }, bot.authorization)).type).toBe(
    "validation",
  );
});

test("an active thread's summary arrives as a system event for agents", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId: chat_id, threadId: thread_id } = await startChat(world);
  ok(await world.agent("request_thread_summary", { chat_id, thread_id }, bot.authorization));
  await world.clock.advance(1_000);
  const last = listAt(ok(await world.agent("get_chat", { chat_id })), "thread.events").at(-1);
  expect(last).toMatchObject({ type: "system", source: "messaging", subtype: "summary", visibility: "agents" });
  expect(JSON.parse(textAt(last, "details"))).toMatchObject({ status: "ok" });
});

test("the page hears its own chat, a desk hears the chats of its groups with agents-only events", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId, customer } = await startChat(world);
  const page = await openStream(
    world,
    `/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=${customer.token}`,
  );
  const mine = await openStream(world, `/v3.6/agent/rtm/sse?access_token=${encodeURIComponent(mayaPat.slice(6))}`);
  const theirs = await openStream(world, `/v3.6/agent/rtm/sse?access_token=${encodeURIComponent(noahPat.slice(6))}`);
  const say = (visibility: string) =>
    world.agent(
      "send_event",
      { chat_id: chatId, event: { type: "message", text: visibility, visibility } },
      bot.authorization,
    );
  ok(await say("all"));
  ok(await say("agents"));
  await startChat(world, "another customer");
  world.control.agentGoesOnline(noah);
  await startChat(world, "sales", { access: { group_ids: [sales] } });
  ok(await world.agent("transfer_chat", { id: chatId, target: { type: "group", ids: [sales] } }, bot.authorization));
  ok(await world.customer(customer.token, "deactivate_chat", { id: chatId }));
  const actions = async (stream: typeof page) => (await stream.frames()).map((frame) => at(frame, "action"));
  expect(await actions(page)).toEqual([
    "incoming_event",
    "user_removed_from_chat",
    "user_added_to_chat",
    "chat_transferred",
    "incoming_event",
    "incoming_event",
    "chat_deactivated",
  ]);
  expect(textsOf(await mine.frames("incoming_event"))).toEqual(["all", "agents"]);
  expect(await theirs.frames("incoming_chat")).toHaveLength(3);
  expect((await actions(theirs)).slice(-2)).toEqual(["incoming_event", "chat_deactivated"]);
  expect(await theirs.frames("routing_status_set")).toMatchObject([
    { payload: { agent_id: noah, status: "accepting_chats" } },
  ]);
  for (const stream of [page, mine, theirs]) {
    await stream.close();
  }
});

test("streams ping every fifteen seconds, stop at disconnect, and need a token", async () => {
  const world = createWorld();
  const stream = await openStream(world, `/v3.6/agent/rtm/sse?access_token=${mayaPat.slice(6)}`);
  await world.clock.advance(45_000);
  expect(stream.text().match(/^: ping$/gm)).toHaveLength(3);
  await stream.close();
  await world.clock.advance(60_000);
  expect(stream.text().match(/^: ping$/gm)).toHaveLength(3);
  expect((await world.app.request("/v3.6/agent/rtm/sse?access_token=x")).status).toBe(401);
  expect(
    (await world.app.request(`/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=x`)).status,
  ).toBe(401);
  expect((await world.app.request("/v3.6/customer/rtm/sse?access_token=x")).status).toBe(422);
});

test("an aborted request is forgotten even if nobody cancels its body", async () => {
  const world = createWorld();
  const abort = new AbortController();
  const path = `/v3.6/agent/rtm/sse?access_token=${mayaPat.slice(6)}`;
  const response = await world.app.request(new Request(`http://localhost${path}`, { signal: abort.signal }));
  expect(at(world.control.state(), "connections")).toBe(1);
  abort.abort();
  await world.clock.advance(15_000);
  expect(at(world.control.state(), "connections")).toBe(0);
  await response.body?.cancel();
});

test("request_welcome_message is pushed to that customer, authored by the predicted agent", async () => {
  const world = createWorld();
  await createBot(world);
  const { customer } = await startChat(world);
  const page = await openStream(
    world,
    `/v3.6/customer/rtm/sse?organization_id=${organizationId}&access_token=${customer.token}`,
  );
  const answer = ok(await world.customer(customer.token, "request_welcome_message", {}));
  const [frame] = await page.frames("incoming_welcome_message");
  expect(at(frame, "payload.event.author_id")).toBe(at(answer, "predicted_agent.id"));
  expect(at(frame, "payload.id")).toBe(at(answer, "id"));
  await page.close();
});

test("following is remembered per agent", async () => {
  const world = createWorld();
  await createBot(world);
  const { chatId } = await startChat(world);
  ok(await world.agent("follow_chat", { id: chatId }));
  expect(at(ok(await world.agent("get_chat", { chat_id: chatId })), "is_followed")).toBe(true);
  expect(at(ok(await world.agent("get_chat", { chat_id: chatId }, noahPat)), "is_followed")).toBe(false);
  ok(await world.agent("unfollow_chat", { id: chatId }));
  expect(at(ok(await world.agent("get_chat", { chat_id: chatId })), "is_followed")).toBe(false);
});

test("the two versions ask for open chats each in its own way", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  const { chatId } = await startChat(world);
  await startChat(world);
  ok(await world.agent("deactivate_chat", { id: chatId }, bot.authorization));
  const listed = async (filters: object, version: string) =>
    listAt(ok(await world.agent("list_chats", { filters }, bot.authorization, version)), "chats_summary").length;
  expect(await listed({ active: true }, "v3.6")).toBe(1);
  expect(await listed({}, "v3.5")).toBe(2);
  expect(await listed({ include_active: true }, "v3.5")).toBe(2);
  expect(await listed({ include_active: false }, "v3.5")).toBe(1);
  for (const [filters, version] of [
    [{ active: true }, "v3.5"],
    [{ include_active: true }, "v3.6"],
  ] as const) {
    expect(refusal(await world.agent("list_chats", { filters }, bot.authorization, version)).type).toBe("validation");
  }
});
