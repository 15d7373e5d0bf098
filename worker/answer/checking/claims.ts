/** What a text states that can be checked: quantities, parts, standards, numbers. Pure. */
import { bareNumbersIn, blanked, measuresIn } from "./quantities.ts";
import type { Quantity } from "./quantities.ts";
import type { Unit } from "./units.ts";
import { codesIn, datesIn, standardsIn } from "./named-codes.ts";
import type { NamedCode } from "./named-codes.ts";

export type Stated =
  | { readonly kind: "quantity" | "number"; readonly start: number; readonly quantity: Quantity; readonly code: null }
  | {
      readonly kind: "part" | "standard" | "number";
      readonly start: number;
      readonly quantity: null;
      readonly code: NamedCode;
    };

/** Everything stated in `text`, which has come through `plainText`; in its order. */
export function statedIn(text: string, language: string | null = null): Stated[] {
  let rest = text;
  const stated: Stated[] = [];
  const takeCodes = (codes: readonly NamedCode[]): void => {
    stated.push(...codes.map((code): Stated => ({ kind: code.kind, start: code.start, quantity: null, code })));
    rest = blanked(
      rest,
      codes.toSorted((a, b) => a.start - b.start),
    );
  };
  takeCodes(datesIn(rest));
  takeCodes(standardsIn(rest));
  const measures = measuresIn(rest, language);
  for (const quantity of measures) {
    stated.push({ kind: quantity.unit === null ? "number" : "quantity", start: quantity.start, quantity, code: null });
  }
  rest = blanked(rest, measures);
  takeCodes(codesIn(rest));
  for (const quantity of bareNumbersIn(rest, language)) {
    const unit = unitLeftOut(text, quantity, measures);
    stated.push({
      kind: unit === null ? "number" : "quantity",
      start: quantity.start,
      quantity: { ...quantity, unit },
      code: null,
    });
  }
  return stated.toSorted((a, b) => a.start - b.start);
}

/** Hours of the `30` in `for 10 hours, the others for 30`: the number ends its clause, and the same word leads to both. */
function unitLeftOut(text: string, { start, end }: Quantity, measures: readonly Quantity[]): Unit | null {
  const last = measures.findLast((one) => one.end <= start);
  if (
    last === undefined ||
    !ENDS_CLAUSE.test(text.slice(end, end + 6)) ||
    /[.!?;]\s|\n/u.test(text.slice(last.end, start))
  ) {
    return null;
  }
  const led = wordBefore(text, start);
  return led !== "" && led === wordBefore(text, last.start) ? last.unit : null;
}

const ENDS_CLAUSE = /^\s*(?:[.,;:)](?!\d)|$)/u;

function wordBefore(text: string, start: number): string {
  return (/(\p{L}{2,})\s$/u.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? "").toLowerCase();
}

/** One spelling for all that state the same. */
export function normalForm(stated: Stated): string {
  if (stated.quantity !== null) {
    const { values, unit, isTolerance, current } = stated.quantity;
    const value = values.map(String).join(" or ");
    return [
      isTolerance ? "±" : "",
      value,
      unit === null ? "" : ` ${unit.name}`,
      current === null ? "" : ` ${current.toUpperCase()}`,
    ].join("");
  }
  const { kind, bodies, code, revision } = stated.code;
  const name = kind === "standard" && bodies.length > 0 ? `${bodies.join("-")}-${code}` : code;
  return revision === null ? name : `${name} rev. ${revision}`;
}
