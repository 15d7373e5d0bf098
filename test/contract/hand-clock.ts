import type { Clock } from "../../demo/livechat/clock.ts";

/** A clock that stands still until a test moves it. */
export interface HandClock extends Clock {
  advance(milliseconds: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

export function createHandClock(start = Date.parse("2026-03-02T09:00:00.000Z")): HandClock {
  let now = start;
  let timers: Timer[] = [];

  function nextBefore(end: number): Timer | undefined {
    return timers.filter(({ at }) => at <= end).toSorted((left, right) => left.at - right.at)[0];
  }

  return {
    now: () => now,
    setTimeout(callback, milliseconds) {
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(milliseconds) {
      const end = now + milliseconds;
      await turn();
      for (let timer = nextBefore(end); timer; timer = nextBefore(end)) {
        const due = timer;
        timers = timers.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.callback();
        await turn();
      }
      now = end;
    },
  };
}
