/**
 * The same routes, indexer and search without workerd: D1 is Node's SQLite, Vectorize a list in memory.
 * For trying something out in seconds; figures to be quoted come from the real path.
 */
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import { readdir, readFile } from "node:fs/promises";
import { createOfflineModels } from "../demo/models/app.ts";
import { offlineEmbeddingFor } from "../demo/models/offline-embedding.ts";
import { serveOn } from "../demo/serve.ts";
import { createCosineIndex } from "../demo/vectorize/cosine-index.ts";
import { runIndex } from "../rag-indexer/run.ts";
import { knowledgeRoutes } from "../worker/knowledge/routes.ts";
import { searchKnowledge } from "../worker/knowledge/search.ts";
import type { SearchDeps } from "../worker/knowledge/search.ts";
import type { VectorIndex } from "../worker/knowledge/vector-index.ts";
import { embedderOf } from "./embedder.ts";
import { sayIndexed, servedPaths } from "./world.ts";
import type { World } from "./world.ts";

const TOKEN = "in-process-token";

export async function startInProcess(corpus: string, say: (line: string) => void, embedding?: string): Promise<World> {
  const embeddingModel = embedding ?? (await offlineEmbeddingFor(corpus));
  const models = await serveOn(0, "no setting", createOfflineModels().fetch);
  try {
    const db = await openDatabase();
    const vectors = vectorsInMemory();
    const env = {
      DB: db,
      VECTORIZE: vectors,
      OPENAI_BASE_URL: `${models.url}/v1`,
      OPENAI_API_KEY: "offline",
      CHAT_MODEL: "none",
      EMBEDDING_MODEL: embeddingModel,
      INDEX_TOKEN: TOKEN,
      LIVECHAT_ORGANIZATION_ID: "none",
      LIVECHAT_CLIENT_ID: "none",
      LIVECHAT_BOT_ID: "none",
      LIVECHAT_HANDOFF_GROUP_ID: "1",
      LIVECHAT_BOT_SECRET: "not-a-secret",
      LIVECHAT_WEBHOOK_SECRET: "not-a-secret",
    };
    const summary = await runIndex({
      url: "http://in-process",
      token: TOKEN,
      folder: corpus,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const path = new URL(request.url).pathname.replace(/^\/api\/knowledge/, "") || "/";
        return knowledgeRoutes.fetch(new Request(new URL(path, "http://in-process"), request), env);
      },
    });
    sayIndexed(summary, say);
    const embed = embedderOf(`${models.url}/v1`, embeddingModel);
    const deps: SearchDeps = { db, vectors, embed, embeddingModel };
    return {
      kind: "in-process",
      embeddingModel,
      db,
      paths: () => servedPaths(db),
      search: (query, limit) => searchKnowledge(deps, query, { limit }),
      searchWith: (query, options) => searchKnowledge(deps, query, options),
      embed,
      vectors,
      stop: () => models.stop(),
    };
  } catch (error) {
    await models.stop();
    throw error;
  }
}

async function openDatabase(): Promise<D1Database> {
  const database = new DatabaseSync(":memory:");
  const folder = new URL("../migrations/", import.meta.url);
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".sql")).toSorted()) {
    database.exec(await readFile(new URL(name, folder), "utf8"));
  }
  // As workerd does, which keeps statements by their text.
  const compiled = new Map<string, StatementSync>();
  const compile = (sql: string): StatementSync => {
    const statement = compiled.get(sql) ?? database.prepare(sql);
    compiled.set(sql, statement);
    return statement;
  };
  const prepare = (sql: string, values: readonly SQLInputValue[] = []) => {
    const rows = () => compile(sql).all(...values);
    const all = async () => ({ results: rows(), success: true, meta: {} });
    return {
      rows,
      all,
      run: all,
      bind: (...bound: SQLInputValue[]) => prepare(sql, bound),
      first: async (column?: string) => {
        const [row] = rows();
        return row === undefined ? null : column === undefined ? row : (row[column] ?? null);
      },
    };
  };
  const batch = async (statements: readonly ReturnType<typeof prepare>[]) => {
    database.exec("BEGIN");
    const results = statements.map((statement) => ({ results: statement.rows(), success: true, meta: {} }));
    database.exec("COMMIT");
    return results;
  };
  // As much of D1 as the knowledge uses.
  return { prepare: (sql: string) => prepare(sql), batch } as unknown as D1Database;
}

function vectorsInMemory(): VectorIndex {
  const index = createCosineIndex();
  let mutations = 0;
  const mutation = async () => ({ mutationId: String((mutations += 1)) });
  return {
    upsert: (vectors) => {
      for (const { id, values, metadata } of vectors) {
        index.set({ id, namespace: undefined, metadata, values: Float32Array.from(values) });
      }
      return mutation();
    },
    deleteByIds: (ids) => {
      for (const id of ids) {
        index.remove(id);
      }
      return mutation();
    },
    query: async (vector, { topK }) => ({
      matches: index
        .search({ vector, topK, accepts: () => true })
        .map((match) => ({ id: match.vector.id, score: match.score })),
    }),
    describe: async () => ({ vectorCount: index.size(), dimensions: 1536, processedUpToMutation: String(mutations) }),
  };
}
