/**
 * The switch to another revision, and what it leaves behind. All that searching reads changes in one
 * D1 batch: a search sees the old revision or the new one. publish.ts holds the invariants (P1-P5).
 */
import type { ActivateAnswer, SweepAnswer } from "./contract.ts";
import { readMissing, readServed } from "./revision.ts";
import type { VectorIndex } from "./vector-index.ts";
import { isUnknown, WORD_TABLES } from "./word-tables.ts";

/** Most ids that Vectorize deletes in one call, and most calls made by one request. */
const DELETE_LIMIT = 100;
const DELETE_CALLS = 5;

export type Activated =
  | ({ readonly kind: "activated" } & ActivateAnswer)
  | { readonly kind: "unknown" }
  | { readonly kind: "incomplete"; readonly missing: readonly string[] }
  | { readonly kind: "overtaken" };

/** Serves the revision from now on. `after` is the activation that the caller believes to be the newest. */
export async function activateRevision(
  db: D1Database,
  revision: string,
  after: number,
  now: number,
): Promise<Activated> {
  const served = await readServed(db);
  if (served?.revision === revision) {
    return { kind: "activated", number: served.number, removed: 0 };
  }
  if ((served?.number ?? 0) !== after) {
    return { kind: "overtaken" };
  }
  const row = await db
    .prepare(`SELECT embedding_model AS model, dimensions FROM knowledge_revision WHERE id = ?1`)
    .bind(revision)
    .first<{ model: string; dimensions: number }>();
  if (row === null) {
    return { kind: "unknown" };
  }
  const missing = await readMissing(db, revision, row);
  if (missing.length > 0) {
    return { kind: "incomplete", missing };
  }
  const number = after + 1;
  try {
    const results = await db.batch(switchStatements(db, revision, number, now));
    return { kind: "activated", number, removed: results[STRAYS]?.meta.changes ?? 0 };
  } catch (error) {
    // The number is the primary key: of two activations at once the second fails as a whole.
    if ((await readServed(db))?.number === after) {
      throw error;
    }
    return { kind: "overtaken" };
  }
}

/** Where in the batch the passages leaving the indexes are counted. */
const STRAYS = 3;

function switchStatements(db: D1Database, revision: string, number: number, now: number): D1PreparedStatement[] {
  const outside = `NOT EXISTS (
    SELECT 1 FROM knowledge_document_passage dp
    JOIN knowledge_revision_document rd ON rd.document_id = dp.document_id
    WHERE dp.passage_id = knowledge_passage.id AND rd.revision_id = ?1)`;
  return [
    db
      .prepare(`INSERT INTO knowledge_activation (number, revision_id, activated_at) VALUES (?1, ?2, ?3)`)
      .bind(number, revision, now),
    // Kept are the revision served now and the one before; staging ones go, whoever was filling them.
    db.prepare(
      `DELETE FROM knowledge_revision WHERE id NOT IN (
         SELECT revision_id FROM knowledge_activation GROUP BY revision_id ORDER BY max(number) DESC LIMIT 2)`,
    ),
    db.prepare(`DELETE FROM knowledge_document WHERE id NOT IN (SELECT document_id FROM knowledge_revision_document)`),
    db
      .prepare(
        `INSERT OR IGNORE INTO knowledge_stray_vector (id)
         SELECT id FROM knowledge_passage WHERE embedded_by IS NOT NULL AND ${outside}`,
      )
      .bind(revision),
    ...Object.values(WORD_TABLES).map((table) =>
      db
        .prepare(`DELETE FROM ${table} WHERE rowid IN (SELECT number FROM knowledge_passage WHERE ${outside})`)
        .bind(revision),
    ),
    db
      .prepare(`UPDATE knowledge_passage SET embedded_by = NULL WHERE embedded_by IS NOT NULL AND ${outside}`)
      .bind(revision),
    db.prepare(`DELETE FROM knowledge_passage WHERE id NOT IN (SELECT passage_id FROM knowledge_document_passage)`),
    // A word that no passage holds any more must not be offered as a correction.
    db.prepare(`DELETE FROM knowledge_term WHERE ${isUnknown("term")}`),
    db.prepare(`DELETE FROM knowledge_mutation WHERE number < (SELECT max(number) FROM knowledge_mutation) - 10000`),
  ];
}

/** Deletes stray vectors, some hundreds a call; the caller repeats while any remain. */
export async function sweepVectors(db: D1Database, vectors: VectorIndex): Promise<SweepAnswer> {
  let swept = 0;
  for (let call = 0; call < DELETE_CALLS; call += 1) {
    const { results } = await db
      .prepare(`SELECT id FROM knowledge_stray_vector LIMIT ?1`)
      .bind(DELETE_LIMIT)
      .all<{ id: string }>();
    if (results.length === 0) {
      break;
    }
    const ids = results.map((row) => row.id);
    const { mutationId } = await vectors.deleteByIds(ids);
    const list = JSON.stringify(ids);
    await db.batch([
      db.prepare(`DELETE FROM knowledge_stray_vector WHERE id IN (SELECT value FROM json_each(?1))`).bind(list),
      // A run that added one of them back in this very moment has lost its vector: the passage counts
      // as not embedded, so that the next run notices.
      db
        .prepare(`UPDATE knowledge_passage SET embedded_by = NULL WHERE id IN (SELECT value FROM json_each(?1))`)
        .bind(list),
      db.prepare(`INSERT OR IGNORE INTO knowledge_mutation (id) VALUES (?1)`).bind(mutationId),
    ]);
    swept += ids.length;
  }
  const remaining = await db.prepare(`SELECT count(*) AS n FROM knowledge_stray_vector`).first<number>("n");
  return { swept, remaining: remaining ?? 0 };
}
