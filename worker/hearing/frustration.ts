/**
 * How frustrated a customer sounds, by signs that can be named: words of complaint, shouting,
 * the same question again, one contradiction after another. Pure; a model's judgement may add to
 * it, but is not needed. The reasons go into the log and into the note for the human.
 */
import { fold } from "./plain-sentences.ts";
import type { Utterance } from "./utterance.ts";
import { matchers, mayBeIn } from "./wording/wordings.ts";

export interface Frustration {
  /** From `FRUSTRATED` on a human should be offered; not bounded above. */
  readonly score: number;
  readonly reasons: readonly string[];
}

export const FRUSTRATED = 1;

const WEIGHT = {
  complaint: 1,
  mildComplaint: 0.5,
  shouting: 0.5,
  exclamation: 0.5,
  threeTimes: 0.6,
  denial: 0.5,
  repeat: 0.5,
  /** The bot said the same twice. */
  echo: 0.5,
  /** For each earlier message that showed a sign: frustration rises. */
  earlier: 0.3,
  earlierComplaint: 0.5,
} as const;

/** How many of the customer's earlier messages count. */
const TURNS_LOOKED_AT = 3;

export function frustrationOf(text: string, before: readonly Utterance[] = []): Frustration {
  const recent = before.slice(-2 * TURNS_LOOKED_AT);
  const earlier = recent.filter(({ role }) => role === "customer");
  const signs = [...signsOf(text, before.length > 0), ...repeatsOf(text, earlier), ...echoOf(recent)];
  if (signs.length > 0) {
    signs.push(...earlier.flatMap((turn, index) => earlierSign(turn.text, sum(signsOf(turn.text, index > 0)))));
  }
  return { score: sum(signs), reasons: signs.map(({ reason }) => reason) };
}

function earlierSign(text: string, score: number): Sign[] {
  const weight = score >= FRUSTRATED ? WEIGHT.earlierComplaint : WEIGHT.earlier;
  return score > 0 ? [{ weight, reason: `earlier: ${text}` }] : [];
}

interface Sign {
  readonly weight: number;
  readonly reason: string;
}

function signsOf(text: string, answered: boolean): Sign[] {
  const found = matchers().map(([language, matcher]) => matcher.complaints(text, mayBeIn(language, text)));
  const strong = unique(found.flatMap((one) => one.strong));
  const mild = unique(found.flatMap((one) => one.mild)).filter((words) => !strong.some((all) => all.includes(words)));
  const denied = answered && matchers().some(([, matcher]) => matcher.denies(text));
  return [
    ...strong.map((words) => ({ weight: WEIGHT.complaint, reason: `complaint: ${words}` })),
    ...mild.map((words) => ({ weight: WEIGHT.mildComplaint, reason: `complaint: ${words}` })),
    ...(denied ? [{ weight: WEIGHT.denial, reason: "contradicts the answer" }] : []),
    ...(isShouted(text) ? [{ weight: WEIGHT.shouting, reason: "capitals" }] : []),
    ...(THREE_TIMES.test(text) ? [{ weight: WEIGHT.threeTimes, reason: "says it three times" }] : []),
    ...(/[!！]{2,}|[?？][!！]|[!！][?？]|[?？]{2,}/u.test(text)
      ? [{ weight: WEIGHT.exclamation, reason: "exclamation" }]
      : []),
  ];
}

/** Written in capitals in any mood. */
const CALM = new Set(["URGENT", "URGENTE", "DRINGEND", "ASAP", "IMPORTANT", "WICHTIG", "IMPORTANTE", "PLEASE", "NOTE"]);

/** Words in capitals; codes, units and short abbreviations are no shouting. */
function isShouted(text: string): boolean {
  const words = text.match(/(?<![\p{L}\p{N}/_-])[\p{L}']{2,}(?![\p{L}\p{N}/_-])/gu) ?? [];
  const loud = words.filter((word) => /^[\p{Lu}']{4,}$/u.test(word));
  return words.length > 1 && loud.some((word) => !CALM.has(word)) && (loud.length > 1 || words.length <= 9);
}

/** `no no no`, `falsch, falsch, falsch`. */
const THREE_TIMES = /(?<!\p{L})(\p{L}{2,})(?:[\s,.!]+\1){2}(?!\p{L})/iu;

/** The same question as one before; one with other numbers in it is another question. */
function repeatsOf(text: string, earlier: readonly Utterance[]): Sign[] {
  const words = contentOf(text);
  return earlier
    .filter((turn) => isSame(words, contentOf(turn.text)))
    .map(() => ({ weight: WEIGHT.repeat, reason: "asks the same again" }));
}

/** A customer who is told or asked the same twice has not been understood. */
function echoOf(recent: readonly Utterance[]): Sign[] {
  const said = recent.filter(({ role }) => role !== "customer").map((turn) => contentOf(turn.text));
  const last = said.at(-1);
  const isEcho = last !== undefined && said.slice(0, -1).some((one) => isSame(last, one));
  return isEcho ? [{ weight: WEIGHT.echo, reason: "was told the same twice" }] : [];
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const numbers = (words: ReadonlySet<string>): string =>
    [...words]
      .filter((word) => /\p{N}/u.test(word))
      .sort()
      .join(" ");
  const shared = [...a].filter((word) => b.has(word)).length;
  const smaller = Math.min(a.size, b.size);
  return (
    numbers(a) === numbers(b) && smaller >= 2 && shared / smaller >= 0.66 && shared / Math.max(a.size, b.size) >= 0.5
  );
}

function contentOf(text: string): Set<string> {
  return new Set(
    fold(text)
      .match(/\p{Script=Han}{2}|[\p{L}\p{N}]+(?:[-/.][\p{L}\p{N}]+)*/gu)
      ?.filter((word) => word.length > 2 || /\p{N}|\p{Script=Han}/u.test(word)),
  );
}

function sum(signs: readonly Sign[]): number {
  return Math.round(signs.reduce((total, { weight }) => total + weight, 0) * 100) / 100;
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
