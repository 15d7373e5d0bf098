/** Text → tokens, stems and languages. Pure; embedding and extraction read words the same way. */
import { concepts } from "./concepts.ts";
import { baseFormOf, meaningOf } from "./everyday-words.ts";
import { names, phrases } from "./phrases.ts";
import { stopWords, weakWords } from "./stop-words.ts";

/** `code`: anything with a digit that is no plain number (D38999/26WJ35PN, 22D, 9-35, 13A). */
export interface Token {
  readonly kind: "word" | "number" | "code";
  readonly text: string;
  readonly raw: string;
}

export const LANGUAGES = ["en", "de", "fr", "es", "it", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

const pattern = /[\p{L}\p{N}]+(?:[-./_][\p{L}\p{N}]+|,\d{3}\b)*/gu;

export function tokenise(text: string): Token[] {
  return Array.from(text.normalize("NFKC").matchAll(pattern), (match) => match[0]).flatMap(tokensOf);
}

function tokensOf(raw: string): Token[] {
  if (/\d/.test(raw)) {
    const kind = /^\d+(?:[.,]\d+)*$/.test(raw) ? "number" : "code";
    return [{ kind, text: raw.toLowerCase(), raw }];
  }
  return raw.split(/[-./_]/).map((part) => ({ kind: "word", text: part.toLowerCase(), raw: part }));
}

/** Letters and digits only, so that one code typed in several ways is one string. */
export function squeeze(code: string): string {
  return code.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

const suffixes: readonly (readonly [string, string])[] = [
  ["ations", ""],
  ["ation", ""],
  ["ibility", ""],
  ["ability", ""],
  ["ments", ""],
  ["ment", ""],
  ["ings", ""],
  ["ions", ""],
  ["able", ""],
  ["ible", ""],
  ["ance", ""],
  ["ness", ""],
  ["ing", ""],
  ["ion", ""],
  ["ies", "y"],
  ["ied", "y"],
  ["als", ""],
  ["ers", ""],
  ["al", ""],
  ["ed", ""],
  ["er", ""],
  ["es", ""],
  ["ly", ""],
  ["s", ""],
  ["e", ""],
];

/** Light English stemming: one suffix off, a doubled last consonant made single. */
export function stem(word: string): string {
  if (word.length < 4 || /ss$|us$/.test(word)) {
    return word;
  }
  for (const [suffix, replacement] of suffixes) {
    const left = word.length - suffix.length;
    if (word.endsWith(suffix) && left >= (suffix.length > 1 ? 4 : 3)) {
      return (word.slice(0, left) + replacement).replace(/([bdfgklmnprt])\1$/, "$1").replace(/e$/, "");
    }
  }
  return word;
}

const conceptOf: ReadonlyMap<string, string> = new Map(
  concepts.flatMap((concept) => concept.words.split(" ").map((word): [string, string] => [word, `#${concept.name}`])),
);

/** What two words must share to count as the same: the concept, the meaning, or else the stem. */
export function keyOf(word: string): string {
  return conceptOf.get(word) ?? meaningOf.get(word) ?? stem(baseFormOf.get(word) ?? word);
}

export function isKnownWord(word: string): boolean {
  return [conceptOf, meaningOf, baseFormOf, weakWords, stopWords.en].some((known) => known.has(word));
}

/** Writes the phrases of a question that name one property as one word. */
export function joinPhrases(text: string): string {
  return joinNames(phrases.reduce((result, [phrase, word]) => result.replace(phrase, word), text));
}

function joinNames(text: string): string {
  return names.reduce((result, [phrase, word]) => result.replace(phrase, word), text);
}

/** A text with its words read once. */
export interface Words {
  readonly tokens: readonly Token[];
  readonly keys: ReadonlySet<string>;
}

/** "A-coded" tells one from another as a code does, and is none to the embedding. */
export function readTokens(text: string): Token[] {
  const lettered = /(?<![\p{L}\p{N}])(\p{Lu})-(coded|type|class|grade|style|keyed)(?!\p{L})/gu;
  return tokenise(text.replace(lettered, "$1_0_$2")).map((token) =>
    /^\p{L}_0_\p{L}+$/u.test(token.raw) ? { ...token, kind: "code", text: token.text.replace("_0_", "-") } : token,
  );
}

export function wordsOf(text: string): Words {
  const tokens = readTokens(joinNames(text));
  return { tokens, keys: new Set(tokens.map((token) => keyOf(token.text))) };
}

/** By script, then by which language's small words occur most; English when in doubt. */
export function languageOf(text: string): Language {
  if (/\p{Script=Han}/u.test(text)) {
    return "zh";
  }
  const found = tokenise(text).map((token) => token.text);
  const count = (language: keyof typeof stopWords) => found.filter((word) => stopWords[language].has(word)).length;
  let best: keyof typeof stopWords = "en";
  for (const language of ["de", "fr", "es", "it"] as const) {
    if (count(language) > count(best)) {
      best = language;
    }
  }
  return best;
}

/** Whether a typed word is plausibly a known one: same first letter, one edit, two from nine letters on. */
export function isMisspelling(typed: string, known: string): boolean {
  const allowed = typed.length >= 9 ? 2 : 1;
  if (
    (typed.endsWith("y") && known.startsWith(typed.slice(0, -1))) ||
    typed.length < 4 ||
    known.length < 4 ||
    (typed.length === 4 && known.at(-1) !== typed.at(-1)) ||
    typed[0] !== known[0] ||
    Math.abs(typed.length - known.length) > allowed
  ) {
    return false;
  }
  return editDistance(typed, known) <= allowed;
}

/** Levenshtein, with two neighbours exchanged counted as one edit. */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
