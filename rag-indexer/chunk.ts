/**
 * Sections of a document → passages of about a thousand characters, along its structure. Pure.
 *
 * C1 Nothing is lost: every block stands in the passages, in order.
 * C2 A passage never spans two sections: its heading path is true of all of it.
 * C3 A table or a procedure is kept whole as long as it is not much too long; a table that must be split
 *    repeats its header row in every piece.
 * C4 A passage begins on the page that it names, and holds nothing that begins on another.
 * C5 What a passage is depends on its section alone, so that an edit leaves the others as they were.
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

/** What the passages of a document have in common. */
interface Described {
  readonly title: string;
  readonly document: string | null;
  readonly language?: string;
  /** The address that the document names itself. */
  readonly source?: string | undefined;
}

interface Piece {
  readonly text: string;
  readonly page: number | undefined;
}

export function chunk(
  document: Described,
  sections: readonly Section[],
  size: ChunkSize = CHUNK_SIZE,
): PassageContent[] {
  const { title, document: documentNumber, language, source } = document;
  return sections.flatMap(({ headings, blocks }) =>
    packed(pieces(blocks, size), size).map(({ text, page }): PassageContent => {
      return {
        kind: "prose",
        title,
        documentNumber,
        headings,
        text,
        ...(page === undefined ? {} : { page }),
        ...(language === undefined ? {} : { language }),
        ...(source === undefined ? {} : { source }),
      };
    }),
  );
}

/** Blocks as texts none of which is too long, a lead-in ("Steps:") joined to what it leads to. */
function pieces(blocks: readonly Block[], size: ChunkSize): Piece[] {
  const all: Piece[] = [];
  let leadIn: Block | null = null;
  for (const [at, block] of blocks.entries()) {
    const next = blocks[at + 1];
    if (block.kind === "text" && leadIn === null && leadsIn(block.text, next) && block.text.length < size.target / 2) {
      leadIn = block;
      continue;
    }
    const page = leadIn?.page ?? block.page;
    const [first = "", ...rest] = split(block, size);
    const text = leadIn?.kind === "text" ? `${leadIn.text}\n\n${first}` : first;
    all.push({ text, page }, ...rest.map((other) => ({ text: other, page: block.page })));
    leadIn = null;
  }
  return all;
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
      // A header that fills a passage by itself is none, but a row of a page that is laid out as a table.
      return block.header.length <= size.target
        ? groups(block.rows, `${block.header}\n`, size)
        : groups([...block.header.split("\n").slice(0, 1), ...block.rows], "", size);
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

/** Pieces of one page put together up to the target; a short rest joins the passage before it. */
function packed(texts: readonly Piece[], size: ChunkSize): Piece[] {
  const passages: Piece[] = [];
  for (const { text, page } of texts) {
    const last = passages.at(-1);
    const length = last === undefined || last.page !== page ? Infinity : last.text.length + text.length;
    const isRest = text.length < size.target / 5 && length <= size.most;
    if (last !== undefined && (length <= size.target || isRest)) {
      passages[passages.length - 1] = { text: `${last.text}\n\n${text}`, page };
    } else {
      passages.push({ text, page });
    }
  }
  return passages;
}
