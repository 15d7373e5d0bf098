/**
 * What one chat is to us at one moment, what can be done about it, and what came of it. Data only. Long for a file here:
 * it is the whole vocabulary of the state machine, and its words lean on each other.
 */
import type {
  CustomerChange,
  FailureKind,
  InboundEvent,
  Queue,
  Source,
  TransferTarget,
  Visitor,
} from "../channels/channel.ts";
import type { Labels, Tag } from "../channels/labels.ts";
import type { Language } from "../hearing/language.ts";
import type { LogEntry } from "../store/log.ts";
import type { About, Answer, Claim } from "./answering.ts";
import type { FollowUp, FollowUpWay } from "./handoff/follow-up.ts";
import type { Utterance } from "../hearing/utterance.ts";

/** Who speaks in the chat, and what is under way. */
export type Phase =
  /** Nobody has told us yet who is in the chat; nothing is said until a read of the chat has. */
  | { readonly kind: "unknown" }
  /** Ours, and no message waits for an answer. */
  | { readonly kind: "waiting" }
  | Answering
  | HandingOff
  /** Handed off; no human has taken the chat yet. */
  | Queued
  | { readonly kind: "human"; readonly agents: readonly string[] }
  /** Ours, and a human who watches has told the bot to be silent: see `State.pause`. */
  | { readonly kind: "paused" }
  /** The bot is ending the thread. */
  | { readonly kind: "closing"; readonly why: "idle" | "abuse" }
  /** The bot is no user of the chat, and nobody we know of is. */
  | { readonly kind: "away" }
  | { readonly kind: "closed" };

export interface Answering {
  readonly kind: "answering";
  readonly turn: Turn;
  /** `confirming`: the reply may have been delivered; until that is known it is not taken back. */
  readonly step: "generating" | "sending" | "confirming";
}

export interface Queued {
  readonly kind: "queued";
  readonly position: number | null;
  readonly waitSeconds: number | null;
  /** What brought the chat here; null when it was not us. */
  readonly handoff: { readonly turn: Turn; readonly reason: HandoffReason } | null;
}

/** What a human is wanted for. */
export interface Wanted {
  readonly reason: HandoffReason;
  /** What made the rule apply, for the log and the note. */
  readonly evidence: string;
  readonly question: string;
  /** What would have been answered, had it been certain. */
  readonly draft: string | null;
}

export interface HandingOff extends Wanted {
  readonly kind: "handing-off";
  readonly turn: Turn;
  /**
   * - `asked`: the customer is told what comes of it.
   * - `again`: tried before; the customer knows that nobody could take the chat, and is waiting.
   * - `ask-first`: as `again`, but somebody being there the customer is asked.
   * - `taken`: a human who watches takes the chat; the customer hears nothing of it.
   */
  readonly manner: "asked" | "again" | "ask-first" | "taken";
  /** `accepted`: the platform took the call; who has the chat is still to be seen. */
  readonly step: "checking" | "transferring" | "accepted";
  /** The first is being tried; then the next. */
  readonly targets: readonly TransferTarget[];
  /** Where the chat may wait in line when all are busy. */
  readonly line: TransferTarget | null;
  /** Targets tried so far, the present one included. */
  readonly tries: number;
  /** Reads of the chat since it was accepted that changed nothing. */
  readonly looks: number;
  /** An agents-only note about this is in the chat already. */
  readonly isNoted: boolean;
}

/** Nobody could take the chat; it is asked again from time to time while the customer is there. */
export interface Seeking extends Wanted {
  readonly turn: Turn;
  readonly manner: "again" | "ask-first";
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly toldAt: number;
  readonly isNoted: boolean;
}

/** The customer's messages that one reply, or one handoff, is for. */
export interface Turn {
  /** The id of the newest message in it: unique, and the same after a restart. */
  readonly id: string;
  /** Which turn of the chat it is: the same messages may be taken up again. */
  readonly generation: number;
  readonly covers: readonly string[];
}

/** The rule by which a human is called. */
export type HandoffReason =
  | "requested"
  | "low-confidence"
  | "unanswered"
  | "frustration"
  | "always-human"
  | "office-hours"
  | "models-down"
  | "delivery-failed"
  | "guardrail"
  | "contradiction"
  | "assistant"
  | "budget"
  | "abuse"
  | "supervisor";

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
  /** `misses`: times that something was given that is no address. */
  | { readonly kind: "asked"; readonly wanted: Wanted; readonly misses: number }
  | { readonly kind: "given"; readonly email: string };

/** What the present thread has come to so far. */
export interface Course {
  /** What the customer first wanted; null while nothing was said. */
  readonly question: string | null;
  readonly answers: number;
  /** Questions in a row that got no answer. */
  readonly unanswered: number;
  /** Messages in a row that the platform refused though it shows the bot in the chat. */
  readonly refusals: number;
  /** Times that the customer was asked to stay civil. */
  readonly warnings: number;
  /** Rules that have called a human in this thread; those that would apply to every message apply once. */
  readonly applied: readonly HandoffReason[];
  /** The bot had the chat at some time. */
  readonly hadBot: boolean;
  readonly hadHuman: boolean;
  readonly hasFollowUp: boolean;
  /** The customer has been asked whether they are still there, and has not answered. */
  readonly isNudged: boolean;
  /** The customer would rather go on with the bot than wait for a human. */
  readonly staysWithBot: boolean;
}

/** A note to the bot of a human who watches. */
export interface Command {
  /** The id of the note. */
  readonly id: string;
  readonly at: string;
  readonly thread: string | null;
  readonly by: string;
  readonly text: string;
}

/** A conversation that has forgotten all that the chat still shows. */
export interface Erasure {
  /** Milliseconds since 1970: what was on its way then is in the chat, or never will be. */
  readonly readFrom: number;
  /** What has been seen since of what the bot said before: messages and notes. */
  readonly own: readonly OwnWords[];
}

export interface OwnWords {
  readonly at: string;
  readonly customId: string | null;
  /** Null for a note; empty where it is not kept. */
  readonly text: string | null;
}

export interface State {
  readonly phase: Phase;
  /**
   * Who has told the bot to be silent. Of the chat, whatever becomes of the phase and of the thread, until `/resume`,
   * its time, or a read of the chat in which that human does not watch or another speaks with the customer. Not in force
   when `word`, the effect that tells so, is refused since the bot has left the chat; null for one that is known to be told.
   */
  readonly pause: { readonly by: string; readonly word: string | null } | null;
  /** When the newest `/pause` or `/resume` was given; one given before it and told after it is out of date. */
  readonly orderedAt: string | null;
  /** Commands that came when nobody knew who has the chat: obeyed, or refused, once it has been read. */
  readonly held: readonly Command[];
  /** What the bot was told to say and is not known to have said. */
  readonly toSay: readonly { readonly turn: Turn; readonly text: string }[];
  readonly thread: string | null;
  /** As far as is known: no later than the first that was heard of it. Null where nothing is known. */
  readonly threadStartedAt: string | null;
  /** Threads of this chat before the present one; what was said in them is remembered. */
  readonly earlierThreads: number;
  readonly customer: Visitor | null;
  /** The groups that may see the chat. */
  readonly groups: readonly number[];
  /** The group that the customer chose in a form. */
  readonly chosenGroup: number | null;
  /** Oldest first, by the platform's time. */
  readonly pending: readonly Pending[];
  /** The newest of what was said in this thread and is answered, oldest first. */
  readonly said: readonly Utterance[];
  readonly watchers: readonly string[];
  /** The human who spoke last with this customer, in any thread. */
  readonly lastAgent: { readonly id: string; readonly at: string } | null;
  /** When the bot last spoke in this chat before this conversation knew of it; what was said or ordered before is done with. */
  readonly spokeBeforeUs: string | null;
  /** Erased while the chat went on; null once the chat has been read since. */
  readonly erasure: Erasure | null;
  readonly contact: Contact;
  /** A human was offered; null when none is on offer. */
  readonly offer: Wanted | null;
  readonly seeking: Seeking | null;
  readonly course: Course;
  /** Place in line that the customer was told last. */
  readonly toldQueue: (Queue & { readonly at: number }) | null;
  readonly language: Language;
  /** Turns taken so far. */
  readonly generations: number;
  /** What the newest answered turn of this thread was about; null before the first. */
  readonly about: About | null;
  /** What the customer has been asked back in this thread. */
  readonly asked: readonly string[];
  /** Tokens that models have used up in this thread. */
  readonly spentTokens: number;
}

/** What begins anew with each thread. */
export const newThread = {
  phase: { kind: "unknown" },
  pending: [],
  said: [],
  watchers: [],
  contact: { kind: "unasked" },
  offer: null,
  seeking: null,
  course: {
    question: null,
    answers: 0,
    unanswered: 0,
    refusals: 0,
    warnings: 0,
    applied: [],
    hadBot: false,
    hadHuman: false,
    hasFollowUp: false,
    isNudged: false,
    staysWithBot: false,
  },
  toldQueue: null,
  chosenGroup: null,
  about: null,
  asked: [],
  spentTokens: 0,
} as const satisfies Partial<State>;

export const initialState: State = {
  ...newThread,
  pause: null,
  orderedAt: null,
  held: [],
  toSay: [],
  spokeBeforeUs: null,
  erasure: null,
  thread: null,
  threadStartedAt: null,
  earlierThreads: 0,
  customer: null,
  groups: [],
  lastAgent: null,
  language: "en",
  generations: 0,
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
  /** What a human who watches has the bot say: the customer's going on does not make it out of date. */
  | { readonly kind: "say"; readonly id: string; readonly turn: Turn; readonly text: string }
  | ({ readonly kind: "note"; readonly id: string; readonly turn: Turn } & Wanted)
  /** Something for agents alone: what a human who watches has asked for. */
  | { readonly kind: "whisper"; readonly id: string; readonly turn: Turn; readonly text: string }
  /** Who there is to take the chat. */
  | { readonly kind: "availability"; readonly id: string; readonly turn: Turn }
  | {
      readonly kind: "transfer";
      readonly id: string;
      readonly turn: Turn;
      readonly reason: HandoffReason;
      readonly target: TransferTarget;
      /** Wait in line there, if nobody can take it now. */
      readonly queue: boolean;
    }
  | { readonly kind: "close"; readonly id: string; readonly turn: Turn }
  /** An answer for the agents' eyes. */
  | { readonly kind: "suggest"; readonly id: string; readonly turn: Turn; readonly question: string }
  | { readonly kind: "look"; readonly id: "look"; readonly delayMs: number }
  /** To be told when some time is over. `generation`: the turns taken when it was set. */
  | { readonly kind: "wake"; readonly id: WakeId; readonly delayMs: number; readonly generation: number }
  | {
      readonly kind: "update-customer";
      readonly id: string;
      readonly customer: string;
      readonly change: CustomerChange;
    }
  /** For the platform's own reports; best effort. */
  | {
      readonly kind: "label";
      readonly id: string;
      readonly thread: string;
      readonly tags: readonly Tag[];
      readonly labels: Labels;
    }
  /** Somebody to write to, with all that is known, put down. */
  | ({
      readonly kind: "follow-up";
      readonly id: string;
      readonly turn: Turn;
      readonly email: string;
      readonly name: string | null;
      readonly phone: string | null;
      readonly company: string | null;
    } & Wanted)
  | {
      readonly kind: "deliver-follow-up";
      readonly id: string;
      readonly turn: Turn;
      readonly way: FollowUpWay;
      readonly followUp: FollowUp;
    };

export type WakeId = "idle" | "seek" | "pause";

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
      readonly text: string;
      readonly claims: readonly Claim[];
      readonly eventIds: readonly string[];
    }
  | { readonly kind: "undelivered"; readonly id: string; readonly failure: FailureKind; readonly code: string }
  | { readonly kind: "uncertain"; readonly id: string }
  /** Ids of humans who are there; null where the platform does not tell. */
  | { readonly kind: "availability"; readonly id: string; readonly agents: readonly string[] | null }
  | { readonly kind: "transfer-accepted"; readonly id: string }
  | { readonly kind: "transfer-refused"; readonly id: string; readonly code: string }
  | { readonly kind: "thread-closed"; readonly id: string }
  | { readonly kind: "suggested"; readonly id: string; readonly turn: Turn; readonly answer: Answer | null }
  | { readonly kind: "due"; readonly id: WakeId; readonly generation: number }
  | { readonly kind: "follow-up-stored"; readonly id: string; readonly turn: Turn; readonly followUp: FollowUp }
  /** Something that nobody waits for did not succeed. */
  | { readonly kind: "failed"; readonly id: string }
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
