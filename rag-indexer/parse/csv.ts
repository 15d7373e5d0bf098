/** CSV → rows of cells. Pure. Semicolons and tabs are taken for separators where more lines have them than commas. */
import { CsvError, parse } from "csv-parse/sync";
import { badSource } from "../source.ts";
import type { BadSource, SourceFile } from "../source.ts";
import type { GridRow } from "./grid.ts";

const SEPARATORS = [";", "\t", ","] as const;
/** Lines that are looked at to tell them apart. */
const SAMPLE = 20;
/** What Excel writes above the table to tell itself the separator. */
const EXCELS_LINE = /^"?sep=(.)"?\r?\n/i;

export function readCsv(file: SourceFile): readonly GridRow[] | BadSource {
  const stated = EXCELS_LINE.exec(file.text);
  const text = stated === null ? file.text : `\n${file.text.slice(stated[0].length)}`;
  try {
    const records = parse(text, {
      delimiter: stated?.[1] ?? delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: false,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (error) {
    if (error instanceof CsvError) {
      const line = error.code === "CSV_QUOTE_NOT_CLOSED" ? openQuote(file.text) : error.lines;
      return badSource(file, typeof line === "number" ? line : null, csvProblem(error));
    }
    throw error;
  }
}

/** A row of another length than its header holds a value in the wrong column. */
export function misfit(rows: readonly GridRow[], columns: number): { line: number; problem: string } | null {
  const row = rows.find(({ cells }) => cells.length !== columns && cells.filter((cell) => cell !== "").length > 1);
  return row === undefined
    ? null
    : {
        line: row.line,
        problem: `has ${row.cells.length} columns and its header ${columns}: put a value with a comma in double quotes, and leave no field out`,
      };
}

function delimiterOf(text: string): string {
  const lines = text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .slice(0, SAMPLE);
  const having = (sign: string): number => lines.filter((line) => line.includes(sign)).length;
  return SEPARATORS.reduce((best, sign) => (having(sign) > having(best) ? sign : best));
}

/** Line of the quote that is open at the end: the last that made their number odd. */
function openQuote(text: string): number {
  let isOpen = false;
  let line = 1;
  for (const [at, one] of text.split("\n").entries()) {
    if (one.split('"').length % 2 === 0) {
      isOpen = !isOpen;
      line = isOpen ? at + 1 : line;
    }
  }
  return line;
}

function csvProblem(error: CsvError): string {
  switch (error.code) {
    case "CSV_QUOTE_NOT_CLOSED":
      return 'opens a double quote that nothing closes: close it, or write "" for a quote within a value';
    case "CSV_INVALID_CLOSING_QUOTE":
    case "INVALID_OPENING_QUOTE":
      return 'has a double quote within a value, or one that was opened above is never closed: write "" for it, or close it';
    default:
      return `is not CSV (${error.message}); check the quotes`;
  }
}
