/** Which provider a role's calls go to, and with whose key. */
import { generateText } from "ai";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createScriptedModel } from "../../demo/models/scripted.ts";
import { serveOn } from "../../demo/serve.ts";
import type { Served } from "../../demo/serve.ts";
import { answerModels, embedder, triageModel } from "../../worker/models.ts";

interface Provider {
  readonly served: Served;
  readonly keys: string[];
}

let first: Provider;
let second: Provider;

async function provider(): Promise<Provider> {
  const model = createScriptedModel({
    wait: () => Promise.resolve(),
    complete: (request) => ({ kind: "text", text: request.model }),
  });
  const keys: string[] = [];
  const served = await serveOn(0, "none", (request) => {
    keys.push(request.headers.get("authorization") ?? "");
    return model.app.fetch(request);
  });
  return { served, keys };
}

beforeAll(async () => {
  [first, second] = await Promise.all([provider(), provider()]);
});

afterAll(() => Promise.all([first.served.stop(), second.served.stop()]));

function settings() {
  return {
    OPENAI_BASE_URL: `${first.served.url}/v1`,
    OPENAI_API_KEY: "key-of-first",
    CHAT_MODEL: "chat",
    EMBEDDING_MODEL: "embedding",
    EMBEDDING_DIMENSIONS: 8,
  };
}

const elsewhere = () => `${second.served.url}/v1`;

it("one provider serves every role where nothing else is set", async () => {
  const [only, ...others] = answerModels(settings());
  const triage = triageModel(settings());
  expect(others).toEqual([]);
  expect([only?.name, triage?.name]).toEqual(["chat", "chat"]);
  expect(triageModel({ ...settings(), TRIAGE_MODEL: "none" })).toBeNull();
});

it("a fallback at the same provider has its key, one elsewhere has its own, and never the first one's", async () => {
  const ask = async (more: object) => {
    const fallback = answerModels({ ...settings(), FALLBACK_MODEL: "other", ...more }).at(-1);
    return fallback === undefined ? "none" : (await generateText({ model: fallback.model, prompt: "x" })).text;
  };
  expect(await ask({})).toBe("other");
  expect(first.keys.at(-1)).toBe("Bearer key-of-first");
  expect(await ask({ FALLBACK_BASE_URL: elsewhere(), FALLBACK_API_KEY: "key-of-second" })).toBe("other");
  expect(second.keys.at(-1)).toBe("Bearer key-of-second");
  await ask({ FALLBACK_BASE_URL: elsewhere() });
  expect(second.keys.join(" ")).not.toContain("key-of-first");
});

it("triage and embedding can be elsewhere", async () => {
  const triage = triageModel({
    ...settings(),
    TRIAGE_MODEL: "small",
    TRIAGE_BASE_URL: elsewhere(),
    TRIAGE_API_KEY: "t",
  });
  expect(triage === null ? "" : (await generateText({ model: triage.model, prompt: "x" })).text).toBe("small");
  expect(second.keys.at(-1)).toBe("Bearer t");
  const [vector] = await embedder({ ...settings(), EMBEDDING_BASE_URL: elsewhere(), EMBEDDING_API_KEY: "e" })(["text"]);
  expect(vector).toHaveLength(8);
  expect(second.keys.at(-1)).toBe("Bearer e");
});
