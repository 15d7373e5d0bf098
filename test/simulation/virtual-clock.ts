/** Time that passes only when a simulation says so; between two timers everything that can run has run. */
import type { Clock } from "../../demo/livechat/clock.ts";

export interface VirtualClock extends Clock {
  /** Fires what is due until then, in order, each after the last has come to rest. */
  runUntil(time: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly number: number;
  readonly callback: () => void;
}

/** Turns of the event loop that the longest chain without a timer in it takes; see `virtual-clock.test.ts`. */
const TURNS = 12;

export function createVirtualClock(start: number): VirtualClock {
  let now = start;
  let count = 0;
  const timers = new Map<number, Timer>();

  function nextUntil(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers.values()) {
      const isSooner = next === undefined || timer.at < next.at || (timer.at === next.at && timer.number < next.number);
      if (timer.at <= end && isSooner) {
        next = timer;
      }
    }
    return next;
  }

  return {
    now: () => now,
    setTimeout(callback, milliseconds) {
      count += 1;
      const number = count;
      timers.set(number, { at: now + Math.max(milliseconds, 0), number, callback });
      return () => timers.delete(number);
    },
    async runUntil(end) {
      await comeToRest();
      for (let timer = nextUntil(end); timer !== undefined; timer = nextUntil(end)) {
        timers.delete(timer.number);
        now = Math.max(now, timer.at);
        timer.callback();
        await comeToRest();
      }
      now = end;
    },
  };
}

async function comeToRest(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
