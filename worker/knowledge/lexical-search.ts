/** The half of the search that goes by words: FTS5 with bm25, misspelled words corrected first. */
import { COLUMN_WEIGHTS } from "./fusion.ts";
import { englishFor } from "./glossary.ts";
import { compoundOf, innerWords } from "./compounds.ts";
import { beginningOf, indexedForm, matchExpression, readQuestion, withoutTranslations } from "./query.ts";
import type { Reader } from "./round-trips.ts";
import { corrections, mayBeMisspelled, tolerance } from "./spelling.ts";
import { isUnknown, WORD_TABLES } from "./word-tables.ts";

const { title, headings, text, codes } = COLUMN_WEIGHTS;
const RANK = `bm25(${title}, ${headings}, ${text}, ${codes})`;

/**
 * Ids of the best passages, best first. Prose and parts are ranked within their kind, and their scores
 * compared as they are: measured better than one index for both, and than ranks. May name passages that are not served: only the rows of the
 * best few are looked at, so the cost beyond the index's own does not grow with the corpus.
 */
export async function searchByWords(db: Reader, question: string, limit: number): Promise<string[]> {
  const query = readQuestion(question);
  const expression = matchExpression(query);
  if (expression === null) {
    return [];
  }
  const translated = query.translations.map(({ said }) => said);
  const suspects = [...new Set([...query.words.filter(mayBeMisspelled), ...translated])];
  // One round trip for both, since most questions hold no word that has to be asked about again.
  const [found, unknown] = await db.ask<{ id: string }>([
    matchStatement(db, expression, limit),
    unknownStatement(db, suspects),
  ]);
  const isStrange = new Set(unknown?.results.map((row) => row.id));
  const strange = query.words.filter((word) => isStrange.has(word));
  const { meant, beginnings } = strange.length === 0 ? NOTHING : await readMeant(db, strange);
  const known = translated.filter((said) => !isStrange.has(said));
  const corrected = matchExpression(withoutTranslations(query, known), meant, beginnings) ?? expression;
  if (corrected === expression) {
    return found?.results.map((row) => row.id) ?? [];
  }
  const [again] = await db.ask<{ id: string }>([matchStatement(db, corrected, limit)]);
  return again?.results.map((row) => row.id) ?? [];
}

function matchStatement(db: Reader, expression: string, limit: number): D1PreparedStatement {
  const best = Object.values(WORD_TABLES).map(
    (table) =>
      `SELECT * FROM (
         SELECT rowid AS number, rank AS score FROM ${table}
         WHERE ${table} MATCH ?1 AND rank MATCH '${RANK}' ORDER BY rank LIMIT ?2)`,
  );
  return db
    .prepare(
      `SELECT p.id FROM (${best.join(" UNION ALL ")}) f JOIN knowledge_passage p ON p.number = f.number
       ORDER BY f.score, p.id LIMIT ?2`,
    )
    .bind(expression, limit);
}

/** Words that no passage holds, in any form that stemming makes equal. */
function unknownStatement(db: Reader, words: readonly string[]): D1PreparedStatement {
  return db
    .prepare(`SELECT value ->> 0 AS id FROM json_each(?1) WHERE ${isUnknown("(value ->> 1)")}`)
    .bind(JSON.stringify(words.map((word) => [word, indexedForm(word).trim()])));
}

interface Meant {
  /** Words of the corpus. */
  readonly meant: readonly string[];
  /** Beginnings of such words. */
  readonly beginnings: readonly string[];
}

const NOTHING: Meant = { meant: [], beginnings: [] };

/** For words that the corpus does not hold: other forms of them, the nearest in spelling, what a compound is made of. */
async function readMeant(db: Reader, words: readonly string[]): Promise<Meant> {
  const shapes = words.map((word) => [
    word.slice(0, 1),
    word.length - tolerance(word),
    word.length + tolerance(word) + 1,
  ]);
  const [near, within, begun] = await db.ask<{ term: string }>([
    db
      .prepare(
        `SELECT DISTINCT t.term FROM json_each(?1) j JOIN knowledge_term t
           ON t.initial = j.value ->> 0 AND t.length BETWEEN j.value ->> 1 AND j.value ->> 2`,
      )
      .bind(JSON.stringify(shapes)),
    db
      .prepare(`SELECT t.term FROM json_each(?1) j JOIN knowledge_term t ON t.term = j.value`)
      .bind(JSON.stringify([...new Set(words.flatMap(innerWords))])),
    db
      .prepare(`SELECT value AS term FROM json_each(?1) WHERE NOT (${isUnknown("value", " *")})`)
      .bind(JSON.stringify([...new Set(words.flatMap(beginningOf))])),
  ]);
  const termsOf = (found: typeof near): string[] => found?.results.map((row) => row.term) ?? [];
  const [neighbours, parts] = [termsOf(near), termsOf(within)];
  const meant = words.flatMap((word) => {
    // A word of another language is not a misspelled one of this.
    const spelled = englishFor(word).length === 0 ? corrections(word, neighbours) : [];
    return spelled.length > 0 ? spelled : compoundOf(word, parts);
  });
  return { meant, beginnings: termsOf(begun) };
}
