/** All languages in which requests and complaints are understood: more than those the bot writes itself. */
import { LANGUAGES, languageOf } from "../language.ts";
import { createMatcher } from "../wording-matcher.ts";
import type { WordingMatcher } from "../wording-matcher.ts";
import { CHINESE } from "./chinese.ts";
import { DUTCH } from "./dutch.ts";
import { ENGLISH } from "./english.ts";
import { FRENCH } from "./french.ts";
import { GERMAN } from "./german.ts";
import { ITALIAN } from "./italian.ts";
import { JAPANESE } from "./japanese.ts";
import { POLISH } from "./polish.ts";
import { PORTUGUESE } from "./portuguese.ts";
import { SPANISH } from "./spanish.ts";
import type { Wording } from "./wording.ts";

export const WORDINGS: readonly (readonly [string, Wording])[] = [
  ["en", ENGLISH],
  ["de", GERMAN],
  ["fr", FRENCH],
  ["es", SPANISH],
  ["it", ITALIAN],
  ["zh", CHINESE],
  ["pt", PORTUGUESE],
  ["nl", DUTCH],
  ["ja", JAPANESE],
  ["pl", POLISH],
];

/** A Worker must be ready within a second of its start: the patterns are made when the first message is read. */
let made: readonly (readonly [string, WordingMatcher])[] | null = null;

/** By language. */
export function matchers(): readonly (readonly [string, WordingMatcher])[] {
  made ??= WORDINGS.map(([language, wording]) => [language, createMatcher(wording)]);
  return made;
}

/** Whether nothing speaks against this language; of one that `languageOf` does not know nothing can. */
export function mayBeIn(language: string, text: string): boolean {
  const known = LANGUAGES.find((one) => one === language);
  return known === undefined || languageOf(text, known) === known;
}
