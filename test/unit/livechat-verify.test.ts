/** Who may tell us anything, and what strangers and broken senders can do: nothing. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { WebhookError } from "../../worker/channels/channel.ts";
import { readLiveChatWebhook } from "../../worker/channels/livechat/index.ts";
import { parseChat } from "../../worker/channels/livechat/parse-chat.ts";
import { chatSchema, payloads } from "../../worker/channels/livechat/schema.ts";
import { verifyEnvelope, withoutRegistration } from "../../worker/channels/livechat/verify.ts";
import { timingSafeEqual } from "../../worker/timing-safe-equal.ts";
import { arrival, bodyOf, config, readFixture } from "../fixtures/livechat/delivery.ts";

const SEED = 20_260_302;
const message = readFixture("event-message");
const expected = { secrets: [config.LIVECHAT_WEBHOOK_SECRET], organization: config.LIVECHAT_ORGANIZATION_ID };

/** What a body comes to: the kind of webhook, or the reason of the refusal. Anything else is thrown. */
function verdictOn(body: string): string {
  try {
    return readLiveChatWebhook(body, config, arrival).kind;
  } catch (error) {
    if (error instanceof WebhookError) {
      return error.reason;
    }
    throw error;
  }
}

describe("verification", () => {
  it.each([
    ["a wrong secret", { secret_key: "guessed" }],
    ["an empty secret", { secret_key: "" }],
    ["a secret that begins right", { secret_key: config.LIVECHAT_WEBHOOK_SECRET.slice(0, -1) }],
    ["a secret that goes on", { secret_key: `${config.LIVECHAT_WEBHOOK_SECRET}x` }],
    ["the secret twice", { secret_key: config.LIVECHAT_WEBHOOK_SECRET.repeat(2) }],
    ["another organization with the right secret", { organization_id: "5f1e0c7a-9b42-4d6e-8a13-c2d7e4b90f61" }],
    ["no organization", { organization_id: "" }],
    ["the organization in another case", { organization_id: expected.organization.toUpperCase() }],
  ])("refuses %s as forged", (_name, change) => {
    expect(verdictOn(bodyOf(message, change))).toBe("forged");
  });

  it("refuses everything while there is no secret of ours", () => {
    const body = bodyOf(message, { secret_key: "" });
    expect(() => verifyEnvelope(body, { ...expected, secrets: [""] })).toThrow(WebhookError);
  });

  it.each([
    ["nothing", ""],
    ["no JSON", "action=incoming_event"],
    ["half of a JSON text", bodyOf(message).slice(0, -2)],
    ["null", "null"],
    ["a number", "7"],
    ["a list", "[]"],
    ["a list of webhooks", `[${bodyOf(message)}]`],
    ["no action", bodyOf(message, { action: undefined })],
    ["an action that is a number", bodyOf(message, { action: 7 })],
    ["an action without end", bodyOf(message, { action: "x".repeat(101) })],
    ["a secret that is a number", bodyOf(message, { secret_key: 7 })],
    ["a secret that is a list", bodyOf(message, { secret_key: [config.LIVECHAT_WEBHOOK_SECRET] })],
    ["no payload", bodyOf(message, { payload: undefined })],
    ["a payload that is a text", bodyOf(message, { payload: "{}" })],
    ["a frame that is inherited", `{"__proto__":${bodyOf(message)}}`],
    ["lists in lists without end", `${"[".repeat(400_000)}${"]".repeat(400_000)}`],
  ])("takes %s for malformed", (_name, body) => {
    expect(verdictOn(body)).toBe("malformed");
  });

  it.each([
    ["incoming_chat", {}],
    ["incoming_chat", { chat: {} }],
    ["incoming_chat", { chat: { id: 7 } }],
    ["incoming_chat", []],
    ["incoming_event", { chat_id: "SQ4T7XK2MD" }],
    ["incoming_event", { chat_id: "SQ4T7XK2MD", event: null }],
    ["incoming_event", { chat_id: "", event: {} }],
    ["incoming_event", { chat_id: "x".repeat(201), event: {} }],
    ["event_updated", { event: {} }],
    ["event_deleted", { chat_id: "SQ4T7XK2MD" }],
    ["chat_deactivated", {}],
    ["chat_transferred", { chat_id: ["SQ4T7XK2MD"] }],
    ["user_added_to_chat", { chat_id: "SQ4T7XK2MD" }],
    ["user_removed_from_chat", { chat_id: "SQ4T7XK2MD", user_id: 7 }],
  ])("takes %s with %j for malformed", (action, payload) => {
    expect(verdictOn(bodyOf({ action, payload }))).toBe("malformed");
  });

  it.each(["thread_tagged", "constructor", "__proto__", "toString", "a_future_action"])(
    "ignores the action %s",
    (action) => {
      expect(verdictOn(bodyOf(message, { action }))).toBe("ignored");
    },
  );

  it("tells a stranger neither the secret nor which of the two was wrong", () => {
    const refusals = [{ secret_key: "guessed" }, { organization_id: "guessed" }].map((change) => {
      try {
        return readLiveChatWebhook(bodyOf(message, change), config, arrival);
      } catch (error) {
        return String(error);
      }
    });
    expect(refusals[0]).toBe(refusals[1]);
    expect(refusals[0]).not.toContain(config.LIVECHAT_WEBHOOK_SECRET);
  });

  it("leaves every object's prototype alone", () => {
    const dirty = bodyOf(message).replace(
      '"payload":{',
      '"payload":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    expect(verdictOn(dirty)).toBe("events");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("equality of secrets", () => {
  it("is equality", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (left, right) => {
        expect(timingSafeEqual(left, right)).toBe(left === right);
        expect(timingSafeEqual(left, left)).toBe(true);
      }),
      { seed: SEED, numRuns: 1_000 },
    );
  });
});

/** Any JSON value, and often the names and values that mean something to us. */
// oxfmt-ignore
const words = [
  "chat", "chat_id", "thread", "thread_id", "event", "event_id", "events", "users", "user", "user_id", "id", "type",
  "author_id", "text", "fields", "answers", "answer", "label", "visibility", "properties", "lc2", "welcome_message",
  "created_at", "queue", "position", "wait_time", "transferred_to", "agent_ids", "present", "__proto__", "constructor",
  "message", "file", "filled_form", "rich_message", "agents", "all", config.LIVECHAT_BOT_ID, "2026-03-02T09:00:00Z",
];
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.constantFrom<unknown>(...words, null, true, false, -1, 1e308),
    fc.string({ unit: "binary" }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...words), fc.string()), tie("tree"), { maxKeys: 6 }),
  ),
}));
const action = fc.oneof(fc.constantFrom(...Object.keys(payloads)), fc.string());

/** A delivery that once was right, with one place in it put wrong. */
const fixtures = [
  "incoming-chat",
  "incoming-chat-supervised",
  "event-message",
  "event-filled-form",
  "event-updated",
  "event-removed",
  "transferred-to-queue",
  "user-added-human",
  "user-removed-bot",
  "deactivated-by-router",
];
const damaged = fc.tuple(fc.constantFrom(...fixtures), fc.nat(), tree).map(([name, place, value]) => {
  const { action: of, payload } = readFixture(name);
  return { action: of, payload: damage(payload, place, value) };
});

function damage(payload: unknown, place: number, value: unknown): unknown {
  let places = 0;
  JSON.stringify(payload, (_key, inner: unknown) => ((places += 1), inner));
  let here = 0;
  const copy: unknown = JSON.parse(
    JSON.stringify(payload, (_key, inner: unknown) => {
      here += 1;
      return here - 1 === place % places ? value : inner;
    }) ?? "null",
  );
  return copy;
}

describe("bodies that nobody would send", () => {
  it("2,000 of strangers are malformed or forged", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          tree.map((value) => JSON.stringify(value)),
        ),
        (body) => {
          expect(["malformed", "forged"]).toContain(verdictOn(body));
        },
      ),
      { seed: SEED, numRuns: 2_000 },
    );
  });

  it("3,000 that bear the secret are read, ignored or malformed, and what is read can be stored", () => {
    const seen = { events: 0, ignored: 0, malformed: 0 };
    fc.assert(
      fc.property(fc.oneof(damaged, fc.record({ action, payload: tree })), (delivery) => {
        let read;
        try {
          read = readLiveChatWebhook(bodyOf(delivery), config, arrival);
        } catch (error) {
          expect(error).toMatchObject({ name: "WebhookError", reason: "malformed" });
          seen.malformed += 1;
          return;
        }
        seen[read.kind] += 1;
        if (read.kind === "events") {
          expect(read.events.length).toBeGreaterThan(0);
          for (const event of read.events) {
            expect(event.id.length).toBeGreaterThan(0);
            expect(Date.parse(event.at)).not.toBeNaN();
            expect(JSON.parse(JSON.stringify(event))).toStrictEqual(event);
          }
        }
      }),
      { seed: SEED, numRuns: 3_000 },
    );
    // Each way out was taken often enough to mean something.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(300);
  });

  it("1,000 answers to get_chat give a snapshot or are refused", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          tree,
          tree.map((thread) => ({ id: "SQ4T7XK2MD", users: [thread], thread })),
        ),
        (answer) => {
          const parsed = chatSchema.safeParse(JSON.parse(JSON.stringify(answer)));
          const [snapshot] = parsed.success
            ? parseChat(parsed.data, "read", { botId: config.LIVECHAT_BOT_ID, ...arrival })
            : [];
          expect(snapshot?.kind).toBe(parsed.success ? "snapshot" : undefined);
        },
      ),
      { seed: SEED, numRuns: 1_000 },
    );
  });
});

describe("while one secret takes the place of another", () => {
  it("takes deliveries that bear either, and no third", () => {
    const both = { ...expected, secrets: ["the-new-secret", config.LIVECHAT_WEBHOOK_SECRET] };
    expect(verifyEnvelope(envelopeWith(config.LIVECHAT_WEBHOOK_SECRET), both).action).toBe("incoming_chat");
    expect(verifyEnvelope(envelopeWith("the-new-secret"), both).action).toBe("incoming_chat");
    expect(() => verifyEnvelope(envelopeWith("a-third-secret"), both)).toThrow(WebhookError);
  });
});

function envelopeWith(secret: string): string {
  const organization = config.LIVECHAT_ORGANIZATION_ID;
  return JSON.stringify({ action: "incoming_chat", secret_key: secret, organization_id: organization, payload: {} });
}

describe("the content of a delivery", () => {
  const frame = (webhook_id: string, secret_key: string, payload: unknown) =>
    withoutRegistration(JSON.stringify({ webhook_id, secret_key, action: "incoming_event", payload }));

  it("is the same for each registration that it is delivered to, and for no other content", () => {
    const payload = { chat_id: "c", event: { text: 'He wrote "webhook_id": "x", and "secret_key":"y".' } };
    expect(frame("bot", "old", payload)).toBe(frame("license", 'new "quoted" key\\', payload));
    expect(frame("bot", "old", { ...payload, chat_id: "d" })).not.toBe(frame("bot", "old", payload));
    const other = { chat_id: "c", event: { text: 'He wrote "webhook_id": "z", and "secret_key":"y".' } };
    expect(frame("bot", "old", other)).not.toBe(frame("bot", "old", payload));
  });
});
