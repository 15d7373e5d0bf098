/** What a customer waits for in one turn, with a model that thinks and streams at a fixed pace: what is ours of it. */
import { setTimeout as delay } from "node:timers/promises";
import { startChat } from "../demo/customer.ts";
import type { Customer } from "../demo/customer.ts";
import type { ScriptedSettings } from "../demo/models/scripted.ts";
import { ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../demo/organization.ts";
import { defaultPolicy } from "../worker/conversation/policy.ts";
import { startPlatform } from "./platform.ts";
import type { Platform } from "./platform.ts";
import { atMost } from "./report.ts";
import type { Figure, Finding } from "./report.ts";
import { median, quantile } from "./statistics.ts";

const CHATS = 25;
/** Turns that warm up code and caches, and do not count. */
const WARM_UP = 4;

/** Milliseconds. A hundred pieces of some four letters a second, as hosted models stream them. */
const TRIAGE_MS = 150;
const FIRST_TOKEN_MS = 300;
const TOKEN_MS = 10;

const QUESTION = "How long do I strip the wire for a size 22D contact?";
const DRAFT = JSON.stringify({
  kind: "answer",
  text: "The strip length for a size 22D contact is 4.0 mm. [p1] Do not tin the wire. Crimp with the ratchet closed.",
  sources: ["p1", "p6"],
  options: [],
  confidence: 0.95,
});
const TRIAGE = {
  topic: "assembly",
  wish: "Wants the strip length of a size 22D contact.",
  sentiment: "calm",
  query: QUESTION,
  language: "en",
};

/**
 * Counted from 1: the piece of the stream with which the first sentence is whole. Pieces as `chat-completion.ts` cuts
 * them.
 */
const SENTENCE = (DRAFT.match(/\s*\S{1,12}|\s+$/g) ?? []).findIndex((piece) => piece.includes("[p1]")) + 1;

const MOMENTS = [
  "webhook leaves LiveChat",
  "triage asked",
  "typing indicator",
  "triage answered",
  "answer asked",
  "first token",
  "first sentence",
  "first preview",
  "last token",
  "reply",
] as const;

type Moment = (typeof MOMENTS)[number];
type Turn = Readonly<Record<Moment, number>>;

/** The first time that each moment comes; the last token may come again and again. */
class Watch {
  private readonly seen = new Map<Moment, number>();
  private readonly done = Promise.withResolvers<Turn>();

  note(moment: Moment): void {
    if (moment === "last token" || !this.seen.has(moment)) {
      this.seen.set(moment, performance.now());
    }
    if (moment === "reply") {
      const missing = MOMENTS.find((one) => !this.seen.has(one));
      if (missing === undefined) {
        this.done.resolve(Object.fromEntries(this.seen) as Turn);
      } else {
        this.done.reject(new Error(`the turn had no "${missing}"`));
      }
    }
  }

  get turn(): Promise<Turn> {
    return this.done.promise;
  }
}

export async function turn(): Promise<Finding> {
  const current: { watch: Watch | null } = { watch: null };
  const platform = await startPlatform({
    connections: 4,
    indexed: true,
    model: modelAt((moment) => current.watch?.note(moment)),
    settings: { TRIAGE_MODEL: "scripted-triage" },
  });
  try {
    const turns: Turn[] = [];
    for (let index = 0; index < CHATS; index += 1) {
      const customer = await startChat({
        liveChatUrl: platform.liveChatUrl,
        organizationId: ORGANIZATION_ID,
        clientId: WIDGET_CLIENT_ID,
      });
      for (let message = 0; message < 2; message += 1) {
        await platform.idle();
        const watch = new Watch();
        current.watch = watch;
        turns.push(await timed(platform, watch, customer));
      }
    }
    const counted = turns.slice(WARM_UP);
    return { name: "turn", figures: [...figuresOf(counted), ...firstOf(turns)], notes: notesOn(counted) };
  } finally {
    await platform.stop();
  }
}

async function timed(platform: Platform, watch: Watch, customer: Customer): Promise<Turn> {
  platform.listener = {
    webhook: () => watch.note("webhook leaves LiveChat"),
    liveChatCall: (call) => {
      switch (call) {
        case "agent/send_typing_indicator":
        case "agent/send_thinking_indicator":
          return watch.note("typing indicator");
        case "agent/send_event_preview":
          return watch.note("first preview");
        case "agent/send_event":
          return watch.note("reply");
        default:
          return undefined;
      }
    },
  };
  await customer.say(QUESTION);
  const times = await watch.turn;
  platform.listener = {};
  return times;
}

function modelAt(note: (moment: Moment) => void): ScriptedSettings {
  let pieces = 0;
  return {
    wait: async (milliseconds, signal) => {
      await delay(milliseconds, undefined, { signal });
      if (milliseconds === TRIAGE_MS) {
        note("triage answered");
      }
      if (milliseconds === TOKEN_MS) {
        pieces += 1;
        if (pieces === 1) {
          note("first token");
        }
        if (pieces === SENTENCE) {
          note("first sentence");
        }
        note("last token");
      }
    },
    complete: ({ model }) => {
      if (model === "scripted-triage") {
        note("triage asked");
        return { kind: "json", value: TRIAGE, timing: { beforeFirst: TRIAGE_MS } };
      }
      note("answer asked");
      pieces = 0;
      return { kind: "text", text: DRAFT, timing: { beforeFirst: FIRST_TOKEN_MS, perToken: TOKEN_MS } };
    },
  };
}

const { settleMs } = defaultPolicy(0);

/** Milliseconds of a turn in which no model is at work on it. */
function ownOf(one: Turn): { readonly before: number; readonly after: number } {
  return {
    before: one["answer asked"] - one["webhook leaves LiveChat"] - (one["triage answered"] - one["triage asked"]),
    after: one.reply - one["last token"],
  };
}

/** The first turn of a Worker that has just started: a single one, and no median. */
function firstOf([first]: readonly Turn[]): Figure[] {
  if (first === undefined) {
    return [];
  }
  const { before, after } = ownOf(first);
  return [{ what: "around the models in the Worker's first turn", unit: "ms", ours: before + after }];
}

function figuresOf(turns: readonly Turn[]): Figure[] {
  const between = (from: Moment, to: Moment) => turns.map((one) => one[to] - one[from]);
  const figure = (what: string, values: readonly number[], most?: number): Figure[] => [
    {
      what: `${what}: median`,
      unit: "ms",
      ours: median(values),
      ...(most === undefined ? {} : { goal: atMost(median(values), most) }),
    },
    { what: `${what}: p95`, unit: "ms", ours: quantile(values, 0.95) },
  ];
  const own = turns.map(ownOf);
  return [
    ...figure("webhook to first visible sign", between("webhook leaves LiveChat", "typing indicator"), 1_000),
    ...figure("model's first token to first preview", between("first token", "first preview"), 150),
    ...figure("model's first whole sentence to first preview", between("first sentence", "first preview")),
    ...figure(
      "around the models",
      own.map(({ before, after }) => before + after),
      50,
    ),
    ...figure(
      "  of it before the answer is asked for",
      own.map(({ before }) => before),
    ),
    ...figure(
      "  of it after its last token",
      own.map(({ after }) => after),
    ),
    ...figure("webhook to reply", between("webhook leaves LiveChat", "reply")),
  ];
}

function notesOn(turns: readonly Turn[]): string[] {
  const waterfall = MOMENTS.map((moment) => {
    const at = median(turns.map((one) => one[moment] - one["webhook leaves LiveChat"]));
    return `${String(Math.round(at)).padStart(6)} ms  ${moment}`;
  });
  return [
    `${turns.length} turns, the first and the second of a chat; triage thinks for ${TRIAGE_MS} ms, the answer for ${FIRST_TOKEN_MS} ms and then streams a piece each ${TOKEN_MS} ms`,
    `around the models: from the webhook to the reply, less the triage and the answer from request to last token; it holds what is left of the ${settleMs} ms of waiting for more to be said`,
    "the waterfall, medians:",
    ...waterfall,
  ];
}
