/**
 * A figure that no passage states, because the reply reckons it before the reader's eyes: `245 W each, so 490 W
 * for two`, `1,391 g and 24 g, together 1,415 g`, `60 % of 13 A, that is 7.8 A`. Pure. Only what is announced
 * as a result, exact, and made of figures of its own sentence that the passages hold.
 */
import type { Stated } from "./claims.ts";
import { namesNumber } from "./spelled-numbers.ts";

/** `held`: what the same sentence states before the result and a passage holds; `question` may say how many. */
export function isReckoned(result: Stated, sentence: string, held: readonly Stated[], question: string): boolean {
  const total = sizeOf(result);
  const kind = result.quantity?.unit?.kind;
  if (total === null || kind === undefined || !ANNOUNCES.test(sentence)) {
    return false;
  }
  const parts = held.filter(({ quantity }) => quantity?.unit?.kind === kind).flatMap((one) => sizeOf(one) ?? []);
  const shares = held.filter(({ quantity }) => quantity?.unit?.kind === "percent").flatMap((one) => sizeOf(one) ?? []);
  const isSum = parts.some((part, at) => parts.slice(0, at).some((other) => isEqual(part + other, total)));
  const isMultiple = parts.some((part) => {
    const times = Math.round(total / part);
    return times >= 2 && isEqual(part * times, total) && namesNumber(`${sentence} ${question}`, times);
  });
  return isSum || isMultiple || shares.some((share) => parts.some((part) => isEqual((part * share) / 100, total)));
}

/** In the first unit of its kind; null for what may be read in two ways and for tolerances. */
export function sizeOf({ quantity }: Stated): number | null {
  if (quantity === null || quantity.unit === null || quantity.isTolerance) {
    return null;
  }
  const [value] = quantity.values;
  const isPlain = quantity.values.length === 1 || quantity.written.includes(",");
  return value === undefined || !isPlain ? null : value * quantity.unit.scale;
}

function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}

const ANNOUNCES =
  /[=≈]|(?<!\p{L})(?:in total|total|together|altogether|so|thus|therefore|hence|i\.e\.|that is|become|makes|insgesamt|zusammen|also|somit|d\.\s?h\.|ergibt|au total|donc|soit|en total|así que|por tanto|es decir|in totale|quindi|cioè|dunque)(?!\p{L})|[共即]|合计/iu;
