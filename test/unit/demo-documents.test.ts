/** Whatever an answer cites opens at the address that the indexer gave it. */
import { Hono } from "hono";
import { afterEach, expect, it } from "vitest";
import { serveDocuments } from "../../demo/pages/documents.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import type { KnowledgeFolder } from "../support/knowledge-folder.ts";
import { loadFolder } from "../support/load-folder.ts";

let folder: KnowledgeFolder;

afterEach(() => folder.delete());

it("every document of a folder opens at its address, whatever its format and name", async () => {
  folder = await knowledgeFolder({
    "a #1 (100%)?.md": "A.",
    "d%20.md": "D.",
    "größe/b c.txt": "B.",
    "e.markdown": "E.",
    "parts.csv": "part_number\nA-1\n",
    "more.tsv": "part_number\tcolour\nA-3\tred\n",
    "page.html": "<p>Page.</p>",
    "old.htm": "<p>Old.</p>",
    "table.json": '[{"no":"A-2"}]',
    "sources.yaml": "sources:\n  - { files: table.json, columns: { part_number: no } }\n",
  });
  const site = new Hono().get("/docs/*", serveDocuments(folder.path));
  const { documents } = await loadFolder(folder.path, { baseUrl: "http://localhost/docs/" });
  const addresses = await Promise.all(documents.map(async ({ read }) => (await read?.())?.details.url ?? ""));
  const statuses = await Promise.all(addresses.map(async (address) => (await site.request(address)).status));
  expect(addresses).toHaveLength(9);
  expect(statuses).toEqual(addresses.map(() => 200));
  const index = await (await site.request("/docs/")).text();
  const links = [...index.matchAll(/href="(\/docs\/[^"]+)"/g)].map(([, link = ""]) => link);
  const opened = await Promise.all(links.map(async (link) => (await site.request(link)).status));
  expect(links).toHaveLength(9);
  expect(opened).toEqual(links.map(() => 200));
});
