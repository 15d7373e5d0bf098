/** What the content team has, from the file to the passage of an answer; and the ways back. */
import { execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { runRollback } from "../../rag-indexer/rollback.ts";
import type { Passage } from "../../worker/knowledge/passage.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import type { KnowledgeFolder } from "../support/knowledge-folder.ts";
import { startKnowledgeWorker, TOKEN } from "../support/knowledge-worker.ts";
import type { KnowledgeWorker } from "../support/knowledge-worker.ts";
import { startWebSite } from "../support/web-site.ts";

vi.setConfig({ testTimeout: 60_000 });

const sample = (name: string) => readFile(new URL(`../../knowledge/${name}`, import.meta.url));
const site = await startWebSite();
let worker: KnowledgeWorker;
let folder: KnowledgeFolder;

beforeAll(async () => {
  worker = await startKnowledgeWorker();
  // One folder through all tests: each leaves it as the next may find it.
  folder = await knowledgeFolder({
    "crimping.md": "---\ntitle: Crimping\ndocument: FM-1\n---\n## Crimp height\n\nMeasure it with a micrometer.\n",
  });
}, 120_000);

beforeEach(() => worker.embeddings.clear());

afterAll(async () => {
  await worker.close();
  await folder.delete();
  await site.close();
});

describe("documents of every kind", () => {
  it("are found, a value of a PDF's table on its page", async () => {
    await folder.write("weights.pdf", await sample("ordering/weights-and-packing.pdf"));
    await folder.write("collecting.docx", await sample("ordering/collecting-goods.docx"));
    await folder.write("notices.html", await sample("ordering/product-change-notices.html"));
    await folder.write("note.txt", "The canteen serves zebra stew.");
    await folder.write("parts.csv", "Code;Rating\nAT99-4S;7.5\n");
    await folder.write(
      "parts-old.json",
      '[{"part_number": "AT98-4S", "status": "obsolete", "superseded_by": "AT99-4S"}]',
    );
    site.pages.set("/seal.html", { body: "<main><h1>Seals</h1><p>A walrus seal keeps dust out.</p></main>" });
    await folder.write(
      "sources.yaml",
      `sources:
  - { files: note.txt, document: FM-2 }
  - { files: weights.pdf, document: FM-7010, revision: A, url: "https://docs.example/weights.pdf", trust: authoritative }
  - { files: parts.csv, columns: { part_number: Code, current_rating_a: Rating } }
  - { files: parts-old.json, columns: { part_number: part_number } }
  - { web: site, hosts: ["${site.host}"], addresses: ["${site.url}/seal.html"], language: de }
`,
    );
    const summary = await worker.index(folder.path);
    expect(summary).toMatchObject({ kind: "published", documents: 8, problems: [], contradictions: [] });

    const weight = await firstPassage(
      "How many grams does the AT Series receptacle with 4 ways weigh, mass per piece?",
    );
    expect(weight).toMatchObject({
      path: "weights",
      page: 2,
      document: "FM-7010",
      url: "https://docs.example/weights.pdf",
      headings: ["Mass and packing units"],
      trust: "authoritative",
      text: expect.stringContaining("| AT Series receptacle | 4 | 11.2 | 40 | 15 |"),
    });
    expect(worker.embeddings.texts).toContainEqual(
      expect.stringMatching(
        /^Weights and Packing .* > Mass and packing units\nen, page 2, https:\/\/docs\.example\/weights\.pdf\n/,
      ),
    );
    expect(await firstPassage("loading hours gate 2 lorries")).toMatchObject({ path: "collecting", page: null });
    expect(await firstPassage("notice period end of a product")).toMatchObject({ path: "notices" });
    expect(await firstPassage("zebra stew")).toMatchObject({ path: "note" });
    expect(await firstPassage("walrus seal")).toMatchObject({ url: `${site.url}/seal.html`, language: "de" });
    expect(await firstPassage("AT99-4S current rating")).toMatchObject({ kind: "part", status: "current" });
    expect(await passageOf("AT98-4S")).toMatchObject({
      kind: "part",
      status: "obsolete",
      text: expect.stringContaining("Superseded by: AT99-4S"),
    });
  });

  it("that another supersedes are marked on every passage, embedding nothing anew", async () => {
    const yaml = await readFile(join(folder.path, "sources.yaml"), "utf8");
    await folder.write("sources.yaml", yaml.replace("document: FM-2", "document: FM-2, supersedes: FM-1"));
    expect(await worker.index(folder.path)).toMatchObject({ kind: "published", embedded: 0 });
    expect(await passageOf("FM-1 crimp height micrometer")).toMatchObject({
      status: "superseded",
      supersededBy: "FM-2",
    });
    await folder.write("sources.yaml", yaml);
    await worker.index(folder.path);
    expect(await passageOf("FM-1 crimp height micrometer")).toMatchObject({ status: "current", supersededBy: null });
  });

  it("that contradict each other are served and reported", async () => {
    await folder.write("copy.md", "---\ntitle: Crimping again\ndocument: FM-1\nrevision: B\n---\nWith a caliper.\n");
    await folder.write("parts-2.csv", "part_number,current_rating_a\nAT99-4S,13\n");
    const contradictions = [
      expect.stringMatching(/^FM-1 is the number of 2 current documents: .*copy\.md \(revision B\), .*crimping\.md/),
      expect.stringMatching(/^AT99-4S current_rating_a: 13 \(.*parts-2\.csv:2\), 7\.5 \(.*parts\.csv:2\)$/),
    ];
    expect(await worker.index(folder.path)).toMatchObject({ kind: "published", contradictions });
    // They are still there when nothing has changed.
    expect(await worker.index(folder.path)).toMatchObject({ kind: "unchanged", embedded: 0, contradictions });
    await folder.remove("copy.md");
    await folder.remove("parts-2.csv");
    await worker.index(folder.path);
  });
});

describe("bad documents", () => {
  it("are named, the rest is served, and so is what was served of them", async () => {
    const good = await readFile(join(folder.path, "weights.pdf"));
    await folder.write("weights.pdf", good.subarray(0, 1_000));
    await folder.write("collecting.docx", "no Word");
    await folder.write("note.txt", "The canteen serves yak stew.");
    site.pages.set("/seal.html", { status: 503 });
    const { code, out, report } = await command(["--dir", folder.path]);
    expect(code).toBe(3);
    expect(out).toMatch(/not read: .*weights\.pdf: /);
    expect(out).toMatch(/served as before, since they cannot be read now: collecting, weights, site\/seal/);
    expect(report).toMatchObject({ exitCode: 3, kind: "published", documents: 8 });

    expect(await firstPassage("yak stew")).toMatchObject({ path: "note" });
    expect(await firstPassage("mass per piece receptacle")).toMatchObject({ path: "weights", page: 2 });
    expect(await firstPassage("walrus seal")).toMatchObject({ path: "site/seal" });

    // Mended, nothing of them is embedded again.
    await folder.write("weights.pdf", good);
    await folder.write("collecting.docx", await sample("ordering/collecting-goods.docx"));
    site.pages.set("/seal.html", { body: "<main><h1>Seals</h1><p>A walrus seal keeps dust out.</p></main>" });
    expect(await worker.index(folder.path)).toMatchObject({ problems: [], embedded: 0 });
  });

  it("are carried over even where everything is embedded anew", async () => {
    await folder.write("notices.html", "<body></body>");
    const { embedded, passages, problems } = await worker.index(folder.path, { rebuild: true });
    expect(problems).toHaveLength(1);
    expect(embedded).toBe(passages);
    expect(await firstPassage("notice period end of a product")).toMatchObject({ path: "notices" });
    await folder.write("notices.html", await sample("ordering/product-change-notices.html"));
    expect(await worker.index(folder.path)).toMatchObject({ problems: [] });
  });

  it("that are all there is change nothing", async () => {
    const bad = await knowledgeFolder({ "a.pdf": "no PDF", "sources.yaml": "sources: x\n" });
    await expect(worker.index(bad.path)).rejects.toThrow(/sources\.yaml:1: `sources` is not a list/);
    await bad.remove("sources.yaml");
    await expect(worker.index(bad.path)).rejects.toThrow(/none of its documents can be read/);
    await bad.delete();
    expect(await firstPassage("yak stew")).toMatchObject({ path: "note" });
  });
});

describe("the command", () => {
  it("estimates tokens and cost without sending anything", async () => {
    await folder.write("new.txt", "x ".repeat(400));
    const { code, out, report } = await command(["--dir", folder.path, "--dry-run", "--price", "1000"]);
    expect(code).toBe(0);
    expect(out).toMatch(/estimate {3}about 20\d tokens, about \$0\.20/);
    expect(report).toMatchObject({ kind: "planned", embedded: 1, cost: { tokens: expect.any(Number) } });
    expect(worker.embeddings.texts).toEqual([]);
    await folder.remove("new.txt");
  });

  it("goes back to what was served before, and forward again by running as always", async () => {
    await folder.write("note.txt", "The canteen serves gnu stew.");
    await worker.index(folder.path);
    expect((await firstPassage("gnu stew"))?.text).toContain("gnu");
    worker.embeddings.clear();

    const { code, out } = await command(["--rollback"]);
    expect(out).toMatch(/went back to revision .{22}, served since 20/);
    expect(code).toBe(0);
    // Only what the newer knowledge had pushed out of the indexes.
    expect(worker.embeddings.texts).toEqual([expect.stringContaining("yak stew")]);
    expect((await firstPassage("yak stew"))?.text).toContain("yak");
    expect((await worker.search("gnu stew")).hits.some(({ passage }) => passage.text.includes("gnu"))).toBe(false);
    expect(await firstPassage("mass per piece receptacle")).toMatchObject({ page: 2 });

    // Back once more is forward, and so is the next run.
    await runRollback({ url: worker.url, token: TOKEN });
    expect((await firstPassage("gnu stew"))?.text).toContain("gnu");
    expect(await worker.index(folder.path)).toMatchObject({ kind: "unchanged" });
  });

  it("follows the folder with --watch", async () => {
    const child = spawn(
      process.execPath,
      ["rag-indexer/index.ts", "--url", worker.url, "--dir", folder.path, "--watch"],
      {
        env: { ...process.env, INDEX_TOKEN: TOKEN },
        stdio: ["ignore", "pipe", "ignore"],
      },
    );
    try {
      let out = "";
      child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
      await expect.poll(() => out, { timeout: 20_000 }).toContain("watching");
      await folder.write("note.txt", "The canteen serves okapi stew.");
      await expect.poll(async () => (await firstPassage("okapi stew"))?.text, { timeout: 20_000 }).toContain("okapi");
    } finally {
      child.kill("SIGINT");
    }
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect(code).toBe(0);
  });
});

async function firstPassage(question: string): Promise<Passage | undefined> {
  return (await worker.search(question)).hits[0]?.passage;
}

/** The one that holds the last word of the question, wherever it ranks. */
async function passageOf(question: string): Promise<Passage | undefined> {
  const word = question.split(" ").at(-1) ?? "";
  const { hits } = await worker.search(question);
  return hits.find(({ passage }) => `${passage.headings.join()} ${passage.text}`.includes(word))?.passage;
}

async function command(args: readonly string[]): Promise<{ code: number; out: string; report: unknown }> {
  const reportFile = join(folder.path, ".report.json");
  const { code, out } = await new Promise<{ code: number; out: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ["rag-indexer/index.ts", "--url", worker.url, "--report", reportFile, ...args],
      { env: { ...process.env, INDEX_TOKEN: TOKEN } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, out: stdout + stderr }),
    );
  });
  return { code, out, report: JSON.parse(await readFile(reportFile, "utf8")) as unknown };
}
