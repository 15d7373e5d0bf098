/** Runs of the indexer over a folder of a few documents, each test with a folder of its own and nothing published before. */
import { afterAll, afterEach, beforeEach, expect, vi } from "vitest";
import { IndexFailure } from "../../rag-indexer/failure.ts";
import type { Summary } from "../../rag-indexer/report.ts";
import type { IndexOptions } from "../../rag-indexer/run.ts";
import type { VectorIndex } from "../../worker/knowledge/vector-index.ts";
import { knowledgeFolder } from "./knowledge-folder.ts";
import type { KnowledgeFolder } from "./knowledge-folder.ts";
import { startKnowledgeWorker } from "./knowledge-worker.ts";

export const PARTS_HEADER = "part_number,family,description,mates_with,status,superseded_by";

export const FILES = {
  "README.md": "Not a document.",
  "crimping.md":
    "---\ntitle: Crimping contacts\ndocument: FM-4001\nrevision: C\n---\n# Crimping contacts\n\n## Strip length\n\nStrip 7.1 mm of insulation.\n\n## Crimp height\n\nMeasure the crimp height with a micrometer.\n",
  "sealing/ip67.md":
    "---\ntitle: Sealing\n---\n## Rear seals\n\nAn unused cavity needs a sealing plug, or the connector is not IP67.\n",
  "parts.csv": `${PARTS_HEADER}\nD38999/26WJ35PN,Series III,Straight plug,D38999/24WJ35SN,active,\nD38999/24WJ35SN,Series III,Jam nut receptacle,,active,\n`,
};

const worker = await startKnowledgeWorker();

export const { harness, embeddings, search } = worker;

/** Of the test that runs, holding `FILES`. */
export let folder: KnowledgeFolder;

/** To be called once, where a file of tests begins. */
export function prepareRuns(): void {
  vi.setConfig({ testTimeout: 30_000 });
  beforeEach(async () => {
    await forgetEverything();
    folder = await knowledgeFolder(FILES);
    embeddings.clear();
    embeddings.refuse(0);
  }, 60_000);
  afterEach(async () => {
    await folder.delete();
  });
  afterAll(async () => {
    await worker.close();
  });
}

export function index({ folder: path, ...options }: Partial<IndexOptions> = {}): Promise<Summary> {
  return worker.index(path ?? folder.path, options);
}

export async function firstPath(question: string): Promise<string | undefined> {
  return (await search(question)).hits[0]?.passage.path;
}

export async function failureOf(run: Promise<Summary>): Promise<string> {
  const error = await run.then(
    () => new Error("it passed"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IndexFailure);
  return error instanceof IndexFailure ? error.message : "";
}

/** Rows of the full-text index, of the passages, and of the strays; and what Vectorize holds. */
export async function counts(): Promise<Record<string, number>> {
  const { DB, VECTORIZE } = await harness.getWorker<{ DB: D1Database; VECTORIZE: VectorIndex }>().getEnv();
  const row = await DB.prepare(
    `SELECT (SELECT count(*) FROM knowledge_prose_words) + (SELECT count(*) FROM knowledge_part_words) AS texts,
            (SELECT count(*) FROM knowledge_passage) AS passages,
            (SELECT count(*) FROM knowledge_stray_vector) AS strays`,
  ).first<Record<string, number>>();
  return { ...row, vectors: (await VECTORIZE.describe()).vectorCount };
}

/** An empty Worker, some twenty times as fast as a reset of the harness. */
async function forgetEverything(): Promise<void> {
  const { DB, VECTORIZE } = await harness.getWorker<{ DB: D1Database; VECTORIZE: VectorIndex }>().getEnv();
  const { results } = await DB.prepare(
    `SELECT id FROM knowledge_passage UNION SELECT id FROM knowledge_stray_vector`,
  ).all<{ id: string }>();
  for (let at = 0; at < results.length; at += 100) {
    await VECTORIZE.deleteByIds(results.slice(at, at + 100).map(({ id }) => id));
  }
  await DB.batch(
    [
      "revision",
      "activation",
      "document",
      "revision_document",
      "document_passage",
      "passage",
      "stray_vector",
      "mutation",
      "term",
      "prose_words",
      "part_words",
    ]
      .toSorted((a, b) => b.length - a.length)
      .map((table) => DB.prepare(`DELETE FROM knowledge_${table}`)),
  );
}
