/** How long a handoff tries one thing before it goes on to the next: nobody waits for what does not come. */
import { describe, expect, it } from "vitest";
import { ChannelError } from "../../worker/channels/channel.ts";
import { consequenceOf } from "../../worker/conversation/failure.ts";
import type { Consequence } from "../../worker/conversation/failure.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import type { Effect } from "../../worker/conversation/state.ts";

const policy = defaultPolicy(1);
const turn = { id: "T_1", generation: 1, covers: [] };
const timeout = new ChannelError("unknown", "request_timeout", "No.");

function after(effect: Effect, error: unknown, attempts = 1): Consequence {
  return consequenceOf({ effect, status: "attempted", attempts, plannedAt: 0, dueAt: 0 }, error, policy, 0);
}

describe("a handoff", () => {
  const target = { kind: "group", group: 1 } as const;
  const transfer: Effect = { kind: "transfer", id: "t", turn, reason: "requested", target, queue: false };

  it("gives a target up that times out again and again, and reads the chat before each try", () => {
    expect(after(transfer, timeout)).toMatchObject({ kind: "again", isUncertain: true });
    expect(after(transfer, timeout, policy.transferAttempts)).toEqual({
      kind: "over",
      outcome: { kind: "transfer-refused", id: "t", code: "request_timeout" },
    });
  });

  it("does not wait to hear who is there, nor for labels", () => {
    expect(after({ kind: "availability", id: "a", turn }, timeout)).toEqual({
      kind: "over",
      outcome: { kind: "availability", id: "a", agents: null },
    });
    expect(after({ kind: "label", id: "l", thread: "T", tags: [], labels: {} }, timeout)).toEqual({
      kind: "over",
      outcome: { kind: "failed", id: "l" },
    });
  });

  it("is not held up for ever by a bug of ours", () => {
    expect(after(transfer, new TypeError("bug"))).toMatchObject({ kind: "again" });
    expect(after(transfer, new TypeError("bug"), 5)).toMatchObject({ kind: "over", outcome: { kind: "undelivered" } });
  });
});

it("a follow-up is sent again for most of a day, then its rows in the log are what is left of it", () => {
  const rest = { conversation: "c", email: "jo@example.com", name: null, phone: null, company: null };
  const followUp = { id: "f", ...rest, question: "", language: "en", context: "" };
  const effect: Effect = { kind: "deliver-follow-up", id: "d", turn, way: "webhook", followUp };
  let waited = 0;
  for (let attempts = 1; attempts < policy.followUpAttempts; attempts += 1) {
    const consequence = after(effect, new Error("HTTP 500"), attempts);
    waited += consequence.kind === "again" ? consequence.delayMs : 0;
  }
  expect(waited).toBeGreaterThan(10 * 60 * 60 * 1000);
  expect(after(effect, new Error("HTTP 500"), policy.followUpAttempts)).toMatchObject({ kind: "over" });
});
