/** Lines of a passage as its tables mean them: cells, heads in two rows, rows that broke in two. Pure. */
import { measuresIn } from "./quantities.ts";

export function cellsOf(line: string): string[] {
  return line
    .trim()
    .replaceAll(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

export function isDelimiter(line: string): boolean {
  return /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line);
}

/**
 * The second row of a head, as merged cells come out: no figures, its first cell empty or as above, figures in
 * the row after it. Empty when there is none. `rows` are the two lines below the delimiter.
 */
export function secondHeads(heads: readonly string[], [line = "", next = ""]: readonly string[]): string[] {
  const cells = line.trimStart().startsWith("|") ? cellsOf(line) : [];
  const [first = "x", ...others] = cells;
  const isHead =
    (first === "" || first === heads[0]) &&
    others.filter((cell) => cell !== "").length >= 2 &&
    !/\d/.test(line) &&
    next.trimStart().startsWith("|") &&
    /\d/.test(next);
  return isHead ? cells : [];
}

/**
 * A line of values that broke off the one above is put back to it, as tables without rules come out of a PDF;
 * its own place stays as an empty line.
 */
export function joinedLines(lines: readonly string[]): string[] {
  const joined = [...lines];
  let target = 0;
  lines.forEach((line, at) => {
    if (at > 0 && isValuesOnly(line) && isRowOfValues(joined[target] ?? "")) {
      joined[target] = `${joined[target]} ${line.trim()}`;
      joined[at] = "";
    } else {
      target = at;
    }
  });
  return joined;
}

function isValuesOnly(line: string): boolean {
  return /\d/.test(line) && line.length < 60 && wordsBeside(line) === 0;
}

/** Something's name and at least two quantities, and no sentence. */
function isRowOfValues(line: string): boolean {
  return !/^\s*[|>*-]|[.:;!?]\s*$/.test(line) && wordsBeside(line) <= 3 && measuresIn(line).length >= 2;
}

/** Words besides the quantities; codes count as one. */
function wordsBeside(line: string): number {
  const rest = measuresIn(line).reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), line);
  return (rest.match(/[\p{L}\p{N}]*\p{L}[\p{L}\p{N}./-]*/gu) ?? []).length;
}
