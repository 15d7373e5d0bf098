/** The Vectorize stand-in, bound to a Worker as a service, held to the limits of the real one. */
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createTestHarness } from "wrangler";
import { createCosineIndex } from "../../demo/vectorize/cosine-index.ts";
import { indexedString } from "../../demo/vectorize/limits.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const delay = 400;
const harness = createTestHarness({
  workers: [
    { configPath: `${root}test/unit/fixtures-vectorize/wrangler.toml` },
    {
      configPath: `${root}demo/vectorize/wrangler.toml`,
      vars: {
        DIMENSIONS: "3",
        METADATA_INDEXES: "language,kind",
        CONSISTENCY_DELAY_MS: String(delay),
      },
    },
  ],
});

interface Reply {
  readonly result?: unknown;
  readonly error?: string;
}

beforeAll(async () => void (await harness.listen()), 60_000);
afterAll(async () => harness.close());

async function call(method: string, ...input: unknown[]): Promise<Reply> {
  const response = await harness.fetch("/", {
    method: "POST",
    body: JSON.stringify({ method, input }),
  });
  return (await response.json()) as Reply;
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, delay + 20));
}

/** One namespace per test: the index is shared. */
let namespace = "";
beforeEach((context) => {
  namespace = context.task.id.slice(0, 60);
});

function vector(id: string, values: number[], metadata?: Record<string, unknown>) {
  return {
    id: `${namespace}:${id}`.slice(-60),
    values,
    namespace,
    ...(metadata === undefined ? {} : { metadata }),
  };
}

async function found(options: Record<string, unknown> = {}, query = [1, 0, 0]) {
  const { result, error } = await call("query", query, { namespace, ...options });
  expect(error).toBeUndefined();
  return result as {
    count: number;
    matches: { id: string; score: number; values?: number[]; metadata?: unknown }[];
  };
}

function names(matches: { id: string }[]): string[] {
  return matches.map((match) => match.id.split(":").at(-1) ?? "");
}

test("a mutation is invisible at first, then found, best match first, with cosine scores", async () => {
  const { result } = await call("upsert", [
    vector("far", [0, 1, 0]),
    vector("near", [2, 0, 0]),
    vector("between", [1, 1, 0]),
  ]);
  const { mutationId } = result as { mutationId: string };
  expect(mutationId).toMatch(/^[0-9a-f-]{36}$/);
  expect((await found()).count).toBe(0);
  await settle();
  const { matches, count } = await found();
  expect(count).toBe(3);
  expect(names(matches)).toEqual(["near", "between", "far"]);
  expect(matches.map((match) => match.score)).toEqual([1, expect.closeTo(Math.SQRT1_2, 5), 0]);
  expect(matches[0]).not.toHaveProperty("values");
  expect(matches[0]).not.toHaveProperty("metadata");
  const described = (await call("describe")).result as Record<string, unknown>;
  expect(described).toMatchObject({
    dimensions: 3,
    processedUpToMutation: mutationId,
    vectorCount: expect.any(Number),
  });
  expect(Date.parse(String(described["processedUpToDatetime"]))).toBeGreaterThan(0);
});

test("upsert replaces the whole vector, insert leaves an existing one, delete removes it", async () => {
  await call("upsert", [vector("a", [1, 0, 0], { kind: "old", note: "kept?" })]);
  await call("upsert", [vector("a", [0, 1, 0], { kind: "new" })]);
  await call("insert", [vector("a", [0, 0, 1], { kind: "ignored" }), vector("b", [0, 0, 1])]);
  await settle();
  const read = await call("getByIds", [vector("a", []).id, vector("b", []).id, "absent"]);
  expect(read.result).toMatchObject([
    { values: [0, 1, 0], metadata: { kind: "new" }, namespace },
    { values: [0, 0, 1] },
  ]);
  expect(JSON.stringify(read.result)).not.toContain("kept?");
  await call("deleteByIds", [vector("a", []).id]);
  expect((await found()).count).toBe(2);
  await settle();
  expect(names((await found()).matches)).toEqual(["b"]);
});

test("filters compare indexed properties only, on their first 64 bytes", async () => {
  const long = `${"x".repeat(63)}é and more`;
  await call("upsert", [
    vector("en", [1, 0, 0], { language: "en", kind: "page" }),
    vector("de", [1, 0, 0], { language: "de", kind: long }),
    vector("none", [1, 0, 0]),
  ]);
  await settle();
  const matching = async (filter: unknown) => names((await found({ filter })).matches).sort();
  expect(await matching({ language: "en" })).toEqual(["en"]);
  expect(await matching({ language: { $eq: "de" } })).toEqual(["de"]);
  expect(await matching({ language: { $ne: "de" } })).toEqual(["en", "none"]);
  expect(await matching({ language: { $in: ["de", "en"] } })).toEqual(["de", "en"]);
  expect(await matching({ language: { $nin: ["de"] } })).toEqual(["en", "none"]);
  expect(await matching({ language: { $gte: "d", $lt: "e" } })).toEqual(["de"]);
  expect(await matching({ language: { $gt: "de" }, kind: { $lte: "page" } })).toEqual(["en"]);
  expect(await matching({ kind: "x".repeat(63) })).toEqual(["de"]);
  expect(await matching({ kind: long })).toEqual([]);
  expect((await call("query", [1, 0, 0], { filter: { note: "x" } })).error).toContain("no metadata index");
  expect((await call("query", [1, 0, 0], { filter: { kind: { $like: "x" } } })).error).toContain("$like");
});

test("metadata comes back whole, cut to the index, or not at all", async () => {
  await call("upsert", [vector("a", [1, 0, 0], { kind: "y".repeat(80), note: "free" })]);
  await settle();
  const metadataAt = async (returnMetadata: string) => (await found({ returnMetadata })).matches[0]?.metadata;
  expect(await metadataAt("none")).toBeUndefined();
  expect(await metadataAt("indexed")).toEqual({ kind: "y".repeat(64) });
  expect(await metadataAt("all")).toEqual({ kind: "y".repeat(80), note: "free" });
  expect((await found({ returnValues: true })).matches[0]?.values).toEqual([1, 0, 0]);
});

test("queryById finds the neighbours of a stored vector", async () => {
  await call("upsert", [vector("a", [0, 1, 0]), vector("b", [0, 1, 0.1]), vector("c", [1, 0, 0])]);
  await settle();
  const { result } = await call("queryById", vector("a", []).id, { namespace, topK: 2 });
  expect(names((result as { matches: { id: string }[] }).matches)).toEqual(["a", "b"]);
  expect((await call("queryById", "absent")).error).toContain("absent");
});

test.each([
  ["upsert", [[{ id: "a", values: [1, 2] }]], "expected 3 dimensions, and got 2"],
  ["upsert", [[{ id: "é".repeat(33), values: [1, 2, 3] }]], "id too long; max is 64 bytes, got 66"],
  ["upsert", [[{ id: "a", values: [1, 2, 3], metadata: { note: "x".repeat(10_240) } }]], "metadata"],
  ["upsert", [[{ id: "a", values: [1, 2, 3], metadata: { note: "\ud835" } }]], "40023"],
  ["upsert", [[{ id: "a", values: [1, 2, null] }]], "finite"],
  ["upsert", [[{ id: "a", values: [1, 2, 3], namespace: "n".repeat(65) }]], "namespace"],
  ["insert", [Array.from({ length: 1_001 }, (_, index) => ({ id: `${index}`, values: [1, 2, 3] }))], "1000"],
  ["query", [[1, 2]], "40006"],
  ["query", [[1, 2, 3], { topK: 101 }], "max top K is 100"],
  ["query", [[1, 2, 3], { topK: 51, returnMetadata: "all" }], "max top K is 50"],
  ["query", [[1, 2, 3], { topK: 51, returnValues: true }], "max top K is 50"],
  ["query", [[1, 2, 3], { returnMetadata: true }], "40026"],
  ["getByIds", [Array.from({ length: 21 }, String)], "max id count is 20"],
  ["deleteByIds", [Array.from({ length: 101 }, String)], "max id count is 100"],
])("%s refuses what the service refuses: %#", async (method, input, message) => {
  expect((await call(method, ...input)).error).toContain(message);
});

test("topK 100 without values or metadata is allowed, 5 is the default", async () => {
  await call(
    "upsert",
    Array.from({ length: 120 }, (_, index) => vector(`${index}`, [1, index / 100, 0])),
  );
  await settle();
  expect((await found({ topK: 100 })).count).toBe(100);
  expect((await found()).count).toBe(5);
});

test("the index survives the loss of the object's memory, queued mutations included", async () => {
  await call("upsert", [vector("early", [1, 0, 0])]);
  await settle();
  expect((await found()).count).toBe(1);
  await call("upsert", [vector("late", [1, 0, 0])]);
  await harness.getWorker("firstline-vectorize").evictDurableObject("VectorStore", { name: "index" });
  await settle();
  expect(names((await found()).matches).sort()).toEqual(["early", "late"]);
});

test("the nearest of 10,000 vectors of 1,536 dimensions is found", () => {
  const index = createCosineIndex();
  let seed = 1;
  const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647 - 0.5;
  for (let number = 0; number < 10_000; number++) {
    index.set({
      id: `${number}`,
      namespace: undefined,
      metadata: undefined,
      values: Float32Array.from({ length: 1_536 }, random),
    });
  }
  const query = index.get("4711")?.values ?? new Float32Array(1_536);
  const [best] = index.search({ vector: query, topK: 10, accepts: () => true });
  expect(best?.vector.id).toBe("4711");
});

test("an indexed string is cut between characters", () => {
  expect(indexedString("é".repeat(40))).toBe("é".repeat(32));
  expect(indexedString(`a${"é".repeat(40)}`)).toBe(`a${"é".repeat(31)}`);
});
