/** Lines of cells that stand below each other → the rows of a table. Pure. */
import type { Cell, Line } from "./pdf-line.ts";

interface Span {
  readonly x: number;
  readonly end: number;
}

/** Distances between lines, in shares of the font's size: side by side, wrapped, too far for one table. */
const OVERLAP = 1;
const WRAPPED = 1.7;
const APART = 4;
/** A line nearer than this share of the usual distance goes on with the row above. */
const SAME_ROW = 0.85;

/** How many lines from `start` on are one table; 0 where none begins. */
export function tableLength(lines: readonly Line[], start: number): number {
  const first = lines[start];
  const second = lines[start + 1];
  if (first === undefined || second === undefined || !(hasCells(first) || besideRow(first, second))) {
    return 0;
  }
  let length = 1;
  for (let line = lines[start + length]; line !== undefined; line = lines[start + length]) {
    const before = lines[start + length - 1] ?? first;
    const next = lines[start + length + 1];
    const near = line.page === first.page && gapOf(before, line) <= APART * line.size;
    if (
      !near ||
      !(
        hasCells(line) ||
        besideRow(before, line) ||
        (next !== undefined && besideRow(line, next)) ||
        wraps(line, before, lines.slice(start, start + length))
      )
    ) {
      break;
    }
    length += 1;
  }
  return rowsOf(lines.slice(start, start + length)).length < 2 ? 0 : length;
}

/** The first row may be a header. */
export function rowsOf(lines: readonly Line[]): string[][] {
  const columns = columnsOf(lines);
  const usual = rowDistance(lines, columns.length);
  const rows: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const cells = columns.map(() => "");
    for (const cell of line.cells) {
      const column = columnOf(cell, columns);
      cells[column] = `${cells[column] ?? ""} ${cell.text}`.trim();
    }
    const above = rows.at(-1);
    const before = lines[at - 1];
    const gap = before === undefined ? Infinity : gapOf(before, line);
    const goesOn =
      gap < Math.max(OVERLAP * line.size, SAME_ROW * usual) || (cells[0] === "" && gap <= WRAPPED * line.size);
    if (above !== undefined && goesOn) {
      rows[rows.length - 1] = above.map((text, column) => `${text} ${cells[column] ?? ""}`.trim());
    } else {
      rows.push(cells);
    }
  }
  return rows;
}

export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function hasCells(line: Line): boolean {
  return line.cells.length > 1;
}

function gapOf(above: Line, below: Line): number {
  return above.y - below.y;
}

/** Cells that are centred beside a longer one lie half a line off: two such lines overlap. */
function besideRow(above: Line, below: Line): boolean {
  return (
    (hasCells(above) || hasCells(below)) && above.page === below.page && gapOf(above, below) < OVERLAP * below.size
  );
}

/** A cell's next line: close below, and no wider than its column. */
function wraps(line: Line, before: Line, table: readonly Line[]): boolean {
  const [cell] = line.cells;
  if (cell === undefined || gapOf(before, line) > WRAPPED * line.size) {
    return false;
  }
  const columns = columnsOf(table);
  const column = columnOf(cell, columns);
  const left = columns[column - 1]?.end ?? (columns[0]?.x ?? 0) - line.size;
  return cell.x > left && cell.end < (columns[column + 1]?.x ?? Infinity) && (column > 0 || before.cells.length > 1);
}

/** From row to row: between lines that fill most columns, else the greatest there is. */
function rowDistance(lines: readonly Line[], columns: number): number {
  const isFull = (line: Line | undefined): boolean => line !== undefined && line.cells.length >= columns * 0.6;
  const gaps = lines
    .slice(1)
    .map((line, at) => ({ gap: gapOf(lines[at] ?? line, line), full: isFull(lines[at]) && isFull(line) }));
  const between = gaps
    .filter(({ full }) => full)
    .map(({ gap }) => gap)
    .toSorted((a, b) => a - b);
  return between[Math.floor(between.length / 2)] ?? Math.max(...gaps.map(({ gap }) => gap), 0);
}

/** Where the columns lie, by the lines that fill most of them. */
function columnsOf(lines: readonly Line[]): Span[] {
  const most = Math.max(...lines.map(({ cells }) => cells.length));
  const spans: Span[] = [];
  for (const cell of lines.filter(({ cells }) => cells.length === most).flatMap(({ cells }) => cells)) {
    const touching = spans.filter((span) => overlap(span, cell) > 0);
    const merged = {
      x: Math.min(cell.x, ...touching.map(({ x }) => x)),
      end: Math.max(cell.end, ...touching.map(({ end }) => end)),
    };
    spans.splice(0, spans.length, ...spans.filter((span) => !touching.includes(span)), merged);
  }
  return spans.toSorted((a, b) => a.x - b.x);
}

function columnOf(cell: Cell, columns: readonly Span[]): number {
  const shares = columns.map((column) => overlap(column, cell));
  return shares.indexOf(Math.max(...shares));
}

/** Negative by the distance where they do not touch. */
function overlap(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.x, b.x);
}
