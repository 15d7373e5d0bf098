/** The documents that answers cite, as pages to read: Markdown, the part list, and an index of all. */
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import type { Context } from "hono";
import { raw } from "hono/html";
import { documentPage } from "./document-page.ts";
import { listFiles } from "./list-files.ts";
import { escapeHtml, renderMarkdown } from "./markdown.ts";

/** Answers cite a page of Markdown without its ending; the list of parts opens without one, too. */
const ENDINGS = ["", ".md", ".markdown", ".csv"];

/** Documents of which a page is made. */
const PAGES = /\.(?:md|markdown|csv)$/;

/** Documents that a browser shows, or keeps, as they are. */
const AS_THEY_ARE: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".htm": "text/html; charset=utf-8",
  ".pdf": "application/pdf",
  ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".tsv": "text/tab-separated-values; charset=utf-8",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
};

export function serveDocuments(folder: string) {
  return async (context: Context): Promise<Response> => {
    const files = await listFiles(folder);
    const path = decode(context.req.path.slice("/docs/".length));
    if (path === "") return context.html(indexPage(files));
    const file = ENDINGS.map((ending) => `${path}${ending}`).find((candidate) => files.has(candidate));
    if (file === undefined) return context.notFound();
    const type = AS_THEY_ARE[extname(file)];
    if (type !== undefined) {
      return context.body(Uint8Array.from(await readFile(join(folder, file))), 200, { "content-type": type });
    }
    if (!PAGES.test(file)) return context.notFound();
    const text = await readFile(join(folder, file), "utf8");
    return context.html(file.endsWith(".csv") ? tablePage(file, text) : markdownPage(file, text));
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Whatever an address gives a meaning to, such as # and ?, is only a part of a file's name. */
function encoded(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

function markdownPage(file: string, text: string) {
  const { html, front } = renderMarkdown(text);
  const facts = [front["document"], front["revision"] && `Revision ${front["revision"]}`, front["date"]];
  return documentPage({
    title: front["title"] ?? file,
    facts: facts.flatMap((fact) => fact || []),
    outdated: front["status"] === "superseded" || front["status"] === "obsolete" ? front["status"] : undefined,
    body: raw(html),
  });
}

function tablePage(file: string, text: string) {
  const [heading = [], ...rows]: string[][] = parseCsv(text, { relax_column_count: true, bom: true });
  const head = heading.map((cell) => `<th scope="col">${escapeHtml(cell.replaceAll("_", " "))}</th>`).join("");
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`).join("\n");
  const table = `<h1>${escapeHtml(file)}</h1><div class="table"><table><thead><tr>${head}</tr></thead><tbody>${lines}</tbody></table></div>`;
  return documentPage({ title: file, facts: [`${rows.length} rows`], outdated: undefined, body: raw(table) });
}

function indexPage(files: ReadonlySet<string>) {
  const paths = [...files].filter((file) => PAGES.test(file) || AS_THEY_ARE[extname(file)] !== undefined).toSorted();
  const items = paths.map((path) => `<li><a href="/docs/${escapeHtml(encoded(path))}">${escapeHtml(path)}</a></li>`);
  return documentPage({
    title: "Documents",
    facts: [],
    outdated: undefined,
    body: raw(`<h1>Documents</h1><ul>${items.join("")}</ul>`),
  });
}
