/** The settings of a conversation: how it works, and by which rules it calls a human. Times in milliseconds. */
import { handoffRules } from "../handoff-rules.ts";
import { rulesSchema } from "./handoff/rules.ts";
import type { Rules } from "./handoff/rules.ts";

export interface Policy {
  /** Answers below this confidence are not sent; the chat goes to a human. */
  readonly minimumConfidence: number;
  /** The group of human agents that a chat is handed to. */
  readonly handoffGroup: number;
  readonly rules: Rules;
  /** How long arrivals are gathered before they are looked at, so that a burst makes one turn. */
  readonly settleMs: number;
  /**
   * Tries of the whole answering half (search, models, judging), when it throws, before a human is called. It asks
   * models by limits of its own, and that none could be had is an answer of it, not a failure.
   */
  readonly answerAttempts: number;
  /** Tries of one target of a handoff before the next is asked. */
  readonly transferAttempts: number;
  /** Tries to send a follow-up to where humans work. */
  readonly followUpAttempts: number;
  /** The longest wait between two of them. */
  readonly followUpRetryMs: number;
  /** After an accepted transfer: how long the platform has to say who has the chat. */
  readonly confirmTransferMs: number;
  /** Reads of the chat after an accepted transfer that changed nothing, before it counts as refused. */
  readonly confirmTransferLooks: number;
  /** First wait before a failed call is repeated; doubles up to the longest. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** After an answer that leaves open whether the call had its effect: before the chat is read. */
  readonly uncertainMs: number;
  /** How long the platform may still be at a call that we lost sight of. LiveChat gives up after 15 s. */
  readonly inFlightMs: number;
  /** A message older than this that nobody answered may never have been delivered to us. */
  readonly quietMs: number;
  /** Messages in a row that the platform refuses before a human is called without an answer being written. */
  readonly mostRefusals: number;
  /** A message that could not be delivered for so long is given up. */
  readonly deliveryDeadlineMs: number;
}

export function defaultPolicy(handoffGroup: number, rules: Rules = rulesSchema.parse(handoffRules)): Policy {
  return {
    minimumConfidence: 0.5,
    handoffGroup,
    rules,
    settleMs: 80,
    answerAttempts: 3,
    transferAttempts: 4,
    followUpAttempts: 24,
    followUpRetryMs: 60 * 60 * 1000,
    confirmTransferMs: 10_000,
    confirmTransferLooks: 3,
    retryMs: 1_000,
    longestRetryMs: 60_000,
    uncertainMs: 3_000,
    inFlightMs: 16_000,
    quietMs: 45_000,
    mostRefusals: 3,
    deliveryDeadlineMs: 24 * 60 * 60 * 1000,
  };
}
