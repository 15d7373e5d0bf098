/** A web source of sources.yaml → its pages. Nothing but the listed addresses is read: links are not followed. */
import { createHash } from "node:crypto";
import type { FileProblem } from "../failure.ts";
import type { WebSource } from "../sources/declaration.ts";
import { fetchPage } from "./fetch-page.ts";
import type { FetchDeps, WebContent } from "./fetch-page.ts";
import { robots } from "./robots.ts";
import { readSitemaps } from "./sitemap.ts";

export interface WebPage {
  readonly path: string;
  readonly address: string;
  readonly extension: string;
  readonly charset: string | undefined;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Crawled {
  readonly pages: readonly WebPage[];
  readonly problems: readonly FileProblem[];
  /** Paths whose page could not be read this time: what is served of them stays. */
  readonly kept: readonly string[];
  /** False when the list itself is not known: then everything that is served of the source stays. */
  readonly complete: boolean;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  "text/html": ".html",
  "application/xhtml+xml": ".html",
  "application/pdf": ".pdf",
  "text/plain": ".txt",
};
const LONGEST_PATH = 200;
/** No page is asked for sooner after the one before than this. */
const POLITE_MS = 50;

export async function crawl(source: WebSource, options: Omit<FetchDeps, "hosts" | "refusal">): Promise<Crawled> {
  const rules = robots({ ...options, hosts: source.hosts });
  const deps: FetchDeps = { ...options, hosts: source.hosts, refusal: (address) => rules.refusal(address) };
  const problems: FileProblem[] = [];
  const report = (address: string, problem: string): number => problems.push({ file: address, line: null, problem });

  const listed = await readSitemaps(source.sitemaps, (address) => fetchPage(address, deps));
  listed.problems.forEach(({ address, problem }) => report(address, problem));
  const candidates = [...source.addresses, ...listed.addresses].map((address) => ({
    address,
    page: pageAddress(address),
  }));
  for (const { address } of candidates.filter(({ page }) => page === null)) {
    report(source.name, `lists ${address.slice(0, 200)}, which is no http(s) address`);
  }
  const addresses = [...new Set(candidates.flatMap(({ page }) => page ?? []))];
  if (addresses.length > source.pages) {
    report(
      source.name,
      `lists ${addresses.length} pages, more than the ${source.pages} that are read: raise \`pages\``,
    );
  }

  const paths = pathsOf(source, addresses);
  const pathAt = (address: string): string => paths.get(address) ?? pathOf(source, address);
  const pages = new Map<string, WebPage>();
  const kept: string[] = addresses.slice(source.pages).map(pathAt);
  for (const address of addresses.slice(0, source.pages)) {
    const fetched = await fetchPage(address, deps);
    if (fetched.kind === "ok") {
      const page = pageOf(pathAt(address), fetched);
      if (page === null) {
        report(
          address,
          `is ${fetched.contentType || "of no type"}, which is not read: only web pages, PDF and text are`,
        );
      } else if (!pages.has(page.address)) {
        pages.set(page.address, page);
      }
    } else {
      report(address, fetched.problem);
      if (fetched.kind === "failed") {
        kept.push(pathAt(address));
      }
    }
    await options.sleep(Math.max(POLITE_MS, 1_000 * (await delaySeconds(address))));
  }
  return { pages: [...pages.values()], problems, kept, complete: listed.complete };

  async function delaySeconds(address: string): Promise<number> {
    const url = new URL(address);
    return source.hosts.includes(url.host) ? rules.delayOf(url) : 0;
  }
}

function pageOf(path: string, { address, contentType, bytes }: WebContent): WebPage | null {
  const [type = "", ...parameters] = contentType.toLowerCase().split(";");
  const extension = shownBy(bytes) ?? EXTENSIONS[type.trim()];
  const charset = parameters.map((parameter) => /^\s*charset="?([\w-]+)/.exec(parameter)?.[1]).find(Boolean);
  return extension === undefined ? null : { path, address, extension, charset, bytes };
}

/** What the first bytes are beyond doubt goes before what the server calls them: many send a PDF as anything. */
function shownBy(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200)).trimStart();
  return head.startsWith("%PDF-") ? ".pdf" : /^(?:<!doctype html|<html)\b/i.test(head) ? ".html" : undefined;
}

/** A page and the PDF beside it are two documents, though they differ in their endings only. */
function pathsOf(source: WebSource, addresses: readonly string[]): ReadonlyMap<string, string> {
  const isFile = (address: string): boolean => /\.(?:pdf|txt)$/i.test(new URL(address).pathname);
  const pages = new Set(addresses.filter((address) => !isFile(address)).map((address) => pathOf(source, address)));
  return new Map(
    addresses.map((address) => {
      const path = pathOf(source, address);
      return [address, isFile(address) && pages.has(path) ? `${path}-${markOf(address)}` : path];
    }),
  );
}

function markOf(address: string): string {
  return createHash("sha256").update(address).digest("hex").slice(0, 8);
}

/** By the address as it is listed, so that a page which cannot be read is known by it too. */
function pathOf(source: WebSource, listed: string): string {
  const { host, pathname, search } = new URL(listed);
  const place = pathname.replace(/\.(?:html?|pdf|php|aspx?|txt)$/i, "").replaceAll(/^\/+|\/+$/g, "") || "index";
  const mark = markOf(listed);
  const path = [source.name, ...(source.hosts.length > 1 ? [host.replaceAll(":", "-")] : []), place].join("/");
  if (path.length > LONGEST_PATH) {
    return `${path.slice(0, LONGEST_PATH)}-${mark}`;
  }
  return search === "" ? path : `${path}-${mark}`;
}

/** Without the place on the page; null for what is no address of one. */
function pageAddress(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    return null;
  }
  url.hash = "";
  return url.href;
}
