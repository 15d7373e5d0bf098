/** One thing that a reply states, against all that its passages state. Pure. */
import { squeezeCode } from "../../knowledge/codes.ts";
import type { AllowedParts } from "./allowed-parts.ts";
import { bestAnchor } from "./anchor.ts";
import { areOpposite, boundAt, boundNamed } from "./bounds.ts";
import type { Bound } from "./bounds.ts";
import { normalForm, statedIn } from "./claims.ts";
import type { Stated } from "./claims.ts";
import { codePlaces, numberInCode } from "./codes-held.ts";
import { namesRival } from "./contrast.ts";
import { holds } from "./evidence.ts";
import type { CodeMention, Mention, PassageEvidence, Place } from "./evidence.ts";
import { areAlike, areComparable, isRival } from "./neighbours.ts";
import { measuresIn } from "./quantities.ts";
import type { Quantity } from "./quantities.ts";
import { isInRange, rangesAround } from "./ranges.ts";
import { COUNTED_NEXT } from "./spelled-numbers.ts";
import { sentenceNear, surroundingsOf } from "./surroundings.ts";
import type { Surroundings } from "./surroundings.ts";
import { unitOf } from "./units.ts";
import type { Claim, Verdict } from "./verdict.ts";

export interface World {
  readonly text: string;
  readonly question: string;
  readonly evidence: readonly PassageEvidence[];
  readonly asked: readonly Stated[];
  readonly parts: AllowedParts;
  readonly tokens: (text: string) => ReadonlySet<string>;
}

export interface Judged {
  readonly claim: Claim;
  readonly places: readonly Place[];
  /** Of the numbers of one range or product. */
  readonly group: string | null;
  /** The customer's own value: its places are the ranges that hold it. */
  readonly isAsked: boolean;
}

/** What is not looked at is not supported. */
export function unread(stated: Stated): Judged {
  return judged(stated, "unsupported", null);
}

/** The verdict on one claim, and where it may rest. */
export function judgeClaim(stated: Stated, world: World): Judged {
  const words = surroundingsOf(world.text, stated, world.question, world.asked, isInRange(world.text, stated));
  return stated.quantity === null
    ? judgeCode(stated, words, world)
    : judgeQuantity(stated, stated.quantity, words, world);
}

function judged(stated: Stated, verdict: Verdict, passage: number | null, places: readonly Place[] = []): Judged {
  const written = writtenOf(stated).trim();
  const claim = { kind: stated.kind, written, normal: normalForm(stated), verdict, passage };
  return { claim, places, group: stated.quantity?.group ?? null, isAsked: false };
}

function writtenOf({ quantity, code }: Stated): string {
  return quantity === null ? code.written : quantity.written;
}

type StatedCode = Extract<Stated, { readonly quantity: null }>;

function judgeCode(stated: StatedCode, words: Surroundings, world: World): Judged {
  const [matching, rivals] = codePlaces(stated.code, world.evidence);
  const neighbours = world.evidence.flatMap(({ codes }) => codes).filter((one) => !matching.includes(one));
  // Where the sentence names the other too, what it says of that one is not said of this.
  const wordsBeside = ({ code }: CodeMention): Surroundings =>
    words.sentence.includes(code.written) && !words.clause.includes(code.written)
      ? { ...words, sentence: words.clause, before: [] }
      : words;
  const own = matching.filter(
    (mention) =>
      !neighbours.some((other) => areAlike(mention, other) && namesRival(wordsBeside(other), mention, other)),
  );
  const place = bestAnchor(words, own, rivals, (passage) => aboutOf(world, passage), world.tokens);
  if (place !== null) {
    return judged(stated, "supported", place.passage, own);
  }
  const first = matching[0]?.passage ?? null;
  if (world.parts.known.has(stated.code.code)) {
    return judged(stated, "supported", first);
  }
  if (matching.length > 0) {
    return judged(stated, "unanchored", first);
  }
  return isProductOfAll(stated, world)
    ? judged(stated, "supported", 0)
    : judged(stated, echoOr(stated, words.clause, world), null);
}

/** A shorter code in a file's name is a quarter or a grade as well as a product. */
const SHORTEST_PRODUCT = 3;

/**
 * Whether the names of all cited files hold the code: where two are cited, a name binds no value to the one or the other.
 * A protection class or a standard in a file's name is of something in the document, and states nothing.
 */
function isProductOfAll({ kind, code: { code } }: StatedCode, { evidence }: World): boolean {
  const isName = kind !== "standard" && code.length >= SHORTEST_PRODUCT && /\p{L}/u.test(code);
  return isName && evidence.length > 0 && evidence.every(({ calledBy }) => calledBy.has(code));
}

function judgeQuantity(stated: Stated, quantity: Quantity, words: Surroundings, world: World): Judged {
  const mentions = world.evidence.flatMap((one) => one.mentions);
  const about = (passage: number): string => aboutOf(world, passage);
  const before = (letters: number): string => world.text.slice(Math.max(0, stated.start - letters), stated.start);
  // Eight contacts are not eight weeks; elsewhere a unit may be left out.
  const isCount = quantity.unit === null && COUNTED_NEXT.test(world.text.slice(quantity.end, quantity.end + 24));
  const holding = (one: Quantity): Mention[] =>
    mentions.filter(
      (mention) =>
        holds(one, mention, about(mention.passage)) &&
        !(isCount && mention.unit !== null && mention.unit.kind !== "pieces") &&
        (one.unit !== null || quantity.unit === null || COUNTS_PIECES.test(mention.segment.head)),
    );
  const stating = readingsOf(quantity, mentions)
    .map(holding)
    .find((held) => held.length > 0);
  // The customer's own `10 mm cable` is told by the row whose range holds it.
  const matching = stating ?? (wasAsked(stated, world) ? rangesAround(quantity, mentions) : []);
  if (matching.length === 0) {
    const mayBeCode = quantity.unit === null || isTimeOfDay(quantity, world.text);
    const asCode = mayBeCode ? numberInCode(quantity, isCount, world.evidence) : null;
    return asCode === null
      ? judged(stated, echoOr(stated, words.clause, world), null)
      : judged(stated, "supported", asCode);
  }
  // What the passage of one part says is not said of another that the sentence names.
  const named = partsNamedIn(sentenceNear(world.text, stated.start).text, world);
  const ofNamed = matching.filter(({ passage }) => isOfNamed(world.evidence[passage], named));
  // `At most 5 mm` is not held by `at least 5 mm`, whatever else fits.
  const bound = boundAt(world.text, stated.start, quantity.end);
  const bounded = ofNamed.filter((mention) => !areOpposite(bound, boundOf(mention))).slice(0, MOST_PLACES);
  const rivals = mentions
    .filter((mention) => !matching.includes(mention) && isRival(quantity, mention, matching))
    .filter((mention) => stating !== undefined || mention.quantity.of === 2)
    .slice(0, MOST_RIVALS);
  const own = bounded.filter(
    (mention) => !rivals.some((rival) => areComparable(mention, rival) && namesRival(words, mention, rival)),
  );
  // What a head or the name of a row says is no value, unless it is named as one names a condition or a row.
  const isNamed = CONDITION_BEFORE.test(before(16)) && !words.isInRange;
  const isElsewhere = quantity.unit !== null && !isNamed && bounded.some(isValue) && !own.some(isValue);
  const place = bounded.length === 0 || isElsewhere ? null : bestAnchor(words, own, rivals, about, world.tokens);
  return place === null
    ? judged(stated, "unanchored", matching[0]?.passage ?? null, matching)
    : { ...judged(stated, "supported", place.passage, bounded), isAsked: stating === undefined };
}

/** `à 9 h`, and the first of `de 9 h à 18 h`; `8 hours` and `8 Stunden` only last. */
function isTimeOfDay({ unit, written, start, end }: Quantity, text: string): boolean {
  return (
    unit?.name === "h" &&
    !/hour|stunde/iu.test(written) &&
    (AT_TIME.test(text.slice(Math.max(0, start - 12), start)) || TO_TIME.test(text.slice(end, end + 12)))
  );
}

const AT_TIME = /(?<!\p{L})(?:à|dès|jusqu'à|vers|las|alle|dalle|um|ab|bis|gegen)\s$/iu;
const TO_TIME = /^\s?(?:à|a las|alle|bis|–|-)\s?\d/iu;

/** Squeezed, in capitals: parts of the catalogue, and those that have a passage. */
function partsNamedIn(sentence: string, { parts, evidence }: World): string[] {
  return statedIn(sentence).flatMap(({ code }) =>
    code !== null && (parts.known.has(code.code) || evidence.some((one) => one.isPart && partOf(one) === code.code))
      ? code.code
      : [],
  );
}

function partOf({ heading }: PassageEvidence): string {
  return squeezeCode(heading).toUpperCase();
}

/** Of a family its members too: `HX-20` is named by `HX-20-2`, and names it. */
function isOfNamed(passage: PassageEvidence | undefined, named: readonly string[]): boolean {
  return (
    passage === undefined ||
    !passage.isPart ||
    named.length === 0 ||
    named.some((code) => code.startsWith(partOf(passage)) || partOf(passage).startsWith(code))
  );
}

const COUNTS_PIECES = /pack|box|carton|bag|reel|roll|bundle|qty|quantit/iu;

/** What the quantity may mean where those are mentioned, the likeliest first. */
function readingsOf(quantity: Quantity, mentions: readonly Mention[]): Quantity[] {
  // `3,000` is three thousand where a passage has so many, and a column of packs counts pieces without a unit.
  const isGrouped = quantity.values.length > 1 && quantity.written.includes(",");
  return [
    ...(isGrouped ? [{ ...quantity, values: quantity.values.slice(0, 1) }] : []),
    quantity,
    ...(quantity.unit?.kind === "pieces" ? [{ ...quantity, unit: null }] : []),
    // `60 degrees` in words is said of heat more often than of an angle, unless passages speak of angles.
    ...(quantity.unit?.kind === "angle" &&
    !mentions.some(({ unit }) => unit?.kind === "angle") &&
    (quantity.group !== null || /\p{L}$/u.test(quantity.written))
      ? [{ ...quantity, unit: unitOf("°C") }]
      : []),
  ];
}

/** Passages that somebody wrote hold fewer; what repeats itself without end costs no more than these. */
const MOST_PLACES = 60;
const MOST_RIVALS = 300;

function aboutOf(world: World, passage: number): string {
  return world.evidence[passage]?.about ?? "";
}

/** In a cell or in running text, and neither a head nor what names a row. */
function isValue({ segment }: Mention): boolean {
  return !segment.isHead && !(segment.isRow && segment.key === "");
}

/** What is written beside the number, else what heads its column or, with no other number, its clause says. */
function boundOf({ quantity, segment }: Mention): Bound | null {
  const isAlone = !segment.isRow && measuresIn(segment.text).length === 1;
  return (
    boundAt(segment.whole, quantity.start, quantity.end) ??
    boundNamed(segment.head) ??
    (isAlone ? boundNamed(segment.text) : null)
  );
}

const CONDITION_BEFORE =
  /(?<!\p{L})(?:at|for|with|of|from|to|on|the|an?|size|bei|für|mit|von|à|pour|avec|de|du|à l[ea]|a|para|con|el|la|le|per|di|da|il|un[ae]?|ein\p{L}*|d[ei][erms]|在)\s*$/iu;

const DENIES =
  /[?？]|(?<!\p{L})(?:not|no|none|never|cannot|can't|isn't|don't|doesn't|unknown|exceeds?|above|beyond|over|more than|too|instead|kein\w*|nicht|nie|über|mehr als|statt|unbekannt|pas|aucun\w*|jamais|non|au-dessus|dépasse|plus de|ningún|ninguna?|nunca|supera|más de|nessun\w*|mai|oltre|più di)(?!\p{L})|不|没|未|无法|超过|超出/iu;

/** What only the customer said may be repeated where it is denied, doubted or asked. */
function echoOr(stated: Stated, sentence: string, world: World): Verdict {
  return wasAsked(stated, world) && DENIES.test(sentence) ? "echoed" : "unsupported";
}

/** `at 90` asks of `90 °C`, and `not 90` speaks of it. */
function isSameFigure(asked: Quantity, said: Quantity): boolean {
  const [value] = said.values;
  const isOneUnit =
    asked.unit === null ||
    said.unit === null ||
    (asked.unit.name === said.unit?.name && asked.current === said.current);
  return isOneUnit && value !== undefined && asked.values.includes(value) && asked.isTolerance === said.isTolerance;
}

/** Whether the customer named it. */
export function wasAsked(stated: Stated, { asked, parts }: World): boolean {
  return stated.quantity === null
    ? parts.doubtful.has(stated.code.code) ||
        asked.some(({ code }) => code !== null && squeezeCode(code.written) === squeezeCode(stated.code.written))
    : asked.some(({ quantity }) => quantity !== null && isSameFigure(quantity, stated.quantity));
}
