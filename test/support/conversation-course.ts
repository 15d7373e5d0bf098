/** A conversation's pure core, step by step: what a test tells it, and what it would do about it. No engine, no platform. */
import type { ChatSnapshot, FormField, InboundEvent, Visitor } from "../../worker/channels/channel.ts";
import type { About, Answer } from "../../worker/conversation/answering.ts";
import { checkRules } from "../../worker/conversation/handoff/rules.ts";
import type { RulesInput } from "../../worker/conversation/handoff/rules.ts";
import { defaultPolicy } from "../../worker/conversation/policy.ts";
import type { Policy } from "../../worker/conversation/policy.ts";
import { initialState } from "../../worker/conversation/state.ts";
import type { Effect, Input, Outcome, State, WakeId } from "../../worker/conversation/state.ts";
import { transition } from "../../worker/conversation/transition.ts";
import { handoffRules } from "../../worker/handoff-rules.ts";
import type { LogEntry } from "../../worker/store/log.ts";
import { snapshotWith } from "./chat-snapshot.ts";

export const USUAL_GROUP = 1;
export const START = Date.UTC(2026, 10, 18, 10, 0); // A Wednesday.

const customer: Visitor = { id: "ann", name: "Ann", email: null, phone: null, fields: {}, visit: null };

type EffectOf<Kind extends Effect["kind"]> = Extract<Effect, { kind: Kind }>;

export interface Conversation {
  readonly state: State;
  /** Effects that are planned and not over, oldest first. */
  readonly open: readonly Effect[];
  readonly log: readonly LogEntry[];
  /** Everything that was ever planned to be said to the customer. */
  readonly said: readonly string[];
  pass(seconds: number): void;
  take(input: Input): void;
  /** The platform shows the chat. */
  shows(chat?: Partial<ChatSnapshot>, thread?: string): void;
  says(text: string): void;
  fills(...fields: readonly FormField[]): void;
  /** An agent's message, or with `note` something for agents alone. */
  agent(text: string, options?: { readonly note?: boolean; readonly id?: string }): void;
  event(of: Told): void;
  /** The first open effect of the kind; fails when there is none. */
  first<Kind extends Effect["kind"]>(kind: Kind): EffectOf<Kind>;
  delivers(kind?: "reply" | "say"): void;
  answers(answer: Answer, about?: Partial<About>): void;
  /** Who is there; null where the platform does not tell. */
  finds(agents: readonly string[] | null): void;
  refuses(code?: string): void;
  accepts(): void;
  wakes(id: WakeId): void;
  ends(kind: Effect["kind"], outcome: Outcome): void;
  rows<Table extends LogEntry["table"]>(table: Table): readonly Extract<LogEntry, { table: Table }>[];
}

type Told = InboundEvent extends infer Event
  ? Event extends InboundEvent
    ? Omit<Event, "id" | "at" | "thread"> & { readonly thread?: string; readonly at?: string }
    : never
  : never;

export function rulesOf(rules: Partial<RulesInput>): Policy["rules"] {
  const checked = checkRules({ ...handoffRules, ...rules }, undefined);
  if (checked.kind === "invalid") {
    throw new Error(checked.problems.join(", "));
  }
  return checked.rules;
}

/** Of a customer whose chat has just begun. */
export function startConversation(
  rules: Partial<RulesInput> = {},
  visitor: Partial<Visitor> = {},
  chat: Partial<ChatSnapshot> = {},
): Conversation {
  const policy = defaultPolicy(USUAL_GROUP, rulesOf(rules));
  let state = initialState;
  let open: Effect[] = [];
  let now = START;
  let events = 0;
  const log: LogEntry[] = [];
  const said: string[] = [];

  const course: Conversation = {
    get state() {
      return state;
    },
    get open() {
      return open;
    },
    log,
    said,
    pass(seconds) {
      now += seconds * 1000;
    },
    take(input) {
      const step = transition(state, input, policy, now);
      state = step.state;
      open = [
        ...open.filter((effect) => !step.drop.includes(effect.kind) && !step.plan.some(({ id }) => id === effect.id)),
        ...step.plan,
      ];
      log.push(...step.log);
      said.push(
        ...step.plan.flatMap((effect) => (effect.kind === "reply" || effect.kind === "say" ? [effect.text] : [])),
      );
    },
    shows(more = {}, thread = "T") {
      const shown = snapshotWith({
        threadStartedAt: new Date(START).toISOString(),
        customer: { ...customer, ...visitor },
        ...chat,
        ...more,
      });
      open = open.filter(({ kind }) => kind !== "look");
      course.event({ kind: "snapshot", source: "read", chat: shown, thread });
    },
    says(text) {
      course.event({ kind: "message", author: { id: "ann", side: "customer" }, text, customId: null });
    },
    fills(...fields) {
      course.event({ kind: "form", author: { id: "ann", side: "customer" }, fields });
    },
    agent(text, { note = false, id = "mara" } = {}) {
      const author = { id, side: "agent" } as const;
      course.event({ kind: note ? "note" : "message", author, text, customId: null });
    },
    event(of) {
      events += 1;
      const { thread = "T", at = new Date(now + events).toISOString(), ...rest } = of;
      course.take({ kind: "event", ours: false, event: { ...rest, id: `E_${events}`, at, thread } as InboundEvent });
    },
    first(kind) {
      const effect = open.find((one) => one.kind === kind);
      if (effect === undefined) {
        throw new Error(`no ${kind} under way, but ${open.map((one) => one.kind).join(", ")}`);
      }
      return effect as EffectOf<typeof kind>;
    },
    delivers(kind = "reply") {
      const { id, turn, text, ...rest } = course.first(kind);
      const claims = "claims" in rest ? rest.claims : [];
      course.ends(kind, { kind: "delivered", id, turn, text, claims, eventIds: [`M_${id}`] });
    },
    answers(answer, about = {}) {
      const { id, question } = course.first("answer");
      const whole: About = {
        assistant: "technical",
        topic: "technical data",
        language: "en",
        wish: question,
        sentiment: "calm",
        group: null,
        parts: [],
        ...about,
      };
      course.ends("answer", { kind: "answered", id, answer, about: whole, tokens: 10 });
    },
    finds(agents) {
      course.ends("availability", { kind: "availability", id: course.first("availability").id, agents });
    },
    refuses(code = "nobody-available") {
      course.ends("transfer", { kind: "transfer-refused", id: course.first("transfer").id, code });
    },
    accepts() {
      course.ends("transfer", { kind: "transfer-accepted", id: course.first("transfer").id });
    },
    wakes(id) {
      const wake = open.find((effect) => effect.kind === "wake" && effect.id === id);
      if (wake?.kind !== "wake") {
        throw new Error(`nobody is to be woken for ${id}`);
      }
      now += wake.delayMs;
      open = open.filter((effect) => effect !== wake);
      course.take({ kind: "outcome", outcome: { kind: "due", id, generation: wake.generation } });
    },
    ends(kind, outcome) {
      const over = course.first(kind);
      open = open.filter((effect) => effect !== over);
      course.take({ kind: "outcome", outcome });
    },
    rows: (table) => log.filter((row) => row.table === table) as never,
  };
  course.shows();
  return course;
}

export const certain: Extract<Answer, { kind: "answer" }> = {
  kind: "answer",
  text: "13 A.",
  sources: [],
  confidence: 0.9,
  claims: [],
};
export const unsure: Extract<Answer, { kind: "unsure" }> = {
  kind: "unsure",
  confidence: 0.2,
  why: "not in the passages",
  draft: "Perhaps 13 A.",
};
