/**
 * A question as an FTS5 expression. Pure. A user's own text never reaches MATCH: quotes, `OR`,
 * `NEAR(` and the like would be syntax, and most of them an error.
 */
import { codesOf } from "./codes.ts";
import { translationsOf } from "./glossary.ts";
import type { Translation } from "./glossary.ts";
import { figuresFor } from "./number-words.ts";
import { isEnglish, isInAnotherLanguage, STOP_WORDS } from "./stop-words.ts";
import { technicalWords } from "./thesaurus.ts";
import { isParticlePair, isUnspaced, pairsSpaced, runsSpaced, unspacedRuns } from "./unspaced.ts";

/** More words than this say nothing new and only cost time. */
const WORD_LIMIT = 48;
/** From this length a squeezed code also stands for the longer codes that begin with it. */
const PREFIX_LENGTH = 6;

const SHORTEST_INFLECTED = 5;

/** A figure with decimals is one word: quoted, it is the phrase of its halves. */
const WORD = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+/gu;

export interface LexicalQuery {
  /** The words of the question without stop words, in lower case, each once. */
  readonly words: readonly string[];
  /** Whether its small words are English. */
  readonly english: boolean;
  /** Part numbers and the like, squeezed. */
  readonly codes: readonly string[];
  /** What the words may mean in a manual's English: other languages, figures, the trade's own terms. */
  readonly meanings: readonly string[];
  /** Those of the meanings that are translations, by what they translate. */
  readonly translations: readonly Translation[];
  /** Beginnings of words whose endings change; none of an English question, which the index stems itself. */
  readonly beginnings: readonly string[];
}

/** What both the passages and the questions are brought to: `mm²` and `mm2`, `½` and `1/2` are equal. */
export function searchForm(text: string): string {
  return text.normalize("NFKC");
}

/** What the full-text index holds of a text. */
export function indexedForm(text: string): string {
  return pairsSpaced(searchForm(text));
}

export function readQuestion(question: string): LexicalQuery {
  const written = searchForm(question).slice(0, 2_000);
  const text = pairsSpaced(written);
  const all = [...new Set([...text.matchAll(WORD)].map(([word]) => word.toLowerCase()))];
  const telling = all.filter((word) => !STOP_WORDS.has(word) && !isParticlePair(word));
  const words = (telling.length > 0 ? telling : all).slice(0, WORD_LIMIT);
  const spaced = words.filter((word) => !isUnspaced(word));
  // `four` is an oven in French: an English question means what it says.
  const english = isEnglish(all);
  const foreign = english ? [] : spaced;
  const translations = [...unspacedRuns(written), ...foreign].flatMap(translationsOf);
  const meanings = new Set([
    ...translations.flatMap(({ english }) => english),
    ...spaced.flatMap(figuresFor),
    ...technicalWords(written),
  ]);
  return {
    words,
    english,
    codes: codesOf(runsSpaced(written)).slice(0, WORD_LIMIT),
    meanings: [...meanings].filter((word) => !words.includes(word)).slice(0, WORD_LIMIT),
    translations,
    beginnings: isInAnotherLanguage(all) ? words.flatMap(beginningOf) : [],
  };
}

/** The question without the translations of what the corpus says in the question's own words. */
export function withoutTranslations(query: LexicalQuery, known: readonly string[]): LexicalQuery {
  const [needless, needed] = [true, false].map(
    (isKnown) =>
      new Set(
        query.translations.filter(({ said }) => known.includes(said) === isKnown).flatMap(({ english }) => english),
      ),
  );
  const meanings = query.meanings.filter((word) => needless?.has(word) !== true || needed?.has(word) === true);
  return { ...query, meanings };
}

/** What stays of a word of German, French or Spanish in most of its forms; none of a short word or of a code. */
export function beginningOf(word: string): string[] {
  if (word.length < SHORTEST_INFLECTED || !/^[\p{L}\p{M}]+$/u.test(word)) {
    return [];
  }
  const plain = word.replaceAll("ß", "ss").normalize("NFD").replaceAll(/\p{M}/gu, "");
  const stem = plain.replace(/(?:ungen|ung|ern|en|em|er|es|as|os|e|a|o|n|s|x|t)$/u, "");
  return [stem.length >= SHORTEST_INFLECTED - 1 ? stem : plain];
}

/** The question with all that its words may mean, as one text. */
export function expandedText(question: string, { words, meanings }: LexicalQuery = readQuestion(question)): string {
  return meanings.length === 0 ? question : [question, ...words, ...meanings].join(" ");
}

/** Phrases of FTS5: what a question says, and what that may mean. */
export interface Phrases {
  readonly said: readonly string[];
  readonly guessed: readonly string[];
}

/**
 * Words and codes, longer codes that begin so, and what they may mean; `found` is what the corpus holds in place of
 * words.
 */
export function phrasesOf(query: LexicalQuery, found: readonly string[] = []): Phrases {
  const said = [...new Set([...query.words, ...query.codes])].map(quote);
  for (const code of [...query.codes, ...query.words.filter((word) => /\p{N}/u.test(word))]) {
    if (code.length >= PREFIX_LENGTH) {
      said.push(beginningPhrase(code));
    }
  }
  const meanings = [...query.meanings.map(quote), ...query.beginnings.map(beginningPhrase)];
  return { said, guessed: [...new Set([...found, ...meanings])] };
}

/** The MATCH expression: any of the phrases. Null when there are none. */
export function expressionOf({ said, guessed }: Phrases): string | null {
  // bm25 counts a term as often as it stands in the expression: what was said weighs more than what it may mean.
  const all = guessed.length === 0 ? said : [...said, ...said, ...guessed];
  return all.length === 0 ? null : all.join(" OR ");
}

/** All that the question says and may mean, whether the corpus holds it or not. */
export function matchExpression(query: LexicalQuery): string | null {
  return expressionOf(phrasesOf(query));
}

/** The phrase that stands for a word in what the index holds. */
export function phraseOf(word: string): string {
  return quote(indexedForm(word).trim());
}

export function beginningPhrase(beginning: string): string {
  return `${quote(beginning)} *`;
}

/** A word, or a few in a row, as FTS5 takes them literally. */
function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
