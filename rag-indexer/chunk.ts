/**
 * Sections of a document → passages of about a thousand characters, along its structure. Pure.
 *
 * C1 Nothing is lost: every block stands in the passages, in order.
 * C2 A passage never spans two sections: its heading path is true of all of it.
 * C3 A table or a procedure is kept whole as long as it is not much too long; a table that must be split
 *    repeats its header row in every piece.
 * C4 What a passage is depends on its section alone, so that an edit leaves the others as they were.
 */
import type { PassageContent } from "../worker/knowledge/contract.ts";
import { splitText } from "./split-text.ts";
import type { Block, Section } from "./source.ts";

export interface ChunkSize {
  /** Where a passage ends if it can. */
  readonly target: number;
  /** What a table or a list may take before it is split. */
  readonly most: number;
}

export const CHUNK_SIZE: ChunkSize = { target: 1_000, most: 2_400 };

export function chunk(
  document: { readonly title: string; readonly document: string | null },
  sections: readonly Section[],
  size: ChunkSize = CHUNK_SIZE,
): PassageContent[] {
  return sections.flatMap(({ headings, blocks }) =>
    packed(pieces(blocks, size), size).map((text): PassageContent => {
      return { kind: "prose", title: document.title, documentNumber: document.document, headings, text };
    }),
  );
}

/** Blocks as texts none of which is too long, a lead-in ("Steps:") joined to what it leads to. */
function pieces(blocks: readonly Block[], size: ChunkSize): string[] {
  const texts: string[] = [];
  let leadIn = "";
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    if (block.kind === "text" && leadIn === "" && leadsIn(block.text, next) && block.text.length < size.target / 2) {
      leadIn = `${block.text}\n\n`;
      continue;
    }
    const [first = "", ...rest] = split(block, size);
    texts.push(leadIn + first, ...rest);
    leadIn = "";
  }
  return texts;
}

function leadsIn(text: string, next: Block | undefined): boolean {
  return next !== undefined && next.kind !== "text" && text.trimEnd().endsWith(":");
}

function split(block: Block, size: ChunkSize): string[] {
  switch (block.kind) {
    case "text":
      return splitText(block.text, size.target);
    case "code":
      return block.text.length <= size.most ? [block.text] : splitText(block.text, size.target);
    case "list":
      return groups(block.items, "", size);
    case "table":
      return groups(block.rows, `${block.header}\n`, size);
  }
}

/** Lines put together whole if they fit, else in pieces of the target's size under the same header. */
function groups(lines: readonly string[], header: string, size: ChunkSize): string[] {
  const whole = header + lines.join("\n");
  if (whole.length <= size.most) {
    return [whole];
  }
  const texts: string[] = [];
  let current = "";
  for (const line of lines.flatMap((item) => (item.length > size.most ? splitText(item, size.target) : [item]))) {
    if (current !== "" && header.length + current.length + line.length >= size.target) {
      texts.push(header + current);
      current = "";
    }
    current += current === "" ? line : `\n${line}`;
  }
  return [...texts, header + current];
}

/** Pieces put together up to the target; a short rest joins the passage before it. */
function packed(texts: readonly string[], size: ChunkSize): string[] {
  const passages: string[] = [];
  for (const text of texts) {
    const last = passages.at(-1);
    const fits = last !== undefined && last.length + text.length <= size.target;
    const isRest = last !== undefined && text.length < size.target / 5 && last.length + text.length <= size.most;
    if (fits || isRest) {
      passages[passages.length - 1] = `${last}\n\n${text}`;
    } else {
      passages.push(text);
    }
  }
  return passages;
}
