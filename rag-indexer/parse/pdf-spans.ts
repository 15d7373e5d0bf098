/** Where the columns of a table lie on the page, and which cell is of which. Pure. */
import { continued } from "./pdf-line.ts";
import type { Cell, Line, Part } from "./pdf-line.ts";

export interface Span {
  readonly x: number;
  readonly end: number;
}

/** Where text stands in any of the lines. */
export function spansOf(lines: readonly Line[]): Span[] {
  return merged(lines.flatMap(({ cells }) => cells));
}

export function merged(cells: readonly Span[]): Span[] {
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

export function cellsIn(lines: readonly Line[], columns: readonly Span[]): string[] {
  const texts = columns.map(() => "");
  for (const cell of lines.flatMap(({ cells }) => cells).flatMap((one) => inColumns(one, columns))) {
    const column = columnOf(cell, columns);
    texts[column] = continued(texts[column] ?? "", cell.text);
  }
  return texts;
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

export function columnOf(cell: Span, columns: readonly Span[]): number {
  const shares = columns.map((column) => overlap(column, cell));
  return shares.indexOf(Math.max(...shares));
}

/** Negative by the distance where they do not touch. */
export function overlap(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.x, b.x);
}
