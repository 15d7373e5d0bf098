/** Lines of cells that stand below each other → the rows of a table. Pure. */
import { headerCells, withWholeHeader } from "./pdf-header.ts";
import type { Line } from "./pdf-line.ts";
import { cellsIn, columnOf, merged, spansOf } from "./pdf-spans.ts";
import type { Span } from "./pdf-spans.ts";

/** Distances between lines, in shares of the font's size: side by side, wrapped, too far for one table. */
const OVERLAP = 1;
const WRAPPED = 1.7;
const APART = 4;
/** A line nearer than this share of the usual distance goes on with the row above. */
const SAME_ROW = 0.85;
/** Between a row and the name of the group that follows. */
const NEAR = 2.2;
const LONGEST_GROUP = 60;

/**
 * How many lines from `start` on are one table; 0 where none begins. One row is enough where `goesOn` says how many cells
 * it has.
 */
export function tableLength(lines: readonly Line[], start: number, goesOn: number | null = null): number {
  let length = besideEachOther(lines, start);
  if (!isRow(lines.slice(start, start + length))) {
    return 0;
  }
  for (;;) {
    const more = besideEachOther(lines, start + length);
    const next = lines.slice(start + length, start + length + more);
    const table = lines.slice(start, start + length);
    const [before, line] = [table.at(-1), next[0]];
    if (
      before === undefined ||
      line === undefined ||
      line.page !== before.page ||
      gapOf(before, line) > APART * line.size ||
      // What stands higher is of another column or list.
      gapOf(before, line) < -line.size ||
      !(
        isRow(next) ||
        (more === 1 &&
          (wraps(line, before, table) ||
            fillsColumns(line, columnsOf(table)) ||
            namesGroup(line, before, lines.slice(start + length + 1), columnsOf(table))))
      )
    ) {
      break;
    }
    length += more;
  }
  const [first = [], ...rest] = rowsOf(lines.slice(start, start + length));
  return rest.length > 0 || first.length === goesOn ? length : 0;
}

/** What looks like one cell begins where the columns do: they are narrow here. */
function fillsColumns({ cells }: Line, columns: readonly Span[]): boolean {
  const begun = columns.filter(({ x }) => cells.some(({ parts }) => parts.some((part) => Math.abs(part.x - x) < 1)));
  return begun.length > 1 && begun[0] === columns[0];
}

/** A row of one cell, as near as other rows are, that says what those below it have in common. */
function namesGroup(line: Line, before: Line, after: readonly Line[], columns: readonly Span[]): boolean {
  const row = after.slice(0, besideEachOther(after, 0));
  const [cell, below] = [line.cells[0], row[0]];
  const [first] = columns;
  return (
    cell !== undefined &&
    below !== undefined &&
    first !== undefined &&
    columns.length > 2 &&
    cell.text.length <= LONGEST_GROUP &&
    !/[.:;,]$/.test(cell.text) &&
    line.size <= before.size * 1.1 &&
    Math.abs(cell.x - first.x) < line.size &&
    gapOf(before, line) <= NEAR * line.size &&
    below.page === line.page &&
    gapOf(line, below) <= NEAR * line.size &&
    spansOf(row).length === columns.length
  );
}

/** The first row may be a header. */
export function rowsOf(lines: readonly Line[]): string[][] {
  const columns = columnsOf(lines);
  const usual = rowDistance(lines, columns.length);
  const groups: Line[][] = [];
  for (const beside of rowsBeside(lines)) {
    const above = groups.at(-1);
    const [last, line] = [above?.at(-1), beside[0]];
    const gap = last === undefined || line === undefined ? Infinity : gapOf(last, line);
    const goesOn = gap < SAME_ROW * usual || (cellsIn(beside, columns)[0] === "" && gap <= WRAPPED * (line?.size ?? 0));
    if (goesOn && above !== undefined) {
      above.push(...beside);
    } else {
      groups.push([...beside]);
    }
  }
  const [header = [], ...rest] = withWholeHeader(groups, columns);
  return [headerCells(header, columns), ...rest.map((group) => cellsIn(group, columns))];
}

export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** How many lines from `start` on overlap, as cells do that are centred beside a longer one. */
function besideEachOther(lines: readonly Line[], start: number): number {
  let length = lines[start] === undefined ? 0 : 1;
  for (let line = lines[start + length]; line !== undefined; line = lines[start + length]) {
    const before = lines[start + length - 1];
    if (before === undefined || before.page !== line.page || !(Math.abs(gapOf(before, line)) < OVERLAP * line.size)) {
      break;
    }
    length += 1;
  }
  return length;
}

function isRow(lines: readonly Line[]): boolean {
  return spansOf(lines).length > 1;
}

function gapOf(above: Line, below: Line): number {
  return above.y - below.y;
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

/** From row to row: between those that fill most columns, the header aside; else the greatest there is. */
function rowDistance(lines: readonly Line[], columns: number): number {
  const rows = rowsBeside(lines);
  const gaps = rows.slice(1).map((row, at) => {
    const above = rows[at] ?? row;
    const [last, first] = [above.at(-1), row[0]];
    const isFull = [above, row].every((one) => spansOf(one).length >= columns * 0.6);
    return { gap: last === undefined || first === undefined ? 0 : gapOf(last, first), isFull };
  });
  const between = (gaps.length > 1 ? gaps.slice(1) : gaps)
    .filter(({ isFull }) => isFull)
    .map(({ gap }) => gap)
    .toSorted((a, b) => a - b);
  return between[Math.floor(between.length / 2)] ?? Math.max(...gaps.map(({ gap }) => gap), 0);
}

/** Where the columns lie, by the rows that fill most of them. */
function columnsOf(lines: readonly Line[]): Span[] {
  const rows = rowsBeside(lines).map(spansOf);
  const most = Math.max(...rows.map((spans) => spans.length));
  const full = rows.filter((spans) => spans.length === most);
  // Numbers at the right end of a column do not stand below its name at the left end.
  const byPlace = Array.from({ length: most }, (_, at) => {
    const column = full.flatMap((spans) => spans[at] ?? []);
    return { x: Math.min(...column.map(({ x }) => x)), end: Math.max(...column.map(({ end }) => end)) };
  });
  const isInOrder = byPlace.every(({ x }, at) => x > (byPlace[at - 1]?.end ?? -Infinity));
  return isInOrder ? byPlace : merged(full.flat());
}

/** Lines that overlap, put together. */
function rowsBeside(lines: readonly Line[]): Line[][] {
  const rows: Line[][] = [];
  for (let at = 0; at < lines.length;) {
    const length = besideEachOther(lines, at);
    rows.push(lines.slice(at, at + length));
    at += length;
  }
  return rows;
}
