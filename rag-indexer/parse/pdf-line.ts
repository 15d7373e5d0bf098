/** A line of a page, as the steps from text items to sections hand it on. Pure. */

export interface Part {
  readonly text: string;
  readonly x: number;
  readonly end: number;
}

/** Words with no gap between them that is wider than a letter. */
export interface Cell extends Part {
  /** Of the font. */
  readonly size: number;
  /** As the file holds it: two of them may stand in two narrow columns after all. */
  readonly parts: readonly Part[];
}

export interface Line {
  readonly page: number;
  readonly y: number;
  readonly size: number;
  readonly cells: readonly Cell[];
  readonly isBold?: boolean;
  /** What is written in a drawing. */
  readonly isDrawn?: boolean;
  /** Of a ruled table, which is one line, its cells one; the first row is its header. */
  readonly rows?: readonly (readonly string[])[];
}

/** A word parted at a line's end becomes whole, a part number keeps its hyphen. */
export function continued(text: string, next: string): string {
  if (text === "" || next === "") {
    return text + next;
  }
  if (/\p{Ll}[-\u00AD]$/u.test(text) && /^\p{Ll}/u.test(next)) {
    return text.slice(0, -1) + next;
  }
  return /[\p{L}\p{N}][-/]$/u.test(text) ? text + next : `${text} ${next}`;
}

export function textOf(line: Line): string {
  return line.cells.map(({ text }) => text).join(" ");
}
