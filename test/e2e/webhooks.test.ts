/** The webhook route of the Worker as it is deployed: strangers get nowhere, and what nobody acts on is counted. */
import { once } from "node:events";
import { connect } from "node:net";
import * as fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTestHarness } from "wrangler";
import { ORGANIZATION_ID } from "../../demo/organization.ts";
import {
  PRIVATE,
  bodyOf,
  expectNothingPrivate,
  inLog,
  messageIn,
  objects,
  post,
  prepareWebhookWorld,
  until,
} from "../support/webhook-world.ts";

const SEED = 20_260_302;

const world = prepareWebhookWorld();

/** A request as it goes over the wire, for what no client lets one send. */
async function raw(head: readonly string[], body: string): Promise<string> {
  const socket = connect(Number(world.url.port), world.url.hostname);
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part));
  socket.on("error", () => undefined);
  socket.write(
    [`POST /webhooks/livechat HTTP/1.1`, `Host: ${world.url.host}`, "Connection: close", ...head, "", body].join(
      "\r\n",
    ),
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
  ["a secret that is a list", 400, () => bodyOf("incoming_event", {}, { secret_key: [world.system.webhookSecret] })],
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
    const response = await fetch(new URL("/webhooks/livechat", world.url), { method, ...body });
    expect([404, 405]).toContain(response.status);
  });

  it.each(["/webhooks", "/webhooks/", "/webhooks/intercom", "/webhooks/livechat/x", "/webhooks/constructor"])(
    "find nothing at %s",
    async (path) => {
      const response = await fetch(new URL(path, world.url), { method: "POST", body: "{}" });
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
    await expectNothingPrivate("forged");
  });
});
