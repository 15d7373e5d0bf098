/**
 * In which language a customer writes. Pure. Chat messages are too short for the statistics of
 * letters that libraries rest on, and hold codes that belong to no language; the words of grammar
 * and courtesy decide, and where nothing does the language stays as it was.
 */
import { WORD_WEIGHTS } from "./language-words.ts";

/** The languages in which Firstline has words of its own. */
export const LANGUAGES = ["en", "de", "fr", "es", "it", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

/** By how much a language must lead over the one spoken so far, in words that belong to it alone. */
const LEAD = 0.9;

/** Addresses, quotations of files, and whatever holds a digit: codes, quantities, numbers of telephones. */
const NO_LANGUAGE = /\S+@\S+|(?:https?:\/\/|www\.)\S+|\S*\p{N}\S*/giu;

/** Letters that tell, however few the words are; a name alone must not reach the lead. */
const LETTERS: readonly (readonly [RegExp, Partial<Record<Language, number>>])[] = [
  [/ß/u, { de: 0.8 }],
  [/[äöü]/u, { de: 0.6 }],
  [/[ñ¿¡]/u, { es: 1 }],
  [/[áíóú]/u, { es: 0.5 }],
  [/[çœêîû]/u, { fr: 0.6 }],
  [/[àè]/u, { fr: 0.3, it: 0.3 }],
  [/(?<!\p{L})è(?!\p{L})/u, { it: 1 }],
  [/[ìò]/u, { it: 0.6 }],
  [/é/u, { fr: 0.3, es: 0.2 }],
];

/** Endings of words that stand in no list. */
const ENDINGS: readonly (readonly [RegExp, Partial<Record<Language, number>>])[] = [
  [/(?:ung|ungen|keit|heit|lich|liche|lichen|isch|ische|schaft)$/u, { de: 0.7 }],
  [/(?:cion|ciones|miento|mente|idad)$/u, { es: 0.5 }],
  [/(?:zione|zioni|aggio|mente|iamo|etto|etti)$/u, { it: 0.5 }],
  [/(?:eux|euse|ement|eur|eurs|ez|oir|aient)$/u, { fr: 0.5 }],
  [/(?:ing|ness|ly|ght|ould)$/u, { en: 0.5 }],
];

/** The language of a message of a customer; `previous` where the message does not tell. */
export function languageOf(text: string, previous: Language): Language {
  const plain = text.normalize("NFKC").toLowerCase().replaceAll(/[’`´]/gu, "'");
  const scripts = scriptOf(plain);
  if (scripts !== "latin") {
    return scripts === "chinese" ? "zh" : previous;
  }
  const scores = scoresOf(plain.replaceAll(NO_LANGUAGE, " "));
  const [best = previous, second = previous] = LANGUAGES.toSorted((a, b) => scores[b] - scores[a]);
  const leads = scores[best] - scores[previous] >= LEAD && scores[best] > scores[second];
  return leads ? best : previous;
}

/** Japanese writes Chinese characters too, but hardly a sentence without its own. */
function scriptOf(text: string): "latin" | "chinese" | "other" {
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) {
    return "other";
  }
  return /\p{Script=Han}/u.test(text) ? "chinese" : "latin";
}

function scoresOf(text: string): Record<Language, number> {
  const scores: Record<Language, number> = { en: 0, de: 0, fr: 0, es: 0, it: 0, zh: 0 };
  const add = (weights: Partial<Record<Language, number>>): void => {
    for (const language of LANGUAGES) {
      scores[language] += weights[language] ?? 0;
    }
  };
  const words = new Set(text.match(/\p{L}+/gu)?.map(withoutAccents));
  for (const word of words) {
    const known = WORD_WEIGHTS.get(word);
    if (known !== undefined) {
      add(known);
    } else {
      ENDINGS.filter(([ending]) => word.length > 5 && ending.test(word)).forEach(([, weights]) => add(weights));
    }
  }
  LETTERS.filter(([letter]) => letter.test(text)).forEach(([, weights]) => add(weights));
  return scores;
}

/** `für` and `fur` are one word here: many type without accents. */
function withoutAccents(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll("ß", "ss");
}
