/**
 * Asks one model after the other until one answers: the next at once, all of them again after a pause.
 * What is too slow or too busy may be better then; what refuses, as with a wrong key, will not.
 */
import { APICallError } from "ai";
import type { ChatModel } from "../models.ts";

export interface Trying {
  /** In the order in which they are tried. */
  readonly models: readonly ChatModel[];
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Resolves after the time, or rejects with the signal's reason. */
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** After each round through the list but the last. */
const PAUSES_MS = [2_000, 8_000];
/** A provider that wants us to wait for longer than this counts as down: a customer is waiting. */
const LONGEST_PAUSE_MS = 20_000;
/** No further try once the customer has waited for so long. A model that is silent is asked twice by then. */
const PATIENCE_MS = 40_000;

/** Null when none of them could be had. Throws the reason of `signal` alone. */
export async function tryModels<Result>(
  by: Trying,
  attempt: (model: ChatModel) => Promise<Result>,
): Promise<{ readonly model: ChatModel; readonly result: Result } | null> {
  const begun = by.now();
  for (const [round, pauseMs] of [...PAUSES_MS, null].entries()) {
    const waits: number[] = [];
    for (const model of by.models) {
      try {
        return { model, result: await attempt(model) };
      } catch (error) {
        by.signal.throwIfAborted();
        waits.push(...waitAfter(error, pauseMs ?? 0, round));
      }
      if (by.now() - begun > PATIENCE_MS) {
        return null;
      }
    }
    const wait = Math.min(...waits);
    if (pauseMs === null || wait > LONGEST_PAUSE_MS) {
      return null;
    }
    await by.pause(wait, by.signal);
  }
  return null;
}

/**
 * Milliseconds until it may go better; none when it never will, as with a wrong key or an unknown model. Who cannot
 * be reached twice is down, and not busy: the customer does better with what the documents say, and a human.
 */
function waitAfter(error: unknown, pauseMs: number, round: number): number[] {
  if (isUnreached(error) && round > 0) {
    return [];
  }
  if (!APICallError.isInstance(error)) {
    // Who writes without end does so again.
    return error instanceof DOMException && error.name === "TooLongError" ? [] : [pauseMs];
  }
  const seconds = Number(error.responseHeaders?.["retry-after"]);
  const asked = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0;
  return error.isRetryable ? [Math.max(asked, pauseMs)] : [];
}

/** The AI SDK wraps what `fetch` throws, but for what the Workers runtime calls it: a plain `Network connection lost`. */
export function isUnreached(error: unknown): boolean {
  return APICallError.isInstance(error)
    ? error.statusCode === undefined
    : error instanceof Error && /^(?:Type)?Error$/.test(error.name);
}
