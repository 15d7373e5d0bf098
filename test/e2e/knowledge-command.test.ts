/** `npm run knowledge`: what its authors see of what is served, by the command against the Worker as it is deployed. */
import { execFile } from "node:child_process";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import type { KnowledgeFolder } from "../support/knowledge-folder.ts";
import { startKnowledgeWorker, TOKEN } from "../support/knowledge-worker.ts";
import type { KnowledgeWorker } from "../support/knowledge-worker.ts";

vi.setConfig({ testTimeout: 60_000 });

let worker: KnowledgeWorker;
let folder: KnowledgeFolder;

beforeAll(async () => {
  worker = await startKnowledgeWorker();
  folder = await knowledgeFolder({
    "storage.md":
      "---\ntitle: Storage\ndocument: HV-2\nrevision: B\n---\n## Seals\n\nSeals of quokka rubber keep 5 years.\n",
    "old.md":
      "---\ntitle: Old storage\ndocument: HV-1\nsuperseded_by: HV-2\n---\nSeals of quokka rubber keep 2 years.\n",
    "parts.csv": "part_number,status,superseded_by\nHV-77-A,superseded,HV-77-B\nHV-77-B,active,\n",
  });
}, 120_000);

afterAll(async () => {
  await worker.close();
  await folder.delete();
});

it("says that nothing is served, and then what is", async () => {
  expect(await command("documents")).toEqual({ code: 0, lines: ["nothing is served yet: run npm run index"] });
  await worker.index(folder.path);
  const { lines } = await command("documents");
  expect(lines).toEqual([
    expect.stringMatching(/^revision .{22}, served since 20.*Z: 3 documents$/),
    "    1 passages  old  HV-1  superseded by HV-2",
    "    2 passages  parts",
    "    1 passages  storage  HV-2 rev. B",
  ]);
});

it("shows what a question finds, where it stands and why it was found", async () => {
  const { code, lines } = await command("search", "How", "long", "does", "quokka", "rubber", "keep?");
  expect(code).toBe(0);
  expect(lines.slice(0, 3)).toEqual([
    "  1  Storage (HV-2 rev. B) > Seals",
    expect.stringMatching(/^ {5}storage, en; found by words \d, meaning \d$/),
    "     Seals of quokka rubber keep 5 years.",
  ]);
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}\d {2}Old storage \(HV-1\) \[superseded by HV-2\]$/));
  const named = await command("search", "hv77a", "--limit", "1");
  expect(named.lines[0]).toBe("part hv77a: superseded (HV-77-A, by HV-77-B)");
  expect(named.lines[2]).toMatch(/found by the part that is named/);
});

it("says what is wrong with how it was called", async () => {
  for (const [words, problem] of [
    [[], /^say which command/],
    [["serch"], /^serch is no command/],
    [["search"], /^say what to search for/],
    [["search", "x", "--limit", "51"], /^--limit 51 is not/],
    [["gaps", "--days", "x"], /^--days x is not/],
    [["gaps", "--dayz", "1"], /--dayz/],
  ] as const) {
    const { code, lines } = await command(...words);
    expect([code, lines[0]]).toEqual([2, expect.stringMatching(problem)]);
  }
});

function command(...words: readonly string[]): Promise<{ code: number; lines: readonly string[] }> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["eval/knowledge.ts", ...words, "--url", worker.url],
      { env: { ...process.env, INDEX_TOKEN: TOKEN } },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, lines: (stdout + stderr).trimEnd().split("\n") }),
    );
  });
}
