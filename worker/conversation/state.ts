/** What one chat is to us at one moment, what can be done about it, and what came of it. Data only. */
import type { Customer, FailureKind, InboundEvent, Source } from "../channels/channel.ts";
import type { LogEntry } from "../store/log.ts";
import type { About, Answer, Claim } from "./answering.ts";

/** Who speaks in the chat, and what is under way. */
export type Phase =
  /** Nobody has told us yet who is in the chat; nothing is said until a read of the chat has. */
  | { readonly kind: "unknown" }
  /** Ours, and no message waits for an answer. */
  | { readonly kind: "waiting" }
  | Answering
  | HandingOff
  /** Handed off; no human has taken the chat yet. */
  | { readonly kind: "queued"; readonly position: number | null; readonly waitSeconds: number | null }
  | { readonly kind: "human"; readonly agents: readonly string[] }
  /** The bot is no user of the chat, and nobody we know of is. */
  | { readonly kind: "away" }
  | { readonly kind: "closed" };

export interface Answering {
  readonly kind: "answering";
  readonly turn: Turn;
  /** `confirming`: the reply may have been delivered; until that is known it is not taken back. */
  readonly step: "generating" | "sending" | "confirming";
}

export interface HandingOff {
  readonly kind: "handing-off";
  readonly turn: Turn;
  readonly reason: HandoffReason;
  /** `accepted`: the platform took the call; who has the chat is still to be seen. */
  readonly step: "transferring" | "accepted";
  readonly looks: number;
}

/** The customer's messages that one reply, or one handoff, is for. */
export interface Turn {
  /** The id of the newest message in it: unique, and the same after a restart. */
  readonly id: string;
  /** Which turn of the chat it is: the same messages may be taken up again. */
  readonly generation: number;
  readonly covers: readonly string[];
}

export type HandoffReason =
  | "requested"
  | "low-confidence"
  | "models-down"
  | "delivery-failed"
  | "guardrail"
  | "contradiction"
  | "assistant"
  | "budget"
  | "abuse";

/** A message of the customer that nothing has answered yet. */
export interface Pending {
  readonly id: string;
  readonly at: string;
  readonly text: string;
  readonly kind: "text" | "file";
}

/** The way on when no human is there: asked for an address, until one is given. */
export type Contact =
  | { readonly kind: "unasked" }
  | { readonly kind: "asked"; readonly question: string }
  | { readonly kind: "given"; readonly email: string };

export interface State {
  readonly phase: Phase;
  readonly thread: string | null;
  readonly threadStartedAt: string | null;
  readonly customer: Customer | null;
  /** Oldest first, by the platform's time. */
  readonly pending: readonly Pending[];
  readonly watchers: readonly string[];
  readonly contact: Contact;
  /** Turns taken so far. */
  readonly generations: number;
  /** What the newest answered turn was about; null before the first. */
  readonly about: About | null;
  /** What the customer has been asked back in this thread. */
  readonly asked: readonly string[];
  /** Tokens that models have used up in this chat. */
  readonly spentTokens: number;
}

export const initialState: State = {
  phase: { kind: "unknown" },
  thread: null,
  threadStartedAt: null,
  customer: null,
  pending: [],
  watchers: [],
  contact: { kind: "unasked" },
  generations: 0,
  about: null,
  asked: [],
  spentTokens: 0,
};

/** Something to be done outside the object, kept until it is done. `id` is what makes it one thing. */
export type Effect =
  | { readonly kind: "answer"; readonly id: string; readonly turn: Turn; readonly question: string }
  | {
      readonly kind: "reply";
      readonly id: string;
      readonly turn: Turn;
      readonly text: string;
      readonly sources: readonly Source[];
      /** Offered as buttons where the platform shows them. */
      readonly quickReplies: readonly string[];
      /** What it says, and what that rests on: logged when it was delivered. */
      readonly claims: readonly Claim[];
    }
  | {
      readonly kind: "note";
      readonly id: string;
      readonly turn: Turn;
      readonly reason: HandoffReason;
      readonly evidence: string;
      readonly question: string;
      /** What would have been answered, had it been certain. */
      readonly draft: string | null;
    }
  | { readonly kind: "transfer"; readonly id: string; readonly turn: Turn; readonly reason: HandoffReason }
  | { readonly kind: "look"; readonly id: "look"; readonly delayMs: number }
  | { readonly kind: "save-email"; readonly id: string; readonly customer: string; readonly email: string };

/** What became of an effect. */
export type Outcome =
  | {
      readonly kind: "answered";
      readonly id: string;
      readonly answer: Answer;
      readonly about: About;
      readonly tokens: number;
    }
  | { readonly kind: "answer-failed"; readonly id: string; readonly code: string }
  | {
      readonly kind: "delivered";
      readonly id: string;
      readonly turn: Turn;
      readonly eventIds: readonly string[];
    }
  | { readonly kind: "undelivered"; readonly id: string; readonly failure: FailureKind; readonly code: string }
  | { readonly kind: "uncertain"; readonly id: string }
  | { readonly kind: "transfer-accepted"; readonly id: string }
  | { readonly kind: "transfer-refused"; readonly id: string; readonly code: string }
  | { readonly kind: "unreadable"; readonly failure: FailureKind };

export type Input =
  | { readonly kind: "event"; readonly event: InboundEvent; readonly ours: boolean }
  | { readonly kind: "outcome"; readonly outcome: Outcome };

/** A new state, and what follows from it; all of it is stored together or not at all. */
export interface Step {
  readonly state: State;
  readonly plan: readonly Effect[];
  /** Kinds of planned effects that must not be carried out any more. */
  readonly drop: readonly Effect["kind"][];
  readonly log: readonly LogEntry[];
}
