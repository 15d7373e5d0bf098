/**
 * Rows of one table that answer as well as each other, with different values: which of them is meant, the question
 * does not say. One question back, in the table's own words. Pure.
 */
import type { Found } from "./judge.ts";
import type { Question } from "./question.ts";
import { headerOf, isEmptyCell } from "./tables.ts";
import type { Language } from "./words.ts";

export interface Clarification {
  readonly text: string;
  readonly options: readonly string[];
}

const mostOptions = 6;
/** A longer key is a description. */
const mostOptionCharacters = 40;

const templates: Readonly<Record<Language, readonly [string, string]>> = {
  en: ["Which one do you mean? It depends on: ", "."],
  de: ["Welche Ausführung meinen Sie? Es hängt ab von: ", "."],
  fr: ["Laquelle voulez-vous dire ? Cela dépend de : ", "."],
  es: ["¿A cuál se refiere? Depende de: ", "."],
  it: ["A quale si riferisce? Dipende da: ", "."],
  zh: ["请问您指的是哪一种？这取决于：", "。"],
};

export function clarify(question: Question, found: readonly Found[], language: Language): Clarification | undefined {
  const [best] = found;
  if (best === undefined || question.wanted.kind === "procedure" || question.wanted.kind === "any") {
    return undefined;
  }
  const rows = sameTable(best, found);
  const [column] = best.columns;
  const cells = best.prepared.statement.cells;
  if (rows.length < 2 || column === undefined || rows.length < found.length / 2) {
    return undefined;
  }
  const values = new Set(rows.map((row) => row.prepared.statement.cells[column]?.value ?? ""));
  const variant = cells.findIndex((_, at) => !rows.some((row) => row.columns.includes(at)) && isVariant(rows, at));
  const header = cells[variant]?.header ?? "";
  if (values.size < 2 || header === "") {
    return undefined;
  }
  const options = rows.map((row) => row.prepared.statement.cells[variant]?.value ?? "");
  const [before, after] = templates[language];
  return { text: `${before}${header}${after}`, options: options.length <= mostOptions ? options : [] };
}

/** What such a question asked about, if it was one: the header that it names. */
export function askedHeader(text: string): string | undefined {
  for (const [before, after] of Object.values(templates)) {
    if (text.startsWith(before) && text.endsWith(after)) {
      return text.slice(before.length, -after.length);
    }
  }
  return undefined;
}

function sameTable(best: Found, found: readonly Found[]): readonly Found[] {
  const { kind, passage, context, cells } = best.prepared.statement;
  const headers = cells.map(headerOf).join("|");
  return found.filter(
    ({ prepared: { statement } }) =>
      kind === "row" &&
      statement.kind === "row" &&
      statement.passage === passage &&
      statement.context === context &&
      statement.cells.map(headerOf).join("|") === headers,
  );
}

/** The column tells the rows apart, in few words. */
function isVariant(rows: readonly Found[], at: number): boolean {
  const values = rows.map((row) => row.prepared.statement.cells[at]?.value ?? "");
  return (
    new Set(values).size === rows.length &&
    values.every((value) => !isEmptyCell(value) && value.length <= mostOptionCharacters)
  );
}
