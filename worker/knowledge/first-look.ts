/**
 * The first question to D1 of a search by words, in one statement: which phrases the corpus holds, what comes
 * near to words that it does not, and the best passages, unless the words say that something else must be
 * looked for.
 */
import { cognatesOf } from "./cognates.ts";
import { innerWords } from "./compounds.ts";
import { englishFor, foreignFor } from "./glossary.ts";
import { beginningOf, beginningPhrase, phraseOf, withoutTranslations } from "./query.ts";
import type { LexicalQuery, Phrases } from "./query.ts";
import type { Reader } from "./round-trips.ts";
import { mayBeMisspelled, tolerance } from "./spelling.ts";
import { synonymsOf } from "./thesaurus.ts";
import { bestPassages, isHeld } from "./word-tables.ts";

/** A word of the question that the corpus does not hold, and what it holds in its place. */
export interface Strange {
  readonly word: string;
  /** Words of about that length with the same first letter. */
  readonly neighbours: readonly string[];
  /** Words within it. */
  readonly parts: readonly string[];
  /** Phrases: what is said for the same thing, in this language or another, and its other forms. */
  readonly phrases: readonly string[];
}

export interface FirstLook {
  /** Ids, best first; null when something else than the question's own words must be looked for. */
  readonly found: readonly string[] | null;
  readonly strange: readonly Strange[];
  /** Words with translations that the corpus holds as they are. */
  readonly knownForeign: readonly string[];
  /** The phrases without those that no passage holds: they find nothing, and slow down all that is found. */
  readonly held: (phrases: Phrases) => Phrases;
}

export async function lookFirst(db: Reader, query: LexicalQuery, phrases: Phrases, limit: number): Promise<FirstLook> {
  const suspects = suspectsOf(query);
  const asked = JSON.stringify(askedOf(phrases, suspects));
  const [answer] = await db.ask<Row>([db.prepare(statementFor(limit)).bind(asked)]);
  const row = answer?.results[0];
  const strange = new Map(
    JSON.parse(row?.strange ?? "[]") as readonly (readonly [string, Omit<Strange, "word"> | null])[],
  );
  const isHere = (phrase: string): boolean => !strange.has(phrase);
  return {
    found: typeof row?.found === "string" ? (JSON.parse(row.found) as string[]) : null,
    strange: suspects.flatMap((suspect) => {
      const near = strange.get(suspect.phrase) ?? null;
      return suspect.said && near !== null ? [{ word: suspect.word, ...near }] : [];
    }),
    knownForeign: suspects.flatMap(({ word, phrase, translated }) => (translated && isHere(phrase) ? [word] : [])),
    held: ({ said, guessed }) => ({ said: said.filter(isHere), guessed: guessed.filter(isHere) }),
  };
}

/** A word that decides what is looked for: strange to the corpus if it was said, known if it was translated. */
interface Suspect {
  readonly word: string;
  readonly phrase: string;
  readonly said: boolean;
  readonly translated: boolean;
  /** Phrases to look up if it was said and is strange. */
  readonly instead: readonly string[];
}

/** Past these the rows of a word say too many things. */
const MOST_MEANINGS = 24;
/** Of a long message: looking up a thousand words takes its time. */
const MOST_POSSIBLE = 400;

function suspectsOf(query: LexicalQuery): Suspect[] {
  const said = new Set(query.words.filter(mayBeMisspelled));
  const translated = new Set(translatedWords(query));
  let left = MOST_POSSIBLE;
  return [...new Set([...said, ...translated])].map((word) => {
    const possible = said.has(word) ? possibleFor(word, query.english).slice(0, left) : [];
    left -= possible.length;
    const instead = [...possible.map(phraseOf), ...beginningOf(word).map(beginningPhrase)];
    return { word, phrase: phraseOf(word), said: said.has(word), translated: translated.has(word), instead };
  });
}

/** The words whose translations bring something that the question does not say: all of them, or none. */
function translatedWords(query: LexicalQuery): string[] {
  const all = query.translations.map((translation) => translation.said);
  // If nothing changes without all of the translations, nothing does without some of them.
  return withoutTranslations(query, all).meanings.length === query.meanings.length ? [] : all;
}

/**
 * What is said for the same thing. Only in place of a word that the corpus does not hold: where it has the word itself,
 * its synonyms would bury what was asked, measured worse on seven sets of ten.
 */
function possibleFor(word: string, isEnglish: boolean): string[] {
  const english = englishFor(word);
  const alike = isEnglish || english.length > 0 ? [] : cognatesOf(word);
  const same = new Set([...synonymsOf(word), ...[word, ...english].flatMap(foreignFor)]);
  same.delete(word);
  return [...alike, ...[...same].slice(0, MOST_MEANINGS)];
}

interface Row {
  /** JSON of the phrases that nothing holds, each with what comes near to it. */
  readonly strange: string;
  readonly found: string | null;
}

/** A phrase to be looked up: what it is in the question, and what to look for if nothing holds it. */
type Asked = readonly [
  phrase: string,
  role: "said" | "guessed" | "asked",
  /** As the vocabulary would hold it, which is quicker to look at than the index. */
  word: string | null,
  said: 0 | 1,
  translated: 0 | 1,
  instead: Instead | null,
];

interface Instead {
  readonly initial: string;
  readonly shortest: number;
  readonly longest: number;
  readonly within: readonly string[];
  readonly phrases: readonly string[];
}

function askedOf({ said, guessed }: Phrases, suspects: readonly Suspect[]): Asked[] {
  const open = new Map(suspects.map((suspect) => [suspect.phrase, suspect]));
  const ask = (phrase: string, role: Asked[1]): Asked => {
    const suspect = open.get(phrase);
    open.delete(phrase);
    const word = phrase.slice(1, -1);
    return [
      phrase,
      role,
      mayBeMisspelled(word) ? word : null,
      suspect?.said === true ? 1 : 0,
      suspect?.translated === true ? 1 : 0,
      suspect?.said === true ? insteadOf(suspect) : null,
    ];
  };
  return [
    ...said.map((phrase) => ask(phrase, "said")),
    ...guessed.map((phrase) => ask(phrase, "guessed")),
    ...[...open.keys()].map((phrase) => ask(phrase, "asked")),
  ];
}

function insteadOf({ word, instead }: Suspect): Instead {
  return {
    initial: word.slice(0, 1),
    shortest: word.length - tolerance(word),
    longest: word.length + tolerance(word) + 1,
    within: innerWords(word),
    phrases: instead,
  };
}

/**
 * One pass over what is asked, because SQLite looks at it again for each time that it is named. The expression is put
 * together as `expressionOf` does.
 */
function statementFor(limit: number): string {
  return `
SELECT strange, CASE WHEN NOT other THEN (
  SELECT json_group_array(id) FROM (${bestPassages(
    `CASE WHEN guessed IS NULL THEN coalesce(said, '""') ELSE coalesce(said || ' OR ' || said || ' OR ', '') || guessed END`,
    limit,
  )})) END AS found
FROM (
  SELECT
    json_group_array(json_array(phrase, CASE WHEN asked ->> 3 THEN json_object(
      'neighbours', (SELECT json_group_array(term) FROM knowledge_term
        WHERE initial = asked ->> '$[5].initial' AND length BETWEEN asked ->> '$[5].shortest' AND asked ->> '$[5].longest'),
      'parts', (SELECT json_group_array(t.term) FROM json_each(asked, '$[5].within') j JOIN knowledge_term t ON t.term = j.value),
      'phrases', (SELECT json_group_array(value) FROM json_each(asked, '$[5].phrases') WHERE ${isHeld("value")})) END))
      FILTER (WHERE NOT held) AS strange,
    max(CASE held WHEN 1 THEN asked ->> 4 ELSE asked ->> 3 END) AS other,
    group_concat(phrase, ' OR ' ORDER BY place) FILTER (WHERE held AND role = 'said') AS said,
    group_concat(phrase, ' OR ' ORDER BY place) FILTER (WHERE held AND role = 'guessed') AS guessed
  FROM (
    SELECT key AS place, value AS asked, value ->> 0 AS phrase, value ->> 1 AS role,
      CASE WHEN EXISTS (SELECT 1 FROM knowledge_term WHERE term = value ->> 2) THEN 1 ELSE ${isHeld("value ->> 0")} END AS held
    -- The limit keeps SQLite from asking for "held" again wherever it is used.
    FROM json_each(?1) LIMIT -1))`;
}
