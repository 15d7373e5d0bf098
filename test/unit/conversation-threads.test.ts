/** What is told late: of an earlier thread, of what a human has answered. */
import { describe, expect, it } from "vitest";
import type { InboundEvent } from "../../worker/channels/channel.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import { initialState } from "../../worker/conversation/state.ts";
import { transition } from "../../worker/conversation/transition.ts";
import { snapshotWith } from "../support/chat-snapshot.ts";
import { rulesOf, START, startConversation } from "../support/conversation-course.ts";

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

describe("the beginning of a thread that is told after the news of a human in it", () => {
  const mara = { id: "mara", side: "agent" } as const;
  const begun = (thread: string, at: number) =>
    ({
      kind: "snapshot",
      source: "started",
      chat: snapshotWith({ threadStartedAt: second(at) }),
      thread,
      at: second(at),
    }) as const;

  it("gives the bot no word before the chat was read", () => {
    const chat = startConversation();
    chat.event({ kind: "message", author: mara, text: "I am here.", customId: null, thread: "U", at: second(61) });
    chat.event(begun("U", 60));
    expect(chat.state).toMatchObject({ thread: "U", phase: { kind: "human", agents: ["mara"] } });
    chat.event(said("What does it carry?", "U", 70));
    const underWay = chat.open.map(({ kind }) => kind);
    expect(underWay).toContain("look");
    expect(underWay).not.toContain("answer");
    chat.shows({ threadStartedAt: second(60) }, "U");
    expect(chat.first("answer").question).toBe("What does it carry?");
  });

  it("nor in the first thread that is heard of, though nobody has spoken", () => {
    const policy = defaultPolicy(1, rulesOf({}));
    const joined = { kind: "joined", user: "mara", self: false, watching: false, id: "J", thread: "U", at: second(62) };
    const events = [joined, { ...begun("U", 60), id: "S" }] as readonly InboundEvent[];
    const state = events.reduce(
      (before, event) => transition(before, { kind: "event", event, ours: false }, policy, START).state,
      initialState,
    );
    expect(state).toMatchObject({ thread: "U", phase: { kind: "human", agents: ["mara"] } });
  });

  it("is believed where the human was in an earlier one", () => {
    const chat = startConversation();
    chat.event({ kind: "message", author: mara, text: "Bye.", customId: null, thread: "T", at: second(30) });
    chat.event(begun("U", 60));
    chat.event(said("What does it carry?", "U", 61));
    expect(chat.first("answer").question).toBe("What does it carry?");
  });
});

describe("of a chat that the bot spoke in before we knew of it", () => {
  const self = { id: "bot", side: "self" } as const;

  it("only what was said since the bot's last word is answered", () => {
    const chat = startConversation();
    chat.event(said("What does it carry?", "U", 10));
    chat.event({ kind: "message", author: self, text: "7.5 A.", customId: "old-1", thread: "U", at: second(20) });
    chat.event(said("And size 16?", "U", 30));
    chat.shows({ threadStartedAt: second(5) }, "U");
    expect(chat.first("answer").question).toBe("And size 16?");
  });

  it("what was said before that word is not answered, though it is told after it", () => {
    const chat = startConversation();
    chat.event({ kind: "message", author: self, text: "7.5 A.", customId: "old-1", at: second(20) });
    chat.event(said("What does it carry?", "T", 10));
    expect(chat.state).toMatchObject({ phase: { kind: "waiting" }, pending: [] });
    chat.event(said("And size 16?", "T", 30));
    expect(chat.first("answer").question).toBe("And size 16?");
  });

  it("a command is not obeyed again", () => {
    const chat = startConversation();
    const order = {
      kind: "note",
      author: { id: "mara", side: "agent" },
      text: "/say One moment.",
      customId: null,
    } as const;
    chat.event({ ...order, thread: "U", at: second(10) });
    const customId = "old-2";
    chat.event({ kind: "message", author: self, text: "One moment.", customId, thread: "U", at: second(11) });
    chat.shows({ threadStartedAt: second(5), watchers: ["mara"] }, "U");
    expect(chat.said).toEqual([]);
  });
});

it("a note for the agents of a thread that has ended is not written into the next, whoever has that", () => {
  const chat = startConversation();
  chat.shows({ watchers: ["mara"] });
  chat.agent("/pause", { note: true });
  expect(chat.first("whisper").text).toContain("Paused");
  chat.shows({ threadStartedAt: second(60), agents: ["mara"] }, "U");
  expect(chat.open.map(({ kind }) => kind)).not.toContain("whisper");
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
