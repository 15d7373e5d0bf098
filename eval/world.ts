/**
 * A Worker that serves a corpus, to be asked. `startWorld` is the real path: the Worker in workerd, the
 * indexer, the Vectorize stand-in, the embedding over HTTP. in-process.ts runs the same code quicker.
 */
import { anyPorts, startSystem } from "../demo/system.ts";
import { offlineEmbeddingFor } from "../demo/models/offline-embedding.ts";
import { troubleLines } from "../rag-indexer/report.ts";
import type { Summary } from "../rag-indexer/report.ts";
import type { SearchResult } from "../worker/knowledge/passage.ts";
import { searchKnowledge } from "../worker/knowledge/search.ts";
import type { SearchDeps, SearchOptions } from "../worker/knowledge/search.ts";
import type { VectorIndex } from "../worker/knowledge/vector-index.ts";
import type { Embed } from "../worker/models.ts";
import { embedderOf } from "./embedder.ts";

export interface World {
  readonly kind: "workerd" | "in-process";
  readonly embeddingModel: string;
  readonly db: D1Database;
  /** Paths of the documents that are served. */
  paths(): Promise<ReadonlySet<string>>;
  /** As a customer's question is searched. */
  search(query: string, limit: number): Promise<SearchResult>;
  /** The same search with options that only measurements use. */
  searchWith(query: string, options: SearchOptions): Promise<SearchResult>;
  /** The embedding and the vectors alone, for their share of the time. */
  readonly embed: Embed;
  readonly vectors: VectorIndex;
  stop(): Promise<void>;
}

/** Indexes the folder and resolves when it is served. `embedding`: one of the offline ones; else what suits the folder. */
export async function startWorld(corpus: string, say: (line: string) => void, embedding?: string): Promise<World> {
  const embeddingModel = embedding ?? (await offlineEmbeddingFor(corpus));
  say(`starting the Worker, with the embedding ${embeddingModel}`);
  const system = await startSystem({ ports: anyPorts, settings: { EMBEDDING_MODEL: embeddingModel } });
  try {
    say(`indexing ${corpus}`);
    const summary = await system.index(corpus, null);
    sayIndexed(summary, say);
    const { DB, VECTORIZE, OPENAI_BASE_URL } = await system.harness
      .getWorker<{ DB: D1Database; VECTORIZE: VectorIndex; OPENAI_BASE_URL: string }>()
      .getEnv();
    const deps: SearchDeps = {
      db: DB,
      vectors: VECTORIZE,
      embed: embedderOf(OPENAI_BASE_URL, embeddingModel),
      embeddingModel,
    };
    return {
      kind: "workerd",
      embeddingModel,
      db: DB,
      paths: () => servedPaths(DB),
      search: (query, limit) => askOverHttp(system.workerUrl, system.indexToken, query, limit),
      searchWith: (query, options) => searchKnowledge(deps, query, options),
      embed: deps.embed,
      vectors: deps.vectors,
      stop: () => system.stop(),
    };
  } catch (error) {
    await system.stop();
    throw error;
  }
}

/** What a run of the indexer came to; files that could not be read are missing from every figure. */
export function sayIndexed(summary: Summary, say: (line: string) => void): void {
  troubleLines(summary).forEach(say);
  say(`${summary.documents} documents, ${summary.passages} passages, ${summary.seconds.toFixed(1)} s`);
}

export async function servedPaths(db: D1Database): Promise<ReadonlySet<string>> {
  const { results } = await db.prepare("SELECT path FROM knowledge_document").all<{ path: string }>();
  return new Set(results.map(({ path }) => path));
}

async function askOverHttp(url: string, token: string, query: string, limit: number): Promise<SearchResult> {
  const parameters = new URLSearchParams({ q: query, limit: String(limit) });
  const response = await fetch(`${url}/api/knowledge/search?${parameters.toString()}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) {
    throw new Error(`the Worker answers ${response.status} to a search: ${await response.text()}`);
  }
  return (await response.json()) as SearchResult;
}
