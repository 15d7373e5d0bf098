/** What of a parsed source customers would read, in order. Pure. */
import type { BadSource, Block, ParsedSource, Section } from "./source.ts";

export function textsOf(parsed: Exclude<ParsedSource, BadSource>): readonly string[] {
  switch (parsed.kind) {
    case "prose":
      return textsOfSections(parsed.sections);
    case "parts":
      return [...parsed.passages.map(({ text }) => text), ...textsOfSections(parsed.sections)];
  }
}

function textsOfSections(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ headings, blocks }) => [...headings.slice(-1), ...blocks.map(textOfBlock)]);
}

function textOfBlock(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.text;
    case "code":
      return "";
    case "list":
      return block.items.join("\n");
    case "table":
      return [block.header, ...block.rows].join("\n");
  }
}
