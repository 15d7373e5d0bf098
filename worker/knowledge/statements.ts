/** A passage's Markdown as single statements: sentences, list items, fields, rows with their header. Pure. */

export function statementsOf(markdown: string): string[] {
  const statements: string[] = [];
  let header = "";
  const lines = markdown.split("\n");
  for (const [index, line] of lines.entries()) {
    if (!line.trimStart().startsWith("|")) {
      header = "";
      const sentences = line.split(/(?<=[.!?])\s+(?=\p{Lu}|`)/u).filter((sentence) => sentence.trim() !== "");
      statements.push(...sentences.map((sentence) => [sentence, ...fieldValue(sentence)].join(" ")));
    } else if (isDelimiter(lines[index + 1] ?? "")) {
      header = line;
    } else if (!isDelimiter(line)) {
      statements.push([header, line, ...rowValues(header, line)].join(" ").trim());
    }
  }
  return statements;
}

function isDelimiter(line: string): boolean {
  return /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/.test(line);
}

/** Of `Weight (kg): 3.1` and of a column `Weight (kg)`: `3.1 kg`, as running text has it. */
function fieldValue(line: string): string[] {
  const [, label, value] = /^([^:]{2,60}): ([\d.,]*\d)$/.exec(line.trim()) ?? [];
  return label === undefined || value === undefined ? [] : withUnits(value, label);
}

function rowValues(header: string, row: string): string[] {
  const heads = cellsOf(header);
  return cellsOf(row).flatMap((cell, at) => (/\d$/.test(cell) ? withUnits(cell, heads[at] ?? "") : []));
}

/** In brackets, or the last word where it is as short as units are. */
function withUnits(value: string, label: string): string[] {
  const bracketed = [...label.matchAll(/[[(]([^\])]{1,8})[\])]/g)].map(([, unit]) => unit);
  const last = /(?:^|[\s,])([^\s()[\],]{1,3}|[^\s()[\],]{1,3}[/·][^\s()[\],]{1,3})$/.exec(label)?.[1];
  return [...bracketed, last].flatMap((unit) => (unit === undefined ? [] : [`${value} ${unit};`]));
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}
