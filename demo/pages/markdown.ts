/** Markdown to HTML that cannot do harm: everything is escaped, raw HTML is shown as text, addresses are checked. Pure. */
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { parse as parseYaml } from "yaml";

const parser = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).use(remarkGfm);

type Root = ReturnType<typeof parser.parse>;
type Node = Root["children"][number];
type Table = Extract<Node, { type: "table" }>;
type List = Extract<Node, { type: "list" }>;

export interface RenderedMarkdown {
  readonly html: string;
  /** The front matter's texts. */
  readonly front: Readonly<Record<string, string>>;
}

export function renderMarkdown(text: string): RenderedMarkdown {
  const root = parser.parse(text);
  const [first] = root.children;
  return { html: renderAll(root.children), front: first?.type === "yaml" ? readFront(first.value) : {} };
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function readFront(source: string): Record<string, string> {
  // The failsafe schema keeps every scalar the text that it is, dates included.
  const parsed: unknown = parseYaml(source, { schema: "failsafe" });
  const entries = typeof parsed === "object" && parsed !== null ? Object.entries(parsed) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}

function renderAll(nodes: readonly Node[]): string {
  return nodes.map(render).join("");
}

function render(node: Node): string {
  switch (node.type) {
    case "heading":
      return `<h${node.depth} id="${escapeHtml(slug(textOf(node)))}">${renderAll(node.children)}</h${node.depth}>\n`;
    case "paragraph":
      return `<p>${renderAll(node.children)}</p>\n`;
    case "blockquote":
      return `<blockquote>${renderAll(node.children)}</blockquote>\n`;
    case "list":
      return renderList(node);
    case "listItem":
      return `<li>${node.children.map((child) => (child.type === "paragraph" ? renderAll(child.children) : render(child))).join("")}</li>`;
    case "table":
      return renderTable(node);
    case "code":
      return `<pre><code>${escapeHtml(node.value)}</code></pre>\n`;
    case "inlineCode":
      return `<code>${escapeHtml(node.value)}</code>`;
    case "text":
    case "html":
      return escapeHtml(node.value);
    case "emphasis":
      return `<em>${renderAll(node.children)}</em>`;
    case "strong":
      return `<strong>${renderAll(node.children)}</strong>`;
    case "delete":
      return `<del>${renderAll(node.children)}</del>`;
    case "break":
      return "<br>";
    case "thematicBreak":
      return "<hr>\n";
    case "link":
      return isHarmless(node.url)
        ? `<a href="${escapeHtml(node.url)}">${renderAll(node.children)}</a>`
        : renderAll(node.children);
    case "image":
      return escapeHtml(node.alt ?? "");
    case "yaml":
    case "definition":
      return "";
    default:
      return "children" in node ? renderAll(node.children) : "";
  }
}

function renderList(list: List): string {
  const items = renderAll(list.children);
  return list.ordered === true ? `<ol start="${list.start ?? 1}">${items}</ol>\n` : `<ul>${items}</ul>\n`;
}

function renderTable({ children: [head, ...rows] }: Table): string {
  const cells = (row: typeof head, cell: string): string =>
    (row?.children ?? []).map(({ children }) => `<${cell}>${renderAll(children)}</${cell.split(" ")[0]}>`).join("");
  const body = rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n");
  return `<div class="table"><table><thead><tr>${cells(head, 'th scope="col"')}</tr></thead><tbody>${body}</tbody></table></div>\n`;
}

function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOf).join("") : "";
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
}

const HERE = "https://here.invalid";

/** Web and mail addresses, and places on this site, as a browser reads them: it leaves out a tab within `javascript:`, say. */
function isHarmless(url: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(url) || URL.parse(url, HERE)?.origin === HERE;
}
