/** Which text of a page stands in which cell of a grid. Pure. */
import type { Grid } from "./pdf-grid.ts";
import { wordsOf } from "./pdf-items.ts";
import type { TextItem } from "./pdf-items.ts";

/** In shares of the font's size: from the line that letters stand on to their middle. */
const MIDDLE = 0.3;
/** What runs farther over a line holds words of several cells. */
const OVER = 0.2;

/** The number of the cell in which a text's middle lies. */
function cellAt({ xs, ys, cells }: Grid, { x, y, width, fontSize }: TextItem): number | null {
  const column = xs.findLastIndex((left) => left <= x + width / 2);
  const row = ys.length - 2 - ys.findLastIndex((bottom) => bottom <= y + fontSize * MIDDLE);
  return cells[row]?.[column] ?? null;
}

/** By more than a share of the font's size. */
export function runsOver({ widths }: Grid, cell: number, { x, width, fontSize }: TextItem, share = 1): boolean {
  const { left, right } = widths.get(cell) ?? { left: x, right: x + width };
  return x < left - share * fontSize || x + width > right + share * fontSize;
}

export interface Placed {
  readonly cell: number;
  readonly item: TextItem;
}

/**
 * A text in its cell; words of several cells that are written as one text, each where it probably stands. None where its
 * middle stands in no cell; what runs out of the grid from a cell is of that cell.
 */
export function placedAt(grid: Grid, item: TextItem): readonly Placed[] {
  const cell = cellAt(grid, item);
  if (cell === null) {
    return [];
  }
  const words = wordsOf(item);
  if (words.length < 2 || !runsOver(grid, cell, item, OVER)) {
    return [{ cell, item }];
  }
  const cells = words.map((word) => cellAt(grid, word));
  const first = cells.find((own) => own !== null) ?? cell;
  const parts: Placed[] = [];
  for (const [at, word] of words.entries()) {
    const last = parts.at(-1);
    const own = cells[at] ?? last?.cell ?? first;
    if (last?.cell === own) {
      const str = `${last.item.str} ${word.str}`;
      parts[parts.length - 1] = { cell: own, item: { ...last.item, str, width: word.x + word.width - last.item.x } };
    } else {
      parts.push({ cell: own, item: word });
    }
  }
  return parts;
}
