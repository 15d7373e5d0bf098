/**
 * The indexer against a running Worker with D1, the Vectorize stand-in and an embedding server that
 * counts: what is embedded, what is served while a run goes on, and what is left when it dies.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { IndexFailure, problemLine } from "../../rag-indexer/failure.ts";
import type { Summary } from "../../rag-indexer/report.ts";
import type { IndexOptions } from "../../rag-indexer/run.ts";
import { searchKnowledge } from "../../worker/knowledge/search.ts";
import type { VectorIndex } from "../../worker/knowledge/vector-index.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import type { KnowledgeFolder } from "../support/knowledge-folder.ts";
import { startKnowledgeWorker, TOKEN } from "../support/knowledge-worker.ts";

const PARTS_HEADER = "part_number,family,description,mates_with,status,superseded_by";
const FILES = {
  "README.md": "Not a document.",
  "crimping.md":
    "---\ntitle: Crimping contacts\ndocument: FM-4001\nrevision: C\n---\n# Crimping contacts\n\n## Strip length\n\nStrip 7.1 mm of insulation.\n\n## Crimp height\n\nMeasure the crimp height with a micrometer.\n",
  "sealing/ip67.md":
    "---\ntitle: Sealing\n---\n## Rear seals\n\nAn unused cavity needs a sealing plug, or the connector is not IP67.\n",
  "parts.csv": `${PARTS_HEADER}\nD38999/26WJ35PN,Series III,Straight plug,D38999/24WJ35SN,active,\nD38999/24WJ35SN,Series III,Jam nut receptacle,,active,\n`,
};

vi.setConfig({ testTimeout: 30_000 });

const worker = await startKnowledgeWorker();
const { harness, embeddings, search } = worker;
let folder: KnowledgeFolder;

beforeEach(async () => {
  await forgetEverything();
  folder = await knowledgeFolder(FILES);
  embeddings.clear();
  embeddings.refuse(0);
}, 60_000);

afterEach(async () => {
  await folder.delete();
});

afterAll(async () => {
  await worker.close();
});

describe("a run of the indexer", () => {
  it("publishes documents, which are then found by their words, their numbers and misspelled", async () => {
    const summary = await index();
    expect(summary).toMatchObject({
      kind: "published",
      documents: 3,
      passages: 5,
      embedded: 5,
      unchanged: 0,
      removed: 0,
    });

    const [first] = (await search("how do I measure crimp height?")).hits;
    expect(first).toMatchObject({
      denseRank: 1,
      lexicalRank: 1,
      passage: {
        title: "Crimping contacts",
        headings: ["Crimp height"],
        path: "crimping",
        document: "FM-4001",
        revision: "C",
        status: "current",
      },
    });
    expect(await firstPath("d3899926wj35pn")).toBe("parts");
    expect(await firstPath("FM 4001 revision?")).toBe("crimping");
    expect(await firstPath("micromter")).toBe("crimping");
  });

  it("embeds nothing and changes nothing when nothing has changed", async () => {
    const first = await index();
    embeddings.clear();
    const second = await index();
    expect(second).toMatchObject({
      kind: "unchanged",
      embedded: 0,
      unchanged: 5,
      removed: 0,
      revision: first.revision,
    });
    expect(embeddings.texts).toEqual([]);
  });

  it("sends again, and reads again, what the Worker has lost", async () => {
    await index();
    const { DB } = await harness.getWorker<{ DB: D1Database }>().getEnv();
    await DB.prepare(`UPDATE knowledge_passage SET embedded_by = NULL WHERE kind = 'part'`).run();
    expect(await index()).toMatchObject({ kind: "published", embedded: 2, unchanged: 3 });
    expect(await index()).toMatchObject({ kind: "unchanged", embedded: 0 });
  });

  it("embeds only the section that changed", async () => {
    await index();
    embeddings.clear();
    await folder.write("crimping.md", FILES["crimping.md"].replace("7.1 mm", "8.2 mm"));
    expect(await index()).toMatchObject({ kind: "published", embedded: 1, unchanged: 4, removed: 1 });
    expect(embeddings.texts).toHaveLength(1);
    expect((await search("strip length")).hits[0]?.passage.text).toContain("8.2 mm");
    expect(await textsFound("strip length")).not.toContain("7.1 mm");
  });

  it("embeds nothing for a renamed file or a new revision letter", async () => {
    await index();
    embeddings.clear();
    await folder.move("crimping.md", "assembly/crimp.md");
    await folder.write(
      "sealing/ip67.md",
      FILES["sealing/ip67.md"].replace("title: Sealing", "title: Sealing\nrevision: D"),
    );
    expect(await index()).toMatchObject({ kind: "published", embedded: 0, unchanged: 5, removed: 0 });
    expect(embeddings.texts).toEqual([]);
    expect(await firstPath("crimp height")).toBe("assembly/crimp");
    expect((await search("sealing plug")).hits[0]?.passage.revision).toBe("D");
  });

  it("takes a removed document out of both indexes, and out of D1 one revision later", async () => {
    await index();
    expect(await counts()).toEqual({ texts: 5, passages: 5, strays: 0, vectors: 5 });
    await folder.remove("sealing/ip67.md");
    expect(await index()).toMatchObject({ removed: 1, documents: 2 });
    expect(await textsFound("unused cavity sealing plug")).not.toContain("cavity");
    await expect.poll(counts).toEqual({ texts: 4, passages: 5, strays: 0, vectors: 4 });

    await folder.write("crimping.md", FILES["crimping.md"].replace("micrometer", "caliper"));
    await index();
    await expect.poll(counts).toEqual({ texts: 4, passages: 5, strays: 0, vectors: 4 });
  });

  it("goes back to what was served before, for the price of what had been removed", async () => {
    const first = await index();
    await folder.write("crimping.md", FILES["crimping.md"].replace("micrometer", "caliper"));
    await index();
    embeddings.clear();
    await folder.write("crimping.md", FILES["crimping.md"]);
    expect(await index()).toMatchObject({ kind: "published", revision: first.revision, embedded: 1 });
    expect(await textsFound("crimp height")).toContain("micrometer");
  });

  it("says what it would do, and does not", async () => {
    expect(await index({ dryRun: true })).toMatchObject({ kind: "planned", embedded: 5, revision: null });
    expect(embeddings.texts).toEqual([]);
    expect((await search("crimp")).degraded).toEqual(["no knowledge has been published yet"]);
  });

  it("puts superseded documents behind current ones and leaves obsolete ones out", async () => {
    await folder.write(
      "old.md",
      "---\ntitle: Crimp height, crimp height\nstatus: superseded\n---\nThe crimp height of old.",
    );
    await folder.write("older.md", "---\ntitle: Crimp height\nstatus: obsolete\n---\nThe crimp height of yore.");
    await index();
    const { hits } = await search("crimp height");
    expect(hits.some(({ passage }) => passage.path === "older")).toBe(false);
    const statuses = hits.map(({ passage }) => passage.status);
    expect(statuses.lastIndexOf("current")).toBeLessThan(statuses.indexOf("superseded"));
  });
});

describe("a run that does not finish", () => {
  it("leaves the old knowledge served, and the next one goes on where it died", async () => {
    await index();
    for (let at = 0; at < 150; at += 1) {
      await folder.write(`new/${at}.md`, `---\ntitle: New ${at}\n---\nThe zebra document number ${at}.`);
    }
    await folder.remove("crimping.md");
    embeddings.clear();
    // The process is gone after its first batch of passages.
    await expect(index({ fetch: dyingAfter("/passages", 1) })).rejects.toThrow("gone");
    const before = zebras();
    expect(before).toBeGreaterThan(0);
    expect(await firstPath("crimp height")).toBe("crimping");
    expect(await textsFound("zebra document")).not.toContain("zebra");

    const resumed = await index();
    expect(resumed.embedded).toBe(150 - before);
    expect(zebras()).toBe(150);
    expect(await textsFound("zebra document")).toContain("zebra");
    expect(await textsFound("crimp height")).not.toContain("micrometer");
  });

  it("leaves no vector behind when it died between Vectorize and D1, or was never resumed", async () => {
    await index();
    await folder.write("new.md", "---\ntitle: New\n---\nA zebra.");
    await expect(index({ fetch: dyingAfter("/activate", 0) })).rejects.toThrow("gone");
    await folder.remove("new.md");
    await folder.write("other.md", "---\ntitle: Other\n---\nA yak.");
    await index();
    await expect.poll(counts).toEqual({ texts: 6, passages: 6, strays: 0, vectors: 6 });
  });

  it("reports a failing embedding server without its words, and switches nothing", async () => {
    embeddings.refuse(100);
    const failure = await failureOf(index());
    expect(failure).toMatch(/the embedding server answers 400; check the Worker's OPENAI_BASE_URL/);
    expect(failure).not.toContain("sk-secret");
    expect((await search("crimp")).hits).toEqual([]);
  });

  it("is refused when another run finished in between, and passes when run again", async () => {
    await index();
    const other = await knowledgeFolder({ "other.md": "---\ntitle: Other\n---\nA yak." });
    await folder.write("new.md", "---\ntitle: New\n---\nA zebra.");
    // The other run finishes while this one is about to switch.
    const overtaken: typeof fetch = async (input, init) => {
      if (addressOf(input).endsWith("/activate")) {
        await index({ folder: other.path });
      }
      return fetch(input, init);
    };
    expect(await failureOf(index({ fetch: overtaken }))).toMatch(/another run has finished.*run the indexer again/);
    expect(await firstPath("yak")).toBe("other");
    expect(await index()).toMatchObject({ kind: "published", documents: 4 });
    expect(await firstPath("zebra")).toBe("new");
    await other.delete();
  });

  it("loses nothing when two runs of the same folder go on at once", async () => {
    const runs = await Promise.allSettled([index(), index()]);
    expect(runs.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(await index()).toMatchObject({ kind: "unchanged" });
    await expect.poll(counts).toEqual({ texts: 5, passages: 5, strays: 0, vectors: 5 });
  });
});

describe("the command", () => {
  it("killed in the middle leaves the old knowledge served, and goes on when run again", async () => {
    await index();
    for (let at = 0; at < 450; at += 1) {
      await folder.write(`new/${at}.md`, `---\ntitle: New ${at}\n---\nThe zebra document number ${at}.`);
    }
    await folder.remove("crimping.md");
    const { url } = await harness.listen();
    const command = spawn(process.execPath, ["rag-indexer/index.ts", "--url", url.href, "--dir", folder.path], {
      env: { ...process.env, INDEX_TOKEN: TOKEN },
      stdio: "ignore",
    });
    const exit = once(command, "exit");
    await expect.poll(zebras, { interval: 5, timeout: 20_000 }).toBeGreaterThan(0);
    command.kill("SIGKILL");
    expect(await exit).toEqual([null, "SIGKILL"]);

    expect(await firstPath("crimp height")).toBe("crimping");
    expect(await textsFound("zebra document")).not.toContain("zebra");
    const resumed = await index();
    expect(resumed).toMatchObject({ kind: "published", documents: 452 });
    expect(resumed.embedded).toBeLessThan(450);
    expect(await textsFound("zebra document")).toContain("zebra");
    await expect.poll(counts, { timeout: 5_000 }).toMatchObject({ texts: 453, strays: 0, vectors: 453 });
  });
});

describe("bad files", () => {
  it.for([
    ["bad.md", "---\ntitle: A\nstatus: old\n---\nText", "bad.md:3: `status` is none of"],
    ["bad.csv", `${PARTS_HEADER}\nA-1,A,x,,active\n`, "bad.csv:2: has another number of columns"],
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
    await DB.batch([
      turn("q1", "weight?", now - 50),
      turn("q2", "weight of a plug?", now - 40),
      call("c1", "unsure: the passages do not hold the answer", now - 30),
      call("c2", "answer", now - 20),
      call("c3", "unsure: too long ago", now - 40 * 86_400_000),
    ]);
    const ask = (token: string) =>
      harness.fetch("/api/knowledge/open-questions?days=30", { headers: { Authorization: `Bearer ${token}` } });
    expect((await ask("wrong-token")).status).toBe(401);
    expect(await (await ask(TOKEN)).json()).toEqual({
      questions: [
        { question: "weight of a plug?", result: "unsure: the passages do not hold the answer", at: now - 30 },
      ],
    });
    await DB.batch([DB.prepare("DELETE FROM turn"), DB.prepare("DELETE FROM model_call")]);
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

async function constantEmbedding(): Promise<number[][]> {
  return [Array.from({ length: 256 }, () => 0.1)];
}

const stub: VectorIndex = {
  upsert: () => Promise.reject(new Error("not used")),
  deleteByIds: () => Promise.reject(new Error("not used")),
  query: () => Promise.reject(new Error("not used")),
  describe: () => Promise.reject(new Error("not used")),
};

function index({ folder: path, ...options }: Partial<IndexOptions> = {}): Promise<Summary> {
  return worker.index(path ?? folder.path, options);
}

async function firstPath(question: string): Promise<string | undefined> {
  return (await search(question)).hits[0]?.passage.path;
}

async function textsFound(question: string): Promise<string> {
  return (await search(question)).hits.map(({ passage }) => passage.text).join("\n");
}

async function failureOf(run: Promise<Summary>): Promise<string> {
  const error = await run.then(
    () => new Error("it passed"),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(IndexFailure);
  return error instanceof IndexFailure ? error.message : "";
}

/** Rows of the full-text index, of the passages, and of the strays; and what Vectorize holds. */
async function counts(): Promise<Record<string, number>> {
  const { DB, VECTORIZE } = await harness.getWorker<{ DB: D1Database; VECTORIZE: VectorIndex }>().getEnv();
  const row = await DB.prepare(
    `SELECT (SELECT count(*) FROM knowledge_prose_words) + (SELECT count(*) FROM knowledge_part_words) AS texts,
            (SELECT count(*) FROM knowledge_passage) AS passages,
            (SELECT count(*) FROM knowledge_stray_vector) AS strays`,
  ).first<Record<string, number>>();
  return { ...row, vectors: (await VECTORIZE.describe()).vectorCount };
}

/** An empty Worker, some twenty times as fast as a reset of the harness. */
async function forgetEverything(): Promise<void> {
  const { DB, VECTORIZE } = await harness.getWorker<{ DB: D1Database; VECTORIZE: VectorIndex }>().getEnv();
  const { results } = await DB.prepare(
    `SELECT id FROM knowledge_passage UNION SELECT id FROM knowledge_stray_vector`,
  ).all<{ id: string }>();
  for (let at = 0; at < results.length; at += 100) {
    await VECTORIZE.deleteByIds(results.slice(at, at + 100).map(({ id }) => id));
  }
  await DB.batch(
    [
      "revision",
      "activation",
      "document",
      "revision_document",
      "document_passage",
      "passage",
      "stray_vector",
      "mutation",
      "term",
      "prose_words",
      "part_words",
    ]
      .toSorted((a, b) => b.length - a.length)
      .map((table) => DB.prepare(`DELETE FROM knowledge_${table}`)),
  );
}

/** How often a document about zebras was embedded; questions are embedded too. */
function zebras(): number {
  return embeddings.texts.filter((text) => text.includes("zebra document number")).length;
}

/** A connection that breaks for good once so many calls to the path have gone through. */
function dyingAfter(path: string, calls: number): typeof fetch {
  let seen = 0;
  return async (input, init) => {
    if (addressOf(input).endsWith(path)) {
      seen += 1;
    }
    if (seen > calls) {
      throw new Error("gone");
    }
    return fetch(input, init);
  };
}

function addressOf(input: Parameters<typeof fetch>[0]): string {
  return input instanceof Request ? input.url : input.toString();
}

async function useModel(name: string): Promise<void> {
  await harness.update(({ workers: [first, ...rest] }) => {
    if (first === undefined || !("configPath" in first)) {
      throw new Error("the first worker is the knowledge worker");
    }
    return { workers: [{ ...first, vars: { ...first.vars, EMBEDDING_MODEL: name } }, ...rest] };
  });
}
