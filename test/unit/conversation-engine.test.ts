/** What comes while the engine waits for the platform: it is known before the next call leaves. */
import { describe, expect, it } from "vitest";
import type { Channel, ChatSnapshot, InboundEvent } from "../../worker/channels/channel.ts";
import { Engine } from "../../worker/conversation/engine.ts";
import { Ledger } from "../../worker/conversation/ledger.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import { createMemorySql } from "../simulation/memory-sql.ts";
import { certain } from "../support/conversation-course.ts";

const NOW = Date.UTC(2026, 10, 18, 10, 0);
const base = { at: new Date(NOW + 1_000).toISOString(), thread: "T" };
const joined = { ...base, id: "delivery:2", kind: "joined", user: "mara", self: false, watching: false } as const;

function said(text: string): InboundEvent {
  return { ...base, id: `T_${text}`, kind: "message", author: { id: "ann", side: "customer" }, text, customId: null };
}

function snapshot(agents: readonly string[]): InboundEvent {
  const chat: ChatSnapshot = {
    active: true,
    threadStartedAt: new Date(NOW).toISOString(),
    customer: { id: "ann", name: "Ann", email: null, phone: null, fields: {}, visit: null },
    groups: [0],
    tags: [],
    properties: { chat: {}, thread: {} },
    selfPresent: true,
    agents,
    watchers: [],
    queue: null,
  };
  return { kind: "snapshot", id: "read:T", at: new Date(NOW).toISOString(), thread: "T", source: "read", chat };
}

/** A platform whose calls end when the test says so. */
class SlowPlatform {
  readonly sent: string[] = [];
  readonly asked: string[] = [];
  readonly reads: ((events: readonly InboundEvent[]) => void)[] = [];
  /** Calls that wait for something that they need before they can leave. */
  readonly waiting: (() => void)[] = [];
  isSlowToLeave = false;
  readonly engine: Engine;
  private deliveries = 0;

  constructor() {
    this.engine = new Engine({
      conversation: "livechat:o:c",
      chat: "c",
      ledger: new Ledger(createMemorySql()),
      channel: this.createChannel(),
      answerQuestion: ({ turn, text }) => {
        this.asked.push(text);
        const about = {
          assistant: "a",
          topic: "t",
          language: "en",
          wish: "",
          sentiment: "calm",
          group: null,
          parts: [],
        } as const;
        return Promise.resolve({ answer: { ...certain, text: turn.covers.join() }, about, tokens: 1, log: [] });
      },
      policy: { ...defaultPolicy(1), settleMs: 0 },
      now: () => NOW,
      wait: () => Promise.resolve(),
      record: () => null,
      writeLog: () => Promise.resolve(),
      sendFollowUp: () => Promise.resolve(),
      report: () => undefined,
    });
  }

  tell(event: InboundEvent): void {
    this.deliveries += 1;
    this.engine.receive([event], { id: String(this.deliveries), action: "told" });
  }

  private createChannel(): Channel {
    const unused = () => Promise.reject(new Error("nobody is to call this"));
    return {
      ready: () =>
        this.isSlowToLeave
          ? new Promise((resolve) => {
              this.waiting.push(resolve);
            })
          : Promise.resolve(),
      send: (_chat, { text, customId }) => {
        this.sent.push(text);
        return Promise.resolve([customId]);
      },
      readChat: () =>
        new Promise((resolve) => {
          this.reads.push(resolve);
        }),
      indicateTyping: () => Promise.resolve(),
      preview: () => Promise.resolve(),
      transfer: unused,
      availableAgents: unused,
      close: unused,
      tag: unused,
      setProperties: unused,
      unansweredChats: unused,
      updateCustomer: unused,
      calls: () => ({}),
    };
  }
}

describe("a human who comes", () => {
  it("while the chat is being read is not taken for absent: it is read again", async () => {
    const platform = new SlowPlatform();
    platform.tell(said("hello"));
    const running = platform.engine.run();
    await expect.poll(() => platform.reads.length).toBe(1);
    platform.tell(joined);
    platform.reads[0]?.([snapshot([])]);
    await expect.poll(() => platform.reads.length).toBe(2);
    platform.reads[1]?.([snapshot(["mara"])]);
    await running;
    expect(platform.asked).toEqual([]);
  });

  it("while a finished reply waits for a token is not spoken over", async () => {
    const platform = new SlowPlatform();
    platform.tell(snapshot([]));
    platform.tell(said("hello"));
    platform.isSlowToLeave = true;
    const running = platform.engine.run();
    await expect.poll(() => platform.waiting.length).toBe(1);
    platform.tell(joined);
    platform.isSlowToLeave = false;
    platform.waiting[0]?.();
    await expect.poll(() => platform.reads.length).toBe(1);
    platform.reads[0]?.([snapshot(["mara"])]);
    await running;
    expect(platform.asked).toEqual(["hello"]);
    expect(platform.sent).toEqual([]);
  });
});

it("a customer who goes on while a finished reply waits for a token gets one answer to both", async () => {
  const platform = new SlowPlatform();
  platform.tell(snapshot([]));
  platform.tell(said("one"));
  platform.isSlowToLeave = true;
  const running = platform.engine.run();
  await expect.poll(() => platform.waiting.length).toBe(1);
  platform.tell(said("two"));
  platform.isSlowToLeave = false;
  platform.waiting[0]?.();
  await running;
  expect(platform.sent).toEqual(["T_one,T_two"]);
});
