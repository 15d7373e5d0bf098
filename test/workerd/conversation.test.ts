/** The Durable Object in the real runtime: what it stores, when it wakes, and what it still knows after its death. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Conversation, ConversationName } from "../../worker/conversation/conversation.ts";
import type { InboundEvent } from "../../worker/channels/channel.ts";
import { snapshotWith } from "../support/chat-snapshot.ts";

const BOT = "5c9871d5372c824cbf22d860a707a578";

interface Call {
  readonly action: string;
  readonly body: Record<string, unknown>;
}

/** The vendor and the models, as far as one chat meets them; everything else about them is in the simulator. */
let calls: Call[] = [];
let answer: (call: Call) => Response | Promise<Response> = acknowledge;

beforeAll(() => {
  // For good: an alarm of one test may go off during the next.
  vi.spyOn(console, "log").mockReturnValue(undefined);
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = JSON.parse(typeof init?.body === "string" ? init.body : "{}") as Record<string, unknown>;
    const call = { action: url.pathname.split("/").at(-1) ?? "", body };
    calls.push(call);
    return answer(call);
  });
});

beforeEach(() => {
  calls = [];
  answer = acknowledge;
});

describe("a conversation", () => {
  it("stores an event before it acknowledges it, and the same event once", async () => {
    const { stub, name } = conversation();
    expect(await stub.receive(name, delivery("d1", [started(), message("T_1", "hello")]))).toEqual({ fresh: true });
    expect(await stub.receive(name, delivery("d1", [started(), message("T_1", "hello")]))).toEqual({ fresh: false });
    expect(await rows(stub, "SELECT id FROM inbox ORDER BY id")).toEqual([{ id: "T_1" }, { id: "started:T" }]);
    expect(calls).toEqual([]);
  });

  it("answers by its alarm, once", async () => {
    const { stub, name } = conversation();
    await stub.receive(name, delivery("d1", [started(), message("T_1", "I want to talk to a human")]));
    await settle(stub);
    expect(sent()).toEqual(["T_1:1:note.1", "T_1:1:announce.1"]);
    expect(calls.filter(({ action }) => action === "transfer_chat")).toHaveLength(1);
  });

  it("goes on after being evicted between any two steps", async () => {
    const { stub, name } = conversation();
    await stub.receive(name, delivery("d1", [started(), message("T_1", "a person please")]));
    await evictDurableObject(stub);
    answer = (call) => (call.action === "transfer_chat" ? vendorError(429, "too_many_requests") : acknowledge(call));
    await runDurableObjectAlarm(stub);
    expect(sent()).toEqual(["T_1:1:note.1", "T_1:1:announce.1"]);
    await evictDurableObject(stub);
    answer = acknowledge;
    await settle(stub);
    expect(sent()).toEqual(["T_1:1:note.1", "T_1:1:announce.1"]);
    expect(calls.filter(({ action }) => action === "transfer_chat")).toHaveLength(2);
  });

  it("reads the chat before it repeats a call whose answer was lost, and then does not repeat it", async () => {
    const { stub, name } = conversation();
    answer = (call) => (call.action === "send_event" ? vendorError(504, "request_timeout") : acknowledge(call));
    await stub.receive(name, delivery("d1", [started(), message("T_1", "agent please")]));
    await runDurableObjectAlarm(stub);
    await evictDurableObject(stub);
    answer = (call) => (call.action === "get_chat" ? Response.json(chatWith("T_1:1:note.1")) : acknowledge(call));
    await settle(stub);
    expect(sent()).toEqual(["T_1:1:note.1", "T_1:1:announce.1"]);
    expect(calls.some(({ action }) => action === "get_chat")).toBe(true);
    expect(calls.filter(({ action }) => action === "transfer_chat")).toHaveLength(1);
  });

  it("forgets everything once nothing has come for the days of retention, and not before", async () => {
    const { stub, name } = conversation();
    await stub.receive(name, delivery("d1", [started()]));
    const held = () => rows(stub, "SELECT count(*) AS held FROM inbox");
    await runDurableObjectAlarm(stub);
    expect(await held()).toEqual([{ held: 1 }]);
    const longAgo = Date.now() - 366 * 24 * 60 * 60 * 1000;
    await runInDurableObject(stub, async (_instance, state) => {
      state.storage.sql.exec("UPDATE memory SET value = ? WHERE name = 'last arrival'", String(longAgo));
      await state.storage.setAlarm(Date.now() + 60_000);
    });
    await runDurableObjectAlarm(stub);
    expect(await held()).toEqual([{ held: 0 }]);
    expect(await runInDurableObject(stub, (_instance, state) => state.storage.getAlarm())).toBeNull();
  });

  it("keeps its log until D1 takes it", async () => {
    const { stub, name } = conversation();
    await stub.receive(name, delivery("d1", [started()]));
    expect(await rows(stub, "SELECT count(*) AS open FROM journal WHERE logged = 0")).toEqual([{ open: 1 }]);
    await runDurableObjectAlarm(stub);
    // No migration was applied here: D1 has no such table, as if it were away.
    expect(await rows(stub, "SELECT count(*) AS open FROM journal WHERE logged = 0")).toEqual([{ open: 3 }]);
    expect(await runInDurableObject(stub, (_instance, state) => state.storage.getAlarm())).not.toBeNull();
  });
});

function conversation(): { stub: DurableObjectStub<Conversation>; name: ConversationName } {
  const name = { channel: "livechat", organization: "org", chat: crypto.randomUUID() } as const;
  return { stub: env.CONVERSATIONS.getByName(`livechat:org:${name.chat}`), name };
}

function delivery(id: string, events: readonly InboundEvent[]) {
  return { id, action: "incoming_chat", events };
}

const place = { thread: "T", at: "2026-03-02T09:00:00.000000Z" };

function started(): InboundEvent {
  return {
    ...place,
    kind: "snapshot",
    id: "started:T",
    source: "started",
    chat: snapshotWith({
      threadStartedAt: place.at,
      customer: {
        id: "b7eff798-f8df-4364-8059-649c35c9ed0c",
        name: "Ann",
        email: null,
        phone: null,
        fields: {},
        visit: null,
      },
    }),
  };
}

function message(id: string, text: string): InboundEvent {
  const author = { id: "b7eff798-f8df-4364-8059-649c35c9ed0c", side: "customer" } as const;
  return { ...place, at: "2026-03-02T09:00:01.000000Z", kind: "message", id, author, text, customId: null };
}

function chatWith(customId: string) {
  return {
    id: "CHAT",
    users: [
      { id: "b7eff798-f8df-4364-8059-649c35c9ed0c", type: "customer", present: true },
      { id: BOT, type: "agent", present: true, visibility: "all" },
    ],
    thread: {
      id: "T",
      active: true,
      created_at: place.at,
      events: [{ id: "T_2", type: "message", author_id: BOT, custom_id: customId, visibility: "agents", text: "note" }],
    },
  };
}

function acknowledge(call: Call): Response {
  switch (call.action) {
    case "issue_bot_token":
      return Response.json({ token: "a.b.c" });
    case "send_event":
      return Response.json({ event_id: "T_9" });
    case "get_chat":
      return Response.json({ ...chatWith("other"), id: call.body["chat_id"] });
    default:
      return Response.json({});
  }
}

function vendorError(status: number, type: string): Response {
  return Response.json({ error: { type, message: type } }, { status });
}

/** Custom ids of the messages that the vendor was given. */
function sent(): unknown[] {
  return calls
    .filter(({ action }) => action === "send_event")
    .map(({ body }) => (body["event"] as { custom_id: string }).custom_id);
}

/** Alarms until none is due soon: those for later, such as a retry, are made to come now. */
async function settle(stub: DurableObjectStub<Conversation>): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await runInDurableObject(stub, (_instance, state) => {
      state.storage.sql.exec("UPDATE outbox SET due_at = 0 WHERE kind <> 'look'");
    });
    await runDurableObjectAlarm(stub);
  }
}

function rows(stub: DurableObjectStub<Conversation>, statement: string): Promise<Record<string, unknown>[]> {
  return runInDurableObject(stub, (_instance, state) => state.storage.sql.exec(statement).toArray());
}
