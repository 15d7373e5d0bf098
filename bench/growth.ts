/** What a message costs in a chat that has become long. Goal: what it costs in a young one. */
import { fileURLToPath } from "node:url";
import { createTestHarness } from "wrangler";
import { startChat } from "../demo/customer.ts";
import type { Customer } from "../demo/customer.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../demo/organization.ts";
import { defaultPolicy } from "../worker/conversation/policy.ts";
import type { Platform } from "./platform.ts";
import type { Figure } from "./report.ts";
import { atMost } from "./report.ts";
import type { Counted } from "./rows/index.ts";
import { median } from "./statistics.ts";

/** With the reply to each: 1,000 messages. */
const ASKED = 500;
const DECILE = 50;
/** A young chat is replaced before it grows old. */
const YOUNG = 5;
const { settleMs } = defaultPolicy(0);

/** Rows that the engine reads and writes for a message; the same on every machine. */
export async function countRows(): Promise<Figure[]> {
  const harness = createTestHarness({
    root: fileURLToPath(new URL("..", import.meta.url)),
    workers: [{ configPath: "bench/rows/wrangler.toml" }],
  });
  try {
    await harness.listen();
    const deciles: Counted[] = [];
    for (let decile = 0; decile < ASKED / DECILE; decile += 1) {
      deciles.push((await (await harness.fetch(`/?count=${DECILE}`)).json()) as Counted);
    }
    const [first] = deciles;
    const last = deciles.at(-1);
    if (first === undefined || last === undefined || deciles.some(({ answered }) => answered !== DECILE)) {
      throw new Error(`not one answer to each message: ${JSON.stringify(deciles)}`);
    }
    return (["rowsRead", "rowsWritten"] as const).map((key) => ({
      what: `a long chat: ${key === "rowsRead" ? "rows read" : "rows written"} for a question and its answer`,
      unit: "rows",
      ours: last[key] / DECILE,
      baseline: { of: "first tenth", value: first[key] / DECILE },
      ratio: last[key] / first[key],
      goal: atMost(last[key] / first[key], 1.1),
    }));
  } finally {
    await harness.close();
  }
}

/** The time from a question to its answer, in the old chat and in young ones in turn. */
export async function timeGrowth(platform: Platform): Promise<Figure[]> {
  const open = () =>
    startChat({ liveChatUrl: platform.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID });
  const old = await open();
  const first: number[] = [];
  const last: number[] = [];
  const young: number[] = [];
  let other = await open();
  for (let asked = 0; asked < ASKED; asked += 1) {
    // What is not timed need not wait for silence.
    const isTimed = asked <= DECILE || asked >= ASKED - DECILE;
    await (isTimed ? platform.idle() : platform.liveChat.settled());
    const milliseconds = await timeAnswer(platform, old);
    if (asked > 0 && asked <= DECILE) {
      first.push(milliseconds);
    }
    if (asked >= ASKED - DECILE) {
      last.push(milliseconds);
      if (asked % YOUNG === 0) {
        other = await open();
        await timeAnswer(platform, other);
      }
      await platform.idle();
      young.push(await timeAnswer(platform, other));
    }
  }
  platform.listener = {};
  const replies = (await old.replies()).length;
  if (replies !== ASKED) {
    throw new Error(`${replies} replies to ${ASKED} questions`);
  }
  const ratio = median(last) / median(young);
  return [
    {
      what: "a long chat: time to answer, last tenth",
      unit: "ms",
      ours: median(last),
      baseline: { of: "young chats, in turn", value: median(young) },
      ratio,
      goal: atMost(ratio, 1.25),
    },
    // Minutes lie between these two: what the machine did meanwhile is in it.
    {
      what: "a long chat: time to answer, last tenth",
      unit: "ms",
      ours: median(last),
      baseline: { of: "its first tenth", value: median(first) },
      ratio: median(last) / median(first),
    },
  ];
}

async function timeAnswer(platform: Platform, customer: Customer): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let leftAt: number | null = null;
  let answered = false;
  platform.listener = {
    webhook: () => {
      leftAt ??= performance.now();
    },
    modelAnswered: () => {
      answered = leftAt !== null;
    },
    liveChatCall: (call) => {
      if (call === "agent/send_event" && answered) {
        resolve();
      }
    },
  };
  await customer.say("How long do I strip the wire?");
  await promise;
  return performance.now() - (leftAt ?? 0) - settleMs;
}
