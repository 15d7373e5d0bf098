/**
 * Lines of a PDF → sections. Pure. A heading is larger than the text; a list goes on over a page's end,
 * and a table that does gets its header row again, so that each passage names the page it stands on.
 */
import type { Block, Section } from "../source.ts";
import { besideEachOther } from "./pdf-columns.ts";
import { textOf } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";
import { bodyOf, headingLength, headingSizes, isHeading, joined, rounded, runLength } from "./pdf-headings.ts";
import type { Body } from "./pdf-headings.ts";
import { isFigure } from "./pdf-header.ts";
import { markdownRow, rowsOf, tableLength } from "./pdf-tables.ts";

/** Rows with figures in one column, from which on that is one of figures. */
const FEWEST_NAMED = 2;

const MARKER = /^(?:[•●▪◦■►▸‣–-]|(\d{1,2})[.)])\s+\S/;

interface Table {
  readonly page: number;
  readonly header: string;
  readonly columns: number;
}

/** Headings for which `isTitle` holds are part of the document's title. */
export function sectionsOfLines(all: readonly Line[], isTitle: (heading: string) => boolean): Section[] {
  const body = bodyOfLines(all);
  const levels = headingSizes(textLines(all), body);
  const sections: { headings: string[]; blocks: Block[] }[] = [{ headings: [], blocks: [] }];
  let path: { readonly level: number; readonly text: string; readonly page: number }[] = [];
  let table: Table | null = null;
  for (const lines of partedAtTables(all)) {
    const [ruled] = lines;
    if (ruled?.rows !== undefined) {
      table = addTable(sections.at(-1)?.blocks ?? [], ruled.rows, ruled.page, table);
    } else {
      read(lines);
    }
  }
  keepUnused(-1);
  return sections.filter(({ blocks }) => blocks.length > 0);

  /** Headings below which nothing stands, not even deeper ones, are text that stands out. */
  function keepUnused(level: number): void {
    for (let last = path.at(-1); last !== undefined && last.level >= level; last = path.at(-1)) {
      if (sections.at(-1)?.blocks.length !== 0) {
        return;
      }
      sections.pop();
      path = path.slice(0, -1);
      if (!isTitle(last.text)) {
        sections.at(-1)?.blocks.push({ kind: "text", text: last.text, page: last.page });
      }
    }
  }

  function read(lines: readonly Line[]): void {
    for (let at = 0; at < lines.length;) {
      const line = lines[at];
      if (line === undefined) {
        break;
      }
      const blocks = sections.at(-1)?.blocks ?? [];
      const headed = headingLength(lines, at, body);
      if (headed > 0) {
        const text = joined(lines.slice(at, at + headed));
        const level = levels.indexOf(rounded(line.size));
        keepUnused(level);
        path = [...path.filter((heading) => heading.level < level), { level, text, page: line.page }];
        sections.push({ headings: path.map((heading) => heading.text), blocks: [] });
        table = null;
        at += headed;
        continue;
      }
      // Two cells alone at the head of a page may be its running head.
      const goesOn = table !== null && table.page === line.page - 1 && table.columns > 2 ? table.columns : null;
      const length = tableLength(lines, at, goesOn);
      const columns = length === 0 ? null : besideEachOther(lines.slice(at, at + length));
      if (columns !== null) {
        read(columns);
        at += length;
        continue;
      }
      if (length > 0) {
        table = addTable(blocks, rowsOf(lines.slice(at, at + length)), line.page, table);
        at += length;
        continue;
      }
      const next = runLength(
        lines,
        at,
        (other) =>
          !MARKER.test(textOf(other)) &&
          (!isHeading(other, body) || (isHeading(line, body) && rounded(other.size) === rounded(line.size))) &&
          other.cells.length === 1,
      );
      addText(blocks, line.page, joined(lines.slice(at, at + next)));
      table = null;
      at += next;
    }
  }
}

/** What most of the text is like; of a document of tables alone, most of these. */
export function bodyOfLines(all: readonly Line[]): Body {
  const text = textLines(all);
  return bodyOf(text.length > 0 ? text : all);
}

function textLines(all: readonly Line[]): readonly Line[] {
  return all.filter(({ rows }) => rows === undefined);
}

/** Each ruled table by itself, and the lines between them. */
function partedAtTables(lines: readonly Line[]): readonly (readonly Line[])[] {
  const parts: Line[][] = [];
  for (const [at, line] of lines.entries()) {
    const isNext = isApart(line) || isApart(lines[at - 1]);
    if (isNext || at === 0) {
      parts.push([line]);
    } else {
      parts.at(-1)?.push(line);
    }
  }
  return parts;
}

/** What is neither text nor a table that the lines around it may go on with. */
function isApart(line: Line | undefined): boolean {
  return line?.rows !== undefined || line?.isDrawn === true;
}

function addText(blocks: Block[], page: number, text: string): void {
  const last = blocks.at(-1);
  const marker = MARKER.exec(text);
  if (marker === null) {
    blocks.push({ kind: "text", text, page });
  } else if (last?.kind === "list" && follows(last.items.at(-1) ?? "", text)) {
    blocks[blocks.length - 1] = { ...last, items: [...last.items, listItem(text)] };
  } else {
    blocks.push({ kind: "list", items: [listItem(text)], page });
  }
}

/** A numbered step follows its number; dots follow dots. */
function follows(before: string, text: string): boolean {
  const number = MARKER.exec(text)?.[1];
  const last = MARKER.exec(before)?.[1];
  return number === undefined ? last === undefined : last !== undefined && Number(number) === Number(last) + 1;
}

function listItem(text: string): string {
  return text.replace(/^[•●▪◦■►▸‣–-]\s+/, "- ");
}

function addTable(blocks: Block[], rows: readonly (readonly string[])[], page: number, before: Table | null): Table {
  const [first = [], ...rest] = rows;
  const goesOn =
    before !== null &&
    before.page === page - 1 &&
    before.columns === first.length &&
    markdownRow(first) !== before.header &&
    !namesColumns(first, rest);
  const isNamed = goesOn || !isValue(first);
  const header = goesOn ? before.header : markdownRow(isNamed ? first : first.map(() => ""));
  blocks.push({
    kind: "table",
    header: `${header}\n${markdownRow(first.map(() => "---"))}`,
    rows: (goesOn || !isNamed ? rows : rest).map(markdownRow),
    page,
  });
  return { page, header, columns: first.length };
}

/** A row of words stands above a column of figures: the table is another one than that which the page before ends with. */
function namesColumns(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  return (
    first.every((name) => /\p{L}/u.test(name) && !isFigure(name)) &&
    rest.length >= FEWEST_NAMED &&
    first.some((_, at) => at > 0 && rest.every((row) => isFigure(row[at] ?? "")))
  );
}

/** "Baud rate", "9600 bit/s": a list of properties has no header. */
function isValue([, value = "", ...more]: readonly string[]): boolean {
  // "Torque 1)" has a footnote, and "Torque (Nm)" a unit: both are names.
  return more.length === 0 && /\d(?!\d*\)$)/.test(value) && /\p{L}/u.test(value) && !/[([]/.test(value);
}
