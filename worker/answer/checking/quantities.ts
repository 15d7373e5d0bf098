/** Quantities in a text: numbers with their units, in lists and ranges too, with sign and kind of current. Pure. */
import { NUMERAL, valuesOf } from "./numerals.ts";
import { UNIT_ENDS, UNIT_SYMBOL, UNIT_WORD, unitOf } from "./units.ts";
import type { Unit } from "./units.ts";

export interface Quantity {
  /** As it stands in the text after `plainText`. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** With sign; more than one where the writing is ambiguous, never none. */
  readonly values: readonly number[];
  /** Null for a number without a unit. */
  readonly unit: Unit | null;
  readonly isTolerance: boolean;
  /** Alternating or direct, where it is said. */
  readonly current: "ac" | "dc" | null;
  /** The same for the numbers of one range or one product, which belong together. */
  readonly group: string | null;
  /** Place among the numbers of its list, range or product, and how many these are. */
  readonly at: number;
  readonly of: number;
  /** Where its list begins in the text; null for one that stands alone. */
  readonly list: number | null;
  /** Of a length in a product, such as `210` in `210 × 62 mm`, which may mean pieces as well. */
  readonly besideUnit: Unit | null;
}

const SIGN = String.raw`(?:[-+±]\s?)?`;
const START = String.raw`(?<![\p{Script=Latin}\p{N}_]|[\p{Script=Latin}\p{N}][-./,_:]|\/)`;
/** `9-35` is a name of its own, but `16-20 AWG` a range: a unit behind it tells. */
const BETWEEN = String.raw`\s?(?=±)|\s?(?:–|-|\/|to|bis|à|a|al|ai|hasta|jusqu'à|up to|until|through|至|到)\s?(?:up to )?|\s?(?:x|×|\*)\s?|,\s|\s?(?:and|und|et|y|e|or|oder|ou|o|和|或|、|&|,\s(?:and|or))\s?`;
const UNIT = String.raw`(?:${UNIT_SYMBOL})${UNIT_ENDS}|(?:${UNIT_WORD})(?![\p{Script=Latin}])`;
const LIST = new RegExp(
  String.raw`${START}(${SIGN}${NUMERAL}(?:(?:${BETWEEN})${SIGN}${NUMERAL})*)[\s]?-?(${UNIT})(\s?(?:AC|DC|a\.c\.|d\.c\.)(?!\p{L}))?`,
  "gu",
);
const WORD_LIST = new RegExp(
  String.raw`${START}(${SIGN}${NUMERAL}(?:(?:${BETWEEN})${SIGN}${NUMERAL})*)[\s-]?(${UNIT_WORD})(?!\p{Script=Latin})`,
  "giu",
);
/** `500 operating hours`, `40 Betriebsstunden`: of times and of cycles a word may tell which. */
const QUALIFIED = new RegExp(
  String.raw`${START}(${SIGN}${NUMERAL})\s(?:\p{Ll}{4,14}\s(?=hour|day|week|month|year|cycle)|\p{Lu}\p{Ll}{2,}(?=stunde|tag|jahr|monat|woche|minute|sekunde|zykl))(${UNIT_WORD})(?!\p{Script=Latin})`,
  "gu",
);
/** `AWG 20`, `AWG 16-20`, `#20`, `€ 150`. */
const PREFIXED = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(AWG|EUR|USD|GBP|CNY|RMB|US\$|#|€|\$|£|¥)\s?(${NUMERAL}(?:\s?[-–]\s?${NUMERAL})?)(?![\p{Script=Latin}\p{N}])`,
  "gu",
);
const ONE = new RegExp(String.raw`(${SIGN})(${NUMERAL})`, "gu");
const BARE = new RegExp(String.raw`${START}(${SIGN})(${NUMERAL})(?![\p{Script=Latin}\d_]|[.,]\d)`, "gu");

/** Numbers with a unit, in the order of the text. `language` is the text's, where it is known. */
export function measuresIn(text: string, language: string | null = null): readonly Quantity[] {
  if (!/\d/.test(text)) {
    return NOTHING;
  }
  const key = `${language ?? ""}\n${text}`;
  const known = remembered.get(key);
  if (known !== undefined) {
    return known;
  }
  const read = readMeasures(text, language);
  if (remembered.size >= MOST_REMEMBERED) {
    remembered.clear();
  }
  remembered.set(key, read);
  return read;
}

/** Cells and clauses are read over and over, against each claim of a reply. */
const remembered = new Map<string, readonly Quantity[]>();
const MOST_REMEMBERED = 3_000;
const NOTHING: readonly Quantity[] = [];

function readMeasures(text: string, language: string | null): Quantity[] {
  const found: Quantity[] = [];
  let rest = text;
  const take = (pattern: RegExp, read: (match: RegExpExecArray) => Quantity[]): void => {
    const taken = [...rest.matchAll(pattern)].flatMap((match) => {
      const quantities = read(match);
      found.push(...quantities);
      return quantities.length > 0 ? [{ start: match.index, end: match.index + match[0].length }] : [];
    });
    rest = blanked(rest, taken);
  };
  take(PREFIXED, (match) => {
    const [whole, form = "", numbers = ""] = match;
    const unit = unitOf(form === "#" ? "AWG" : form);
    return listed(match, numbers, whole.indexOf(numbers), unit, null, language);
  });
  take(LIST, (match) => fromList(match, text, language));
  take(WORD_LIST, (match) => fromList(match, text, language));
  take(QUALIFIED, (match) => fromList(match, text, language));
  return found.toSorted((a, b) => a.start - b.start);
}

/** Numbers without a unit, of a text in which measures and codes have been blanked out. */
export function bareNumbersIn(text: string, language: string | null = null): Quantity[] {
  return [...text.matchAll(BARE)].flatMap(({ index, 0: written, 1: sign = "", 2: numeral = "" }) => {
    const values = signed(sign, valuesOf(numeral, language));
    return values.length === 0 ? [] : [{ ...bareNumber(written, index, 0), values, isTolerance: sign.startsWith("±") }];
  });
}

/** A number without a unit that stands alone. */
export function bareNumber(written: string, start: number, value: number): Quantity {
  return {
    written,
    start,
    end: start + written.length,
    values: [value],
    unit: null,
    isTolerance: false,
    current: null,
    group: null,
    at: 0,
    of: 1,
    list: null,
    besideUnit: null,
  };
}

/** The text with some stretches taken out, all else in its place. They are in order and do not overlap. */
export function blanked(text: string, stretches: readonly { readonly start: number; readonly end: number }[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of stretches) {
    pieces.push(text.slice(at, start), text.slice(Math.max(at, start), end).replaceAll(/[^\n]/g, "\u0000"));
    at = Math.max(at, end);
  }
  return pieces.join("") + text.slice(at);
}

/** `4 in each cavity` is no length. */
const NOT_INCHES = /^ ?(?:\p{L}|\d)/u;

function fromList(match: RegExpExecArray, text: string, language: string | null): Quantity[] {
  const [whole, numbers = "", form = "", suffix = ""] = match;
  const unit = unitOf(form);
  // `70.150-W` is a number of an order, `4.5-W` a quantity.
  const isCode = /^[A-Z]$/.test(form) && /(?:\d{5}|[.,]\d{3})-$/.test(whole.slice(0, whole.lastIndexOf(form)));
  const isWordIn =
    form === "in" &&
    whole.includes(" ") &&
    !/\d\/\d+$/.test(numbers) &&
    NOT_INCHES.test(text.slice(match.index + whole.length, match.index + whole.length + 3));
  if (unit === null || isWordIn || isCode) {
    return [];
  }
  const said = `${form}${suffix}`.toLowerCase().replaceAll(".", "");
  const current = said.endsWith("ac") && unit.kind !== "length" ? "ac" : said.endsWith("dc") ? "dc" : null;
  // In `tighten DN 80 to 90 N·m` the first number is a name's.
  const isNamed = NAMED.test(text.slice(Math.max(0, match.index - 12), match.index));
  const named = isNamed ? NAMED_FIRST.exec(numbers) : null;
  const listing = listed(match, numbers, 0, unit, current, language).map((one, at) =>
    at === 0 && isNamed ? { ...one, values: [...one.values, ...withoutName(numbers, language)] } : one,
  );
  return named === null ? listing : listing.slice(1).map((one) => ({ ...one, group: null, at: 0, of: 1, list: null }));
}

/** `430` of `RT 48 430 MPa`, which may be read as one number. */
function withoutName(numbers: string, language: string | null): number[] {
  const [, rest] = /^\d{1,3} (\d{3}(?: \d{3})*(?:[.,]\d+)?)$/.exec(numbers) ?? [];
  return rest === undefined ? [] : valuesOf(rest, language);
}

const NAMED = /(?<![\p{L}\p{N}])(?:(?!AC\s|DC\s)[A-Z]{1,4}|[Ss]izes?|Größen?|tailles?|tamaños?|misura)\s$/u;
/** Joined by a word and to nothing else: `16–20 AWG` stays a range. */
const NAMED_FIRST = new RegExp(String.raw`^${NUMERAL}\s(?:to|auf|mit|à|a|con|at|with|–|:)\s${NUMERAL}$`, "u");

function listed(
  match: RegExpExecArray,
  numbers: string,
  offset: number,
  unit: Unit | null,
  current: Quantity["current"],
  language: string | null,
): Quantity[] {
  const start = match.index + offset;
  const all = [...numbers.matchAll(ONE)];
  const isProduct = /\d\s?[x×*]\s?\d/.test(numbers);
  const isRange = all.length === 2 && !isProduct && !/,\s|\s(?:and|und|et|y|e|or|oder|ou|o)\s|[和或、&]/u.test(numbers);
  return all.flatMap(({ index, 0: written, 1: sign = "", 2: numeral = "" }, at): Quantity[] => {
    const before = numbers.slice(0, index).trimEnd();
    // A dash that follows a number is the dash of the range, not the sign of the next one.
    const isDash = sign.startsWith("-") && /\d$/.test(before);
    const values = signed(isDash ? "" : sign, valuesOf(numeral, language));
    const isLast = at === all.length - 1;
    const shown = isDash ? numeral : written;
    const behind = isLast && offset === 0 ? match[0].slice(numbers.length) : "";
    return values.length === 0
      ? []
      : [
          {
            written: `${offset === 0 ? "" : match[0].slice(0, offset)}${shown}${behind}`.trim(),
            start: start + index,
            end: isLast ? match.index + match[0].length : start + index + written.length,
            values,
            // Of `3 x 2.5 mm²` only the last number is measured in the unit for sure.
            unit: isProduct && !isLast ? null : unit,
            isTolerance: sign.startsWith("±"),
            current,
            group: isRange || isProduct ? String(start) : null,
            at,
            of: all.length,
            list: all.length > 1 ? start : null,
            besideUnit: isProduct && !isLast && /^(?:length|inch)$/.test(unit?.kind ?? "") ? unit : null,
          },
        ];
  });
}

function signed(sign: string, values: readonly number[]): number[] {
  return values.map((value) => (sign.startsWith("-") && value !== 0 ? -value : value));
}
