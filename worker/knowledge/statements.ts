/** A passage's Markdown as single statements: sentences, list items, fields, rows with their header. Pure. */

export function statementsOf(markdown: string): string[] {
  const statements: string[] = [];
  let header = "";
  const lines = markdown.split("\n");
  for (const [index, line] of lines.entries()) {
    if (!line.trimStart().startsWith("|")) {
      header = "";
      statements.push(...line.split(/(?<=[.!?])\s+(?=\p{Lu}|`)/u).filter((sentence) => sentence.trim() !== ""));
    } else if (isDelimiter(lines[index + 1] ?? "")) {
      header = line;
    } else if (!isDelimiter(line)) {
      statements.push(`${header} ${line}`.trim());
    }
  }
  return statements;
}

function isDelimiter(line: string): boolean {
  return /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line);
}
