/**
 * Revisions: what is served, what is wanted, and what is still missing for it. Reading and declaring
 * only; publish.ts fills a revision and activate.ts switches to it.
 *
 * The statements here and in the neighbouring files are written by hand: they move whole lists in
 * one bound parameter by json_each, which a query builder has no words for. Names: store/schema.ts.
 */
import { revisionAddress } from "./contract.ts";
import type { Manifest, OpenAnswer, RevisionAnswer, ServedDocument } from "./contract.ts";
import type { VectorIndex } from "./vector-index.ts";

/** What a revision is embedded with, as configured now. */
export interface Embedding {
  readonly model: string;
  readonly dimensions: number;
}

/** The value of `embedded_by`. */
export function embeddedBy(embedding: Embedding): string {
  return `${embedding.model}@${embedding.dimensions}`;
}

/** What is served now, or null before the first activation. */
export interface ServedRevision {
  readonly revision: string;
  readonly number: number;
  readonly activatedAt: number;
  readonly embeddingModel: string;
  readonly dimensions: number;
}

/** The newest activation: one row by primary key, cheap enough for every search. */
export async function readServed(db: D1Database): Promise<ServedRevision | null> {
  return servedStatement(db).first<ServedRevision>();
}

export function servedStatement(db: Pick<D1Database, "prepare">): D1PreparedStatement {
  return db.prepare(
    `SELECT a.revision_id AS revision, a.number, a.activated_at AS activatedAt,
              r.embedding_model AS embeddingModel, r.dimensions
       FROM knowledge_activation a JOIN knowledge_revision r ON r.id = a.revision_id
       ORDER BY a.number DESC LIMIT 1`,
  );
}

export async function readManifest(db: D1Database, vectors: VectorIndex, embedding: Embedding): Promise<Manifest> {
  const [served, previous, vectorCount] = await Promise.all([readServed(db), readPrevious(db), countVectors(vectors)]);
  const configured = { embeddingModel: embedding.model, dimensions: embedding.dimensions };
  if (served === null) {
    return { configured, vectorCount, served: null, previous: null };
  }
  const { results } = await db
    .prepare(
      `SELECT d.id, d.source, d.path, d.document, d.revision, d.status, d.superseded_by AS supersededBy, json_group_array(dp.passage_id ORDER BY dp.position) FILTER (WHERE dp.passage_id IS NOT NULL) AS passages
       FROM knowledge_revision_document rd
       JOIN knowledge_document d ON d.id = rd.document_id
       LEFT JOIN knowledge_document_passage dp ON dp.document_id = d.id
       WHERE rd.revision_id = ?1 GROUP BY d.id ORDER BY d.path`,
    )
    .bind(served.revision)
    .all<Omit<ServedDocument, "passages"> & { passages: string }>();
  const documents = results.map((row) => ({ ...row, passages: JSON.parse(row.passages) as string[] }));
  return { configured, vectorCount, served: { ...served, documents }, previous };
}

/** The newest revision that was served before the one served now, as long as it is held. */
async function readPrevious(db: D1Database): Promise<Manifest["previous"]> {
  return db
    .prepare(
      `SELECT a.revision_id AS revision, a.activated_at AS activatedAt, r.embedding_model AS embeddingModel, r.dimensions
       FROM knowledge_activation a JOIN knowledge_revision r ON r.id = a.revision_id
       WHERE a.revision_id <> (SELECT revision_id FROM knowledge_activation ORDER BY number DESC LIMIT 1)
       ORDER BY a.number DESC LIMIT 1`,
    )
    .first<NonNullable<Manifest["previous"]>>();
}

async function countVectors(vectors: VectorIndex): Promise<number | null> {
  try {
    return (await vectors.describe()).vectorCount;
  } catch {
    return null;
  }
}

export type Opened =
  | ({ readonly kind: "opened" } & OpenAnswer)
  | { readonly kind: "other-model"; readonly served: ServedRevision }
  | { readonly kind: "other-dimensions"; readonly dimensions: number };

/** Declares the wanted set of documents. Declaring the same set again resumes it. */
export async function openRevision(
  deps: { readonly db: D1Database; readonly vectors: VectorIndex; readonly now: number },
  embedding: Embedding,
  request: { readonly documents: readonly string[]; readonly rebuild: boolean },
): Promise<Opened> {
  const { db } = deps;
  const [served, index] = await Promise.all([readServed(db), deps.vectors.describe()]);
  if (index.dimensions !== embedding.dimensions) {
    return { kind: "other-dimensions", dimensions: index.dimensions };
  }
  const sameModel =
    served === null || (served.embeddingModel === embedding.model && served.dimensions === embedding.dimensions);
  if (!sameModel && !request.rebuild) {
    return { kind: "other-model", served };
  }
  const documents = [...new Set(request.documents)];
  const revision = await revisionAddress(embedding.model, embedding.dimensions, documents);
  const declare = [
    db
      .prepare(
        `INSERT OR IGNORE INTO knowledge_revision (id, embedding_model, dimensions, opened_at) VALUES (?1, ?2, ?3, ?4)`,
      )
      .bind(revision, embedding.model, embedding.dimensions, deps.now),
    db
      .prepare(
        `INSERT OR IGNORE INTO knowledge_revision_document (revision_id, document_id) SELECT ?1, value FROM json_each(?2)`,
      )
      .bind(revision, JSON.stringify(documents)),
  ];
  if (request.rebuild && sameModel) {
    // Another model needs no forgetting: nothing counts as embedded by it yet, and a resumed
    // rebuild keeps what it has. Not null: a vector is still there, and must be swept one day.
    declare.push(db.prepare(`UPDATE knowledge_passage SET embedded_by = 'forgotten' WHERE embedded_by IS NOT NULL`));
  }
  await db.batch(declare);
  const missing = await readMissing(db, revision, embedding);
  return { kind: "opened", revision, served: served?.revision === revision, missing };
}

/** The state of a revision, or null when there is none of that id (any more). */
export async function readRevision(
  db: D1Database,
  vectors: VectorIndex,
  revision: string,
): Promise<RevisionAnswer | null> {
  const row = await db
    .prepare(
      `SELECT r.embedding_model AS model, r.dimensions, m.number AS mutation
       FROM knowledge_revision r LEFT JOIN knowledge_mutation m ON m.id = r.last_mutation WHERE r.id = ?1`,
    )
    .bind(revision)
    .first<{ model: string; dimensions: number; mutation: number | null }>();
  if (row === null) {
    return null;
  }
  const [missing, processed] = await Promise.all([
    readMissing(db, revision, row),
    row.mutation === null ? null : readProcessed(db, vectors),
  ]);
  const ready = row.mutation === null || (processed !== null && processed >= row.mutation);
  return { missing, vectors: ready ? "ready" : "pending" };
}

/** How far Vectorize has come, as a number of ours; null when it names a mutation we do not know. */
async function readProcessed(db: D1Database, vectors: VectorIndex): Promise<number | null> {
  const { processedUpToMutation } = await vectors.describe();
  return db
    .prepare(`SELECT number FROM knowledge_mutation WHERE id = ?1`)
    .bind(String(processedUpToMutation))
    .first<number>("number");
}

/** Documents of the revision of which a passage is not held, or not embedded by its model. */
export async function readMissing(db: D1Database, revision: string, embedding: Embedding): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT rd.document_id AS id
       FROM knowledge_revision_document rd LEFT JOIN knowledge_document d ON d.id = rd.document_id
       WHERE rd.revision_id = ?1 AND (d.id IS NULL OR d.passage_count <> (
         SELECT count(*) FROM knowledge_document_passage dp JOIN knowledge_passage p ON p.id = dp.passage_id
         WHERE dp.document_id = d.id AND p.embedded_by = ?2))`,
    )
    .bind(revision, embeddedBy(embedding))
    .all<{ id: string }>();
  return results.map((row) => row.id);
}
