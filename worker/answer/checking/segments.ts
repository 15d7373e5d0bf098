/** A passage as pieces that state something: cells with their heads, fields, sentences. Pure. */
import { ABBREVIATION } from "./clauses.ts";
import { cellsOf, isDelimiter, joinedLines, secondHeads } from "./table-lines.ts";
import { measuresIn } from "./quantities.ts";
import { unitNamedIn, unitOf } from "./units.ts";
import type { Unit } from "./units.ts";

export interface Segment {
  readonly text: string;
  /** Head of the column, or the name before a colon; empty in running text. */
  readonly head: string;
  /** The other cells of the row: what the row is about. In running text the rest of the sentence. */
  readonly label: string;
  /** Number of the line: what stands in one row has the same. */
  readonly line: number;
  readonly isRow: boolean;
  /** Of a column or field: what it says holds for all below it. */
  readonly isHead: boolean;
  /** The whole cell or sentence that `text` is a clause of. */
  readonly whole: string;
  /** First cell of the row, by which tables name what a row is about. */
  readonly key: string;
  /** What else names the row: its cells without figures. */
  readonly name: string;
  /** Of the bare numbers in it, where the head, a column of units or the row's name gives one. */
  readonly unit: Unit | null;
}

/** A short name before a colon. */
const FIELD = /^\s*(?:[-*•]\s+)?([^:|.!?\d][^:|.!?]{1,60}?)(?::\s+|：\s*)(\S.*)$/u;
const SENTENCE_ENDS = new RegExp(
  String.raw`(?<=(?<!${ABBREVIATION})[.!?。！？;；])\s*(?=\s\S|[\p{Script=Han}])|(?<=[。！？；])`,
  "iu",
);

/** `text` has come through `plainText`. */
export function segmentsOf(text: string): Segment[] {
  const lines = joinedLines(text.split("\n"));
  let heads: string[] = [];
  const segments = lines.flatMap((line, at): Segment[] => {
    if (!line.trimStart().startsWith("|")) {
      heads = [];
      return fromProse(line, at);
    }
    if (isDelimiter(line)) {
      return [];
    }
    const cells = cellsOf(line);
    if (isDelimiter(lines[at + 1] ?? "")) {
      const below = secondHeads(cells, lines.slice(at + 2, at + 4));
      heads = cells.map((cell, column) => joined(cell, below[column] ?? ""));
      return heads.map((cell) => ({ ...PLAIN, text: cell, whole: cell, line: at, isRow: true, isHead: true }));
    }
    return isDelimiter(lines[at - 1] ?? "") && secondHeads(heads, [line, lines[at + 1] ?? ""]).length > 0
      ? []
      : fromRow(cells, heads, at);
  });
  return segments.map((segment) => asFootnote(segment, segments));
}

/** `1) 600 °C with leads of PTFE` is said of the cells that bear the mark. */
function asFootnote(segment: Segment, all: readonly Segment[]): Segment {
  const mark = segment.isRow ? null : (/^\s*(\d\)|\*{1,3}|[†‡§])\s?(?=\S)/u.exec(segment.text)?.[1] ?? null);
  const marked = mark === null ? [] : all.filter(({ isRow, text }) => isRow && bearsMark(text, mark));
  return marked.length === 0
    ? segment
    : { ...segment, head: marked.map(({ key, head }) => `${key} ${head}`).join(" | ") };
}

function bearsMark(cell: string, mark: string): boolean {
  return cell.endsWith(mark) && !cell.endsWith(`*${mark}`) && cell !== mark;
}

/** A column of units says in what the other numbers of its row are. */
const NAMES_UNITS = /^(?:units?|einheit(?:en)?|unités?|unidad(?:es)?|unità|单位)$/iu;

function fromRow(cells: readonly string[], heads: readonly string[], line: number): Segment[] {
  // The head of the first column says what sort of thing the rows are: sizes, gauges, classes.
  const named = cells.map((cell, column) => (column === 0 ? `${heads[0] ?? ""} ${cell}`.trim() : cell));
  const key = cells[0] ?? "";
  const units = heads.findIndex((head) => NAMES_UNITS.test(head));
  const ofRow = units === -1 ? unitNamedIn(key) : unitOf(cells[units] ?? "");
  return cells.map((cell, column) => ({
    ...PLAIN,
    text: cell,
    whole: cell,
    head: heads[column] ?? "",
    label: named.filter((_, other) => other !== column).join(" | "),
    line,
    isRow: true,
    key: column === 0 ? "" : key,
    name: cells.filter((other, place) => place !== column && (place === 0 || names(other))).join(" | "),
    unit: column === 0 ? unitNamedIn(heads[0] ?? "") : (unitNamedIn(heads[column] ?? "") ?? ofRow),
  }));
}

/** Words, or one code and nothing else. */
function names(cell: string): boolean {
  return !/\d/.test(cell) || /^\p{Lu}{1,4}-\d{1,5}$/u.test(cell);
}

function joined(head: string, below: string): string {
  return below === "" || below === head ? head : `${head} ${below}`.trim();
}

const PLAIN = { head: "", label: "", isRow: false, isHead: false, key: "", name: "", unit: null } as const;

/** Sentences of a text in one line. */
function sentencesOf(line: string): string[] {
  return line.split(SENTENCE_ENDS).filter((sentence) => sentence.trim() !== "");
}

/** `PLA` of `Material: PLA. Nozzle 200 °C, …`: what a line is about that goes on to more than one thing. */
function subjectOf(value: string): string {
  const [first = "", ...rest] = value.split(/[.;]\s/);
  return rest.length > 0 && first.length < 40 && measuresIn(first).length === 0 ? first : "";
}

function fromProse(line: string, at: number): Segment[] {
  const field = FIELD.exec(line);
  // `For 20 AWG: 89 N; for 16 AWG: 222 N` names no field for the whole line.
  if (field !== null && !/;.*:/.test(line)) {
    const [, head = "", value = ""] = field;
    return [
      { ...PLAIN, text: head, whole: head, label: line, line: at, isHead: true },
      { ...PLAIN, text: value, whole: value, head, label: subjectOf(value), line: at, unit: unitNamedIn(head) },
    ];
  }
  return sentencesOf(line).map((sentence) => ({
    ...PLAIN,
    text: sentence,
    whole: sentence,
    label: sentence,
    line: at,
  }));
}
