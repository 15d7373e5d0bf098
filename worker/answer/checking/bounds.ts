/**
 * Whether a number is the least or the most of something: `at least 5 mm`, `5 mm max.`, the column `Min.`; and
 * whether it comes again or once: `every 8 hours`, `after the first 8 hours`. Pure.
 */
import { qualifiersOf } from "./qualifiers.ts";

export type Bound = "least" | "most" | "each" | "first";

/** Both cannot be said of one number. */
const OPPOSITES: Readonly<Record<Bound, Bound>> = { least: "most", most: "least", each: "first", first: "each" };

const OF = String.raw`(?:\s(?:of|after|von|nach|de|après|di|da|dopo|después de|à|dai?|dal))?\s*$`;
const LEAST_BEFORE = new RegExp(
  String.raw`(?:(?<!\p{Script=Latin})(?:at (?:the )?(?:least|earliest)|(?:no|not) less than|(?:a )?minimum|mindestens|wenigstens|frühestens|minimal|au moins|au plus tôt|à partir|au minimum|al menos|como mínimo|por lo menos|mínimo|a partir|almeno|come minimo|minimo|a partire)${OF})|(?:≥|>=|至少|不少于|不低于|最低|最少)\s*为?\s*$`,
  "iu",
);
const MOST_BEFORE = new RegExp(
  String.raw`(?:(?<!\p{Script=Latin})(?:at (?:the )?(?:most|latest)|(?:no|not) more than|not exceed|(?:a )?maximum|up to|höchstens|spätestens|maximal|bis zu|nicht mehr als|au plus(?: tard)?|a más tardar|al più tardi|au maximum|jusqu'à|como máximo|a lo sumo|hasta|máximo|al massimo|fino a|massimo)${OF})|(?:≤|<=|最多|不超过|最高|至多)\s*为?\s*$`,
  "iu",
);
const LEAST_BEHIND =
  /^\s*(?:at (?:the )?least|(?:or|and) more|minimum|min\.|mindestens|au moins|au minimum|como mínimo|almeno)(?!\p{Script=Latin})|^\s*(?:以上|或以上)/iu;
const MOST_BEHIND =
  /^\s*(?:at (?:the )?most|(?:or|and) less|maximum|max\.|höchstens|maximal|au plus|au maximum|como máximo|al massimo)(?!\p{Script=Latin})|^\s*(?:以下|或以下|以内)/iu;

const EACH_BEFORE = /(?<!\p{L})(?:every|alle|jede[nrs]?|tou(?:te)?s les|chaque|cada|ogni)\s*$|每隔?\s*$/iu;
const FIRST_BEFORE = /(?<!\p{L})(?:first|ersten?|premi(?:er|ère)s?|primer[oa]s?|prim[eoi])\s*$|[首前]\s*$/iu;

export function areOpposite(said: Bound | null, held: Bound | null): boolean {
  return said !== null && held !== null && OPPOSITES[said] === held;
}

/** What is said right before and right behind the number at `start` to `end`; null when nothing is. */
export function boundAt(text: string, start: number, end: number): Bound | null {
  const before = text.slice(Math.max(0, start - 24), start);
  const behind = text.slice(end, end + 24);
  const least = LEAST_BEFORE.test(before) || LEAST_BEHIND.test(behind);
  const most = MOST_BEFORE.test(before) || MOST_BEHIND.test(behind);
  if (least !== most) {
    return least ? "least" : "most";
  }
  return EACH_BEFORE.test(before) ? "each" : FIRST_BEFORE.test(before) ? "first" : null;
}

/** Of the head of a column or field. */
export function boundNamed(head: string): Bound | null {
  const names = qualifiersOf(head);
  const [least, most] = [names.has("~minimum"), names.has("~maximum")];
  return least === most ? null : least ? "least" : "most";
}
