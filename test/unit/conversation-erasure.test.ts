/** A conversation that was erased while its chat went on: what the chat still shows of it is not done a second time. */
import { expect, it } from "vitest";
import type { InboundEvent } from "../../worker/channels/channel.ts";
import { Ledger } from "../../worker/conversation/ledger.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import { initialState } from "../../worker/conversation/state.ts";
import type { Effect, State } from "../../worker/conversation/state.ts";
import { transition } from "../../worker/conversation/transition.ts";
import { snapshotWith } from "../support/chat-snapshot.ts";
import { START, USUAL_GROUP } from "../support/conversation-course.ts";
import { createMemorySql } from "../simulation/memory-sql.ts";

const ann = { id: "ann", side: "customer" } as const;
const mara = { id: "mara", side: "agent" } as const;
const bot = { id: "bot", side: "self" } as const;

const place = (seconds: number) => ({ thread: "T", at: new Date(START + seconds * 1000).toISOString() });

function said(id: string, text: string, seconds: number): InboundEvent {
  return { ...place(seconds), kind: "message", id, author: ann, text, customId: null };
}

function ours(customId: string, text: string, seconds: number): InboundEvent {
  return { ...place(seconds), kind: "message", id: `sent ${customId}`, author: bot, text, customId };
}

function noted(id: string, by: typeof mara | typeof bot, text: string, seconds: number): InboundEvent {
  return { ...place(seconds), kind: "note", id, author: by, text, customId: by === bot ? id : null };
}

function shown(source: "read" | "started", seconds: number): InboundEvent {
  const chat = snapshotWith({ threadStartedAt: place(0).at, watchers: ["mara"] });
  return { ...place(seconds), kind: "snapshot", id: `${source} ${seconds}`, source, chat };
}

/** What follows from events that come after the erasure of a conversation of three turns, in which `onItsWay` was. */
function afterErasure(events: readonly InboundEvent[], onItsWay: Effect | null = null) {
  const ledger = new Ledger(createMemorySql());
  ledger.saveState({ ...initialState, generations: 3 });
  if (onItsWay !== null) {
    ledger.plan(onItsWay, START);
    ledger.mark(onItsWay.id, "attempted", START + 16_000, 1);
  }
  ledger.erase();
  let state: State = ledger.state();
  let plan: readonly Effect[] = [];
  for (const event of events) {
    const step = transition(state, { kind: "event", event, ours: false }, defaultPolicy(USUAL_GROUP), START);
    state = step.state;
    plan = [...plan.filter(({ kind }) => !step.drop.includes(kind)), ...step.plan];
  }
  return { state, plan, kinds: plan.map(({ kind }) => kind) };
}

const question = said("Q1", "What does it carry?", 10);

it("nothing is done before the chat has been read, whoever the news of its beginning shows there", () => {
  const { state, kinds } = afterErasure([shown("started", 1), question, noted("N1", mara, "/say One moment.", 11)]);
  expect(new Set(kinds)).toEqual(new Set(["look"]));
  expect(state.erasure).not.toBeNull();
});

it("the chat is read at once, or when what was on its way is there", () => {
  const look = (onItsWay: Effect | null) => afterErasure([question], onItsWay).plan.find(({ kind }) => kind === "look");
  expect(look(null)).toMatchObject({ delayMs: 0 });
  const turn = { id: "Q0", generation: 3, covers: ["Q0"] };
  expect(look({ kind: "say", id: "Q0:3:say", turn, text: "One moment." })).toMatchObject({ delayMs: 16_000 });
});

it("what was answered is not answered again, and what came while that was written is", () => {
  const events = [question, said("Q2", "And size 16?", 12), ours("Q1:3:reply.1", "7.5 A.", 14), shown("read", 20)];
  const { plan, state } = afterErasure(events);
  expect(plan.filter(({ kind }) => kind === "answer")).toMatchObject([{ question: "And size 16?" }]);
  expect(state.said).toMatchObject([
    { role: "customer", text: "What does it carry?" },
    { role: "bot", text: "7.5 A." },
  ]);
});

it("whichever of them is told first", () => {
  const { kinds } = afterErasure([ours("Q1:3:reply.1", "7.5 A.", 14), question, shown("read", 20)]);
  expect(kinds).not.toContain("answer");
});

it("what another program said under an id of its own answers what stands before it", () => {
  const { kinds } = afterErasure([question, ours("greeting", "Hello.", 14), shown("read", 20)]);
  expect(kinds).not.toContain("answer");
});

it("a word on the way to a human is no answer", () => {
  const { kinds } = afterErasure([question, ours("Q1:3:trying", "I am asking.", 14), shown("read", 20)]);
  expect(kinds).toContain("answer");
});

it("an order that was obeyed is not obeyed again, and one that was not is", () => {
  const order = noted("N1", mara, "/say One moment.", 11);
  const obeyed = afterErasure([order, ours("N1:3:say.1", "One moment.", 12), shown("read", 20)]);
  expect(obeyed.kinds).not.toContain("say");
  expect(afterErasure([order, shown("read", 20)]).kinds).toContain("say");
});

it("a pause goes on, and nobody is told of it twice", () => {
  const pause = [noted("N1", mara, "/pause", 11), noted("N1:3:paused", bot, "Paused.", 12)];
  const { state, plan, kinds } = afterErasure([question, ...pause, shown("read", 20)]);
  expect(state.phase).toEqual({ kind: "paused" });
  expect(kinds).not.toContain("whisper");
  expect(plan).toContainEqual(expect.objectContaining({ kind: "wake", id: "pause" }));

  const refused = [noted("N1", mara, "/pause", 11), noted("N1:3:whisper", bot, "The bot does not have the chat.", 12)];
  expect(afterErasure([question, ...refused, shown("read", 20)]).kinds).toContain("answer");

  const resume = [noted("N2", mara, "/resume", 13), noted("N2:4:whisper", bot, "Resumed.", 14)];
  expect(afterErasure([question, ...pause, ...resume, shown("read", 20)]).kinds).toContain("answer");
});

it("what goes out has an id that nothing had before", () => {
  const { plan } = afterErasure([question, shown("read", 20)]);
  expect(plan.find(({ kind }) => kind === "answer")?.id).toBe("Q1:4:answer");
});

it("an order of an earlier thread is not looked into again and again where the chat cannot be read", () => {
  const place = { thread: "U", at: new Date(START + 60_000).toISOString() };
  const message = { ...question, ...place } as InboundEvent;
  const { state } = afterErasure([message, noted("N1", mara, "/pause", 11)]);
  const outcome = { kind: "unreadable", failure: "rejected" } as const;
  const step = transition(state, { kind: "outcome", outcome }, defaultPolicy(USUAL_GROUP), START);
  expect(step.plan).toEqual([]);
  expect(step.state.held).toHaveLength(1);
});

it("who was told that the chat ends here for their language was answered", () => {
  const { kinds } = afterErasure([
    question,
    ours("Q1:3:end.1", "I end this conversation here.", 14),
    shown("read", 20),
  ]);
  expect(kinds).not.toContain("answer");
});

it("an order that was obeyed is known however much was said since", () => {
  const since = Array.from({ length: 60 }, (_, at) => ours(`Q${at}:${at}:reply.1`, "7.5 A.", 13 + at));
  const order = [noted("N1", mara, "/say One moment.", 11), ours("N1:3:say.1", "One moment.", 12)];
  const { kinds } = afterErasure([...order, ...since, shown("read", 100)]);
  expect(kinds).not.toContain("say");
});
