/** The half of the search that goes by words: FTS5 with bm25, misspelled words corrected first. */
import { compoundOf } from "./compounds.ts";
import { lookFirst } from "./first-look.ts";
import type { Strange } from "./first-look.ts";
import { englishFor } from "./glossary.ts";
import { expressionOf, phraseOf, phrasesOf, readQuestion, withoutTranslations } from "./query.ts";
import type { Reader } from "./round-trips.ts";
import { corrections } from "./spelling.ts";
import { bestPassages } from "./word-tables.ts";

/**
 * Ids of the best passages, best first. Prose and parts are ranked within their kind, and their scores
 * compared as they are: measured better than one index for both, and than ranks. May name passages that
 * are not served: only the rows of the best few are looked at, so the cost beyond the index's own does not
 * grow with the corpus.
 */
export async function searchByWords(db: Reader, question: string, limit: number): Promise<readonly string[]> {
  const query = readQuestion(question);
  const said = phrasesOf(query);
  if (expressionOf(said) === null) {
    return [];
  }
  // One trip if the corpus says it in the question's words, else two; one MATCH in either case, which costs
  // more than all the rest.
  const first = await lookFirst(db, query, said, limit);
  if (first.found !== null) {
    return first.found;
  }
  const known = withoutTranslations(query, first.knownForeign);
  const meant = phrasesOf(known, [...likely(first.strange), ...first.strange.flatMap(({ phrases }) => phrases)]);
  const expression = expressionOf(first.held(meant));
  if (expression === null) {
    return [];
  }
  const [found] = await db.ask<{ id: string }>([db.prepare(bestPassages("?1", limit)).bind(expression)]);
  return found?.results.map((row) => row.id) ?? [];
}

/** For words that the corpus does not hold, phrases for the nearest in spelling or for what a compound is made of. */
function likely(strange: readonly Strange[]): string[] {
  const neighbours = [...new Set(strange.flatMap((one) => one.neighbours))];
  const parts = [...new Set(strange.flatMap((one) => one.parts))];
  return strange.flatMap(({ word }) => {
    // A word of another language is not a misspelled one of this.
    const spelled = englishFor(word).length === 0 ? corrections(word, neighbours) : [];
    return (spelled.length > 0 ? spelled : compoundOf(word, parts)).map(phraseOf);
  });
}
