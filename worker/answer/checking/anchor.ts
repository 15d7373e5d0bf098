/**
 * A right number for the wrong thing: the value of the neighbouring row, of the next column, of another
 * part. Pure. A claim is anchored unless another number of the same kind stands in the passages whose
 * row, column or sentence fits the claim's own words clearly better: the default is to believe, since
 * replies put things in other words than documents do.
 */
import { squeezeCode } from "../../knowledge/codes.ts";
import { englishFor } from "../../knowledge/glossary.ts";
import { STOP_WORDS } from "../../knowledge/stop-words.ts";
import { technicalWords } from "../../knowledge/thesaurus.ts";
import type { Place } from "./evidence.ts";
import { blanked, measuresIn } from "./quantities.ts";
import { ABBREVIATION, clausesOf, placed } from "./segments.ts";
import type { Segment } from "./segments.ts";

/** A token with a digit, or a letter that names a class, tells one thing from another; a word hints at it. */
const ENTITY_WEIGHT = 2;
/** How much better another number must fit. */
const MARGIN = 0.9;
/** What the passage is about says less than the row itself. */
const ABOUT_SHARE = 0.75;

const WORD = /[\p{Script=Latin}\p{N}]+(?:[-/._][\p{Script=Latin}\p{N}]+)*|\p{Script=Han}+/gu;
const NAMES_CLASS =
  /(?:class|code|rating|key(?:ing)?|type|typ|klasse|classe|clase|série|series|serie|service|grade|form|style|等级|代码|类)s?\s*$/iu;

/** `without shield` is `unshielded`. */
const WITHOUT = /(?<!\p{L})(?:without|ohne|sans|sin|senza)\s(?:an?\s|any\s)?([\p{Script=Latin}]{4,})/giu;

/** Words, codes, class letters (`:K`) and quantities (`=gauge:16`) that tell what a text is about, whatever its language. */
export function tokensOf(text: string): ReadonlySet<string> {
  const known = remembered.get(text);
  if (known !== undefined) {
    return known;
  }
  const tokens = readTokens(text);
  if (remembered.size >= MOST_REMEMBERED) {
    remembered.clear();
  }
  remembered.set(text, tokens);
  return tokens;
}

/** The same rows are weighed for each claim of a reply, and for each sentence that is shown before it. */
const remembered = new Map<string, ReadonlySet<string>>();
const MOST_REMEMBERED = 2_000;

function readTokens(text: string): Set<string> {
  const measures = measuresIn(text).filter(({ unit }) => unit !== null);
  const rest = blanked(text, measures).replaceAll("\u0000", " ");
  const tokens = new Set<string>();
  const lacking = new Set([...rest.matchAll(WITHOUT)].map(([, word = ""]) => word));
  for (const { values, unit } of measures) {
    values.forEach((value) => tokens.add(`=${unit?.kind}:${value * (unit?.scale ?? 1)}`));
  }
  for (const match of rest.matchAll(WORD)) {
    wordTokens(match[0], rest.slice(0, match.index), rest.slice(match.index + match[0].length)).forEach((token) =>
      tokens.add(lacking.has(match[0]) ? `un${token}` : token),
    );
  }
  technicalWords(rest).forEach((word) => tokens.add(stem(word)));
  return tokens;
}

function wordTokens(word: string, before: string, after: string): string[] {
  if (/\p{N}/u.test(word)) {
    const pieces = word.split(/[-/._]/).filter((piece) => /\p{N}/u.test(piece));
    return [squeezeCode(word), ...pieces.map((piece) => piece.toLowerCase())];
  }
  if (/^[A-Z]{1,5}$/.test(word)) {
    // `A` and `I` are words, unless something says that they name a class or they stand alone.
    const isWord = /^[AI]$/.test(word) && !NAMES_CLASS.test(before) && /^\s+\p{L}/u.test(after);
    return isWord ? [] : [`:${word}`, ...(word.length > 2 ? [stem(word.toLowerCase())] : [])];
  }
  const lower = word.toLowerCase();
  const letter = /^[A-Z]-/.test(word) ? [`:${word.slice(0, 1)}`] : [];
  return STOP_WORDS.has(lower)
    ? []
    : [...letter, ...[lower, ...lower.split("-"), ...englishFor(lower)].map((one) => stem(one))];
}

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
  /** In brackets right behind it; empty when there is nothing. */
  readonly aside: string;
  /** Where its clause has other quantities of the kind: what stands between them. */
  readonly between: Between | null;
  /** One end of a range, which `up to` and `at least` only join. */
  readonly isInRange: boolean;
}

/** How far from a claim its sentence is looked for: a model may write without end. */
const REACH = 1_000;

/** The words around a claim, beginning where it stands. */
export function surroundingsOf(
  text: string,
  claim: string,
  kind: string | null,
  start: number,
  question: string,
  isInRange = false,
): Surroundings {
  const near = text.slice(Math.max(0, start - REACH), start + REACH);
  const place = Math.min(start, REACH);
  const from = near.lastIndexOf("\n", place - 1) + 1;
  const end = near.indexOf("\n", place);
  const to = end === -1 ? near.length : end;
  const line = near.slice(from, to);
  const ends = new RegExp(String.raw`(?<=(?<!${ABBREVIATION})[.!?])\s+(?=\S)|(?<=[。！？；;])`, "giu");
  const pieces = placed(line, line.split(ends), from);
  const sentence = pieces.find((piece) => place < piece.end) ?? { text: line, start: from, end: to };
  const clauses = placed(sentence.text, clausesOf(sentence.text), sentence.start);
  const own = clauses.find((piece) => place < piece.end) ?? sentence;
  const clause = own.text;
  const [, aside = ""] = /^\s?\(([^()]{1,60})\)/u.exec(near.slice(place + claim.length)) ?? [];
  const between = kind === null ? null : betweenOf(clause, place - own.start, kind);
  // A clause with a quantity of its own speaks of something else.
  const others = clauses.filter(
    (piece) => piece.text !== clause && measuresIn(piece.text).some(({ unit }) => unit?.kind === kind),
  );
  const rest =
    kind === null ? sentence.text : others.reduce((left, piece) => left.replace(piece.text, " "), sentence.text);
  const earlier = near
    .slice(0, sentence.start)
    .split(/(?<=[.!?。！？])\s+|\n+/u)
    .filter((one) => one.trim() !== "")
    .toReversed();
  // What another quantity of the kind was said of, and the question that it answered, are not this one's.
  const answered = earlier.findIndex((one) => kind !== null && measuresIn(one).some(({ unit }) => unit?.kind === kind));
  const before = answered === -1 ? [...earlier, question] : earlier.slice(0, answered);
  return {
    claim,
    kind,
    sentence: rest,
    clause,
    before: before.slice(0, 4),
    isOneOfSeveral: others.length > 0,
    isInRange,
    aside,
    between,
  };
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

/** Where in a passage the claim fits best; null where another number fits clearly better. */
export function bestAnchor<Where extends Place>(
  words: Surroundings,
  matching: readonly Where[],
  rivals: readonly Where[],
  about: (passage: number) => string,
  tokens: (text: string) => ReadonlySet<string> = tokensOf,
): Where | null {
  // What heads a column or names a row is no statement that could belong elsewhere.
  const general = matching.find(({ segment }) => segment.isHead || (segment.isRow && segment.key === ""));
  if (general !== undefined || matching.length === 0 || rivals.length === 0) {
    return general ?? matching[0] ?? null;
  }
  const all = [...matching, ...rivals];
  const own = weigh(all, ({ segment }) => contextOf(segment, tokens));
  const around = weigh(all, ({ passage }) => tokens(about(passage)));
  // What is claimed itself tells nothing of where it belongs, nor do other quantities of its kind, unless rows are called by them.
  const claimed = tokensOf(words.claim);
  const keys = new Set(all.flatMap(({ segment }) => [...tokens(segment.key)]));
  const tells = (token: string): boolean =>
    !claimed.has(token) && !(words.kind !== null && token.startsWith(`=${words.kind}:`) && !keys.has(token));
  const tellingOf = (place: Where): Set<string> =>
    new Set([...own.contextOf(place), ...[...around.contextOf(place)].filter((token) => around.weightOf(token) > 0)]);
  let said: string[] = [];
  for (const [circle, text] of circlesOf(words).entries()) {
    said = [...new Set([...said, ...tokens(text)])].filter(tells);
    const score = (place: Where): number =>
      own.score(place, said) +
      around.score(place, said) * ABOUT_SHARE +
      own.score(
        place,
        said.filter((token) => isEntity(token) && tokens(place.segment.key).has(token)),
      );
    const best = topOf(matching, score);
    // What one sentence or cell says of several things is told apart by the claim's own clause alone.
    const rival = topOf(
      circle === 0 ? rivals : rivals.filter((one) => !matching.some((other) => areInOnePiece(one, other))),
      score,
    );
    if (best === null || rival === null) {
      break;
    }
    if (best.score > rival.score) {
      return best.place;
    }
    const mine = tellingOf(best.place);
    const theirs = tellingOf(rival.place);
    const lacking = said.filter((token) => theirs.has(token) && !mine.has(token));
    const having = said.filter((token) => mine.has(token) && !theirs.has(token));
    const needed = areParallel(best.place.segment, rival.place.segment, mine, theirs) ? 1 : 2;
    // What names the row outweighs what merely stands in it, such as the other number of a pair.
    const named = lacking.some((token) => isEntity(token) && tokens(rival.place.segment.key).has(token));
    const counts = (token: string): boolean => isEntity(token) && (!named || tokens(best.place.segment.key).has(token));
    // A sentence goes on about what the one before it named.
    const goesOn = isOneParagraph(best.place, rival.place) && having.length > 0;
    const isElsewhere = lacking.some(isEntity)
      ? !having.some(counts) && !goesOn
      : lacking.length >= needed && having.length === 0;
    if (isElsewhere && rival.score > best.score + MARGIN) {
      return null;
    }
  }
  return matching[0] ?? null;
}

interface Weighed<Where> {
  readonly contextOf: (place: Where) => ReadonlySet<string>;
  readonly weightOf: (token: string) => number;
  readonly score: (place: Where, said: readonly string[]) => number;
}

/** Tokens weigh the more the fewer of the places have them; what all have weighs nothing. */
function weigh<Where>(places: readonly Where[], read: (place: Where) => ReadonlySet<string>): Weighed<Where> {
  const contexts = new Map(places.map((place) => [place, read(place)]));
  const frequency = new Map<string, number>();
  for (const context of contexts.values()) {
    context.forEach((token) => frequency.set(token, (frequency.get(token) ?? 0) + 1));
  }
  const weightOf = (token: string): number => {
    const share = places.length / (frequency.get(token) ?? places.length);
    return Math.min(Math.log2(share), 2) * (isEntity(token) ? ENTITY_WEIGHT : 1);
  };
  const context = (place: Where): ReadonlySet<string> => contexts.get(place) ?? new Set();
  const score = (place: Where, said: readonly string[]): number =>
    said.reduce((sum, token) => sum + (context(place).has(token) ? weightOf(token) : 0), 0);
  return { contextOf: context, weightOf, score };
}

/** Rows of one column, or sentences of one pattern: there a single word tells one from the other. */
function areParallel(a: Segment, b: Segment, mine: ReadonlySet<string>, theirs: ReadonlySet<string>): boolean {
  const shared = [...mine].filter((token) => theirs.has(token)).length;
  return (
    (a.isRow && a.head === b.head) ||
    (!a.isRow && !b.isRow && shared >= 3 && shared * 2 >= Math.min(mine.size, theirs.size))
  );
}

/** From the clause outwards, as far as it takes to tell the numbers apart. */
function circlesOf(words: Surroundings): string[] {
  const isInOrder =
    /\b(?:respectively|bzw|beziehungsweise|respectivement|respectivamente|rispettivamente)\b|分别/iu.test(
      words.sentence,
    );
  const own = [...(isInOrder ? [] : [words.clause]), words.sentence];
  return words.isOneOfSeveral && !isInOrder ? own : [...own, ...words.before];
}

function contextOf(segment: Segment, tokens: (text: string) => ReadonlySet<string>): ReadonlySet<string> {
  // A cell that lists codes names what they are for at its end; one of quantities gives each its own.
  const isList = segment.isRow && segment.whole !== segment.text && measuresIn(segment.whole).length === 0;
  const own = tokens(`${segment.head}\n${isList ? segment.whole : segment.text}`);
  const isTold = segment.isRow || ![...own].some((token) => isEntity(token) && !token.startsWith("="));
  return isTold ? new Set([...own, ...tokens(segment.label)]) : own;
}

function areInOnePiece(a: Place, b: Place): boolean {
  return a.passage === b.passage && a.segment.line === b.segment.line && a.segment.whole === b.segment.whole;
}

function isOneParagraph(a: Place, b: Place): boolean {
  return a.passage === b.passage && a.segment.line === b.segment.line && !a.segment.isRow && !b.segment.isRow;
}

function isEntity(token: string): boolean {
  return /\p{N}|^:/u.test(token);
}

function topOf<Where>(
  places: readonly Where[],
  score: (place: Where) => number,
): { readonly place: Where; readonly score: number } | null {
  return places.reduce<{ place: Where; score: number } | null>((top, place) => {
    const points = score(place);
    return top === null || points > top.score ? { place, score: points } : top;
  }, null);
}

function stem(word: string): string {
  return word.length > 3 ? word.replace(/ies$/u, "y").replace(/(?:s|(?<!e)ed|ing)$/u, "") : word;
}
