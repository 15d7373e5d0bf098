/** How many webhooks are accepted in a second, and how long each waits, when many come at once. */
import { holdChats } from "./held-chats.ts";
import { startPlatform } from "./platform.ts";
import type { Finding, Figure } from "./report.ts";
import { atLeast, atMost } from "./report.ts";
import { median, medianRatio } from "./statistics.ts";
import { measure, openQuietChats } from "./traffic.ts";
import type { Load, Round, Side } from "./traffic.ts";

const WIDTH = 32;
const HELD_CHATS = 240;
const CHATS = 100;
const SIDES: Load["sides"] = ["ours", "insert"];
/** One event for each held chat. */
const FIRST_LOAD = { width: WIDTH, count: 40, rounds: 6, once: true, sides: SIDES };
const LOAD = { width: WIDTH, count: 300, rounds: 6, sides: SIDES };

export async function ingest(): Promise<Finding> {
  const platform = await startPlatform({ connections: WIDTH, indexed: false });
  try {
    const held = await holdChats(platform, HELD_CHATS);
    const goOn = () => Promise.resolve();
    const first = await measure(platform, { ...held, ...FIRST_LOAD, pause: goOn });
    const further = await measure(platform, { ...held, ...LOAD, pause: goOn });
    await held.release();
    const quiet = await openQuietChats(platform, CHATS);
    const working = await measure(platform, { ...quiet, ...LOAD, pause: () => platform.drained() });
    return {
      name: "ingest",
      figures: [
        ...figuresOf("first of a burst", first),
        ...figuresOf("further of a burst", further),
        ...figuresOf("with the work that follows", working),
      ],
      notes: [
        `${WIDTH} under way at once; medians over ${LOAD.rounds} rounds, sides in turn`,
        `first of a burst: ${FIRST_LOAD.count} a round, each for another chat, each sets the chat's alarm`,
        `further of a burst: ${LOAD.count} a round over ${HELD_CHATS} chats whose alarm is set`,
        "in both an answer is being written in every chat, so that they are accepted and nothing else",
        `with the work that follows: ${LOAD.count} a round over ${CHATS} chats; each event is also folded and logged to D1 on the thread that accepts`,
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
