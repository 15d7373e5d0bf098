/** The promises at the head of transition.ts, for any course of events. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ChatSnapshot, InboundEvent } from "../../worker/channels/channel.ts";
import { findEmail } from "../../worker/conversation/contact.ts";
import { compareTimes } from "../../worker/conversation/order.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import { initialState } from "../../worker/conversation/state.ts";
import type { Effect, Input, State } from "../../worker/conversation/state.ts";
import { transition } from "../../worker/conversation/transition.ts";
import { snapshotWith } from "../support/chat-snapshot.ts";

const policy = defaultPolicy(1);
const NOW = Date.UTC(2026, 2, 2, 9, 1);
const customer = { id: "b7eff798-f8df-4364-8059-649c35c9ed0c", name: "Ann", email: null };

function at(second: number): string {
  return new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString();
}

function said(number: number, text = `question ${number}`): Input {
  const author = { id: customer.id, side: "customer" } as const;
  const event: InboundEvent = {
    kind: "message",
    id: `T_${number}`,
    at: at(number),
    thread: "T",
    author,
    text,
    customId: null,
  };
  return { kind: "event", event, ours: false };
}

function snapshot(more: Partial<ChatSnapshot> = {}, source: "started" | "read" = "started"): Input {
  const chat = snapshotWith({
    threadStartedAt: at(0),
    customer: { ...customer, phone: null, fields: {}, visit: null },
    ...more,
  });
  return {
    kind: "event",
    ours: false,
    event: { kind: "snapshot", id: `${source}:T`, at: at(0), thread: "T", source, chat },
  };
}

/** What a line of inputs leads to: the state, and the effects that are still wanted. */
function after(inputs: readonly Input[]): { state: State; open: Effect[] } {
  let state = initialState;
  let open: Effect[] = [];
  for (const input of inputs) {
    const step = transition(state, input, policy, NOW);
    state = step.state;
    open = [
      ...open.filter((effect) => !step.drop.includes(effect.kind) && !step.plan.some(({ id }) => id === effect.id)),
      ...step.plan,
    ];
    if (input.kind === "outcome" && "id" in input.outcome) {
      const { id } = input.outcome;
      open = open.filter((effect) => effect.id !== id || step.plan.includes(effect));
    }
  }
  return { state, open };
}

function answered(open: readonly Effect[]): Input {
  const effect = open.find(({ kind }) => kind === "answer");
  return {
    kind: "outcome",
    outcome: {
      kind: "answered",
      id: effect?.id ?? "",
      answer: { kind: "answer", text: "13 A", sources: [], confidence: 0.9, claims: [] },
      about: { assistant: "test", topic: "other", language: "en", wish: "", sentiment: "calm", group: null, parts: [] },
      tokens: 100,
    },
  };
}

describe("a conversation", () => {
  it("answers a burst of messages in one turn, and the last message alone decides its name", () => {
    const { state, open } = after([snapshot(), said(1), said(2), said(3)]);
    const answers = open.filter(({ kind }) => kind === "answer");
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject({ turn: { id: "T_3", covers: ["T_1", "T_2", "T_3"] } });
    expect(state.phase).toMatchObject({ kind: "answering", step: "generating" });
  });

  it("looks at a chat before it speaks in one that it knows nothing of", () => {
    const { state, open } = after([said(1)]);
    expect(open.map(({ kind }) => kind)).toEqual(["look"]);
    expect(state.phase.kind).toBe("unknown");
    expect(after([said(1), snapshot({}, "read")]).open.map(({ kind }) => kind)).toContain("answer");
  });

  it("drops a finished reply that was not sent yet when the customer goes on, and answers both", () => {
    const inputs = [snapshot(), said(1)];
    const replied = [...inputs, answered(after(inputs).open)];
    expect(after(replied).open.map(({ kind }) => kind)).toEqual(["reply"]);
    const { open } = after([...replied, said(2)]);
    expect(open.map(({ kind }) => kind)).toEqual(["answer"]);
    expect(open[0]).toMatchObject({ turn: { covers: ["T_1", "T_2"] } });
  });

  it("writes no answer after answer for a platform that shows the bot in the chat and takes none of them", () => {
    let inputs = [snapshot(), said(1)];
    for (let answers = 0; answers < policy.mostRefusals; answers += 1) {
      inputs = [...inputs, answered(after(inputs).open)];
      const reply = after(inputs).open.find((effect) => effect.kind === "reply");
      const refused: Input = {
        kind: "outcome",
        outcome: { kind: "undelivered", id: reply?.id ?? "none", failure: "not-in-chat", code: "authorization" },
      };
      inputs = [...inputs, refused, snapshot({}, "read")];
    }
    const { state, open } = after(inputs);
    expect(state.phase).toMatchObject({ kind: "handing-off", reason: "delivery-failed" });
    expect(open.map(({ kind }) => kind)).not.toContain("answer");
  });

  it("offers another way when nobody takes a handoff, and keeps the address that is then given", () => {
    const inputs = [snapshot(), said(1, "a human please")];
    const { open } = after(inputs);
    expect(open.map(({ kind }) => kind)).toEqual(["availability"]);
    const nobody: Input = {
      kind: "outcome",
      outcome: { kind: "availability", id: open[0]?.id ?? "", agents: [] },
    };
    const offline = after([...inputs, nobody]);
    expect(offline.state.contact.kind).toBe("asked");
    const reply = offline.open.find((effect) => effect.kind === "reply");
    if (reply === undefined) {
      throw new Error("the customer was told nothing");
    }
    const told: Input = {
      kind: "outcome",
      outcome: { kind: "delivered", id: reply.id, turn: reply.turn, text: reply.text, claims: [], eventIds: [] },
    };
    const given = after([...inputs, nobody, told, said(2, "jo@example.com, thanks")]);
    expect(given.state.contact).toEqual({ kind: "given", email: "jo@example.com" });
    expect(given.open.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["update-customer", "follow-up"]));
  });
});

/** Any course of events, platform and outcomes alike. */
const anyInput: fc.Arbitrary<Input> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 1, max: 30 }).map((number) => said(number)) },
  fc.integer({ min: 1, max: 30 }).map((number) => said(number, "I want a human")),
  fc
    .record({
      active: fc.boolean(),
      selfPresent: fc.boolean(),
      agents: fc.subarray(["mara@x.example"]),
      watchers: fc.subarray(["sup@x.example", "boss@x.example"]),
    })
    .map((chat) => snapshot(chat, "read")),
  fc.constantFrom<Input>(
    snapshot(),
    event({ kind: "joined", user: "mara@x.example", self: false, watching: false }),
    event({ kind: "joined", user: "sup@x.example", self: false, watching: true }),
    event({ kind: "left", user: "mara@x.example", self: false }),
    event({ kind: "left", user: "bot", self: true }),
    event({ kind: "transferred", to: ["mara@x.example"], toSelf: false, queue: null }),
    event({ kind: "transferred", to: [], toSelf: false, queue: { position: 2, waitSeconds: 60 } }),
    event({ kind: "closed" }),
    event({ kind: "message", author: { id: "mara@x.example", side: "agent" }, text: "I am here", customId: null }),
    event({ kind: "note", author: { id: "mara@x.example", side: "agent" }, text: "secret", customId: null }),
    { kind: "outcome", outcome: { kind: "unreadable", failure: "not-in-chat" } },
    { kind: "outcome", outcome: { kind: "due", id: "pause", generation: 1 } },
  ),
  fc
    .record({
      number: fc.integer({ min: 31, max: 50 }),
      by: fc.constantFrom("sup@x.example", "boss@x.example"),
      text: fc.constantFrom("/pause", "/resume", "/take", "/say so", "/suggest", "/help"),
    })
    .map(({ number, by, text }) => ordered(number, by, text)),
);

function ordered(number: number, by: string, text: string): Input {
  const author = { id: by, side: "agent" } as const;
  const note = { kind: "note", id: `N_${number}`, at: at(number), thread: "T", author, text, customId: null } as const;
  return { kind: "event", event: note, ours: false };
}

type Told<Kind extends InboundEvent["kind"]> = Omit<Extract<InboundEvent, { kind: Kind }>, "id" | "at" | "thread">;

function event(
  of: Told<"joined"> | Told<"left"> | Told<"transferred"> | Told<"closed"> | Told<"message"> | Told<"note">,
): Input {
  return { kind: "event", ours: false, event: { ...of, id: "E", at: at(59), thread: "T" } as InboundEvent };
}

/** What the customer sees nothing of, and what may go on whoever has the chat. */
const BESIDE_THE_CHAT = new Set<Effect["kind"]>([
  ...(["look", "wake", "update-customer", "label", "follow-up"] as const),
  // For agents alone.
  ...(["whisper", "suggest"] as const),
]);

describe("whatever happens", () => {
  it("nothing is said while a human, the queue or nobody of ours has the chat, or it is closed (I3)", () => {
    fc.assert(
      fc.property(fc.array(anyInput, { maxLength: 30 }), (inputs) => {
        const { state, open } = after(inputs);
        if (["human", "queued", "away", "closed", "unknown"].includes(state.phase.kind)) {
          expect(open.filter(({ kind }) => !BESIDE_THE_CHAT.has(kind))).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("a chat that is ours with something pending has an answer, a reply or a handoff under way (I2)", () => {
    fc.assert(
      fc.property(fc.array(anyInput, { maxLength: 30 }), (inputs) => {
        const { state, open } = after(inputs);
        expect(state.phase.kind === "waiting" && state.pending.length > 0).toBe(false);
        if (state.phase.kind === "answering") {
          expect(open.some(({ kind }) => ["answer", "reply", "say"].includes(kind))).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("every command of a human who watches is carried out or answered, unless the thread has ended", () => {
    fc.assert(
      fc.property(
        fc.array(anyInput, { maxLength: 30 }),
        fc.constantFrom("/pause", "/resume", "/take", "/say so", "/suggest", "/what"),
        (inputs, text) => {
          const { state, open } = after([...inputs, ordered(55, "sup@x.example", text), snapshot({}, "read")]);
          if (state.phase.kind !== "closed") {
            expect(open.filter(({ id }) => id.startsWith("N_55:"))).not.toEqual([]);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  it("nothing of its own making is said while it is paused", () => {
    fc.assert(
      fc.property(fc.array(anyInput, { maxLength: 30 }), (inputs) => {
        const { state, open } = after(inputs);
        if (state.phase.kind === "paused") {
          expect(open.filter(({ kind }) => kind !== "say" && !BESIDE_THE_CHAT.has(kind))).toEqual([]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("messages lead to the same turn in whatever order they are delivered", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 5 }), (order) => {
        const { open, state } = after([snapshot(), ...order.map((number) => said(number))]);
        expect(open.find(({ kind }) => kind === "answer")).toMatchObject({
          question: "question 1\nquestion 2\nquestion 3\nquestion 4\nquestion 5",
        });
        expect(state.pending.map(({ id }) => id)).toEqual(["T_1", "T_2", "T_3", "T_4", "T_5"]);
      }),
    );
  });
});

describe("details", () => {
  it.each([
    ["jo@example.com", "jo@example.com"],
    ["It is <Jo.Fischer+chat@mail.example.co.uk>.", "Jo.Fischer+chat@mail.example.co.uk"],
    ["write to jörg@müller.de please", "jörg@müller.de"],
    ["no address here @ all", null],
    ["jo@localhost", null],
  ])("finds the address in: %s", (text, address) => {
    expect(findEmail(text)).toBe(address);
  });

  it("orders times by their microseconds, whatever their offset", () => {
    expect(compareTimes("2026-03-02T09:00:00.000001Z", "2026-03-02T09:00:00.000002Z")).toBeLessThan(0);
    expect(compareTimes("2026-03-02T10:00:00.000001+01:00", "2026-03-02T09:00:00.000001Z")).toBe(0);
    expect(compareTimes("2026-03-02T10:00:00+02:00", "2026-03-02T08:00:01Z")).toBeLessThan(0);
  });
});
