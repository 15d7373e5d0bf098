/** What the conversation asks of the answering half, and what it gets back. Types, and one error. */
import type { Source } from "../channels/channel.ts";
import type { LogEntry } from "../store/log.ts";
import type { TranscriptLine } from "./ledger.ts";
import type { Turn } from "./state.ts";

export interface Question {
  readonly turn: Turn;
  readonly text: string;
  /** What was said before and with it, oldest first. */
  readonly transcript: readonly TranscriptLine[];
  readonly customer: { readonly name: string | null; readonly email: string | null };
  /** What the customer has been asked already: it is not asked again. */
  readonly asked: readonly string[];
  /** Tokens that this chat has used up so far. */
  readonly spentTokens: number;
  /** Aborted as soon as the answer would come too late. */
  readonly signal: AbortSignal;
  /** What is certain of the answer so far, to be shown while the rest is written. Never throws. */
  readonly onPreview: (text: string) => void;
}

/** The answering half. That no model can be had is an answer: `hand-off`. Throws `AnswerGivenUp` alone. */
export type AnswerQuestion = (question: Question) => Promise<Answered>;

/** No answer came of it, and the calls of models up to then were paid for all the same. */
export class AnswerGivenUp extends Error {
  /** The reason of `signal`, or whatever the search threw. */
  override readonly cause: unknown;
  readonly tokens: number;
  /** Rows of `model_calls`. */
  readonly log: readonly LogEntry[];

  constructor(cause: unknown, tokens: number, log: readonly LogEntry[]) {
    super("the answer was given up");
    this.name = cause instanceof Error ? cause.name : "unknown";
    this.cause = cause;
    this.tokens = tokens;
    this.log = log;
  }
}

export interface Answered {
  readonly answer: Answer;
  readonly about: About;
  readonly tokens: number;
  readonly log: readonly LogEntry[];
}

/** What a turn is about: whom it is for, and what a human should know before anything else. */
export interface About {
  /** The name of the assistant that took it. */
  readonly assistant: string;
  readonly topic: string;
  /** ISO 639-1. */
  readonly language: string;
  /** What the customer wants, in one line. */
  readonly wish: string;
  readonly sentiment: "calm" | "upset";
  /** The group that the assistant hands off to; null for the usual one. */
  readonly group: number | null;
  /** The part numbers that were asked about, and what the catalogue says of each. */
  readonly parts: readonly PartVerdict[];
}

export interface PartVerdict {
  /** As the customer wrote it. */
  readonly asked: string;
  /** In words: in the catalogue, superseded by which number, not in it but like these. */
  readonly verdict: string;
}

export type Answer =
  | {
      readonly kind: "answer";
      readonly text: string;
      readonly sources: readonly Source[];
      readonly confidence: number;
      readonly claims: readonly Claim[];
    }
  | { readonly kind: "small-talk"; readonly text: string }
  /** One question back, with answers to choose from where there are few. */
  | { readonly kind: "clarify"; readonly text: string; readonly options: readonly string[] }
  | { readonly kind: "unsure"; readonly confidence: number; readonly why: string; readonly draft: string | null }
  | { readonly kind: "abuse"; readonly evidence: string }
  | {
      readonly kind: "hand-off";
      readonly reason: "requested" | "guardrail" | "contradiction" | "assistant" | "budget" | "models-down";
      readonly evidence: string;
      /** What the customer is given on the way, such as the best passages when no model could read them. */
      readonly text: string | null;
      readonly sources: readonly Source[];
    };

/** One thing that a reply says, and what it rests on: written to the log once the reply was sent. */
export interface Claim {
  readonly text: string;
  readonly kind: "quantity" | "part" | "standard" | "number" | "statement";
  readonly verdict: "supported" | "unsupported" | "unanchored";
  /** The passage's id, which is the hash of its content; null when no passage holds it. */
  readonly passage: string | null;
  readonly document: string | null;
  readonly revision: string | null;
  readonly page: number | null;
  readonly model: string;
  readonly prompt: string;
}
