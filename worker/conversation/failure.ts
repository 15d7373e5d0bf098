/** What a failed effect comes to: another try, and when, or an end that the state machine has to know of. Pure. */
import { ChannelError } from "../channels/channel.ts";
import type { OutboxRow } from "./ledger.ts";
import type { Policy } from "./policy.ts";
import type { Effect, Outcome } from "./state.ts";

export type Consequence =
  /** `isUncertain`: it may have had its effect; the chat is read before it is tried again. */
  | {
      readonly kind: "again";
      readonly status: OutboxRow["status"];
      readonly delayMs: number;
      readonly attempts: number;
      readonly isUncertain: boolean;
    }
  | { readonly kind: "over"; readonly outcome: Outcome };

/** Tries of what fails for no reason of the platform's. */
const BUG_ATTEMPTS = 5;

export function consequenceOf(row: OutboxRow, error: unknown, policy: Policy, now: number): Consequence {
  if (error instanceof ChannelError) {
    return afterChannelError(row, error, policy, now);
  }
  switch (row.effect.kind) {
    case "deliver-follow-up":
      // A help desk may be away for hours; nobody waits for it in the chat.
      return row.attempts < policy.followUpAttempts
        ? again(
            row,
            "planned",
            spreadOf(backoff(row.attempts, { ...policy, longestRetryMs: policy.followUpRetryMs }), row),
          )
        : { kind: "over", outcome: { kind: "failed", id: row.effect.id } };
    case "suggest":
      return isAbort(error)
        ? { ...again(row, "planned", 0), attempts: Math.max(row.attempts - 1, 0) }
        : { kind: "over", outcome: { kind: "suggested", id: row.effect.id, turn: row.effect.turn, answer: null } };
    case "answer":
      break;
    default:
      // A bug of ours, or an effect that an older version planned: it must not block those behind it for ever.
      return row.attempts < BUG_ATTEMPTS || row.effect.kind === "look"
        ? again(row, row.status, policy.longestRetryMs)
        : {
            kind: "over",
            outcome: { kind: "undelivered", id: row.effect.id, failure: "rejected", code: nameOf(error) },
          };
  }
  if (isAbort(error)) {
    return { ...again(row, "planned", 0), attempts: Math.max(row.attempts - 1, 0) };
  }
  return row.attempts < policy.answerAttempts
    ? again(row, "planned", spreadOf(backoff(row.attempts, policy), row))
    : { kind: "over", outcome: { kind: "answer-failed", id: row.effect.id, code: nameOf(error) } };
}

function afterChannelError(row: OutboxRow, error: ChannelError, policy: Policy, now: number): Consequence {
  const { effect } = row;
  const isPastHope = now - row.plannedAt > policy.deliveryDeadlineMs;
  const failure = isPastHope ? "rejected" : error.failure;
  if (effect.kind === "label") {
    return { kind: "over", outcome: { kind: "failed", id: effect.id } };
  }
  if (failure === "not-done" || failure === "unknown") {
    // Nobody is kept waiting by a question that cannot be put: the transfer itself tells.
    if (effect.kind === "availability") {
      return { kind: "over", outcome: { kind: "availability", id: effect.id, agents: null } };
    }
    if (effect.kind === "transfer" && row.attempts >= policy.transferAttempts) {
      return { kind: "over", outcome: { kind: "transfer-refused", id: effect.id, code: error.code } };
    }
  }
  switch (failure) {
    case "not-done":
      return again(row, "planned", spreadOf(error.retryAfter ?? backoff(row.attempts, policy), row));
    case "unknown": {
      const status = leavesTrace(effect) ? "attempted" : "planned";
      const delayMs = Math.max(policy.uncertainMs, backoff(row.attempts, policy), error.retryAfter ?? 0);
      return { ...again(row, status, spreadOf(delayMs, row)), isUncertain: true };
    }
    case "not-in-chat":
    case "closed":
    case "rejected":
      return {
        kind: "over",
        outcome:
          effect.kind === "look"
            ? { kind: "unreadable", failure }
            : { kind: "undelivered", id: effect.id, failure, code: error.code },
      };
  }
}

/**
 * Whether it may have happened unseen. What is only read or written for ourselves has not, and what may be
 * done twice without harm is.
 */
export function leavesTrace(effect: Effect): boolean {
  switch (effect.kind) {
    case "answer":
    case "suggest":
    case "look":
    case "wake":
    case "availability":
    case "label":
    case "follow-up":
    case "deliver-follow-up":
      return false;
    case "reply":
    case "say":
    case "note":
    case "whisper":
    case "transfer":
    case "close":
    case "update-customer":
      return true;
  }
}

function again(row: OutboxRow, status: OutboxRow["status"], delayMs: number) {
  return { kind: "again", status, delayMs, attempts: row.attempts, isUncertain: false } as const;
}

function spreadOf(delayMs: number, { effect, plannedAt, attempts }: OutboxRow): number {
  return spread(delayMs, `${effect.id}:${plannedAt}:${attempts}`);
}

/**
 * Up to a half later, so that chats that were refused together do not come back together. The same `key` gets the same
 * delay: what follows from a failure is to be told from what was there before it.
 */
export function spread(delayMs: number, key: string): number {
  return Math.round(delayMs * (1 + fractionOf(key) / 2));
}

/** From 0 up to 1, evenly (FNV-1a). */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash / 2 ** 32;
}

/** Doubles with each try up to the longest. */
export function backoff(attempts: number, { retryMs, longestRetryMs }: Policy): number {
  return Math.min(retryMs * 2 ** Math.max(attempts - 1, 0), longestRetryMs);
}

/** A name for the log: never a message, which may hold what somebody said. */
export function nameOf(error: unknown): string {
  if (error instanceof ChannelError) {
    return error.code;
  }
  return error instanceof Error ? error.name : "unknown";
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === "AbortError";
}
