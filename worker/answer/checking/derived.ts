/**
 * What no passage states and a reply may say all the same: results that it reckons, and the customer's own
 * figures beside the limit that they are held against. Pure.
 */
import { boundAt } from "./bounds.ts";
import type { Stated } from "./claims.ts";
import { wasAsked } from "./judge-claim.ts";
import type { Judged, World } from "./judge-claim.ts";
import { isReckoned, sizeOf } from "./reckoned.ts";
import { sentenceNear } from "./surroundings.ts";

/** The judged claims of a reply, in its order, as `stated` is. */
export function withDerived(judged: readonly Judged[], stated: readonly Stated[], world: World): Judged[] {
  return judged.map((one, at) => {
    const claimed = stated[at];
    if (claimed !== undefined && isFactor(claimed, stated.slice(at + 1), world.text)) {
      return { ...one, claim: { ...one.claim, verdict: "supported" as const } };
    }
    if (one.claim.verdict !== "unsupported" || claimed === undefined || claimed.quantity === null) {
      return one;
    }
    const sentence = sentenceNear(world.text, claimed.start);
    const held = stated.filter(
      ({ start }, place) =>
        start >= sentence.start && start < sentence.end && judged[place]?.claim.verdict === "supported",
    );
    const before = held.filter(({ start }) => start < claimed.start);
    if (isReckoned(claimed, sentence.text, before, world.question)) {
      return { ...one, claim: { ...one.claim, verdict: "supported" as const } };
    }
    const isTold =
      wasAsked(claimed, world) && (IS_CUSTOMERS.test(sentence.text) || fitsLimit(claimed, held, world, sentence.text));
    return isTold ? { ...one, claim: { ...one.claim, verdict: "echoed" as const } } : one;
  });
}

/** The 10 of `10 × 75 mA = 750 mA`, where that is so; the 75 mA have to be held, and the result follows. */
function isFactor({ quantity }: Stated, [part, result]: readonly Stated[], text: string): boolean {
  const [times] = quantity?.values ?? [];
  const size = part === undefined ? null : sizeOf(part);
  const total = result === undefined ? null : sizeOf(result);
  return (
    quantity?.unit === null &&
    /^\s?[x×·*]\s?$/.test(text.slice(quantity.end, part?.start)) &&
    /^\s?[=≈]\s?$/.test(text.slice(part?.quantity?.end, result?.start)) &&
    part?.quantity?.unit?.kind === result?.quantity?.unit?.kind &&
    times !== undefined &&
    size !== null &&
    total !== null &&
    Math.abs(times * size - total) <= 1e-9 * Math.abs(total)
  );
}

/** `For a load of 1.8 t … rated for 2,000 kg`: within a limit that is said beside it, or said to be beyond it. */
function fitsLimit(asked: Stated, held: readonly Stated[], { text }: World, sentence: string): boolean {
  const size = sizeOf(asked);
  const limits = held.filter(({ quantity }) => quantity?.unit?.kind === asked.quantity?.unit?.kind);
  return limits.some((limit) => {
    const least = boundAt(text, limit.start, limit.quantity?.end ?? limit.start) === "least";
    const most = sizeOf(limit);
    return size !== null && most !== null && (EXCLUDES.test(sentence) || (least ? size >= most : size <= most));
  });
}

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
