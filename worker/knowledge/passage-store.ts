/** Passages with their documents, read from D1 by id. */
import type { Passage } from "./passage.ts";

type Row = Omit<Passage, "headings"> & { readonly headings: string };

/**
 * Those of the passages that the revision holds, by id. Obsolete documents are left out, obsolete parts
 * of a current catalogue are not: what replaces them is an answer. A passage of several documents is
 * quoted from a current one if there is any, then from the most trusted, then from the first by path.
 */
export async function readPassages(
  db: D1Database,
  revision: string,
  ids: readonly string[],
): Promise<Map<string, Passage>> {
  const { results } = await db
    .prepare(
      `SELECT p.id, p.text, p.title, p.headings, p.kind, p.page,
              d.path, d.document, d.revision, d.url, d.language, d.superseded_by AS supersededBy, d.trust,
              CASE d.status WHEN 'current' THEN coalesce(p.status, 'current') ELSE d.status END AS status
       FROM json_each(?1) wanted
       -- CROSS keeps the order: by itself SQLite begins with the revision, which is the whole corpus.
       CROSS JOIN knowledge_passage p ON p.id = wanted.value
       CROSS JOIN knowledge_document_passage dp ON dp.passage_id = p.id
       CROSS JOIN knowledge_revision_document rd ON rd.revision_id = ?2 AND rd.document_id = dp.document_id
       JOIN knowledge_document d ON d.id = dp.document_id
       WHERE d.status <> 'obsolete'
       ORDER BY d.status = 'current' DESC,
         CASE d.trust WHEN 'authoritative' THEN 0 WHEN 'unreviewed' THEN 2 ELSE 1 END, d.path`,
    )
    .bind(JSON.stringify(ids), revision)
    .all<Row>();
  const passages = new Map<string, Passage>();
  for (const row of results) {
    if (!passages.has(row.id)) {
      passages.set(row.id, Object.assign(row, { headings: JSON.parse(row.headings) as string[] }));
    }
  }
  return passages;
}
