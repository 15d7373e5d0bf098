/** A passage as the smallest pieces that state something: cells with their heads, fields, clauses. Pure. */
export interface Segment {
  readonly text: string;
  /** Head of the column, or the name before a colon; empty in running text. */
  readonly head: string;
  /** The other cells of the row: what the row is about. In running text the rest of the sentence. */
  readonly label: string;
  /** Number of the line: what stands in one row has the same. */
  readonly line: number;
  readonly isRow: boolean;
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
      return cells.map((cell) => ({ text: cell, head: "", label: "", line: at, isRow: true }));
    }
    return cells.flatMap((cell, column) => {
      const label = cells.filter((_, other) => other !== column).join(" | ");
      return clausesOf(cell).map((clause) => ({
        text: clause,
        head: heads[column] ?? "",
        label,
        line: at,
        isRow: true,
      }));
    });
  });
}

/** Sentences of a text in one line. */
export function sentencesOf(line: string): string[] {
  return line.split(SENTENCE_ENDS).filter((sentence) => sentence.trim() !== "");
}

/** Parts of a sentence that may each speak of something else; a comma within a number parts nothing. */
export function clausesOf(sentence: string): string[] {
  const pieces = sentence.split(
    /(?<=[,;，；、])(?=\s|\p{Script=Han})|\s(?=(?:and|while|whereas|but|und|während|aber|et|tandis que|mais|y|mientras|pero|e|mentre|ma)\s)|(?=而|但是)/u,
  );
  return pieces.filter((piece) => piece.trim() !== "");
}

function fromProse(line: string, at: number): Segment[] {
  const field = FIELD.exec(line);
  if (field !== null) {
    const [, head = "", value = ""] = field;
    return clausesOf(value).map((text) => ({ text, head, label: "", line: at, isRow: false }));
  }
  return sentencesOf(line).flatMap((sentence) =>
    clausesOf(sentence).map((text) => ({ text, head: "", label: sentence, line: at, isRow: false })),
  );
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
