/**
 * Text items of a PDF, which lie about on a page, → lines of cells from top to bottom. Pure.
 * What a page repeats at its head and foot is left out, and so is the table of contents.
 */
import { inReadingOrder } from "./pdf-columns.ts";
import { textOf } from "./pdf-line.ts";
import type { Cell, Line } from "./pdf-line.ts";

export interface TextItem {
  readonly str: string;
  readonly x: number;
  /** From the bottom of the page. */
  readonly y: number;
  readonly width: number;
  readonly fontSize: number;
}

/** In shares of the font's size: what still is the same line, a space, another cell. */
const SAME_LINE = 0.4;
const SPACE = 0.15;
const CELL_GAP = 1.1;
/** Lines at either end of a page that may be its running head or foot. */
const EDGE = 2;

export function linesOf(pages: readonly (readonly TextItem[])[]): Line[] {
  const lines = pages.map((items, index) => pageLines(items, index + 1));
  const repeated = repeatedAtEdges(lines);
  return lines.flatMap((page) =>
    inReadingOrder(
      page.filter(
        (line, at) =>
          !isContentsEntry(line) && !(isAtEdge(at, page.length) && (repeated.has(shapeOf(line)) || isPageNumber(line))),
      ),
    ),
  );
}

/** Without what no text holds, and with letters in place of the one sign that a font joins them to. */
function cleaned(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u200B\uFEFF]/gu, "")
    .replaceAll(/[\uFB00-\uFB06]/g, (joined) => joined.normalize("NFKC"))
    .toWellFormed();
}

function pageLines(items: readonly TextItem[], page: number): Line[] {
  const rows: TextItem[][] = [];
  const cleanItems = items.map((item) => ({ ...item, str: cleaned(item.str) }));
  for (const item of cleanItems.filter(({ str }) => str.trim() !== "").toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (
      row !== undefined &&
      first !== undefined &&
      first.y - item.y <= SAME_LINE * Math.max(first.fontSize, item.fontSize)
    ) {
      row.push(item);
    } else {
      rows.push([item]);
    }
  }
  return rows.map((row) =>
    lineOf(
      row.toSorted((a, b) => a.x - b.x),
      page,
    ),
  );
}

function lineOf(row: readonly TextItem[], page: number): Line {
  const cells: Cell[] = [];
  for (const item of row) {
    const last = cells.at(-1);
    const gap = last === undefined ? 0 : item.x - last.end;
    const end = item.x + item.width;
    if (last === undefined || gap > CELL_GAP * item.fontSize) {
      cells.push({ text: item.str, x: item.x, end });
    } else {
      const space = gap > SPACE * item.fontSize ? " " : "";
      cells[cells.length - 1] = { text: last.text + space + item.str, x: last.x, end };
    }
  }
  return {
    page,
    y: row[0]?.y ?? 0,
    size: Math.max(...row.map(({ fontSize }) => fontSize)),
    cells: markerJoined(cells.map((cell) => ({ ...cell, text: cell.text.replaceAll(/\s+/g, " ").trim() }))),
  };
}

/** The number or dot of a list item stands apart from its text, and is no cell. */
function markerJoined(cells: readonly Cell[]): Cell[] {
  const [marker, text, ...rest] = cells;
  if (marker === undefined || text === undefined || !/^(?:[•●▪◦–-]|\d{1,2}[.)])$/.test(marker.text)) {
    return [...cells];
  }
  return [{ text: `${marker.text} ${text.text}`, x: marker.x, end: text.end }, ...rest];
}

function isAtEdge(at: number, length: number): boolean {
  return at < EDGE || at >= length - EDGE;
}

/** What stands at the same place with the same words, the page's own number aside. */
function shapeOf(line: Line): string {
  const words = textOf(line).replaceAll(/\d+/g, (digits) => (Number(digits) === line.page ? "#" : digits));
  return `${Math.round(line.y / 4)} ${words}`;
}

function repeatedAtEdges(pages: readonly (readonly Line[])[]): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const shapes = new Set(page.filter((_, at) => isAtEdge(at, page.length)).map(shapeOf));
    for (const shape of shapes) {
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
  }
  const enough = Math.max(2, Math.ceil(pages.length * 0.6));
  return new Set([...counts].filter(([, count]) => count >= enough).map(([shape]) => shape));
}

/** "2.1 Ratings . . . . . 7": the words stand again where they belong, and would be found here in their place. */
function isContentsEntry(line: Line): boolean {
  return /(?:\. ?){6,}\d{0,4}$/.test(textOf(line));
}

function isPageNumber(line: Line): boolean {
  return /^(?:page |seite |[-–] ?)?\d{1,4}(?: ?[-–]| ?(?:of|von|\/) ?\d{1,4})?$/i.test(textOf(line));
}
