/** A passage in D1: its row, its words in the full-text index, its mark. publish.ts holds the promises. */
import { codeTerms } from "./codes.ts";
import type { PassageContent } from "./contract.ts";
import { indexedForm } from "./query.ts";
import { vocabularyOf } from "./spelling.ts";
import { WORD_TABLES } from "./word-tables.ts";

export interface AddressedPassage extends PassageContent {
  readonly id: string;
}

/** What is found by words. The address and the language of a passage are no words of it. */
function searchedText(passage: PassageContent): string {
  return `${[passage.title, ...passage.headings].join(" > ")}\n${passage.text}`;
}

/** P2 and P3, in an order that the foreign keys and the number of a new passage ask for. */
export function passageStatements(
  db: D1Database,
  passages: readonly AddressedPassage[],
  mark: string,
): D1PreparedStatement[] {
  const rows = JSON.stringify(
    passages.map((passage) => ({
      id: passage.id,
      kind: passage.kind,
      title: passage.title,
      headings: JSON.stringify(passage.headings),
      text: passage.text,
      documentNumber: passage.documentNumber,
      page: passage.page,
      language: passage.language,
      source: passage.source,
      status: passage.status,
      words: {
        title: indexedForm(passage.title),
        headings: indexedForm(passage.headings.join("\n")),
        text: indexedForm(passage.text),
        codes: codeTerms(indexedForm(`${passage.documentNumber ?? ""}\n${searchedText(passage)}`)).join(" "),
      },
    })),
  );
  const terms = vocabularyOf(indexedForm(passages.map(searchedText).join("\n"))).map((term) => [
    term,
    term.slice(0, 1),
  ]);
  return [
    db
      .prepare(
        `INSERT INTO knowledge_passage (id, kind, title, headings, text, document_number, page, language, source, status, embedded_by)
         SELECT j.value ->> 'id', j.value ->> 'kind', j.value ->> 'title', j.value ->> 'headings', j.value ->> 'text',
           j.value ->> 'documentNumber', j.value ->> 'page', j.value ->> 'language', j.value ->> 'source', j.value ->> 'status',
           CASE WHEN s.id IS NOT NULL THEN ?2 END
         FROM json_each(?1) j LEFT JOIN knowledge_stray_vector s ON s.id = j.value ->> 'id' WHERE true
         ON CONFLICT (id) DO UPDATE SET embedded_by = coalesce(excluded.embedded_by, embedded_by)`,
      )
      .bind(rows, mark),
    ...Object.entries(WORD_TABLES).map(([kind, table]) =>
      db
        .prepare(
          `INSERT OR REPLACE INTO ${table} (rowid, title, headings, text, codes)
           SELECT p.number, j.value ->> '$.words.title', j.value ->> '$.words.headings',
             j.value ->> '$.words.text', j.value ->> '$.words.codes'
           FROM json_each(?1) j JOIN knowledge_passage p ON p.id = j.value ->> 'id' WHERE p.kind = ?2`,
        )
        .bind(rows, kind),
    ),
    db
      .prepare(
        `INSERT OR IGNORE INTO knowledge_term (term, initial, length)
         SELECT value ->> 0, value ->> 1, length(value ->> 0) FROM json_each(?1)`,
      )
      .bind(JSON.stringify(terms)),
    db.prepare(`DELETE FROM knowledge_stray_vector WHERE id IN (SELECT value ->> 'id' FROM json_each(?1))`).bind(rows),
  ];
}
