/**
 * Texts that stand in the cells of a grid → the rows of a table; the rest is left for others to read. Pure.
 * A cell over several rows or columns is said in each of them. A grid that holds no table, as drawings and frames do,
 * is let go.
 */
import { gridsOf } from "./pdf-grid.ts";
import type { Grid } from "./pdf-grid.ts";
import { headerRows, plainRows, withoutRepeats } from "./pdf-ruled-header.ts";
import { placedAt, runsOver } from "./pdf-grid-items.ts";
import { pageLines } from "./pdf-items.ts";
import type { TextItem } from "./pdf-items.ts";
import { continued, textOf } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";
import type { PageRules } from "./pdf-rules.ts";

/** What a table has at least, and what one of its cells has at most; what has not is a drawing or a frame. */
const FEWEST_CELLS = 4;
const MOST_LINES = 40;
/** A cell with so many lines of text beside other text is a frame around a page in columns. */
const MOST_BESIDE = 4;
const RUNNING_TEXT = 22;
/** A cell of so many figures, and little else, is a chart in its frame. */
const CHART = { figures: 10, share: 0.7 };
const FILLED = 0.3;
/** Share of a row's places that are cells of their own, in the mean. */
const DISTINCT = 0.4;
/** What is longer is said once, and not in each row and column that it runs over. */
const LONGEST_SAID_AGAIN = 80;
/** Share of texts that may run over a line. */
const ACROSS = 0.2;
/** A column of so many lines is rows without lines between them. */
const FEWEST_ROWS = 3;
/** Of lines beside each other, in shares of the font's size. */
const BESIDE = 0.5;
/** Share of the values' lines that stand beside a name where each is of a row of its own. */
const IN_ROWS = 0.8;

/** What a cell holds, from top to bottom. */
type Cells = ReadonlyMap<number, readonly Line[]>;

export function withRuledTables(
  items: readonly TextItem[],
  { lines, edges }: PageRules,
  page: number,
): { readonly tables: readonly Line[]; readonly rest: readonly TextItem[] } {
  let rest = items;
  const tables: Line[] = [];
  for (const grid of [...gridsOf(lines), ...gridsOf(edges)]) {
    const whole = new Map<TextItem, TextItem>();
    const inside = new Map<number, TextItem[]>();
    for (const item of rest) {
      for (const { cell, item: part } of placedAt(grid, item)) {
        inside.set(cell, [...(inside.get(cell) ?? []), part]);
        whole.set(part, item);
      }
    }
    const table = tableOf(grid, inside, page);
    if (table !== null) {
      tables.push(table.line);
      const read = new Set([...table.items].map((part) => whole.get(part)));
      rest = rest.filter((item) => !read.has(item));
    }
  }
  return { tables, rest };
}

function tableOf(
  grid: Grid,
  inside: ReadonlyMap<number, readonly TextItem[]>,
  page: number,
): { readonly line: Line; readonly items: ReadonlySet<TextItem> } | null {
  const texts: Cells = new Map([...inside].map(([cell, own]) => [cell, pageLines(own, page)]));
  const filled = [...texts].filter(([, lines]) => lines.length > 0).map(([cell]) => cell);
  const places = plainPlaces(grid, new Set(filled));
  const first = places.findIndex((row) => new Set(row).size > 1);
  const last = places.findLastIndex((row) => new Set(row).size > 1);
  const table = places.slice(first, last + 1);
  const own = new Set(table.flat().filter((cell) => filled.includes(cell)));
  const items = new Set([...own].flatMap((cell) => inside.get(cell) ?? []));
  const across = [...own].flatMap((cell) => (inside.get(cell) ?? []).filter((item) => runsOver(grid, cell, item)));
  const isTable =
    first !== -1 &&
    own.size >= FEWEST_CELLS &&
    own.size >= FILLED * new Set(table.flat()).size &&
    sum(table.map((row) => new Set(row).size / row.length)) >= DISTINCT * table.length &&
    across.length <= ACROSS * items.size &&
    [...own].every((cell) => !isFrame(texts.get(cell) ?? []));
  if (!isTable) {
    return null;
  }
  const rows = withoutRepeats(plainRows(rowsOf(table, texts)));
  if (
    rows.length < 2 ||
    rows.flat().some(isChart) ||
    (rows[0]?.length ?? 0) < 2 ||
    rows.filter((row) => row.filter(Boolean).length > 1).length < 2
  ) {
    return null;
  }
  const lines = [...own].flatMap((cell) => texts.get(cell) ?? []);
  const size = median(lines.map((line) => line.size));
  const [x, end] = [
    Math.min(...[...items].map((item) => item.x)),
    Math.max(...[...items].map((item) => item.x + item.width)),
  ];
  const cell = { x, end, size, text: rows.flat().join(" "), parts: [] };
  return { line: { page, y: Math.max(...lines.map(({ y }) => y)), size, cells: [cell], rows }, items };
}

/** Without rows and columns that only repeat the cells beside them, as double lines make them, or hold nothing. */
function plainPlaces({ cells }: Grid, filled: ReadonlySet<number>): readonly (readonly number[])[] {
  const isSame = (a: readonly number[] | undefined, b: readonly number[]): boolean =>
    a !== undefined && a.every((cell, at) => cell === b[at]);
  const rows = cells.filter((row, at) => !isSame(cells[at - 1], row) && row.some((cell) => filled.has(cell)));
  const columns = (rows[0] ?? []).map((_, at) => rows.map((row) => row[at] ?? 0));
  const kept = columns.flatMap((column, at) =>
    !isSame(columns[at - 1], column) && column.some((cell) => filled.has(cell)) ? [at] : [],
  );
  return rows.map((row) => kept.map((at) => row[at] ?? 0));
}

function rowsOf(table: readonly (readonly number[])[], texts: Cells): string[][] {
  const whole = (cell: number): string => (texts.get(cell) ?? []).map(textOf).reduce(continued, "");
  const depth = headerRows(table, whole);
  const heads = table.slice(0, depth);
  const header = (table[0] ?? []).map((_, at) =>
    [...new Set(heads.map((row) => row[at] ?? 0))].map(whole).reduce(continued, ""),
  );
  return [
    header,
    ...table.slice(depth).flatMap((row, at) => {
      const [above, below] = [at === 0 ? undefined : table[depth + at - 1], table[depth + at + 1]];
      const plain = row.map((cell, column) => {
        const text = whole(cell);
        const isLabel = row[0] === cell && column > 0;
        const isSaid = row[column - 1] === cell || above?.[column] === cell;
        return isLabel || (isSaid && text.length > LONGEST_SAID_AGAIN) ? "" : text;
      });
      return partedRows(row, below, texts, whole) ?? [plain];
    }),
  ];
}

/** Rows that no lines part, told by their names, which stand below each other; null where a row is one. */
function partedRows(
  row: readonly number[],
  below: readonly number[] | undefined,
  texts: Cells,
  whole: (cell: number) => string,
): string[][] | null {
  const names = texts.get(row[0] ?? 0) ?? [];
  const others = row.slice(1).filter((cell) => cell !== row[0]);
  const values = others.flatMap((cell) => (below?.includes(cell) === true ? [] : (texts.get(cell) ?? [])));
  const isBeside = (line: Line, name: Line): boolean => Math.abs(line.y - name.y) <= BESIDE * name.size;
  const beside = values.filter((line) => names.some((name) => isBeside(line, name)));
  const nearest = (line: Line): Line | undefined =>
    names.toSorted((a, b) => Math.abs(a.y - line.y) - Math.abs(b.y - line.y))[0];
  const isParted =
    names.length >= FEWEST_ROWS &&
    below?.includes(row[0] ?? -1) !== true &&
    beside.length >= 2 &&
    beside.length >= IN_ROWS * values.length &&
    beside.filter((line) => /\d/.test(textOf(line))).length >= beside.length / 2 &&
    !names.slice(1).some((name) => /^\p{Ll}{2}/u.test(textOf(name)));
  if (!isParted) {
    return null;
  }
  return names.map((name) =>
    row.map((cell, at) => {
      const lines = texts.get(cell) ?? [];
      if (at === 0 || (cell === row[0] && at > 0)) {
        return at === 0 ? textOf(name) : "";
      }
      const own = lines.filter((line) => nearest(line) === name);
      // What stands once for all is said of each.
      return lines.length === 1 || below?.includes(cell) === true ? whole(cell) : own.map(textOf).reduce(continued, "");
    }),
  );
}

function isFrame(lines: readonly Line[]): boolean {
  const beside = lines.filter(({ cells }) => cells.filter(({ text }) => text.length >= RUNNING_TEXT).length > 1);
  return lines.length > MOST_LINES || beside.length > MOST_BESIDE;
}

function isChart(text: string): boolean {
  const words = text.split(/\s+/);
  const figures = words.filter((word) => !/\p{L}/u.test(word)).length;
  return figures >= CHART.figures && figures > CHART.share * words.length;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((whole, number) => whole + number, 0);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
