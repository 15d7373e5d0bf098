/** The words around a claim, from the nearest outwards. Pure. */
import { normalForm, statedIn } from "./claims.ts";
import type { Stated } from "./claims.ts";
import { measuresIn } from "./quantities.ts";
import { ABBREVIATION, clausesOf, placed } from "./clauses.ts";

/** Words around a quantity among others of its kind in one clause. */
export interface Between {
  /** Before the first of them: words here mean that each is named before its number, else behind it. */
  readonly lead: string;
  readonly ahead: string;
  readonly behind: string;
}

export interface Surroundings {
  readonly claim: string;
  /** Of the unit, where the claim has one. */
  readonly kind: string | null;
  /** The sentence of the claim, from the reply. */
  readonly sentence: string;
  /** What was said before it, nearest first: sentences, a heading, at last the customer's question. */
  readonly before: readonly string[];
  /** The clause of the sentence in which the claim stands. */
  readonly clause: string;
  /** Other clauses of the sentence have quantities of the kind: what was said before tells nothing of which is which. */
  readonly isOneOfSeveral: boolean;
  /** The one code that the clauses before its own name: what the sentence goes on about. */
  readonly subject: string;
  /** In brackets right behind it; empty when there is nothing. */
  readonly aside: string;
  /** Where its clause has other quantities of the kind: what stands between them. */
  readonly between: Between | null;
  /** One end of a range, which `up to` and `at least` only join. */
  readonly isInRange: boolean;
}

/** What is said of all others is not said of what the sentence names. */
export function isOfOthers(clause: string): boolean {
  return OTHERWISE.test(clause);
}

const OTHERWISE =
  /(?<!\p{L})(?:otherwise|else|the others?|all others?|the rest|sonst|ansonsten|(?:die|alle) (?:anderen|übrigen)|sinon|les autres|de lo contrario|l[oa]s (?:demás|otr[oa]s)|altrimenti|gli altri|le altre)(?!\p{L})|否则|其他/iu;

/** How far from a claim its sentence is looked for: a model may write without end. */
const REACH = 1_000;

/** The words around a claim, beginning where it stands. */
export function surroundingsOf(
  text: string,
  stated: Stated,
  question: string,
  asked: readonly Stated[],
  isInRange = false,
): Surroundings {
  const { start, quantity } = stated;
  const claim = quantity === null ? stated.code.written : quantity.written;
  const kind = quantity?.unit?.kind ?? null;
  const near = text.slice(Math.max(0, start - REACH), start + REACH);
  const place = Math.min(start, REACH);
  const { line, sentence } = sentenceAt(near, place);
  const clauses = placed(sentence.text, clausesOf(sentence.text), sentence.start);
  const own = clauses.find((piece) => place < piece.end) ?? sentence;
  const clause = own.text;
  const [, bracketed = ""] = /^\s?\(([^()]{1,60})\)/u.exec(near.slice(place + claim.length)) ?? [];
  // What names a quantity of its own is said of that.
  const aside = measuresIn(bracketed).some(({ unit }) => unit !== null && unit.kind === kind) ? "" : bracketed;
  const between = kind === null ? null : betweenOf(clause, place - own.start, kind);
  // A clause with a quantity of its own speaks of something else.
  const others = clauses.filter(
    (piece) =>
      piece.text !== clause &&
      // Numbers without a unit stand in lists; in brackets they are another thing's.
      (stated.kind !== "number" || piece.text.startsWith("(")) &&
      statedIn(piece.text).some((other) => isOfOneSort(stated, other) && !isAmong(other, asked)),
  );
  // A bracket goes on about what stands before it, and not about the beginning of its sentence.
  const isAside = others.length > 0 && clause.startsWith("(");
  const around = isAside ? clauses.filter(({ end }) => end <= own.end).slice(-2) : clauses;
  const rest = isAside
    ? around
        .filter((piece) => !others.includes(piece))
        .map((piece) => piece.text)
        .join(" ")
    : others.reduce((left, piece) => left.replace(piece.text, " "), sentence.text);
  const earlier = near
    .slice(0, sentence.start)
    .split(/(?<=[.!?。！？])\s+|\n+/u)
    .filter((one) => one.trim() !== "")
    .toReversed();
  // What another quantity of the kind was said of, and the question that it answered, are not this one's.
  const answered = earlier.findIndex(
    (one) =>
      kind !== null && statedIn(one).some((other) => other.quantity?.unit?.kind === kind && !isAmong(other, asked)),
  );
  const later = near.slice(sentence.end);
  const isSaidAgain =
    kind !== null && statedIn(later).some((other) => other.quantity?.unit?.kind === kind && !isAmong(other, asked));
  const last = answered === -1 && !isSaidAgain ? [question] : [];
  // What a list is announced with is said of each of its items, and no item of the next.
  const before = LIST_ITEM.test(line)
    ? [...earlier.filter((one) => line.includes(one) || ANNOUNCES.test(one)), ...last]
    : [...earlier.slice(0, answered === -1 ? undefined : answered), ...last];
  return {
    claim,
    kind,
    sentence: rest,
    clause,
    before: before.slice(0, 4),
    isOneOfSeveral: others.length > 0,
    subject: GOES_ON.test(clause)
      ? subjectOf(clauses.filter(({ end }) => end <= own.start).map((piece) => piece.text))
      : "",
    isInRange,
    aside,
    between,
  };
}

/** The sentence in which `start` stands, by its place in the text, with what goes on behind a semicolon. */
export function sentenceNear(text: string, start: number): Piece {
  const from = Math.max(0, start - REACH);
  const near = text.slice(from, start + REACH);
  const { sentence } = sentenceAt(near, start - from);
  const isOver = !/[;；]\s*$/u.test(sentence.text) || near[sentence.end] === "\n";
  const end = isOver ? sentence.end : sentenceAt(near, sentence.end).sentence.end;
  return { text: near.slice(sentence.start, end), start: from + sentence.start, end: from + end };
}

/** The sentence in which `place` stands, and its line. */
function sentenceAt(text: string, place: number): { readonly line: string; readonly sentence: Piece } {
  const from = text.lastIndexOf("\n", place - 1) + 1;
  const end = text.indexOf("\n", place);
  const to = end === -1 ? text.length : end;
  const line = text.slice(from, to);
  const ends = new RegExp(String.raw`(?<=(?<!${ABBREVIATION})[.!?])\s+(?=\S)|(?<=[。！？；;])`, "giu");
  const pieces = placed(line, line.split(ends), from);
  const sentence = pieces.find((piece) => place < piece.end) ?? { text: line, start: from, end: to };
  return { line, sentence };
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ANNOUNCES = /[:：]\s*$/u;
const LIST_ITEM = /^\s*(?:[-*•–]|\d{1,2}[.)])\s/u;

const GOES_ON = /^\s*(?:and|but|which|that|und|aber|et|mais|qui|y|pero|que|e|ma|che)\s/iu;

/** `The BW-15 carries 15 kg and shows 2 g.` Empty where they name several or none. */
function subjectOf(clauses: readonly string[]): string {
  const codes = clauses
    .flatMap((clause) => statedIn(clause))
    .flatMap(({ code }) => (code === null || isRating(code.code) ? [] : code.written));
  const [first = ""] = codes;
  return codes.every((code) => code === first) ? first : "";
}

/** The customer's own figure is a condition, and no other answer. */
function isAmong(one: Stated, asked: readonly Stated[]): boolean {
  return asked.some((other) => normalForm(other) === normalForm(one));
}

/** Quantities of one kind, numbers without a unit, and degrees of protection. */
function isOfOneSort(one: Stated, other: Stated): boolean {
  if (one.quantity !== null && other.quantity !== null) {
    return one.kind === other.kind && one.quantity.unit?.kind === other.quantity.unit?.kind;
  }
  return one.quantity === null && other.quantity === null && isRating(one.code.code) && isRating(other.code.code);
}

function isRating(code: string): boolean {
  return /^IP[\dX]/.test(code);
}

function betweenOf(clause: string, start: number, kind: string): Between | null {
  const all = measuresIn(clause).filter(({ unit }) => unit?.kind === kind);
  const lists = [...Map.groupBy(all, (one) => one.list ?? one.start).values()].map((list) => ({
    start: list[0]?.start ?? 0,
    end: list.at(-1)?.end ?? 0,
  }));
  const at = lists.findIndex((list) => start >= list.start - 1 && start < list.end);
  const mine = lists[at];
  return mine === undefined || lists.length < 2
    ? null
    : {
        lead: clause.slice(0, lists[0]?.start),
        ahead: clause.slice(lists[at - 1]?.end ?? 0, mine.start),
        behind: clause.slice(mine.end, lists[at + 1]?.start ?? clause.length),
      };
}
