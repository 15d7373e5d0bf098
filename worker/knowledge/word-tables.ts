/** The full-text index of each kind of passage; migrations/0001 says why there are two. SQL for both. */
import { COLUMN_WEIGHTS } from "./fusion.ts";
import { CANDIDATES } from "./rank.ts";

export const WORD_TABLES = { prose: "knowledge_prose_words", part: "knowledge_part_words" } as const;

const { title, headings, text, codes } = COLUMN_WEIGHTS;

/** SQL that is true when no passage holds the word that the SQL expression `word` stands for. */
export function isUnknown(word: string): string {
  return `NOT (${isHeld(`'"' || ${word} || '"'`)})`;
}

/** SQL that is true when a passage holds the phrase that the SQL expression `phrase` stands for. */
export function isHeld(phrase: string): string {
  return Object.values(WORD_TABLES)
    .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE ${table} MATCH ${phrase})`)
    .join(" OR ");
}

/**
 * SQL for the ids of the best passages, the best of each index by bm25, as they are; `expression` is SQL too.
 * Sorted here: `ORDER BY rank` has the index plan a query of its own and sort all that it finds. The limit is written
 * into the text: with one that is bound, SQLite plans the whole statement anew whenever it is.
 */
export function bestPassages(expression: string): string {
  const tables = Object.values(WORD_TABLES).map(
    (table) =>
      `SELECT * FROM (
         SELECT rowid AS number, bm25(${table}, ${title}, ${headings}, ${text}, ${codes}) AS score FROM ${table}
         WHERE ${table} MATCH ${expression} ORDER BY score, rowid LIMIT ${CANDIDATES})`,
  );
  return `SELECT p.id FROM (${tables.join(" UNION ALL ")}) f JOIN knowledge_passage p ON p.number = f.number
    ORDER BY f.score, p.id LIMIT ${CANDIDATES}`;
}
