/**
 * The part catalogue: a CSV table with one part a row → one passage a part. Pure.
 * A part's own `status` (active, obsolete, …) is a field of its text. The catalogue that says so is a
 * current document: "obsolete, superseded by …" is an answer, and must be found.
 */
import { CsvError, parse } from "csv-parse/sync";
import type { PassageContent } from "../../worker/knowledge/contract.ts";
import type { FileProblem } from "../failure.ts";
import type { ParsedSource, SourceFile } from "../source.ts";
import { fieldOf } from "./part-fields.ts";

interface PartRow {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

export function parseParts(file: SourceFile): ParsedSource {
  const bad = (line: number | null, problem: string): ParsedSource => ({
    kind: "bad",
    problems: [{ file: file.name, line, problem }],
  });
  let rows: PartRow[];
  try {
    rows = readRows(file.text);
  } catch (error) {
    if (error instanceof CsvError) {
      return bad(typeof error.lines === "number" ? error.lines : null, csvProblem(error));
    }
    throw error;
  }
  const [first] = rows;
  if (first === undefined) {
    return bad(1, "holds no parts: put the column names in line 1 and one part in each line below");
  }
  if (first.fields["part_number"] === undefined) {
    return bad(1, "has no column `part_number`: add it, or move the file out of the folder");
  }
  const problems = rowProblems(file, rows);
  if (problems.length > 0) {
    return { kind: "bad", problems };
  }
  const title = titleOf(file.path);
  return {
    kind: "parts",
    details: {
      path: file.path,
      title,
      document: null,
      revision: null,
      date: null,
      url: file.url,
      language: "en",
      status: "current",
    },
    passages: passagesOf(title, rows),
  };
}

function readRows(text: string): PartRow[] {
  const records = parse(text, {
    columns: (header: string[]) => header.map((name) => name.trim()),
    info: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
  return records.map(({ record, info }) => ({ line: info.lines, fields: record }));
}

function csvProblem(error: CsvError): string {
  switch (error.code) {
    case "CSV_RECORD_INCONSISTENT_COLUMNS":
    case "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH":
      return "has another number of columns than line 1: put a value with a comma in double quotes, and leave no field out";
    case "CSV_QUOTE_NOT_CLOSED":
      return 'opens a double quote that nothing closes: close it, or write "" for a quote within a value';
    default:
      return `is not CSV (${error.message}); check the quotes`;
  }
}

function rowProblems(file: SourceFile, rows: readonly PartRow[]): FileProblem[] {
  const seen = new Map<string, number>();
  const problems: FileProblem[] = [];
  for (const { line, fields } of rows) {
    const number = numberOf(fields);
    const before = seen.get(number.toUpperCase());
    if (number === "") {
      problems.push({ file: file.name, line, problem: "has no part_number: fill it in, or remove the line" });
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

function passagesOf(title: string, rows: readonly PartRow[]): PassageContent[] {
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
    const lines = Object.entries(fields)
      .filter(([column, value]) => value !== "" && column !== "mates_with")
      .map(([column, value]) => fieldOf(column, value));
    lines.push(...relation("Mates with", [...(mates.get(number) ?? [])]));
    lines.push(...relation("Replaces", replaces.get(number) ?? []));
    return { kind: "part", title, documentNumber: null, headings: [number], text: lines.join("\n") };
  });
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
