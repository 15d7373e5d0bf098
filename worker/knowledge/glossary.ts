/**
 * Words of technical support, the trade and everyday life in German, French, Spanish, Chinese and Japanese → the
 * English words that documents use. For matching only; never shown. It stands in for what a multilingual
 * embedding knows by itself, and helps the words' half of the search with any embedding.
 *
 * A row is `English words: German | French | Spanish | Chinese | Japanese`, a shorter one leaves out the last;
 * words without their accents.
 */
import { EVERYDAY_ROWS } from "./glossary-everyday.ts";
import { GENERAL_ROWS } from "./glossary-general.ts";
import { JAPANESE_ROWS } from "./glossary-japanese.ts";
import { PUBLIC_ROWS } from "./glossary-public.ts";
import { SUPPORT_ROWS } from "./glossary-support.ts";
import { TECHNOLOGY_ROWS } from "./glossary-technology.ts";
import { isUnspaced, unspacedRuns } from "./unspaced.ts";

const ROWS = [SUPPORT_ROWS, GENERAL_ROWS, EVERYDAY_ROWS, TECHNOLOGY_ROWS, PUBLIC_ROWS, JAPANESE_ROWS];

const LONGEST_ENDING = /(?:ungen|ern|en|er|es|em|ung|e|n|s|x)$/u;
/** A shorter piece of a compound says too little of the whole. */
const COMPOUND_PIECE = 5;

const european = new Map<string, Set<string>>();
const unspaced = new Map<string, Set<string>>();
/** What stands beside an English word in its rows, as written. */
const beside = new Map<string, Set<string>>();

for (const row of ROWS.flatMap((rows) => rows.trim().split("\n"))) {
  const [english = "", others = ""] = row.split(":");
  const meaning = english.trim().split(" ");
  for (const word of others.split(/[\s|]+/).filter((one) => one !== "")) {
    const [terms, key] = isUnspaced(word) ? [unspaced, word] : [european, stemOf(word)];
    terms.set(key, new Set([...(terms.get(key) ?? []), ...meaning]));
    meaning.forEach((one) => beside.set(one, (beside.get(one) ?? new Set()).add(word)));
  }
}
const unspacedTerms = [...unspaced].toSorted(([a], [b]) => b.length - a.length);
const pieces = Map.groupBy(
  [...european.keys()].filter((word) => word.length >= COMPOUND_PIECE),
  (word) => word.slice(0, COMPOUND_PIECE),
);

/** The English words that a word of another language may stand for; none for one that is not known. */
export function englishFor(word: string): string[] {
  if (unspacedRuns(word).length > 0) {
    return [...new Set(unspacedTermsOf(word).flatMap(({ english }) => english))];
  }
  const plain = withoutAccents(word);
  const direct = european.get(stemOf(plain));
  return direct === undefined ? fromCompound(plain) : [...direct];
}

/** A word or term of a question, with the English words it may stand for. */
export interface Translation {
  readonly said: string;
  readonly english: readonly string[];
}

/** What of a word, or of a run without spaces, is known here. */
export function translationsOf(word: string): Translation[] {
  if (unspacedRuns(word).length > 0) {
    return unspacedTermsOf(word);
  }
  const english = englishFor(word);
  return english.length === 0 ? [] : [{ said: word, english }];
}

/** The other way round: what documents in other languages may say for an English word. */
export function foreignFor(english: string): string[] {
  const word = english.toLowerCase();
  return [...(beside.get(word) ?? beside.get(word.replace(/(?:es|s|ed|ing)$/, "")) ?? [])];
}

/** Longest terms first, each taken out once found. */
function unspacedTermsOf(text: string): Translation[] {
  let rest = text;
  const found: Translation[] = [];
  for (const [said, english] of unspacedTerms) {
    if (rest.includes(said)) {
      rest = rest.replaceAll(said, " ");
      found.push({ said, english: [...english] });
    }
  }
  return found;
}

/** `Kontaktgröße` by its parts, when these make up nearly all of it. */
function fromCompound(word: string): string[] {
  if (word.length < COMPOUND_PIECE * 2 - 1) {
    return [];
  }
  let rest = word;
  const found = new Set<string>();
  const within = Array.from(word, (_, start) => pieces.get(word.slice(start, start + COMPOUND_PIECE)) ?? []);
  for (const piece of within.flat().toSorted((a, b) => b.length - a.length)) {
    if (rest.includes(piece)) {
      rest = rest.replace(piece, " ");
      european.get(piece)?.forEach((english) => found.add(english));
    }
  }
  return rest.replaceAll(" ", "").length > 4 ? [] : [...found];
}

function withoutAccents(word: string): string {
  return word.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replaceAll(/\p{M}/gu, "");
}

function stemOf(word: string): string {
  return word.length > 4 ? word.replace(LONGEST_ENDING, "") : word;
}
