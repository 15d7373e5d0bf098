/** The half of the search that goes by words: FTS5 with bm25, misspelled words corrected first. */
import { COLUMN_WEIGHTS } from "./fusion.ts";
import { englishFor, foreignFor } from "./glossary.ts";
import { cognatesOf } from "./cognates.ts";
import { compoundOf, innerWords } from "./compounds.ts";
import { beginningOf, indexedForm, matchExpression, readQuestion, withoutTranslations } from "./query.ts";
import type { LexicalQuery } from "./query.ts";
import type { Reader } from "./round-trips.ts";
import { isEnglish } from "./stop-words.ts";
import { corrections, mayBeMisspelled, tolerance } from "./spelling.ts";
import { synonymsOf } from "./thesaurus.ts";
import { isUnknown, WORD_TABLES } from "./word-tables.ts";

const { title, headings, text, codes } = COLUMN_WEIGHTS;
const WEIGHTS = `${title}, ${headings}, ${text}, ${codes}`;

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
  const suspects = suspectsOf(query, expression);
  // One trip if the corpus says it in the question's words, else two; one MATCH in either case, which costs
  // more than all the rest.
  const [first] = await db.ask<FirstRow>([firstStatement(db, suspects, expression, limit)]);
  const rows = first?.results ?? [];
  const isKnown = new Map(rows.flatMap((row) => (row.kind === "suspect" ? [[row.id, row.known === 1] as const] : [])));
  const isFinal = suspects.every(({ word, said, translated }) => (isKnown.get(word) === true ? !translated : !said));
  if (isFinal) {
    return rows.flatMap((row) => (row.kind === "found" ? [row.id] : []));
  }
  const strange = suspects.flatMap(({ word, said }) => (said && isKnown.get(word) === false ? [word] : []));
  const near = rows.flatMap((row) =>
    row.kind === "suspect" && row.near !== null ? [JSON.parse(row.near) as Near] : [],
  );
  const { meant, beginnings } = meantBy(strange, near, isEnglish(allWords(question)));
  const known = suspects.flatMap(({ word, translated }) => (translated && isKnown.get(word) === true ? [word] : []));
  const corrected = matchExpression(withoutTranslations(query, known), meant, beginnings) ?? expression;
  const [found] = await db.ask<{ id: string }>([
    db.prepare(`${best("?1", "?2")} ORDER BY f.score, p.id LIMIT ?2`).bind(corrected, limit),
  ]);
  return found?.results.map((row) => row.id) ?? [];
}

/** A word that decides what is looked for: unknown to the corpus if it was said, known if it was translated. */
interface Suspect {
  readonly word: string;
  readonly said: boolean;
  readonly translated: boolean;
}

function suspectsOf(query: LexicalQuery, expression: string): Suspect[] {
  const said = new Set(query.words.filter(mayBeMisspelled));
  const all = query.translations.map((translation) => translation.said);
  // If nothing changes without all of the translations, nothing does without some of them.
  const translated = new Set(matchExpression(withoutTranslations(query, all)) === expression ? [] : all);
  return [...new Set([...said, ...translated])].map((word) => ({
    word,
    said: said.has(word),
    translated: translated.has(word),
  }));
}

type FirstRow =
  | { readonly kind: "suspect"; readonly id: string; readonly known: 0 | 1; readonly near: string | null }
  | { readonly kind: "found"; readonly id: string };

/** What the corpus holds in place of a word that it does not hold. */
interface Near {
  /** Words of about that length with the same first letter. */
  readonly neighbours: readonly string[];
  /** Words within it. */
  readonly parts: readonly string[];
  readonly beginnings: readonly string[];
}

/**
 * From the best of each index; the places of the bound values as they stand in the statement. Sorted by SQLite, which
 * keeps the best few alone: `ORDER BY rank` has the index plan a query of its own and sort all that it finds.
 */
function best(expression: string, limit: string): string {
  const tables = Object.values(WORD_TABLES).map(
    (table) =>
      `SELECT * FROM (
         SELECT rowid AS number, bm25(${table}, ${WEIGHTS}) AS score FROM ${table}
         WHERE ${table} MATCH ${expression} ORDER BY score, rowid LIMIT ${limit})`,
  );
  return `SELECT p.id FROM (${tables.join(" UNION ALL ")}) f JOIN knowledge_passage p ON p.number = f.number`;
}

/**
 * Which of the words the corpus holds, in any form that stemming makes equal; for those it does not, what
 * comes near; and the best passages, unless the words say that something else must be looked for: an empty
 * phrase finds nothing and costs nothing.
 */
function firstStatement(
  db: Reader,
  suspects: readonly Suspect[],
  expression: string,
  limit: number,
): D1PreparedStatement {
  const asked = suspects.map(({ word, said, translated }) => ({
    word,
    form: indexedForm(word).trim(),
    said: Number(said),
    translated: Number(translated),
    initial: word.slice(0, 1),
    shortest: word.length - tolerance(word),
    longest: word.length + tolerance(word) + 1,
    within: innerWords(word),
    beginnings: beginningOf(word),
  }));
  const unlessOther = `CASE WHEN EXISTS (SELECT 1 FROM suspect WHERE CASE known WHEN 1 THEN translated ELSE said END) THEN '""' ELSE ?2 END`;
  return db
    .prepare(
      `WITH suspect AS MATERIALIZED (
         SELECT value AS asked, value ->> 'word' AS word, value ->> 'said' AS said,
                value ->> 'translated' AS translated, NOT (${isUnknown("(value ->> 'form')")}) AS known
         FROM json_each(?1))
       SELECT 'suspect' AS kind, word AS id, known, CASE WHEN NOT known AND said THEN json_object(
         'neighbours', (SELECT json_group_array(term) FROM knowledge_term
           WHERE initial = asked ->> 'initial' AND length BETWEEN asked ->> 'shortest' AND asked ->> 'longest'),
         'parts', (SELECT json_group_array(t.term) FROM json_each(asked, '$.within') j
           JOIN knowledge_term t ON t.term = j.value),
         'beginnings', (SELECT json_group_array(value) FROM json_each(asked, '$.beginnings')
           WHERE NOT (${isUnknown("value", " *")}))) END AS near
       FROM suspect
       UNION ALL
       SELECT 'found', id, NULL, NULL FROM (${best(unlessOther, "?3")} ORDER BY f.score, p.id LIMIT ?3)`,
    )
    .bind(JSON.stringify(asked), expression, limit);
}

/**
 * For words that the corpus does not hold: the nearest in spelling or what a compound is made of, what is said for
 * the same thing in this language or another, and other forms. Where a corpus has the word itself, its synonyms
 * would bury what was asked: measured worse on seven sets of ten.
 */
function meantBy(
  words: readonly string[],
  near: readonly Near[],
  english: boolean,
): { readonly meant: readonly string[]; readonly beginnings: readonly string[] } {
  const neighbours = [...new Set(near.flatMap((one) => one.neighbours))];
  const parts = [...new Set(near.flatMap((one) => one.parts))];
  const likely = words.flatMap((word) => {
    // A word of another language is not a misspelled one of this.
    const spelled = englishFor(word).length === 0 ? corrections(word, neighbours) : [];
    return spelled.length > 0 ? spelled : compoundOf(word, parts);
  });
  const possible = words.flatMap((word) => {
    const alike = english || englishFor(word).length > 0 ? [] : cognatesOf(word);
    return [...alike, ...sameAs(word).slice(0, MOST_MEANINGS)];
  });
  return {
    meant: [...likely, ...possible.slice(0, MOST_POSSIBLE)],
    beginnings: [...new Set(near.flatMap((one) => one.beginnings))],
  };
}

/** Past these the rows of a word say too many things. */
const MOST_MEANINGS = 24;
/** Of a long message in words that the corpus does not hold: a MATCH of a thousand terms takes its time. */
const MOST_POSSIBLE = 200;

function sameAs(word: string): string[] {
  const english = englishFor(word);
  return [...new Set([...synonymsOf(word), ...[word, ...english].flatMap(foreignFor)])].filter((one) => one !== word);
}

function allWords(question: string): readonly string[] {
  return question.toLowerCase().match(/\p{L}+/gu) ?? [];
}
