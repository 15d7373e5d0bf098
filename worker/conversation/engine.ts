/**
 * One conversation at work: takes events in, folds them into the state, carries effects out, and
 * folds what came of them back in. It knows neither the runtime nor the time but through what it is
 * given, so that a Durable Object and a simulation run the very same code.
 *
 * E1. One `run` at a time; `receive` may come in between at any await.
 * E2. Between the last fold of arrivals and the start of a call to the platform nothing is awaited:
 *     what had arrived was known when the call was made. What a call needs is got before that fold; only a
 *     token that the platform refuses is renewed after it.
 * E3. A call that may have had its effect is not made again before the chat was read.
 * E4. `run` throws for no failure of the platform, the models or the log: it comes back later.
 * E5. What is begun before the arrivals that ask for it are folded asks models and the knowledge alone.
 *
 * Longer than most files here: it is one loop, and its order is its point.
 */
import { ChannelError } from "../channels/channel.ts";
import type { Channel, InboundEvent } from "../channels/channel.ts";
import type { LoggedEntry } from "../store/log.ts";
import { backoff, consequenceOf, leavesTrace, nameOf, spread } from "./failure.ts";
import { Journal } from "./journal.ts";
import type { Ledger, OutboxRow } from "./ledger.ts";
import { AnswerGivenUp } from "./answering.ts";
import type { Answered, AnswerQuestion } from "./answering.ts";
import { isOwn, isSaidByCustomer, overtakes, revisesOrEchoes, tellsOfPeople } from "./arrival.ts";
import { notTooSoon } from "./erasure.ts";
import { Foresight } from "./foresight.ts";
import type { Foreseen } from "./foresight.ts";
import { FollowUpFailure } from "./handoff/follow-up.ts";
import { overtakenBy } from "./live-preview.ts";
import { asQuestion, deliveredOf, perform } from "./perform.ts";
import type { Performed, SendFollowUp, Spoken } from "./perform.ts";
import type { Policy } from "./policy.ts";
import type { Effect, Input, Step } from "./state.ts";
import { effectOf, look } from "./step.ts";
import { transition } from "./transition.ts";

/** Lines of the conversation that an answer, or a note, is given. */
const TRANSCRIPT_LINES = 20;
/** Replies that a note repeats. */
const NOTE_REPLIES = 5;

export interface EngineParts {
  /** `channel:organization:chat`. */
  readonly conversation: string;
  readonly chat: string;
  readonly ledger: Ledger;
  readonly channel: Channel;
  readonly answerQuestion: AnswerQuestion;
  readonly policy: Policy;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** The address of the whole conversation in our own records; null where it has none. */
  readonly record: () => string | null;
  readonly writeLog: (entries: readonly LoggedEntry[]) => Promise<void>;
  /** Brings a follow-up to where humans work; throws, by a name for the log, when it did not get there. */
  readonly sendFollowUp: SendFollowUp;
  /** A line for operators: no text of a message, no secret. */
  readonly report: (line: Readonly<Record<string, unknown>>) => void;
}

/** How much news there had been at some moment. */
interface Known {
  readonly people: number;
  readonly erasures: number;
}

export class Engine {
  private readonly parts: EngineParts;
  private readonly journal: Journal;
  private readonly foresight: Foresight;
  private writing: AbortController | null = null;
  private notedCalls: Readonly<Record<string, number>> = {};
  private onArrival: () => void = () => undefined;
  /** When the oldest of the arrivals that are not folded came; null when there is none, or it came in an earlier life. */
  private arrivedAt: number | null = null;
  /** Events so far that tell who is in the chat: a read that began before one of them does not know of it. */
  private newsOfPeople = 0;
  /** A read that began before one of these says nothing of what was on its way then. */
  private erasures = 0;
  private running = false;

  constructor(parts: EngineParts) {
    this.parts = parts;
    this.foresight = new Foresight(this.ask, (answered) => this.countUnused(answered));
    this.journal = new Journal({ ...parts, reportFailure: (kind, error) => this.reportFailure(kind, error) });
  }

  /** Stores what a delivery brought, all of it or nothing; true when any of it is new. */
  receive(events: readonly InboundEvent[], delivery: { readonly id: string; readonly action: string }): boolean {
    const { ledger, now } = this.parts;
    const fresh = ledger.transaction(() => {
      const news = events.filter((event) => ledger.receive(event, now()));
      const verdict = news.length === 0 ? "duplicate" : "accepted";
      const id = `webhook:${delivery.id}:${now()}`;
      this.journal.note([{ table: "webhooks", id, action: delivery.action, verdict, reason: null }]);
      return news;
    });
    const overtaking = fresh.filter((event) => overtakes(event) && this.ownEffect(event) === null);
    if (overtaking.length > 0) {
      this.writing?.abort(overtakenBy(overtaking));
    }
    this.newsOfPeople += fresh.filter(tellsOfPeople).length;
    if (fresh.length > 0) {
      this.arrivedAt ??= now();
      this.onArrival();
    }
    return fresh.length > 0;
  }

  /** Whether what has just been received is worked on without anybody waking the engine. */
  isRunning(): boolean {
    return this.running;
  }

  /**
   * Begins the answer that the arrivals will ask for. (E5) To be called when whoever delivered them does not wait any
   * more; whether it is called, and when, changes only how soon the answer is there.
   */
  foresee(): void {
    try {
      this.foresight.expect(this.nextQuestion());
    } catch (error) {
      this.reportFailure("foresight", error); // Nobody waits for this; the alarm comes to whatever is wrong.
    }
  }

  /** Null where it cannot be told yet, or nothing will be asked. */
  private nextQuestion(): Foreseen | null {
    const { ledger, policy, now } = this.parts;
    const arrivals = ledger.unfolded();
    // These change more than the state; and after a second message a third may come: one answer in vain is enough.
    if (arrivals.some(revisesOrEchoes) || arrivals.filter(isSaidByCustomer).length > 1) {
      return null;
    }
    let state = ledger.state();
    let planned: Extract<Effect, { kind: "answer" }> | undefined;
    for (const event of arrivals) {
      const step = transition(state, { kind: "event", event, ours: false }, policy, now());
      planned = step.plan.find((effect) => effect.kind === "answer") ?? planned;
      ({ state } = step);
    }
    const { phase } = state;
    return planned !== undefined &&
      phase.kind === "answering" &&
      phase.step === "generating" &&
      phase.turn.generation === planned.turn.generation
      ? asQuestion(planned, state, ledger.transcript(TRANSCRIPT_LINES))
      : null;
  }

  /** Has the chat read, in case a delivery never came. */
  lookAgain(): void {
    const { ledger, now } = this.parts;
    const { plan } = notTooSoon(look(ledger.state()), now());
    for (const effect of plan) {
      ledger.plan(effect, now());
    }
  }

  /**
   * Forgets all but what `Ledger.erase` keeps; gives the number of rows. A call to the platform under way comes to its
   * end and leaves no word here, but for being billed; rows are not on their way to D1 any more when this is over.
   */
  async erase(): Promise<number> {
    const rows = this.parts.ledger.erase();
    this.erasures += 1;
    this.writing?.abort(new DOMException("the conversation was erased", "AbortError"));
    this.foresight.forget();
    await this.journal.flush();
    return rows;
  }

  /** Does all that is due. Gives the time at which there is something to do again; null for never. */
  async run(): Promise<number | null> {
    this.running = true;
    try {
      return await this.runOn();
    } finally {
      this.running = false;
    }
  }

  private async runOn(): Promise<number | null> {
    this.recover();
    for (;;) {
      await this.doAllThatIsDue();
      this.noteCalls();
      const arrival = new Promise<"arrival">((resolve) => {
        this.onArrival = () => resolve("arrival");
      });
      // A slow D1 holds up nobody: what arrives meanwhile is worked on as soon as it has settled.
      const journalAt = await Promise.race([this.journal.flush(), arrival]);
      this.onArrival = () => undefined;
      if (journalAt !== "arrival" && this.arrivedAt === null) {
        this.running = false; // Here, and not an await later: what arrives from now on is not ours.
        const times = [...this.heads().map((row) => row.dueAt), ...(journalAt === null ? [] : [journalAt])];
        return times.length === 0 ? null : Math.min(...times);
      }
    }
  }

  /** What was called since this was last noted: the platform bills it. */
  private noteCalls(): void {
    const { channel, ledger, now } = this.parts;
    const totals = channel.calls();
    const news = Object.entries(totals).flatMap(([action, total]) => {
      const calls = total - (this.notedCalls[action] ?? 0);
      const id = `calls:${now()}:${action}:${total}`;
      return calls === 0 ? [] : [{ table: "platform_calls", id, action, calls } as const];
    });
    if (news.length > 0) {
      ledger.transaction(() => this.journal.note(news));
      this.notedCalls = totals;
    }
  }

  private async doAllThatIsDue(): Promise<void> {
    for (;;) {
      await this.settle();
      this.fold();
      const due = this.nextDue();
      if (due === null) {
        this.foresight.expect(null);
        return;
      }
      await this.carryOut(due);
    }
  }

  /** After a crash: what had left the object when it came may have arrived. (E3) */
  private recover(): void {
    const { ledger } = this.parts;
    for (const { status, effect } of ledger.open()) {
      if (status === "attempted") {
        ledger.transaction(() => this.apply({ kind: "outcome", outcome: { kind: "uncertain", id: effect.id } }));
      }
    }
  }

  /** Lets a burst end before it is looked at, whatever it was that woke us; counted from its first message. */
  private async settle(): Promise<void> {
    const left = this.arrivedAt === null ? 0 : this.arrivedAt + this.parts.policy.settleMs - this.parts.now();
    if (left > 0) {
      await this.parts.wait(left);
    }
  }

  private known(): Known {
    return { people: this.newsOfPeople, erasures: this.erasures };
  }

  private arrivals(): readonly InboundEvent[] {
    this.arrivedAt = null;
    return this.parts.ledger.unfolded();
  }

  private fold(): void {
    for (const event of this.arrivals()) {
      this.parts.ledger.transaction(() => this.foldOne(event));
    }
  }

  private foldOne(event: InboundEvent): Step {
    const { ledger, now } = this.parts;
    ledger.markFolded(event);
    if (event.kind === "edited" || event.kind === "deleted") {
      ledger.revise(event.target, event.kind === "edited" ? event.text : null);
    }
    const own = this.ownEffect(event);
    if (own !== null && isSpoken(own.effect) && own.status !== "done" && own.attempts > 0) {
      return this.apply({ kind: "outcome", outcome: deliveredOf(own.effect, [event.id]) });
    }
    if (event.kind === "message" && event.author.side === "self" && own === null) {
      // Said by the bot, and not by this object: an earlier life of the chat.
      ledger.recordOwn(event.id, event.text, now());
    }
    return this.apply({ kind: "event", event, ours: own !== null });
  }

  /** The effect that an event is the echo of. A customer can write any custom id, and is not believed. */
  private ownEffect(event: InboundEvent): OutboxRow | null {
    if (!isOwn(event) || event.customId === null) {
      return null;
    }
    return this.parts.ledger.find(effectOf(event.customId));
  }

  /** The first of each line of effects. */
  private heads(): OutboxRow[] {
    const heads = new Map<string, OutboxRow>();
    for (const row of this.parts.ledger.open()) {
      const line = lineOf(row.effect);
      if (!heads.has(line)) {
        heads.set(line, row);
      }
    }
    return [...heads.values()];
  }

  /** Whoever only watches waits for the customer, who may wait for an answer. */
  private nextDue(): OutboxRow | null {
    const now = this.parts.now();
    const due = this.heads().filter((row) => row.dueAt <= now);
    return due.find(({ effect }) => effect.kind !== "suggest") ?? due[0] ?? null;
  }

  private async carryOut(row: OutboxRow): Promise<void> {
    const { effect } = row;
    const alreadySent = row.status === "attempted" ? await this.readAgain(row) : new Set<string>();
    if (alreadySent === null || !(await this.isReady(row))) {
      return;
    }
    const known = this.known();
    try {
      this.commit(effect, await this.start(row, alreadySent), known);
    } catch (error) {
      this.failed(effect, error);
    }
  }

  /** What a call waits for before it leaves it waits for here; whether it is still wanted then. */
  private async isReady({ effect }: OutboxRow): Promise<boolean> {
    const { ledger, channel } = this.parts;
    if (!leavesTrace(effect)) {
      return true;
    }
    await channel.ready();
    this.fold(); // E2
    const status = ledger.find(effect.id)?.status;
    return status === "planned" || status === "attempted";
  }

  /**
   * Reads the chat after a call whose effect is unknown: the custom ids of ours that are in it. Null
   * when it cannot be read now, or when the effect is not wanted any more.
   */
  private async readAgain(row: OutboxRow): Promise<Set<string> | null> {
    const { ledger, channel, chat, policy, now } = this.parts;
    const { id } = row.effect;
    const known = this.known();
    try {
      const events = await channel.readChat(chat);
      if (ledger.find(id) === null) {
        return null; // Erased meanwhile.
      }
      this.absorb(events, known);
      this.fold(); // E2
      const isWanted = ledger.find(id)?.status === "attempted";
      return isWanted ? new Set(events.flatMap((event) => (isOwn(event) ? (event.customId ?? []) : []))) : null;
    } catch (error) {
      this.reportFailure("look", error);
      if (!(error instanceof ChannelError) || error.failure === "not-done" || error.failure === "unknown") {
        const attempts = row.attempts + 1;
        const delay = spread(Math.max(policy.uncertainMs, backoff(attempts, policy)), `${id}:${attempts}`);
        ledger.mark(id, "attempted", now() + delay, attempts);
        return null;
      }
      const { failure } = error;
      ledger.transaction(() => {
        ledger.mark(id, "dropped", row.dueAt, row.attempts);
        this.apply({ kind: "outcome", outcome: { kind: "unreadable", failure } });
      });
      return null;
    }
  }

  private async start(row: OutboxRow, alreadySent: ReadonlySet<string>): Promise<Performed> {
    const { ledger, channel, chat, policy, now } = this.parts;
    const { effect } = row;
    const known = this.known();
    // Should this object die now, the platform may still be at it for so long: no use looking before.
    const isUncertain = leavesTrace(effect); // (L3)
    const dueAt = isUncertain ? now() + policy.inFlightMs : now();
    ledger.mark(effect.id, isUncertain ? "attempted" : "planned", dueAt, row.attempts + 1);
    const controller = new AbortController();
    if (effect.kind === "answer" || effect.kind === "suggest") {
      this.writing = controller;
    }
    const indicateTyping = (): void => {
      channel.indicateTyping(chat).catch((error: unknown) => this.reportFailure("typing", error));
    };
    if (effect.kind === "answer") {
      indicateTyping();
    }
    try {
      return await perform(effect, {
        conversation: this.parts.conversation,
        chat,
        channel,
        answerQuestion: effect.kind === "answer" ? this.foresight.answer : this.ask,
        policy,
        alreadySent,
        state: ledger.state(),
        transcript: ledger.transcript(TRANSCRIPT_LINES),
        replies: effect.kind === "note" || effect.kind === "follow-up" ? ledger.replies(NOTE_REPLIES) : [],
        record: this.parts.record(),
        isWanted: () => this.newsOfPeople === known.people,
        attempt: row.attempts + 1,
        signal: controller.signal,
        indicateTyping,
        sendFollowUp: this.parts.sendFollowUp,
      });
    } finally {
      this.writing = null;
    }
  }

  /** What comes of no answer is counted all the same, but for a customer who was erased. */
  private readonly ask: AnswerQuestion = async (question) => {
    const { erasures } = this;
    try {
      const answered = await this.parts.answerQuestion(question);
      return erasures === this.erasures ? answered : { ...answered, tokens: 0, log: [] };
    } catch (error) {
      if (!(error instanceof AnswerGivenUp)) {
        throw error;
      }
      if (erasures === this.erasures) {
        this.countUnused(error);
      }
      throw error.cause;
    }
  };

  private countUnused({ tokens, log }: Pick<Answered, "tokens" | "log">): void {
    const { ledger } = this.parts;
    ledger.transaction(() => {
      const state = ledger.state();
      this.journal.note(log.filter(({ table }) => table === "model_calls"));
      ledger.saveState({ ...state, spentTokens: state.spentTokens + tokens });
    });
  }

  /** `known`: what was known when the effect began. */
  private commit(effect: Effect, performed: Performed, known: Known): void {
    const { ledger, now } = this.parts;
    ledger.transaction(() => {
      const status = ledger.find(effect.id)?.status;
      if (status === undefined || status === "dropped") {
        return; // Erased, or not wanted any more.
      }
      ledger.mark(effect.id, "done", now(), 1);
      if (isSpoken(effect)) {
        ledger.recordOwn(effect.id, effect.text, now());
      }
      switch (performed.kind) {
        case "outcome":
          this.journal.note(performed.log);
          this.apply({ kind: "outcome", outcome: performed.outcome });
          return;
        case "read":
          this.absorb(performed.events, known);
          return;
        case "nothing":
          this.journal.note(performed.log ?? []);
          return;
      }
    });
  }

  /**
   * A read of the chat: first the events that no delivery brought, then who is there now. What the
   * former asked to look at is thereby seen; unless somebody came or went while it was being read, and
   * the platform may have looked before.
   */
  private absorb(events: readonly InboundEvent[], known: Known): void {
    const { ledger, now } = this.parts;
    ledger.transaction(() => {
      const snapshot = events.find((event) => event.kind === "snapshot");
      for (const event of events) {
        if (event.kind !== "snapshot") {
          ledger.receive(event, now());
        }
      }
      for (const event of this.arrivals()) {
        this.foldOne(event);
      }
      if (known.people !== this.newsOfPeople || known.erasures !== this.erasures) {
        this.lookAgain();
      } else if (snapshot !== undefined) {
        ledger.mark("look", "done", now(), 1);
        this.apply({ kind: "event", event: snapshot, ours: false });
      }
    });
  }

  private failed(effect: Effect, error: unknown): void {
    const { ledger, now, policy } = this.parts;
    const row = ledger.find(effect.id);
    if (row === null || (row.status !== "planned" && row.status !== "attempted")) {
      return; // Dropped meanwhile.
    }
    this.reportFailure(effect.kind, error);
    const consequence = consequenceOf(row, error, policy, now());
    ledger.transaction(() => {
      if (error instanceof FollowUpFailure) {
        this.journal.note(error.log);
      }
      switch (consequence.kind) {
        case "again":
          ledger.mark(effect.id, consequence.status, now() + consequence.delayMs, consequence.attempts);
          if (consequence.isUncertain) {
            this.apply({ kind: "outcome", outcome: { kind: "uncertain", id: effect.id } });
          }
          return;
        case "over":
          ledger.mark(effect.id, "done", now(), row.attempts);
          this.apply({ kind: "outcome", outcome: consequence.outcome });
      }
    });
  }

  private apply(input: Input): Step {
    const { ledger, policy, now } = this.parts;
    const step = transition(ledger.state(), input, policy, now());
    ledger.saveState(step.state);
    ledger.drop(step.drop);
    for (const effect of step.plan) {
      ledger.plan(effect, now());
    }
    this.journal.note(step.log);
    return step;
  }

  private reportFailure(kind: string, error: unknown): void {
    const advice = error instanceof ChannelError ? error.advice : null;
    this.parts.report({
      level: advice === null ? "warn" : "error",
      conversation: this.parts.conversation,
      kind,
      code: nameOf(error),
      ...(advice === null ? {} : { advice }),
    });
  }
}

/** What is seen in the chat keeps its order; the rest does not wait for it, nor it for the rest. */
function lineOf(effect: Effect): string {
  switch (effect.kind) {
    case "answer":
    case "reply":
    case "say":
    case "note":
    case "whisper":
    case "availability":
    case "transfer":
    case "close":
      return "chat";
    case "wake":
    case "deliver-follow-up":
      return effect.id;
    case "look":
    case "suggest":
    case "update-customer":
    case "label":
    case "follow-up":
      return effect.kind;
  }
}

function isSpoken(effect: Effect): effect is Spoken {
  return effect.kind === "reply" || effect.kind === "say";
}
