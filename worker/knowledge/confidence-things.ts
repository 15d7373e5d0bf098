/**
 * Which things a question names so that they can be told from others of their kind: codes (`GX-40`) and, in English,
 * where only names are written so, what begins with a capital (`Lake Suite`). Pure.
 */
import { wordsIn } from "./confidence-words.ts";
import { indexedForm, searchForm } from "./query.ts";
import { isEnglish } from "./stop-words.ts";

/** A letter before the first digit: `12 mm` is a value, and `24/7` is none. */
const CODE =
  /(?<![\p{L}\p{N}])[A-Za-z]{1,8}[-/._]?(?:[A-Za-z]{0,4}[-/._]?)?\d[A-Za-z\d]*(?:[-/._][A-Za-z\d]+)*(?![\p{Script=Latin}\p{N}])/gu;
const NAME = /(?<=[\p{L}\p{N},] )\p{Lu}\p{Ll}+(?: (?:\p{Lu}\p{Ll}*|\d+))*/gu;

/** Codes as `namingForm` has them; none of what addresses of mail and of the web are made of. */
export function codesIn(question: string): readonly string[] {
  return formsOf(searchForm(question).replaceAll(ADDRESS, " ").match(CODE) ?? []);
}

const ADDRESS = /(?<!\S)(?:\S+@\S+|https?:\/\/\S+|www\.\S+)/giu;

/** Proper names, as `namingForm` has them. */
export function properNamesIn(question: string): readonly string[] {
  return isEnglish(wordsIn(question)) ? formsOf(searchForm(question).match(NAME) ?? []) : [];
}

/** Words with blanks around, a code without its separators and blanks: `DK 400`, `dk-400` and `DK400` are one. */
export function namingForm(text: string): string {
  const joined = indexedForm(text)
    .toLowerCase()
    .replaceAll(/(?<=\p{L}) (?=\d)/gu, "")
    .replaceAll(/(?<=[\p{L}\p{N}])[-/._](?=[\p{L}\p{N}])/gu, "");
  return ` ${(joined.match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;
}

/** Whether a text in that form names the thing, or one whose code goes on in letters: `M32` in `M32x1.5`. */
export function isNamed(thing: string, form: string): boolean {
  const begun = thing.trimEnd();
  for (let at = form.indexOf(begun); at !== -1; at = form.indexOf(begun, at + 1)) {
    const next = form[at + begun.length] ?? " ";
    if (next === " " || (/\d$/u.test(begun) && /\p{L}/u.test(next))) {
      return true;
    }
  }
  return false;
}

function formsOf(found: readonly string[]): string[] {
  return [...new Set(found.map(namingForm))];
}
