/**
 * In what one thing two neighbours differ: two columns of a row, two rows of a column, two fields, two clauses, two
 * sentences put alike. Pure.
 */
import type { Place } from "./evidence.ts";
import { blanked, measuresIn } from "./quantities.ts";
import type { Quantity } from "./quantities.ts";
import type { Segment } from "./segments.ts";
import { tokensOf } from "./tokens.ts";

/** A number or a code where it stands. */
export type Neighbour = Place & { readonly quantity?: Pick<Quantity, "current" | "start"> };

export interface Difference {
  readonly kind: "columns" | "rows" | "fields" | "clauses" | "sentences";
  readonly place: string;
  readonly rival: string;
}

/** What two neighbours are called, where they differ in one thing; null for others. */
export function differenceOf(place: Neighbour, rival: Neighbour): Difference | null {
  const [a, b] = [place.segment, rival.segment];
  if (place.passage !== rival.passage || a.isHead || b.isHead || a.line < 0 || b.line < 0) {
    return null;
  }
  if (a.isRow && b.isRow) {
    const said = (one: Neighbour): Segment => ({
      ...one.segment,
      head: [one.segment.head, one.quantity?.current?.toUpperCase()].join(" ").trim(),
    });
    const areCodes = "code" in place && "code" in rival;
    return a.line === b.line && a.head === b.head ? null : fromTable(said(place), said(rival), areCodes);
  }
  if (a.isRow || b.isRow) {
    return null;
  }
  if (a.head !== "" && b.head !== "" && a.head !== b.head) {
    return { kind: "fields", place: `${a.head}\n${a.text}`, rival: `${b.head}\n${b.text}` };
  }
  if (a.line !== b.line && a.head === b.head && a.head !== "" && a.label !== "" && b.label !== "") {
    return { kind: "rows", place: a.label, rival: b.label };
  }
  // A clause that is a value and no more, as `8 mm` in a list of them, is named by nothing that it could lack.
  const isValueAlone = a.head === "" && !/\p{Ll}{3}/u.test(blanked(a.text, measuresIn(a.text)));
  if (a.line !== b.line || a.text === b.text || isValueAlone) {
    return null;
  }
  // The name of a field is that of its first clause.
  const named = ({ head, text, whole }: Segment): string =>
    whole.startsWith(text) || VARIES.test(text) ? `${head}\n${text}` : text;
  const isOneSentence = a.whole === b.whole || [a, b].some(({ whole }) => /[;；]\s*$/u.test(whole));
  if (!isOneSentence) {
    return betweenSentences(place, rival);
  }
  const kind = a.head !== "" && VARIES.test(b.text) ? "fields" : "clauses";
  return { kind, place: named(a), rival: named(b) };
}

/** `Rubber seals keep for 5 years. Silicone seals keep for 10 years.`: put alike, they differ in what they begin with. */
function betweenSentences(place: Neighbour, rival: Neighbour): Difference | null {
  const [mine, theirs] = [beginningOf(place), beginningOf(rival)];
  const words = tokensOf(theirs);
  const shared = [...tokensOf(mine)].filter((token) => words.has(token));
  return shared.length < 2 ? null : { kind: "sentences", place: mine, rival: theirs };
}

function beginningOf({ segment, quantity }: Neighbour): string {
  return quantity === undefined ? "" : segment.whole.slice(0, quantity.start);
}

/** `80 h, with backlight 45 h`: the second is of the same field under another condition. */
const VARIES = /^\s*(?:with|without|at|for|in|on|mit|ohne|bei|für|avec|sans|con|sin|senza)\s/iu;

/** The first column names the row, unless each of its columns has a code of its own. */
function fromTable(a: Segment, b: Segment, areCodes: boolean): Difference | null {
  if (a.line === b.line && a.head !== b.head && (areCodes || (a.key !== "" && b.key !== ""))) {
    return { kind: "columns", place: a.head, rival: b.head };
  }
  if (a.line === b.line || a.head !== b.head || a.key === "" || b.key === "") {
    return null;
  }
  return a.key === b.key ? fromFellows(a, b) : { kind: "rows", place: a.name, rival: b.name };
}

/** Rows of one name are told apart by their first cell that differs. */
function fromFellows(a: Segment, b: Segment): Difference | null {
  const [mine, theirs] = [a, b].map(({ label }) => label.split(" | "));
  const at = mine?.findIndex((cell, place) => cell !== theirs?.[place]) ?? -1;
  const [place, rival] = [mine?.[at], theirs?.[at]];
  return place === undefined || rival === undefined ? null : { kind: "rows", place, rival };
}
