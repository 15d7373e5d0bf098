/** Tables and "Field: value" records → rows of cells. Pure. */

export interface Cell {
  readonly header: string;
  /** The header's English where it has another language, for matching. */
  readonly english?: string;
  readonly value: string;
}

/** What a header says, in its own language and in English. */
export function headerOf(cell: Cell | undefined): string {
  return [cell?.header ?? "", cell?.english ?? ""].join(" ").trim();
}

/** The rows of a GFM table; a table without a separator line has no headers. */
export function readTable(lines: readonly string[]): Cell[][] {
  const rows = lines.map(splitRow);
  const separator = rows.findIndex((row) => row.length > 0 && row.every((cell) => /^:?-{2,}:?$|^-$/.test(cell)));
  const headers = separator > 0 ? (rows[separator - 1] ?? []) : [];
  const body = separator === -1 ? rows : rows.slice(separator + 1);
  const cleaned = headers.map(clean);
  const unitColumn = cleaned.findIndex((header) => UNIT_HEADER.test(header));
  return body.map((row) =>
    row.map((cell, column): Cell => {
      const [header, value] = [cleaned[column] ?? "", clean(cell)];
      const unit = UNIT_AT_END.exec(header)?.[1] ?? (column === unitColumn ? "" : clean(row[unitColumn] ?? ""));
      return { header, value: unit !== "" && BARE_NUMBER.test(value) ? `${value} ${unit}` : value };
    }),
  );
}

const UNIT_HEADER = /^(?:units?|einheit(?:en)?|unités?|unidad(?:es)?|unità|单位|単位)$/iu;
/** "R typ mΩ"; in brackets it is read where a value is looked for. */
const UNIT_AT_END = /\p{L}\s+((?:[mkMµμn]?(?:A|V|W|Ω|Hz|H|F)|°C|[mcµμ]m|nm|k?g|dBm?))$/u;
const BARE_NUMBER = /^[<>≤≥±~≈+–−-]?\s?\d[\d.,  ]*$/;

function splitRow(line: string): string[] {
  return line
    .replace(/^\||\|$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
}

function clean(cell: string): string {
  return cell
    .replace(/\\\|/g, "|")
    .replace(/\*\*|__|`/g, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<br\s*\/?>/gi, " ")
    .trim();
}

/** A name is no sentence; the points in it are those of abbreviations ("Max. speed", "Bestell-Nr."). */
const FIELD = /^\**([\p{Lu}\d](?:[^:.!?]|(?<=(?<!\p{L})\p{L}{1,5})\.(?=[\s\p{L}(:])){0,48}?)\**:\**\s+(\S.*)$/u;

/** Two or more "Field: value" lines and nothing else are one record. */
export function readRecord(lines: readonly string[]): Cell[] | undefined {
  const cells = lines.flatMap((line): Cell[] => {
    const match = FIELD.exec(line);
    return match === null ? [] : [{ header: clean(match[1] ?? ""), value: clean(match[2] ?? "") }];
  });
  return cells.length >= 2 && cells.length === lines.length ? cells : undefined;
}

/** A cell that is there but tells nothing. */
export function isEmptyCell(value: string): boolean {
  return /^(?:|[-–—]+|n\/?a|tbd|none|\?)$/i.test(value.trim());
}
