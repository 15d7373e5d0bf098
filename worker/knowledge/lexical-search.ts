/** The half of the search that goes by words: FTS5 with bm25, misspelled words corrected first. */
import { cognatesOf } from "./cognates.ts";
import { compoundOf } from "./compounds.ts";
import { findPassages, lookFirst } from "./first-look.ts";
import type { Strange } from "./first-look.ts";
import { englishFor, foreignFor } from "./glossary.ts";
import { beginningOf, beginningPhrase, expressionOf, phraseOf, phrasesOf, withoutTranslations } from "./query.ts";
import type { LexicalQuery } from "./query.ts";
import type { Reader } from "./round-trips.ts";
import { corrections } from "./spelling.ts";
import { synonymsOf } from "./thesaurus.ts";

/** Past these the rows of a word say too many things. */
const MOST_MEANINGS = 24;
/** Of a long message: looking up a thousand phrases takes its time. */
const MOST_PHRASES = 400;

/**
 * Ids of the best passages, best first. Prose and parts are ranked within their kind, and their scores
 * compared as they are: measured better than one index for both, and than ranks. May name passages that
 * are not served: only the rows of the best few are looked at, so the cost beyond the index's own does not
 * grow with the corpus.
 */
export async function searchByWords(db: Reader, query: LexicalQuery): Promise<readonly string[]> {
  const said = phrasesOf(query);
  if (expressionOf(said) === null) {
    return [];
  }
  // One trip if the corpus says it in the question's words, else two; one MATCH for all in either case, which costs
  // more than all the rest.
  const { found, strange, knownForeign, held, hasForeign } = await lookFirst(db, query, said);
  if (found !== null) {
    return found;
  }
  const instead = strange.flatMap(({ word }) => insteadOf(word, query.english, hasForeign)).slice(0, MOST_PHRASES);
  const meant = phrasesOf(withoutTranslations(query, knownForeign), [...strange.flatMap(likely), ...instead]);
  return findPassages(db, meant, held);
}

/** For a word that the corpus does not hold, phrases for the nearest in spelling or for what a compound is made of. */
function likely({ word, neighbours, parts }: Strange): string[] {
  // A word of another language is not a misspelled one of this.
  const spelled = englishFor(word).length === 0 ? corrections(word, neighbours) : [];
  return (spelled.length > 0 ? spelled : compoundOf(word, parts)).map(phraseOf);
}

/**
 * Phrases: what is said for the same thing, in this language or another, and other forms of the word. Only in place of
 * a word that the corpus does not hold: where it has the word itself, its synonyms would bury what was asked, measured
 * worse on seven sets of ten.
 */
function insteadOf(word: string, isEnglish: boolean, hasForeign: boolean): string[] {
  const english = englishFor(word);
  const alike = isEnglish || english.length > 0 ? [] : cognatesOf(word);
  const foreign = hasForeign ? [word, ...english].flatMap(foreignFor) : [];
  const same = new Set([...synonymsOf(word), ...foreign]);
  same.delete(word);
  const possible = [...alike, ...[...same].slice(0, MOST_MEANINGS)];
  return [...possible.map(phraseOf), ...beginningOf(word).map(beginningPhrase)];
}
