/** Which rows of a ruled table are its header, and which say what others say already. Pure. */

import { isFigure } from "./pdf-header.ts";

const MOST_ROWS = 3;
/** Share of a row's cells that hold figures where it is no header. */
const FIGURES = 0.4;

/** So many as a cell of the first row runs over, since a name beside it stands in two rows. */
export function headerRows(table: readonly (readonly number[])[], textOf: (cell: number) => string): number {
  const [first = []] = table;
  const texts = first.map(textOf).filter(Boolean);
  if (texts.filter(isFigure).length > FIGURES * texts.length) {
    return 1;
  }
  const depths = first
    .map((cell) => table.findIndex((row) => !row.includes(cell)))
    .map((end) => (end === -1 ? table.length : end));
  const depth = Math.max(...depths);
  const plain = depth <= MOST_ROWS && depth < table.length ? depth : 1;
  return plain === 1 && namesParts(table, textOf) ? 2 : plain;
}

/** The second row says for words over several columns what each of them is, in cells of one row, above figures. */
function namesParts(table: readonly (readonly number[])[], textOf: (cell: number) => string): boolean {
  const [first = [], second = [], third = []] = table;
  const isParted = first.some(
    (cell, at) => cell !== first[0] && cell === first[at + 1] && second[at] !== second[at + 1],
  );
  return (
    isParted &&
    second.every((cell) => !third.includes(cell) && !first.includes(cell) && !isFigure(textOf(cell))) &&
    third.some((cell) => isFigure(textOf(cell)))
  );
}

/** Without rows that say nothing more than the one above, and columns without a word. */
export function plainRows([header = [], ...rows]: readonly (readonly string[])[]): string[][] {
  const told = rows.filter((row, at) => row.some((text, column) => text !== "" && text !== rows[at - 1]?.[column]));
  const kept = header.flatMap((name, at) => (name !== "" || told.some((row) => row[at] !== "") ? [at] : []));
  return [header, ...told].map((row) => kept.map((at) => row[at] ?? ""));
}

/** A table that goes on beside itself under the same header, whose names differ, → one below the other. */
export function withoutRepeats(rows: readonly (readonly string[])[]): string[][] {
  const header = rows[0] ?? [];
  const width = [2, 3]
    .filter((times) => header.length % times === 0 && header.length / times >= 2)
    .map((times) => header.length / times)
    .find(
      (part) =>
        header.every((name, at) => name === header[at % part]) &&
        new Set(header.slice(0, part).filter(Boolean)).size === part,
    );
  if (width === undefined) {
    return rows.map((row) => [...row]);
  }
  const parts = Array.from({ length: header.length / width }, (_, part) =>
    rows.slice(1).map((row) => row.slice(part * width, (part + 1) * width)),
  );
  return [header.slice(0, width), ...parts.flat().filter((row) => row.some(Boolean))].map((row) => [...row]);
}
