/** Which lines of a PDF are headings: those that are larger than most text. Pure. */
import { continued, textOf } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";

const HEADING_SIZE = 1.12;
const LONGEST_HEADING = 120;
const MOST_HEADING_LINES = 3;
/** Distance between lines of one paragraph, in shares of the font's size. */
const LEADING = 1.75;

/** How many lines from `start` on are one heading; 0 where they are none, or large text. */
export function headingLength(lines: readonly Line[], start: number, body: number): number {
  const [before, line] = [lines[start - 1], lines[start]];
  if (line === undefined || !isHeading(line, body)) {
    return 0;
  }
  const size = rounded(line.size);
  const goesOn =
    before?.page === line.page && rounded(before.size) === size && before.y - line.y <= LEADING * line.size;
  if (goesOn && !isHeading(before, body)) {
    return 0;
  }
  const length = runLength(lines, start, (next) => rounded(next.size) === size && isHeading(next, body));
  const text = joined(lines.slice(start, start + length));
  return length > MOST_HEADING_LINES || text.length > LONGEST_HEADING ? 0 : length;
}

/** How many lines belong to the one at `start`: close below it, on its page, and accepted. */
export function runLength(lines: readonly Line[], start: number, accepts: (line: Line) => boolean): number {
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

export function isHeading(line: Line, body: number): boolean {
  return (
    line.cells.length === 1 &&
    line.size >= body * HEADING_SIZE &&
    textOf(line).length <= LONGEST_HEADING &&
    !/^[•●▪◦■►▸‣*–-]\s/.test(textOf(line)) &&
    /\p{L}/u.test(textOf(line))
  );
}

/** The size that most characters have. */
export function bodySize(lines: readonly Line[]): number {
  const characters = new Map<number, number>();
  for (const line of lines) {
    characters.set(rounded(line.size), (characters.get(rounded(line.size)) ?? 0) + textOf(line).length);
  }
  return [...characters].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** From the largest down. */
export function headingSizes(lines: readonly Line[], body: number): number[] {
  return [...new Set(lines.filter((line) => isHeading(line, body)).map(({ size }) => rounded(size)))].toSorted(
    (a, b) => b - a,
  );
}

export function rounded(size: number): number {
  return Math.round(size * 2) / 2;
}

export function joined(lines: readonly Line[]): string {
  return lines.map(textOf).reduce(continued, "");
}
