/** How many webhooks are accepted in a second, and how long each waits, when many come at once. */
import { holdChats } from "./held-chats.ts";
import { startPlatform } from "./platform.ts";
import type { Finding, Figure } from "./report.ts";
import { atLeast, atMost } from "./report.ts";
import { median, medianRatio } from "./statistics.ts";
import { measure, openQuietChats } from "./traffic.ts";
import type { Load, Round, Side } from "./traffic.ts";

const WIDTH = 32;
const HELD_CHATS = 60;
const CHATS = 100;
const SIDES: Load["sides"] = ["ours", "insert"];
/** Few enough that all rounds are over before the Worker gives the silent model up. */
const HELD_LOAD = { width: WIDTH, count: 120, rounds: 6, sides: SIDES };
const LOAD = { width: WIDTH, count: 300, rounds: 6, sides: SIDES };

export async function ingest(): Promise<Finding> {
  const platform = await startPlatform({ connections: WIDTH, indexed: false });
  try {
    const held = await holdChats(platform, HELD_CHATS);
    const accepting = await measure(platform, { ...held, ...HELD_LOAD, pause: () => Promise.resolve() });
    await held.release();
    const quiet = await openQuietChats(platform, CHATS);
    const working = await measure(platform, { ...quiet, ...LOAD, pause: () => platform.drained() });
    return {
      name: "ingest",
      figures: [
        ...figuresOf("while an answer is written", accepting),
        ...figuresOf("with the work that follows", working),
      ],
      notes: [
        `${WIDTH} under way at once; medians over ${LOAD.rounds} rounds, sides in turn`,
        `while an answer is written: ${HELD_LOAD.count} a round over ${HELD_CHATS} chats; they are accepted and nothing else, no alarm is set`,
        `with the work that follows: ${LOAD.count} a round over ${CHATS} chats; each event is also given an alarm, folded and logged to D1, on the thread that accepts`,
      ],
    };
  } finally {
    await platform.stop();
  }
}

function figuresOf(what: string, measured: Record<Side, Round[]>): Figure[] {
  const figure = (name: string, unit: string, key: keyof Round, goalOf: (ratio: number) => Figure["goal"]): Figure => {
    const ours = measured.ours.map((round) => round[key]);
    const insert = measured.insert.map((round) => round[key]);
    const ratio = medianRatio(ours, insert);
    const goal = goalOf(ratio);
    return {
      what: `${what}: ${name}`,
      unit,
      ours: median(ours),
      baseline: { of: "Hono + object + insert", value: median(insert) },
      ratio,
      ...(goal === undefined ? {} : { goal }),
    };
  };
  return [
    figure("webhooks a second", "/s", "rate", (ratio) => atLeast(ratio, 0.8)),
    figure("median", "ms", "median", () => undefined),
    figure("p99", "ms", "p99", (ratio) => atMost(ratio, 1.5)),
  ];
}
