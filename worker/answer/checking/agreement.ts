/** Whether two values of one property may both be right. Pure. */
import type { Unit } from "./units.ts";

export interface Value {
  /** In the unit that it is written in: one number, or the ends of a range. */
  readonly numbers: readonly number[];
  readonly unit: Unit | null;
  /** In the first unit of its kind: one spelling for all that are equal. */
  readonly value: string;
  readonly written: string;
}

/**
 * The same, or the same rounded; or a value within the range that the other gives, or a range within a range, of
 * which one is for use and one the limit. Ranges with one end in common differ in the other.
 */
export function agree(a: Value, b: Value): boolean {
  if (a.value === b.value) {
    return true;
  }
  const scaled = ({ numbers, unit }: Value): number[] =>
    numbers.map((number) => number * (unit?.scale ?? 1)).toSorted((left, right) => left - right);
  const [one, other] = [scaled(a), scaled(b)];
  const [low = 0, high = low] = one;
  const [from = 0, to = from] = other;
  if (one.length === 1 && other.length === 1) {
    return a.unit?.name === b.unit?.name && (isRounded(a, b) || isRounded(b, a));
  }
  const isInside = (low > from && high < to) || (from > low && to < high);
  return one.length === other.length ? isInside : (low >= from && high <= to) || (from >= low && to <= high);
}

/** `1.6` is `1.59` with a digit less. */
function isRounded(short: Value, long: Value): boolean {
  const digits = (fact: Value): number => /[.,](\d+)/.exec(fact.written)?.[1]?.length ?? 0;
  const [value = 0, precise = 0] = [short.numbers[0], long.numbers[0]];
  return digits(short) > 0 && digits(short) < digits(long) && Number(precise.toFixed(digits(short))) === value;
}
