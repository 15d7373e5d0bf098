/** A line of a page, as the steps from text items to sections hand it on. Pure. */

/** Words with no gap between them that is wider than a letter. */
export interface Cell {
  readonly text: string;
  readonly x: number;
  readonly end: number;
}

export interface Line {
  readonly page: number;
  readonly y: number;
  readonly size: number;
  readonly cells: readonly Cell[];
}

export function textOf(line: Line): string {
  return line.cells.map(({ text }) => text).join(" ");
}
