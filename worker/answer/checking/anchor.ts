/**
 * A right number for the wrong thing: the value of the neighbouring row, of the next column, of another
 * part. Pure. A claim is anchored unless another number of the same kind stands in the passages whose
 * row, column or sentence fits the claim's own words clearly better: the default is to believe, since
 * replies put things in other words than documents do.
 */
import type { Place } from "./evidence.ts";
import { measuresIn } from "./quantities.ts";
import type { Segment } from "./segments.ts";
import { isOfOthers } from "./surroundings.ts";
import type { Surroundings } from "./surroundings.ts";
import { tokensOf } from "./tokens.ts";

/** A token with a digit, or a letter that names a class, tells one thing from another; a word hints at it. */
const ENTITY_WEIGHT = 2;
/** How much better another number must fit. */
const MARGIN = 0.9;
/** What the passage is about says less than the row itself. */
const ABOUT_SHARE = 0.75;

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
  // What is claimed itself tells nothing of where it belongs, nor do other quantities of its kind, unless rows are
  // called by them.
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
    const counts = (token: string): boolean =>
      isEntity(token) && (!named || !best.place.segment.isRow || tokens(best.place.segment.key).has(token));
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
  if (isOfOthers(words.clause)) {
    return [words.clause];
  }
  return words.isOneOfSeveral && !isInOrder ? own : [...own, ...words.before];
}

function contextOf(segment: Segment, tokens: (text: string) => ReadonlySet<string>): ReadonlySet<string> {
  // A cell that lists codes names what they are for at its end; one of quantities gives each its own.
  const isWhole = segment.isRow && segment.whole !== segment.text && !hasRivalsWithin(segment);
  const own = tokens(`${segment.head}\n${isWhole ? segment.whole : segment.text}`);
  const isTold = segment.isRow || ![...own].some((token) => isEntity(token) && !token.startsWith("="));
  return isTold ? new Set([...own, ...tokens(segment.label)]) : own;
}

/** `190 °C, 12 min` is of one thing, `300 m, 550 m` of two. */
function hasRivalsWithin({ text, whole }: Segment): boolean {
  const kinds = measuresIn(whole).map(({ unit }) => unit?.kind);
  return measuresIn(text).some(({ unit }) => kinds.filter((kind) => kind === unit?.kind).length > 1);
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
