/**
 * What becomes of a handoff: targets one after the other, waiting, nobody there, somebody coming; and that nobody is
 * stranded. One file though it is long: each part of a course begins where another ends.
 */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LANGUAGES } from "../../worker/hearing/language.ts";
import { handoffTextsIn, isChoice } from "../../worker/conversation/handoff/texts.ts";
import { isWorthTelling } from "../../worker/conversation/handoff/queue.ts";
import { certain, startConversation, unsure } from "../support/conversation-course.ts";
import type { Conversation } from "../support/conversation-course.ts";

const twoTargets = { targets: [{ when: {}, to: [{ agent: "tomasz" }] }] };
const en = handoffTextsIn("en");

function wantsHuman(...given: Parameters<typeof startConversation>): Conversation {
  const chat = startConversation(...given);
  chat.says("I want to talk to a human");
  return chat;
}

describe("a handoff", () => {
  it("that left an address answers what was asked with it, whatever became of the thanks", () => {
    const chat = wantsHuman();
    chat.finds([]);
    chat.delivers();
    chat.says("jo@example.com. Which strip length do I need for size 20?");
    const thanks = chat.first("reply");
    expect(thanks.text).toBe(en.emailSaved("jo@example.com"));
    chat.take({ kind: "outcome", outcome: { kind: "uncertain", id: thanks.id } });
    chat.delivers();
    chat.answers(certain);
    expect(chat.first("reply").turn.covers).toHaveLength(1);
  });

  it("asks who is there first, and says nothing before it knows", () => {
    const chat = wantsHuman();
    expect(chat.open.map(({ kind }) => kind)).toEqual(["availability"]);
    chat.finds(["mara"]);
    expect(chat.open.map(({ kind }) => kind)).toEqual(["note", "label", "reply", "transfer"]);
    expect(chat.said).toEqual([en.announce]);
  });

  it("is not announced where the rules say so, and is not labelled", () => {
    const chat = wantsHuman({ announce: false, labels: false });
    chat.finds(["mara"]);
    expect(chat.open.map(({ kind }) => kind)).toEqual(["note", "transfer"]);
  });

  it("goes to the next target when one refuses or never confirms, with one note and one announcement", () => {
    const chat = wantsHuman(twoTargets);
    chat.finds(["tomasz", "mara"]);
    expect(chat.first("transfer").target).toEqual({ kind: "agent", agent: "tomasz" });
    chat.accepts();
    for (let look = 0; look < 3; look += 1) {
      chat.shows(); // The bot is still alone with the customer.
    }
    expect(chat.first("transfer").target).toEqual({ kind: "group", group: 1 });
    chat.refuses();
    expect(chat.rows("handoffs").map(({ outcome, evidence }) => [outcome, evidence.split(":")[0]])).toEqual([
      ["planned", chat.rows("handoffs")[0]?.evidence],
      ["refused", "tomasz"],
      ["refused", "group 1"],
    ]);
    expect(chat.said.slice(1)).toEqual([`${en.busy} ${en.leaveEmail}`]);
    expect(chat.open.filter(({ kind }) => kind === "note")).toHaveLength(1);
  });

  it("passes over a group whose hours are over, and needs no call for it", () => {
    const officeHours = [
      { group: 1, timeZone: "UTC", week: { wed: ["12:00-13:00"] }, holidays: [], humansFirst: false },
    ];
    const chat = wantsHuman({ officeHours });
    chat.finds(["mara"]);
    expect(chat.said).toEqual([en.nobody]);
    expect(chat.rows("handoffs")[1]).toMatchObject({ outcome: "refused", evidence: "outside office hours" });
  });

  it("is taken for granted only when the platform shows it", () => {
    const chat = wantsHuman();
    chat.finds(["mara"]);
    chat.accepts();
    expect(chat.state.phase.kind).toBe("handing-off");
    chat.event({ kind: "transferred", to: ["mara"], toSelf: false, queue: null });
    expect(chat.state.phase).toEqual({ kind: "human", agents: ["mara"] });
    expect(chat.rows("handoffs").at(-1)).toMatchObject({ outcome: "taken", evidence: "mara" });
  });

  it("that waits in line and is then taken is logged as both", () => {
    const chat = wantsHuman();
    chat.finds(["mara"]);
    chat.accepts();
    chat.event({ kind: "transferred", to: [], toSelf: false, queue: { position: 2, waitSeconds: 120 } });
    chat.event({ kind: "joined", user: "mara", self: false, watching: false });
    expect(chat.rows("handoffs").map(({ outcome }) => outcome)).toEqual(["planned", "queued", "taken"]);
  });

  it("waits in the platform's line where the rules say so, which the customer is told before the bot leaves", () => {
    const chat = wantsHuman({ whenBusy: "queue" });
    chat.finds(["mara"]);
    chat.delivers();
    chat.refuses();
    expect(chat.first("reply").text).toBe(en.queueing);
    expect(chat.first("transfer")).toMatchObject({ queue: true, target: { kind: "group", group: 1 } });
  });
});

describe("a customer who waits", () => {
  function waiting(rules: Parameters<typeof startConversation>[0] = {}): Conversation {
    const chat = wantsHuman(rules);
    chat.finds(["mara"]);
    chat.delivers();
    chat.refuses();
    chat.delivers();
    return chat;
  }

  it("is answered meanwhile, and uncertain questions go to the humans, too", () => {
    const chat = waiting();
    chat.says("What does a size 20 contact carry?");
    chat.answers(certain);
    chat.delivers();
    chat.says("And at 200 degrees?");
    chat.answers(unsure);
    expect(chat.first("reply").text).toBe(`${en.notCertain} ${en.passedOn}`);
    expect(chat.state.seeking?.question).toContain("And at 200 degrees?");
    chat.delivers();
    chat.says("Is it approved for aircraft?");
    chat.answers({ kind: "hand-off", reason: "guardrail", evidence: "aviation", text: null, sources: [] });
    expect(chat.first("reply").text).toBe(`${en.onlyHuman} ${en.passedOn}`);
  });

  it("is not told the same over and over: no more often than the rules say", () => {
    const chat = waiting({ askAgainSeconds: 60, tellAgainSeconds: 150 });
    const before = chat.said.length;
    for (let minute = 0; minute < 5; minute += 1) {
      chat.wakes("seek");
      chat.finds(["mara"]);
      chat.refuses();
      if (chat.open.some(({ kind }) => kind === "reply")) {
        chat.delivers();
      }
    }
    expect(chat.said.slice(before)).toEqual([en.stillBusy]);
  });

  it("is passed on as soon as somebody is free, with no second announcement", () => {
    const chat = waiting();
    const before = chat.said.length;
    chat.wakes("seek");
    chat.finds(["mara"]);
    chat.event({ kind: "transferred", to: ["mara"], toSelf: false, queue: null });
    expect(chat.said).toHaveLength(before);
    expect(chat.state.seeking).toBeNull();
  });

  it("is told when no more is asked, and asked for an address", () => {
    const chat = waiting({ askAgainSeconds: 60, stopAskingSeconds: 100 });
    chat.wakes("seek");
    chat.finds([]);
    chat.wakes("seek");
    chat.finds([]);
    expect(chat.said.at(-1)).toBe(`${en.stoppedAsking} ${en.leaveEmail}`);
    expect(chat.state).toMatchObject({ seeking: null, contact: { kind: "asked" } });
  });

  it("and leaves is written to, where an address is known", () => {
    const chat = startConversation({}, { email: "ann@example.com" });
    chat.says("a human please");
    chat.finds(["mara"]);
    chat.delivers();
    chat.refuses();
    expect(chat.said.at(-1)).toBe(en.busy);
    chat.event({ kind: "closed" });
    expect(chat.first("follow-up")).toMatchObject({ email: "ann@example.com", question: "a human please" });
    expect(chat.rows("endings")).toMatchObject([{ outcome: "follow-up" }]);
  });

  it("may stay with the bot, who then offers humans and does not call them", () => {
    const chat = waiting();
    chat.says(en.stay);
    chat.delivers();
    expect(chat.state.seeking).toBeNull();
    chat.wakes("seek");
    expect(chat.state.phase.kind).toBe("waiting");
    chat.says("What torque?");
    chat.answers(unsure);
    expect(chat.first("reply").text).toBe(en.offer);
  });
});

describe("when nobody is there", () => {
  function offline(rules: Parameters<typeof startConversation>[0] = {}): Conversation {
    const chat = wantsHuman(rules);
    chat.finds([]);
    chat.delivers();
    return chat;
  }

  it("an address that is none is asked for once more, and a question is answered all the same", () => {
    const chat = offline();
    chat.says("jo@example");
    expect(chat.first("reply").text).toBe(en.emailInvalid);
    chat.delivers();
    chat.says("What does a size 20 contact carry?");
    expect(chat.state.phase.kind).toBe("answering");
    chat.answers(certain);
    chat.delivers();
    chat.says("jo@example.com");
    expect(chat.first("reply").text).toBe(en.emailSaved("jo@example.com"));
  });

  it("an address and a question in one message are both taken", () => {
    const chat = offline();
    chat.says("jo@example.com, and what does a size 20 contact carry?");
    expect(chat.open.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["reply", "answer", "follow-up"]));
  });

  it("an address may come by a form", () => {
    const chat = offline();
    chat.fills({ type: "email", label: "E-mail", answer: "jo@example.com", group: null });
    expect(chat.first("reply").text).toBe(en.emailSaved("jo@example.com"));
    expect(chat.first("follow-up")).toMatchObject({ email: "jo@example.com" });
  });

  it("a corrected address is written down anew", () => {
    const chat = offline();
    chat.says("jo@example.com");
    chat.delivers();
    chat.says("sorry, joe@example.com");
    expect(chat.first("reply").text).toBe(en.emailSaved("joe@example.com"));
    expect(chat.open.filter(({ kind }) => kind === "follow-up")).toHaveLength(2);
  });

  it("the other details that the rules ask for are asked for, unless they are known", () => {
    const rules = { followUp: { ask: ["name" as const, "company" as const], ways: [] } };
    expect(offline(rules).said.at(-1)).toBe(`${en.nobody} ${en.alsoTell(["company"])}`);
  });

  it("somebody coming is offered once, and only while there is somebody", () => {
    const chat = offline();
    chat.wakes("seek");
    chat.finds([]);
    expect(chat.state.phase.kind).toBe("waiting");
    chat.wakes("seek");
    chat.finds(["mara"]);
    expect(chat.first("reply")).toMatchObject({ text: en.someoneThere, quickReplies: [en.yes, en.no] });
    chat.delivers();
    expect(chat.state.seeking).toBeNull();
    chat.says("yes");
    expect(chat.state.phase).toMatchObject({ kind: "handing-off", reason: "requested" });
  });

  it("no more is asked after a while, and the customer's silence counts again", () => {
    const chat = offline({ askAgainSeconds: 60, stopAskingSeconds: 60 });
    chat.wakes("seek");
    chat.finds([]);
    expect(chat.state.seeking).toBeNull();
    expect(chat.open.flatMap((effect) => (effect.kind === "wake" && effect.id !== "seek" ? effect.id : []))).toEqual([
      "idle",
    ]);
  });

  it("a follow-up goes every way that is configured, each by itself", () => {
    const chat = offline({ followUp: { ask: [], ways: ["email", "webhook"] } });
    chat.says("jo@example.com");
    const { id, turn, email } = chat.first("follow-up");
    const rest = { name: null, phone: null, company: null, question: "", language: "en", context: "" };
    const followUp = { id, conversation: "c", email, ...rest };
    chat.ends("follow-up", { kind: "follow-up-stored", id, turn, followUp });
    expect(chat.open.flatMap((effect) => (effect.kind === "deliver-follow-up" ? effect.way : []))).toEqual([
      "email",
      "webhook",
    ]);
  });
});

describe("a place in line, where the bot is still there to tell it", () => {
  it("is told with the numbers that the platform gave, and no others", () => {
    const chat = startConversation();
    chat.shows({ queue: { position: 3, waitSeconds: 200 } });
    chat.delivers();
    chat.shows({ queue: { position: 3, waitSeconds: 190 } });
    chat.pass(600);
    chat.shows({ queue: { position: 1, waitSeconds: null } });
    expect(chat.said).toEqual([en.inLine(3, 3), en.inLine(1, null)]);
    expect(chat.said[1]).not.toContain("min");
  });

  it.each([
    ["the same", { position: 4, waitSeconds: 240 }, 600, false],
    ["a little better", { position: 3, waitSeconds: 200 }, 600, false],
    ["much better, at once", { position: 1, waitSeconds: 60 }, 10, false],
    ["much better, after a while", { position: 1, waitSeconds: 60 }, 600, true],
  ])("%s", (_what, queue, seconds, worth) => {
    const told = { position: 4, waitSeconds: 240, at: 0 };
    expect(isWorthTelling(told, queue, seconds * 1000, 300_000)).toBe(worth);
  });
});

describe("the words", () => {
  it("are there in every language, each its own, and a button is understood in all", () => {
    const all = LANGUAGES.map((language) => handoffTextsIn(language));
    for (const key of Object.keys(en) as (keyof typeof en)[]) {
      const words = all.map((texts) => {
        const text = texts[key];
        return typeof text === "function" ? String(text) : text;
      });
      expect(new Set(words.filter((word) => word !== "")).size, key).toBeGreaterThanOrEqual(LANGUAGES.length - 1);
    }
    expect(
      all.every((texts) => isChoice(texts.yes, "yes") && isChoice(texts.no, "no") && isChoice(texts.stay, "stay")),
    ).toBe(true);
  });

  it("are the customer's language from the first message on", () => {
    const chat = startConversation();
    chat.says("Ich möchte bitte mit einem Menschen sprechen");
    chat.finds([]);
    expect(chat.said).toEqual([handoffTextsIn("de").nobody]);
  });
});

/** Anything that can happen next; what is under way comes to any of its ends. */
const steps: fc.Arbitrary<(chat: Conversation) => void> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom("What torque?", "a human please", "jo@example.com", "yes")
      .map((text) => (chat: Conversation) => chat.says(text)),
  },
  {
    weight: 8,
    arbitrary: fc.integer({ min: 0, max: 5 }).map((choice) => (chat: Conversation) => settle(chat, choice)),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("seek" as const, "idle" as const, "pause" as const)
      .map((id) => (chat: Conversation) => ring(chat, id)),
  },
  fc
    .constantFrom("SECRET", "/pause", "/resume", "/suggest", "/take", "/SECRET")
    .map((text) => (chat: Conversation) => chat.agent(text, { note: true })),
  fc
    .record({
      active: fc.boolean(),
      selfPresent: fc.boolean(),
      agents: fc.subarray(["mara"]),
      watchers: fc.subarray(["mara"]),
    })
    .map((shown) => (chat: Conversation) => chat.shows(shown)),
  fc.constant((chat: Conversation) => chat.event({ kind: "transferred", to: ["mara"], toSelf: false, queue: null })),
);

function ring(chat: Conversation, id: "seek" | "idle" | "pause"): void {
  if (chat.open.some((effect) => effect.kind === "wake" && effect.id === id)) {
    chat.wakes(id);
  }
}

/** The next thing in the chat's own line comes to one of its ends. */
function settle(chat: Conversation, choice: number): void {
  const next = chat.open.find(({ kind }) =>
    ["answer", "reply", "availability", "transfer", "close", "suggest"].includes(kind),
  );
  switch (next?.kind) {
    case "answer":
      return chat.answers(
        [certain, { ...unsure, draft: "DRAFT" }, { kind: "abuse" as const, evidence: "SECRET" }][choice % 3] ?? unsure,
      );
    case "reply":
      return chat.delivers();
    case "availability":
      return chat.finds([["mara"], [], null][choice % 3] ?? null);
    case "transfer":
      return choice % 2 === 0 ? chat.refuses() : chat.accepts();
    case "close":
      return chat.ends("close", { kind: "thread-closed", id: next.id });
    case "suggest":
      return chat.ends("suggest", {
        kind: "suggested",
        id: next.id,
        turn: next.turn,
        answer: { ...unsure, draft: "DRAFT" },
      });
    default:
  }
}

const UNDER_WAY = new Set(["answer", "reply", "availability", "transfer", "note", "look"]);

describe("whatever happens", () => {
  const courses = fc.array(steps, { maxLength: 40 });

  it("nobody is stranded: what is pending in a chat of ours is being worked on (I2)", () => {
    fc.assert(
      fc.property(courses, (course) => {
        const chat = startConversation();
        course.forEach((step) => step(chat));
        const { phase, pending } = chat.state;
        if (phase.kind === "handing-off" || phase.kind === "answering") {
          expect(chat.open.some(({ kind }) => UNDER_WAY.has(kind))).toBe(true);
        }
        expect(phase.kind === "waiting" && pending.length > 0).toBe(false);
        if (chat.state.seeking !== null && phase.kind === "waiting") {
          expect(chat.open.some(({ kind, id }) => kind === "wake" && id === "seek")).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("nobody is promised: that nobody came is said after the platform has said so, and nothing but trying before (I6)", () => {
    const tried = new Set([en.announce, `${en.notCertain} ${en.announce}`, en.queueing]);
    fc.assert(
      fc.property(courses, (course) => {
        const chat = startConversation({ whenBusy: "queue" });
        for (const step of course) {
          const before = { kind: chat.state.phase.kind, said: chat.said.length };
          step(chat);
          if (before.kind === "handing-off" && chat.state.phase.kind === "handing-off") {
            expect(chat.said.slice(before.said).every((text) => tried.has(text))).toBe(true);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("nothing that is for agents reaches the customer (I7)", () => {
    fc.assert(
      fc.property(courses, (course) => {
        const chat = startConversation();
        course.forEach((step) => step(chat));
        expect(chat.said.filter((text) => /SECRET|DRAFT|\/pause|Paused|not in the passages/.test(text))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
