/** How long LiveChat waits for our 200, and the customer for the reply, one at a time. */
import { startChat } from "../demo/customer.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../demo/organization.ts";
import { defaultPolicy } from "../worker/conversation/policy.ts";
import { holdChats } from "./held-chats.ts";
import { startPlatform } from "./platform.ts";
import type { Platform } from "./platform.ts";
import type { Figure, Finding } from "./report.ts";
import { median, medianRatio, quantile } from "./statistics.ts";
import { measure, openQuietChats } from "./traffic.ts";
import type { Round, Side } from "./traffic.ts";

const CHATS = 50;
const LOAD = { width: 1, count: 100, rounds: 10, sides: ["ours", "insert", "echo"] as const };
const REPLIES = 60;

export async function webhook(): Promise<Finding> {
  const platform = await startPlatform({ connections: 8, indexed: true });
  try {
    const held = await holdChats(platform, CHATS);
    const accepting = await measure(platform, { ...held, ...LOAD, pause: () => Promise.resolve() });
    await held.release();
    const quiet = await openQuietChats(platform, CHATS);
    const working = await measure(platform, { ...quiet, ...LOAD, pause: () => platform.drained() });
    const replies = await measureReplies(platform);
    return {
      name: "webhook",
      figures: [
        ...figuresOf("to 200", accepting),
        ...figuresOf("to 200, with the work that follows", working),
        ...repliesOf("first message of a chat", replies.first),
        ...repliesOf("later message", replies.later),
      ],
      notes: [
        `one webhook at a time; ${LOAD.rounds} rounds of ${LOAD.count} for each side in turn; medians over rounds`,
        "to 200: an answer is being written in the chat, so that nothing follows from what arrives",
        "with the work that follows: the event before is folded and logged to D1 meanwhile, on the same thread",
        `to reply: from the webhook leaving LiveChat to send_event reaching it, less ${settleMs} ms of waiting for more to be said and the model's own time; ${REPLIES} of each`,
      ],
    };
  } finally {
    await platform.stop();
  }
}

const { settleMs } = defaultPolicy(0);

function figuresOf(what: string, measured: Record<Side, Round[]>): Figure[] {
  const of = { insert: "Hono + object + insert", echo: "Hono + object echo" };
  return (["median", "p99"] as const).flatMap((key) =>
    (["echo", "insert"] as const).map((side) => {
      const ours = measured.ours.map((round) => round[key]);
      const baseline = measured[side].map((round) => round[key]);
      return {
        what: `${what}: ${key}`,
        unit: "ms",
        ours: median(ours),
        baseline: { of: of[side], value: median(baseline) },
        ratio: medianRatio(ours, baseline),
      };
    }),
  );
}

interface ReplyTime {
  readonly total: number;
  readonly model: number;
}

/** Each customer says two things, and waits for the reply to each. */
async function measureReplies(platform: Platform): Promise<{ first: ReplyTime[]; later: ReplyTime[] }> {
  const first: ReplyTime[] = [];
  const later: ReplyTime[] = [];
  const place = { liveChatUrl: platform.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID };
  for (let index = 0; index < REPLIES; index += 1) {
    const customer = await startChat(place);
    for (const times of [first, later]) {
      await platform.idle();
      times.push(await timeReply(platform, () => customer.say("How long do I strip the wire for size 22D?")));
    }
  }
  platform.listener = {};
  return { first, later };
}

async function timeReply(platform: Platform, say: () => Promise<unknown>): Promise<ReplyTime> {
  const { promise, resolve } = Promise.withResolvers<ReplyTime>();
  let leftAt: number | null = null;
  let model = 0;
  platform.listener = {
    webhook: () => {
      leftAt ??= performance.now();
    },
    modelAnswered: (milliseconds) => {
      model += milliseconds;
    },
    liveChatCall: (call) => {
      if (call === "agent/send_event" && leftAt !== null && model > 0) {
        resolve({ total: performance.now() - leftAt, model });
      }
    },
  };
  await say();
  return promise;
}

function repliesOf(what: string, times: readonly ReplyTime[]): Figure[] {
  const own = times.map(({ total, model }) => total - model - settleMs);
  return [
    { what: `to reply, ${what}: ours, median`, unit: "ms", ours: median(own) },
    { what: `to reply, ${what}: ours, p99`, unit: "ms", ours: quantile(own, 0.99) },
    { what: `to reply, ${what}: all, median`, unit: "ms", ours: median(times.map(({ total }) => total)) },
    { what: `to reply, ${what}: the model, median`, unit: "ms", ours: median(times.map(({ model }) => model)) },
  ];
}
