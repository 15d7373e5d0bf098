/** Which numbers and codes of a passage may be taken for one another, and which belong together. Pure. */
import type { CodeMention, Mention, Place } from "./evidence.ts";
import type { NamedCode } from "./named-codes.ts";
import type { Quantity } from "./quantities.ts";
import type { Segment } from "./segments.ts";

/** Another value of the same kind; of numbers without a unit, one in the same column or field. */
export function isRival(claimed: Quantity, mention: Mention, matching: readonly Mention[]): boolean {
  if (claimed.unit !== null && mention.unit !== null) {
    return matching.some(({ unit }) => unit !== null && unit.kind === mention.unit?.kind);
  }
  const { head, whole, line, isRow } = mention.segment;
  const isFellow = ({ segment }: Mention): boolean => {
    const isOnePiece = segment.line === line && segment.whole === whole;
    return (
      (segment.head === head && head !== "") || (isOnePiece && (isRow ? segment.head !== head : claimed.unit !== null))
    );
  };
  return mention.unit === null && matching.some((one) => one.unit === null && isFellow(one));
}

/** Tolerances are taken for tolerances; and what one list or range holds is of one thing, unless its head parts it. */
export function areComparable(a: Mention, b: Mention): boolean {
  const isOneList = a.segment.head === b.segment.head && areJoined(a.segment, b.segment, a.quantity, b.quantity);
  return a.quantity.isTolerance === b.quantity.isTolerance && !isOneList;
}

/** Codes that may be taken for one another: in one row or one column, or ratings in one paragraph. */
export function areAlike(a: CodeMention, b: CodeMention): boolean {
  const isOneLine = a.segment.line === b.segment.line;
  const isOneTable = a.segment.isRow && b.segment.isRow && (isOneLine || a.segment.head === b.segment.head);
  const areFields = a.segment.head !== "" && b.segment.head !== "" && areInLines(a, b) && haveOneShape(a.code, b.code);
  const areListed = a.segment.whole === b.segment.whole && explains(a) && explains(b);
  const areRatings = a.code.code.startsWith("IP") && b.code.code.startsWith("IP");
  return (
    a.code.kind === b.code.kind &&
    // A date is no code.
    /\p{L}/u.test(a.code.code) === /\p{L}/u.test(b.code.code) &&
    (isOneTable ||
      areFields ||
      (isOneLine && (areRatings || areListed) && !areJoined(a.segment, b.segment, a.code, b.code)))
  );
}

/** Lines such as `Small: cartridge PS-C` and `Large: cartridge PL-C`. */
function areInLines(a: CodeMention, b: CodeMention): boolean {
  return a.passage === b.passage && a.segment.line !== b.segment.line && !a.segment.isRow && !b.segment.isRow;
}

function haveOneShape(a: NamedCode, b: NamedCode): boolean {
  const shape = ({ written }: NamedCode): string => written.replaceAll(/\p{L}/gu, "A").replaceAll(/\d/gu, "0");
  return shape(a) === shape(b);
}

/** `E2 zero out of range`: a clause that says what a code means. */
function explains({ segment, code }: CodeMention): boolean {
  return segment.text.trimStart().startsWith(`${code.written} `) && /^\p{L}{1,2}-?\d+$/u.test(code.written);
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
  const between = one.whole.slice(first.end, second.start);
  return between.length <= LONGEST_JOINT && JOINED.test(between);
}

/** Nothing longer is a list's joint. */
const LONGEST_JOINT = 60;
/** Short words and units, each read in one way only: a passage may repeat them without end. */
const JOINED =
  /^(?:[\s\d.,;:/°–+\-%]|(?<!\p{L})(?:and|bis|und|oder|jusqu'à|hasta|fino|[\p{L}Ωµ]{1,2})(?!\p{L})|[至到和或、])*$/iu;

/** In one row; or, outside of tables, within a few lines. */
export function standTogether(a: Place, b: Place): boolean {
  // Of a table whose columns are called by ranges, a value stands in the column and not in the line.
  if (b.segment.isHead && b.segment.isRow && a.segment.isRow) {
    return a.passage === b.passage && (a.segment.isHead || a.segment.head === b.segment.whole);
  }
  const apart = Math.abs(a.segment.line - b.segment.line);
  return a.passage === b.passage && (apart === 0 || (apart <= 3 && !a.segment.isRow && !b.segment.isRow));
}
