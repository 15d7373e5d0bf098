/**
 * Which model serves which role; the only place that knows a provider. Every provider is spoken to in
 * OpenAI's way, by its address: OpenAI itself, any compatible server, and Workers AI, whose address is
 * https://api.cloudflare.com/client/v4/accounts/ACCOUNT/ai/v1
 * (https://developers.cloudflare.com/workers-ai/configuration/open-ai-compatibility/).
 */
import { createOpenAI } from "@ai-sdk/openai";
import { embedMany } from "ai";
import type { EmbeddingModel, LanguageModel } from "ai";
import type { Config } from "./config.ts";

/** Turns texts into vectors of `EMBEDDING_DIMENSIONS` numbers, in the order given. */
export type Embed = (texts: readonly string[], signal?: AbortSignal) => Promise<number[][]>;

/** A chat model with the name that the log and the prices know it by. */
export interface ChatModel {
  readonly name: string;
  readonly model: LanguageModel;
}

type Settings =
  | "OPENAI_BASE_URL"
  | "OPENAI_API_KEY"
  | "CHAT_MODEL"
  | "TRIAGE_MODEL"
  | "TRIAGE_BASE_URL"
  | "TRIAGE_API_KEY"
  | "FALLBACK_MODEL"
  | "FALLBACK_BASE_URL"
  | "FALLBACK_API_KEY"
  | "EMBEDDING_MODEL"
  | "EMBEDDING_BASE_URL"
  | "EMBEDDING_API_KEY"
  | "EMBEDDING_DIMENSIONS";

/** What is left out has the default of `config.ts`. */
type ModelConfig = Partial<Pick<Config, Settings>> & Pick<Config, "OPENAI_BASE_URL" | "OPENAI_API_KEY">;

/** The models that write answers, in the order in which they are tried. */
export function answerModels(config: ModelConfig & Pick<Config, "CHAT_MODEL">): readonly ChatModel[] {
  const { CHAT_MODEL, FALLBACK_MODEL, FALLBACK_BASE_URL, FALLBACK_API_KEY } = config;
  const first = chatModel(config, CHAT_MODEL);
  return FALLBACK_MODEL === undefined
    ? [first]
    : [first, chatModel(config, FALLBACK_MODEL, FALLBACK_BASE_URL, FALLBACK_API_KEY)];
}

/** The model that sorts questions; null where `TRIAGE_MODEL` is `none` and rules alone do. */
export function triageModel(config: ModelConfig & Pick<Config, "CHAT_MODEL">): ChatModel | null {
  const { CHAT_MODEL, TRIAGE_MODEL = CHAT_MODEL, TRIAGE_BASE_URL, TRIAGE_API_KEY } = config;
  return TRIAGE_MODEL === "none" ? null : chatModel(config, TRIAGE_MODEL, TRIAGE_BASE_URL, TRIAGE_API_KEY);
}

/**
 * The embedding of documents and of questions: one function, so that the two can never be made by
 * different models. No retries of its own: the caller knows whether it may wait.
 */
export function embedder(
  config: ModelConfig & Pick<Config, "EMBEDDING_MODEL" | "EMBEDDING_DIMENSIONS">,
  maxRetries = 0,
): Embed {
  const { EMBEDDING_BASE_URL, EMBEDDING_API_KEY } = config;
  const model: EmbeddingModel = provider(config, EMBEDDING_BASE_URL, EMBEDDING_API_KEY).embeddingModel(
    config.EMBEDDING_MODEL,
  );
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

/** Chat Completions, since self-hosted servers speak nothing newer. */
function chatModel(config: ModelConfig, name: string, baseUrl?: string, apiKey?: string): ChatModel {
  return { name, model: provider(config, baseUrl, apiKey).chat(name) };
}

/** The key of one provider is never sent to another: an address of its own needs a key of its own. */
function provider(config: ModelConfig, baseUrl: string | undefined, apiKey: string | undefined) {
  return baseUrl === undefined
    ? createOpenAI({ baseURL: config.OPENAI_BASE_URL, apiKey: apiKey ?? config.OPENAI_API_KEY })
    : createOpenAI({ baseURL: baseUrl, apiKey: apiKey ?? "none" });
}
