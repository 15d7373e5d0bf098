/** Part tables of every format → parts, and what stands around them. Pure. */
import { detailsOf } from "../details.ts";
import { badSource } from "../source.ts";
import type { BadSource, BinaryFile, ParsedSource, SourceFile } from "../source.ts";
import { mapColumns, numberColumn, rowProblems } from "./columns.ts";
import type { Table } from "./columns.ts";
import { misfit, readCsv } from "./csv.ts";
import { plainName, tablesIn } from "./grid.ts";
import type { GridRow } from "./grid.ts";
import { readJson } from "./json.ts";
import { passagesOf } from "./part-passages.ts";
import { sectionOf, textBlocks } from "./table-sections.ts";
import { readXlsx } from "./xlsx.ts";

const LONGEST_HEADING = 200;

export function parseCsvParts(file: SourceFile): ParsedSource {
  const grid = readCsv(file);
  if ("kind" in grid) {
    return grid;
  }
  const tables = tablesOf(file, [{ name: null, rows: grid }]);
  return problemIn(file, tables) ?? documentOf(file, tables);
}

export function parseJsonParts(file: SourceFile): ParsedSource {
  const table = readJson(file);
  return "kind" in table ? table : partsOf(file, [table], []);
}

/** Without `columns` of sources.yaml all sheets are read; with them the one that it names, else the first. */
export async function parseXlsxParts(file: BinaryFile): Promise<ParsedSource> {
  const sheets = await readXlsx(file);
  if ("kind" in sheets) {
    return sheets;
  }
  const chosen = file.columns === undefined ? sheets : sheets.slice(0, 1);
  const isOne = chosen.filter(({ rows }) => rows.some(({ cells }) => cells.some((cell) => cell !== ""))).length < 2;
  return documentOf(
    file,
    tablesOf(
      file,
      chosen.map(({ name, rows }) => ({ name: isOne ? null : name, rows })),
    ),
  );
}

function tablesOf(
  { columns = {} }: SourceFile | BinaryFile,
  sheets: readonly { readonly name: string | null; readonly rows: readonly GridRow[] }[],
): (Table & { readonly grid: readonly GridRow[] })[] {
  const mapped = Object.values(columns).map(({ column }) => plainName(column));
  const isHeader = (cells: readonly string[]): boolean => {
    const names = cells.map(plainName);
    return mapped.length > 0
      ? mapped.every((name) => names.includes(name))
      : names.length > 1 && numberColumn({ columns: names }) !== undefined;
  };
  return sheets.flatMap(({ name, rows }) =>
    tablesIn(rows, isHeader).map(({ title, columns: names, rows: body, remarks }) => ({
      headings: [
        ...(name === null ? [] : [name]),
        ...(title.length === 0 ? [] : [title.join(" ").slice(0, LONGEST_HEADING)]),
      ],
      remarks,
      columns: names,
      rows: body.map(({ line, cells }) => ({
        line,
        fields: Object.fromEntries(names.map((column, at) => [column, cells[at] ?? ""])),
      })),
      grid: body,
    })),
  );
}

function problemIn(
  file: SourceFile,
  tables: readonly { readonly columns: readonly string[]; readonly grid: readonly GridRow[] }[],
): BadSource | null {
  const found = tables.map(({ columns, grid }) => misfit(grid, columns.length)).find((one) => one !== null);
  return found === undefined ? null : badSource(file, found.line, found.problem);
}

function documentOf(file: SourceFile | BinaryFile, tables: readonly Table[]): ParsedSource {
  if (file.columns !== undefined) {
    const fitting = tables.filter((table) => mapColumns(table, file.columns).kind === "ok");
    return partsOf(
      file,
      fitting.length > 0 ? fitting : tables.slice(0, 1),
      fitting.length > 0 ? tables.filter((table) => !fitting.includes(table)) : [],
    );
  }
  if (tables.every(({ rows }) => rows.length === 0)) {
    return partsOf(file, tables.slice(0, 1), []);
  }
  const listed = tables.filter((table) => numberColumn(table) !== undefined);
  const column = listed[0] === undefined ? undefined : numberColumn(listed[0]);
  const alike = listed.filter((table) => numberColumn(table) === column);
  if (column === undefined) {
    return proseOf(file, tables);
  }
  const others = tables.filter((table) => !alike.includes(table));
  if (column === "part_number") {
    return partsOf(file, alike, others);
  }
  // Nobody has said that this is a list of parts: where it does not read as one, it is a table like any other.
  const parts = partsOf({ ...file, columns: { part_number: { column, values: {} } } }, alike, others);
  return parts.kind === "bad" ? { ...proseOf(file, tables), notes: whyNoParts(column, parts) } : parts;
}

function partsOf(file: SourceFile | BinaryFile, tables: readonly Table[], others: readonly Table[]): ParsedSource {
  if (tables.every(({ rows }) => rows.length === 0)) {
    return badSource(file, 1, "holds no parts: put the column names in line 1 and one part in each line below");
  }
  const mapped = tables.map((table) => mapColumns(table, file.columns));
  const wrong = mapped.find((one) => one.kind === "bad");
  if (wrong?.kind === "bad") {
    return badSource(file, 1, wrong.problem);
  }
  const rows = mapped.flatMap((one) => (one.kind === "ok" ? one.rows : []));
  const problems = rowProblems(file, rows);
  if (problems.length > 0) {
    return { kind: "bad", problems };
  }
  const details = detailsOf(file, {}, titleOf(file.path));
  const around = tables.map((table) => ({ headings: table.headings, blocks: textBlocks(table.remarks) }));
  const sections = [...around, ...others.map(sectionOf)].filter(({ blocks }) => blocks.length > 0);
  return { kind: "parts", details, passages: passagesOf(details.title, details.document, rows), rows, sections };
}

/** A catalogue with one slip would otherwise lose every part number without a word. */
function whyNoParts(column: string, { problems: [first] }: BadSource): string[] {
  return first === undefined
    ? []
    : [
        `is read as any other table, and its parts are not found by \`${column}\`, if it is to be a list of parts: in line ${first.line}, ${first.problem}`,
      ];
}

/** Its rows as Markdown, under the file's name. */
function proseOf(file: SourceFile | BinaryFile, tables: readonly Table[]): Extract<ParsedSource, { kind: "prose" }> {
  return { kind: "prose", details: detailsOf(file, {}, null), sections: tables.map(sectionOf) };
}

/** `parts` → "Part catalogue", `circular-parts` → "Part catalogue: circular parts". */
function titleOf(path: string): string {
  const name = path.split("/").at(-1) ?? path;
  return name === "parts" ? "Part catalogue" : `Part catalogue: ${name.replaceAll(/[-_]+/g, " ")}`;
}
