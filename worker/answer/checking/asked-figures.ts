/**
 * The customer's own figures: no passage states them, and a reply may repeat them beside the limit that they are held
 * against. Pure.
 */
import { boundAt } from "./bounds.ts";
import type { Stated } from "./claims.ts";
import { wasAsked } from "./judge-claim.ts";
import type { Judged, World } from "./judge-claim.ts";
import { sentenceNear } from "./surroundings.ts";

/** The judged claims of a reply, in its order, as `stated` is. */
export function withAskedFigures(judged: readonly Judged[], stated: readonly Stated[], world: World): Judged[] {
  return judged.map((one, at) => {
    const claimed = stated[at];
    if (one.claim.verdict !== "unsupported" || claimed === undefined || claimed.quantity === null) {
      return one;
    }
    const sentence = sentenceNear(world.text, claimed.start);
    const held = stated.filter(
      ({ start }, place) =>
        start >= sentence.start && start < sentence.end && judged[place]?.claim.verdict === "supported",
    );
    const isTold =
      wasAsked(claimed, world) && (IS_CUSTOMERS.test(sentence.text) || fitsLimit(claimed, held, world, sentence.text));
    return isTold ? { ...one, claim: { ...one.claim, verdict: "echoed" as const } } : one;
  });
}

/** `For a load of 1.8 t … rated for 2,000 kg`: within a limit that is said beside it, or said to be beyond it. */
function fitsLimit(asked: Stated, held: readonly Stated[], { text }: World, sentence: string): boolean {
  const size = sizeOf(asked);
  const limits = held.filter(({ quantity }) => quantity?.unit?.kind === asked.quantity?.unit?.kind);
  return limits.some((limit) => {
    const least = boundAt(text, limit.start, limit.quantity?.end ?? limit.start) === "least";
    const most = sizeOf(limit);
    if (size === null || most === null) {
      return false;
    }
    // `2.8 m is higher than 2.5 m` is said of two figures, and true.
    const before = text.slice(Math.max(0, limit.start - 24), limit.start);
    const isWithin = least ? size >= most : size <= most;
    return BEYOND.test(before) ? size > most : BELOW.test(before) ? size < most : isWithin !== EXCLUDES.test(sentence);
  });
}

/** In the first unit of its kind; null for what may be read in two ways and for tolerances. */
function sizeOf({ quantity }: Stated): number | null {
  if (quantity === null || quantity.unit === null || quantity.isTolerance) {
    return null;
  }
  const [value] = quantity.values;
  const isPlain = quantity.values.length === 1 || quantity.written.includes(",");
  return value === undefined || !isPlain ? null : value * quantity.unit.scale;
}

const BEYOND =
  /(?<!\p{L})(?:(?:more|higher|greater|larger|longer|wider|heavier|bigger|deeper|hotter|warmer|thicker|older) than|above|over|beyond|exceeds?|(?:mehr|höher|größer|länger|breiter|schwerer|tiefer|wärmer|dicker|älter) als|über|plus (?:\p{L}+ )?(?:que|de)|au-dessus de|dépasse|más (?:\p{L}+ )?(?:que|de)|supera|più (?:\p{L}+ )?di|oltre)\s$|超过\s?$/iu;
const BELOW =
  /(?<!\p{L})(?:(?:less|lower|smaller|shorter|narrower|lighter|colder|thinner|younger) than|below|under|(?:weniger|niedriger|kleiner|kürzer|schmaler|leichter|kälter|dünner|jünger) als|unter|moins (?:\p{L}+ )?(?:que|de)|au-dessous de|menos (?:\p{L}+ )?(?:que|de)|por debajo de|meno di|sotto)\s$|低于\s?$/iu;

/** What is said to be so by the customer's own account. */
const IS_CUSTOMERS =
  /(?<!\p{L})(?:(?:since|as|if) you(?:'re| are|'ve| have)|you (?:said|wrote|mentioned|asked|described?)|da sie|sie (?:schreiben|sagten|erwähn\p{L}*|nannten)|puisque vous|vous (?:avez dit|mentionn\p{L}*|écri\p{L}*)|como usted(?:es)?|usted(?:es)? (?:dice|mencion\p{L}*)|dato che (?:lei|siete|avete))(?!\p{L})/iu;
const EXCLUDES =
  /(?<!\p{L})(?:only|just|nur|lediglich|seulement|que jusqu'|sólo|solo|solamente|soltanto)(?!\p{L})|只|仅/iu;

/** What else its sentence says for the customer's own value must stand in a row that this value falls in. */
export function rowsAskedFor(judged: readonly Judged[], stated: readonly Stated[], at: number, text: string): Judged[] {
  const isOfRows = ({ places }: Judged): boolean => places.length > 0 && places.every(({ segment }) => segment.isRow);
  const [one, claim] = [judged[at], stated[at]];
  const asked = judged.filter((other) => other.isAsked && isOfRows(other));
  if (one === undefined || claim === undefined || asked.length === 0 || one.isAsked || !isOfRows(one)) {
    return [];
  }
  const sentence = sentenceNear(text, claim.start);
  return asked.filter((other) => {
    const start = stated[judged.indexOf(other)]?.start ?? -1;
    return start >= sentence.start && start < sentence.end;
  });
}
