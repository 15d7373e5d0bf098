/** A sheet of an Excel workbook → a table. The first row that holds anything is the header. */
import readWorkbook from "read-excel-file/node";
import { badSource } from "../source.ts";
import type { BadSource, BinaryFile } from "../source.ts";
import type { Table } from "./columns.ts";
import { zipProblem } from "./zip-problem.ts";

const FIX = "open it and save it again as .xlsx";

export async function readXlsx(file: BinaryFile): Promise<Table | BadSource> {
  const problem = zipProblem(file.bytes);
  if (problem !== null) {
    return badSource(file, null, `is no readable Excel workbook (${problem}): ${FIX}`);
  }
  let sheets: { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[];
  try {
    sheets = await readWorkbook(Buffer.from(file.bytes));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "broken") : "broken";
    return badSource(file, null, `is no readable Excel workbook (${reason}): ${FIX}`);
  }
  const chosen = file.sheet === undefined ? sheets[0] : sheets.find(({ sheet }) => sheet === file.sheet);
  if (chosen === undefined) {
    const names = sheets.map(({ sheet }) => sheet).join(", ");
    return badSource(file, null, `has no sheet called ${file.sheet ?? "anything"}; its sheets are ${names}`);
  }
  const lines = chosen.data.map((cells) => cells.map(textOf));
  const at = lines.findIndex((cells) => cells.some((cell) => cell !== ""));
  const columns = lines[at] ?? [];
  const rows = lines
    .map((cells, index) => ({ cells, line: index + 1 }))
    .slice(at + 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ""))
    .map(({ cells, line }) => ({
      line,
      fields: Object.fromEntries(
        columns.flatMap((name, column) => (name === "" ? [] : [[name, cells[column] ?? ""] as const])),
      ),
    }));
  return { columns: columns.filter((name) => name !== ""), rows };
}

/** As a person reads the cell: 0.1 + 0.2 is 0.3, a day is a date. */
function textOf(cell: unknown): string {
  if (typeof cell === "number") {
    return String(Number(cell.toPrecision(12)));
  }
  if (cell instanceof Date) {
    return cell.toISOString().slice(0, 10);
  }
  if (typeof cell === "boolean") {
    return cell ? "yes" : "no";
  }
  return typeof cell === "string" ? cell.trim() : "";
}
