/** What the platform tells is kept before it is acknowledged, answered once, and answered only where we may. */
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Customer } from "../../demo/customer.ts";
import { agents } from "../../demo/organization.ts";
import { administratorCall } from "../../demo/set-up-bot.ts";
import {
  MODEL_SAYS,
  PRIVATE,
  SILENCE_MS,
  bodyOf,
  expectNothingPrivate,
  holdModel,
  messageIn,
  model,
  post,
  prepareWebhookWorld,
  repliesOf,
  stored,
  until,
  visit,
} from "../support/webhook-world.ts";

const world = prepareWebhookWorld();

/** As an engineer at her desk. */
function desk() {
  const [agent] = agents;
  return agent === undefined
    ? expect.fail("the demo has no agent")
    : { agent, call: administratorCall(world.system.liveChatUrl, agent) };
}

describe("what the platform tells", () => {
  it("is in the object's inbox when it is acknowledged", async () => {
    expect(await post(bodyOf("incoming_event", messageIn("KEPT1", "kept-1")))).toStrictEqual({
      status: 200,
      body: { status: "accepted" },
    });
    expect(await stored("KEPT1", "SELECT id, role FROM inbox")).toStrictEqual([{ id: "kept-1", role: "customer" }]);
  });

  it("is taken whole or not at all when there is much of it", async () => {
    const events = Array.from({ length: 400 }, (_, index) => messageIn("", `many-${index}`, "x".repeat(200))["event"]);
    const chat = { id: "KEPT2", users: [], thread: { id: "SR08LWN3VE", active: true, events } };
    expect(await post(bodyOf("incoming_chat", { chat }))).toStrictEqual({ status: 200, body: { status: "accepted" } });
    expect(await stored("KEPT2", "SELECT count(*) AS rows FROM inbox")).toStrictEqual([{ rows: 401 }]);
    expect(await post(bodyOf("incoming_chat", { chat }))).toMatchObject({ body: { status: "duplicate" } });
  });

  it("may be as long as a body may be", async () => {
    const text = `${'a\u0000\\"'.repeat(40_000)}\u{1F50C}`;
    expect((await post(bodyOf("incoming_event", messageIn("KEPT3", "long-1", text)))).status).toBe(200);
    const [row] = await stored("KEPT3", "SELECT length(body) AS size FROM inbox");
    expect(Number(row?.["size"])).toBeLessThan(100_000);
  });

  it("is acknowledged while the model is still thinking", async () => {
    const letGo = holdModel();
    const customer = await visit();
    const before = model.requests.length;
    await customer.say(`One ${PRIVATE}, please.`);
    await until(
      () => model.requests.slice(before),
      (requests) => requests.some(({ kind }) => kind === "chat"),
    );
    const startedAt = Date.now();
    const answer = await post(bodyOf("incoming_event", messageIn(customer.chat, "meanwhile")));
    expect(answer.status).toBe(200);
    expect(Date.now() - startedAt).toBeLessThan(5_000);
    const deliveries = () => world.system.liveChat.control.deliveries().filter(({ state }) => state !== "delivered");
    expect(await until(deliveries, (open) => open.length === 0)).toStrictEqual([]);
    expect(await customer.replies()).toStrictEqual([]);
    letGo();
    expect(await repliesOf(customer, 1)).toHaveLength(1);
  });
});

describe("one reply, and none out of place", () => {
  it("one to a message delivered three times", async () => {
    world.system.liveChat.control.setFaults({ webhooks: { copies: 3 } });
    const customer = await visit();
    await customer.say("Hello");
    await repliesOf(customer, 1);
    await delay(SILENCE_MS);
    expect(await customer.replies()).toHaveLength(1);
  });

  it("one to a message of which five deliveries come at once", async () => {
    const customer = await visit();
    await until(
      () => world.system.liveChat.control.deliveries(),
      (all) => all.length > 0 && all.every(({ state }) => state === "delivered"),
    );
    world.system.liveChat.control.setFaults({ webhooks: { loseNext: 1 } });
    const id = await customer.say("Hello");
    const lost = world.system.liveChat.control.deliveries().find(({ state }) => state === "lost");
    expect(lost).toMatchObject({ action: "incoming_event", payload: { event: { id } } });
    const body = bodyOf("incoming_event", lost?.payload);
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(body)));
    expect(answers.map((answer) => (answer.body as { status: string }).status).toSorted()).toStrictEqual([
      "accepted",
      ...Array.from({ length: 4 }, () => "duplicate"),
    ]);
    await repliesOf(customer, 1);
    await delay(SILENCE_MS);
    expect(await customer.replies()).toHaveLength(1);
  });

  it("none to our own", async () => {
    const customer = await visit();
    await customer.say("Hello");
    await repliesOf(customer, 1);
    await until(
      () => world.system.liveChat.control.deliveries().map(({ payload }) => JSON.stringify(payload)),
      (payloads) => payloads.some((payload) => payload.includes(`"author_id":"${world.system.botId}"`)),
    );
    await delay(SILENCE_MS);
    expect(await customer.replies()).toHaveLength(1);
  });

  it("one to a customer who writes under a custom id of ours", async () => {
    const customer = await visit();
    await customer.say("Hello");
    await repliesOf(customer, 1);
    const [ours] = await until(
      () => stored(customer.chat, "SELECT id FROM outbox WHERE kind = 'reply' AND status = 'done'"),
      (rows) => rows.length > 0,
    );
    await customer.say("Hello again", { custom_id: `${String(ours?.["id"])}.1` });
    await repliesOf(customer, 2);
    await delay(SILENCE_MS);
    expect(await customer.replies()).toHaveLength(2);
  });

  it("none to a human agent, to what only agents see, and to a customer whom a human has", async () => {
    const customer = await visit();
    await customer.say("Hello");
    await repliesOf(customer, 1);
    const { agent, call } = desk();
    await call("agent/action/set_routing_status", { status: "accepting_chats" });
    const supervising = { chat_id: customer.chat, user_id: agent.id, user_type: "agent", visibility: "agents" };
    await call("agent/action/add_user_to_chat", { ...supervising, ignore_requester_presence: true });
    const note = { type: "message", text: `The ${PRIVATE} again?`, visibility: "agents" };
    await call("agent/action/send_event", { chat_id: customer.chat, event: note });
    await delay(SILENCE_MS);
    expect(await customer.replies()).toHaveLength(1);

    const transfer = { id: customer.chat, target: { type: "agent", ids: [agent.id] }, ignore_requester_presence: true };
    await call("agent/action/transfer_chat", transfer);
    await call("agent/action/send_event", { chat_id: customer.chat, event: { type: "message", text: "Mara here." } });
    await repliesOf(customer, 2);
    await customer.say("Good, are you a person?");
    await delay(SILENCE_MS);
    const replies = await customer.replies();
    expect(replies.map(({ text }) => text)).toStrictEqual([MODEL_SAYS, "Mara here."]);
  });
});

describe("a platform that fails", () => {
  const once = { action: "agent/send_event", kind: "error" } as const;
  const faults = [
    { ...once, status: 429, type: "too_many_requests", retryAfterSeconds: 1 },
    { ...once, status: 429, type: "too_many_requests" },
    { ...once, status: 500, type: "internal" },
    { ...once, status: 503, type: "service_unavailable" },
    { ...once, status: 401, type: "authentication" },
    { ...once, status: 500, type: "meltdown" },
  ];

  it("in one way or another holds up the one reply of each chat, and no more", async () => {
    const customers = await Promise.all(faults.map(() => visit()));
    world.system.liveChat.control.setFaults({ calls: faults });
    await Promise.all(customers.map((customer) => customer.say("Hello")));
    await Promise.all(customers.map((customer) => repliesOf(customer, 1)));
    await delay(SILENCE_MS);
    for (const customer of customers) {
      expect((await customer.replies()).map(({ text }) => text)).toStrictEqual([MODEL_SAYS]);
    }
    const met = world.system.liveChat.control.calls().calls.flatMap(({ errorType }) => errorType ?? []);
    expect(met.toSorted()).toStrictEqual(faults.map(({ type }) => type).toSorted());
  });

  it("that moved to another data centre is followed there", async () => {
    const customer = await visit();
    world.system.liveChat.control.setFaults({ region: "fra" });
    onTestFinished(() => void world.system.liveChat.control.setFaults({ region: null }));
    const { id } = customer;
    const event = { id: "moved-1", type: "message", author_id: id, visibility: "all", text: "Hello" };
    await post(bodyOf("incoming_event", { ...messageIn(customer.chat, "moved-1"), thread_id: undefined, event }));
    const sent = () => world.system.liveChat.control.calls().calls.filter(({ action }) => action === "send_event");
    await until(sent, (calls) => calls.some(({ status }) => status === 200));
    const lost = world.system.liveChat.control
      .calls()
      .calls.filter(({ errorType }) => errorType === "misdirected_request");
    // Each client finds out once: the one of this chat.
    expect(lost.length).toBeLessThanOrEqual(2);
  });
});

describe("a bot token that ends", () => {
  it("is renewed once for 40 chats that are answering, each of which gets its one reply", async () => {
    const chats = 40;
    const customers: Customer[] = [];
    for (let count = 0; count < chats; count += 1) {
      customers.push(await visit());
    }
    await Promise.all(customers.map((customer) => customer.say("Hello")));
    await Promise.all(customers.map((customer) => repliesOf(customer, 1)));
    const letGo = holdModel();
    const before = model.requests.length;
    await Promise.all(customers.map((customer) => customer.say("Hello again")));
    await until(
      () => model.requests.slice(before).filter(({ kind }) => kind === "chat").length,
      (asked) => asked >= chats,
    );
    world.system.liveChat.control.clear();
    world.system.liveChat.control.setFaults({ expireTokens: "bots" });
    letGo();
    await Promise.all(customers.map((customer) => repliesOf(customer, 2)));
    const { calls, counts } = world.system.liveChat.control.calls();
    expect(counts["configuration/issue_bot_token"]).toBe(1);
    const refused = calls.filter(({ errorType }) => errorType === "authentication");
    expect(refused.length).toBeGreaterThan(1);
    expect(refused.length).toBeLessThanOrEqual(chats);
    await delay(SILENCE_MS);
    for (const customer of customers) {
      expect(await customer.replies()).toHaveLength(2);
    }
  });
});

describe("the log and the answers", () => {
  it("hold neither secrets nor what anybody wrote", async () => {
    await expectNothingPrivate("too_many_requests");
  });
});
