/**
 * Whether a claim's own words speak of another cell than the one it takes its value from: `peak torque`
 * beside a value of the column `Rated torque`. Pure. Only neighbours are compared, which differ in one
 * thing: two columns of a row, two rows of a column, two fields, two clauses of a sentence. What both are
 * called tells nothing; of the rest, words for the one and none for the other decide.
 */
import { differenceOf } from "./differences.ts";
import type { Difference, Neighbour } from "./differences.ts";
import { qualifiersOf } from "./qualifiers.ts";
import { blanked, measuresIn } from "./quantities.ts";
import { isOfOthers } from "./surroundings.ts";
import type { Surroundings } from "./surroundings.ts";
import { tokensOf } from "./tokens.ts";

/** Whether the words name the rival, and not the place; the nearest words that name either decide. */
export function namesRival(words: Surroundings, place: Neighbour, rival: Neighbour): boolean {
  const difference = differenceOf(place, rival);
  if (difference === null) {
    return false;
  }
  const mine = termsOf(difference.place);
  const theirs = termsOf(difference.rival);
  const ofPlace = [...mine].filter((term) => !isAmong(term, theirs));
  // A figure that is a cell of the place's own row tells nothing of another.
  const inRow = new Set(difference.kind === "rows" ? place.segment.label.split(/\s*\|\s*/) : []);
  const ofRival = [...theirs].filter((term) => !isAmong(term, mine) && !inRow.has(term));
  // What is claimed itself tells nothing of where it belongs; other quantities of its kind may name a row.
  const claimed = tokensOf(words.claim);
  // A tolerance is that of a length, and a row may be called by one.
  const isOfKey = difference.kind === "rows" || words.claim.trimStart().startsWith("±");
  const tells = (term: string): boolean =>
    !claimed.has(term) &&
    !(words.kind !== null && !isOfKey && term.startsWith(`=${words.kind}:`)) &&
    !(words.isInRange && term.startsWith("<"));
  // Sentences differ in many words, and a number without a unit may be anything's; what names a thing or a
  // property's side tells them apart.
  const isVague =
    (difference.kind === "clauses" && !ofPlace.some(tells) && mine.size - ofPlace.length < 2) ||
    (difference.kind === "rows" && words.kind === null);
  const isAlsoOfPlace = leadOfAll(difference);
  const ends = new Set(words.isInRange ? ["~minimum", "~maximum"] : []);
  const weighs = (term: string): boolean =>
    !ends.has(term) && !term.startsWith("<") && !isAlsoOfPlace.has(term) && !(isVague && isPlain(term));
  const named = (text: string): Named => {
    const said = new Set([...termsOf(withoutOthers(text, words))].filter(tells));
    return {
      place: ofPlace.some((term) => isSaid(term, said, ofRival)),
      rival: ofRival.some((term) => weighs(term) && isSaid(term, said, ofPlace)),
    };
  };
  const circles = difference.kind === "sentences" ? [words.sentence] : circlesOf(words);
  for (const circle of [words.aside, ...circles]) {
    const one = named(circle);
    if (one.place || one.rival) {
      return one.place && one.rival ? namesBeside(words, named) : one.rival;
    }
  }
  return false;
}

/**
 * `Maximum ascent 8 m/s, descent 6 m/s`: a limit that a sentence begins with is one of all its clauses, until another is
 * named.
 */
function leadOfAll({ kind, place, rival }: Difference): ReadonlySet<string> {
  const isLimit = (term: string): boolean => /^~(?:minimum|maximum|typical|nominal|recommended)$/.test(term);
  const [first = ""] = /^\s*\S+/u.exec(rival) ?? [];
  return kind !== "clauses" || [...qualifiersOf(place)].some(isLimit)
    ? new Set()
    : new Set([...qualifiersOf(first)].filter(isLimit));
}

interface Named {
  readonly place: boolean;
  readonly rival: boolean;
}

/** Where a clause names both, and has a quantity for each: those next to the claim. */
function namesBeside({ between }: Surroundings, named: (text: string) => Named): boolean {
  if (between === null) {
    return false;
  }
  const lead = named(between.lead);
  const beside = named(lead.place || lead.rival ? between.ahead : between.behind);
  return beside.rival && !beside.place;
}

/** The sentence is without the clauses that have other quantities of the kind. */
function circlesOf({ clause, sentence, before, subject, isOneOfSeveral }: Surroundings): string[] {
  if (isOfOthers(clause)) {
    return [clause];
  }
  return isOneOfSeveral ? [sentence, subject] : [sentence, ...before];
}

/** In `400 V AC or 550 V DC` the `DC` is not said of the 400 V. */
function withoutOthers(circle: string, { claim, kind }: Surroundings): string {
  const others = measuresIn(circle).filter(
    ({ unit, current, written }) => current !== null && unit?.kind === kind && written !== claim,
  );
  const currents = others.map(({ end, current }) => ({ start: end - (current?.length ?? 0), end }));
  return blanked(circle, currents).replaceAll("\u0000", " ");
}

function termsOf(text: string): Set<string> {
  // What a qualifier says its word need not say again.
  const words = [...tokensOf(text)].filter((token) => !/^(?:max|min|typ|nom)(?:imum|imal|ical|inal)?$/.test(token));
  const terms = new Set([...words, ...qualifiersOf(text)]);
  return terms.has("~discharge") && !terms.has("~charge")
    ? new Set([...terms].filter((term) => !term.startsWith("charg")))
    : terms;
}

/** A word, and neither a code, a quantity nor a qualifier. */
function isPlain(term: string): boolean {
  return /^\p{L}+(?:-\p{L}+)*$/u.test(term);
}

function isAmong(term: string, terms: ReadonlySet<string>): boolean {
  return (
    terms.has(term) || (isWord(term) && [...terms].some((other) => isWord(other) && areAkin(bare(term), bare(other))))
  );
}

/** `accélération` without its accents. */
function bare(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** `others` are the terms of the other side, which say how a limit is meant. */
function isSaid(term: string, said: ReadonlySet<string>, others: readonly string[]): boolean {
  switch (term) {
    case "~maximum":
      return said.has(term) || (said.has("<upper") && (others.includes("~minimum") || others.includes("~typical")));
    case "~minimum":
      return said.has(term) || (said.has("<lower") && (others.includes("~maximum") || others.includes("~typical")));
    case "~peak":
      return said.has(term) || (said.has("~maximum") && !others.includes("~maximum"));
    case "~nominal":
      return said.has(term) || (said.has("~typical") && !others.includes("~typical"));
    default:
      return isAmong(term, said);
  }
}

function isWord(term: string): boolean {
  return /^\p{Script=Latin}{5,}$/u.test(term);
}

/** `radial`, `radially`, `radiale`; `Axiallast` holds `axial`. */
function areAkin(a: string, b: string): boolean {
  const isOpposite = REVERSES.test(a.replace(b, "")) || REVERSES.test(b.replace(a, ""));
  return !isOpposite && (a.slice(0, AKIN) === b.slice(0, AKIN) || a.includes(b) || b.includes(a));
}

const REVERSES = /^(?:un|dis|non|ent|dé|des)/u;

/** Letters that two words of one root begin with. */
const AKIN = 5;
