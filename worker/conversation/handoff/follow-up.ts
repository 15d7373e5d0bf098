/** Somebody to write to, since nobody was there, as it leaves the conversation. Types, and one error. */
import type { LogEntry } from "../../store/log.ts";

export const FOLLOW_UP_WAYS = ["email", "webhook", "help-desk"] as const;

export type FollowUpWay = (typeof FOLLOW_UP_WAYS)[number];

export interface FollowUp {
  /** The same in every try: who receives it twice can tell. */
  readonly id: string;
  readonly conversation: string;
  readonly email: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly company: string | null;
  readonly question: string;
  /** ISO 639-1: the language to answer in. */
  readonly language: string;
  /** What an agent would have read at a handoff. */
  readonly context: string;
}

/** It did not get there this time; the log says so. Named after its cause. */
export class FollowUpFailure extends Error {
  readonly log: readonly LogEntry[];

  constructor(name: string, log: readonly LogEntry[]) {
    super(name);
    this.name = name;
    this.log = log;
  }
}
