/** When a failed effect is tried again. */
import { describe, expect, it } from "vitest";
import { ChannelError } from "../../worker/channels/channel.ts";
import { consequenceOf } from "../../worker/conversation/failure.ts";
import type { OutboxRow } from "../../worker/conversation/ledger.ts";
import type { Effect } from "../../worker/conversation/state.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";

const policy = defaultPolicy(1);

function row(id: string, attempts = 1): OutboxRow {
  return {
    effect: { kind: "update-customer", id, customer: "c1", change: {} },
    status: "planned",
    attempts,
    plannedAt: 0,
    dueAt: 0,
  };
}

function delayOf(id: string, error: unknown, attempts = 1, effect = row(id).effect): number {
  // Reads are all called the same; they are told apart by when they were asked for.
  const plannedAt = effect.kind === "look" ? chats.indexOf(id) : 0;
  const named = effect.kind === "look" ? effect : ({ ...effect, id } as Effect);
  const consequence = consequenceOf({ ...row(id, attempts), effect: named, plannedAt }, error, policy, 0);
  return consequence.kind === "again" ? consequence.delayMs : expect.fail("it is not tried again");
}

const chats = Array.from({ length: 200 }, (_, number) => `chat ${number}`);

describe("calls of many chats that were refused together", () => {
  it.each([
    ["without a hint", undefined, policy.retryMs],
    ["with a hint", 7_000, 7_000],
  ])("%s come back at different times, none too soon and none half as late again", (_how, retryAfter, least) => {
    const error = new ChannelError("not-done", "too_many_requests", "No.", { retryAfter: retryAfter ?? null });
    const delays = chats.map((chat) => delayOf(chat, error));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...delays)).toBeLessThanOrEqual(least * 1.5);
    expect(new Set(delays.map((delay) => Math.floor((20 * (delay - least)) / (least / 2)))).size).toBeGreaterThan(15);
  });

  const turn = { id: "T_1", generation: 1, covers: ["T_1"] };

  it.each<[string, Effect, unknown, number]>([
    [
      "an answer that the models or the search failed",
      { kind: "answer", id: "", turn, question: "?" },
      new Error("down"),
      policy.retryMs,
    ],
    [
      "a call that may have been carried out",
      row("").effect,
      new ChannelError("unknown", "request_timeout", "No."),
      policy.uncertainMs,
    ],
    [
      "a read",
      { kind: "look", id: "look", delayMs: 0 },
      new ChannelError("not-done", "service_unavailable", "No."),
      policy.retryMs,
    ],
  ])("and so does %s", (_what, effect, error, least) => {
    const delays = chats.map((chat) => delayOf(chat, error, 1, effect));
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...delays)).toBeLessThanOrEqual(least * 1.5);
    expect(new Set(delays.map((delay) => Math.floor((20 * (delay - least)) / (least / 2)))).size).toBeGreaterThan(15);
  });

  it("wait longer each time, up to a bound", () => {
    const error = new ChannelError("not-done", "too_many_requests", "No.");
    const delays = [1, 2, 3, 4, 20].map((attempts) => delayOf("chat", error, attempts));
    expect(delays.every((delay, index) => index === 0 || delay > (delays[index - 1] ?? 0))).toBe(true);
    expect(Math.max(...delays)).toBeLessThanOrEqual(policy.longestRetryMs * 1.5);
  });
});

it("a call that may have been carried out is read first, no sooner than the platform can be done with it", () => {
  const error = new ChannelError("unknown", "request_timeout", "No.", { retryAfter: 15_000 });
  const consequence = consequenceOf(row("chat"), error, policy, 0);
  expect(consequence).toMatchObject({ kind: "again", isUncertain: true });
  expect(delayOf("chat", error)).toBeGreaterThanOrEqual(15_000);
});
