/**
 * Rows of cells as somebody typed them → tables. Pure. A sheet has a title above its header, remarks below its rows,
 * blank rows in between, and now and then a second table; none of these may become a header or a value.
 */
export interface GridRow {
  /** Counted from 1, by which a person finds it. */
  readonly line: number;
  readonly cells: readonly string[];
}

interface GridTable {
  /** What stands above the header. */
  readonly title: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly GridRow[];
  /** What stands below the rows. */
  readonly remarks: readonly string[];
}

/** Share of the widest row's cells that a header fills. */
const HEADER_SHARE = 0.6;

interface Growing {
  readonly title: string[];
  readonly columns: readonly string[];
  readonly rows: GridRow[];
  readonly remarks: string[];
}

/** `isHeader` knows a header by its words, where anything is known of it. */
export function tablesIn(grid: readonly GridRow[], isHeader: (cells: readonly string[]) => boolean): GridTable[] {
  // Notes beside the rows make some of them wider than their header, which mostly is of words alone. Two words are no
  // header yet: "Author", "Smith" stands above one.
  const words = widestOf(grid.filter(({ cells }) => !filled(cells).some(isFigure)));
  const widest = words > 2 ? words : widestOf(grid);
  const isKnown = grid.some(({ cells }) => isHeader(cells));
  const startsFirst = ({ cells }: GridRow): boolean =>
    isKnown ? isHeader(cells) : filled(cells).length >= Math.min(widest, Math.max(2, HEADER_SHARE * widest));
  const tables: Growing[] = [];
  let pending: string[] = [];
  let isAfterBlank = false;
  for (let at = 0; at < grid.length; at += 1) {
    const row = grid[at];
    const table = tables.at(-1);
    if (row === undefined || filled(row.cells).length === 0) {
      isAfterBlank = true;
      continue;
    }
    const starts =
      table === undefined
        ? startsFirst(row)
        : isHeader(row.cells) ||
          ((isAfterBlank || pending.length > 0) && isHeaderOfNext(row, table, nextFilled(grid, at)));
    if (starts) {
      const second = grid[at + 1];
      const whole = second === undefined ? null : wholeHeader(row.cells, second.cells);
      tables.push({ title: pending, columns: whole ?? row.cells, rows: [], remarks: [] });
      at += whole === null ? 0 : 1;
      pending = [];
    } else if (table === undefined || (isAlone(row.cells) && widest > 1 && !isShortRow(row, table, isAfterBlank))) {
      pending.push(filled(row.cells).join(" "));
    } else {
      // Words between rows, such as the name of a group, are said below the table, since no column is theirs.
      table.remarks.push(...pending);
      pending = [];
      table.rows.push(row);
    }
    isAfterBlank = false;
  }
  tables.at(-1)?.remarks.push(...pending);
  return tables.map((table) => ({ ...table, ...withoutEmptyColumns(table), remarks: table.remarks }));
}

/** A table need not begin in the first column of its sheet. */
function withoutEmptyColumns({ columns, rows }: Growing): Pick<GridTable, "columns" | "rows"> {
  const isHeld = columns.map((name, at) => name !== "" || rows.some(({ cells }) => (cells[at] ?? "") !== ""));
  // A row keeps what goes beyond its header: whether that is a mistake is for others to say.
  const chosen = (cells: readonly string[]): string[] => cells.filter((_, at) => isHeld[at] ?? true);
  return { columns: namesOf(chosen(columns)), rows: rows.map(({ line, cells }) => ({ line, cells: chosen(cells) })) };
}

/** Names are told apart, and a column without one is known by its place. */
function namesOf(cells: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, at) => {
    const name = plainName(cell) || `column ${at + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Without the line breaks that make a header narrow. */
export function plainName(name: string): string {
  return name.replaceAll(/\s+/g, " ").trim();
}

function filled(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell !== "");
}

function widestOf(rows: readonly GridRow[]): number {
  return rows.reduce((most, { cells }) => Math.max(most, filled(cells).length), 0);
}

function isAlone(cells: readonly string[]): boolean {
  return filled(cells).length === 1;
}

/** A part of which nothing but the number is known: one word with a figure in the first column, right below others. */
function isShortRow({ cells }: GridRow, { rows }: Growing, isAfterBlank: boolean): boolean {
  return !isAfterBlank && rows.length > 0 && /^\S*\d\S*$/.test(cells[0] ?? "");
}

function nextFilled(grid: readonly GridRow[], at: number): readonly string[] {
  return grid.slice(at + 1).find(({ cells }) => filled(cells).length > 0)?.cells ?? [];
}

/** Words in every cell, where the rows above have figures and the next one has. */
function isHeaderOfNext({ cells }: GridRow, { rows }: Growing, next: readonly string[]): boolean {
  const names = filled(cells);
  return (
    names.length > 1 &&
    new Set(names).size === names.length &&
    !names.some(isFigure) &&
    (next.some(isFigure) || goesBelow(next, cells)) &&
    rows.some((row) => row.cells.some(isFigure))
  );
}

/** The second row of a header fills what the first leaves open, below words that stand over several columns. */
function goesBelow(cells: readonly string[], header: readonly string[]): boolean {
  return (
    (cells[0] ?? "") === "" &&
    filled(cells).length > 1 &&
    !filled(cells).some(isFigure) &&
    cells.some((cell, at) => cell !== "" && (header[at] ?? "") === "")
  );
}

/** Both rows of a header as one; null where the second is none of it. */
export function wholeHeader(header: readonly string[], second: readonly string[]): string[] | null {
  return goesBelow(second, header) ? joined(header, second) : null;
}

function joined(header: readonly string[], second: readonly string[]): string[] {
  let group = "";
  return Array.from({ length: Math.max(header.length, second.length) }, (_, at) => {
    const [above = "", below = ""] = [header[at], second[at]];
    group = above === "" && below !== "" ? group : above;
    return `${group} ${below}`.trim();
  });
}

function isFigure(cell: string): boolean {
  return /^[^\p{L}]*\d/u.test(cell);
}
