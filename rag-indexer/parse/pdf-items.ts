/** Text items of a PDF, which lie about on a page → lines of cells. Pure. */
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
  /** As the font's name says. */
  readonly isBold?: boolean;
}

/** In shares of the font's size: what still is the same line, a space, another cell. */
const SAME_LINE = 0.4;
const SPACE = 0.15;
const CELL_GAP = 1.1;
/** The same for signs that are raised: how small, and how far off their line. */
const SMALL = 0.9;
const RAISED = 0.8;
/** How far a word may be shifted to be printed twice, and a letter, which may well stand twice. */
const SAME_SIZE = 0.1;
const OVERPRINT = { word: 0.5, letter: 0.12 };
const UNIT = /(?:^|[^\p{L}])[cdkm]?m$/u;
const POWERS = new Map([
  ["2", "²"],
  ["3", "³"],
]);

/** Without what no text holds, and with letters in place of the one sign that a font joins them to. */
function cleaned(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u200B\uFEFF]/gu, "")
    .replaceAll(/[\uFB00-\uFB06]/g, (joined) => joined.normalize("NFKC"))
    .toWellFormed();
}

/** Where its letters stand is not known, only where it begins and ends: each is taken for as wide as it mostly is. */
export function wordsOf(item: TextItem): TextItem[] {
  const pieces = item.str.match(/\s+|\S+/gu) ?? [];
  const widths = pieces.map((piece) => (piece.trim() === "" ? 0 : letterWidths(piece) * item.fontSize));
  const written = widths.reduce((sum, width) => sum + width, 0);
  const blanks = pieces.filter((piece) => piece.trim() === "").reduce((sum, piece) => sum + piece.length, 0);
  const scale = Math.min(1, item.width / (written + blanks * 0.2 * item.fontSize));
  const blank = (item.width - written * scale) / Math.max(blanks, 1);
  let x = item.x;
  return pieces.flatMap((piece, at) => {
    const isBlank = piece.trim() === "";
    const word = { ...item, str: piece, x, width: isBlank ? piece.length * blank : (widths[at] ?? 0) * scale };
    x += word.width;
    return isBlank ? [] : [word];
  });
}

/** In shares of the font's size, as in most fonts. */
function letterWidths(text: string): number {
  const widths = Array.from(text, (sign) => {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sign)) {
      return 1;
    }
    return /[ijltfrI.,;:'|!()[\]]/.test(sign) ? 0.3 : /[mwMW@%]/.test(sign) ? 0.85 : /\p{Lu}/u.test(sign) ? 0.67 : 0.54;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Without blanks, and without what is printed twice with a little shift, which makes it bold. */
export function plainItems(items: readonly TextItem[]): TextItem[] {
  const seen = new Map<string, TextItem[]>();
  return items.filter((item) => {
    if (item.str.trim() === "") {
      return false;
    }
    const same = seen.get(item.str) ?? [];
    const near = (item.str.trim().length > 2 ? OVERPRINT.word : OVERPRINT.letter) * item.fontSize;
    const isAgain = same.some(
      ({ x, y, turn, fontSize }) =>
        Math.hypot(x - item.x, y - item.y) <= near &&
        turn === item.turn &&
        Math.abs(fontSize - item.fontSize) <= SAME_SIZE * fontSize,
    );
    same.push(item);
    seen.set(item.str, same);
    return !isAgain;
  });
}

/** From top to bottom. */
export function pageLines(items: readonly TextItem[], page: number): Line[] {
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
      // What begins far before the other ends is of another line after all.
      const space = gap > SPACE * item.fontSize || gap < -item.fontSize ? " " : "";
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
    ...(row.every(({ isBold, str }) => isBold === true || !/\p{L}/u.test(str)) ? { isBold: true } : {}),
    cells: markerJoined(cells.map((cell) => ({ ...cell, text: cell.text.replaceAll(/\s+/g, " ").trim() }))),
  };
}

/** The number or dot of a list item stands apart from its text, and is no cell. */
function markerJoined(cells: readonly Cell[]): Cell[] {
  const [marker, text, ...rest] = cells;
  if (marker === undefined || text === undefined || !/^(?:[•●▪◦■►▸‣–-]|\d{1,2}[.)])$/.test(marker.text)) {
    return [...cells];
  }
  return [{ ...text, text: `${marker.text} ${text.text}`, x: marker.x }, ...rest];
}
