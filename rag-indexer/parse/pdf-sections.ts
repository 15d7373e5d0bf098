/**
 * Lines of a PDF → sections. Pure. A heading is larger than the text; a list goes on over a page's end,
 * and a table that does gets its header row again, so that each passage names the page it stands on.
 */
import type { Block, Section } from "../source.ts";
import { continued, textOf } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";
import { markdownRow, rowsOf, tableLength } from "./pdf-tables.ts";

const HEADING_SIZE = 1.12;
const LONGEST_HEADING = 200;
/** Distance between lines of one paragraph, in shares of the font's size. */
const LEADING = 1.75;
const MARKER = /^(?:[•●▪◦–-]|(\d{1,2})[.)])\s+\S/;

interface Table {
  readonly page: number;
  readonly header: string;
  readonly columns: number;
}

/** The title is the first of the largest headings, if it stands on the first page. */
export function sectionsOfLines(lines: readonly Line[]): { title: string | null; sections: Section[] } {
  const body = bodySize(lines);
  const levels = headingSizes(lines, body);
  const sections: { headings: string[]; blocks: Block[] }[] = [{ headings: [], blocks: [] }];
  let path: { readonly level: number; readonly text: string }[] = [];
  let title: string | null = null;
  let table: Table | null = null;
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (line === undefined) {
      break;
    }
    const blocks = sections.at(-1)?.blocks ?? [];
    if (isHeading(line, body)) {
      const length = runLength(lines, at, (next) => rounded(next.size) === rounded(line.size) && isHeading(next, body));
      const text = joined(lines.slice(at, at + length)).slice(0, LONGEST_HEADING);
      const level = levels.indexOf(rounded(line.size));
      title ??= level === 0 && line.page === lines[0]?.page ? text : null;
      path = [...path.filter((heading) => heading.level < level), { level, text }];
      sections.push({ headings: path.map((heading) => heading.text), blocks: [] });
      table = null;
      at += length;
      continue;
    }
    // Two cells alone at the head of a page may be its running head.
    const goesOn = table !== null && table.page === line.page - 1 && table.columns > 2 ? table.columns : null;
    const length = tableLength(lines, at, goesOn);
    if (length > 0) {
      table = addTable(blocks, lines.slice(at, at + length), table);
      at += length;
      continue;
    }
    const next = runLength(
      lines,
      at,
      (other) => !MARKER.test(textOf(other)) && !isHeading(other, body) && other.cells.length === 1,
    );
    addText(blocks, line.page, joined(lines.slice(at, at + next)));
    table = null;
    at += next;
  }
  return { title, sections: sections.filter(({ blocks }) => blocks.length > 0) };
}

/** How many lines belong to the one at `start`: close below it, on its page, and accepted. */
function runLength(lines: readonly Line[], start: number, accepts: (line: Line) => boolean): number {
  let length = 1;
  for (let next = lines[start + length]; next !== undefined && accepts(next); next = lines[start + length]) {
    const before = lines[start + length - 1];
    if (before?.page !== next.page || before.y - next.y > LEADING * Math.max(before.size, next.size)) {
      break;
    }
    length += 1;
  }
  return length;
}

function addText(blocks: Block[], page: number, text: string): void {
  const last = blocks.at(-1);
  const marker = MARKER.exec(text);
  if (marker === null) {
    blocks.push({ kind: "text", text, page });
  } else if (last?.kind === "list" && follows(last.items.at(-1) ?? "", text)) {
    blocks[blocks.length - 1] = { ...last, items: [...last.items, listItem(text)] };
  } else {
    blocks.push({ kind: "list", items: [listItem(text)], page });
  }
}

/** A numbered step follows its number; dots follow dots. */
function follows(before: string, text: string): boolean {
  const number = MARKER.exec(text)?.[1];
  const last = MARKER.exec(before)?.[1];
  return number === undefined ? last === undefined : last !== undefined && Number(number) === Number(last) + 1;
}

function listItem(text: string): string {
  return text.replace(/^[•●▪◦–-]\s+/, "- ");
}

function addTable(blocks: Block[], lines: readonly Line[], before: Table | null): Table {
  const page = lines[0]?.page ?? 1;
  const rows = rowsOf(lines);
  const [first = [], ...rest] = rows;
  const goesOn =
    before !== null &&
    before.page === page - 1 &&
    before.columns === first.length &&
    markdownRow(first) !== before.header;
  const isNamed = goesOn || !isValue(first);
  const header = goesOn ? before.header : markdownRow(isNamed ? first : first.map(() => ""));
  blocks.push({
    kind: "table",
    header: `${header}\n${markdownRow(first.map(() => "---"))}`,
    rows: (goesOn || !isNamed ? rows : rest).map(markdownRow),
    page,
  });
  return { page, header, columns: first.length };
}

/** "Baud rate", "9600 bit/s": a list of properties has no header. */
function isValue([, value = "", ...more]: readonly string[]): boolean {
  // "Torque 1)" has a footnote, and "Torque (Nm)" a unit: both are names.
  return more.length === 0 && /\d(?!\d*\)$)/.test(value) && /\p{L}/u.test(value) && !/[([]/.test(value);
}

function isHeading(line: Line, body: number): boolean {
  return (
    line.cells.length === 1 &&
    line.size >= body * HEADING_SIZE &&
    textOf(line).length <= LONGEST_HEADING &&
    /\p{L}/u.test(textOf(line))
  );
}

/** The size that most characters have. */
function bodySize(lines: readonly Line[]): number {
  const characters = new Map<number, number>();
  for (const line of lines) {
    characters.set(rounded(line.size), (characters.get(rounded(line.size)) ?? 0) + textOf(line).length);
  }
  return [...characters].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** From the largest down. */
function headingSizes(lines: readonly Line[], body: number): number[] {
  return [...new Set(lines.filter((line) => isHeading(line, body)).map(({ size }) => rounded(size)))].toSorted(
    (a, b) => b - a,
  );
}

function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

function joined(lines: readonly Line[]): string {
  return lines.map(textOf).reduce(continued, "");
}
