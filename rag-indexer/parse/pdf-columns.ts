/**
 * Lines of a page that is set in two columns of running text → the left column, then the right one. Pure.
 * A table has short cells, and more of them in a row: it stays as it is.
 */
import type { Cell, Line } from "./pdf-line.ts";

/** Fewer lines beside each other are a table, a figure or an address. */
const FEWEST_LINES = 8;
/** The same of rows that would else be a table. */
const FEWEST_ROWS = 5;
/** Share of one side's lines that go on with the sentence of the line above. */
const RUNNING_ON = 0.4;
/** In points: from a list's dots to its text. */
const INDENT = 20;
/** Characters of a line of running text, in the mean. */
const SHORTEST_LINE = 22;
/** Share of a page's lines that may run over both columns: titles, captions, wide tables. */
const MOST_ACROSS = 0.25;
/** Share of a side's cells that a column of codes has at least. */
const CODES = 0.15;
/** Share of a page's width. */
const WIDE = 0.6;
/** A heading is larger than what most lines have. */
const HEADING = 1.1;
/** Where the right column may begin, in shares of the text's width. */
const MIDDLE = { from: 0.35, to: 0.65 };

/** A ruled table over most of the page parts it: above and below, the text may run otherwise. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const cells = lines.flatMap((line) => line.cells);
  const width = Math.max(...cells.map(({ end }) => end)) - Math.min(...cells.map(({ x }) => x));
  const parts: Line[][] = [[]];
  for (const line of lines) {
    const [cell] = line.cells;
    parts.at(-1)?.push(line);
    if (line.rows !== undefined && cell !== undefined && cell.end - cell.x > WIDE * width) {
      parts.push([]);
    }
  }
  return parts.flatMap(columnByColumn);
}

/** What runs over both columns stands between what is above and below it. */
function columnByColumn(lines: readonly Line[]): Line[] {
  const gutter = gutterOf(lines);
  return gutter === null ? [...lines] : parted(lines, gutter);
}

function parted(lines: readonly Line[], gutter: number): Line[] {
  const usual = lines.map(({ size }) => size).toSorted((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
  const ordered: Line[] = [];
  let right: Line[] = [];
  for (const line of lines) {
    if (standsBetween(line, gutter)) {
      const own = headedBy(ordered, right, usual);
      ordered.splice(ordered.length - own.length, own.length, ...right, ...own, line);
      right = [];
      continue;
    }
    const [one, other] = [line.cells.filter(({ end }) => end <= gutter), line.cells.filter(({ x }) => x >= gutter)];
    if (one.length > 0) {
      ordered.push(partOf(line, one));
    }
    if (other.length > 0) {
      right.push(partOf(line, other));
    }
  }
  return [...ordered, ...right];
}

/** What of the left belongs to what runs over both columns: from a heading on that stands below all of the right one. */
function headedBy(ordered: readonly Line[], right: readonly Line[], usual: number): readonly Line[] {
  const end = right.at(-1)?.y ?? -Infinity;
  const first = ordered.findIndex(({ y, size }) => y < end && size > HEADING * usual);
  return first === -1 ? [] : ordered.slice(first);
}

/** A heading in one column makes none of the text that happens to stand beside it. */
function partOf(line: Line, cells: readonly Cell[]): Line {
  return { ...line, cells, size: Math.max(...cells.map(({ size }) => size)) };
}

/** Left of where the right column begins; null where the page has no two columns. */
function gutterOf(all: readonly Line[]): number | null {
  const lines = all.filter(({ rows }) => rows === undefined);
  const cells = lines.flatMap((line) => line.cells);
  const start = Math.min(...cells.map(({ x }) => x));
  const width = Math.max(...cells.map(({ end }) => end)) - start;
  const begins = new Map<number, number>();
  for (const { x } of cells) {
    const share = (x - start) / width;
    if (share >= MIDDLE.from && share <= MIDDLE.to) {
      begins.set(Math.round(x), (begins.get(Math.round(x)) ?? 0) + 1);
    }
  }
  const [place] = [...begins].toSorted(([, a], [, b]) => b - a);
  if (place === undefined) {
    return null;
  }
  const gutter = place[0] - 1;
  const across = lines.filter((line) => standsBetween(line, gutter));
  const text = lines.filter((line) => !across.includes(line)).flatMap((line) => line.cells);
  const sides = [text.filter(({ end }) => end <= gutter), text.filter(({ x }) => x >= gutter)];
  const areColumns = sides.every(
    (side) => side.length >= FEWEST_LINES && meanLength(side) >= SHORTEST_LINE && !holdsCodes(side),
  );
  const isOver = across.filter(({ cells: own }) => own.some((cell) => isAcross(cell, gutter)));
  return areColumns && isOver.length <= lines.length * MOST_ACROSS ? gutter : null;
}

/** What runs over both columns, and a row of a table that does. */
function standsBetween({ cells }: Line, gutter: number): boolean {
  const left = cells.filter(({ end }) => end <= gutter).length;
  const isRow = (left > 1 && cells.length - left > 1) || (cells.length > 3 && cells.every(isShort));
  return isRow || cells.some((cell) => isAcross(cell, gutter));
}

function isShort({ text }: Cell): boolean {
  return text.length < SHORTEST_LINE;
}

/** Short words below each other at a place of their own are a column of a table, whose other cells hold text. */
function holdsCodes(side: readonly Cell[]): boolean {
  const byPlace = Map.groupBy(side, ({ x }) => Math.round(x));
  return [...byPlace.values()].some(
    (same) => same.length >= Math.max(FEWEST_LINES / 2, side.length * CODES) && meanLength(same) < SHORTEST_LINE / 2,
  );
}

function isAcross({ x, end }: Cell, gutter: number): boolean {
  return x < gutter && end > gutter;
}

function meanLength(cells: readonly Cell[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0) / cells.length;
}

/**
 * Rows of two cells → the text of the left, then that of the right, where it runs on from line to line; null for what
 * is a table.
 */
export function besideEachOther(lines: readonly Line[]): readonly Line[] | null {
  const rows = lines.filter(({ cells }) => cells.length === 2);
  const starts = Map.groupBy(rows, ({ cells }) => Math.round(cells[1]?.x ?? 0));
  const [usual = 0] = [...starts].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const gutter = Math.min(...[...starts.keys()].filter((x) => x <= usual && x > usual - INDENT)) - 1;
  const beside = rows.filter((line) => !standsBetween(line, gutter));
  const sides = [0, 1].map((at) => beside.flatMap(({ cells }) => cells[at] ?? []));
  const runsOn = sides.some(
    (side) => side.slice(1).filter(({ text }) => /^\p{Ll}/u.test(text)).length >= RUNNING_ON * side.length,
  );
  const isText =
    runsOn &&
    beside.length >= Math.max(FEWEST_ROWS, lines.length / 2) &&
    sides.every((side) => meanLength(side) >= SHORTEST_LINE) &&
    lines.filter((line) => standsBetween(line, gutter)).length <= lines.length * MOST_ACROSS;
  return isText ? parted(lines, gutter) : null;
}
