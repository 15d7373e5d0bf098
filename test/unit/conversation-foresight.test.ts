/** What is begun while a burst is waited out: for whom it is, and what becomes of it when more is said. */
import { describe, expect, it } from "vitest";
import { ENGINEERS_GROUP } from "../../demo/organization.ts";
import type { InboundEvent } from "../../worker/channels/channel.ts";
import type { Answered, Question } from "../../worker/conversation/answering.ts";
import { Engine } from "../../worker/conversation/engine.ts";
import { Ledger } from "../../worker/conversation/ledger.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import { createMemorySql } from "../simulation/memory-sql.ts";
import { channelOf } from "../support/channel-stub.ts";
import { snapshotWith } from "../support/chat-snapshot.ts";

const place = { thread: "T", at: "2026-03-02T09:00:00.000000Z" };
const started: Extract<InboundEvent, { kind: "snapshot" }> = {
  ...place,
  kind: "snapshot",
  id: "started:T",
  source: "started",
  chat: snapshotWith({ threadStartedAt: place.at }),
};

function message(id: string, text: string): InboundEvent {
  const author = { id: "b7eff798-f8df-4364-8059-649c35c9ed0c", side: "customer" } as const;
  return { ...place, at: `2026-03-02T09:00:0${id}.000000Z`, kind: "message", id, author, text, customId: null };
}

/** One chat; the burst ends when it is told to, and the answering half answers when it is told to. */
function scene() {
  const calls: string[] = [];
  const asked: (Question & { answer: (text: string) => void; fail: (error: Error) => void })[] = [];
  const burst = Promise.withResolvers<void>();
  const channel = channelOf({
    send: async (_chat, { text }) => {
      calls.push(`send ${text}`);
      return [`sent:${calls.length}`];
    },
    indicateTyping: async () => void calls.push("typing"),
    preview: async (_chat, _id, text) => void calls.push(`preview ${text}`),
    readChat: async () => [
      { ...started, id: "read", source: "read", chat: snapshotWith({ agents: ["agent@example.com"] }) },
    ],
  });
  const engine = new Engine({
    conversation: "livechat:org:chat",
    chat: "chat",
    ledger: new Ledger(createMemorySql()),
    channel,
    answerQuestion: (question) => {
      const { promise, resolve, reject } = Promise.withResolvers<Answered>();
      question.signal.addEventListener("abort", () => reject(question.signal.reason as Error));
      asked.push({ ...question, answer: (text) => resolve(answeredWith(text)), fail: reject });
      return promise;
    },
    policy: defaultPolicy(ENGINEERS_GROUP),
    now: () => 0,
    wait: () => burst.promise,
    record: () => null,
    writeLog: () => Promise.resolve(),
    sendFollowUp: () => Promise.reject(new Error("not a call of this story")),
    report: (line) => void calls.push(`${String(line["kind"])} failed`),
  });
  const say = async (...events: readonly InboundEvent[]) => {
    engine.receive(events, { id: events.map(({ id }) => id).join(), action: "incoming_event" });
    engine.foresee();
    await turns();
  };
  return { engine, calls, asked, say, endBurst: burst.resolve };
}

function answeredWith(text: string): Answered {
  const about = {
    assistant: "general",
    topic: "general",
    language: "en",
    wish: "",
    sentiment: "calm",
    group: null,
    parts: [],
  } as const;
  return { answer: { kind: "answer", text, sources: [], confidence: 1, claims: [] }, about, tokens: 0, log: [] };
}

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("an answer that is begun while a burst is waited out", () => {
  it("is the one that is sent, asked for once; until then nothing of it is shown", async () => {
    const { engine, calls, asked, say, endBurst } = scene();
    await say(started, message("1", "Which tool?"));
    expect(asked.map(({ text }) => text)).toEqual(["Which tool?"]);
    const running = engine.run();
    asked[0]?.onPreview("The red");
    await turns();
    expect(calls).toEqual([]);
    endBurst();
    await turns();
    expect(calls).toEqual(["typing", "preview The red"]);
    asked[0]?.onPreview("The red one.");
    asked[0]?.answer("The red one.");
    await running;
    expect(calls).toEqual(["typing", "preview The red", "preview The red one.", "send The red one."]);
    expect(asked).toHaveLength(1);
  });

  it("is given up when more is said; then the end of the burst is waited for, and all of it is asked", async () => {
    const { engine, asked, say, endBurst } = scene();
    await say(started, message("1", "Which tool?"));
    const running = engine.run();
    await say(message("2", "For size 20."));
    await say(message("3", "Of the M39029 kind."));
    expect(asked.map(({ text, signal }) => [text, signal.aborted])).toEqual([["Which tool?", true]]);
    endBurst();
    await turns();
    expect(asked.map(({ text }) => text).slice(1)).toEqual(["Which tool?\nFor size 20.\nOf the M39029 kind."]);
    asked[1]?.answer("The red one.");
    await running;
    expect(asked).toHaveLength(2);
  });

  it("is kept when what comes changes nothing of the question", async () => {
    const { engine, calls, asked, say, endBurst } = scene();
    await say(started, message("1", "Which tool?"));
    await say({ ...place, kind: "rated", id: "r", score: 1, comment: null });
    const running = engine.run();
    endBurst();
    await turns();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([false]);
    asked[0]?.answer("The red one.");
    await running;
    expect(calls).toContain("send The red one.");
  });

  it.each([
    { what: "is changed", kind: "edited", text: "Which pliers?", asks: ["Which pliers?"] },
    { what: "is taken back", kind: "deleted", asks: [] },
  ] as const)("is given up when the message $what", async ({ what: _what, asks, ...change }) => {
    const { engine, asked, say, endBurst } = scene();
    await say(started, message("1", "Which tool?"));
    await say({ ...place, at: "2026-03-02T09:00:02Z", id: "c", target: "1", ...change });
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
    endBurst();
    const running = engine.run();
    await turns();
    expect(asked.map(({ text }) => text).slice(1)).toEqual(asks);
    asked[1]?.answer("The red one.");
    await running;
  });

  it("is given up when whoever watches has the bot pause", async () => {
    const { engine, calls, asked, say, endBurst } = scene();
    await say(started, message("1", "Which tool?"));
    const author = { id: "agent@example.com", side: "agent" } as const;
    await say({ ...place, at: "2026-03-02T09:00:02Z", kind: "note", id: "n", author, text: "/pause", customId: null });
    endBurst();
    await engine.run();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
    expect(calls).not.toContain("typing");
  });

  it("is given up when everything is erased", async () => {
    const { engine, asked, say } = scene();
    await say(started, message("1", "Which tool?"));
    await engine.erase();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
  });

  it("is given up when a human comes, and not begun again", async () => {
    const { engine, calls, asked, say, endBurst } = scene();
    await say(started, message("1", "Which tool?"));
    await say({
      ...place,
      at: "2026-03-02T09:00:02Z",
      kind: "joined",
      id: "j",
      user: "agent@example.com",
      self: false,
      watching: false,
    });
    endBurst();
    await engine.run();
    expect(asked.map(({ signal }) => signal.aborted)).toEqual([true]);
    expect(calls.filter((call) => call.startsWith("send") || call === "typing")).toEqual([]);
  });

  it("is not begun where no answer will be asked for", async () => {
    const { asked, say } = scene();
    await say(started, message("1", "I want to talk to a human"));
    expect(asked).toEqual([]);
  });

  it("that failed counts as a try, and is tried again", async () => {
    const { engine, calls, asked, say, endBurst } = scene();
    await say(started, message("1", "Which tool?"));
    asked[0]?.fail(new Error("D1_ERROR"));
    endBurst();
    const next = await engine.run();
    expect(calls).toEqual(["typing", "answer failed"]);
    expect(next).toBeGreaterThan(0);
    expect(asked).toHaveLength(1);
  });

  it("ends with the one that was asked for", async () => {
    const { engine, asked, say, endBurst } = scene();
    await say(started, message("1", "Which tool?"));
    endBurst();
    const running = engine.run();
    await turns();
    await say(message("2", "For size 20."));
    await turns();
    expect(asked.map(({ text, signal }) => [text, signal.aborted])).toEqual([
      ["Which tool?", true],
      ["Which tool?\nFor size 20.", false],
    ]);
    asked[1]?.answer("The red one.");
    await running;
    expect(asked).toHaveLength(2);
  });
});
