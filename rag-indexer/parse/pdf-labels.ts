/** Texts that stand in a drawing → one line of its labels, and the texts that are left. Pure. */
import { areaOf } from "./pdf-areas.ts";
import type { Area } from "./pdf-areas.ts";
import type { Drawings } from "./pdf-drawings.ts";
import { pageLines } from "./pdf-items.ts";
import type { TextItem } from "./pdf-items.ts";
import { textOf } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";

/** How far a label may stand from what is drawn, in shares of the font's size. */
const NEAR = 1;

export function labelsOf(
  items: readonly TextItem[],
  drawingIn: Drawings["in"],
  page: number,
): { readonly labels: readonly Line[]; readonly rest: readonly TextItem[] } {
  const byDrawing = Map.groupBy(items, (item) => drawingIn(areaAround(item)));
  const labels = [...byDrawing].flatMap(([drawing, own]) => (drawing === null ? [] : labelLine(pageLines(own, page))));
  return { labels, rest: byDrawing.get(null) ?? [] };
}

function labelLine(lines: readonly Line[]): Line[] {
  const [first] = lines;
  const cells = lines.flatMap((line) => line.cells);
  if (first === undefined) {
    return [];
  }
  const text = lines.map(textOf).join(" ");
  const [x, end] = [Math.min(...cells.map((cell) => cell.x)), Math.max(...cells.map((cell) => cell.end))];
  const size = Math.min(...lines.map((line) => line.size));
  return [{ page: first.page, y: first.y, size, cells: [{ text, x, end, size, parts: [] }], isDrawn: true }];
}

/** On the page as it is drawn: a text's own place is as if it were not turned. */
function areaAround({ x, y, width, fontSize, turn }: TextItem): Area {
  const angle = (turn * Math.PI) / 180;
  const near = NEAR * fontSize;
  const corners = [x - near, x + width + near].flatMap((left) =>
    [y - near, y + fontSize + near].map(
      (top) =>
        [left * Math.cos(angle) - top * Math.sin(angle), left * Math.sin(angle) + top * Math.cos(angle)] as const,
    ),
  );
  return areaOf(corners);
}
