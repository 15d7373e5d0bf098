/**
 * An honest offline stand-in for a model provider: it speaks the OpenAI API, so that the production
 * code runs unchanged against it, and it is no language model. Its chat model quotes passages, or
 * says that they don't tell. Of its embedding models one hashes words and pieces of words, which takes no time, and the
 * other adds to that a small trained encoder of English sentences.
 */
import { Hono } from "hono";
import { completionBody, completionChunks, countTokens } from "./chat-completion.ts";
import type { Completion } from "./chat-completion.ts";
import { embedAll } from "./embedding.ts";
import { embeddingsBody } from "./embeddings.ts";
import type { EmbedTexts } from "./embeddings.ts";
import { embedWithMeaning } from "./meaning.ts";
import { OpenAiError, unknownModel } from "./openai-error.ts";
import { readMessage, readPrompt } from "./prompt.ts";
import { replyTo } from "./reply.ts";
import type { Reply } from "./reply.ts";
import { lastUserText, readChatRequest, readEmbeddingRequest, wantedProperties } from "./requests.ts";
import type { ChatRequest } from "./requests.ts";
import { eventStream } from "./stream.ts";
import { triage } from "./triage.ts";
import type { Triage } from "./triage.ts";

export const chatModelId = "firstline-offline-extractive";
/** Quick, for tests and for measuring speed. */
export const hashingModelId = "firstline-offline-hashing";
/** The best that can be had offline: finds what is said in other words, and takes some 40 ms for a passage. */
export const meaningModelId = "firstline-offline-hashing-and-meaning";
const fingerprint = "fp_firstline_offline_stand_in";

const models = [
  {
    id: chatModelId,
    description:
      "Offline stand-in, not a language model: quotes the passages in the prompt, or says that they don't tell.",
  },
  {
    id: hashingModelId,
    description: "Offline stand-in, not a learned model: hashes words and character n-grams into a vector.",
  },
  {
    id: meaningModelId,
    description:
      "Offline stand-in: the same hashes, and beside them the Universal Sentence Encoder lite, which knows English only.",
  },
].map((model) => ({ ...model, object: "model", created: 0, owned_by: "firstline-demo" }));

const embedders: ReadonlyMap<string, EmbedTexts> = new Map([
  [hashingModelId, embedAll],
  [meaningModelId, embedWithMeaning],
]);

const standIn =
  "I am an offline stand-in for a language model. I can only quote passages that a prompt brings along, and this one brings none.";

/** The API under `/v1`. Needs no key and keeps nothing. */
export function createOfflineModels(): Hono {
  const app = new Hono();
  app.get("/v1/models", (context) => context.json({ object: "list", data: models }));
  app.get("/v1/models/:id", (context) => {
    const model = models.find((candidate) => candidate.id === context.req.param("id"));
    if (model === undefined) {
      throw unknownModel(context.req.param("id"));
    }
    return context.json(model);
  });
  app.post("/v1/embeddings", async (context) => {
    const request = await readEmbeddingRequest(context.req.raw);
    const embedTexts = embedders.get(request.model);
    if (embedTexts === undefined) {
      throw unknownModel(request.model);
    }
    return context.json(await embeddingsBody(request, embedTexts));
  });
  app.post("/v1/chat/completions", async (context) => {
    const request = await readChatRequest(context.req.raw);
    if (request.model !== chatModelId) {
      throw unknownModel(request.model);
    }
    const completion = complete(request);
    return request.stream === true
      ? eventStream(
          completionChunks(completion, request.stream_options?.include_usage === true),
          context.req.raw.signal,
        )
      : context.json(completionBody(completion));
  });
  return withOpenAiErrors(app);
}

/** Unknown paths and thrown errors with the bodies of the real API. */
export function withOpenAiErrors(app: Hono): Hono {
  app.notFound((context) => {
    const error = new OpenAiError(
      404,
      "invalid_request_error",
      `Invalid URL (${context.req.method} ${context.req.path})`,
    );
    return context.json(error.body(), error.status);
  });
  app.onError((error, context) => {
    const known =
      error instanceof OpenAiError
        ? error
        : new OpenAiError(500, "server_error", "The server had an error while processing your request.");
    return context.json(known.body(), known.status);
  });
  return app;
}

function complete(request: ChatRequest): Completion {
  return {
    id: `chatcmpl-${crypto.randomUUID()}`,
    created: Math.floor(Date.now() / 1_000),
    model: request.model,
    fingerprint,
    text: textFor(request),
    promptTokens: countTokens(JSON.stringify(request.messages)),
  };
}

function textFor(request: ChatRequest): string {
  const text = lastUserText(request);
  const prompt = readPrompt(text);
  const properties = wantedProperties(request);
  const message = prompt === undefined && properties !== undefined ? readMessage(text) : undefined;
  if (message !== undefined && properties !== undefined) {
    return JSON.stringify(fitted(triage(message), properties));
  }
  if (prompt === undefined && properties === undefined) {
    return standIn;
  }
  const reply: Reply =
    prompt === undefined
      ? { kind: "unknown", text: standIn, sources: [], options: [], confidence: 0 }
      : replyTo(prompt);
  return properties === undefined ? reply.text : JSON.stringify(fitted(reply, properties));
}

/** Exactly the properties of the schema: those it doesn't share with a reply get an empty value. */
function fitted(reply: Reply | Triage, properties: Readonly<Record<string, unknown>>): object {
  const names = Object.keys(properties);
  if (names.length === 0) {
    return reply;
  }
  const known: Readonly<Record<string, unknown>> = { ...reply };
  return Object.fromEntries(names.map((name) => [name, known[name] ?? emptyValue(properties[name])]));
}

function emptyValue(schema: unknown): unknown {
  const type = typeof schema === "object" && schema !== null && "type" in schema ? schema.type : undefined;
  const first: unknown = Array.isArray(type) ? (type.includes("null") ? "null" : type[0]) : type;
  switch (first) {
    case "string":
      return "";
    case "number":
    case "integer":
      return 0;
    case "boolean":
      return false;
    case "array":
      return [];
    case "object":
      return {};
    default:
      return null;
  }
}
