/**
 * A table of a web page or a Word document → a table with one row of header, and what of it belongs to no column. Pure.
 * A table without header cells comes with an empty header row: its first row is the better one. A cell over the whole
 * width above the header is the table's title, and below its rows a remark.
 */
import { toString } from "mdast-util-to-string";
import { wholeHeader } from "./grid.ts";
import type { Content } from "./sections.ts";

type Row = Extract<Content, { type: "table" }>["children"][number];

export function tableParts(node: Content): Content[] {
  if (node.type !== "table") {
    return [node];
  }
  const rows = node.children.filter((row, at) => at > 0 || node.children.length < 2 || toString(row).trim() !== "");
  const start = rows.findIndex((row) => !isAlone(row));
  const [header, ...others] = start === -1 ? [] : rows.slice(start);
  if (header === undefined) {
    return [node];
  }
  const end = others.findLastIndex((row) => !(isAlone(row) && textOf(row.children[0]) !== "")) + 1;
  const body = others.slice(0, end);
  const [second, ...rest] = body;
  const whole = second === undefined ? null : wholeHeader(header.children.map(textOf), second.children.map(textOf));
  return [
    ...rows.slice(0, start).map(asText),
    { ...node, children: whole === null ? [header, ...body] : [rowOf(whole), ...rest] },
    ...others.slice(end).map(asText),
  ];
}

function isAlone(row: Row): boolean {
  return row.children.length > 1 && row.children.filter((cell) => textOf(cell) !== "").length === 1;
}

function textOf(node: Row | Row["children"][number] | undefined): string {
  return node === undefined ? "" : toString(node).replaceAll(/\s+/g, " ").trim();
}

function asText(row: Row): Content {
  return { type: "paragraph", children: [{ type: "text", value: textOf(row) }] };
}

function rowOf(cells: readonly string[]): Row {
  return {
    type: "tableRow",
    children: cells.map((value) => ({ type: "tableCell", children: [{ type: "text", value }] })),
  };
}
