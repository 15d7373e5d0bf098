/** Which lines of a PDF are headings: those that are larger than most text, or bold and by themselves. Pure. */
import { continued, textOf } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";

const HEADING_SIZE = 1.12;
const LONGEST_HEADING = 120;
const MOST_HEADING_LINES = 3;
/** A bold line has so much room above it at least, in shares of its size, and no more letters. */
const ROOM = 2.2;
const LONGEST_BOLD = 80;
/** Where more of the text is bold, it says nothing. */
const MOST_BOLD = 0.3;
/** What stands at a figure or a table says nothing of the text below. */
const CAPTION = /^(?:fig(?:ure)?|table|tabelle|abb(?:ildung)?|bild|tableau|tabla|figura|рис|табл|图|表)[.\s]*\d/iu;

/** What most of a document's text is like. */
export interface Body {
  readonly size: number;
  readonly isPlain: boolean;
}
/** Distance between lines of one paragraph, in shares of the font's size. */
const LEADING = 1.75;

/** How many lines from `start` on are one heading; 0 where they are none, or large text. */
export function headingLength(lines: readonly Line[], start: number, body: Body): number {
  const [before, line] = [lines[start - 1], lines[start]];
  if (line === undefined || !isHeading(line, body)) {
    return 0;
  }
  const size = rounded(line.size);
  const goesOn =
    before?.page === line.page && rounded(before.size) === size && before.y - line.y <= LEADING * line.size;
  const isCramped = before?.page === line.page && before.y - line.y < ROOM * line.size;
  if ((goesOn && !isHeading(before, body)) || (isCramped && !isLarge(line, body))) {
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

export function isHeading(line: Line, body: Body): boolean {
  return (
    line.cells.length === 1 &&
    line.isDrawn !== true &&
    (isLarge(line, body) || standsOut(line, body)) &&
    textOf(line).length <= LONGEST_HEADING &&
    !/^[•●▪◦■►▸‣*–-]\s/.test(textOf(line)) &&
    /\p{L}/u.test(textOf(line))
  );
}

export function isLarge(line: Line, body: Body): boolean {
  return line.size >= body.size * HEADING_SIZE;
}

function standsOut(line: Line, body: Body): boolean {
  const text = textOf(line);
  return (
    line.isBold === true &&
    body.isPlain &&
    rounded(line.size) >= body.size &&
    text.length <= LONGEST_BOLD &&
    /^[\p{Lu}\p{Lo}\d].*\p{L}{3}/u.test(text) &&
    !/[.,;:!?]$/.test(text) &&
    !CAPTION.test(text)
  );
}

/** The size that most characters have. */
export function bodyOf(lines: readonly Line[]): Body {
  const lengthOf = (some: readonly Line[]): number => some.reduce((sum, line) => sum + textOf(line).length, 0);
  const isPlain = lengthOf(lines.filter(({ isBold }) => isBold)) <= MOST_BOLD * lengthOf(lines);
  return { size: bodySize(lines), isPlain };
}

function bodySize(lines: readonly Line[]): number {
  const characters = new Map<number, number>();
  for (const line of lines) {
    characters.set(rounded(line.size), (characters.get(rounded(line.size)) ?? 0) + textOf(line).length);
  }
  return [...characters].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** From the largest down. */
export function headingSizes(lines: readonly Line[], body: Body): number[] {
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
