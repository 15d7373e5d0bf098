/** A web page, or what a word processor exports → the sections of its main content. Pure. */
import { select, selectAll } from "hast-util-select";
import { toMdast } from "hast-util-to-mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { toMarkdown } from "mdast-util-to-markdown";
import { toString } from "mdast-util-to-string";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { detailsOf } from "../details.ts";
import { badSource } from "../source.ts";
import type { ParsedSource, SourceFile } from "../source.ts";
import { saidBy, titleFrom } from "../title.ts";
import type { Head } from "../title.ts";
import { tableParts } from "./html-tables.ts";
import { withoutSpans } from "./html-spans.ts";
import { sectionsOf } from "./sections.ts";
import type { Content, Writer } from "./sections.ts";

const TABLE_PARTS = new Set(["caption", "thead", "tbody", "tfoot", "tr", "td", "th"]);

type Root = ReturnType<typeof parser.parse>;
type Element = NonNullable<ReturnType<typeof select>>;

const parser = unified().use(rehypeParse);

/** What stands around and between the content. */
const SURROUNDINGS =
  "nav, footer, aside, form, dialog, template, script, style, noscript, button, select, [hidden], [aria-hidden=true], " +
  "[role=navigation], [role=search], [role=dialog], [style*='display:none' i], [style*='display: none' i]";

/** A site may name itself, or where one is, above the title. */
const MOST_BEFORE_TITLE = 3;

/** `names`: what a file is called, where that is more than an address. */
export function parseHtml(file: SourceFile, names: readonly string[] = []): ParsedSource {
  const page = parser.parse(file.text);
  const main = select("main, [role=main]", page) ?? select("article", page) ?? select("body", page) ?? undefined;
  const content = main === undefined ? [] : contentOf(main);
  const found = titleFrom({ heads: headsOf(content), stated: titleOf(page), path: file.path, names });
  const details = detailsOf(file, {}, found.title, languageIn(page));
  const sections = sectionsOf(saidBy(details.title, found), content, writer);
  if (sections.length === 0) {
    return badSource(
      file,
      null,
      "shows no text below its headings: a page that a script fills cannot be read, nor can pictures of text",
    );
  }
  return { kind: "prose", details, sections };
}

/** A piece of HTML within another text. */
export function contentOfFragment(html: string): Content[] {
  const body = select("body", parser.parse(html));
  return body === undefined ? [] : contentOf(body);
}

function contentOf(main: Element): Content[] {
  const surroundings = new Set<unknown>([
    ...selectAll(SURROUNDINGS, main),
    // A header may be the banner of the site or hold the title of the article.
    ...selectAll("header", main).filter((header) => select("h1, h2", header) === undefined),
  ]);
  const tree = toMdast({ type: "root", children: [without(main, surroundings)] });
  const content = tree.type === "root" ? (tree.children as Content[]) : [tree as Content];
  return content.flatMap(tableParts);
}

function without(element: Element, removed: ReadonlySet<unknown>): Element {
  return {
    ...element,
    children: element.children
      .filter((child) => !removed.has(child))
      .flatMap((child): Element["children"] => {
        const kept = child.type === "element" ? raised(without(child, removed)) : child;
        return kept.type !== "element" ? [kept] : isLayout(kept) ? [unfolded(kept)] : withCaption(kept);
      }),
  };
}

const FIGURES = "0123456789+-−–()";
const RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾";

/** Raised figures stay raised: 10⁻³ is not 10-3, and 12 Nm with a footnote not 121 Nm. */
function raised(element: Element): Element["children"][number] {
  const text = element.children.map((child) => (child.type === "text" ? child.value : "\n")).join("");
  return element.tagName === "sup" && /^[\d+\-−–(), ]+$/.test(text)
    ? { type: "text", value: text.replaceAll(/./gu, (sign) => RAISED[FIGURES.indexOf(sign)] ?? sign) }
    : element;
}

/** What is written over a table often says what its values are, and in Markdown a table has no place for it. */
function withCaption(element: Element): Element[] {
  const caption = element.tagName === "table" ? select("table > caption", element) : undefined;
  const table = element.tagName === "table" ? withoutSpans(element) : element;
  return caption === undefined ? [table] : [{ ...caption, tagName: "p" }, table];
}

/** A table that holds headings or tables lays out a page. */
function isLayout(element: Element): boolean {
  return element.tagName === "table" && select("td :is(h1, h2, h3, h4, table)", element) !== undefined;
}

/** Its cells one after the other; the tables within stay as they are. */
function unfolded(element: Element): Element {
  return {
    ...element,
    tagName: "div",
    children: element.children.map((child) =>
      child.type === "element" && TABLE_PARTS.has(child.tagName) ? unfolded(child) : child,
    ),
  };
}

/** The one heading of the first rank, unless others come before it, or one that begins the content. */
function headsOf(content: readonly Content[]): Head[] {
  const all = content.filter((node) => node.type === "heading");
  const headings = all.filter(({ depth }) => depth === 1);
  const [first] = headings;
  const isTitle =
    first !== undefined && ((headings.length === 1 && all.indexOf(first) < MOST_BEFORE_TITLE) || first === content[0]);
  const text = isTitle ? toString(first).replaceAll(/\s+/g, " ").trim() : "";
  return text === "" ? [] : [{ text, size: 1 }];
}

function languageIn(page: Root): string | null {
  const { lang } = select("html[lang]", page)?.properties ?? {};
  return typeof lang === "string" ? lang.trim() : null;
}

function titleOf(page: Root): string | null {
  const title = select("head > title", page);
  const text = title?.children.map((child) => (child.type === "text" ? child.value : "")).join("") ?? "";
  return text.replaceAll(/\s+/g, " ").trim() || null;
}

export const writer: Writer = {
  text: markdownOf,
  items: (list) =>
    list.children.map((item, at) => markdownOf({ ...list, start: (list.start ?? 1) + at, children: [item] })),
};

/** Nothing is escaped but what would end a table's cell: a part number must stay as it is. */
function markdownOf(node: Content): string {
  return toMarkdown(node, {
    bullet: "-",
    listItemIndent: "one",
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    handlers: {
      text: ({ value }: { value: string }, _parent: unknown, state: { stack: readonly string[] }) =>
        state.stack.includes("tableCell") ? value.replaceAll("|", "\\|").replaceAll("\n", " ") : value,
      // Where a link leads is of no use in a passage, and its words are those of the sentence.
      link: (link: { children: Parameters<typeof toString>[0] }) => toString(link.children),
      image: ({ alt }: { alt?: string | null }) => alt ?? "",
      break: () => "\n",
    },
  }).trim();
}
