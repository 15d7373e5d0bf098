/**
 * What a search by words asks of D1, in one statement: which phrases the corpus holds, what comes near to words
 * that it does not, and the best passages, unless the words say that something else must be looked for.
 */
import { innerWords } from "./compounds.ts";
import { phraseOf, withoutTranslations } from "./query.ts";
import type { LexicalQuery, Phrases } from "./query.ts";
import type { Reader } from "./round-trips.ts";
import { mayBeMisspelled, tolerance } from "./spelling.ts";
import { bestPassages, isHeld } from "./word-tables.ts";

/** A word of the question that the corpus does not hold, and what it holds in its place. */
export interface Strange {
  readonly word: string;
  /** Words of about that length with the same first letter. */
  readonly neighbours: readonly string[];
  /** Words within it. */
  readonly parts: readonly string[];
}

export interface FirstLook {
  /** Ids, best first; null when something else than the question's own words must be looked for. */
  readonly found: readonly string[] | null;
  readonly strange: readonly Strange[];
  /** Words with translations that the corpus holds as they are. */
  readonly knownForeign: readonly string[];
  /** Whether any document is in another language than English. */
  readonly hasForeign: boolean;
  /** Which of the phrases that were looked up some passage holds. */
  readonly held: ReadonlyMap<string, boolean>;
}

export async function lookFirst(db: Reader, query: LexicalQuery, phrases: Phrases): Promise<FirstLook> {
  const suspects = suspectsOf(query);
  const asked = askedOf(phrases, suspects);
  const { found, strange, hasForeign } = await look(db, asked);
  const unknown = new Map(strange);
  return {
    found,
    hasForeign,
    held: new Map(asked.map(([phrase]) => [phrase, !unknown.has(phrase)])),
    strange: suspects.flatMap(({ word, phrase, said }) => {
      const near = unknown.get(phrase) ?? null;
      return said && near !== null ? [{ word, ...near }] : [];
    }),
    knownForeign: suspects.flatMap(({ word, phrase, translated }) =>
      translated && !unknown.has(phrase) ? [word] : [],
    ),
  };
}

/** Ids of the passages that say most of it, best first; `held` is what a first look told. */
export async function findPassages(
  db: Reader,
  phrases: Phrases,
  held: FirstLook["held"] = new Map(),
): Promise<readonly string[]> {
  return (await look(db, askedOf(phrases, [], held))).found ?? [];
}

/** A word that decides what is looked for: strange to the corpus if it was said, known if it was translated. */
interface Suspect {
  readonly word: string;
  readonly phrase: string;
  readonly said: boolean;
  readonly translated: boolean;
}

function suspectsOf(query: LexicalQuery): Suspect[] {
  const said = new Set(query.words.filter(mayBeMisspelled));
  const translated = new Set(translatedWords(query));
  return [...new Set([...said, ...translated])].map((word) => ({
    word,
    phrase: phraseOf(word),
    said: said.has(word),
    translated: translated.has(word),
  }));
}

/** The words whose translations bring something that the question does not say: all of them, or none. */
function translatedWords(query: LexicalQuery): string[] {
  const all = query.translations.map((translation) => translation.said);
  // If nothing changes without all of the translations, nothing does without some of them.
  return withoutTranslations(query, all).meanings.length === query.meanings.length ? [] : all;
}

interface Row {
  /** JSON of the phrases that nothing holds, each with what comes near to it. */
  readonly strange: string;
  readonly found: string | null;
  readonly hasForeign: 0 | 1;
}

/** A phrase to be looked up: what it is in the question, and what to look for if nothing holds it. */
type Asked = readonly [
  phrase: string,
  role: "said" | "guessed" | "asked",
  /** Whether it is known that some passage holds it. */
  held: 0 | 1,
  /** As the vocabulary would hold it, which is quicker to look at than the index; null where that is not likely to. */
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
}

function askedOf(
  { said, guessed }: Phrases,
  suspects: readonly Suspect[],
  held: FirstLook["held"] = new Map(),
): Asked[] {
  const open = new Map(suspects.map((suspect) => [suspect.phrase, suspect]));
  const ask = (phrase: string, role: Asked[1]): Asked => {
    const suspect = open.get(phrase);
    open.delete(phrase);
    const word = phrase.slice(1, -1);
    return [
      phrase,
      role,
      held.get(phrase) === true ? 1 : 0,
      mayBeMisspelled(word) ? word : null,
      suspect?.said === true ? 1 : 0,
      suspect?.translated === true ? 1 : 0,
      suspect?.said === true ? insteadOf(suspect.word) : null,
    ];
  };
  const isOpen = (phrase: string): boolean => held.get(phrase) !== false;
  return [
    ...said.filter(isOpen).map((phrase) => ask(phrase, "said")),
    ...guessed.filter(isOpen).map((phrase) => ask(phrase, "guessed")),
    ...[...open.keys()].map((phrase) => ask(phrase, "asked")),
  ];
}

function insteadOf(word: string): Instead {
  return {
    initial: word.slice(0, 1),
    shortest: word.length - tolerance(word),
    longest: word.length + tolerance(word) + 1,
    within: innerWords(word),
  };
}

async function look(db: Reader, asked: readonly Asked[]): Promise<Looked> {
  const [answer] = await db.ask<Row>([db.prepare(STATEMENT).bind(JSON.stringify(asked))]);
  const { strange, found, hasForeign } = answer?.results[0] ?? { strange: "[]", found: null, hasForeign: 0 };
  return {
    hasForeign: hasForeign === 1,
    strange: JSON.parse(strange) as Looked["strange"],
    found: typeof found === "string" ? (JSON.parse(found) as string[]) : null,
  };
}

interface Looked extends Pick<FirstLook, "found" | "hasForeign"> {
  readonly strange: readonly (readonly [phrase: string, near: Omit<Strange, "word"> | null])[];
}

/**
 * One pass over what is asked, because SQLite looks at it again for each time that it is named. A phrase that no passage
 * holds would find nothing and slow down all that is found. The expression is put together as `expressionOf` does.
 */
const STATEMENT = `
SELECT strange, CASE WHEN NOT other THEN (
  SELECT json_group_array(id) FROM (${bestPassages(
    `CASE WHEN guessed IS NULL THEN coalesce(said, '""') ELSE coalesce(said || ' OR ' || said || ' OR ', '') || guessed END`,
  )})) END AS found,
  -- Not <>, for which SQLite would look at every document.
  EXISTS (SELECT 1 FROM knowledge_document WHERE language < 'en' OR language > 'en') AS hasForeign
FROM (
  SELECT
    json_group_array(json_array(phrase, CASE WHEN asked ->> 4 THEN json_object(
      'neighbours', (SELECT json_group_array(term) FROM knowledge_term
        WHERE initial = asked ->> '$[6].initial' AND length BETWEEN asked ->> '$[6].shortest' AND asked ->> '$[6].longest'),
      'parts', (SELECT json_group_array(t.term) FROM json_each(asked, '$[6].within') j JOIN knowledge_term t ON t.term = j.value)) END))
      FILTER (WHERE NOT held) AS strange,
    max(CASE held WHEN 1 THEN asked ->> 5 ELSE asked ->> 4 END) AS other,
    group_concat(phrase, ' OR ' ORDER BY place) FILTER (WHERE held AND role = 'said') AS said,
    group_concat(phrase, ' OR ' ORDER BY place) FILTER (WHERE held AND role = 'guessed') AS guessed
  FROM (
    SELECT key AS place, value AS asked, value ->> 0 AS phrase, value ->> 1 AS role,
      CASE WHEN value ->> 2 THEN 1 WHEN EXISTS (SELECT 1 FROM knowledge_term WHERE term = value ->> 3) THEN 1 ELSE ${isHeld("value ->> 0")} END AS held
    -- The limit keeps SQLite from asking for "held" again wherever it is used.
    FROM json_each(?1) LIMIT -1))`;
