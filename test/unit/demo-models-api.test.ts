/**
 * The offline and the scripted provider, called by the AI SDK as production calls a provider. One file though it is a
 * little long: both keep one contract.
 */
import { createOpenAI } from "@ai-sdk/openai";
import { APICallError, embedMany, generateText, Output, streamText, tool } from "ai";
import type { ToolSet } from "ai";
import type { Hono } from "hono";
import { expect, test } from "vitest";
import { z } from "zod";
import { chatModelId, createOfflineModels, hashingModelId, meaningModelId } from "../../demo/models/app.ts";
import { embed } from "../../demo/models/embedding.ts";
import { createScriptedModel } from "../../demo/models/scripted.ts";

const schema = z.object({
  kind: z.enum(["answer", "small_talk", "unknown", "wants_human"]),
  text: z.string(),
  sources: z.array(z.string()),
  confidence: z.number().min(0).max(1),
});

const prompt = `<passages>
<passage id="p7" title="Kettle" section="Data" document="D" revision="A">
The kettle holds 1.7 litres. It draws 2200 W &amp; weighs 1.1 kg.
</passage>
</passages>
<conversation>
</conversation>
<question>How heavy is the kettle?</question>`;

function providerOf(app: Hono) {
  return createOpenAI({
    baseURL: "http://models.test/v1",
    apiKey: "none",
    fetch: async (input, init) => app.fetch(new Request(input as string, init)),
  });
}

function post(app: Hono, path: string, body: unknown): Promise<Response> {
  return Promise.resolve(
    app.request(path, {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: { "content-type": "application/json" },
    }),
  );
}

function chat(extra: object = {}, content: string = prompt) {
  return {
    model: chatModelId,
    messages: [
      { role: "system", content: "SECRET RULES" },
      { role: "user", content },
    ],
    ...extra,
  };
}

/** Waits by the real clock and gives up as soon as the signal says so. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

test("structured output through the AI SDK", async () => {
  const result = await generateText({
    model: providerOf(createOfflineModels()).chat(chatModelId),
    instructions: "SECRET RULES",
    prompt,
    output: Output.object({ schema }),
  });
  expect(result.output).toMatchObject({
    kind: "answer",
    text: "It draws 2200 W & weighs 1.1 kg. [p7]",
    sources: ["p7"],
  });
  expect(result.output.confidence).toBeGreaterThan(0.6);
  expect(result.usage.inputTokens).toBeGreaterThan(20);
});

test("a stream brings the same text, its usage and an end", async () => {
  const result = streamText({ model: providerOf(createOfflineModels()).chat(chatModelId), prompt });
  expect(await result.text).toBe("It draws 2200 W & weighs 1.1 kg. [p7]");
  expect((await result.usage).outputTokens).toBeGreaterThan(3);
  const raw = await (
    await post(
      createOfflineModels(),
      "/v1/chat/completions",
      chat({ stream: true, stream_options: { include_usage: true } }),
    )
  ).text();
  expect(raw).toMatch(/^data: \{.*"role":"assistant"/);
  expect(raw.trim().split("\n\n").at(-2)).toContain('"usage":{"prompt_tokens":');
  expect(raw).toMatch(/data: \[DONE\]\n\n$/);
  expect(raw).not.toContain("SECRET");
});

test("only the properties of the schema are answered, and a prompt without a question is unknown", async () => {
  const format = (properties: object) => ({
    response_format: {
      type: "json_schema",
      json_schema: { name: "r", strict: true, schema: { type: "object", properties } },
    },
  });
  const content = async (body: object) =>
    (
      (await (await post(createOfflineModels(), "/v1/chat/completions", body)).json()) as {
        choices: { message: { content: string } }[];
      }
    ).choices[0]?.message.content ?? "";
  expect(
    JSON.parse(
      await content(
        chat(
          format({
            kind: {},
            text: {},
            extra: { type: "array" },
            other: { type: ["string", "null"] },
          }),
        ),
      ),
    ),
  ).toEqual({
    kind: "answer",
    text: "It draws 2200 W & weighs 1.1 kg. [p7]",
    extra: [],
    other: null,
  });
  expect(JSON.parse(await content(chat(format({ kind: {}, sources: {} }), "write a poem")))).toEqual({
    kind: "unknown",
    sources: [],
  });
  expect(await content(chat({}, "write a poem"))).toContain("offline stand-in");
});

test("it says what it is", async () => {
  const list = (await (await createOfflineModels().request("/v1/models")).json()) as {
    data: { id: string; description: string }[];
  };
  expect(list.data.map((model) => model.id)).toEqual([chatModelId, hashingModelId, meaningModelId]);
  expect(list.data.every((model) => model.description.includes("stand-in"))).toBe(true);
  expect(await (await post(createOfflineModels(), "/v1/chat/completions", chat())).text()).toContain(
    '"system_fingerprint":"fp_firstline_offline_stand_in"',
  );
});

test.each([
  ["/v1/chat/completions", "{not json", 400, "invalid_request_error"],
  ["/v1/chat/completions", { model: chatModelId }, 400, "messages"],
  ["/v1/chat/completions", chat({ model: "gpt-9" }), 404, "model_not_found"],
  ["/v1/embeddings", { model: "gpt-9", input: "x" }, 404, "model_not_found"],
  ["/v1/embeddings", { model: hashingModelId, input: [] }, 400, "input"],
  ["/v1/embeddings", { model: hashingModelId, input: "x", dimensions: 0 }, 400, "dimensions"],
  ["/v1/completions", {}, 404, "Invalid URL"],
])("%s refuses a wrong request as the API does: %#", async (path, body, status, mention) => {
  const response = await post(createOfflineModels(), path, body);
  expect(response.status).toBe(status);
  const text = await response.text();
  expect(JSON.parse(text)).toMatchObject({
    error: { type: "invalid_request_error", message: expect.any(String) },
  });
  expect(text).toContain(mention);
});

test("embeddings through the AI SDK: as many numbers as asked for, of length one, the same each time", async () => {
  const model = providerOf(createOfflineModels()).embeddingModel(hashingModelId);
  const run = () =>
    embedMany({
      model,
      values: ["size 20 contact", "", "Kontakt"].map((text) => text || "-"),
      providerOptions: { openai: { dimensions: 256 } },
    });
  const [first, second] = [await run(), await run()];
  expect(first.embeddings).toEqual(second.embeddings);
  expect(first.embeddings[0]).toHaveLength(256);
  expect(Math.hypot(...(first.embeddings[0] ?? []))).toBeCloseTo(1, 6);
  expect(first.usage.tokens).toBeGreaterThan(0);
});

test("base64 embeddings hold the same numbers as 32-bit floats", async () => {
  const body = { model: hashingModelId, input: "valve", encoding_format: "base64" };
  const { data } = (await (await post(createOfflineModels(), "/v1/embeddings", body)).json()) as {
    data: { embedding: string }[];
  };
  const bytes = Uint8Array.from(atob(data[0]?.embedding ?? ""), (character) => character.charCodeAt(0));
  expect(Array.from(new Float32Array(bytes.buffer))).toEqual(embed("valve", 1_536).map(Math.fround));
});

test("texts that share words, roots, codes or a glossary term are near each other", () => {
  const similarity = (a: string, b: string) => {
    const [left, right] = [embed(a, 1_536), embed(b, 1_536)];
    return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
  };
  const far = similarity("cleaning the water tank", "D38999/26WJ35PN");
  expect(similarity("removing a contact", "contact removal")).toBeGreaterThan(far + 0.3);
  expect(similarity("D38999/26WJ35PN", "d3899926wj35pn")).toBeGreaterThan(0.5);
  expect(similarity("D38999/26WJ35PN", "26WJ35PN")).toBeGreaterThan(far + 0.2);
  // A translation counts less than the word itself: among texts of one language it would be noise.
  expect(similarity("Drehmoment", "torque")).toBeGreaterThan(far + 0.05);
  expect(similarity("Drehmoment", "Drehmomente")).toBeGreaterThan(similarity("Drehmoment", "torque"));
  expect(similarity("扭矩", "torque")).toBeGreaterThan(far + 0.05);
  expect(embed("the of and", 8)).toEqual(Array(8).fill(0));
});

test("a scripted model answers from its queue, then by its callback, and records what it was asked", async () => {
  const scripted = createScriptedModel({
    wait,
    completions: [{ kind: "text", text: "first" }],
    complete: (_, userText) => ({ kind: "json", value: { echoed: userText } }),
  });
  const model = providerOf(scripted.app).chat("any-model");
  expect((await generateText({ model, prompt: "one" })).text).toBe("first");
  expect((await generateText({ model, prompt: "two" })).text).toBe('{"echoed":"two"}');
  scripted.queue({ kind: "text", text: "queued" });
  expect(await streamText({ model, prompt: "three" }).text).toBe("queued");
  expect(scripted.requests.map((request) => (request.kind === "chat" ? request.userText : ""))).toEqual([
    "one",
    "two",
    "three",
  ]);
});

test("a scripted model calls a function, whole or in a stream", async () => {
  const call = { kind: "tool-call", name: "weather", input: { city: "Ulm" } } as const;
  const scripted = createScriptedModel({ wait, completions: [call, call] });
  const model = providerOf(scripted.app).chat("m");
  const tools: ToolSet = { weather: tool({ inputSchema: z.object({ city: z.string() }) }) };
  const whole = await generateText({ model, prompt: "x", tools });
  const streamed = await streamText({ model, prompt: "x", tools }).toolCalls;
  expect([...whole.toolCalls, ...streamed]).toMatchObject(
    [1, 2].map(() => ({ toolName: "weather", input: call.input })),
  );
});

test("scripted failures look like those of a provider", async () => {
  const scripted = createScriptedModel({
    wait,
    completions: [
      { kind: "error", status: 429, retryAfterSeconds: 7 },
      { kind: "error", status: 500 },
      { kind: "malformed", body: '{"choices": [' },
    ],
  });
  const model = providerOf(scripted.app).chat("m");
  const failure = () =>
    generateText({ model, prompt: "x", maxRetries: 0 }).then(
      () => undefined,
      (error: unknown) => error,
    );
  const tooMany = await failure();
  expect(
    APICallError.isInstance(tooMany) && [
      tooMany.statusCode,
      tooMany.isRetryable,
      tooMany.responseHeaders?.["retry-after"],
    ],
  ).toEqual([429, true, "7"]);
  const broken = await failure();
  expect(APICallError.isInstance(broken) && broken.statusCode).toBe(500);
  expect(await failure()).toBeInstanceOf(Error);
  expect(((await failure()) as Error).message).toContain("no more completions");
});

test("a stalled or delayed completion ends when its caller gives up", async () => {
  const scripted = createScriptedModel({
    wait,
    completions: [
      { kind: "stall" },
      { kind: "text", text: "late", timing: { beforeFirst: 60_000 } },
      { kind: "text", text: "word ".repeat(50), timing: { perToken: 60_000 } },
    ],
  });
  const model = providerOf(scripted.app).chat("m");
  const givenUp = async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new DOMException("gave up", "TimeoutError")), 20);
    return generateText({ model, prompt: "x", maxRetries: 0, abortSignal: controller.signal }).then(
      () => "answered",
      () => "gave up",
    );
  };
  expect([await givenUp(), await givenUp(), await givenUp()]).toEqual(["gave up", "gave up", "gave up"]);
  expect(scripted.aborted()).toBe(3);
});

test("the delays of a script go through the wait function, chunk by chunk", async () => {
  const waits: number[] = [];
  const scripted = createScriptedModel({
    wait: async (milliseconds) => void waits.push(milliseconds),
    completions: [{ kind: "text", text: "a b c", timing: { beforeFirst: 300, perToken: 20 } }],
  });
  const { text } = streamText({ model: providerOf(scripted.app).chat("m"), prompt: "x" });
  expect(await text).toBe("a b c");
  expect(waits[0]).toBe(300);
  expect(waits.filter((milliseconds) => milliseconds === 20).length).toBeGreaterThanOrEqual(4);
});

test("a reader that leaves stops a stream", async () => {
  const scripted = createScriptedModel({
    wait,
    completions: [{ kind: "text", text: "word ".repeat(100), timing: { perToken: 60_000 } }],
  });
  const response = await post(scripted.app, "/v1/chat/completions", chat({ stream: true }));
  const reader = response.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toContain("assistant");
  await reader?.cancel();
  await expect.poll(() => scripted.aborted()).toBe(1);
});
