/** Lines of cells that stand below each other → the rows of a table. Pure. */
import { continued } from "./pdf-line.ts";
import type { Cell, Line, Part } from "./pdf-line.ts";

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
/** Lines of one cell are no farther apart than this; what is stands in the next row of a header. */
const ONE_CELL = 1.45;

/** How many lines from `start` on are one table; 0 where none begins. */
export function tableLength(lines: readonly Line[], start: number): number {
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
      !(isRow(next) || (more === 1 && wraps(line, before, table)))
    ) {
      break;
    }
    length += more;
  }
  return rowsOf(lines.slice(start, start + length)).length < 2 ? 0 : length;
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
  return merged(rows.filter((spans) => spans.length === most).flat());
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

/** Where text stands in any of the lines. */
function spansOf(lines: readonly Line[]): Span[] {
  return merged(lines.flatMap(({ cells }) => cells));
}

function merged(cells: readonly Span[]): Span[] {
  const spans: Span[] = [];
  for (const cell of cells) {
    const touching = spans.filter((span) => overlap(span, cell) > 0);
    const whole = {
      x: Math.min(cell.x, ...touching.map(({ x }) => x)),
      end: Math.max(cell.end, ...touching.map(({ end }) => end)),
    };
    spans.splice(0, spans.length, ...spans.filter((span) => !touching.includes(span)), whole);
  }
  return spans.toSorted((a, b) => a.x - b.x);
}

function cellsIn(lines: readonly Line[], columns: readonly Span[]): string[] {
  const texts = columns.map(() => "");
  for (const cell of lines.flatMap(({ cells }) => cells).flatMap((one) => inColumns(one, columns))) {
    const column = columnOf(cell, columns);
    texts[column] = continued(texts[column] ?? "", cell.text);
  }
  return texts;
}

/** A second row of the header begins empty and holds no figures: its words stand below those of the first. */
function withWholeHeader(groups: readonly Line[][], columns: readonly Span[]): readonly Line[][] {
  const [header, second, ...rest] = groups;
  if (header === undefined || second === undefined || rest.length === 0) {
    return groups;
  }
  const [above, below] = [cellsIn(header, columns), cellsIn(second, columns)];
  const isSecond = below[0] === "" && above.includes("") && !below.some((text) => /^[^\p{L}]*\d/u.test(text));
  return isSecond ? [[...header, ...second], ...rest] : groups;
}

/** Words over several columns are said of each; those of one column may run on into columns that have none above. */
function headerCells(lines: readonly Line[], columns: readonly Span[]): string[] {
  const above = columns.map(() => [] as { readonly text: string; readonly y: number }[]);
  for (const { cells, y } of lines) {
    for (const cell of cells) {
      const over = columns.flatMap((column, at) => (overlap(column, cell) > 0 ? [at] : []));
      for (const at of over.length > 1 ? over : [columnOf(cell, columns)]) {
        above[at]?.push({ text: cell.text, y });
      }
    }
  }
  const lowest = Math.min(...lines.map(({ y }) => y));
  const size = Math.max(...lines.map((line) => line.size), 0);
  const isGroup = above.map(([first, second]) => {
    return first !== undefined && second !== undefined && first.y - second.y > ONE_CELL * size;
  });
  const isBelow = above.map(([first, ...others]) => first?.y === lowest && others.length === 0 && lines.length > 1);
  return above.map((cells, at) => {
    const text = cells.reduce((whole, cell) => continued(whole, cell.text), "");
    const group = isBelow[at] === true ? (groupBeside(at, -1) ?? groupBeside(at, 1)) : undefined;
    return group === undefined ? text : continued(above[group]?.[0]?.text ?? "", text);
  });

  /** The column with words over several, which stand at its own end of them. */
  function groupBeside(from: number, step: 1 | -1): number | undefined {
    let at = from;
    while (isBelow[at] === true) {
      at += step;
    }
    return isGroup[at] === true ? at : undefined;
  }
}

/** Cells of narrow columns stand so near to each other that they look like one. */
function inColumns(cell: Cell, columns: readonly Span[]): readonly Part[] {
  const byColumn = [...Map.groupBy(cell.parts, (part) => columnOf(part, columns)).values()];
  return byColumn.length < 2
    ? [cell]
    : byColumn.map((parts) => ({
        x: Math.min(...parts.map(({ x }) => x)),
        end: Math.max(...parts.map(({ end }) => end)),
        text: parts
          .map(({ text }) => text)
          .join("")
          .trim(),
      }));
}

function columnOf(cell: Span, columns: readonly Span[]): number {
  const shares = columns.map((column) => overlap(column, cell));
  return shares.indexOf(Math.max(...shares));
}

/** Negative by the distance where they do not touch. */
function overlap(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.x, b.x);
}
