/**
 * Fills a revision with passages. One passage stands in D1 (text), FTS5 (words) and Vectorize (vector);
 * no transaction spans D1 and Vectorize, so these hold in place of one:
 *
 * P1 The address of a passage is the hash of all that is searched and shown. Held and embedded by this
 *    model means: never embedded again, whatever file it stands in.
 * P2 `embedded_by` is set only after Vectorize took the vector; text, words and this mark in one batch.
 * P3 Every vector in Vectorize belongs to a passage with `embedded_by`, or its id is in
 *    `knowledge_stray_vector`: written there before the upsert, struck out by the batch of P2. Whatever
 *    dies in between is swept after the next activation, or struck out when the run is resumed. Struck
 *    out is only what still stands there: what another run swept meanwhile is not marked as embedded.
 * P4 Search sees members of the served revision only. Staging passages may take places among the
 *    candidates of a search, never in its result.
 * P5 After an activation both indexes hold the served revision alone; D1 keeps the texts of the one
 *    before too. Going back to it (restore.ts) embeds again what the last activation removed, and nothing
 *    else: a removed document is gone from search at once, for the price of a few embeddings on a rollback.
 */
import type { Embed } from "../models.ts";
import { embeddedText, passageAddress } from "./contract.ts";
import type { PassagesAnswer, PassagesRequest } from "./contract.ts";
import { EmbeddingFailure } from "./embedding-failure.ts";
import { passageStatements } from "./passage-rows.ts";
import type { AddressedPassage } from "./passage-rows.ts";
import { embeddedBy } from "./revision.ts";
import type { Embedding } from "./revision.ts";
import type { VectorIndex } from "./vector-index.ts";

export interface PublishDeps {
  readonly db: D1Database;
  readonly vectors: VectorIndex;
  readonly embed: Embed;
}

/** Adds one batch. Null when there is no such revision (any more). */
export async function addPassages(
  deps: PublishDeps,
  embedding: Embedding,
  revision: string,
  request: PassagesRequest,
): Promise<PassagesAnswer | null> {
  const { db } = deps;
  const members = await Promise.all(
    request.passages.map(async (passage) => ({ ...passage, id: await passageAddress(passage) })),
  );
  const distinct = new Map(members.map((passage) => [passage.id, passage]));
  const [open, held] = await db.batch<{ id: string }>([
    db.prepare(`SELECT id FROM knowledge_revision WHERE id = ?1`).bind(revision),
    db
      .prepare(`SELECT p.id FROM json_each(?1) j JOIN knowledge_passage p ON p.id = j.value WHERE p.embedded_by = ?2`)
      .bind(JSON.stringify([...distinct.keys()]), embeddedBy(embedding)),
  ]);
  if (open?.results.length !== 1) {
    return null;
  }
  const heldIds = new Set(held?.results.map((row) => row.id));
  const fresh = [...distinct.values()].filter((passage) => !heldIds.has(passage.id));
  const embedStatements = await embedPassages(deps, embedding, revision, fresh);
  await db.batch([...documentStatements(db, request), ...embedStatements, memberStatement(db, members)]);
  return { embedded: fresh.length, reused: members.length - fresh.length };
}

/** Gives the passages their vectors, and answers with what D1 has to hold then: in one batch, by P2. */
export async function embedPassages(
  deps: PublishDeps,
  embedding: Embedding,
  revision: string,
  passages: readonly AddressedPassage[],
): Promise<D1PreparedStatement[]> {
  if (passages.length === 0) {
    return [];
  }
  const mutation = await embedAndUpsert(deps, embedding, passages);
  return [
    ...passageStatements(deps.db, passages, embeddedBy(embedding)),
    ...mutationStatements(deps.db, revision, mutation),
  ];
}

/** The id of the mutation. Rejects with an `EmbeddingFailure` or with Vectorize's error. */
async function embedAndUpsert(
  deps: PublishDeps,
  embedding: Embedding,
  passages: readonly AddressedPassage[],
): Promise<string> {
  // P3: known as a stray until the batch that follows says otherwise.
  await deps.db
    .prepare(`INSERT OR IGNORE INTO knowledge_stray_vector (id) SELECT value FROM json_each(?1)`)
    .bind(JSON.stringify(passages.map((passage) => passage.id)))
    .run();
  const values = await deps.embed(passages.map(embeddedText)).catch((error: unknown) => {
    throw EmbeddingFailure.from(error);
  });
  const odd = values.find((vector) => vector.length !== embedding.dimensions);
  if (odd !== undefined || values.length !== passages.length) {
    throw new EmbeddingFailure(
      `the embedding server gives vectors of ${odd?.length ?? 0} numbers, EMBEDDING_DIMENSIONS is ${embedding.dimensions}`,
    );
  }
  const { mutationId } = await deps.vectors.upsert(
    passages.map((passage, at) => ({
      id: passage.id,
      values: values[at] ?? [],
      metadata: { kind: passage.kind },
    })),
  );
  return mutationId;
}

function documentStatements(db: D1Database, request: PassagesRequest): D1PreparedStatement[] {
  if (request.documents.length === 0) {
    return [];
  }
  return [
    db
      .prepare(
        `INSERT OR IGNORE INTO knowledge_document
           (id, source, path, title, document, revision, date, url, language, status, superseded_by, audience, trust, passage_count)
         SELECT value ->> 'id', value ->> 'source', value ->> 'path', value ->> 'title', value ->> 'document', value ->> 'revision',
           value ->> 'date', value ->> 'url', value ->> 'language', value ->> 'status',
           value ->> 'supersededBy', value ->> 'audience', value ->> 'trust', value ->> 'passageCount'
         FROM json_each(?1)`,
      )
      .bind(JSON.stringify(request.documents)),
  ];
}

function memberStatement(
  db: D1Database,
  members: readonly { readonly document: string; readonly position: number; readonly id: string }[],
): D1PreparedStatement {
  const rows = members.map(({ document, position, id }) => [document, position, id]);
  return db
    .prepare(
      `INSERT OR REPLACE INTO knowledge_document_passage (document_id, position, passage_id)
       SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?1)`,
    )
    .bind(JSON.stringify(rows));
}

function mutationStatements(db: D1Database, revision: string, mutation: string): D1PreparedStatement[] {
  return [
    db.prepare(`INSERT OR IGNORE INTO knowledge_mutation (id) VALUES (?1)`).bind(mutation),
    db.prepare(`UPDATE knowledge_revision SET last_mutation = ?2 WHERE id = ?1`).bind(revision, mutation),
  ];
}
