/**
 * The real engine and the real channel against the LiveChat simulator, in one process and one
 * virtual time. What Cloudflare does around the engine is played here: one object for each chat,
 * its alarm, and its death at any moment. Long for a file: one closure, whose parts share a clock and one set of dangers.
 */
import type { Channel, InboundEvent } from "../../worker/channels/channel.ts";
import { issueBotToken } from "../../worker/channels/livechat/client.ts";
import type { TokenSource } from "../../worker/channels/livechat/client.ts";
import { createLiveChatChannel, readLiveChatWebhook } from "../../worker/channels/livechat/index.ts";
import { Engine } from "../../worker/conversation/engine.ts";
import { Ledger } from "../../worker/conversation/ledger.ts";
import type { Sql } from "../../worker/conversation/ledger.ts";
import type { AnswerQuestion } from "../../worker/conversation/answering.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import type { Policy } from "../../worker/conversation/policy.ts";
import { effectId } from "../../worker/conversation/step.ts";
import type { Rules } from "../../worker/conversation/handoff/rules.ts";
import type { LoggedEntry } from "../../worker/store/log.ts";
import { agents, CLIENT_ID, ENGINEERS_GROUP, groups, ORGANIZATION_ID } from "../../demo/organization.ts";
import { createBot, goLive } from "../../demo/set-up-bot.ts";
import { createLiveChat } from "../../demo/livechat/simulator.ts";
import type { LiveChat } from "../../demo/livechat/simulator.ts";
import { createMemorySql } from "./memory-sql.ts";
import type { Random } from "./random.ts";
import { answerTo, rulesOf } from "./variety.ts";
import { createVirtualClock } from "./virtual-clock.ts";
import type { VirtualClock } from "./virtual-clock.ts";

const WEBHOOK_SECRET = "simulated-secret";
const START = Date.parse("2026-03-02T09:00:00.000Z");

/** How likely each thing is to go wrong, each time that it could. */
export interface Dangers {
  /** The object dies before or after an await on the world. */
  readonly eviction: number;
  readonly modelFailure: number;
  readonly logFailure: number;
  /** How long D1 takes for a batch. */
  readonly logDelayMs: number;
  /** A read of the chat is a while on its way back, and tells what was. */
  readonly staleRead: number;
  /** Somebody does something at the very moment at which the bot begins or ends one thing. */
  readonly coincidence: number;
}

export const noDangers: Dangers = {
  eviction: 0,
  modelFailure: 0,
  logFailure: 0,
  logDelayMs: 0,
  staleRead: 0,
  coincidence: 0,
};

const LONGEST_WAY_BACK = 5_000;

/** What a test may put wrong on purpose, to see that it is found. */
export interface Sabotage {
  readonly channel?: (channel: Channel) => Channel;
  readonly events?: (events: readonly InboundEvent[]) => readonly InboundEvent[];
  readonly answerQuestion?: (answer: AnswerQuestion) => AnswerQuestion;
  readonly policy?: Partial<Policy>;
  readonly rules?: Partial<Rules>;
  /** Rows that never reach D1. */
  readonly losesRow?: (row: LoggedEntry) => boolean;
}

export interface World {
  readonly clock: VirtualClock;
  readonly liveChat: LiveChat;
  readonly botId: string;
  /** Rows that D1 has. */
  readonly logged: LoggedEntry[];
  readonly lines: Readonly<Record<string, unknown>>[];
  /** What this history calls a human by; whatever a sabotage makes of it. */
  readonly rules: Rules;
  /** When each message of the bot was on its way to the platform. */
  readonly sends: readonly StartedSend[];
  /** What the answering half was asked, by the reply that it was for. */
  readonly asked: readonly Asked[];
  /** The longest that news from the platform may take in this history; infinite when some is lost. */
  newsDelay: number;
  dangers: Dangers;
  /** How often each thing has happened. */
  readonly happened: { deaths: number; staleReads: number; coincidences: number };
  /** What happens in a chat at such a moment. */
  coincide: (chat: string) => void;
  /** One call of the vendor's API; throws its error. */
  call(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<unknown>;
  asAgent(agent: number, action: string, body: unknown): Promise<unknown>;
  /** What the Worker's cron does. */
  sweep(): Promise<void>;
  /** What an operator does who has a customer forgotten. */
  erase(chat: string): void;
  readonly erased: ReadonlySet<string>;
  /** The ledger of a chat, for a look inside when something is wrong. */
  ledgerOf(chat: string): Sql | undefined;
}

interface StartedSend {
  readonly chat: string;
  readonly customId: string;
  readonly at: number;
}

interface Asked {
  readonly chat: string;
  readonly reply: string;
  /** While a burst was waited out. */
  readonly isForeseen: boolean;
  readonly signal: AbortSignal;
}

interface LiveObject {
  readonly sql: Sql;
  engine: Engine;
  life: number;
  alarmAt: number | null;
  running: boolean;
  cancelAlarm: () => void;
}

export async function createWorld(random: Random, seed: number, sabotage: Sabotage = {}): Promise<World> {
  const clock = createVirtualClock(START);
  const objects = new Map<string, LiveObject>();
  const logged: LoggedEntry[] = [];
  const erased = new Set<string>();
  const lines: Readonly<Record<string, unknown>>[] = [];
  const sends: StartedSend[] = [];
  const asked: Asked[] = [];
  let isForeseeing = false;
  const liveChat = createLiveChat({
    clock,
    organizationId: ORGANIZATION_ID,
    clientId: CLIENT_ID,
    groups,
    agents: agents.map((agent) => ({ ...agent, maxChatsCount: random.pick([1, 6]) })),
    seed,
    welcomeMessage: random.chance(0.5) ? "Hello. How may I help you?" : null,
    publicAgentsLimit: random.pick([1, 2]),
    sendWebhook: (_url, body) => Promise.resolve(receive(body)),
  });
  const request: typeof fetch = async (input, init) =>
    liveChat.app.request(input instanceof Request ? input : String(input), init);

  const call: World["call"] = async (path, body, headers) => {
    const response = await request(`http://livechat.test/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw new Error(`${path}: ${JSON.stringify(answer)}`);
    }
    return answer;
  };
  const asAgent: World["asAgent"] = (agent, action, body) => {
    const { accountId, personalAccessToken } = agents[agent] ?? { accountId: "", personalAccessToken: "" };
    const authorization = `Basic ${btoa(`${accountId}:${personalAccessToken}`)}`;
    return call(`v3.6/${action}`, body, { authorization });
  };
  const administrator = (path: string, body: unknown) => asAgent(0, path, body);
  const rules = rulesOf(random, defaultPolicy(ENGINEERS_GROUP).rules);
  const policy = { ...defaultPolicy(ENGINEERS_GROUP, { ...rules, ...sabotage.rules }), ...sabotage.policy };
  const bot = await createBot(administrator, { clientId: CLIENT_ID, handoffGroup: ENGINEERS_GROUP });
  await goLive(administrator, {
    clientId: CLIENT_ID,
    botId: bot.id,
    webhookUrl: "http://worker.test/webhooks/livechat",
    webhookSecret: WEBHOOK_SECRET,
  });
  const config = {
    LIVECHAT_API_URL: "http://livechat.test",
    LIVECHAT_API_VERSION: "3.6",
    LIVECHAT_ORGANIZATION_ID: ORGANIZATION_ID,
    LIVECHAT_CLIENT_ID: CLIENT_ID,
    LIVECHAT_BOT_ID: bot.id,
    LIVECHAT_BOT_SECRET: bot.secret,
    LIVECHAT_WEBHOOK_SECRET: WEBHOOK_SECRET,
  } as const;

  function receive(body: string): number {
    const webhook = readLiveChatWebhook(body, config, {
      deliveryId: digest(body),
      receivedAt: new Date(clock.now()).toISOString(),
    });
    if (webhook.kind === "events") {
      const { chat, events, action } = webhook;
      const object = objectOf(chat);
      object.engine.receive(sabotage.events?.(events) ?? events, { id: digest(body), action });
      clock.setTimeout(() => foresee(object), 0);
      if (!object.engine.isRunning()) {
        wakeBy(chat, clock.now() + policy.settleMs);
      }
    }
    return 200;
  }

  function foresee({ engine }: LiveObject): void {
    isForeseeing = true;
    engine.foresee();
    isForeseeing = false;
  }

  function objectOf(chat: string): LiveObject {
    const known = objects.get(chat);
    if (known !== undefined) {
      return known;
    }
    const sql = createMemorySql();
    const object: LiveObject = {
      sql,
      life: 1,
      engine: createEngine(chat, sql, 1),
      alarmAt: null,
      running: false,
      cancelAlarm: () => undefined,
    };
    objects.set(chat, object);
    return object;
  }

  function createEngine(chat: string, sql: Sql, life: number): Engine {
    const mortal = <Result>(work: () => Promise<Result>) => mayDie(chat, life, work);
    // What has left is carried out; the dead send nothing more.
    const requestAlive: typeof fetch = (...given) =>
      isDead(chat, life) ? new Promise<never>(() => undefined) : request(...given);
    const real = createLiveChatChannel(config, tokensOf(), requestAlive);
    const channel = sabotage.channel?.(real) ?? real;
    const answerQuestion = sabotage.answerQuestion?.(answer) ?? answer;
    return new Engine({
      conversation: `livechat:${ORGANIZATION_ID}:${chat}`,
      chat,
      ledger: new Ledger(sql),
      channel: {
        ready: () => mortal(() => channel.ready()),
        send: (...given) =>
          mortal(() => {
            sends.push({ chat, customId: given[1].customId, at: clock.now() });
            return channel.send(...given);
          }),
        indicateTyping: (...given) => channel.indicateTyping(...given),
        transfer: (...given) => mortal(() => channel.transfer(...given)),
        readChat: (...given) =>
          mortal(async () => {
            const seen = await channel.readChat(...given);
            if (random.chance(world.dangers.staleRead)) {
              world.happened.staleReads += 1;
              await sleep(random.between(1, LONGEST_WAY_BACK));
            }
            return seen;
          }),
        updateCustomer: (...given) => mortal(() => channel.updateCustomer(...given)),
        preview: (...given) => channel.preview(...given),
        availableAgents: (...given) => mortal(() => channel.availableAgents(...given)),
        close: (...given) => mortal(() => channel.close(...given)),
        tag: (...given) => mortal(() => channel.tag(...given)),
        setProperties: (...given) => mortal(() => channel.setProperties(...given)),
        calls: () => channel.calls(),
        unansweredChats: (...given) => channel.unansweredChats(...given),
      },
      answerQuestion: (question) => {
        const { turn, signal } = question;
        asked.push({ chat, reply: effectId(turn, "reply"), isForeseen: isForeseeing, signal });
        return mortal(() => answerQuestion(question));
      },
      policy,
      now: () => clock.now(),
      wait: (milliseconds) => mortal(() => sleep(milliseconds)),
      record: () => null,
      sendFollowUp: () => Promise.resolve(),
      writeLog: (entries) =>
        mortal(async () => {
          if (world.dangers.logDelayMs > 0) {
            await sleep(world.dangers.logDelayMs);
          }
          if (random.chance(world.dangers.logFailure)) {
            throw new Error("D1_ERROR");
          }
          logged.push(...entries.filter((row) => sabotage.losesRow?.(row) !== true));
        }),
      report: (line) => lines.push(line),
    });
  }

  function sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      clock.setTimeout(resolve, milliseconds);
    });
  }

  /** A new token each time it is asked for one: which chat holds which is not what is tried here. */
  function tokensOf(): TokenSource {
    return () => issueBotToken(config, request);
  }

  /** A dead object's call never comes back, whether it had its effect or not; its alarm comes again. */
  async function mayDie<Result>(chat: string, life: number, work: () => Promise<Result>): Promise<Result> {
    if (isDead(chat, life) || random.chance(world.dangers.eviction)) {
      return die(chat, life);
    }
    coincide(chat);
    const result = await work().then(
      (value) => ({ kind: "value", value }) as const,
      (error: unknown) => ({ kind: "error", error }) as const,
    );
    coincide(chat);
    if (isDead(chat, life) || random.chance(world.dangers.eviction)) {
      return die(chat, life);
    }
    if (result.kind === "error") {
      throw result.error;
    }
    return result.value;
  }

  function coincide(chat: string): void {
    if (random.chance(world.dangers.coincidence)) {
      world.happened.coincidences += 1;
      world.coincide(chat);
    }
  }

  function isDead(chat: string, life: number): boolean {
    return objects.get(chat)?.life !== life && objects.has(chat);
  }

  function die(chat: string, life: number): Promise<never> {
    const object = objectOf(chat);
    if (object.life === life) {
      world.happened.deaths += 1;
      object.life += 1;
      object.engine = createEngine(chat, object.sql, object.life);
      object.running = false;
      wakeBy(chat, clock.now() + random.between(1, 2_000));
    }
    return new Promise(() => undefined);
  }

  function wakeBy(chat: string, time: number): void {
    const object = objectOf(chat);
    if (object.alarmAt !== null && object.alarmAt <= time) {
      return;
    }
    object.cancelAlarm();
    object.alarmAt = time;
    object.cancelAlarm = clock.setTimeout(() => void alarm(chat), time - clock.now());
  }

  async function alarm(chat: string): Promise<void> {
    const object = objectOf(chat);
    object.alarmAt = null;
    if (object.running) {
      wakeBy(chat, clock.now() + 5); // Alarms do not overlap: the next waits.
      return;
    }
    object.running = true;
    const { life } = object;
    const next = await object.engine.run();
    if (object.life === life) {
      object.running = false;
      if (next !== null) {
        wakeBy(chat, Math.max(next, clock.now()));
      }
    }
  }

  /** Says what it answers, so that a test can tell from the chat alone; thinks a while; sometimes fails. */
  const answer: AnswerQuestion = async ({ turn, text, signal }) => {
    await new Promise<void>((resolve, reject) => {
      const cancel = clock.setTimeout(resolve, random.between(50, 6_000));
      signal.addEventListener("abort", () => {
        cancel();
        reject(new DOMException("overtaken", "AbortError"));
      });
    });
    if (random.chance(world.dangers.modelFailure)) {
      throw new Error("the model is down");
    }
    const rest = {
      about: {
        assistant: "test",
        topic: "other",
        language: "en",
        wish: text,
        sentiment: "calm",
        group: null,
        parts: [],
      },
      tokens: 100,
      log: [],
    } as const;
    return { answer: answerTo(text, `Answer to ${turn.covers.join(" and ")}`), ...rest };
  };

  const world: World = {
    clock,
    liveChat,
    botId: bot.id,
    logged,
    lines,
    sends,
    asked,
    rules,
    newsDelay: 0,
    dangers: noDangers,
    happened: { deaths: 0, staleReads: 0, coincidences: 0 },
    coincide: () => undefined,
    call,
    asAgent,
    async sweep() {
      const chats = await createLiveChatChannel(config, tokensOf(), request).unansweredChats(
        clock.now(),
        policy.quietMs,
      );
      for (const chat of chats) {
        objectOf(chat).engine.lookAgain();
        wakeBy(chat, clock.now());
      }
    },
    erase(chat) {
      const object = objects.get(chat);
      if (object !== undefined) {
        erased.add(chat);
        void object.engine.erase();
        object.cancelAlarm();
        object.alarmAt = null;
      }
    },
    erased,
    ledgerOf: (chat) => objects.get(chat)?.sql,
  };
  return world;
}

/** Enough to tell two bodies apart, and quick. */
function digest(body: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < body.length; index += 1) {
    hash = Math.imul(hash ^ body.charCodeAt(index), 0x01000193);
  }
  return `${(hash >>> 0).toString(16)}-${body.length}`;
}
