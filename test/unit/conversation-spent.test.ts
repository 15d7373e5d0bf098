/** What answers cost that nobody got: it is in the log, and the budget of the chat knows of it. */
import { expect, it } from "vitest";
import { ENGINEERS_GROUP } from "../../demo/organization.ts";
import type { InboundEvent } from "../../worker/channels/channel.ts";
import { AnswerGivenUp } from "../../worker/conversation/answering.ts";
import type { Answered, Question } from "../../worker/conversation/answering.ts";
import { Engine } from "../../worker/conversation/engine.ts";
import { Ledger } from "../../worker/conversation/ledger.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import type { LogEntry, LoggedEntry } from "../../worker/store/log.ts";
import { createMemorySql } from "../simulation/memory-sql.ts";
import { channelOf } from "../support/channel-stub.ts";
import { snapshotWith } from "../support/chat-snapshot.ts";

const place = { thread: "T", at: "2026-03-02T09:00:00.000000Z" };
const chat = snapshotWith({ threadStartedAt: place.at });
const started: InboundEvent = { ...place, kind: "snapshot", id: "started:T", source: "started", chat };

function message(id: string): InboundEvent {
  const author = { id: "b7eff798-f8df-4364-8059-649c35c9ed0c", side: "customer" } as const;
  const at = `2026-03-02T09:00:0${id}.000000Z`;
  return { ...place, at, kind: "message", id, author, text: `Which tool for size ${id}?`, customId: null };
}

function called(id: string, inputTokens: number): LogEntry {
  const call = { role: "answer", model: "m", prompt: "p", outputTokens: 5, tokensEstimated: true } as const;
  return { table: "model_calls", id, turn: "t", inputTokens, milliseconds: 1, result: "AbortError", ...call };
}

const about = { assistant: "general", topic: "general", language: "en", wish: "", sentiment: "calm" } as const;
const answered = (tokens: number, log: readonly LogEntry[]): Answered => ({
  answer: { kind: "small-talk", text: "Hello." },
  about: { ...about, group: null, parts: [] },
  tokens,
  log,
});

/** A chat whose answers come when they are told to, or cost 100 tokens and the text's place in the row of them. */
function scene() {
  const asked: (Question & { readonly resolve: (answered: Answered) => void })[] = [];
  const written: LoggedEntry[] = [];
  const none = () => Promise.resolve();
  const channel = channelOf({
    send: () => Promise.resolve(["sent"]),
    indicateTyping: none,
    preview: none,
    readChat: () => Promise.resolve([]),
  });
  const engine = new Engine({
    conversation: "livechat:org:chat",
    chat: "chat",
    ledger: new Ledger(createMemorySql()),
    channel,
    answerQuestion: (question) => {
      const { promise, resolve, reject } = Promise.withResolvers<Answered>();
      const id = `call-${asked.length}`;
      question.signal.addEventListener("abort", () =>
        reject(new AnswerGivenUp(question.signal.reason, 105, [called(id, 100)])),
      );
      asked.push({ ...question, resolve });
      return promise;
    },
    policy: defaultPolicy(ENGINEERS_GROUP),
    now: () => 0,
    wait: none,
    record: () => null,
    writeLog: (entries) => Promise.resolve(void written.push(...entries)),
    sendFollowUp: none,
    report: () => undefined,
  });
  const receive = async (foresees: boolean, ...events: readonly InboundEvent[]) => {
    engine.receive(events, { id: events.map(({ id }) => id).join(), action: "incoming_event" });
    if (foresees) {
      engine.foresee();
    }
    await turns();
  };
  const calls = () => written.flatMap(({ entry }) => (entry.table === "model_calls" ? entry.id : []));
  return { engine, asked, calls, receive };
}

const turns = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Runs the engine until it has done all that is due. */
async function finish(engine: Engine, answer: () => void): Promise<void> {
  const running = engine.run();
  await turns();
  answer();
  await running;
}

it("counts an answer that is given up because the customer goes on", async () => {
  const { engine, asked, calls, receive } = scene();
  await receive(false, started, message("1"));
  const running = engine.run();
  await turns();
  await receive(false, message("2"));
  await turns();
  expect(asked.map(({ spentTokens }) => spentTokens)).toEqual([0, 105]);
  asked[1]?.resolve(answered(50, [called("whole", 45)]));
  await running;
  expect(calls()).toEqual(["call-0", "whole"]);
});

it("counts an answer that was begun in vain", async () => {
  const { engine, asked, calls, receive } = scene();
  await receive(false, started);
  await engine.run();
  await receive(true, message("1"));
  await receive(true, message("2"));
  await finish(engine, () => asked[1]?.resolve(answered(50, [])));
  expect(calls()).toEqual(["call-0"]);
  await receive(false, message("3"));
  await finish(engine, () => asked[2]?.resolve(answered(1, [])));
  expect(asked[2]?.spentTokens).toBe(105 + 50);
});

it("counts an answer that was whole when it turned out to have been begun in vain", async () => {
  const { engine, asked, calls, receive } = scene();
  await receive(false, started);
  await engine.run();
  await receive(true, message("1"));
  asked[0]?.resolve(answered(60, [called("whole", 55)]));
  await turns();
  await receive(true, message("2"));
  await finish(engine, () => asked[1]?.resolve(answered(50, [])));
  expect(calls()).toEqual(["whole"]);
  await receive(false, message("3"));
  await finish(engine, () => asked[2]?.resolve(answered(1, [])));
  expect(asked[2]?.spentTokens).toBe(60 + 50);
});

it("leaves nothing of a customer who is erased meanwhile", async () => {
  const { engine, calls, receive } = scene();
  await receive(true, started, message("1"));
  await engine.erase();
  await turns();
  await engine.run();
  expect(calls()).toEqual([]);
});

it("counts nothing of a customer who was erased meanwhile, though the answer came out whole", async () => {
  const { engine, asked, calls, receive } = scene();
  await receive(false, started);
  await engine.run();
  await receive(true, message("1"));
  asked[0]?.resolve(answered(60, [called("whole", 55)]));
  const second = receive(true, message("2"));
  await engine.erase();
  await second;
  await engine.run();
  expect(calls()).toEqual([]);
});
