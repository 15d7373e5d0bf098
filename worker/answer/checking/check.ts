/**
 * Whether a reply says only what its sources say: every quantity with its unit, every part number, every
 * standard and every other number must stand in a passage that the reply cites. Pure, and the last word
 * before a reply is sent.
 */
import { squeezeCode } from "../../knowledge/codes.ts";
import { NO_PARTS } from "./allowed-parts.ts";
import { namesRival } from "./contrast.ts";
import type { AllowedParts } from "./allowed-parts.ts";
import { boundAt, boundNamed } from "./bounds.ts";
import type { Bound } from "./bounds.ts";
import { bestAnchor, surroundingsOf, tokensOf } from "./anchor.ts";
import { normalForm, statedIn } from "./claims.ts";
import type { Stated } from "./claims.ts";
import { evidenceOf, holds } from "./evidence.ts";
import type { CitedPassage, CodeMention, Mention, PassageEvidence } from "./evidence.ts";
import type { NamedCode } from "./named-codes.ts";
import type { Segment } from "./segments.ts";
import { plainText } from "./plain-text.ts";
import type { Quantity } from "./quantities.ts";
import { reversalsIn } from "./polarity.ts";
import { linksIn, namesLink } from "./links.ts";
import { promisesIn } from "./promises.ts";
import { COUNTED_NEXT } from "./spelled-numbers.ts";

/**
 * `supported`: a cited passage states it. `echoed`: only the customer said it, and the reply denies or
 * asks it. `unanchored`: it stands in a passage, but seemingly of another thing. `unsupported`: nowhere.
 */
export type Verdict = "supported" | "echoed" | "unanchored" | "unsupported";

/** One thing that a reply states: a row of the log. */
export interface Claim {
  readonly kind: "quantity" | "part" | "standard" | "number" | "statement";
  /** As it stands in the reply, in plain spelling. */
  readonly written: string;
  /** One spelling for all that state the same: `13 A`, `-65 °C`, `D3899926WJ35PN`, `2026-05-04`. */
  readonly normal: string;
  readonly verdict: Verdict;
  /** Index among the cited passages; null when none holds it, or a part is known from the catalogue alone. */
  readonly passage: number | null;
}

export interface CheckContext {
  /** What the resolver returned for the question; see `allowedParts`. */
  readonly parts?: AllowedParts;
  /** The customer's question: what a short reply speaks of, and what it may repeat in denying it. */
  readonly question?: string;
}

/** The claims of a reply in the reply's order, each judged against the passages that the reply cites. */
export function checkReply(reply: string, cited: readonly CitedPassage[], context: CheckContext = {}): Claim[] {
  const text = withoutNumbering(plainText(reply), cited.length);
  const question = plainText(context.question ?? "");
  const stated = statedIn(text);
  const evidence = cited.map(evidenceOf);
  const world: World = {
    text,
    question,
    evidence,
    asked: statedIn(question),
    parts: context.parts ?? NO_PARTS,
    tokens: remembered(tokensOf),
  };
  // No reply states that much; what lies beyond is unread, and so unsupported.
  const judged = stated.map((one, at) => (at < MOST_CLAIMS ? judgeClaim(one, world) : unread(one)));
  const groups = Map.groupBy(judged, ({ group }) => group);
  const claims = judged.map(({ claim, places, group }) => {
    const fellows = group === null ? [] : (groups.get(group) ?? []).filter((other) => other.places.length > 0);
    const isTogether = fellows.every((other) =>
      places.some((place) => other.places.some((their) => standTogether(place, their))),
    );
    return claim.verdict !== "supported" || isTogether ? claim : { ...claim, verdict: "unanchored" as const };
  });
  return [...claims, ...unfigured(text, question, cited, evidence)];
}

/** What the reply states without a figure: the opposite of a passage, an address, a promise. Only what fails. */
function unfigured(
  text: string,
  question: string,
  cited: readonly CitedPassage[],
  evidence: readonly PassageEvidence[],
): Claim[] {
  const texts = evidence.map((one) => `${one.about}\n${one.text}`);
  const told = [...texts, ...cited.map(({ url }) => url ?? ""), question];
  const claim = (written: string, verdict: Verdict, passage: number | null): Claim => ({
    kind: "statement",
    written,
    normal: written,
    verdict,
    passage,
  });
  return [
    ...reversalsIn(text, texts).map((one) => claim(one.text, "unanchored", one.passage)),
    ...linksIn(text)
      .filter((link) => !namesLink(link.text, told))
      .map((link) => claim(link.text, "unsupported", null)),
    ...promisesIn(text, texts).map((one) => claim(one.text, "unsupported", null)),
  ];
}

const MOST_CLAIMS = 300;

function unread(stated: Stated): Judged {
  const written = stated.quantity === null ? stated.code.written : stated.quantity.written;
  const claim = {
    kind: stated.kind,
    written,
    normal: normalForm(stated),
    verdict: "unsupported",
    passage: null,
  } as const;
  return { claim, places: [], group: null };
}

/** Whether a reply with these claims may be sent. The careful default: only what is anchored, or denied. */
export function mayBeSent(claims: readonly Claim[]): boolean {
  return claims.every(({ verdict }) => verdict === "supported" || verdict === "echoed");
}

interface World {
  readonly text: string;
  readonly question: string;
  readonly evidence: readonly PassageEvidence[];
  readonly asked: readonly Stated[];
  readonly parts: AllowedParts;
  /** `tokensOf`, each text once. */
  readonly tokens: (text: string) => ReadonlySet<string>;
}

interface Judged {
  readonly claim: Claim;
  readonly places: readonly Mention[];
  /** Of the numbers of one range or product. */
  readonly group: string | null;
}

/**
 * The numbering of a list is the reply's own, and so is a reference such as `[2]` or `[p2]`. A number that goes on
 * with no list and refers to no passage is a claim, wherever it stands.
 */
function withoutNumbering(text: string, passages: number): string {
  let last = 0;
  return text
    .replaceAll(LIST_NUMBER, (marker, number: string) => {
      const isNext = Number(number) === 1 || Number(number) === last + 1;
      last = isNext ? Number(number) : last;
      return isNext ? " ".repeat(marker.length) : marker;
    })
    .replaceAll(REFERENCE, (mark, number: string) =>
      Number(number) <= Math.max(passages, 1) || mark.includes("p") ? " ".repeat(mark.length) : mark,
    );
}

const LIST_NUMBER = /^\s*(?:[-*•]\s*)?(\d{1,2})[.)]\s/gmu;
const REFERENCE = /\[p?(\d{1,2})\]/gu;

function judgeClaim(stated: Stated, world: World): Judged {
  const written = stated.quantity === null ? stated.code.written : stated.quantity.written;
  const result = (verdict: Verdict, passage: number | null, places: readonly Mention[] = []): Judged => ({
    claim: { kind: stated.kind, written: written.trim(), normal: normalForm(stated), verdict, passage },
    places,
    group: stated.quantity?.group ?? null,
  });
  const around = surroundingsOf(
    world.text,
    written,
    stated.quantity?.unit?.kind ?? null,
    stated.start,
    world.question,
    isInRange(world.text, stated),
  );
  // A number without a unit says too little for what was said before it to bind it.
  const words = stated.kind === "number" ? { ...around, before: [] } : around;
  const about = (passage: number): string => world.evidence[passage]?.about ?? "";
  if (stated.quantity === null) {
    const [matching, rivals] = codePlaces(stated.code, world.evidence);
    const neighbours = world.evidence.flatMap(({ codes }) => codes).filter((one) => !matching.includes(one));
    const own = matching.filter(
      (mention) => !neighbours.some((other) => areAlike(mention, other) && namesRival(words, mention, other)),
    );
    const place = bestAnchor(words, own, rivals, about, world.tokens);
    if (place !== null) {
      return result("supported", place.passage);
    }
    if (world.parts.known.has(stated.code.code)) {
      return result("supported", matching[0]?.passage ?? null);
    }
    return matching.length > 0
      ? result("unanchored", matching[0]?.passage ?? null)
      : result(echoOr(stated, around.sentence, world), null);
  }
  const { quantity } = stated;
  const mentions = world.evidence.flatMap((one) => one.mentions);
  // Eight contacts are not eight weeks; elsewhere a unit may be left out.
  const isCount = quantity.unit === null && COUNTED_NEXT.test(world.text.slice(quantity.end, quantity.end + 24));
  const matching = mentions.filter(
    (mention) => holds(quantity, mention, about(mention.passage)) && !(isCount && mention.unit !== null),
  );
  if (matching.length === 0) {
    const asCode = quantity.unit === null ? numberInCode(quantity, world.evidence) : null;
    return asCode === null ? result(echoOr(stated, around.sentence, world), null) : result("supported", asCode);
  }
  // `At most 5 mm` is not held by `at least 5 mm`, whatever else fits.
  const bound = boundAt(world.text, stated.start, quantity.end);
  const bounded = matching.filter((mention) => !isOpposite(bound, boundOf(mention)));
  if (bounded.length === 0) {
    return result("unanchored", matching[0]?.passage ?? null, matching);
  }
  const sized =
    quantity.unit === null && SIZE_BEFORE.test(world.text.slice(Math.max(0, stated.start - 24), stated.start))
      ? bounded.filter(isSize)
      : bounded;
  const rivals = mentions.filter((mention) => !matching.includes(mention) && isRival(quantity, mention, matching));
  const isCondition = CONDITION_BEFORE.test(world.text.slice(Math.max(0, stated.start - 16), stated.start));
  const own = sized.filter(
    (mention) => !rivals.some((rival) => areComparable(mention, rival) && namesRival(words, mention, rival)),
  );
  // What a head or the name of a row says is no value, unless it is named as one names a condition or a row.
  const isValue = ({ segment }: Mention): boolean => !segment.isHead && !(segment.isRow && segment.key === "");
  const isElsewhere =
    quantity.unit !== null && !(isCondition && !words.isInRange) && sized.some(isValue) && !own.some(isValue);
  const place = isElsewhere ? null : bestAnchor(words, own, rivals, about, world.tokens);
  return place === null
    ? result("unanchored", matching[0]?.passage ?? null, matching)
    : result("supported", place.passage, sized);
}

function isOpposite(said: Bound | null, held: Bound | null): boolean {
  return said !== null && held !== null && said !== held;
}

/** What is written beside the number, else what heads its column. */
function boundOf({ quantity, segment }: Mention): Bound | null {
  return boundAt(segment.whole, quantity.start, quantity.end) ?? boundNamed(segment.head);
}

const CONDITION_BEFORE =
  /(?<!\p{L})(?:at|for|with|of|from|to|on|the|an?|size|bei|für|mit|von|à|pour|avec|de|du|à l[ea]|a|para|con|el|la|le|per|di|da|il|un[ae]?|ein\p{L}*|d[ei][erms]|在)\s*$/iu;

/** `-65 °C up to 175 °C`, and `between 4 V and 5 V`. */
function isInRange(text: string, { quantity }: Stated): boolean {
  if (quantity === null || quantity.group !== null) {
    return quantity !== null;
  }
  const before = text.slice(Math.max(0, quantity.start - 40), quantity.start);
  return (
    RANGE_BEGINS.test(text.slice(quantity.end, quantity.end + 24)) ||
    RANGE_ENDS.test(before) ||
    /(?<!\p{L})(?:between|zwischen|entre|tra|fra)(?!\p{L})/iu.test(before)
  );
}

const RANGE_JOINT = String.raw`(?:(?:up\s)?to|bis(?:\szu)?|à|jusqu'à|a|hasta|al?|fino\sal?|–|至|到)`;
const RANGE_BEGINS = new RegExp(String.raw`^\s*${RANGE_JOINT}\s*[+-]?\d`, "iu");
const RANGE_ENDS = new RegExp(String.raw`\d\s*[^\s\d]{0,4}\s*${RANGE_JOINT}\s*$`, "iu");

function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const value = known.get(text) ?? read(text);
    known.set(text, value);
    return value;
  };
}

/** Another value of the same kind; of numbers without a unit, one in the same column or field. */
function isRival(claimed: Quantity, mention: Mention, matching: readonly Mention[]): boolean {
  if (claimed.unit !== null && mention.unit !== null) {
    return matching.some(({ unit }) => unit !== null && unit.kind === mention.unit?.kind);
  }
  const { head } = mention.segment;
  return (
    mention.unit === null && head !== "" && matching.some(({ segment, unit }) => segment.head === head && unit === null)
  );
}

function codePlaces(claimed: NamedCode, evidence: readonly PassageEvidence[]): [CodeMention[], CodeMention[]] {
  const all = evidence.flatMap(({ codes }) => codes);
  const matching = all.filter((mention) => isNamed(claimed, mention, evidence[mention.passage]));
  // What running text names as well may be said anywhere; a table binds it to its row.
  const isInText = matching.some(({ segment }) => !segment.isRow);
  const rivals = all.filter(
    ({ segment, code, passage }) =>
      !isInText &&
      segment.isRow &&
      (code.kind === "standard") === (claimed.kind === "standard") &&
      !matching.some((one) => one.passage === passage && one.segment.line === segment.line) &&
      matching.some((one) => one.segment.isRow && one.passage === passage && one.segment.head === segment.head),
  );
  return [matching, rivals];
}

/** Tolerances are taken for tolerances; and what one list or range holds is of one thing, unless its head parts it. */
function areComparable(a: Mention, b: Mention): boolean {
  const isOneList = a.segment.head === b.segment.head && areJoined(a.segment, b.segment, a.quantity, b.quantity);
  return a.quantity.isTolerance === b.quantity.isTolerance && !isOneList;
}

/** Codes that may be taken for one another: in one row or one column, or ratings in one paragraph. */
function areAlike(a: CodeMention, b: CodeMention): boolean {
  const isOneLine = a.segment.line === b.segment.line;
  const isOneTable = a.segment.isRow && b.segment.isRow && (isOneLine || a.segment.head === b.segment.head);
  const areRatings = a.code.code.startsWith("IP") && b.code.code.startsWith("IP");
  return (
    a.code.kind === b.code.kind &&
    (isOneTable || (isOneLine && areRatings && !areJoined(a.segment, b.segment, a.code, b.code)))
  );
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Nothing but `to`, `and`, a comma or more of the list stands between the two. */
function areJoined(one: Segment, other: Segment, a: Stretch, b: Stretch): boolean {
  if (one.whole !== other.whole || one.line !== other.line) {
    return false;
  }
  const [first, second] = a.start <= b.start ? [a, b] : [b, a];
  return JOINED.test(one.whole.slice(first.end, second.start));
}

const JOINED =
  /^(?:[\s\d.,;:/°–+\-%]|(?<!\p{L})(?:to|up|and|or|bis|zu|und|oder|à|jusqu'à|et|ou|a|hasta|y|o|al|fino|e|[\p{L}Ω°µ]{1,2})(?!\p{L})|[至到和或、])*$/iu;

function isNamed(claimed: NamedCode, { code, forms }: CodeMention, passage: PassageEvidence | undefined): boolean {
  const isDocument = passage !== undefined && passage.document === claimed.code;
  const revision = code.revision ?? (isDocument ? passage.revision : null);
  if (claimed.revision !== null && claimed.revision.toUpperCase() !== revision?.toUpperCase()) {
    return false;
  }
  if (claimed.kind === "standard" && claimed.bodies.length > 0 && code.kind === "standard") {
    // `EN 10204` is held by `DIN EN 10204`, and not the reverse: who adds a body names another document.
    const reaches = code.code === claimed.code || code.code.startsWith(`${claimed.code}-`);
    return reaches && claimed.bodies.every((body) => code.bodies.includes(body));
  }
  return forms.includes(claimed.code);
}

/** `25` of the arrangement `25-35`, or `12` of `12-way`. */
function numberInCode(quantity: Quantity, evidence: readonly PassageEvidence[]): number | null {
  const at = evidence.findIndex(({ codes }) =>
    codes.some(({ code }) => {
      const [year = ""] = /^\d{4}(?=-\d\d(?:-\d\d)?$)/.exec(code.code) ?? [];
      const pieces = /^[\d/:-]+$/.test(code.written) ? code.written.split(/[-/:]/) : [year];
      return pieces.some((piece) => piece !== "" && quantity.values.includes(Number(piece)));
    }),
  );
  return at === -1 ? null : at;
}

const SIZE = String.raw`(?:sizes?|größen?|tailles?|tamaños?|talla|taglia|misura|grandezza|gauge|尺寸|规格)`;
const SIZE_BEFORE = new RegExp(String.raw`(?<!\p{L})${SIZE}[\s-]$`, "iu");
const NAMES_SIZE = new RegExp(String.raw`(?<!\p{L})\p{L}*${SIZE}|号`, "iu");

/** Whether the number is a size, by its column or the words before it. */
function isSize({ segment, unit }: Mention): boolean {
  return unit === null && [segment.head, segment.text, segment.label].some((text) => NAMES_SIZE.test(text));
}

const DENIES =
  /[?？]|(?<!\p{L})(?:not|no|none|never|cannot|can't|isn't|don't|doesn't|unknown|exceeds?|above|beyond|over|more than|too|instead|kein\w*|nicht|nie|über|mehr als|statt|unbekannt|pas|aucun\w*|jamais|non|au-dessus|dépasse|plus de|ningún|ninguna?|nunca|supera|más de|nessun\w*|mai|oltre|più di)(?!\p{L})|不|没|未|无法|超过|超出/iu;

/** What only the customer said may be repeated where it is denied, doubted or asked. */
function echoOr(stated: Stated, sentence: string, { asked, parts }: World): Verdict {
  const wasAsked =
    stated.quantity === null
      ? parts.doubtful.has(stated.code.code) ||
        asked.some(({ code }) => code !== null && squeezeCode(code.written) === squeezeCode(stated.code.written))
      : asked.some((one) => one.quantity !== null && normalForm(one) === normalForm(stated));
  return wasAsked && DENIES.test(sentence) ? "echoed" : "unsupported";
}

/** In one row; or, outside of tables, within a few lines. */
function standTogether(a: Mention, b: Mention): boolean {
  const apart = Math.abs(a.segment.line - b.segment.line);
  return a.passage === b.passage && (apart === 0 || (apart <= 3 && !a.segment.isRow && !b.segment.isRow));
}

/** For callers that have the texts alone: what in the reply no source holds, as it stands there. */
export function checkAgainstSources(
  reply: string,
  sources: readonly string[],
): { readonly unsupported: readonly string[] } {
  const passages = sources.map((text): CitedPassage => ({
    text,
    title: "",
    headings: [],
    document: null,
    revision: null,
    language: "en",
    kind: "prose",
  }));
  const failing = checkReply(reply, passages).filter(({ verdict }) => verdict === "unsupported");
  return { unsupported: [...new Set(failing.map(({ written }) => written))] };
}
