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
    if (line.cells.some((cell) => isAcross(cell, gutter))) {
      ordered.push(...right, line);
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
  const across = lines.filter((line) => line.cells.some((cell) => isAcross(cell, gutter))).length;
  const sides = [cells.filter(({ end }) => end <= gutter), cells.filter(({ x }) => x >= gutter)];
  const areColumns = sides.every((side) => side.length >= FEWEST_LINES && meanLength(side) >= SHORTEST_LINE);
  return areColumns && across <= lines.length * MOST_ACROSS ? gutter : null;
}

function isAcross({ x, end }: Cell, gutter: number): boolean {
  return x < gutter && end > gutter;
}

function meanLength(cells: readonly Cell[]): number {
  return cells.reduce((sum, { text }) => sum + text.length, 0) / cells.length;
}
