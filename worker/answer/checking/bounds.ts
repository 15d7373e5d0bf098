/** Whether a number is the least or the most of something: `at least 5 mm`, `5 mm max.`, the column `Min.`. Pure. */
import { qualifiersOf } from "./qualifiers.ts";

export type Bound = "least" | "most";

const OF = String.raw`(?:\s(?:of|von|de|di|à))?\s*$`;
const LEAST_BEFORE = new RegExp(
  String.raw`(?:(?<!\p{Script=Latin})(?:at (?:the )?least|(?:no|not) less than|(?:a )?minimum|mindestens|wenigstens|minimal|au moins|au minimum|al menos|como mínimo|por lo menos|mínimo|almeno|come minimo|minimo)${OF})|(?:≥|>=|至少|不少于|不低于|最低|最少)\s*为?\s*$`,
  "iu",
);
const MOST_BEFORE = new RegExp(
  String.raw`(?:(?<!\p{Script=Latin})(?:at (?:the )?most|(?:no|not) more than|not exceed|(?:a )?maximum|up to|höchstens|maximal|bis zu|nicht mehr als|au plus|au maximum|jusqu'à|como máximo|a lo sumo|hasta|máximo|al massimo|fino a|massimo)${OF})|(?:≤|<=|最多|不超过|最高|至多)\s*为?\s*$`,
  "iu",
);
const LEAST_BEHIND =
  /^\s*(?:at (?:the )?least|(?:or|and) more|minimum|min\.|mindestens|au moins|au minimum|como mínimo|almeno)(?!\p{Script=Latin})|^\s*(?:以上|或以上)/iu;
const MOST_BEHIND =
  /^\s*(?:at (?:the )?most|(?:or|and) less|maximum|max\.|höchstens|maximal|au plus|au maximum|como máximo|al massimo)(?!\p{Script=Latin})|^\s*(?:以下|或以下|以内)/iu;

/** What is said right before and right behind the number at `start` to `end`; null when nothing is. */
export function boundAt(text: string, start: number, end: number): Bound | null {
  const before = text.slice(Math.max(0, start - 24), start);
  const behind = text.slice(end, end + 24);
  const least = LEAST_BEFORE.test(before) || LEAST_BEHIND.test(behind);
  const most = MOST_BEFORE.test(before) || MOST_BEHIND.test(behind);
  return least === most ? null : least ? "least" : "most";
}

/** Of the head of a column or field. */
export function boundNamed(head: string): Bound | null {
  const names = qualifiersOf(head);
  const [least, most] = [names.has("~minimum"), names.has("~maximum")];
  return least === most ? null : least ? "least" : "most";
}
