/** Commands of a human who watches, whatever comes between: each has its effect, or a note that says why not. */
import { describe, expect, it } from "vitest";
import { certain, START, startConversation } from "../support/conversation-course.ts";
import type { Conversation } from "../support/conversation-course.ts";

const second = (seconds: number) => new Date(START + seconds * 1000).toISOString();

function watched(): Conversation {
  const chat = startConversation();
  chat.event({ kind: "joined", user: "mara", self: false, watching: true });
  return chat;
}

/** Time passes between one and the next, as with people. */
function command(
  chat: Conversation,
  text: string,
  { by = "mara", ...more }: { by?: string; thread?: string; at?: string } = {},
) {
  chat.pass(1);
  chat.event({ kind: "note", author: { id: by, side: "agent" }, text, customId: null, ...more });
}

const whispers = (chat: Conversation) =>
  chat.open.flatMap((effect) => (effect.kind === "whisper" ? [effect.text] : []));
const kinds = (chat: Conversation) => chat.open.map(({ kind }) => kind);

describe("a pause", () => {
  it("that is the first thing heard of a new thread is kept when the rest of the thread is told", () => {
    const chat = watched();
    command(chat, "/pause", { thread: "U" });
    expect(chat.state).toMatchObject({ thread: "U", phase: { kind: "unknown" } });
    chat.event({ kind: "closed" });
    chat.event({
      kind: "message",
      author: { id: "ann", side: "customer" },
      text: "hello",
      customId: null,
      thread: "U",
    });
    chat.shows({ watchers: ["mara"], threadStartedAt: second(0.5) }, "U");
    expect(whispers(chat)).toEqual([expect.stringMatching(/^Paused for/)]);
    expect(chat.state).toMatchObject({ phase: { kind: "paused" }, pending: [{ text: "hello" }] });
    expect(kinds(chat)).not.toContain("answer");
  });

  it("outlasts another's /take that the platform refuses", () => {
    const chat = watched();
    command(chat, "/pause");
    chat.says("hello");
    command(chat, "/take", { by: "tomasz" });
    chat.refuses();
    chat.shows({ watchers: ["mara"] });
    expect(chat.state.phase.kind).toBe("paused");
    expect(whispers(chat)).toContainEqual("The platform did not move the chat to you; the bot stays paused.");
  });

  it("outlasts the late news of somebody who was there before it, and ends when somebody has taken the chat", () => {
    const chat = watched();
    command(chat, "/pause");
    chat.says("hello");
    chat.event({ kind: "transferred", to: ["tomasz"], toSelf: false, queue: null });
    expect(chat.state.phase.kind).toBe("human");
    chat.shows({ watchers: ["mara"] });
    expect(chat.state.phase.kind).toBe("paused");
    chat.shows({ watchers: ["mara"], agents: ["tomasz"] });
    chat.shows({ watchers: ["mara"] });
    expect(chat.state.phase.kind).toBe("answering");
  });

  it("stops a handoff on its way and the end of a thread; on /resume both are decided anew", () => {
    const asking = watched();
    asking.says("I want to talk to a human");
    command(asking, "/pause");
    expect(kinds(asking)).toEqual(["whisper", "wake"]);
    command(asking, "/resume");
    asking.shows({ watchers: ["mara"] });
    expect(asking.state.phase.kind).toBe("handing-off");
    const idle = startConversation();
    idle.says("hello");
    idle.answers(certain);
    idle.delivers();
    idle.wakes("idle");
    idle.delivers();
    idle.wakes("idle");
    expect(kinds(idle)).toContain("close");
    command(idle, "/pause");
    expect(kinds(idle)).not.toContain("close");
    expect(idle.state.phase.kind).toBe("paused");
  });

  it("holds when the transfer that was under way is refused", () => {
    const chat = watched();
    chat.says("I want to talk to a human");
    chat.finds(["tomasz"]);
    chat.accepts();
    command(chat, "/pause");
    for (let looks = 0; looks < 3; looks += 1) {
      chat.shows({ watchers: ["mara"] });
    }
    expect(chat.state.phase.kind).toBe("paused");
    expect(chat.said).toHaveLength(1); // That a colleague is being asked.
  });

  it("is ended by no /resume that was given before it, and begun by none that was given before a /resume", () => {
    const chat = watched();
    command(chat, "/pause", { at: second(20) });
    command(chat, "/resume", { at: second(10) });
    expect(chat.state.phase.kind).toBe("paused");
    command(chat, "/resume", { at: second(40) });
    chat.shows({ watchers: ["mara"] });
    command(chat, "/pause", { at: second(30) });
    expect(chat.state.phase.kind).toBe("waiting");
    expect(whispers(chat).filter((text) => text.includes("came late"))).toHaveLength(2);
  });
});

describe("what the bot is told to say", () => {
  it("is said though the customer writes first, who is then answered", () => {
    const chat = watched();
    chat.says("Are you there?");
    command(chat, "/say Two minutes, please.");
    chat.says("Hello?");
    expect(kinds(chat)).toEqual(["say", "answer"]);
    chat.delivers("say");
    expect(chat.first("answer").question).toBe("Hello?");
    expect(chat.state.toSay).toEqual([]);
  });

  it("is said beside a handoff on its way, which goes on", () => {
    const chat = watched();
    chat.says("I want to talk to a human");
    command(chat, "/say I am looking for somebody.");
    chat.delivers("say");
    chat.finds(["tomasz"]);
    expect(chat.first("transfer").target).toEqual({ kind: "group", group: 1 });
  });

  it.each<[string, (chat: Conversation) => void, RegExp]>([
    [
      "a human takes the chat",
      (chat) => chat.shows({ agents: ["tomasz"], watchers: ["mara"] }),
      /since tomasz took the chat: One moment/,
    ],
    [
      "a new thread begins",
      (chat) => chat.shows({ watchers: ["mara"], threadStartedAt: second(60) }, "U"),
      /since a new thread began: One moment/,
    ],
    [
      "the bot is no user of the chat",
      (chat) => chat.event({ kind: "left", user: "bot", self: true }),
      /took the chat from the bot: One moment/,
    ],
    [
      "the platform refuses it",
      (chat) =>
        chat.ends("say", { kind: "undelivered", id: chat.first("say").id, failure: "rejected", code: "validation" }),
      /did not take it \(validation\): One moment/,
    ],
  ])("and is not said, since %s, is answered by a note", (_why, happens, note) => {
    const chat = watched();
    chat.says("hello");
    command(chat, "/say One moment.");
    happens(chat);
    expect(kinds(chat)).not.toContain("say");
    expect(whispers(chat)).toEqual([expect.stringMatching(note)]);
    expect(chat.state.toSay).toEqual([]);
  });

  it("and is refused leaves no customer without an answer, and calls nobody", () => {
    const chat = watched();
    chat.says("hello");
    command(chat, "/say One moment.");
    chat.ends("say", { kind: "undelivered", id: chat.first("say").id, failure: "rejected", code: "validation" });
    expect(chat.first("answer").question).toBe("hello");
  });
});

describe("a command", () => {
  it("that comes before it is known who has the chat waits for a read of it, in the order in which it was given", () => {
    const chat = watched();
    command(chat, "/pause");
    command(chat, "/resume");
    command(chat, "/say Second.", { at: second(9) });
    command(chat, "/say First.", { at: second(8) });
    expect(kinds(chat)).not.toContain("say");
    chat.shows({ watchers: ["mara"] });
    expect(chat.said).toEqual(["First.", "Second."]);
    const human = watched();
    human.event({ kind: "left", user: "bot", self: true });
    command(human, "/say I am the bot.");
    human.shows({ agents: ["tomasz"] });
    expect(human.said).toEqual([]);
    expect(whispers(human)).toEqual([expect.stringContaining("does not have the chat")]);
  });

  it("waits on when the read was of a thread that has ended since", () => {
    const chat = watched();
    command(chat, "/say One moment.", { thread: "U", at: second(60) });
    chat.shows({ threadStartedAt: second(0) }, "T");
    expect(whispers(chat)).toEqual([]);
    chat.shows({ watchers: ["mara"], threadStartedAt: second(50) }, "U");
    expect(chat.said).toEqual(["One moment."]);
  });

  it("of a thread that has ended does nothing in the next, and says so", () => {
    const chat = watched();
    chat.shows({ threadStartedAt: second(60) }, "U");
    command(chat, "/say For the last one.", { thread: "T", at: second(30) });
    expect(chat.said).toEqual([]);
    expect(whispers(chat)).toEqual([expect.stringContaining("after its thread had ended")]);
    expect(chat.state.thread).toBe("U");
  });

  it("is not answered again in a later thread, which does not show that it was answered", () => {
    const chat = watched();
    command(chat, "/help");
    expect(whispers(chat)).toHaveLength(1);
    chat.shows({ watchers: ["mara"], threadStartedAt: second(60) }, "U");
    expect(whispers(chat)).toEqual([]);
  });

  it("for a suggestion is carried out though the customer goes on", () => {
    const chat = watched();
    chat.says("What does a size 20 contact carry?");
    command(chat, "/suggest");
    chat.says("And size 16?");
    const { id, turn, question } = chat.first("suggest");
    expect(question).toBe("What does a size 20 contact carry?");
    chat.ends("suggest", { kind: "suggested", id, turn, answer: certain });
    expect(whispers(chat)).toEqual(["Suggested: 13 A."]);
  });

  it("to take the chat that somebody else takes first is answered by a note; the one that succeeds needs none", () => {
    const chat = watched();
    command(chat, "/take");
    chat.event({ kind: "transferred", to: ["tomasz"], toSelf: false, queue: null });
    expect(whispers(chat)).toEqual(["The chat was not moved to you, since tomasz took the chat."]);
    const taken = watched();
    command(taken, "/take");
    taken.accepts();
    taken.event({ kind: "transferred", to: ["mara"], toSelf: false, queue: null });
    expect(whispers(taken)).toEqual([]);
    const second = watched();
    command(second, "/take");
    command(second, "/take", { by: "tomasz" });
    expect(whispers(second)).toEqual([expect.stringContaining("moved to somebody else")]);
    expect(second.first("transfer").target).toEqual({ kind: "agent", agent: "tomasz" });
  });
});
