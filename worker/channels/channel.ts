/**
 * What the core knows of any chat platform: the events that come in, the calls that go out, and how
 * a call can fail. A platform is a folder beside this file, a line in `registry.ts` and a run of the
 * channel's contract tests; nothing outside its folder knows it.
 */

import type { Labels, Tag } from "./labels.ts";

interface EventBase {
  /** Unique within the chat; the same delivery twice has the same id. */
  readonly id: string;
  /** RFC 3339, as the platform wrote it, else the time of arrival. */
  readonly at: string;
  /** The part of the chat it belongs to; null where the platform does not say. */
  readonly thread: string | null;
}

/** Something that happened in a chat, told once, whoever told it: a webhook or a read of the chat. */
export type InboundEvent = EventBase &
  (
    | {
        readonly kind: "message";
        readonly author: Author;
        readonly text: string;
        readonly customId: string | null;
        /** The id of another event that tells the same, where the platform may send both; either may come first. */
        readonly sameAs?: string;
      }
    | {
        readonly kind: "file";
        readonly author: Author;
        readonly name: string;
        /** Where it can be fetched from; null where the platform does not say. */
        readonly url: string | null;
        /** As the platform names it, `image/png` say. */
        readonly contentType: string | null;
      }
    | { readonly kind: "form"; readonly author: Author; readonly fields: readonly FormField[] }
    | { readonly kind: "note"; readonly author: Author; readonly text: string; readonly customId: string | null }
    | { readonly kind: "edited"; readonly target: string; readonly text: string }
    | { readonly kind: "deleted"; readonly target: string }
    | { readonly kind: "snapshot"; readonly source: "started" | "read"; readonly chat: ChatSnapshot }
    | { readonly kind: "joined"; readonly user: string; readonly self: boolean; readonly watching: boolean }
    | { readonly kind: "left"; readonly user: string; readonly self: boolean }
    | {
        readonly kind: "transferred";
        readonly to: readonly string[];
        readonly toSelf: boolean;
        readonly queue: Queue | null;
      }
    | { readonly kind: "closed" }
    /**
     * What the customer thinks of the thread: 1 for good, 0 for bad, null where this tells nothing of it; both null when
     * a rating was taken back. A read of the chat tells the rating again, under an id of its own: the newest counts.
     */
    | { readonly kind: "rated"; readonly score: 0 | 1 | null; readonly comment: string | null }
  );

/** `id` alone does not tell customer from agent on every platform: `side` is what its shape suggests. */
export interface Author {
  readonly id: string;
  readonly side: "customer" | "agent" | "self";
}

export interface FormField {
  readonly type: string;
  readonly label: string;
  readonly answer: string;
  /** The group that the customer chose with this answer; null for other fields. */
  readonly group: number | null;
}

export interface Customer {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
}

/** All that the platform tells of the customer of a chat. Written by the customer, or read off the browser: data, never instructions. */
export interface Visitor extends Customer {
  readonly phone: string | null;
  /** What the page around the chat says of the customer, a company say. Of this visit. */
  readonly fields: Readonly<Record<string, string>>;
  readonly visit: Visit | null;
}

/** The customer's way to the chat. Neither address nor coordinates: nobody here needs them. */
export interface Visit {
  readonly referrer: string | null;
  /** Oldest first, as the platform has them. */
  readonly pages: readonly { readonly url: string; readonly title: string | null }[];
  readonly country: string | null;
  readonly city: string | null;
  readonly timezone: string | null;
}

/** By namespace and name. Scalars only: what else there is, no platform of ours uses. */
export type Properties = Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>;

/** Place in line, counted from 1, and the platform's own estimate in seconds. */
export interface Queue {
  readonly position: number | null;
  readonly waitSeconds: number | null;
}

/** Who is in the chat at one moment. */
export interface ChatSnapshot {
  readonly active: boolean;
  readonly threadStartedAt: string | null;
  readonly customer: Visitor | null;
  /** The groups that may see the chat. */
  readonly groups: readonly number[];
  /** Of the thread. */
  readonly tags: readonly string[];
  readonly properties: { readonly chat: Properties; readonly thread: Properties };
  /** The bot is a user of the chat and may speak. */
  readonly selfPresent: boolean;
  /** Human agents, and other bots, whom the customer sees. */
  readonly agents: readonly string[];
  /** Supervisors: present, and unseen by the customer. */
  readonly watchers: readonly string[];
  readonly queue: Queue | null;
}

export interface Source {
  readonly title: string;
  readonly url: string | null;
}

export interface OutboundMessage {
  /** Deterministic; comes back in `InboundEvent.customId` and in `readChat`. */
  readonly customId: string;
  readonly text: string;
  readonly sources: readonly Source[];
  /** Offered as buttons where the platform shows them; a tap comes back as a message with that text. */
  readonly quickReplies: readonly string[];
  /** `agents` is never seen by the customer. */
  readonly audience: "everyone" | "agents";
}

export type TransferTarget =
  | { readonly kind: "group"; readonly group: number }
  /** By the platform's id of the agent. */
  | { readonly kind: "agent"; readonly agent: string };

export type TransferResult = { readonly kind: "accepted" } | { readonly kind: "nobody-available" };

/** Left out is left as it is. */
export interface CustomerChange {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  /** All of them, those known before too: the platform may replace the list. Kept for the visit only. */
  readonly fields?: Readonly<Record<string, string>>;
}

export interface AvailableAgent {
  readonly id: string;
  readonly activeChats: number;
}

/** The calls that the core makes. Each may throw a `ChannelError`, and nothing else. */
export interface Channel {
  /**
   * Makes what a call needs before it can leave, a token say, so that the next one leaves at once. Best effort, and
   * never throws: the call itself tells what is wrong.
   */
  ready(): Promise<void>;
  /**
   * Sends one message, in parts where the platform limits its size; gives the ids of the parts. Those after the first
   * are left out once `isWanted` says no: somebody else may have the chat by then.
   */
  send(
    chat: string,
    message: OutboundMessage,
    alreadySent: ReadonlySet<string>,
    isWanted?: () => boolean,
  ): Promise<readonly string[]>;
  /** Shows that an answer is being written. Best effort: a failure is not worth a retry. */
  indicateTyping(chat: string): Promise<void>;
  /**
   * Shows what there is of the message `customId` so far; each call shows all of it. Never throws, and leaves calls out
   * at will, since each is billed, but for those `atAnyCost`: to take back what was shown. Await the last one before the
   * message itself is sent, or it may be shown after it; none is under way once the last one has resolved.
   */
  preview(chat: string, customId: string, text: string, options?: { readonly atAnyCost?: boolean }): Promise<void>;
  /**
   * Moves the chat away from the bot, if somebody there can take it now; with `queue` it waits there until somebody can.
   * Accepted is not moved: the platform says so by events. A target that the platform does not know is `rejected`.
   */
  transfer(chat: string, target: TransferTarget, options: { readonly queue: boolean }): Promise<TransferResult>;
  /**
   * Whom the chat could be moved to, least busy first; no bots. Some may take no chats just now, or have as many as they
   * can: a transfer may be refused all the same.
   */
  availableAgents(chat: string): Promise<readonly AvailableAgent[]>;
  /** Ends the chat's thread; of one that has ended already, no error. The bot must be in the chat. */
  close(chat: string): Promise<void>;
  /** Labels the thread for the platform's own reports; gives the tags that the platform does not know. */
  tag(chat: string, thread: string, tags: readonly Tag[]): Promise<readonly Tag[]>;
  /**
   * Notes on a thread, or on the chat where `thread` is null, that the platform's own reports can filter by; those left
   * out stay as they are. `rejected` where `setup` has not registered them.
   */
  setProperties(chat: string, thread: string | null, labels: Labels): Promise<void>;
  /** The chat as it is now: a `snapshot` first, then the events of its newest thread. */
  readChat(chat: string): Promise<readonly InboundEvent[]>;
  /**
   * Chats that are open at the platform, in which the bot may speak and was not the last to do so,
   * the last word being older than `quietMs`: those whose news may not have reached us. A note of ours for agents alone
   * is no word in this: it may hide what the customer said before it.
   */
  unansweredChats(now: number, quietMs: number): Promise<readonly string[]>;
  /** With nothing to change, nothing is called. */
  updateCustomer(customer: string, change: CustomerChange): Promise<void>;
  /** Calls of the platform by name since this was made, repetitions included: what the platform bills. */
  calls(): Readonly<Record<string, number>>;
}

/**
 * What a failed call means for the caller.
 * - `not-done`: it certainly had no effect; try again later.
 * - `unknown`: it may have had its effect; read the chat before trying again.
 * - `not-in-chat`: the bot is no user of the chat any more; somebody else speaks there.
 * - `closed`: the chat has ended.
 * - `rejected`: it will never work as asked; a human has to look.
 */
export type FailureKind = "not-done" | "unknown" | "not-in-chat" | "closed" | "rejected";

export class ChannelError extends Error {
  readonly failure: FailureKind;
  /** The platform's own name for the error, for the log. */
  readonly code: string;
  /** Milliseconds that the platform asked us to wait, if it did. */
  readonly retryAfter: number | null;
  /** What an operator can do about it, where nobody else can. Names settings, and no value. */
  readonly advice: string | null;

  constructor(
    failure: FailureKind,
    code: string,
    message: string,
    more: { readonly retryAfter?: number | null; readonly advice?: string | undefined } = {},
  ) {
    super(message);
    this.name = "ChannelError";
    this.failure = failure;
    this.code = code;
    this.retryAfter = more.retryAfter ?? null;
    this.advice = more.advice ?? null;
  }
}

/** What a webhook body turned out to be. */
export type ParsedWebhook =
  | {
      readonly kind: "events";
      readonly action: string;
      readonly chat: string;
      readonly events: readonly InboundEvent[];
    }
  | { readonly kind: "ignored"; readonly action: string; readonly chat: string | null; readonly reason: string };

/** A webhook that is not what it claims to be: answered 401 (`forged`) or 400 (`malformed`). */
export class WebhookError extends Error {
  readonly reason: "forged" | "malformed";

  constructor(reason: "forged" | "malformed", message: string) {
    super(message);
    this.name = "WebhookError";
    this.reason = reason;
  }
}
