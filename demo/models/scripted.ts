/**
 * A model provider that does what a test or bench tells it: answers, waits, stalls and fails on cue.
 * Same API as the offline stand-in; embeddings come from the hashing embedder. Takes any model id.
 */
import { Hono } from "hono";
import { withOpenAiErrors } from "./app.ts";
import { completionBody, completionChunks, countTokens } from "./chat-completion.ts";
import { embedAll } from "./embedding.ts";
import { embeddingsBody } from "./embeddings.ts";
import { OpenAiError } from "./openai-error.ts";
import { lastUserText, readChatRequest, readEmbeddingRequest } from "./requests.ts";
import type { ChatRequest, EmbeddingRequest } from "./requests.ts";
import { eventStream } from "./stream.ts";
import type { Wait } from "./stream.ts";

/** Milliseconds; a stream sends its chunks `perToken` apart, a whole answer takes the sum. */
export interface Timing {
  readonly beforeFirst?: number;
  readonly perToken?: number;
}

export type ScriptedCompletion =
  | { readonly kind: "text"; readonly text: string; readonly timing?: Timing }
  | { readonly kind: "json"; readonly value: unknown; readonly timing?: Timing }
  /** A function that is to be called. `input` goes out as JSON, a string as it stands. */
  | { readonly kind: "tool-call"; readonly name: string; readonly input: unknown; readonly timing?: Timing }
  | {
      readonly kind: "error";
      readonly status: 401 | 408 | 429 | 500 | 503;
      readonly retryAfterSeconds?: number;
      readonly timing?: Timing;
    }
  /** The body of a 200 that is not JSON. */
  | { readonly kind: "malformed"; readonly body: string; readonly timing?: Timing }
  /** No answer at all until the caller gives up. */
  | { readonly kind: "stall" };

export type RecordedRequest =
  | { readonly kind: "chat"; readonly userText: string; readonly body: ChatRequest }
  | { readonly kind: "embeddings"; readonly body: EmbeddingRequest };

export interface ScriptedModel {
  readonly app: Hono;
  /** Every request, oldest first, failed ones included. */
  readonly requests: readonly RecordedRequest[];
  /** How many stalled or delayed requests were given up by their caller. */
  readonly aborted: () => number;
  /** Queued completions are used up first, one a request, before the callback is asked. */
  readonly queue: (...completions: ScriptedCompletion[]) => void;
}

export interface ScriptedSettings {
  /** Must resolve after the time given, and reject when the signal is aborted. */
  readonly wait: Wait;
  readonly completions?: readonly ScriptedCompletion[];
  readonly complete?: (request: ChatRequest, userText: string) => ScriptedCompletion | Promise<ScriptedCompletion>;
}

export function createScriptedModel(settings: ScriptedSettings): ScriptedModel {
  const waiting = [...(settings.completions ?? [])];
  const requests: RecordedRequest[] = [];
  let aborted = 0;
  const app = new Hono();

  async function waitFor(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (milliseconds <= 0 && !signal.aborted) {
      return;
    }
    try {
      await settings.wait(milliseconds, signal);
    } finally {
      aborted += Number(signal.aborted);
    }
  }

  app.post("/v1/embeddings", async (context) => {
    const body = await readEmbeddingRequest(context.req.raw);
    requests.push({ kind: "embeddings", body });
    return context.json(await embeddingsBody(body, embedAll));
  });

  app.post("/v1/chat/completions", async (context) => {
    const { signal } = context.req.raw;
    const body = await readChatRequest(context.req.raw);
    const userText = lastUserText(body);
    requests.push({ kind: "chat", userText, body });
    const scripted = waiting.shift() ?? (await settings.complete?.(body, userText));
    if (scripted === undefined) {
      throw new OpenAiError(500, "server_error", "The script holds no more completions.");
    }
    if (scripted.kind === "stall") {
      await untilAborted(signal);
      aborted++;
      throw new OpenAiError(408, "timeout", "The caller gave up.");
    }
    await waitFor(scripted.timing?.beforeFirst ?? 0, signal);
    switch (scripted.kind) {
      case "error":
        return failure(scripted);
      case "malformed":
        return new Response(scripted.body, { headers: { "content-type": "application/json" } });
      case "text":
      case "json":
      case "tool-call": {
        const id = `call_${requests.length}`;
        const text = textOf(scripted);
        const called = scripted.kind === "tool-call" ? { toolCall: { id, name: scripted.name, arguments: text } } : {};
        const perToken = scripted.timing?.perToken ?? 0;
        const completion = {
          id: `chatcmpl-scripted-${requests.length}`,
          created: 0,
          model: body.model,
          fingerprint: "fp_scripted",
          text,
          promptTokens: countTokens(JSON.stringify(body.messages)),
          ...called,
        };
        if (body.stream === true) {
          const chunks = completionChunks(completion, body.stream_options?.include_usage === true);
          return eventStream(chunks, signal, { wait: waitFor, millisecondsPerChunk: perToken });
        }
        await waitFor(perToken * countTokens(text), signal);
        return context.json(completionBody(completion));
      }
    }
  });

  return {
    app: withOpenAiErrors(app),
    requests,
    aborted: () => aborted,
    queue: (...completions) => void waiting.push(...completions),
  };
}

function textOf(scripted: Extract<ScriptedCompletion, { kind: "text" | "json" | "tool-call" }>): string {
  switch (scripted.kind) {
    case "text":
      return scripted.text;
    case "json":
      return JSON.stringify(scripted.value);
    case "tool-call":
      return typeof scripted.input === "string" ? scripted.input : JSON.stringify(scripted.input);
  }
}

function failure(scripted: Extract<ScriptedCompletion, { kind: "error" }>): Response {
  const types = {
    401: "invalid_request_error",
    408: "timeout",
    429: "rate_limit_exceeded",
    500: "server_error",
    503: "server_error",
  } as const;
  const error = new OpenAiError(scripted.status, types[scripted.status], `Scripted error ${scripted.status}.`);
  const headers = scripted.retryAfterSeconds === undefined ? {} : { "retry-after": String(scripted.retryAfterSeconds) };
  return Response.json(error.body(), { status: scripted.status, headers });
}

async function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) {
    return;
  }
  await new Promise<void>((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
