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
  /** How far the text is turned against the page, in degrees counter-clockwise; x and y are as if it were not. */
  readonly turn: number;
}

/** In shares of the font's size: what still is the same line, a space, another cell. */
const SAME_LINE = 0.4;
const SPACE = 0.15;
const CELL_GAP = 1.1;
/** The same for signs that are raised: how small, and how far off their line. */
const SMALL = 0.9;
const RAISED = 0.8;
const UNIT = /(?:^|[^\p{L}])[cdkm]?m$/u;
const POWERS = new Map([
  ["2", "²"],
  ["3", "³"],
]);
/** From the text: what is nearer goes on with it. In shares of the font's size. */
const APART = 1.75;
/** Lines at either end of a page that may be its running head or foot. */
const EDGE = 2;

export function linesOf(pages: readonly (readonly TextItem[])[]): Line[] {
  // What is turned, as wide tables are, is read by itself: its lines cross those of the others.
  const lines = pages.flatMap((items, index) =>
    [...Map.groupBy(items, ({ turn }) => turn).values()].map((same) => pageLines(same, index + 1)),
  );
  const repeated = repeatedAtEdges(lines, pages.length);
  return lines.flatMap((page) =>
    inReadingOrder(
      page.filter(
        (line, at) =>
          !isContentsEntry(line) &&
          !(isAtEdge(at, page.length) && (repeated.has(shapeOf(line)) || isPageNumber(line, page, at))),
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
  const cleanItems = onTheirLine(
    items.map((item) => ({ ...item, str: cleaned(item.str) })).filter(({ str }) => str.trim() !== ""),
  );
  for (const item of cleanItems.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
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

/** Raised or lowered signs brought to the line of what they belong to; m and a raised 2 are m². */
function onTheirLine(items: readonly TextItem[]): TextItem[] {
  let line: TextItem | undefined;
  return items.map((item) => {
    const gap = line === undefined ? Infinity : Math.abs(item.x - line.x - line.width);
    if (
      line === undefined ||
      item.fontSize > SMALL * line.fontSize ||
      gap > SPACE * line.fontSize ||
      Math.abs(item.y - line.y) > RAISED * line.fontSize
    ) {
      line = item;
      return item;
    }
    const power = item.y > line.y && UNIT.test(line.str) ? POWERS.get(item.str.trim()) : undefined;
    return { ...item, y: line.y, str: power ?? ` ${item.str}` };
  });
}

function lineOf(row: readonly TextItem[], page: number): Line {
  const cells: Cell[] = [];
  for (const item of row) {
    const last = cells.at(-1);
    const gap = last === undefined ? 0 : item.x - last.end;
    const end = item.x + item.width;
    const part = { text: item.str, x: item.x, end };
    if (last === undefined || gap > CELL_GAP * item.fontSize) {
      cells.push({ ...part, size: item.fontSize, parts: [part] });
    } else {
      const space = gap > SPACE * item.fontSize ? " " : "";
      const size = Math.max(last.size, item.fontSize);
      cells[cells.length - 1] = {
        text: last.text + space + item.str,
        x: last.x,
        end,
        size,
        parts: [...last.parts, { ...part, text: space + item.str }],
      };
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
  return [{ ...text, text: `${marker.text} ${text.text}`, x: marker.x }, ...rest];
}

function isAtEdge(at: number, length: number): boolean {
  return at < EDGE || at >= length - EDGE;
}

/** What stands at the same place with the same words, the page's own number aside. */
function shapeOf(line: Line): string {
  const words = textOf(line).replaceAll(/\d+/g, (digits) => (Number(digits) === line.page ? "#" : digits));
  return `${Math.round(line.y / 4)} ${words}`;
}

function repeatedAtEdges(pages: readonly (readonly Line[])[], count: number): Set<string> {
  const counts = new Map<string, number>();
  for (const page of pages) {
    const shapes = new Set(page.filter((_, at) => isAtEdge(at, page.length)).map(shapeOf));
    for (const shape of shapes) {
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
    }
  }
  const enough = Math.max(2, Math.ceil(count * 0.6));
  return new Set([...counts].filter(([, times]) => times >= enough).map(([shape]) => shape));
}

/** "2.1 Ratings . . . . . 7": the words stand again where they belong, and would be found here in their place. */
function isContentsEntry(line: Line): boolean {
  return /(?:\. ?){6,}\d{0,4}$/.test(textOf(line));
}

/** It stands apart: a number right below a line may be the end of that. */
function isPageNumber(line: Line, page: readonly Line[], at: number): boolean {
  const near = [page[at - 1], page[at + 1]].some(
    (other) => other !== undefined && Math.abs(other.y - line.y) < APART * Math.max(other.size, line.size),
  );
  if (near) {
    return false;
  }
  return /^(?:page |seite |[-–] ?)?\d{1,4}(?: ?[-–]| ?(?:of|von|\/) ?\d{1,4})?$/i.test(textOf(line));
}
