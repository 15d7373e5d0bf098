/** Part numbers of a question, looked up in the full-text index of the served parts. */
import { partMentions, spellingsOf, withoutPackaging } from "./part-mentions.ts";
import type { PartMention } from "./part-mentions.ts";
import { findExact, findLike, recordOf } from "./parts.ts";
import type { PartRecord, ResolvedPart } from "./parts.ts";
import type { Reader } from "./round-trips.ts";
import { WORD_TABLES } from "./word-tables.ts";

/** A question compares a few parts at most. */
const MOST_PARTS = 4;
/** Rows looked at: an exact number stands in its own record and in those of its mates. */
const EXACT_ROWS = 60;
const LIKE_ROWS = 250;
/** The shortest beginning by which a misspelled number is looked for. */
const SHORTEST_PREFIX = 4;

/** What is known of each part number in the question, in the question's order of length. */
export async function resolveParts(db: Reader, question: string): Promise<ResolvedPart[]> {
  const mentions = partMentions(question);
  if (mentions.length === 0) {
    return [];
  }
  const records = await readRecords(db, exactExpression(mentions), EXACT_ROWS);
  const found: { mention: PartMention; part: ResolvedPart }[] = [];
  const isCovered = (mention: PartMention): boolean =>
    found.some((other) => other.mention.squeezed.includes(mention.squeezed));
  for (const mention of mentions) {
    const exact = isCovered(mention) ? null : findExact(mention, records);
    if (exact !== null) {
      found.push({ mention, part: exact });
    }
  }
  const open = mentions.filter((mention) => !isCovered(mention) && !coversFound(mention, found));
  if (open.some(({ strong }) => strong)) {
    const [like, elsewhere] = await Promise.all([
      readRecords(db, likeExpression(open), LIKE_ROWS),
      codesInProse(db, open),
    ]);
    for (const mention of open) {
      const part = isCovered(mention) ? null : findLike(mention, like);
      const known = elsewhere.has(mention.squeezed);
      if (part !== null && !(known && part.kind === "near-miss")) {
        found.push({ mention, part });
      } else if (part === null && mention.strong && !known && !mention.text.includes(" ") && !isCovered(mention)) {
        found.push({ mention, part: { kind: "unknown", asked: mention.text } });
      }
    }
  }
  return found.map(({ part }) => part).slice(0, MOST_PARTS);
}

/** A longer run of words around a number that is known already is no number of its own. */
function coversFound(mention: PartMention, found: readonly { readonly mention: PartMention }[]): boolean {
  return found.some((other) => mention.squeezed.includes(other.mention.squeezed));
}

function exactExpression(mentions: readonly PartMention[]): string {
  const codes = mentions.flatMap((mention) => {
    const packed = withoutPackaging(mention);
    return [...spellingsOf(mention.squeezed), ...(packed === null ? [] : spellingsOf(packed.squeezed))];
  });
  return `codes : (${[...new Set(codes)].map((code) => `"${code}"`).join(" OR ")})`;
}

/** Beginnings, long ones more than once, and the words that the tokenizer makes of a number. */
function likeExpression(mentions: readonly PartMention[]): string {
  const terms = mentions.flatMap(({ text, squeezed }) => {
    const prefixes: string[] = [];
    for (let length = squeezed.length; length >= Math.max(SHORTEST_PREFIX, squeezed.length - 5); length -= 1) {
      prefixes.push(`"${squeezed.slice(0, length)}" *`);
    }
    const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    return [...prefixes, ...words.filter((word) => word.length >= SHORTEST_PREFIX).map((word) => `"${word}"`)];
  });
  return `{codes headings} : (${[...new Set(terms)].join(" OR ")})`;
}

/** Sorted here, as in word-tables.ts, and with the limit in the text. */
async function readRecords(db: Reader, expression: string, limit: number): Promise<PartRecord[]> {
  const [found] = await db.ask<{ id: string; number: string | null; text: string }>([
    db
      .prepare(
        `SELECT p.id, p.headings ->> 0 AS number, p.text
       FROM (SELECT rowid AS number, bm25(${WORD_TABLES.part}, 0, 10, 0, 1) AS score FROM ${WORD_TABLES.part}
             WHERE ${WORD_TABLES.part} MATCH ?1 ORDER BY score, rowid LIMIT ${limit}) f
       JOIN knowledge_passage p ON p.number = f.number ORDER BY f.score, f.number`,
      )
      .bind(expression),
  ]);
  const rows = found?.results ?? [];
  return rows.flatMap(({ id, number, text }) => (number === null ? [] : [recordOf(id, number, text)]));
}

/** Codes that documents speak of: a standard, a document number, an arrangement. */
async function codesInProse(db: Reader, mentions: readonly PartMention[]): Promise<Set<string>> {
  const [found] = await db.ask<{ code: string }>([
    db
      .prepare(
        `SELECT value AS code FROM json_each(?1)
       WHERE EXISTS (SELECT 1 FROM ${WORD_TABLES.prose} WHERE ${WORD_TABLES.prose} MATCH '"' || value || '"')`,
      )
      .bind(JSON.stringify(mentions.map(({ squeezed }) => squeezed))),
  ]);
  return new Set(found?.results.map(({ code }) => code));
}
