/** Web sources against a real server: what is read, what is left alone, and what a bad site cannot do. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { problemLine } from "../../rag-indexer/failure.ts";
import { loadKnowledge } from "../../rag-indexer/load.ts";
import type { Loaded } from "../../rag-indexer/load.ts";
import { parseSources } from "../../rag-indexer/sources/read-sources.ts";
import { pageCache } from "../../rag-indexer/web/page-cache.ts";
import type { ServedDocument } from "../../worker/knowledge/contract.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";
import { startWebSite } from "../support/web-site.ts";

const site = await startWebSite();
const other = await startWebSite();
const empty = await knowledgeFolder({});
const cacheFolder = await mkdtemp(join(tmpdir(), "firstline-pages-"));

beforeEach(async () => {
  site.pages.clear();
  other.pages.clear();
  site.asked.length = 0;
  other.asked.length = 0;
  await rm(cacheFolder, { recursive: true, force: true });
});

afterAll(async () => {
  await site.close();
  await other.close();
  await empty.delete();
  await rm(cacheFolder, { recursive: true, force: true });
});

const page = (title: string, text = "Text.") => ({ body: `<main><h1>${title}</h1><p>${text}</p></main>` });
const list = (kind: "urlset" | "sitemapindex", ...addresses: string[]) => ({
  headers: { "Content-Type": "application/xml" },
  body: `<?xml version="1.0"?><${kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${addresses
    .map((address) => `<x><loc> ${address} </loc><lastmod>2026-01-01</lastmod></x>`)
    .join("")}</${kind}>`,
});

describe("a web source", () => {
  it("is the pages of its sitemaps and lists, with their own addresses", async () => {
    site.pages.set("/sitemap.xml", list("sitemapindex", `${site.url}/a.xml`));
    site.pages.set("/a.xml", list("urlset", `${site.url}/docs/crimp.html`, `${site.url}/docs/seal/`));
    site.pages.set("/docs/crimp.html", page("Crimping"));
    site.pages.set("/docs/seal/", { status: 301, headers: { Location: "/docs/sealing" } });
    site.pages.set("/docs/sealing", page("Sealing"));
    site.pages.set("/note", { headers: { "Content-Type": "text/plain" }, body: "A note." });
    const { documents, problems } = await load(
      `sitemap: ${site.url}/sitemap.xml\n    addresses: ["${site.url}/note#top"]\n    trust: unreviewed`,
    );
    expect(problems).toEqual([]);
    const details = await Promise.all(documents.map(async (document) => (await document.read?.())?.details));
    expect(details).toMatchObject([
      { path: "docs/note", title: "Note", url: `${site.url}/note` },
      { path: "docs/docs/crimp", title: "Crimping", url: `${site.url}/docs/crimp.html`, trust: "unreviewed" },
      { path: "docs/docs/seal", title: "Sealing", url: `${site.url}/docs/sealing` },
    ]);
    expect((await documents[1]?.read?.())?.passages[0]?.source).toBe(`${site.url}/docs/crimp.html`);
  });

  it("tells a page and the PDF beside it apart, whichever is listed first", async () => {
    site.pages.set("/at-series", page("AT Series"));
    site.pages.set("/at-series.pdf", { body: tinyPdf([[{ x: 50, y: 700, text: "Twelve pieces." }]]) });
    site.pages.set("/alone.pdf", { body: tinyPdf([[{ x: 50, y: 700, text: "Six pieces." }]]) });
    const { documents, problems } = await load(
      `addresses: ["${site.url}/at-series.pdf", "${site.url}/at-series", "${site.url}/alone.pdf"]`,
    );
    expect(problems).toEqual([]);
    expect(documents.map(({ path }) => path)).toEqual([
      expect.stringMatching(/^docs\/at-series-[0-9a-f]{8}$/),
      "docs/at-series",
      "docs/alone",
    ]);
  });

  it("is what its first bytes show, whatever the server calls it", async () => {
    const pdf = tinyPdf([[{ x: 50, y: 700, text: "Twelve pieces." }]]);
    site.pages.set("/list", { headers: { "Content-Type": "application/octet-stream" }, body: pdf });
    site.pages.set("/page", { headers: { "Content-Type": "text/plain" }, body: "<!DOCTYPE html><p>Read me.</p>" });
    site.pages.set("/program", { headers: { "Content-Type": "application/octet-stream" }, body: "MZ" });
    const { documents, problems } = await load(
      `addresses: ["${site.url}/list", "${site.url}/page", "${site.url}/program"]`,
    );
    const contents = await Promise.all(documents.map(async (document) => document.read?.()));
    expect(contents.map((content) => content?.passages[0]?.text)).toEqual(["Twelve pieces.", "Read me."]);
    expect(problems).toMatchObject([{ problem: expect.stringMatching(/^is application\/octet-stream, which is not/) }]);
  });

  it("is not sent again what has not changed", async () => {
    let sent = 0;
    site.pages.set("/a", ({ "if-none-match": match }) => {
      if (match === '"v1"') return { status: 304 };
      sent += 1;
      return { ...page("A"), headers: { ETag: '"v1"' } };
    });
    const first = await load(`addresses: ${site.url}/a`);
    const second = await load(`addresses: ${site.url}/a`);
    expect(sent).toBe(1);
    expect(second.documents[0]?.id).toBe(first.documents[0]?.id);
  });

  it("leaves alone what robots.txt forbids, and everything while robots.txt cannot be read", async () => {
    site.pages.set("/robots.txt", { body: "User-agent: *\nDisallow: /private\n" });
    site.pages.set("/private/a", page("A"));
    site.pages.set("/b", page("B"));
    const listed = `addresses: ["${site.url}/private/a", "${site.url}/b"]`;
    const allowed = await load(listed);
    expect(allowed.documents.map(({ path }) => path)).toEqual(["docs/b"]);
    expect(lines(allowed)).toEqual(["/private/a: may not be read by robots.txt: it was not"]);
    expect(site.asked).not.toContain("/private/a");

    site.pages.set("/robots.txt", { status: 503 });
    site.asked.length = 0;
    expect((await load(listed)).documents).toEqual([]);
    expect(new Set(site.asked)).toEqual(new Set(["/robots.txt"]));
  });

  it("is read from a gzipped sitemap, and names one that does not unpack", async () => {
    const zipped = gzipSync(list("urlset", `${site.url}/a`).body);
    const headers = { "Content-Type": "application/gzip" };
    site.pages.set("/sitemap.xml.gz", { headers, body: zipped });
    site.pages.set("/a", page("A"));
    const loaded = await load(`sitemap: ${site.url}/sitemap.xml.gz`);
    expect(loaded.documents.map(({ path }) => path)).toEqual(["docs/a"]);
    site.pages.set("/sitemap.xml.gz", { headers, body: zipped.subarray(0, 30) });
    expect((await load(`sitemap: ${site.url}/sitemap.xml.gz`)).problems).toEqual([
      expect.objectContaining({ problem: expect.stringMatching(/is no sitemap/) }),
    ]);
  });

  it("never reaches another host, by a list, a sitemap or a redirect", async () => {
    site.pages.set("/sitemap.xml", list("urlset", `${other.url}/a`, `${site.url}/b`, "file:///etc/passwd"));
    site.pages.set("/b", { status: 302, headers: { Location: `${other.url}/b` } });
    other.pages.set("/a", page("A"));
    other.pages.set("/b", page("B"));
    const loaded = await load(`sitemap: ${site.url}/sitemap.xml\n    addresses: ${other.url}/c`);
    expect(loaded.documents).toEqual([]);
    expect(other.asked).toEqual([]);
    expect(lines(loaded)).toEqual([
      "docs: lists file:///etc/passwd, which is no http(s) address",
      expect.stringMatching(/\/c: is on 127\.0\.0\.1:\d+, which is not among the `hosts`/),
      expect.stringMatching(/\/a: is on 127\.0\.0\.1:\d+, which is not among the `hosts`/),
      expect.stringMatching(/\/b: leads to 127\.0\.0\.1:\d+, which is not among the `hosts`/),
    ]);
  });

  it("ends where sitemaps or redirects go round in circles, or a page has no end", async () => {
    site.pages.set("/sitemap.xml", list("sitemapindex", `${site.url}/sitemap.xml`, `${site.url}/deep/0`));
    for (let at = 0; at < 200; at += 1) {
      site.pages.set(`/deep/${at}`, list("sitemapindex", `${site.url}/deep/${at + 1}`));
    }
    site.pages.set("/a", { status: 302, headers: { Location: "/b" } });
    site.pages.set("/b", { status: 302, headers: { Location: "/a" } });
    site.pages.set("/big", { body: "x".repeat(2 * 1024 * 1024) });
    const loaded = await load(`sitemap: ${site.url}/sitemap.xml\n    addresses: ["${site.url}/a", "${site.url}/big"]`, [
      servedAs("docs/a"),
      servedAs("docs/big"),
      servedAs("docs/elsewhere"),
      servedAs("other"),
    ]);
    expect(lines(loaded)).toEqual([
      expect.stringMatching(/sitemap\.xml: is listed again by .*sitemap\.xml: it was read once/),
      expect.stringMatching(/is one sitemap more than the 50 that are read/),
      "/a: redirects in a circle",
      "/big: is larger than the 1 MB that are read",
    ]);
    // The list is not known to be whole: nothing of this source goes away.
    expect(loaded.kept.toSorted()).toEqual(["docs/a", "docs/big", "docs/elsewhere"]);
  });

  it("keeps what is served of a page that fails, and lets go of one that is gone", async () => {
    site.pages.set("/a", { status: 500 });
    site.pages.set("/c", { headers: { "Content-Type": "image/png" }, body: "x" });
    site.pages.set("/d", { headers: { "Content-Type": "application/pdf" }, body: "no PDF" });
    const addresses = ["a", "b", "c", "d"].map((name) => `"${site.url}/${name}"`).join(", ");
    const loaded = await load(`addresses: [${addresses}]`, ["docs/a", "docs/b", "docs/c", "docs/d"].map(servedAs));
    expect(lines(loaded)).toEqual([
      "/a: answers 500",
      "/b: answers 404: take it out of the list, or mend the page",
      "/c: is image/png, which is not read: only web pages, PDF and text are",
      "/d: is damaged, or no PDF: export it again",
    ]);
    expect(loaded.kept.toSorted()).toEqual(["docs/a", "docs/d"]);
    expect(site.asked.filter((path) => path === "/a")).toHaveLength(2);
  });

  it("reads no more pages than its entry allows", async () => {
    const addresses = Array.from({ length: 5 }, (_, at) => `${site.url}/p${at}`);
    addresses.forEach((_, at) => site.pages.set(`/p${at}`, page(`P${at}`)));
    const loaded = await load(`addresses: [${addresses.map((address) => `"${address}"`).join(", ")}]\n    pages: 3`, [
      servedAs("docs/p4"),
    ]);
    expect(loaded.documents.map(({ path }) => path)).toEqual(["docs/p0", "docs/p1", "docs/p2", "docs/p4"]);
    expect(lines(loaded)).toEqual(["docs: lists 5 pages, more than the 3 that are read: raise `pages`"]);
  });
});

function servedAs(path: string): ServedDocument {
  return { id: `served-${path}`, source: "another", path, passages: [] };
}

function lines({ problems }: Loaded): string[] {
  return problems.map((problem) => problemLine(problem).replace(/^http:\/\/[^/]+/, ""));
}

async function load(entry: string, served: readonly ServedDocument[] = []): Promise<Loaded> {
  const read = parseSources(
    "sources.yaml",
    `limits: { file_mb: 1 }\nsources:\n  - web: docs\n    hosts: ["${site.host}"]\n    ${entry}\n`,
  );
  if (read.kind === "bad") {
    throw new Error(read.problems.map(problemLine).join("\n"));
  }
  return loadKnowledge({
    folder: empty.path,
    sources: read.sources,
    baseUrl: null,
    served,
    parseAll: false,
    fetch,
    cache: pageCache(cacheFolder),
    sleep: () => Promise.resolve(),
  });
}
