/** What the indexer and the Worker refuse, what they say of it, and what goes on while a part is away. */
import { describe, expect, it } from "vitest";
import { problemLine } from "../../rag-indexer/failure.ts";
import { searchKnowledge } from "../../worker/knowledge/search.ts";
import type { VectorIndex } from "../../worker/knowledge/vector-index.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import {
  PARTS_HEADER,
  counts,
  embeddings,
  failureOf,
  firstPath,
  folder,
  harness,
  index,
  prepareRuns,
  search,
} from "../support/knowledge-runs.ts";
import { TOKEN } from "../support/knowledge-worker.ts";

prepareRuns();

async function constantEmbedding(): Promise<number[][]> {
  return [Array.from({ length: 256 }, () => 0.1)];
}

const stub: VectorIndex = {
  upsert: () => Promise.reject(new Error("not used")),
  deleteByIds: () => Promise.reject(new Error("not used")),
  query: () => Promise.reject(new Error("not used")),
  describe: () => Promise.reject(new Error("not used")),
};

async function useModel(name: string): Promise<void> {
  await harness.update(({ workers: [first, ...rest] }) => {
    if (first === undefined || !("configPath" in first)) {
      throw new Error("the first worker is the knowledge worker");
    }
    return { workers: [{ ...first, vars: { ...first.vars, EMBEDDING_MODEL: name } }, ...rest] };
  });
}

describe("bad files", () => {
  it.for([
    ["bad.md", "---\ntitle: A\nstatus: old\n---\nText", "bad.md:3: `status` is none of"],
    ["bad.csv", `${PARTS_HEADER}\nA-1,A,x,,active\n`, "bad.csv:2: has 5 columns and its header 6"],
    ["latin.md", Buffer.from("---\ntitle: A\n---\nText\nGrö\xdfe\n", "latin1"), "latin.md:5: is not UTF-8"],
    ["crimping.csv", `${PARTS_HEADER}\nA-1,A,x,,active,\n`, "differs from"],
  ] as const)("%s is named with its line, and the rest is served", async ([file, content, line]) => {
    await folder.write(file, content);
    const { problems, documents } = await index();
    expect(problems.map(problemLine)).toEqual([expect.stringContaining(line)]);
    expect(documents).toBe(3);
    expect(await firstPath("crimp height")).toBe("crimping");
  });

  it("a folder that is not there is named", async () => {
    expect(await failureOf(index({ folder: "no-such-folder" }))).toBe(
      "no-such-folder: ENOENT: give the folder of the documents with --dir",
    );
  });

  it("an empty folder does not empty the knowledge", async () => {
    await index();
    const empty = await knowledgeFolder({ "README.md": "Nothing yet." });
    expect(await failureOf(index({ folder: empty.path }))).toMatch(/holds no documents/);
    expect(await firstPath("crimp height")).toBe("crimping");
    await empty.delete();
  });
});

describe("another embedding model", () => {
  it("is refused, and embedded with --rebuild while the words go on being found", async () => {
    await index();
    await useModel("hashing-2");
    expect(await failureOf(index())).toMatch(/embedded with hashing \(256 dimensions\).*hashing-2.*--rebuild/);
    expect(await search("crimp height")).toMatchObject({
      degraded: ["vectors: published with hashing, configured is hashing-2"],
      hits: [{ denseRank: null, lexicalRank: 1 }, { denseRank: null }],
    });
    embeddings.clear();
    expect(await index({ rebuild: true })).toMatchObject({ kind: "published", embedded: 5 });
    expect(await search("crimp height")).toMatchObject({ degraded: [], hits: [{ denseRank: 1 }, {}, {}, {}, {}] });
    expect(await index()).toMatchObject({ kind: "unchanged", embedded: 0 });
    await useModel("hashing");
  });

  it("is not needed for a rebuild", async () => {
    await index();
    embeddings.clear();
    expect(await index({ rebuild: true })).toMatchObject({ embedded: 5 });
    await expect.poll(counts).toEqual({ texts: 5, passages: 5, strays: 0, vectors: 5 });
  });
});

describe("the API", () => {
  it.for([undefined, "Bearer wrong", "Basic aW5kZXgtdG9rZW4=", "Bearer "])(
    "answers 401 to the authorization %s",
    async (authorization) => {
      const headers = authorization === undefined ? {} : { Authorization: authorization };
      const response = await harness.fetch("/api/knowledge", { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toEqual({ error: expect.stringContaining("INDEX_TOKEN") });
    },
  );

  it.for([
    ["what is not JSON", "/revisions", "{", 400],
    ["a malformed id", "/revisions", JSON.stringify({ documents: ["x"] }), 400],
    ["a malformed passage", "/revisions/x/passages", JSON.stringify({ documents: [], passages: [{}] }), 400],
    ["passages of no revision", "/revisions/x/passages", JSON.stringify({ documents: [], passages: [] }), 409],
    ["the switch to no revision", "/revisions/x/activate", JSON.stringify({ after: 0 }), 409],
    ["a body too large", "/revisions", " ".repeat(2_100_000), 413],
    ["a route that is not there", "/nothing", "{}", 404],
  ] as const)("answers %s by a short error", async ([, path, body, status]) => {
    const response = await harness.fetch(`/api/knowledge${path}`, {
      method: "POST",
      body,
      headers: { Authorization: `Bearer ${TOKEN}` },
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: expect.any(String) });
  });

  it("tells the indexer's user what to do about the token and the address", async () => {
    expect(await failureOf(index({ token: "wrong-token" }))).toMatch(/does not accept the token: set INDEX_TOKEN/);
    expect(await failureOf(index({ token: "wrong-token" }))).not.toContain("wrong-token");
    expect(await failureOf(index({ url: "http://127.0.0.1:9" }))).toMatch(
      /cannot reach the Worker at http:\/\/127.0.0.1:9 \(.*\): start it with npm start/,
    );
  });
});

describe("questions that the documents did not answer", () => {
  it("are told to whoever bears the token, by their last wording, and to nobody else", async () => {
    const { DB } = await harness.getWorker<{ DB: D1Database }>().getEnv();
    const now = Date.now();
    const turn = (id: string, question: string, at: number) =>
      DB.prepare(
        `INSERT INTO turn (id, conversation, at, turn, question, decision) VALUES (?1, 'chat', ?3, 't1', ?2, 'answer')`,
      ).bind(id, question, at);
    const call = (id: string, result: string, at: number) =>
      DB.prepare(
        `INSERT INTO model_call (id, conversation, at, turn, role, model, prompt, milliseconds, result)
         VALUES (?1, 'chat', ?3, 't1', 'answer', 'm', 'p', 1, ?2)`,
      ).bind(id, result, at);
    const route = (id: string, ofTurn: string, support: number | null) =>
      DB.prepare(
        `INSERT INTO route (id, conversation, at, turn, assistant, topic, language, why, support, support_needed)
         VALUES (?1, 'chat', ?2, ?3, 'general', 'general', 'en', 'rules', ?4, 0.4)`,
      ).bind(id, now - 10, ofTurn, support);
    await DB.batch([
      turn("q1", "weight?", now - 50),
      turn("q2", "weight of a plug?", now - 40),
      call("c1", "unsure: the passages do not hold the answer", now - 30),
      call("c2", "answer", now - 20),
      call("c3", "unsure: too long ago", now - 40 * 86_400_000),
      DB.prepare(
        "INSERT INTO turn (id, conversation, at, turn, question, decision) VALUES ('q3', 'chat', ?1, 't2', 'price?', 'answer')",
      ).bind(now - 20),
      route("r1", "t1", 0.9),
      route("r2", "t2", 0.1),
      route("r3", "t1", null),
    ]);
    const ask = (token: string) =>
      harness.fetch("/api/knowledge/open-questions?days=30", { headers: { Authorization: `Bearer ${token}` } });
    expect((await ask("wrong-token")).status).toBe(401);
    expect(await (await ask(TOKEN)).json()).toEqual({
      questions: [
        { question: "price?", result: "unsure: the passages hardly hold it", at: now - 10 },
        { question: "weight of a plug?", result: "unsure: the passages do not hold the answer", at: now - 30 },
      ],
    });
    await DB.batch([
      DB.prepare("DELETE FROM turn"),
      DB.prepare("DELETE FROM model_call"),
      DB.prepare("DELETE FROM route"),
    ]);
  });
});

describe("search when a part is away", () => {
  it("goes on by words when Vectorize fails, hangs or the embedding fails, and says so", async () => {
    await index();
    const { DB, VECTORIZE } = await harness.getWorker<{ DB: D1Database; VECTORIZE: VectorIndex }>().getEnv();
    const broken: VectorIndex = { ...stub, query: () => Promise.reject(new Error("VECTOR_QUERY_ERROR")) };
    const deps = { db: DB, embeddingModel: "hashing", embed: constantEmbedding, vectors: broken };
    const find = (over: Partial<typeof deps>) => searchKnowledge({ ...deps, ...over }, "crimp height", { limit: 3 });

    expect(await find({})).toMatchObject({
      degraded: ["vectors: Error"],
      hits: [{ passage: { path: "crimping" }, denseRank: null }, {}],
    });
    expect(await find({ vectors: VECTORIZE, embed: () => Promise.reject(new TypeError("no")) })).toMatchObject({
      degraded: ["embedding: TypeError"],
      hits: [{ passage: { path: "crimping" } }, {}],
    });
    expect(await find({ vectors: { ...stub, query: () => new Promise(() => undefined) } })).toMatchObject({
      degraded: ["vectors: TimeoutError"],
      hits: [{ passage: { path: "crimping" } }, {}],
    });
  });

  it("ends at once when the caller gives up", async () => {
    const { DB } = await harness.getWorker<{ DB: D1Database }>().getEnv();
    const caller = new AbortController();
    const found = searchKnowledge(
      { db: DB, embeddingModel: "hashing", embed: () => new Promise(() => undefined), vectors: stub },
      "crimp",
      { limit: 3, signal: caller.signal },
    );
    caller.abort(new Error("given up"));
    await expect(found).rejects.toThrow("given up");
  });
});
