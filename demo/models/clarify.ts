/**
 * Rows of one table that answer as well as each other, with different values: which of them is meant, the question
 * does not say. One question back, in the table's own words. Pure.
 */
import type { Found } from "./judge.ts";
import type { Question } from "./question.ts";
import { headerOf, isEmptyCell } from "./tables.ts";
import { wordsOf } from "./words.ts";
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

/** How much worse than the best statement a table's rows may fit. */
const asGood = 0.35;

/** `found`: what holds the asked property of something, best first. */
export function clarify(question: Question, found: readonly Found[], language: Language): Clarification | undefined {
  const [best] = found;
  const first = found.find(({ prepared }) => prepared.statement.kind === "row");
  if (
    best === undefined ||
    first === undefined ||
    best.score - first.score > asGood ||
    question.wanted.kind === "procedure" ||
    question.wanted.kind === "any"
  ) {
    return undefined;
  }
  if (question.entities.length === 0 && !question.terms.some((term) => !term.head && term.weight >= 1)) {
    return undefined;
  }
  const rows = sameTable(first, found).filter((row) => first.score - row.score < sameFit);
  const [column] = first.columns;
  if (rows.length < 2 || column === undefined) {
    return undefined;
  }
  const { cells } = first.prepared.statement;
  const values = new Set(rows.map((row) => row.prepared.statement.cells[column]?.value ?? ""));
  const variant = cells.findIndex((_, at) => !rows.some((row) => row.columns.includes(at)) && isVariant(rows, at));
  const header = cells[variant]?.header ?? "";
  const options = rows.map((row) => row.prepared.statement.cells[variant]?.value ?? "");
  const isGeneral = best.prepared.statement.kind !== "row" && !options.some((option) => names(best, option, options));
  // Rows below "Property" are different properties, not kinds of a thing.
  if (values.size < 2 || header === "" || ofProperties.test(header) || isGeneral) {
    return undefined;
  }
  const [before, after] = templates[language];
  return { text: `${before}${header}${after}`, options: options.length <= mostOptions ? options : [] };
}

const ofProperties = /^(?:property|properties|parameter|feature|field|characteristic|specification|data|value)s?$/i;

/** Rows that fit as well as each other. */
const sameFit = 0.06;

/** The statement is about this one alone: it holds what tells the option from the others. */
function names(one: Found, option: string, options: readonly string[]): boolean {
  const others = options.filter((other) => other !== option).map((other) => wordsOf(other).keys);
  const own = [...wordsOf(option).keys].filter((key) => !others.every((keys) => keys.has(key)));
  return own.length > 0 && own.every((key) => one.prepared.own.keys.has(key));
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
