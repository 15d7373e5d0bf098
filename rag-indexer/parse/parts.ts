/**
 * A part catalogue: one part a row → one passage a part. Pure.
 * The catalogue that calls a part obsolete is itself a current document: "obsolete, superseded by …" is
 * an answer, and must be found. So the part's standing is its passage's own.
 */
import type { PassageContent } from "../../worker/knowledge/contract.ts";
import { detailsOf } from "../details.ts";
import { badSource } from "../source.ts";
import type { BadSource, BinaryFile, ParsedSource, PartRow, SourceFile } from "../source.ts";
import { mapColumns, numberColumn, rowProblems } from "./columns.ts";
import type { Table } from "./columns.ts";
import { readCsv } from "./csv.ts";
import { readJson } from "./json.ts";
import { fieldOf } from "./part-fields.ts";
import { readXlsx } from "./xlsx.ts";

export function parseCsvParts(file: SourceFile): ParsedSource {
  const table = readCsv(file);
  if ("kind" in table || file.columns !== undefined || table.rows.length === 0) {
    return partsOf(file, table);
  }
  const column = numberColumn(table);
  if (column === "part_number") {
    return partsOf(file, table);
  }
  // Nobody has said that this is a list of parts: where it does not read as one, it is a table like any other.
  const parts =
    column === undefined ? null : partsOf({ ...file, columns: { part_number: { column, values: {} } } }, table);
  return parts?.kind === "parts" ? parts : proseOf(file, table);
}

export function parseJsonParts(file: SourceFile): ParsedSource {
  return partsOf(file, readJson(file));
}

export async function parseXlsxParts(file: BinaryFile): Promise<ParsedSource> {
  return partsOf(file, await readXlsx(file));
}

function partsOf(file: SourceFile | BinaryFile, table: Table | BadSource): ParsedSource {
  if ("kind" in table) {
    return table;
  }
  if (table.rows.length === 0) {
    return badSource(file, 1, "holds no parts: put the column names in line 1 and one part in each line below");
  }
  const mapped = mapColumns(table, file.columns);
  if (mapped.kind === "bad") {
    return badSource(file, 1, mapped.problem);
  }
  const problems = rowProblems(file, mapped.rows);
  if (problems.length > 0) {
    return { kind: "bad", problems };
  }
  const details = detailsOf(file, {}, titleOf(file.path));
  const passages = passagesOf(details.title, details.document, mapped.rows);
  return { kind: "parts", details, passages, rows: mapped.rows };
}

/** Its rows as Markdown, under the file's name. */
function proseOf(file: SourceFile, { columns, rows }: Table): ParsedSource {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")).join(" | ")} |`;
  const header = `${line(columns)}\n${line(columns.map(() => "---"))}`;
  const body = rows.map(({ fields }) => line(columns.map((column) => fields[column] ?? "")));
  return {
    kind: "prose",
    details: detailsOf(file, {}, null),
    sections: [{ headings: [], blocks: [{ kind: "table", header, rows: body }] }],
  };
}

function passagesOf(title: string, documentNumber: string | null, rows: readonly PartRow[]): PassageContent[] {
  const mates = new Map<string, Set<string>>();
  const replaces = new Map<string, string[]>();
  for (const { fields } of rows) {
    const number = numberOf(fields);
    for (const mate of numbersIn(fields["mates_with"])) {
      // A relation holds both ways, even where the table states it at one end only.
      entry(mates, number, () => new Set()).add(mate);
      entry(mates, mate, () => new Set()).add(number);
    }
    for (const successor of numbersIn(fields["superseded_by"])) {
      entry(replaces, successor, () => []).push(number);
    }
  }
  return rows.map(({ fields }) => {
    const number = numberOf(fields);
    const standing = standingOf(fields);
    // The number first, whatever the table's order.
    const lines = [["part_number", number] as const, ...Object.entries(fields)]
      .filter(
        ([column, value], at) => value !== "" && column !== "mates_with" && (at === 0 || column !== "part_number"),
      )
      .map(([column, value]) => fieldOf(column, value));
    lines.push(...relation("Mates with", [...(mates.get(number) ?? [])]));
    lines.push(...relation("Replaces", replaces.get(number) ?? []));
    return {
      kind: "part",
      title,
      documentNumber,
      headings: [number],
      text: lines.join("\n"),
      ...(standing === null ? {} : { status: standing }),
    };
  });
}

/** A part with a successor is superseded, whatever the table forgot to say. */
function standingOf(fields: PartRow["fields"]): "superseded" | "obsolete" | null {
  const status = (fields["status"] ?? "").toLowerCase();
  if (status === "obsolete" || status === "discontinued") {
    return "obsolete";
  }
  return status === "superseded" || numbersIn(fields["superseded_by"]).length > 0 ? "superseded" : null;
}

function relation(label: string, numbers: readonly string[]): string[] {
  return numbers.length === 0 ? [] : [`${label}: ${numbers.join(", ")}`];
}

function numberOf(fields: PartRow["fields"]): string {
  return fields["part_number"] ?? "";
}

function numbersIn(value: string | undefined): string[] {
  return (value ?? "")
    .split(/[;|]/)
    .map((number) => number.trim())
    .filter((number) => number !== "");
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** `parts` → "Part catalogue", `circular-parts` → "Part catalogue: circular parts". */
function titleOf(path: string): string {
  const name = path.split("/").at(-1) ?? path;
  return name === "parts" ? "Part catalogue" : `Part catalogue: ${name.replaceAll(/[-_]+/g, " ")}`;
}
