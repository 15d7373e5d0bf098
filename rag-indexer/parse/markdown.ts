/** Markdown with front matter → sections of blocks. Pure. Texts are cut from the source as written. */
import { toString } from "mdast-util-to-string";
import remarkFrontmatter from "remark-frontmatter";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Block, ParsedSource, Section, SourceFile } from "../source.ts";
import { readFrontMatter } from "./front-matter.ts";

type RootContent = ReturnType<typeof parser.parse>["children"][number];
type Table = Extract<RootContent, { type: "table" }>;
type Located = Pick<RootContent, "position">;

const parser = unified().use(remarkParse).use(remarkFrontmatter, ["yaml"]).use(remarkGfm);

export function parseMarkdown(file: SourceFile): ParsedSource {
  const root = parser.parse(file.text);
  const [first, ...rest] = root.children;
  if (first?.type !== "yaml") {
    const problem = "has no front matter: begin the file with a `---` line, `title: …` and another `---` line";
    return { kind: "bad", problems: [{ file: file.name, line: 1, problem }] };
  }
  const front = readFrontMatter(file, first.value);
  if (front.kind === "bad") {
    return front;
  }
  return {
    kind: "prose",
    details: front.details,
    sections: sectionsOf(file.text, front.details.title, rest),
  };
}

function sectionsOf(source: string, title: string, nodes: readonly RootContent[]): Section[] {
  const sections: { headings: string[]; blocks: Block[] }[] = [{ headings: [], blocks: [] }];
  let path: { readonly depth: number; readonly text: string }[] = [];
  for (const node of nodes) {
    if (node.type === "heading") {
      path = path.filter(({ depth }) => depth < node.depth);
      const text = toString(node).trim().slice(0, 300);
      // The document's title repeated as its first heading says nothing twice.
      if (text !== "" && text.toLowerCase() !== title.toLowerCase()) {
        path.push({ depth: node.depth, text });
      }
      sections.push({ headings: path.map((heading) => heading.text), blocks: [] });
      continue;
    }
    const block = blockOf(source, node);
    if (block !== null) {
      sections.at(-1)?.blocks.push(block);
    }
  }
  return sections.filter(({ blocks }) => blocks.length > 0);
}

function blockOf(source: string, node: RootContent): Block | null {
  const text = sliceOf(source, node);
  switch (node.type) {
    case "thematicBreak":
    case "yaml":
      return null;
    case "html":
      // A comment is a note among authors, not for customers.
      return /^<!--[\s\S]*-->$/.test(text) ? null : { kind: "text", text };
    case "list":
      return { kind: "list", items: node.children.map((item) => sliceOf(source, item)) };
    case "table":
      return tableOf(source, text, node);
    case "code":
      return { kind: "code", text };
    default:
      return text === "" ? null : { kind: "text", text };
  }
}

/** The first two lines of a table are its header and its delimiters; every other line is a row. */
function tableOf(source: string, text: string, node: Table): Block {
  const rows = node.children.slice(1).map((row) => sliceOf(source, row));
  return {
    kind: "table",
    header: text
      .split("\n", 2)
      .map((line) => line.trim())
      .join("\n"),
    rows,
  };
}

function sliceOf(source: string, node: Located): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0).trim();
}
