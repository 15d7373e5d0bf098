/**
 * Cells of words that a reply puts into another row: `the 20 A fuse is green` where the table has yellow there, and
 * green below. Pure. Only whole cells count, of a table whose rows the reply names one at a time.
 */
import type { PassageEvidence } from "./evidence.ts";
import { segmentsOf } from "./segments.ts";
import type { Segment } from "./segments.ts";
import { statementsIn } from "./statements.ts";
import { tokensOf } from "./tokens.ts";

interface Row {
  readonly key: ReadonlySet<string>;
  readonly tokens: ReadonlySet<string>;
  readonly cells: readonly Segment[];
}

export interface Misplaced {
  readonly text: string;
  /** Index of the passage whose table has it in another row. */
  readonly passage: number;
}

/** `reply` and `question` have come through `plainText`. */
export function misplacedCells(
  reply: string,
  question: string,
  evidence: readonly Pick<PassageEvidence, "text" | "about">[],
): Misplaced[] {
  const sentences = reply.split(/(?<=[.!?;])\s+|(?<=[。！？；])|\n+/u).filter((one) => one.trim() !== "");
  return evidence.flatMap((one, passage) => {
    const { tables, told } = readingOf(one);
    return tables.flatMap((rows): Misplaced[] => {
      // Who is asked about one row is told of it until another is named.
      let named = rowsNamedIn(question, rows);
      let since = new Set<string>();
      return sentences.flatMap((sentence) => {
        const own = rowsNamedIn(sentence, rows);
        named = own.length > 0 ? own : named;
        const said = tokensOf(sentence);
        const denied = new Set(statementsIn(sentence).flatMap((one) => [...one.denied.flat(), ...one.lacked]));
        since = new Set([...(own.length > 0 ? [] : since), ...said]);
        const [row, ...others] = named;
        return row === undefined || others.length > 0 || !isOfAnother({ said, denied, since }, row, rows, told)
          ? []
          : [{ text: sentence.trim(), passage }];
      });
    });
  });
}

interface Reading {
  readonly tables: readonly (readonly Row[])[];
  /** What the passage says besides its cells. */
  readonly told: readonly ReadonlySet<string>[];
}

/** A passage is read once, and asked for with each sentence that is shown of a reply. */
const readings = new WeakMap<object, Reading>();

function readingOf(evidence: Pick<PassageEvidence, "text" | "about">): Reading {
  const known = readings.get(evidence);
  if (known !== undefined) {
    return known;
  }
  const segments = segmentsOf(evidence.text);
  const tables = tablesOf(segments);
  const besides = segments.filter(({ isRow, isHead }) => !isRow || isHead).map(({ text }) => text);
  const told = tables.length === 0 ? [] : [evidence.about, ...besides].map(tokensOf);
  const reading = { tables, told };
  readings.set(evidence, reading);
  return reading;
}

interface Said {
  readonly said: ReadonlySet<string>;
  /** What the sentence denies: it says of no row that it has it. */
  readonly denied: ReadonlySet<string>;
  /** With what was said before it, since the row was named. */
  readonly since: ReadonlySet<string>;
}

/** Whether the sentence holds a whole cell of another row, and of this row's in that column nothing has been said. */
function isOfAnother(
  { said, denied, since }: Said,
  row: Row,
  rows: readonly Row[],
  told: readonly ReadonlySet<string>[],
): boolean {
  return rows.some(
    (other) =>
      other !== row &&
      other.cells.some((cell, column) => {
        const mine = row.cells[column];
        const words = tokensOf(cell.text);
        return (
          mine !== undefined &&
          isOfWords(cell.text) &&
          /\p{L}{3}/u.test(mine.text) &&
          words.size > 0 &&
          isWithin(words, said) &&
          !isWithin(words, denied) &&
          ![...tokensOf(mine.text)].some((token) => since.has(token) && !words.has(token)) &&
          !isWithin(words, row.tokens) &&
          !told.some((one) => isWithin(words, one))
        );
      }),
  );
}

function isOfWords(text: string): boolean {
  return /\p{L}{3}/u.test(text) && !/\d/.test(text);
}

/** Those whose first cell the text names in full. */
function rowsNamedIn(text: string, rows: readonly Row[]): Row[] {
  const said = tokensOf(text);
  const named = rows.filter(({ key }) => key.size > 0 && isWithin(key, said));
  // `BS-8S` names the row `BS-8` by no more than a part of it.
  return named.filter(
    (row) => !named.some((other) => other !== row && other.key.size > row.key.size && isWithin(row.key, other.key)),
  );
}

/** Rows in a stretch of lines with the same heads. */
function tablesOf(segments: readonly Segment[]): Row[][] {
  const lines = [
    ...Map.groupBy(
      segments.filter(({ isRow, isHead }) => isRow && !isHead),
      ({ line }) => line,
    ),
  ];
  const tables: Row[][] = [];
  let last = { line: -2, heads: "" };
  for (const [line, cells] of lines) {
    const heads = cells.map(({ head }) => head).join("|");
    const row = {
      key: tokensOf(cells[0]?.text ?? ""),
      tokens: new Set(cells.flatMap(({ text }) => [...tokensOf(text)])),
      cells: cells.slice(1),
    };
    if (line === last.line + 1 && heads === last.heads) {
      tables.at(-1)?.push(row);
    } else {
      tables.push([row]);
    }
    last = { line, heads };
  }
  return tables;
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((token) => all.has(token));
}
