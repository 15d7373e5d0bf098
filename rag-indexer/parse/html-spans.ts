/**
 * A table of a web page or a Word document whose cells reach over several rows or columns → one in which each row says
 * by itself what it says. Pure. Header rows of header cells become one. A cell over the whole width, a title or a
 * remark, stays in one place, and so does whatever begins in a first row that may be a header.
 */
import { selectAll } from "hast-util-select";

type Element = ReturnType<typeof selectAll>[number];

/** No table has more columns that anybody reads. */
const MOST_COLUMNS = 200;
/** Cells that would fill more, as a slip in a number makes them, stand in their own place alone. */
const MOST_PLACES = 200_000;
/** What is longer is said in its own place alone, and not in each row that it reaches. */
const LONGEST_SAID_AGAIN = 400;

interface Placed {
  readonly cell: Element;
  readonly row: number;
  readonly column: number;
  readonly width: number;
  readonly isLong: boolean;
}

type Grid = readonly (readonly (Placed | undefined)[])[];

export function withoutSpans(table: Element): Element {
  if (selectAll("[colspan], [rowspan]", table).length === 0) {
    return table;
  }
  const all = selectAll("tr", table);
  const grid = gridOf(all) ?? all.map(ownPlaces);
  const width = grid.reduce((most, { length }) => Math.max(most, length), 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const isWhole = ([first]: Grid[number]): boolean => first !== undefined && first.width === width && width > 1;
  const heads = headRows(grid);
  const isHeader = (at: number, row: Grid[number]): boolean => at < heads && !isWhole(row);
  const header = grid.filter((row, at) => isHeader(at, row));
  const rows = grid.flatMap((row, at) => {
    if (!isHeader(at, row)) {
      return [rowOf(columns.map((column) => cellOf(row[column], at, column, isWhole(row))))];
    }
    return row === header[0] ? [rowOf(columns.map((column) => headerCell(header.map((one) => one[column]))))] : [];
  });
  return { ...table, children: rows };
}

function cellsOf(row: Element): Element[] {
  return row.children.filter((child): child is Element => child.type === "element" && /^t[dh]$/.test(child.tagName));
}

function ownPlaces(row: Element, at: number): Placed[] {
  return cellsOf(row)
    .slice(0, MOST_COLUMNS)
    .map((cell, column) => ({ cell, row: at, column, width: 1, isLong: false }));
}

/** What stands where, a cell in every place that it reaches; null where these are too many. */
function gridOf(rows: readonly Element[]): Grid | null {
  const grid: (Placed | undefined)[][] = rows.map(() => []);
  let places = 0;
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      while (grid[at]?.[column] !== undefined) {
        column += 1;
      }
      if (column >= MOST_COLUMNS) {
        break;
      }
      const width = Math.min(spanOf(cell, "colSpan", 1), MOST_COLUMNS - column);
      const last = Math.min(at + spanOf(cell, "rowSpan", rows.length), rows.length);
      places += width * (last - at);
      if (places > MOST_PLACES) {
        return null;
      }
      const isLong = lettersIn(cell) > LONGEST_SAID_AGAIN;
      for (let below = at; below < last; below += 1) {
        for (let beside = column; beside < column + width; beside += 1) {
          (grid[below] ?? [])[beside] ??= { cell, row: at, column, width, isLong };
        }
      }
      column += width;
    }
  }
  return grid;
}

function lettersIn(node: Element["children"][number]): number {
  return node.type === "element"
    ? node.children.reduce((sum, child) => sum + lettersIn(child), 0)
    : node.type === "text"
      ? node.value.length
      : 0;
}

/** 0 means to the end of the table. */
function spanOf({ properties }: Element, name: "colSpan" | "rowSpan", all: number): number {
  const span = Number(properties[name] ?? 1);
  return span === 0 ? all : Number.isInteger(span) && span > 0 ? span : 1;
}

/** How many rows of header cells there are at the head; one alone may be the names of the first of several columns each. */
function headRows(grid: Grid): number {
  const first = grid.findIndex((row) => !row.every((placed) => placed === undefined || placed.cell.tagName === "th"));
  return first < 2 ? 0 : first;
}

function headerCell(above: Grid[number]): Element {
  const cells = [...new Set(above.flatMap((placed) => (placed === undefined ? [] : [placed.cell])))];
  const children = cells.flatMap(({ children: words }, at) =>
    at === 0 ? words : [{ type: "text" as const, value: " " }, ...words],
  );
  return { type: "element", tagName: "th", properties: {}, children };
}

/** The cell in its own place, and said again in the others that it reaches. */
function cellOf(placed: Grid[number][number], row: number, column: number, isWhole: boolean): Element {
  const isOwn = placed?.row === row && placed.column === column;
  if (placed === undefined || (!isOwn && (isWhole || placed.isLong || placed.row === 0))) {
    return { type: "element", tagName: "td", properties: {}, children: [] };
  }
  return { ...placed.cell, properties: {} };
}

function rowOf(cells: readonly Element[]): Element {
  return { type: "element", tagName: "tr", properties: {}, children: [...cells] };
}
