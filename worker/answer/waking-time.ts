/** Time limits that a busy process does not run out for others. */

/** In how many pieces a time is waited for. */
const PIECES = 10;

/**
 * Calls `then` after so many milliseconds in which this process came to its timers. Where it is held up,
 * answers lie unread until it is free again, and a plain timer that is due by then would blame the model:
 * each piece of the time that goes off late counts as its own length only. Gives what ends the waiting.
 */
export function afterWaking(milliseconds: number, then: () => void): () => void {
  let left = PIECES;
  let timer = setTimeout(tick, milliseconds / PIECES);
  function tick(): void {
    left -= 1;
    if (left === 0) {
      then();
    } else {
      timer = setTimeout(tick, milliseconds / PIECES);
    }
  }
  return () => clearTimeout(timer);
}
