/** Which text of a page stands in which cell of a grid. Pure. */
import type { Grid } from "./pdf-grid.ts";
import { wordsOf } from "./pdf-items.ts";
import type { TextItem } from "./pdf-items.ts";

/** The number of the cell in which a text's middle lies. */
export function cellAt({ xs, ys, cells }: Grid, { x, y, width, fontSize }: TextItem): number | null {
  const column = xs.findLastIndex((left) => left <= x + width / 2);
  const row = ys.length - 2 - ys.findLastIndex((bottom) => bottom <= y + fontSize * 0.3);
  return cells[row]?.[column] ?? null;
}

/** By more than a share of the font's size. */
export function runsOver({ xs, cells }: Grid, cell: number, { x, width, fontSize }: TextItem, share = 1): boolean {
  const columns = cells.flatMap((row) => row.flatMap((own, at) => (own === cell ? [at] : [])));
  const [left, right] = [xs[Math.min(...columns)] ?? 0, xs[Math.max(...columns) + 1] ?? 0];
  return x < left - share * fontSize || x + width > right + share * fontSize;
}

/** Words of several cells that are written as one text, each where it probably stands. */
export function partedAtLines(grid: Grid, item: TextItem): readonly TextItem[] {
  const cell = cellAt(grid, item);
  const words = wordsOf(item);
  if (cell === null || words.length < 2 || !runsOver(grid, cell, item, 0.2)) {
    return [item];
  }
  const parts: TextItem[] = [];
  for (const word of words) {
    const last = parts.at(-1);
    if (last !== undefined && cellAt(grid, last) === cellAt(grid, word)) {
      parts[parts.length - 1] = { ...last, str: `${last.str} ${word.str}`, width: word.x + word.width - last.x };
    } else {
      parts.push(word);
    }
  }
  return parts;
}
