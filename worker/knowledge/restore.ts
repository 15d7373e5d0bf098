/**
 * Back to an earlier revision: the passages that left the indexes when it was replaced get their words
 * and vectors again, from the texts that D1 kept (P5). Nothing is switched here; activate.ts does that.
 */
import type { RestoreAnswer } from "./contract.ts";
import type { AddressedPassage } from "./passage-rows.ts";
import { embedPassages } from "./publish.ts";
import type { PublishDeps } from "./publish.ts";
import { embeddedBy } from "./revision.ts";
import type { Embedding } from "./revision.ts";

/** Passages put back in one call: as many as one batch of the indexer. */
const RESTORE_LIMIT = 100;

export type Restored =
  | ({ readonly kind: "restored" } & RestoreAnswer)
  | { readonly kind: "unknown" }
  | { readonly kind: "other-model"; readonly model: string; readonly dimensions: number };

interface Row extends Omit<AddressedPassage, "headings" | "page" | "language" | "source" | "status"> {
  readonly headings: string;
  readonly page: number | null;
  readonly language: string | null;
  readonly source: string | null;
  readonly status: "superseded" | "obsolete" | null;
}

export async function restorePassages(deps: PublishDeps, embedding: Embedding, revision: string): Promise<Restored> {
  const { db } = deps;
  const held = await db
    .prepare(`SELECT embedding_model AS model, dimensions FROM knowledge_revision WHERE id = ?1`)
    .bind(revision)
    .first<{ model: string; dimensions: number }>();
  if (held === null) {
    return { kind: "unknown" };
  }
  if (embeddedBy(held) !== embeddedBy(embedding)) {
    return { kind: "other-model", ...held };
  }
  const without = `FROM knowledge_passage p WHERE p.embedded_by IS NOT ?2 AND EXISTS (
    SELECT 1 FROM knowledge_document_passage dp
    JOIN knowledge_revision_document rd ON rd.document_id = dp.document_id
    WHERE dp.passage_id = p.id AND rd.revision_id = ?1)`;
  const mark = embeddedBy(embedding);
  const { results } = await db
    .prepare(
      `SELECT p.id, p.kind, p.title, p.headings, p.text, p.document_number AS documentNumber,
              p.page, p.language, p.source, p.status ${without} ORDER BY p.number LIMIT ${RESTORE_LIMIT}`,
    )
    .bind(revision, mark)
    .all<Row>();
  if (results.length > 0) {
    await db.batch(await embedPassages(deps, embedding, revision, results.map(passageOf)));
  }
  const remaining = await db.prepare(`SELECT count(*) AS n ${without}`).bind(revision, mark).first<number>("n");
  return { kind: "restored", embedded: results.length, remaining: remaining ?? 0 };
}

function passageOf({ headings, page, language, source, status, ...row }: Row): AddressedPassage {
  return {
    ...row,
    headings: JSON.parse(headings) as string[],
    ...(page === null ? {} : { page }),
    ...(language === null ? {} : { language }),
    ...(source === null ? {} : { source }),
    ...(status === null ? {} : { status }),
  };
}
