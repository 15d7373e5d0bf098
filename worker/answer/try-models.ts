/** Asks one model after the other until one answers: the next at once, the first again after a pause. */
import { APICallError } from "ai";
import type { ChatModel } from "../models.ts";

export interface Trying {
  /** In the order in which they are tried. */
  readonly models: readonly ChatModel[];
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Resolves after the time, or rejects with the signal's reason. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly onFailure: (model: ChatModel, error: unknown, startedAt: number) => void;
}

/** How often the list is gone through. */
const ROUNDS = 2;
const PAUSE_MS = 1_000;
/** A provider that wants us to wait for longer than this counts as down: a customer is waiting. */
const LONGEST_PAUSE_MS = 4_000;
/** No further try once the customer has waited for so long. */
const PATIENCE_MS = 40_000;

/** Null when none of them could be had. Throws the reason of `signal` alone. */
export async function tryModels<Result>(
  by: Trying,
  attempt: (model: ChatModel) => Promise<Result>,
): Promise<{ readonly model: ChatModel; readonly result: Result } | null> {
  const begun = by.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    const waits: number[] = [];
    for (const model of by.models) {
      const startedAt = by.now();
      try {
        return { model, result: await attempt(model) };
      } catch (error) {
        by.signal.throwIfAborted();
        by.onFailure(model, error, startedAt);
        waits.push(...waitAfter(error));
      }
      if (by.now() - begun > PATIENCE_MS) {
        return null;
      }
    }
    const wait = Math.min(...waits);
    if (wait > LONGEST_PAUSE_MS || round === ROUNDS - 1) {
      return null;
    }
    await by.pause(wait, by.signal);
  }
  return null;
}

/** Milliseconds until it may go better; none when it never will, as with a wrong key or an unknown model. */
function waitAfter(error: unknown): number[] {
  if (!APICallError.isInstance(error)) {
    // Too slow, or no JSON: asking the same again would let the customer wait as long again.
    return error instanceof DOMException ? [] : [PAUSE_MS];
  }
  const seconds = Number(error.responseHeaders?.["retry-after"]);
  return error.isRetryable ? [Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : PAUSE_MS] : [];
}
