/** A Worker with D1, the Vectorize stand-in and an embedding server that counts, for tests of the knowledge. */
import { createTestHarness } from "wrangler";
import { runIndex } from "../../rag-indexer/run.ts";
import type { IndexOptions } from "../../rag-indexer/run.ts";
import type { Summary } from "../../rag-indexer/report.ts";
import type { SearchResult } from "../../worker/knowledge/passage.ts";
import { startEmbeddingServer } from "./embedding-server.ts";
import type { EmbeddingServer } from "./embedding-server.ts";

// Nothing here needs to know where this machine is, and asking would need the network.
process.env["CLOUDFLARE_CF_FETCH_ENABLED"] ??= "false";

export const TOKEN = "index-token";

type Harness = ReturnType<typeof createTestHarness>;

export interface KnowledgeWorker {
  readonly harness: Harness;
  readonly url: string;
  readonly embeddings: EmbeddingServer;
  index(folder: string, options?: Partial<IndexOptions>): Promise<Summary>;
  readonly search: (question: string) => Promise<SearchResult>;
  close(): Promise<void>;
}

export async function startKnowledgeWorker(): Promise<KnowledgeWorker> {
  const embeddings = await startEmbeddingServer();
  const harness = createTestHarness({
    workers: [
      {
        configPath: "./wrangler.toml",
        bindingOverrides: { VECTORIZE: "firstline-vectorize" },
        vars: {
          LIVECHAT_ORGANIZATION_ID: "organization",
          LIVECHAT_CLIENT_ID: "client",
          LIVECHAT_BOT_ID: "bot",
          LIVECHAT_HANDOFF_GROUP_ID: "1",
          OPENAI_BASE_URL: embeddings.url,
          EMBEDDING_MODEL: "hashing",
          EMBEDDING_DIMENSIONS: "256",
        },
        secrets: {
          LIVECHAT_BOT_SECRET: "bot-secret",
          LIVECHAT_WEBHOOK_SECRET: "webhook-secret",
          OPENAI_API_KEY: "sk-secret",
          INDEX_TOKEN: TOKEN,
        },
      },
      { configPath: "./demo/vectorize/wrangler.toml", vars: { DIMENSIONS: "256", CONSISTENCY_DELAY_MS: "150" } },
    ],
  });
  const { url } = await harness.listen();
  await harness.getWorker().applyD1Migrations("DB");
  return {
    harness,
    url: url.href,
    embeddings,
    index: (folder, options = {}) =>
      runIndex({
        url: url.href,
        token: TOKEN,
        folder,
        cacheFolder: null,
        sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, Math.min(milliseconds, 50))),
        ...options,
      }),
    async search(question) {
      const response = await harness.fetch(`/api/knowledge/search?q=${encodeURIComponent(question)}`, {
        headers: { Authorization: `Bearer ${TOKEN}` },
      });
      if (response.status !== 200) {
        throw new Error(`the search answers ${response.status}`);
      }
      return (await response.json()) as SearchResult;
    },
    async close() {
      await harness.close();
      await embeddings.close();
    },
  };
}
