/** Commands of a human who watches, silence, and how threads end. */
import { describe, expect, it } from "vitest";
import { handoffTextsIn } from "../../worker/conversation/handoff/texts.ts";
import { certain, startConversation } from "../support/conversation-course.ts";
import type { Conversation } from "../support/conversation-course.ts";

const en = handoffTextsIn("en");

function watched(): Conversation {
  const chat = startConversation();
  chat.event({ kind: "joined", user: "mara", self: false, watching: true });
  return chat;
}

function commands(chat: Conversation, text: string): void {
  chat.agent(text, { note: true });
}

describe("a human who watches", () => {
  it("pauses the bot in mid-answer; what is said meanwhile is answered on /resume", () => {
    const chat = watched();
    chat.says("What does a size 20 contact carry?");
    commands(chat, "/pause");
    expect(chat.open.map(({ kind }) => kind)).toEqual(["whisper", "wake"]);
    chat.says("And size 16?");
    expect(chat.state.phase.kind).toBe("paused");
    commands(chat, "/resume");
    chat.shows({ watchers: ["mara"] });
    expect(chat.first("answer").question).toBe("What does a size 20 contact carry?\nAnd size 16?");
  });

  it("has the bot say something, which answers what is open, in a pause too", () => {
    const chat = watched();
    chat.says("Are you there?");
    commands(chat, "/say Yes.\nTwo minutes, please.");
    expect(chat.first("say").text).toBe("Yes.\nTwo minutes, please.");
    chat.delivers("say");
    expect(chat.state).toMatchObject({ phase: { kind: "waiting" }, pending: [] });
    commands(chat, "/pause");
    chat.says("Hello?");
    commands(chat, "/say Still on it.");
    chat.delivers("say");
    expect(chat.state).toMatchObject({ phase: { kind: "paused" }, pending: [] });
  });

  it("takes back no reply that may be out, and has nothing answered twice", () => {
    const chat = watched();
    chat.says("What does a size 20 contact carry?");
    chat.answers({ kind: "small-talk", text: "7.5 A." });
    const reply = chat.first("reply");
    chat.take({ kind: "outcome", outcome: { kind: "uncertain", id: reply.id } });
    commands(chat, "/say One moment.");
    expect(chat.open.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["reply", "say"]));
    commands(chat, "/pause");
    commands(chat, "/resume");
    chat.shows({ watchers: ["mara"] });
    expect(chat.state.phase.kind).toBe("answering");
    const { id, turn, text, claims } = reply;
    chat.take({ kind: "outcome", outcome: { kind: "delivered", id, turn, text, claims, eventIds: ["T_9"] } });
    expect(chat.state).toMatchObject({ phase: { kind: "waiting" }, pending: [] });
    expect(chat.open.filter(({ kind }) => kind === "answer")).toEqual([]);
  });

  it("takes the chat, with a note and no word to the customer; refused, the bot goes on", () => {
    const chat = watched();
    chat.says("What does a size 20 contact carry?");
    commands(chat, "/take");
    expect(chat.first("transfer").target).toEqual({ kind: "agent", agent: "mara" });
    expect(chat.first("note")).toMatchObject({ reason: "supervisor", question: "What does a size 20 contact carry?" });
    expect(chat.said).toEqual([]);
    chat.refuses();
    expect(chat.first("whisper").text).toContain("did not move");
    expect(chat.said).toEqual([]);
    chat.shows({ watchers: ["mara"] });
    expect(chat.first("answer").question).toBe("What does a size 20 contact carry?");
  });

  it("takes the chat while a reply may be out; refused, what that answered is not answered again", () => {
    const chat = watched();
    chat.says("What does a size 20 contact carry?");
    chat.answers(certain);
    const { id, turn, text, claims } = chat.first("reply");
    chat.take({ kind: "outcome", outcome: { kind: "uncertain", id } });
    commands(chat, "/take");
    chat.refuses();
    // The read of the chat brings it, and then shows who is there.
    chat.take({ kind: "outcome", outcome: { kind: "delivered", id, turn, text, claims, eventIds: ["M"] } });
    chat.shows({ watchers: ["mara"] });
    expect(chat.state).toMatchObject({ phase: { kind: "waiting" }, pending: [] });
    expect(chat.open.map(({ kind }) => kind)).not.toContain("answer");
  });

  it("has not paused the bot when it left the chat before it could say so; a later /pause is obeyed", () => {
    const chat = watched();
    chat.says("What does a size 20 contact carry?");
    commands(chat, "/pause");
    const { id } = chat.first("whisper");
    chat.take({
      kind: "outcome",
      outcome: { kind: "undelivered", id, failure: "not-in-chat", code: "requester_user_is_not_in_chat" },
    });
    chat.shows({ watchers: ["mara"] });
    expect(chat.first("answer").question).toBe("What does a size 20 contact carry?");
    commands(chat, "/pause");
    expect(chat.state.phase.kind).toBe("paused");
    expect(chat.first("whisper").text).toContain("Paused for");
  });

  it("is given a suggestion, of what is open or was asked last", () => {
    const chat = watched();
    commands(chat, "/suggest");
    expect(chat.first("whisper").text).toContain("said nothing yet");
    chat.says("What does a size 20 contact carry?");
    chat.answers(certain);
    chat.delivers();
    commands(chat, "/suggest");
    const { id, turn, question } = chat.first("suggest");
    expect(question).toBe("What does a size 20 contact carry?");
    const before = chat.said.length;
    chat.ends("suggest", { kind: "suggested", id, turn, answer: certain });
    expect(chat.open.flatMap((effect) => (effect.kind === "whisper" ? effect.text : []))).toContainEqual(
      "Suggested: 13 A.",
    );
    expect(chat.said).toHaveLength(before);
  });

  it("is told the commands for one that there is not, and nothing for a note that is none", () => {
    const chat = watched();
    commands(chat, "/what");
    expect(chat.first("whisper").text).toContain("/suggest");
    const other = watched();
    commands(other, "He ordered 20/30 of them before.");
    expect(other.open).toEqual([]);
  });

  it("who forgets the pause leaves no silent bot: it ends by leaving, and by time", () => {
    const left = watched();
    commands(left, "/pause");
    left.says("Hello?");
    left.event({ kind: "left", user: "mara", self: false });
    left.shows();
    expect(left.state.phase.kind).toBe("answering");
    const forgotten = watched();
    commands(forgotten, "/pause");
    forgotten.says("Hello?");
    forgotten.wakes("pause");
    forgotten.shows({ watchers: ["mara"] });
    expect(forgotten.state.phase.kind).toBe("answering");
  });

  it("cannot have the bot speak beside a human, nor command it where the rules say no; customers never can", () => {
    const human = startConversation();
    human.event({ kind: "joined", user: "tomasz", self: false, watching: false });
    commands(human, "/say I am the bot");
    expect(human.said).toEqual([]);
    const off = startConversation({ supervision: { commands: false, pauseSeconds: 60 } });
    commands(off, "/pause");
    expect(off.state.phase.kind).toBe("waiting");
    const customer = startConversation();
    customer.says("/pause");
    expect(customer.state.phase.kind).toBe("answering");
  });
});

describe("a customer who says nothing any more", () => {
  function answered(rules: Parameters<typeof startConversation>[0] = {}): Conversation {
    const chat = startConversation(rules);
    chat.says("What does a size 20 contact carry?");
    chat.answers(certain);
    chat.delivers();
    return chat;
  }

  it("is asked once, then the thread is closed", () => {
    const chat = answered();
    chat.wakes("idle");
    expect(chat.said.at(-1)).toBe(en.nudge);
    chat.delivers();
    chat.wakes("idle");
    expect(chat.said.at(-1)).toBe(en.idleEnd);
    chat.delivers();
    chat.ends("close", { kind: "thread-closed", id: chat.first("close").id });
    expect(chat.rows("endings")).toMatchObject([
      { thread: "T", outcome: "answered", summary: "What does a size 20 contact carry?", topic: "technical data" },
    ]);
  });

  it("and comes back in time is answered, and nothing is closed", () => {
    const chat = answered();
    chat.wakes("idle");
    chat.delivers();
    chat.wakes("idle");
    chat.says("Sorry, I was away. And size 16?");
    expect(chat.open.map(({ kind }) => kind)).toEqual(["answer"]);
  });

  it("is not asked after another turn, nor while a human is wanted or watches", () => {
    const busy = answered();
    const [wake] = busy.open;
    busy.says("And size 16?");
    busy.answers(certain);
    expect(wake?.kind).toBe("wake");
    busy.take({ kind: "outcome", outcome: { kind: "due", id: "idle", generation: 1 } });
    expect(busy.said).not.toContain(en.nudge);
    const waiting = startConversation();
    waiting.says("a human please");
    waiting.finds([]);
    waiting.delivers();
    expect(waiting.open.some(({ kind, id }) => kind === "wake" && id === "idle")).toBe(false);
  });

  it("is asked after a human has given the chat back, too", () => {
    const chat = answered();
    chat.event({ kind: "transferred", to: ["mara"], toSelf: false, queue: null });
    chat.agent("That is all settled.");
    chat.shows();
    chat.wakes("idle");
    expect(chat.said.at(-1)).toBe(en.nudge);
  });

  it("is asked once whoever watched, and commanded meanwhile, has left", () => {
    const chat = answered();
    chat.event({ kind: "joined", user: "mara", self: false, watching: true });
    chat.agent("/suggest", { note: true });
    chat.take({ kind: "outcome", outcome: { kind: "due", id: "idle", generation: 1 } });
    expect(chat.said).not.toContain(en.nudge);
    chat.event({ kind: "left", user: "mara", self: false });
    chat.wakes("idle");
    expect(chat.said.at(-1)).toBe(en.nudge);
  });

  it("is left alone where the rules say so", () => {
    expect(answered({ idle: { nudgeSeconds: 0, closeSeconds: 0 } }).open.map(({ kind }) => kind)).toEqual([]);
  });
});

describe("a thread ends", () => {
  it.each<[string, (chat: Conversation) => void]>([
    ["abandoned", () => undefined],
    ["abandoned", (chat) => chat.says("What does a size 20 contact carry?")],
    [
      "answered",
      (chat) => {
        chat.says("What does a size 20 contact carry?");
        chat.answers(certain);
        chat.delivers();
      },
    ],
    ["handed-off", (chat) => chat.event({ kind: "joined", user: "mara", self: false, watching: false })],
    [
      "follow-up",
      (chat) => {
        chat.says("a human please");
        chat.finds([]);
        chat.delivers();
        chat.says("jo@example.com");
      },
    ],
  ])("%s", (outcome, happens) => {
    const chat = startConversation();
    happens(chat);
    chat.event({ kind: "closed" });
    expect(chat.rows("endings").map((row) => row.outcome)).toEqual([outcome]);
    chat.event({ kind: "closed" });
    expect(chat.rows("endings")).toHaveLength(1);
    expect(chat.open.flatMap((effect) => (effect.kind === "label" ? effect.tags : []))).toContain(`bot-${outcome}`);
  });

  it("when the next begins and nobody told us of its end; the new one begins anew, and knows that it is not the first", () => {
    const chat = startConversation();
    chat.says("a human please");
    chat.shows({ threadStartedAt: "2026-11-19T10:00:00Z" }, "U");
    expect(chat.rows("endings")).toMatchObject([{ thread: "T", outcome: "abandoned", summary: "a human please" }]);
    expect(chat.state).toMatchObject({ thread: "U", earlierThreads: 1, pending: [], course: { question: null } });
  });

  it("and what the customer thought of it is kept", () => {
    const chat = startConversation();
    chat.event({ kind: "rated", score: 0, comment: "slow" });
    expect(chat.rows("ratings")).toMatchObject([{ thread: "T", score: 0, comment: "slow" }]);
  });
});
