/**
 * The Durable Object of one chat: it stores, wakes up and hands over to the engine. Alarms never
 * overlap, so that one conversation does one thing at a time; whatever is lost with the process is
 * taken up by the next alarm.
 */
import { DurableObject } from "cloudflare:workers";
import { createAnswerQuestion } from "../answer/answer.ts";
import type { InboundEvent } from "../channels/channel.ts";
import { createChannel } from "../channels/registry.ts";
import type { ChannelName } from "../channels/registry.ts";
import { readConfig } from "../config.ts";
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import { createSendFollowUp } from "../follow-up/send.ts";
import { within } from "../jurisdiction.ts";
import { recordLink } from "../ops/record-link.ts";
import { report } from "../report.ts";
import { writeLog } from "../store/log.ts";
import { Engine } from "./engine.ts";
import { Ledger } from "./ledger.ts";
import type { Sql, TranscriptLine } from "./ledger.ts";
import { defaultPolicy } from "./policy.ts";

/** How long until the next try when the object itself cannot work, as with settings missing. */
const RETRY_MS = 30_000;

/** What the record of a conversation shows: its newest lines. */
const RECORD_LINES = 1_000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** What a channel's chat is called, and its Durable Object with it. */
export interface ConversationName {
  readonly channel: ChannelName;
  readonly organization: string;
  readonly chat: string;
}

export interface Delivery {
  readonly id: string;
  readonly action: string;
  readonly events: readonly InboundEvent[];
}

/** The one way from a chat to its object. */
export function conversationOf(env: Env, config: Config, name: ConversationName): DurableObjectStub<Conversation> {
  return within(env.CONVERSATIONS, config).getByName(nameOf(name));
}

/** The object of a conversation as the log calls it; null for a name that no conversation of ours has. */
export function conversationNamed(env: Env, config: Config, name: string): DurableObjectStub<Conversation> | null {
  const [channel, organization = "", chat = ""] = name.split(":");
  return channel === "livechat" && chat !== "" ? conversationOf(env, config, { channel, organization, chat }) : null;
}

/** `channel:organization:chat`: what the log calls the conversation, too. */
function nameOf({ channel, organization, chat }: ConversationName): string {
  return `${channel}:${organization}:${chat}`;
}

export class Conversation extends DurableObject<Env> {
  private readonly ledger: Ledger;
  private engine: Engine | null = null;
  private record: string | null = null;
  /** What the storage would say of the next alarm; undefined until it was asked. */
  private alarmAt: number | null | undefined;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.ledger = new Ledger(sqlOf(state.storage));
  }

  /** Stores the events of one delivery and returns; they are worked on by the alarm. */
  async receive(name: ConversationName, delivery: Delivery): Promise<{ readonly fresh: boolean }> {
    const engine = this.getEngine(name);
    const fresh = engine.receive(delivery.events, delivery);
    if (fresh) {
      setTimeout(() => engine.foresee(), 0); // Whoever delivers waits for the answer below, and not for this.
    }
    if (!engine.isRunning()) {
      // Else an alarm is under way and comes to it; should it die before that, the platform has it go off again.
      await this.wakeBy(Date.now() + defaultPolicy(0).settleMs);
    }
    return { fresh };
  }

  /** Has the chat read, in case a delivery never came. */
  async lookAgain(name: ConversationName): Promise<void> {
    this.getEngine(name).lookAgain();
    await this.wakeBy(Date.now());
  }

  /** Has every row of the log written once more; gives their number. */
  async logAgain(): Promise<number> {
    const rows = this.ledger.reopenJournal();
    if (rows > 0) {
      await this.wakeBy(Date.now());
    }
    return rows;
  }

  /** Forgets everything that was said; see `Engine.erase`. Gives the rows that are gone. */
  async erase(): Promise<number> {
    this.alarmAt = null; // At once: what comes from now on has an alarm of its own.
    const erased = this.engine?.erase() ?? this.ledger.erase();
    const [rows] = await Promise.all([erased, this.ctx.storage.deleteAlarm()]);
    return rows;
  }

  override async alarm(): Promise<void> {
    this.alarmAt = null; // As the storage says while it is going off.
    try {
      if (this.expiresAt() <= Date.now()) {
        await this.erase();
        return;
      }
      const engine = this.getEngine();
      await this.linkRecord();
      const next = await engine.run();
      await this.wakeBy(Math.max(Math.min(next ?? Number.POSITIVE_INFINITY, this.expiresAt()), Date.now()));
    } catch (error) {
      // The platform gives an alarm up after six failures: ours must never be one of them.
      report({ level: "error", kind: "alarm", code: error instanceof Error ? error.name : "unknown" });
      await this.wakeBy(Date.now() + RETRY_MS);
    }
  }

  /** Nothing is thrown away for want of a setting, nor before anything has come. */
  private expiresAt(): number {
    const read = readConfig(this.env);
    const last = this.ledger.lastArrival();
    return last === null || read.kind === "invalid"
      ? Number.POSITIVE_INFINITY
      : last + read.config.RETENTION_DAYS * DAY_MS;
  }

  private async wakeBy(time: number): Promise<void> {
    if (time === Number.POSITIVE_INFINITY) {
      return;
    }
    const planned = this.alarmAt === undefined ? await this.ctx.storage.getAlarm() : this.alarmAt;
    if (planned === null || time < planned) {
      await this.ctx.storage.setAlarm(time);
      this.alarmAt = time;
    }
  }

  /** Signed before the engine runs, which must not wait for anything on its way to a call. */
  private async linkRecord(): Promise<void> {
    const read = readConfig(this.env);
    if (this.record === null && read.kind === "ok") {
      this.record = await recordLink(read.config, nameOf(this.ledger.recall("name") as ConversationName));
    }
  }

  /** Everything that was said, oldest first; empty when the chat is not known, or was erased. */
  transcript(): readonly TranscriptLine[] {
    return this.ledger.transcript(RECORD_LINES);
  }

  /** An object does not know its own chat before somebody has told it. */
  private getEngine(name = this.ledger.recall("name") as ConversationName | null): Engine {
    if (this.engine === null) {
      const read = readConfig(this.env);
      if (name === null || read.kind === "invalid") {
        throw new Error(name === null ? "woken before any event" : "settings are missing: see /health");
      }
      this.ledger.remember("name", name);
      this.engine = this.createEngine(name, read.config);
    }
    return this.engine;
  }

  private createEngine(name: ConversationName, config: Config): Engine {
    return new Engine({
      conversation: nameOf(name),
      chat: name.chat,
      ledger: this.ledger,
      channel: createChannel(name.channel, config, this.env),
      answerQuestion: createAnswerQuestion(config, this.env),
      policy: defaultPolicy(config.LIVECHAT_HANDOFF_GROUP_ID, config.HANDOFF_RULES),
      sendFollowUp: createSendFollowUp(config, this.env),
      now: Date.now,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      record: () => this.record,
      writeLog: (entries) => writeLog(this.env.DB, entries),
      report,
    });
  }
}

function sqlOf(storage: DurableObjectStorage): Sql {
  return {
    exec: (statement, ...bindings) => storage.sql.exec(statement, ...bindings).toArray(),
    transaction: (work) => storage.transactionSync(work),
  };
}
