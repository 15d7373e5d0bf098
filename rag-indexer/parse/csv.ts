/** CSV → a table. Pure. Semicolons and tabs are taken for separators where line 1 has more of them. */
import { CsvError, parse } from "csv-parse/sync";
import { badSource } from "../source.ts";
import type { BadSource, SourceFile } from "../source.ts";
import type { Table } from "./columns.ts";

export function readCsv(file: SourceFile): Table | BadSource {
  try {
    let columns: string[] = [];
    const records = parse(file.text, {
      columns: (header: string[]) => (columns = header.map((name) => name.trim())),
      delimiter: delimiterOf(file.text),
      info: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: Record<string, string>; info: { lines: number } }[];
    return { columns, rows: records.map(({ record, info }) => ({ line: info.lines, fields: record })) };
  } catch (error) {
    if (error instanceof CsvError) {
      return badSource(file, typeof error.lines === "number" ? error.lines : null, csvProblem(error));
    }
    throw error;
  }
}

function delimiterOf(text: string): string {
  const [header = ""] = text.split("\n", 1);
  const count = (sign: string): number => header.split(sign).length;
  return [";", "\t"].find((sign) => count(sign) > count(",")) ?? ",";
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
