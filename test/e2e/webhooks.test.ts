/**
 * The webhook route of the Worker as it is deployed: strangers get nowhere, and what the platform
 * tells is kept before it is acknowledged, answered once, and answered only where we may.
 */
import { once } from "node:events";
import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import * as fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { createTestHarness } from "wrangler";
import { startChat } from "../../demo/customer.ts";
import type { Customer } from "../../demo/customer.ts";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import { agents, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { administratorCall } from "../../demo/set-up-bot.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System } from "../../demo/system.ts";

const SEED = 20_260_302;

/** How long nothing must happen before it counts as silence: the Worker answers in a fraction of it. */
const SILENCE_MS = 1_200;

/** Words that no line of the log may hold. */
const PRIVATE = "xylophone";

/** What the model waits for before it answers; a test that wants it to stall puts a promise here. */
let release = Promise.resolve();

const model = createScriptedModel({
  wait: (milliseconds) => delay(milliseconds),
  complete: async () => {
    await release;
    return { kind: "json", value: { kind: "small_talk", text: "Glad to help.", sources: [], confidence: 1 } };
  },
});

let system: System;
let url: URL;
const logged: string[] = [];

beforeAll(async () => {
  system = await startSystem({ ports: anyPorts, models: (request) => model.app.fetch(request) });
  ({ url } = await system.harness.listen());
});

beforeEach(() => {
  system.liveChat.control.clear();
  release = Promise.resolve();
});

afterAll(() => system.stop());

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

async function post(body: BodyInit, headers: Record<string, string> = {}): Promise<Answered> {
  const response = await fetch(new URL("/webhooks/livechat", url), { method: "POST", body, headers });
  const text = await response.text();
  logged.push(text);
  return { status: response.status, body: JSON.parse(text) };
}

/** A delivery as the platform makes it; `change` puts something else in the place of a part of it. */
function bodyOf(action: string, payload: unknown, change: Readonly<Record<string, unknown>> = {}): string {
  const frame = { webhook_id: "w", secret_key: system.webhookSecret, organization_id: ORGANIZATION_ID };
  return JSON.stringify({ ...frame, action, payload, additional_data: {}, ...change });
}

function messageIn(chat: string, id: string, text = `Where is my ${PRIVATE}?`): Record<string, unknown> {
  const event = {
    id,
    type: "message",
    author_id: "4d0f6c1e-8a57-4b39-9c2e-70b1d5a3e8f2",
    created_at: "2026-03-02T09:01:04.000001Z",
    visibility: "all",
    text,
  };
  return { chat_id: chat, thread_id: "SR08LWN3VE", event };
}

/** What the object of a chat has stored, by one statement. */
async function stored(chat: string, statement: string): Promise<readonly Record<string, unknown>[]> {
  const name = `livechat:${ORGANIZATION_ID}:${chat}`;
  const storage = await system.harness.getWorker().getDurableObjectStorage("CONVERSATIONS", { name });
  return storage.exec(statement);
}

async function inLog(statement: string, ...values: string[]): Promise<readonly Record<string, unknown>[]> {
  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  return (
    await DB.prepare(statement)
      .bind(...values)
      .all()
  ).results;
}

function objects(): Promise<string[]> {
  return system.harness.getWorker().listDurableObjectIds("CONVERSATIONS");
}

async function until<Seen>(look: () => Seen | Promise<Seen>, isIt: (seen: Seen) => boolean): Promise<Seen> {
  for (const end = Date.now() + 30_000; ; await delay(25)) {
    const seen = await look();
    if (isIt(seen)) {
      return seen;
    }
    if (Date.now() > end) {
      return expect.fail(`still, after 30 s: ${JSON.stringify(seen)}`);
    }
  }
}

function visit(): Promise<Customer> {
  return startChat({ liveChatUrl: system.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID });
}

function repliesOf(customer: Customer, count: number) {
  return until(
    () => customer.replies(),
    (replies) => replies.length >= count,
  );
}

/** As an engineer at her desk. */
function desk() {
  const [agent] = agents;
  return agent === undefined
    ? expect.fail("the demo has no agent")
    : { agent, call: administratorCall(system.liveChatUrl, agent) };
}

/** A request as it goes over the wire, for what no client lets one send. */
async function raw(head: readonly string[], body: string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part));
  socket.on("error", () => undefined);
  socket.write(
    [`POST /webhooks/livechat HTTP/1.1`, `Host: ${url.host}`, "Connection: close", ...head, "", body].join("\r\n"),
  );
  const timer = setTimeout(() => socket.destroy(), 1_000);
  await once(socket, "close");
  clearTimeout(timer);
  return Buffer.concat(parts).toString();
}

const refused: readonly (readonly [string, number, () => BodyInit])[] = [
  ["a wrong secret", 401, () => bodyOf("incoming_event", messageIn("A1", "e"), { secret_key: "guessed-secret" })],
  ["an empty secret", 401, () => bodyOf("incoming_event", messageIn("A1", "e"), { secret_key: "" })],
  ["another organization", 401, () => bodyOf("incoming_event", messageIn("A1", "e"), { organization_id: "else" })],
  ["an unknown action without the secret", 401, () => bodyOf("whatever", {}, { secret_key: "guessed-secret" })],
  ["no secret at all", 400, () => bodyOf("incoming_event", messageIn("A1", "e"), { secret_key: undefined })],
  ["a secret that is a list", 400, () => bodyOf("incoming_event", {}, { secret_key: [system.webhookSecret] })],
  ["nothing", 400, () => ""],
  ["no JSON", 400, () => "payload=incoming_event"],
  ["null", 400, () => "null"],
  ["a list", 400, () => "[]"],
  ["lists in lists without end", 400, () => "[".repeat(900_000)],
  ["a frame that is inherited", 400, () => `{"__proto__":${bodyOf("incoming_event", messageIn("A1", "e"))}}`],
  ["bytes that are no text", 400, () => new Uint8Array([0xff, 0xfe, 0x00, 0x80, 0xc0])],
  ["a used action without what it needs", 400, () => bodyOf("incoming_event", { chat_id: "A1" })],
  ["a used action with a number for a chat", 400, () => bodyOf("chat_deactivated", { chat_id: 1 })],
  ["more than a webhook can be", 413, () => bodyOf("incoming_event", messageIn("A1", "e", "x".repeat(1_000_000)))],
];

describe("strangers", () => {
  it.each(refused)("with %s get %i, in JSON, and reach no object", async (_name, status, body) => {
    const before = await objects();
    const answer = await post(body());
    expect(answer).toStrictEqual({ status, body: { error: expect.any(String) } });
    expect(await objects()).toStrictEqual(before);
  });

  it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])("find nothing there by %s", async (method) => {
    const body = method === "GET" || method === "HEAD" ? {} : { body: bodyOf("incoming_event", messageIn("A1", "e")) };
    const response = await fetch(new URL("/webhooks/livechat", url), { method, ...body });
    expect([404, 405]).toContain(response.status);
  });

  it.each(["/webhooks", "/webhooks/", "/webhooks/intercom", "/webhooks/livechat/x", "/webhooks/constructor"])(
    "find nothing at %s",
    async (path) => {
      const response = await fetch(new URL(path, url), { method: "POST", body: "{}" });
      expect(response.status).toBe(404);
    },
  );

  it("cannot send more by not saying how much, not even with the secret", async () => {
    const before = await objects();
    const body = bodyOf("incoming_event", messageIn("CHUNKED1", "c1")).padEnd(1_200_000);
    const chunks = body.match(/[^]{1,50000}/g) ?? [];
    const chunked = chunks.map((chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`).join("");
    // The connection may be closed on the one who goes on sending.
    expect(await raw(["Transfer-Encoding: chunked"], `${chunked}0\r\n\r\n`)).toMatch(/^$|^HTTP\/1\.1 413 /);
    expect(await objects()).toStrictEqual(before);
    const small = bodyOf("incoming_event", messageIn("CHUNKED1", "c1")).padEnd(50_000);
    expect(await raw(["Transfer-Encoding: chunked"], `${small.length.toString(16)}\r\n${small}\r\n0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });

  it.each([
    ["less than they send", ["Content-Length: 10"]],
    ["more than is allowed", ["Content-Length: 99999999"]],
    ["two lengths", ["Content-Length: 10", "Content-Length: 1000"]],
    ["a negative length", ["Content-Length: -1"]],
    ["no number", ["Content-Length: many"]],
    ["a length beside chunks", ["Content-Length: 5", "Transfer-Encoding: chunked"]],
  ])("gain nothing by announcing %s", async (_name, head) => {
    const before = await objects();
    const body = bodyOf("incoming_event", messageIn("A1", "e"), { secret_key: "guessed-secret" });
    const isChunked = head.some((line) => line.startsWith("Transfer-Encoding"));
    const answer = await raw(head, isChunked ? `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body);
    // Nothing at all while more is announced than comes.
    expect(answer).toMatch(/^$|^HTTP\/1\.1 (400|401|413) /);
    expect(await objects()).toStrictEqual(before);
  });

  it("get 401 or 400 with any content type, and the platform 200", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""]) {
      const wrong = bodyOf("incoming_event", messageIn("A1", "e"), { secret_key: "guessed-secret" });
      expect((await post(wrong, { "content-type": type })).status).toBe(401);
      expect((await post(bodyOf("thread_tagged", {}), { "content-type": type })).status).toBe(200);
    }
  });

  it("get 400, 401 or 413 for each of 200 odd bodies, and the platform those or 200 for 200 more", async () => {
    const before = await objects();
    const odd = fc.oneof(
      fc.json(),
      fc.string(),
      fc.uint8Array({ maxLength: 400 }),
      fc.object().map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(odd, async (body) => {
        expect([400, 401, 413]).toContain((await post(typeof body === "string" ? body : Uint8Array.from(body))).status);
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(await objects()).toStrictEqual(before);
    const actions = [
      "incoming_chat",
      "incoming_event",
      "event_updated",
      "chat_transferred",
      "user_added_to_chat",
      "tag_created",
    ];
    const anything = fc.jsonValue();
    const payload = fc.oneof(
      anything,
      fc.record({ chat_id: fc.string(), thread_id: anything, event: fc.object(), user: anything, queue: anything }),
      fc.record({
        chat: fc.record({ id: fc.string(), users: anything, thread: fc.record({ events: fc.array(fc.object()) }) }),
      }),
      fc
        .tuple(fc.string({ unit: "binary", minLength: 1 }), fc.string({ unit: "binary" }))
        .map(([id, text]) => messageIn(`fuzz-${id}`, id, text)),
    );
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...actions), payload, async (action, value) => {
        const { status } = await post(bodyOf(action, value));
        seen.add(status);
        expect([200, 400]).toContain(status);
      }),
      { seed: SEED, numRuns: 200 },
    );
    expect(seen).toStrictEqual(new Set([200, 400]));
  });
});

describe("what we do not act on", () => {
  it("is answered 200, reaches no object, and is counted", async () => {
    const before = await objects();
    const answer = await post(bodyOf("thread_tagged", { chat_id: "IGNORED1", thread_id: "T", tag: PRIVATE }));
    expect(answer).toStrictEqual({ status: 200, body: { status: "ignored", reason: "action not used" } });
    const list = await post(bodyOf("auto_accesses_updated", [{ id: "a", status: "deleted" }]));
    expect(list.status).toBe(200);
    const note = { ...messageIn("IGNORED1", "i1"), event: { id: "i1", type: "system_message", text: PRIVATE } };
    const system_message = await post(bodyOf("incoming_event", note));
    expect(system_message.body).toStrictEqual({ status: "ignored", reason: "nothing in it to act on" });
    expect(await objects()).toStrictEqual(before);
    const rows = await until(
      () =>
        inLog(
          "SELECT action, verdict, reason, conversation FROM webhook WHERE verdict = 'ignored' AND (action IN ('thread_tagged', 'auto_accesses_updated') OR conversation LIKE '%IGNORED1')",
        ),
      (found) => found.some(({ conversation }) => String(conversation).endsWith("IGNORED1")) && found.length >= 3,
    );
    expect(rows).toContainEqual({
      action: "auto_accesses_updated",
      verdict: "ignored",
      reason: "action not used",
      conversation: `livechat:${ORGANIZATION_ID}:`,
    });
  });
});

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
    let letGo = () => undefined as void;
    release = new Promise((resolve) => {
      letGo = resolve;
    });
    onTestFinished(letGo);
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
    const deliveries = () => system.liveChat.control.deliveries().filter(({ state }) => state !== "delivered");
    expect(await until(deliveries, (open) => open.length === 0)).toStrictEqual([]);
    expect(await customer.replies()).toStrictEqual([]);
    letGo();
    expect(await repliesOf(customer, 1)).toHaveLength(1);
  });
});

describe("one reply, and none out of place", () => {
  it("one to a message delivered three times", async () => {
    system.liveChat.control.setFaults({ webhooks: { copies: 3 } });
    const customer = await visit();
    await customer.say("Hello");
    await repliesOf(customer, 1);
    await delay(SILENCE_MS);
    expect(await customer.replies()).toHaveLength(1);
  });

  it("one to a message of which five deliveries come at once", async () => {
    const customer = await visit();
    await until(
      () => system.liveChat.control.deliveries(),
      (all) => all.length > 0 && all.every(({ state }) => state === "delivered"),
    );
    system.liveChat.control.setFaults({ webhooks: { loseNext: 1 } });
    const id = await customer.say("Hello");
    const lost = system.liveChat.control.deliveries().find(({ state }) => state === "lost");
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
      () => system.liveChat.control.deliveries().map(({ payload }) => JSON.stringify(payload)),
      (payloads) => payloads.some((payload) => payload.includes(`"author_id":"${system.botId}"`)),
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
    expect(replies.map(({ text }) => text)).toStrictEqual(["Glad to help.", "Mara here."]);
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
    system.liveChat.control.setFaults({ calls: faults });
    await Promise.all(customers.map((customer) => customer.say("Hello")));
    await Promise.all(customers.map((customer) => repliesOf(customer, 1)));
    await delay(SILENCE_MS);
    for (const customer of customers) {
      expect((await customer.replies()).map(({ text }) => text)).toStrictEqual(["Glad to help."]);
    }
    const met = system.liveChat.control.calls().calls.flatMap(({ errorType }) => errorType ?? []);
    expect(met.toSorted()).toStrictEqual(faults.map(({ type }) => type).toSorted());
  });

  it("that moved to another data centre is followed there", async () => {
    const customer = await visit();
    system.liveChat.control.setFaults({ region: "fra" });
    onTestFinished(() => void system.liveChat.control.setFaults({ region: null }));
    const { id } = customer;
    const event = { id: "moved-1", type: "message", author_id: id, visibility: "all", text: "Hello" };
    await post(bodyOf("incoming_event", { ...messageIn(customer.chat, "moved-1"), thread_id: undefined, event }));
    const sent = () => system.liveChat.control.calls().calls.filter(({ action }) => action === "send_event");
    await until(sent, (calls) => calls.some(({ status }) => status === 200));
    const lost = system.liveChat.control.calls().calls.filter(({ errorType }) => errorType === "misdirected_request");
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
    let letGo = () => undefined as void;
    release = new Promise((resolve) => {
      letGo = resolve;
    });
    onTestFinished(letGo);
    const before = model.requests.length;
    await Promise.all(customers.map((customer) => customer.say("Hello again")));
    await until(
      () => model.requests.slice(before).filter(({ kind }) => kind === "chat").length,
      (asked) => asked >= chats,
    );
    system.liveChat.control.clear();
    system.liveChat.control.setFaults({ expireTokens: "bots" });
    letGo();
    await Promise.all(customers.map((customer) => repliesOf(customer, 2)));
    const { calls, counts } = system.liveChat.control.calls();
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

describe("without settings", () => {
  it("answers 503, and /health names each of them and no value", async () => {
    const secret = "half-configured-secret";
    const harness = createTestHarness({
      workers: [
        {
          configPath: "./wrangler.toml",
          bindingOverrides: { VECTORIZE: "firstline-vectorize" },
          vars: {
            LIVECHAT_ORGANIZATION_ID: ORGANIZATION_ID,
            OPENAI_BASE_URL: "not-an-address",
            EMBEDDING_DIMENSIONS: "lots",
          },
          secrets: { LIVECHAT_WEBHOOK_SECRET: secret, INDEX_TOKEN: "tiny" },
        },
        { configPath: "./demo/vectorize/wrangler.toml" },
      ],
    });
    onTestFinished(() => harness.close());
    const { url: address } = await harness.listen();
    const body = bodyOf("incoming_event", messageIn("A1", "e"), { secret_key: secret });
    const answer = await fetch(new URL("/webhooks/livechat", address), { method: "POST", body });
    expect(answer.status).toBe(503);
    expect(await harness.getWorker().listDurableObjectIds("CONVERSATIONS")).toStrictEqual([]);

    const health = await fetch(new URL("/health", address));
    const text = await health.text();
    expect(health.status).toBe(503);
    const { status, configuration, d1 } = JSON.parse(text) as {
      status: string;
      configuration: { problems: { setting: string }[] };
      d1: { status: string };
    };
    expect([status, d1.status]).toStrictEqual(["misconfigured", "error"]);
    expect(new Set(configuration.problems.map(({ setting }) => setting))).toStrictEqual(
      new Set([
        "LIVECHAT_CLIENT_ID",
        "LIVECHAT_BOT_ID",
        "LIVECHAT_HANDOFF_GROUP_ID",
        "LIVECHAT_BOT_SECRET",
        "OPENAI_BASE_URL",
        "OPENAI_API_KEY",
        "EMBEDDING_DIMENSIONS",
        "INDEX_TOKEN",
      ]),
    );
    for (const value of [secret, "not-an-address", "lots", "tiny"]) {
      expect(text).not.toContain(value);
      expect(JSON.stringify(harness.getLogs())).not.toContain(value);
    }
  });
});

describe("the log and the answers", () => {
  it("hold neither secrets nor what anybody wrote", async () => {
    const { LIVECHAT_BOT_SECRET: botSecret } = await system.harness.getWorker<Record<string, string>>().getEnv();
    const lines = JSON.stringify(system.harness.getLogs());
    expect(lines).toContain("forged");
    for (const word of [
      system.webhookSecret,
      botSecret ?? "",
      system.indexToken,
      "guessed-secret",
      PRIVATE,
      "Hello",
      "Glad to help",
      "Bearer",
    ]) {
      expect(word).not.toBe("");
      expect(lines).not.toContain(word);
      expect(logged.join("\n")).not.toContain(word);
    }
  });
});
