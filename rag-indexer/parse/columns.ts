/** Columns of a table → the fields of a part, as sources.yaml maps them. Pure. */
import type { FileProblem } from "../failure.ts";
import { plainName } from "./grid.ts";
import type { PartRow } from "../source.ts";
import type { Columns } from "../sources/declaration.ts";

const LONGEST_NUMBER = 200;

/** A table as it was read, its columns by the names of its header. */
export interface Table {
  /** Outermost first: the sheet, then what stands above the header. */
  readonly headings: readonly string[];
  /** What stands below the rows. */
  readonly remarks: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly PartRow[];
}

export type Mapped =
  | { readonly kind: "ok"; readonly rows: readonly PartRow[] }
  | { readonly kind: "bad"; readonly problem: string };

/** What a column of numbers is called, in letters only. */
const NUMBER_COLUMNS = new Set(
  "partnumber partno manufacturerpartnumber mfrpartnumber mfgpartnumber partnr pn ordercode orderingcode orderno ordernumber articlenumber articleno itemnumber itemno sku mpn catno catnr catalognumber catalogueno artikelnummer artikelnr bestellnummer bestellnr teilenummer materialnummer reference référence numérodepièce codearticle referencia númerodepieza código nrkatalogowy numerkatalogowy артикул обозначение 型号 料号 零件号 产品编号".split(
    " ",
  ),
);

/** The column that holds the numbers where nothing says which does; undefined when none looks like it. */
export function numberColumn({ columns }: Pick<Table, "columns">): string | undefined {
  return (
    columns.find((name) => name === "part_number") ??
    columns.find((name) =>
      NUMBER_COLUMNS.has(
        name
          .normalize("NFKC")
          .toLowerCase()
          .replaceAll(/[^\p{L}]/gu, ""),
      ),
    )
  );
}

/** Columns that are not mapped keep their names. */
export function mapColumns(table: Table, columns: Columns = {}): Mapped {
  const byColumn = new Map(
    Object.entries(columns).map(([field, { column, values }]) => [plainName(column), { field, values }]),
  );
  const missing = Object.entries(columns).filter(([, { column }]) => !table.columns.includes(plainName(column)));
  if (missing.length > 0) {
    const named = missing.map(([field, { column }]) => `\`${column}\` (mapped to ${field})`).join(" or ");
    return {
      kind: "bad",
      problem: `has no column ${named}; its columns are ${table.columns.map((name) => `\`${name}\``).join(", ")}: mend the header, or \`columns\` in sources.yaml`,
    };
  }
  if (!table.columns.includes("part_number") && columns["part_number"] === undefined) {
    return {
      kind: "bad",
      problem:
        "has no column `part_number`: add it, map a column to it under `columns` in sources.yaml, or move the file out of the folder",
    };
  }
  const rows = table.rows.map(({ line, fields }): PartRow => {
    return {
      line,
      fields: Object.fromEntries(
        Object.entries(fields).map(([column, value]) => {
          const mapped = byColumn.get(column);
          return [mapped?.field ?? column, mapped?.values[value] ?? value];
        }),
      ),
    };
  });
  return { kind: "ok", rows };
}

/** A table without a row says nothing, and a row without its number cannot be found. */
export function rowProblems(file: { readonly name: string }, rows: readonly PartRow[]): FileProblem[] {
  const seen = new Map<string, number>();
  const problems: FileProblem[] = [];
  for (const { line, fields } of rows) {
    const number = fields["part_number"] ?? "";
    const before = seen.get(number.toUpperCase());
    if (number === "") {
      problems.push({ file: file.name, line, problem: "has no part_number: fill it in, or remove the line" });
    } else if (number.length > LONGEST_NUMBER) {
      const problem = `has a part_number of ${number.length} characters, more than ${LONGEST_NUMBER}: is it the right column?`;
      problems.push({ file: file.name, line, problem });
    } else if (before !== undefined) {
      problems.push({
        file: file.name,
        line,
        problem: `part number ${number} stands in line ${before} already: keep one of them`,
      });
    } else {
      seen.set(number.toUpperCase(), line);
    }
  }
  return problems;
}
