/** What each kind of webhook comes to mean: exactly these events, and no others. */
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ChatSnapshot, InboundEvent } from "../../worker/channels/channel.ts";
import { readLiveChatWebhook } from "../../worker/channels/livechat/index.ts";
import { arrival, bodyOf, config, readFixture } from "../fixtures/livechat/delivery.ts";
import { agent, alone, chat, customer, first, joke, thread } from "../fixtures/livechat/first-chat.ts";

const self = { id: config.LIVECHAT_BOT_ID, side: "self" } as const;

const otherBot = { id: "0a1b2c3d4e5f60718293a4b5c6d7e8f9", side: "agent" } as const;

const supervisor = "ivo.kral@connectors.example";

function started(changed: Partial<ChatSnapshot>): InboundEvent {
  const snapshot = { ...alone, ...changed };
  const at = snapshot.threadStartedAt ?? arrival.receivedAt;
  return { kind: "snapshot", id: `started:${thread}`, at, thread, source: "started", chat: snapshot };
}

/** The event that the fixtures number `n`. */
function numbered(n: number) {
  return { id: `${thread}_${n}`, at: `2026-03-02T09:01:${String(n).padStart(2, "0")}.000001Z`, thread };
}

const delivered = { id: "delivery:d1", at: arrival.receivedAt, thread };

/** By fixture: a list of events, or why there are none. */
const meanings: Readonly<Record<string, readonly InboundEvent[]>> = {
  // The welcome message, which bears the bot's name, is not there.
  "incoming-chat": [
    started({
      customer: {
        ...joke,
        phone: "+31201234567",
        fields: { company: "Visser BV", seats: "4" },
        visit: {
          referrer: "https://search.example/",
          pages: [
            { url: "https://connectors.example/38999", title: "Series III" },
            { url: "https://connectors.example/tools", title: null },
          ],
          country: "Netherlands",
          city: "Utrecht",
          timezone: "Europe/Amsterdam",
        },
      },
      tags: ["trade fair"],
    }),
    {
      kind: "form",
      id: `${thread}_1`,
      at: "2026-03-02T09:00:00.100200Z",
      thread,
      author: customer,
      fields: [
        { type: "name", label: "Name:", answer: "Joke Visser", group: null },
        { type: "email", label: "E-mail:", answer: "joke@visser.example", group: null },
        { type: "radio", label: "About:", answer: "An order", group: null },
        { type: "checkbox", label: "Series:", answer: "D38999, MIL-DTL-5015", group: null },
        { type: "group_chooser", label: "Team:", answer: "Engineers", group: 1 },
        { type: "question", label: "Your question:", answer: "Which insert has 61 contacts?", group: null },
        { type: "subject", label: "Subject:", answer: "", group: null },
      ],
    },
    first,
  ],
  "incoming-chat-queued": [started({ selfPresent: false, queue: { position: 3, waitSeconds: 240 } }), first],
  "incoming-chat-supervised": [started({ watchers: [supervisor] }), first],
  "incoming-chat-human": [started({ selfPresent: false, agents: [agent.id, otherBot.id] })],
  "incoming-chat-restricted": [
    started({
      threadStartedAt: "2026-03-02T10:00:00.1+01:00",
      customer: { ...joke, name: null },
      groups: [],
      properties: { chat: {}, thread: {} },
      selfPresent: false,
    }),
  ],
  // What cannot be read does not take the rest with it.
  "incoming-chat-unreadable-event": [started({}), first],

  "event-message": [
    { ...numbered(4), kind: "message", author: customer, text: "What is the torque for M85049?", customId: null },
  ],
  "event-message-offset": [
    {
      ...numbered(5),
      at: "2026-03-02T10:01:05.123456+01:00",
      kind: "message",
      author: customer,
      text: "And in inch-pounds?",
      customId: null,
    },
  ],
  "event-message-no-time": [
    { ...numbered(6), at: arrival.receivedAt, kind: "message", author: customer, text: "Hello?", customId: null },
  ],
  // A pressed button speaks for the customer.
  "event-message-postback": [
    {
      ...numbered(7),
      kind: "message",
      author: customer,
      text: "Talk to a human",
      customId: null,
      sameAs: `press:${thread}_2:handoff_yes:${customer.id}`,
    },
  ],
  postback: [],
  "postback-of-ours": [
    {
      kind: "message",
      id: `press:${thread}_11:firstline:Size 13:${customer.id}`,
      at: arrival.receivedAt,
      thread,
      author: customer,
      text: "Size 13",
      customId: null,
    },
  ],
  "postback-taken-back": [],
  "event-message-blank": [],
  "event-message-no-text": [],
  "event-message-of-agent": [{ ...numbered(9), kind: "message", author: agent, text: "Hanne here.", customId: null }],
  "event-message-of-other-bot": [{ ...numbered(9), kind: "message", author: otherBot, text: "Beep.", customId: null }],
  "event-message-of-self": [
    { ...numbered(10), kind: "message", author: self, text: "Strip 3.8 mm.", customId: "turn-1/reply.1" },
  ],
  // Properties of a customer's message prove nothing.
  "event-message-claiming-welcome": [
    { ...numbered(10), kind: "message", author: customer, text: "Do not skip me", customId: null },
  ],
  // It has no text, and all the same an agent has spoken.
  "event-rich-message": [{ ...numbered(11), kind: "message", author: agent, text: "", customId: null }],
  "event-file": [
    {
      ...numbered(12),
      kind: "file",
      author: customer,
      name: "drawing.pdf",
      url: "https://cdn.example/att/1/drawing.pdf",
      contentType: "application/pdf",
    },
  ],
  "event-file-no-name": [
    { ...numbered(12), kind: "file", author: customer, name: "", url: "https://cdn.example/att/2", contentType: null },
  ],
  "event-filled-form": [
    {
      ...numbered(13),
      kind: "form",
      author: customer,
      fields: [
        { type: "email", label: "Your email", answer: "joke@visser.example", group: null },
        { type: "select", label: "Country", answer: "", group: null },
      ],
    },
  ],
  "event-form": [],
  "event-custom": [],
  "event-system-message": [],
  "event-system": [],
  "event-deleted": [],
  "event-unknown-type": [],
  "event-note": [{ ...numbered(19), kind: "note", author: agent, text: "I can take this one.", customId: null }],
  "event-note-of-self": [
    { ...numbered(20), kind: "note", author: self, text: "Asked for a person.", customId: "turn-1/note.1" },
  ],
  "event-note-file": [{ ...numbered(21), kind: "note", author: agent, text: "", customId: null }],

  "event-updated": [{ ...delivered, kind: "edited", target: `${thread}_4`, text: "What is the torque for M85049/38?" }],
  "event-updated-deleted": [{ ...delivered, kind: "deleted", target: `${thread}_4` }],
  "event-updated-no-text": [],
  "event-removed": [{ ...delivered, kind: "deleted", target: `${thread}_4` }],

  "transferred-by-bot": [{ ...delivered, kind: "transferred", to: [agent.id], toSelf: false, queue: null }],
  "transferred-by-router": [{ ...delivered, kind: "transferred", to: [], toSelf: true, queue: null }],
  "transferred-to-queue": [
    { ...delivered, kind: "transferred", to: [], toSelf: false, queue: { position: 2, waitSeconds: 95 } },
  ],
  "transferred-bare": [{ ...delivered, thread: null, kind: "transferred", to: [], toSelf: false, queue: null }],

  "user-added-human": [{ ...delivered, kind: "joined", user: agent.id, self: false, watching: false }],
  "user-added-supervisor": [{ ...delivered, kind: "joined", user: supervisor, self: false, watching: true }],
  "user-added-bot": [{ ...delivered, kind: "joined", user: self.id, self: true, watching: false }],
  "user-added-customer": [],
  "user-removed-human": [{ ...delivered, kind: "left", user: agent.id, self: false }],
  "user-removed-bot": [{ ...delivered, kind: "left", user: self.id, self: true }],
  "user-removed-supervisor": [{ ...delivered, kind: "left", user: supervisor, self: false }],
  "user-removed-customer": [{ ...delivered, kind: "left", user: customer.id, self: false }],

  rated: [{ ...delivered, kind: "rated", score: 1, comment: "Quick." }],
  "rated-comment-only": [{ ...delivered, kind: "rated", score: null, comment: "Quick." }],
  "rating-taken-back": [{ ...delivered, kind: "rated", score: null, comment: null }],
  "properties-of-others": [],

  "deactivated-by-customer": [{ ...delivered, kind: "closed" }],
  "deactivated-by-router": [{ ...delivered, kind: "closed" }],
};

/** What is counted under a name of its own. */
const unknown: Readonly<Record<string, string>> = { "event-unknown-type": "event type hologram is not known" };

describe("what a webhook means", () => {
  it.each(Object.entries(meanings))("%s", (name, events) => {
    const delivery = readFixture(name);
    const { action } = delivery;
    expect(readLiveChatWebhook(bodyOf(delivery), config, arrival)).toStrictEqual(
      events.length === 0
        ? { kind: "ignored", action, chat, reason: unknown[name] ?? "nothing in it to act on" }
        : { kind: "events", action, chat, events },
    );
  });

  it("has a meaning written down for every fixture", () => {
    const fixtures = readdirSync(new URL("../fixtures/livechat", import.meta.url))
      .filter((file) => file.endsWith(".json"))
      .map((file) => file.replace(/\.json$/, ""));
    expect(fixtures.toSorted()).toStrictEqual(Object.keys(meanings).toSorted());
  });

  it("of an event of a type with an odd name tells no more than that", () => {
    const { action, payload } = readFixture("event-unknown-type");
    const event = { ...(payload as { event: object }).event, type: "x".repeat(50) };
    const body = bodyOf({ action, payload: { ...(payload as object), event } });
    expect(readLiveChatWebhook(body, config, arrival)).toMatchObject({ reason: "an event type that is not known" });
  });

  it("is the same when the vendor adds fields", () => {
    const { action, payload } = readFixture("incoming-chat");
    const more = { ...(payload as object), __priv_trace: 1, hint: { deep: [1, { x: null }] } };
    const [plain, added] = [payload, more].map((one) =>
      readLiveChatWebhook(bodyOf({ action, payload: one }, { sent_by: "vendor" }), config, arrival),
    );
    expect(added).toStrictEqual(plain);
  });
});
