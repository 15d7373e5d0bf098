/**
 * In which language a document is. Pure. What a person states goes before what the text reads as, and that before
 * what the file claims of itself: word processors and templates claim the language of whoever installed them.
 */
import { eld } from "eld/small";
import type { LanguageStatement } from "./details.ts";
import { splitText } from "./split-text.ts";

/** Pieces that are judged each by itself, so that a quotation or a table counts for no more than its length. */
const PIECE = 800;
/** Of a long document, evenly spread. */
const MOST_PIECES = 40;
/** Letters below which nothing is said: a heading, a list of codes. */
const FEWEST_LETTERS = 20;
/** Share of the letters that one language must have. */
const MAJORITY = 0.6;

/** Addresses, and whatever holds a digit: codes, quantities. */
const NO_LANGUAGE = /\S+@\S+|(?:https?:\/\/|www\.)\S+|\S*\p{N}\S*/giu;

interface SettledLanguage {
  readonly language: string;
  /** Where what is stated and the text disagree. */
  readonly note: string | null;
}

/** `texts` are what customers would be shown, in order. */
export function settledLanguage(
  { stated, claimed, fallback }: LanguageStatement,
  texts: readonly string[],
): SettledLanguage {
  const read = languageRead(texts);
  const said = stated ?? claimed;
  if (said === null || read === null || primary(said) === primary(read)) {
    return { language: said ?? read ?? fallback ?? "en", note: null };
  }
  return stated === null
    ? {
        language: read,
        note: `says that it is in ${said} and reads as ${read}: state \`language\` if it is not ${read}`,
      }
    : { language: stated, note: `is stated to be in ${stated} and reads as ${read}: is \`language\` right?` };
}

/** The language that most of the text is plainly in, as a tag of two letters; null where nothing is plain. */
export function languageRead(texts: readonly string[]): string | null {
  const pieces = spread(splitText(texts.join("\n"), PIECE));
  const letters = new Map<string | null, number>();
  for (const piece of pieces.map((text) => text.replaceAll(NO_LANGUAGE, " "))) {
    const language = languageOfPiece(piece);
    letters.set(language, (letters.get(language) ?? 0) + lettersIn(piece));
  }
  const all = [...letters.values()].reduce((sum, count) => sum + count, 0);
  const [best] = [...letters].toSorted(([, a], [, b]) => b - a);
  return best === undefined || best[1] < FEWEST_LETTERS || best[1] < MAJORITY * all ? null : best[0];
}

function languageOfPiece(text: string): string | null {
  // Chinese among names and codes in Latin letters: a word of it takes about two signs. Japanese has letters of its own.
  const signs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.match(/\p{Script=Latin}+/gu)?.length ?? 0;
  if (signs > 0 && !/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) {
    return signs / 2 > words ? "zh" : languageOfPiece(text.replaceAll(/\p{Script=Han}/gu, " "));
  }
  const result = eld.detect(text);
  return result.isReliable() ? result.language : null;
}

/** A Chinese sign says as much as three letters. */
function lettersIn(text: string): number {
  return (text.match(/\p{L}/gu)?.length ?? 0) + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function spread(pieces: readonly string[]): readonly string[] {
  const step = pieces.length / MOST_PIECES;
  return step <= 1 ? pieces : Array.from({ length: MOST_PIECES }, (_, at) => pieces[Math.floor(at * step)] ?? "");
}

function primary(tag: string): string {
  return tag.split("-")[0]?.toLowerCase() ?? tag;
}
