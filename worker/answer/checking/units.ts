/** Units as documents and customers write them: what a form stands for, what a head names. Pure. */
import { UNIT_ROWS } from "./unit-rows.ts";

export interface Unit {
  readonly name: string;
  /** Units of one kind are the same quantity in other sizes: 500 mA is 0.5 A. Nothing else is converted. */
  readonly kind: string;
  /** How many of the kind's first unit one of this is. */
  readonly scale: number;
}

const bySymbol = new Map<string, Unit>();
const byWord = new Map<string, Unit>();

for (const row of UNIT_ROWS.trim().split("\n")) {
  const [kind = "", rest = ""] = row.split(": ");
  const [, name = "", scale = "1", forms = ""] = /^(.+?) ([\d.e-]+) (.*)$/.exec(rest) ?? [];
  const [symbols = "", words = ""] = forms.split(/(?:^| )\/(?: |$)/);
  const unit = { name, kind, scale: Number(scale) };
  for (const symbol of symbols.split(" ").filter((one) => one !== "")) {
    bySymbol.set(symbol.replaceAll("_", " "), unit);
  }
  for (const word of words.split(" ").filter((one) => one !== "")) {
    byWord.set(word.normalize("NFKC").replaceAll("-", " "), unit);
  }
}

/** Matches any unit's form; longest first, so that `N·m` is not read as `N`. Words in any case, symbols in their own. */
const SINGLE = alternatives(bySymbol.keys());
/** Of `pF/m` and `ppm/°C` too, whatever is divided by what. */
export const UNIT_SYMBOL = String.raw`(?:${SINGLE})(?:\s?\/\s?(?:${SINGLE})(?![\p{Script=Latin}\p{N}]))?`;
export const UNIT_WORD = alternatives(byWord.keys());

/** The unit that a matched form stands for. */
export function unitOf(form: string): Unit | null {
  const spaced = form.toLowerCase().replaceAll(/[\s-]+/g, " ");
  return bySymbol.get(form) ?? byWord.get(spaced) ?? quotientOf(form);
}

function quotientOf(form: string): Unit | null {
  const [above, below] = form.split(/\s?\/\s?/).map((part) => bySymbol.get(part));
  return above === undefined || below === undefined
    ? null
    : {
        name: `${above.name}/${below.name}`,
        kind: `${above.kind}/${below.kind}`,
        scale: above.scale / below.scale,
      };
}

/** The same quantity in another size; `9 kWh` may stand for `9 kWh/d`, whose time is said in words. */
export function areOneKind(a: Unit, b: Unit): boolean {
  return a.kind === b.kind || a.kind.startsWith(`${b.kind}/`) || b.kind.startsWith(`${a.kind}/`);
}

/** The unit that a head of a column or a field gives to its numbers: `Current (A)`, `Length, mm`, `Drying °C`. */
export function unitNamedIn(head: string): Unit | null {
  const [, bracketed, behind, last] = UNIT_IN_HEAD.exec(head) ?? [];
  return unitOf(bracketed ?? behind ?? last ?? "");
}

const UNIT_IN_HEAD = new RegExp(
  String.raw`[(\[]\s?(${UNIT_SYMBOL}|${UNIT_WORD})(?:\s?(?:AC|DC))?\s?[)\]]|(?:[,/]\s?|(?<!\p{L})(?:in|en)\s)(${UNIT_SYMBOL})\s*$|\s((?!\p{L}\s*$)(?!in\s*$|min\s*$)${UNIT_SYMBOL})\s*$`,
  "u",
);

/** Whether a text, such as the head of a column, names a unit of the name. */
export function namesUnit(text: string, name: string): boolean {
  const patterns = namings.get(name) ?? namingsOf(name);
  namings.set(name, patterns);
  return patterns.some((pattern) => pattern.test(text));
}

const namings = new Map<string, readonly RegExp[]>();

function namingsOf(name: string): RegExp[] {
  const forms = (table: ReadonlyMap<string, Unit>): string[] =>
    [...table].flatMap(([form, unit]) => (unit.name === name ? [form] : []));
  return [
    ...forms(bySymbol).map((form) => new RegExp(`${symbolStart(form)}${literal(form)}${UNIT_ENDS}`, "u")),
    ...forms(byWord).map((form) => new RegExp(`${wordStart(form)}${literal(form)}${UNIT_ENDS}`, "iu")),
  ];
}

/** What may not follow a unit; Chinese is written without blanks. */
export const UNIT_ENDS = String.raw`(?![\p{Script=Latin}\p{Script=Greek}\p{N}·²])`;
const NO_LETTER_BEFORE = String.raw`(?<![\p{Script=Latin}\p{Script=Greek}])`;

/** A single letter is a unit only where a head puts it as one: `Current (A)`, `Current / A`, `Current in A`. */
function symbolStart(form: string): string {
  return /^\p{L}$/u.test(form) ? String.raw`(?:[([]\s?|\/\s?|\bin\s)` : NO_LETTER_BEFORE;
}

function wordStart(form: string): string {
  return /\p{Script=Han}/u.test(form) ? "" : NO_LETTER_BEFORE;
}

function alternatives(forms: Iterable<string>): string {
  return [...forms]
    .toSorted((left, right) => right.length - left.length)
    .map(literal)
    .join("|");
}

function literal(form: string): string {
  return form.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`).replaceAll(" ", String.raw`[\s-]`);
}
