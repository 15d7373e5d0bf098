/** The simulator's faults, each as the vendor has it. One file though it is a little long: one table of them. */
import { expect, test } from "vitest";
import type { FaultsRequest } from "../../demo/livechat/faults.ts";
import { at, listAt, textAt } from "./json-path.ts";
import {
  type World,
  clientId,
  createBot,
  createCustomer,
  createWorld,
  deliveriesOf,
  issueToken,
  mayaPat,
  ok,
  refusal,
  registerWebhook,
  startChat,
} from "./livechat-world.ts";

/** Through HTTP, as a person would. */
async function fault(world: World, request: FaultsRequest): Promise<void> {
  const response = await world.app.request("/simulator/faults", { method: "POST", body: JSON.stringify(request) });
  expect(response.status).toBe(200);
}

async function chatWithWebhook(world: World) {
  const bot = await createBot(world);
  const chat = await startChat(world);
  await registerWebhook(world, "incoming_event");
  async function say(text: string): Promise<void> {
    ok(
      await world.customer(chat.customer.token, "send_event", {
        chat_id: chat.chatId,
        event: { type: "message", text },
      }),
    );
  }
  async function heard(): Promise<unknown[]> {
    return (await deliveriesOf(world, "incoming_event")).map((envelope) => at(envelope, "payload.event.text"));
  }
  return { bot, chat, say, heard };
}

test("duplicates: every webhook arrives as many times as asked", async () => {
  const world = createWorld();
  const { say, heard } = await chatWithWebhook(world);
  await fault(world, { webhooks: { copies: 3 } });
  await say("once");
  expect(await heard()).toEqual(["once", "once", "once"]);
});

test("loss: some webhooks never leave, by number or by seeded chance", async () => {
  const world = createWorld();
  const { say, heard } = await chatWithWebhook(world);
  await fault(world, { webhooks: { loseNext: 1 } });
  await say("lost");
  await say("kept");
  await world.clock.advance(120_000);
  expect(await heard()).toEqual(["kept"]);
  await fault(world, { webhooks: { lossRate: 1 } });
  await say("never");
  expect(await heard()).toEqual(["kept"]);
  expect(world.control.deliveries().map(({ state }) => state)).toEqual(["lost", "delivered", "lost"]);
});

test("delay: webhooks wait within the range", async () => {
  const world = createWorld();
  const { say, heard } = await chatWithWebhook(world);
  await fault(world, { webhooks: { delayFrom: 2_000, delayTo: 3_000 } });
  await say("slow");
  await world.clock.advance(1_999);
  expect(await heard()).toEqual([]);
  await world.clock.advance(1_001);
  expect(await heard()).toEqual(["slow"]);
});

test("reordering: a delay range overtakes, and the webhooks of one call are shuffled, the same way for the same seed", async () => {
  async function run(seed: number): Promise<unknown[]> {
    const world = createWorld({ seed });
    const bot = await createBot(world);
    for (const action of ["incoming_event", "chat_transferred", "user_added_to_chat", "user_removed_from_chat"]) {
      await registerWebhook(world, action);
    }
    world.control.agentGoesOnline("maya@amphora.example");
    const { chatId } = await startChat(world);
    await fault(world, { webhooks: { reorder: true } });
    ok(
      await world.agent(
        "transfer_chat",
        { id: chatId, target: { type: "agent", ids: ["maya@amphora.example"] } },
        bot.authorization,
      ),
    );
    await world.settled();
    return world.received.map(({ envelope }) => at(envelope, "action"));
  }
  const orders = await Promise.all([1, 2, 3, 4, 5].map(run));
  expect(new Set(orders.map((order) => order.join())).size).toBeGreaterThan(1);
  expect(await run(3)).toEqual(orders[2]);
  const world = createWorld();
  const { say, heard } = await chatWithWebhook(world);
  await fault(world, { webhooks: { delayFrom: 1, delayTo: 5_000 } });
  const texts = ["a", "b", "c", "d", "e", "f"];
  for (const text of texts) {
    await say(text);
  }
  await world.clock.advance(5_000);
  const arrived = await heard();
  expect(new Set(arrived)).toEqual(new Set(texts));
  expect(arrived).not.toEqual(texts);
});

test.each([
  [429, "too_many_requests"],
  [500, "internal"],
  [503, "service_unavailable"],
  [401, "authentication"],
])("the next calls answer %i %s, nothing happens, then all is well", async (status, type) => {
  const world = createWorld();
  const { bot, chat } = await chatWithWebhook(world);
  await fault(world, { calls: [{ kind: "error", action: "send_event", times: 2, status, type }] });
  const send = () =>
    world.agent(
      "send_event",
      { chat_id: chat.chatId, event: { type: "message", text: "x", custom_id: "c" } },
      bot.authorization,
    );
  ok(await world.agent("list_chats", {}, bot.authorization));
  for (let count = 0; count < 2; count += 1) {
    const answer = await send();
    expect(refusal(answer)).toMatchObject({ status, type });
    expect(answer.headers.get("Retry-After")).toBeNull();
  }
  ok(await send());
  const events = listAt(ok(await world.agent("get_chat", { chat_id: chat.chatId })), "thread.events");
  expect(events.filter((event) => at(event, "custom_id") === "c")).toHaveLength(1);
});

test("429 can say when to come back, and a fault can aim at one API", async () => {
  const world = createWorld();
  await fault(world, {
    calls: [
      { kind: "error", action: "agent/list_chats", status: 429, type: "too_many_requests", retryAfterSeconds: 7 },
    ],
  });
  const { token } = await createCustomer(world);
  ok(await world.customer(token, "list_chats", {}));
  expect((await world.agent("list_chats", {})).headers.get("Retry-After")).toBe("7");
});

test("a time-out before effect loses the call, one after effect loses only the answer", async () => {
  const world = createWorld();
  const { bot, chat } = await chatWithWebhook(world);
  const send = (custom_id: string) =>
    world.agent(
      "send_event",
      { chat_id: chat.chatId, event: { type: "message", text: "x", custom_id } },
      bot.authorization,
    );
  const sent = async () => {
    const threads = ok(await world.agent("list_threads", { chat_id: chat.chatId, limit: 1 }, bot.authorization));
    return listAt(threads, "threads.0.events").flatMap((event) => at(event, "custom_id") ?? []);
  };
  await fault(world, { calls: [{ kind: "timeout_before_effect", action: "send_event" }] });
  expect(refusal(await send("before"))).toMatchObject({ status: 504, type: "request_timeout" });
  expect(await sent()).toEqual([]);
  await fault(world, { calls: [{ kind: "timeout_after_effect", action: "send_event" }] });
  expect(refusal(await send("after"))).toMatchObject({ status: 504, type: "request_timeout" });
  expect(await sent()).toEqual(["after"]);
  await fault(world, { calls: [{ kind: "timeout_after_effect", action: "send_event" }] });
  const refused = await world.agent(
    "send_event",
    { chat_id: "NOPE", event: { type: "message", text: "x" } },
    bot.authorization,
  );
  expect(refusal(refused).type).toBe("not_found");
});

test("the wrong region is misdirected until X-Region matches", async () => {
  const world = createWorld();
  await fault(world, { region: "fra" });
  const answer = await world.agent("list_chats", {});
  expect(refusal(answer).type).toBe("misdirected_request");
  expect(at(answer.body, "error.data")).toEqual({ region: "fra" });
  const path = "/v3.6/agent/action/list_chats";
  expect(refusal(await world.call(path, {}, { Authorization: mayaPat, "X-Region": "dal" })).type).toBe(
    "misdirected_request",
  );
  ok(await world.call(path, {}, { Authorization: mayaPat, "X-Region": "fra" }));
  await fault(world, { region: null });
  ok(await world.agent("list_chats", {}));
});

test("latency holds the answer by the clock", async () => {
  const world = createWorld();
  await fault(world, { latency: 300, calls: [{ kind: "latency", action: "list_chats", milliseconds: 1_000 }] });
  let answered = false;
  const pending = world.agent("list_chats", {}).then(() => (answered = true));
  await world.clock.advance(1_299);
  expect(answered).toBe(false);
  await world.clock.advance(1);
  await pending;
});

test("no request takes longer than the vendor lets it", async () => {
  const world = createWorld();
  await fault(world, { calls: [{ kind: "latency", action: "list_chats", milliseconds: 20_000 }] });
  const pending = world.agent("list_chats", {});
  await world.clock.advance(15_000);
  expect(refusal(await pending).type).toBe("request_timeout");
});

test("tokens of either kind can expire at once", async () => {
  const world = createWorld();
  const { bot, chat } = await chatWithWebhook(world);
  await fault(world, { expireTokens: "bots" });
  expect(refusal(await world.agent("list_chats", {}, bot.authorization)).type).toBe("authentication");
  ok(await world.customer(chat.customer.token, "list_chats", {}));
  ok(await world.agent("list_chats", {}, await issueToken(world, bot.id, bot.secret)));
  await fault(world, { expireTokens: "customers" });
  expect(refusal(await world.customer(chat.customer.token, "list_chats", {})).type).toBe("authentication");
});

test("configuration can take two minutes to spread", async () => {
  const world = createWorld();
  await fault(world, { configurationPropagation: true });
  const bot = await createBot(world);
  await registerWebhook(world, "incoming_chat");
  const property = {
    name: "state",
    owner_client_id: clientId,
    type: "string",
    access: { chat: { agent: ["read", "write"] } },
  };
  ok(await world.configuration("register_property", property));
  const customer = await createCustomer(world);
  expect(refusal(await world.customer(customer.token, "start_chat", {})).type).toBe("groups_offline");
  await world.clock.advance(119_000);
  expect(refusal(await world.customer(customer.token, "start_chat", {})).type).toBe("groups_offline");
  await world.clock.advance(1_000);
  const started = ok(await world.customer(customer.token, "start_chat", {}));
  expect(await deliveriesOf(world, "incoming_chat")).toHaveLength(1);
  const change = { id: textAt(started, "chat_id"), properties: { [clientId]: { state: "bot" } } };
  ok(await world.agent("update_chat_properties", change, bot.authorization));
  ok(await world.configuration("register_property", { ...property, name: "later" }));
  const early = { ...change, properties: { [clientId]: { later: "x" } } };
  expect(refusal(await world.agent("update_chat_properties", early, bot.authorization)).type).toBe("validation");
});

test("a rate limit counts calls per second and credential", async () => {
  const world = createWorld();
  const bot = await createBot(world);
  await fault(world, { rateLimit: 2 });
  ok(await world.agent("list_chats", {}));
  ok(await world.agent("list_chats", {}));
  expect(refusal(await world.agent("list_chats", {}))).toMatchObject({ status: 429, type: "too_many_requests" });
  ok(await world.agent("list_chats", {}, bot.authorization));
  await world.clock.advance(1_000);
  ok(await world.agent("list_chats", {}));
});

test("the control shows state, calls and deliveries without secrets, and clears faults and logs but no data", async () => {
  const world = createWorld();
  const { bot, say } = await chatWithWebhook(world);
  await say("hello");
  await world.settled();
  const read = async (path: string) => (await world.app.request(`/simulator/${path}`)).text();
  const texts = [await read("state"), await read("calls"), await read("deliveries")];
  for (const text of texts) {
    for (const secret of [bot.secret, bot.token, "s3cret-key", "maya-secret", "noah-secret", "dal:"]) {
      expect(text).not.toContain(secret);
    }
  }
  const calls: unknown = JSON.parse(texts[1] ?? "");
  expect(at(calls, "counts.customer/send_event")).toBe(1);
  const last = listAt(calls, "calls").at(-1);
  expect(last).toMatchObject({
    api: "customer",
    action: "send_event",
    status: 200,
    errorType: null,
    body: { event: { text: "hello" } },
  });
  await fault(world, { region: "fra", calls: [{ kind: "timeout_before_effect", action: "*" }] });
  await world.app.request("/simulator/clear", { method: "POST" });
  ok(await world.agent("list_chats", {}));
  expect(world.control.deliveries()).toEqual([]);
  expect(listAt(world.control.calls(), "calls")).toHaveLength(1);
  expect(listAt(world.control.state(), "chats")).toHaveLength(1);
  const wrong = await world.app.request("/simulator/faults", { method: "POST", body: '{"typo":1}' });
  expect(wrong.status).toBe(422);
});

test("agents and chats can be moved by hand", async () => {
  const world = createWorld();
  const post = (path: string, body: object) =>
    world.app.request(`/simulator/${path}`, { method: "POST", body: JSON.stringify(body) });
  expect((await post("agents/online", { agent_id: "maya@amphora.example" })).status).toBe(200);
  const { chatId } = await startChat(world);
  expect((await post("chats/archive", { chat_id: chatId, reason: "customer_disconnected" })).status).toBe(200);
  expect((await post("chats/archive", { chat_id: chatId })).status).toBe(422);
  expect((await post("agents/offline", { agent_id: "maya@amphora.example" })).status).toBe(200);
  expect((await post("agents/online", { agent_id: "nobody" })).status).toBe(422);
  expect(at(world.control.state(), "groups.0.status")).toBe("offline");
});
