/** The header of a table, which may be written in two rows → one cell a column. Pure. */
import { continued } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";
import { cellsIn, columnOf, overlap } from "./pdf-spans.ts";
import type { Span } from "./pdf-spans.ts";

/** Lines of one cell are no farther apart than this; what is stands in the next row of a header. */
const ONE_CELL = 1.45;
/** Share of a column that words must stand over to be said of it as well. */
const OVER = 0.3;

/** A second row of the header begins empty and holds no figures: its words stand below those of the first. */
export function withWholeHeader(groups: readonly Line[][], columns: readonly Span[]): readonly Line[][] {
  const [header, second, ...rest] = groups;
  if (header === undefined || second === undefined || rest.length === 0) {
    return groups;
  }
  const [above, below] = [cellsIn(header, columns), cellsIn(second, columns)];
  const isSecond = below[0] === "" && above.includes("") && !below.some(isFigure);
  return isSecond ? [[...header, ...second], ...rest] : groups;
}

/** Words over several columns are said of each; those of one column may run on into columns that have none above. */
export function headerCells(lines: readonly Line[], columns: readonly Span[]): string[] {
  const plain = cellsIn(lines, columns);
  // A row with figures is of a table that goes on from the page before.
  if (plain.some(isFigure)) {
    return plain;
  }
  const above = columns.map(() => [] as { readonly text: string; readonly y: number }[]);
  for (const { cells, y } of lines) {
    for (const cell of cells) {
      const over = columns.flatMap((column, at) =>
        overlap(column, cell) > OVER * (column.end - column.x) ? [at] : [],
      );
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

export function isFigure(text: string): boolean {
  return /^[^\p{L}]*\d/u.test(text);
}
