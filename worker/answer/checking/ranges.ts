/** Whether a number is one end of a range that the text gives in words. Pure. */
import type { Stated } from "./claims.ts";
import type { Mention } from "./evidence.ts";
import type { Quantity } from "./quantities.ts";

/** `-65 °C up to 175 °C`, and `between 4 V and 5 V`. */
export function isInRange(text: string, { quantity }: Stated): boolean {
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

/** The ends of the ranges of its kind in which a quantity lies. */
export function rangesAround({ values, unit }: Quantity, mentions: readonly Mention[]): Mention[] {
  const [value] = values;
  const ends = mentions.filter(({ quantity, unit: theirs }) => quantity.of === 2 && theirs?.kind === unit?.kind);
  const ranges = Map.groupBy(ends, ({ passage, segment, quantity }) =>
    quantity.group === null ? null : `${passage} ${segment.line} ${segment.head} ${segment.whole} ${quantity.group}`,
  );
  return [...ranges].flatMap(([group, pair]) => {
    const [low, high] = pair.map((end) => (end.quantity.values[0] ?? 0) * (end.unit?.scale ?? 1));
    const size = value === undefined || unit === null ? null : value * unit.scale;
    const isWithin =
      group !== null && size !== null && low !== undefined && high !== undefined && low <= size && size <= high;
    return isWithin && pair.length === 2 ? pair : [];
  });
}
