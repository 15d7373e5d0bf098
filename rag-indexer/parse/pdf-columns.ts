/**
 * Lines of a page that is set in two columns of running text → the left column, then the right one. Pure.
 * A table has short cells, and more of them in a row: it stays as it is.
 */
import type { Cell, Line } from "./pdf-line.ts";

/** Fewer lines beside each other are a table, a figure or an address. */
const FEWEST_LINES = 8;
/** Characters of a line of running text, in the mean. */
const SHORTEST_LINE = 22;
/** Share of a page's lines that may run over both columns: titles, captions, wide tables. */
const MOST_ACROSS = 0.25;
/** Share of a side's cells that a column of codes has at least. */
const CODES = 0.15;
/** A heading is larger than what most lines have. */
const HEADING = 1.1;
/** Where the right column may begin, in shares of the text's width. */
const MIDDLE = { from: 0.35, to: 0.65 };

/** What runs over both columns stands between what is above and below it. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const gutter = gutterOf(lines);
  if (gutter === null) {
    return [...lines];
  }
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
