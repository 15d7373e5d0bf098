/** A passage as pieces that state something: cells with their heads, fields, sentences. Pure. */
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
}

/** A short name before a colon. */
const FIELD = /^\s*(?:[-*•]\s+)?([^:|.!?\d][^:|.!?]{1,60}?)(?::\s+|：\s*)(\S.*)$/u;
const SENTENCE_ENDS = /(?<=[.!?。！？;；])\s*(?=\s\S|[\p{Script=Han}])|(?<=[。！？；])/u;

/** `text` has come through `plainText`. */
export function segmentsOf(text: string): Segment[] {
  const lines = text.split("\n");
  let heads: string[] = [];
  return lines.flatMap((line, at): Segment[] => {
    if (!line.trimStart().startsWith("|")) {
      heads = [];
      return fromProse(line, at);
    }
    if (isDelimiter(line)) {
      return [];
    }
    const cells = cellsOf(line);
    if (isDelimiter(lines[at + 1] ?? "")) {
      heads = cells;
      return cells.map((cell) => ({ ...PLAIN, text: cell, whole: cell, line: at, isRow: true, isHead: true }));
    }
    // The head of the first column says what sort of thing the rows are: sizes, gauges, classes.
    const named = cells.map((cell, column) => (column === 0 ? `${heads[0] ?? ""} ${cell}`.trim() : cell));
    return cells.map((cell, column) => {
      const label = named.filter((_, other) => other !== column).join(" | ");
      return {
        ...PLAIN,
        text: cell,
        whole: cell,
        head: heads[column] ?? "",
        label,
        line: at,
        isRow: true,
        key: column === 0 ? "" : (cells[0] ?? ""),
      };
    });
  });
}

const PLAIN = { head: "", label: "", isRow: false, isHead: false, key: "" } as const;

/** Sentences of a text in one line. */
function sentencesOf(line: string): string[] {
  return line.split(SENTENCE_ENDS).filter((sentence) => sentence.trim() !== "");
}

/** Parts of a sentence that may each speak of something else; a comma within a number parts nothing. */
export function clausesOf(sentence: string): string[] {
  const pieces = sentence.split(
    /(?<=[,;，；、])(?=\s|\p{Script=Han})|\s(?=(?:and|while|whereas|but|und|während|aber|et|tandis que|mais|y|mientras|pero|e|mentre|ma)\s)|(?=而|但是)/u,
  );
  return pieces.filter((piece) => piece.trim() !== "");
}

/** The clause that holds what stands at `start`. */
export function clauseAt(sentence: string, start: number): string {
  return placed(sentence, clausesOf(sentence), 0).find(({ end }) => start < end)?.text ?? sentence;
}

/** Pieces of a whole with their places, `offset` being the whole's own. */
export function placed(
  whole: string,
  pieces: readonly string[],
  offset: number,
): { readonly text: string; readonly start: number; readonly end: number }[] {
  let at = 0;
  return pieces.map((text) => {
    const start = whole.indexOf(text, at);
    at = start + text.length;
    return { text, start: offset + start, end: offset + at };
  });
}

function fromProse(line: string, at: number): Segment[] {
  const field = FIELD.exec(line);
  // `For 20 AWG: 89 N; for 16 AWG: 222 N` names no field for the whole line.
  if (field !== null && !/;.*:/.test(line)) {
    const [, head = "", value = ""] = field;
    return [
      { ...PLAIN, text: head, whole: head, label: line, line: at, isHead: true },
      { ...PLAIN, text: value, whole: value, head, line: at },
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

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replaceAll(/^\||(?<!\\)\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function isDelimiter(line: string): boolean {
  return /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line);
}
