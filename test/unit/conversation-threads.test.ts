/** What is told late: of an earlier thread, of what a human has answered, of who was in the chat a moment ago. */
import { describe, expect, it } from "vitest";
import type { Channel, ChatSnapshot, InboundEvent } from "../../worker/channels/channel.ts";
import { Engine } from "../../worker/conversation/engine.ts";
import { Ledger } from "../../worker/conversation/ledger.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import { createMemorySql } from "../simulation/memory-sql.ts";
import { START, startConversation } from "../support/conversation-course.ts";

const second = (seconds: number) => new Date(START + seconds * 1000).toISOString();
const ann = { id: "ann", side: "customer" } as const;

function said(text: string, thread: string, at: number) {
  return { kind: "message", author: ann, text, customId: null, thread, at: second(at) } as const;
}

describe("in a thread of which no beginning was told", () => {
  it("a message of an earlier one that comes late forgets nothing of the new one", () => {
    const chat = startConversation();
    chat.event(said("the new question", "U", 60));
    chat.event(said("the old question", "T", 30));
    expect(chat.state).toMatchObject({ thread: "U", pending: [{ text: "the new question" }] });
    chat.shows({ threadStartedAt: second(59) }, "U");
    expect(chat.first("answer").question).toBe("the new question");
  });

  it("a read that began in an earlier one forgets nothing of it, and is made again; once", () => {
    const chat = startConversation();
    chat.event(said("the new question", "U", 60));
    chat.shows({ threadStartedAt: second(0) }, "T");
    expect(chat.state).toMatchObject({ thread: "U", pending: [{ text: "the new question" }] });
    expect(chat.first("look").delayMs).toBeGreaterThan(0);
    chat.shows({ threadStartedAt: second(0) }, "T");
    expect(chat.open.map(({ kind }) => kind)).not.toContain("look");
  });
});

it("a message that a human has answered, and that comes after the human's, is not answered again", () => {
  const chat = startConversation();
  chat.event({ kind: "transferred", to: ["mara"], toSelf: false, queue: null });
  chat.event({
    kind: "message",
    author: { id: "mara", side: "agent" },
    text: "7.5 A.",
    customId: null,
    at: second(20),
  });
  chat.event(said("What does it carry?", "T", 10));
  chat.shows();
  expect(chat.state).toMatchObject({ phase: { kind: "waiting" }, pending: [] });
});

it("whoever waits for a human is asked for again, though the asking was cut short", () => {
  const chat = startConversation();
  chat.says("I want to talk to a human");
  chat.finds([]);
  chat.delivers();
  chat.wakes("seek");
  expect(chat.state.phase.kind).toBe("handing-off");
  chat.event({ kind: "left", user: "bot", self: true });
  chat.shows();
  chat.wakes("seek");
  expect(chat.open.map(({ kind }) => kind)).toContain("availability");
});

describe("a read of the chat during which somebody comes", () => {
  it("is not believed where it tells of nobody, and is made again", async () => {
    const reads: ((events: readonly InboundEvent[]) => void)[] = [];
    const asked: string[] = [];
    const never = () => Promise.reject(new Error("nobody is to call this"));
    const channel: Channel = {
      send: never,
      indicateTyping: () => Promise.resolve(),
      preview: () => Promise.resolve(),
      transfer: never,
      availableAgents: never,
      close: never,
      tag: never,
      setProperties: never,
      readChat: () =>
        new Promise((resolve) => {
          reads.push(resolve);
        }),
      unansweredChats: never,
      updateCustomer: never,
      calls: () => ({}),
    };
    const engine = new Engine({
      conversation: "livechat:o:c",
      chat: "c",
      ledger: new Ledger(createMemorySql()),
      channel,
      answerQuestion: ({ text }) => {
        asked.push(text);
        return never();
      },
      policy: { ...defaultPolicy(1), settleMs: 0 },
      now: () => START,
      wait: () => Promise.resolve(),
      record: () => null,
      writeLog: () => Promise.resolve(),
      sendFollowUp: never,
      report: () => undefined,
    });
    const base = { at: second(1), thread: "T" };
    engine.receive([{ ...base, id: "T_1", kind: "message", author: ann, text: "hello", customId: null }], {
      id: "1",
      action: "incoming_event",
    });
    const running = engine.run();
    await expect.poll(() => reads.length).toBe(1);
    engine.receive([{ ...base, id: "delivery:2", kind: "joined", user: "mara", self: false, watching: false }], {
      id: "2",
      action: "user_added_to_chat",
    });
    reads[0]?.([snapshot([])]);
    await expect.poll(() => reads.length).toBe(2);
    reads[1]?.([snapshot(["mara"])]);
    await running;
    expect(asked).toEqual([]);
  });
});

function snapshot(agents: readonly string[]): InboundEvent {
  const chat: ChatSnapshot = {
    active: true,
    threadStartedAt: second(0),
    customer: { id: "ann", name: "Ann", email: null, phone: null, fields: {}, visit: null },
    groups: [0],
    tags: [],
    properties: { chat: {}, thread: {} },
    selfPresent: true,
    agents,
    watchers: [],
    queue: null,
  };
  return { kind: "snapshot", id: "read:T", at: second(0), thread: "T", source: "read", chat };
}
