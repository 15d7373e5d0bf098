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
/** Where the right column may begin, in shares of the text's width. */
const MIDDLE = { from: 0.35, to: 0.65 };

/** What runs over both columns stands between what is above and below it. */
export function inReadingOrder(lines: readonly Line[]): Line[] {
  const gutter = gutterOf(lines);
  if (gutter === null) {
    return [...lines];
  }
  const ordered: Line[] = [];
  let right: Line[] = [];
  for (const line of lines) {
    if (standsBetween(line, gutter)) {
      const own = headingsOf(ordered, right, line);
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

/** Short headings of what runs over both columns: last on the left, below all of the right column. */
function headingsOf(ordered: readonly Line[], right: readonly Line[], line: Line): readonly Line[] {
  const end = right.at(-1)?.y ?? Infinity;
  const first = ordered.findLastIndex(({ y, size, page }) => page !== line.page || y >= end || size <= line.size) + 1;
  return ordered.slice(first);
}

/** A heading in one column makes none of the text that happens to stand beside it. */
function partOf(line: Line, cells: readonly Cell[]): Line {
  return { ...line, cells, size: Math.max(...cells.map(({ size }) => size)) };
}

/** Left of where the right column begins; null where the page has no two columns. */
function gutterOf(lines: readonly Line[]): number | null {
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
  return areColumns && across.length <= lines.length * MOST_ACROSS ? gutter : null;
}

/** What runs over both columns, and a row of a table that does. */
function standsBetween({ cells }: Line, gutter: number): boolean {
  const left = cells.filter(({ end }) => end <= gutter).length;
  return cells.some((cell) => isAcross(cell, gutter)) || (left > 1 && cells.length - left > 1);
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
