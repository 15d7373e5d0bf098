/** An Excel workbook → its sheets as rows of cells. */
import { unzipSync } from "fflate";
import readWorkbook from "read-excel-file/node";
import { badSource } from "../source.ts";
import type { BadSource, BinaryFile } from "../source.ts";
import type { GridRow } from "./grid.ts";
import { below, select } from "../web/xml.ts";
import { cellAddress, numberFormats } from "./xlsx-formats.ts";
import { zipProblem } from "./zip-problem.ts";

const FIX = "open it and save it again as .xlsx";

export interface Sheet {
  readonly name: string;
  readonly rows: readonly GridRow[];
}

/** The sheet that sources.yaml names, else all that are not hidden: what its author hid is not for customers. */
export async function readXlsx(file: BinaryFile): Promise<readonly Sheet[] | BadSource> {
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
  const hidden = hiddenSheets(file.bytes);
  const chosen = sheets.filter(({ sheet }) => (file.sheet === undefined ? !hidden.has(sheet) : sheet === file.sheet));
  if (chosen.length === 0) {
    const names = sheets.map(({ sheet }) => sheet).join(", ");
    const problem =
      file.sheet === undefined
        ? `hides all of its sheets (${names}): show those that are for customers, or name one as \`sheet\` in sources.yaml`
        : `has no sheet called ${file.sheet}; its sheets are ${names}`;
    return badSource(file, null, problem);
  }
  const formats = numberFormats(file.bytes);
  return chosen.map(({ sheet, data }) => {
    const shown = formats.get(sheet);
    const textAt = (cell: unknown, row: number, column: number): string => {
      const text = textOf(cell);
      return typeof cell === "number" ? (shown?.get(cellAddress(row, column))?.(text) ?? text) : text;
    };
    return {
      name: sheet,
      rows: data.map((cells, row) => ({
        line: row + 1,
        cells: cells.map((cell, column) => textAt(cell, row, column)),
      })),
    };
  });
}

function hiddenSheets(bytes: Uint8Array): ReadonlySet<string> {
  const book = unzipSync(bytes, { filter: ({ name }) => name === "xl/workbook.xml" })["xl/workbook.xml"];
  const root = book === undefined ? null : select(book);
  const sheets = below(root, "sheets").flatMap((list) => below(list, "sheet"));
  return new Set(
    sheets.flatMap(({ attributes }) => (/hidden/i.test(attributes["state"] ?? "") ? [attributes["name"] ?? ""] : [])),
  );
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
