/** Tables that are no lists of parts, and what stands around those that are → sections. Pure. */
import type { Block, Section } from "../source.ts";
import type { Table } from "./columns.ts";

export function sectionOf(table: Table): Section {
  const { headings, columns, rows, remarks } = table;
  if (!isTable(table)) {
    const lines = [...columns, ...rows.map(({ fields }) => Object.values(fields).join(" "))];
    return { headings, blocks: textBlocks([lines.join("\n"), ...remarks]) };
  }
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " ")).join(" | ")} |`;
  const header = `${line(columns)}\n${line(columns.map(() => "---"))}`;
  const body = rows.map(({ fields }) => line(columns.map((column) => fields[column] ?? "")));
  return { headings, blocks: [{ kind: "table", header, rows: body }, ...textBlocks(remarks)] };
}

export function textBlocks(remarks: readonly string[]): Block[] {
  return remarks.map((text) => ({ kind: "text", text }));
}

/** A sheet of a single column is no table: its lines are read as text. */
function isTable({ columns }: Table): boolean {
  return columns.length > 1;
}
