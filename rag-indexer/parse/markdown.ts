/** Markdown, with or without front matter → sections of blocks. Pure. Texts are cut from the source as written. */
import { toString } from "mdast-util-to-string";
import { detailsOf } from "../details.ts";
import { badSource } from "../source.ts";
import type { ParsedSource, SourceFile } from "../source.ts";
import { saidBy, titleFrom } from "../title.ts";
import { readFrontMatter } from "./front-matter.ts";
import { contentOfFragment, writer as htmlWriter } from "./html.ts";
import { markdownTree } from "./markdown-tree.ts";
import { sectionsOf } from "./sections.ts";
import type { Content } from "./sections.ts";

/** Lists and quotations in each other, as nobody writes them; the parser would take minutes over a thousand levels. */
const TOO_DEEP = /^[ \t>]{300}/m;

export function parseMarkdown(file: SourceFile): ParsedSource {
  if (TOO_DEEP.test(file.text)) {
    return badSource(file, lineOf(file.text, TOO_DEEP), "is indented by 300 characters: take levels out of the list");
  }
  const { children } = markdownTree(file.text);
  const [first] = children;
  const front = first?.type === "yaml" ? readFrontMatter(file, first.value) : null;
  if (front?.kind === "bad") {
    return front;
  }
  const written = front === null ? children : children.slice(1);
  const tables = new Map(written.filter(isTable).map((node) => [node as Content, contentOfFragment(node.value)]));
  const converted = new Set([...tables.values()].flat());
  const content = written.flatMap((node) => tables.get(node) ?? [node]);
  const heading = firstHeading(content);
  const heads = heading === null ? [] : [{ text: heading, size: 1 }];
  const found = titleFrom({ heads, stated: null, path: file.path, names: [] });
  const details = detailsOf(file, front?.stated ?? {}, found.title);
  const slice = ({ position }: Pick<Content, "position">): string =>
    file.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0).trim();
  const sections = sectionsOf(saidBy(details.title, found), content, {
    text: (node) => (converted.has(node) ? htmlWriter.text(node) : slice(node)),
    items: (list) => (converted.has(list) ? htmlWriter.items(list) : list.children.map(slice)),
  });
  const notes = front?.notes ?? (/^---\s*\n[\w-]+:\s/.test(file.text) ? [OPEN_FRONT_MATTER] : []);
  return sections.length === 0 && front === null
    ? badSource(file, null, "holds no text below its headings: fill it, or move it out of the folder")
    : {
        kind: "prose",
        details,
        sections,
        ...(notes.length === 0 ? {} : { notes }),
      };
}

/** As other editors write tables that Markdown has no way to say. */
function isTable(node: Content): node is Extract<Content, { type: "html" }> {
  return node.type === "html" && /<table[\s>][\s\S]*<\/table>/i.test(node.value);
}

const OPEN_FRONT_MATTER = "begins with front matter that no second --- ends: it was read as text";

function lineOf(text: string, pattern: RegExp): number {
  return text.slice(0, text.search(pattern)).split("\n").length;
}

/** What a file without a stated title is called; its own name, if it has no heading either. */
function firstHeading(content: readonly Content[]): string | null {
  const heading = content.find((node) => node.type === "heading");
  const text = heading === undefined ? "" : toString(heading).replaceAll(/\s+/g, " ").trim();
  return text === "" ? null : text;
}
