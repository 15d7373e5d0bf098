/** What a language has to say around a handoff, at the end of a thread and to abuse. */

type Detail = "name" | "phone" | "company";

export interface HandoffTexts {
  readonly announce: string;
  /** Said before anything else where it is why a human is called. */
  readonly notCertain: string;
  readonly contradicts: string;
  readonly onlyHuman: string;
  readonly nobody: string;
  readonly nobodyKnown: (email: string) => string;
  readonly alsoTell: (details: readonly Detail[]) => string;
  readonly busy: string;
  readonly leaveEmail: string;
  readonly stillBusy: string;
  readonly stoppedAsking: string;
  readonly someoneThere: string;
  readonly offer: string;
  readonly yes: string;
  readonly no: string;
  readonly stay: string;
  readonly goOn: string;
  readonly emailSaved: (email: string) => string;
  readonly emailInvalid: string;
  readonly passedOn: string;
  readonly queueing: string;
  /** Null where the platform gave no number. */
  readonly inLine: (position: number | null, minutes: number | null) => string;
  readonly abuseWarning: string;
  readonly abuseEnd: string;
  readonly nudge: string;
  readonly idleEnd: string;
  readonly fileReceived: string;
}

/** `and` stands before the last one; `和` as Chinese is written, without spaces. */
export function list(details: readonly Detail[], names: Readonly<Record<Detail, string>>, and: string): string {
  const [last = "", ...rest] = details.map((detail) => names[detail]).toReversed();
  const gap = and === "和" ? and : ` ${and} `;
  return rest.length === 0 ? last : `${rest.toReversed().join(and === "和" ? "、" : ", ")}${gap}${last}`;
}
