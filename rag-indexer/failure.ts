/** What is wrong with one source file, and what to do about it. */
export interface FileProblem {
  /** As given to the command: the folder and the path below it. */
  readonly file: string;
  /** Counted from 1; null where the whole file is meant. */
  readonly line: number | null;
  readonly problem: string;
}

/** A run that ended without switching anything. Each line stands alone and says what to do. */
export class IndexFailure extends Error {
  override readonly name = "IndexFailure";
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join("\n"));
    this.lines = lines;
  }
}

/** `knowledge/a.md:3: …`, which editors and terminals make a link of. */
export function problemLine({ file, line, problem }: FileProblem): string {
  return `${file}${line === null ? "" : `:${line}`}: ${problem}`;
}
