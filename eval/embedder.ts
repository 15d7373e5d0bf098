/** The Worker's own embedding function, pointed at a server of ours. */
import { embedder } from "../worker/models.ts";
import type { Embed } from "../worker/models.ts";

/** As in wrangler.toml: the vectors that the Worker has stored. */
const DIMENSIONS = 1536;

export function embedderOf(baseUrl: string, embeddingModel: string): Embed {
  return embedder({
    OPENAI_BASE_URL: baseUrl,
    OPENAI_API_KEY: "offline",
    CHAT_MODEL: "none",
    EMBEDDING_MODEL: embeddingModel,
    EMBEDDING_DIMENSIONS: DIMENSIONS,
  });
}
