/** Time as the simulator sees it: milliseconds since the epoch, and timers that only this clock fires. */
export interface Clock {
  now(): number;
  setTimeout(callback: () => void, milliseconds: number): () => void;
}

/** The time on the wall. A timer keeps no process alive. */
export const wallClock: Clock = {
  now: Date.now,
  setTimeout: (callback, milliseconds) => {
    const timer = setTimeout(callback, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export function sleep(clock: Clock, milliseconds: number): Promise<void> {
  if (milliseconds <= 0) {
    return Promise.resolve();
  }
  return new Promise((resolve) => {
    clock.setTimeout(resolve, milliseconds);
  });
}

/** RFC 3339 in UTC with the vendor's six digits of fraction. */
export function formatMicroseconds(microseconds: number): string {
  const milliseconds = Math.floor(microseconds / 1000);
  const rest = String(microseconds - milliseconds * 1000).padStart(3, "0");
  return `${new Date(milliseconds).toISOString().slice(0, -1)}${rest}Z`;
}
