/** Which model serves which role; the only place that knows a provider. */
import { createOpenAI } from "@ai-sdk/openai";
import { embedMany } from "ai";
import type { EmbeddingModel, LanguageModel } from "ai";
import type { Config } from "./config.ts";

/** Turns texts into vectors of `EMBEDDING_DIMENSIONS` numbers, in the order given. */
export type Embed = (texts: readonly string[], signal?: AbortSignal) => Promise<number[][]>;

type ModelConfig = Pick<
  Config,
  "OPENAI_BASE_URL" | "OPENAI_API_KEY" | "CHAT_MODEL" | "EMBEDDING_MODEL" | "EMBEDDING_DIMENSIONS"
>;

/** The model that writes answers. Chat Completions, since self-hosted servers speak nothing newer. */
export function answerModel(config: ModelConfig): LanguageModel {
  return provider(config).chat(config.CHAT_MODEL);
}

/**
 * The embedding of documents and of questions: one function, so that the two can never be made by
 * different models. No retries of its own: the caller knows whether it may wait.
 */
export function embedder(config: ModelConfig, maxRetries = 0): Embed {
  const model: EmbeddingModel = provider(config).embeddingModel(config.EMBEDDING_MODEL);
  return async (texts, signal) => {
    const { embeddings } = await embedMany({
      model,
      values: [...texts],
      maxRetries,
      providerOptions: { openai: { dimensions: config.EMBEDDING_DIMENSIONS } },
      ...(signal === undefined ? {} : { abortSignal: signal }),
    });
    return embeddings;
  };
}

function provider(config: ModelConfig) {
  return createOpenAI({ baseURL: config.OPENAI_BASE_URL, apiKey: config.OPENAI_API_KEY });
}
