/** A Markdown tree → sections of blocks, whatever the tree was made of. Pure. */
import { toString } from "mdast-util-to-string";
import type { markdownTree } from "./markdown-tree.ts";
import type { Block, Section } from "../source.ts";

export type Content = ReturnType<typeof markdownTree>["children"][number];

/** How a tree is written as Markdown. */
export interface Writer {
  text(node: Content): string;
  /** The items with their markers. */
  items(list: Extract<Content, { type: "list" }>): string[];
}

const LONGEST_HEADING = 300;
const DEEPEST_HEADING = 10;

/** `said`, in small letters: what the title says, so that a heading says nothing twice. */
export function sectionsOf(said: ReadonlySet<string>, nodes: readonly Content[], writer: Writer): Section[] {
  const sections: { headings: string[]; blocks: Block[] }[] = [{ headings: [], blocks: [] }];
  let path: { readonly depth: number; readonly text: string }[] = [];
  for (const node of nodes) {
    if (node.type === "heading") {
      path = path.filter(({ depth }) => depth < node.depth);
      const text = toString(node).replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_HEADING);
      if (text !== "" && !said.has(text.toLowerCase())) {
        path.push({ depth: node.depth, text });
      }
      sections.push({ headings: path.slice(0, DEEPEST_HEADING).map((heading) => heading.text), blocks: [] });
      continue;
    }
    const block = blockOf(node, writer);
    if (block !== null) {
      sections.at(-1)?.blocks.push(block);
    }
  }
  return sections.filter(({ blocks }) => blocks.length > 0);
}

function blockOf(node: Content, writer: Writer): Block | null {
  switch (node.type) {
    case "thematicBreak":
    case "yaml":
      return null;
    case "html": {
      // A comment is a note among authors, not for customers.
      const text = writer.text(node);
      return /^<!--[\s\S]*-->$/.test(text) ? null : { kind: "text", text };
    }
    case "list":
      return { kind: "list", items: writer.items(node).filter((item) => item !== "") };
    case "table":
      return tableOf(writer.text(node));
    case "code":
      return { kind: "code", text: writer.text(node) };
    default: {
      const text = writer.text(node);
      return text === "" ? null : { kind: "text", text };
    }
  }
}

/** The first two lines of a table are its header and its delimiters; every other line is a row. */
function tableOf(text: string): Block {
  const lines = text.split("\n").map((line) => line.trim());
  return { kind: "table", header: lines.slice(0, 2).join("\n"), rows: lines.slice(2) };
}
