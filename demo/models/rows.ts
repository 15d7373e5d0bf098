/** Whether a row or record is that of the thing asked about, or of another. Pure. */
import { entityColumns } from "./cells.ts";
import { entityMatch, holdsKey } from "./match.ts";
import type { Prepared } from "./match.ts";
import type { Question, Term } from "./question.ts";
import { headerOf } from "./tables.ts";
import { wordsOf } from "./words.ts";

const mostMissing = 0.4;
const mostMissingHeaded = 0.5;

/** The row is that of the asked property. */
export function isOfProperty(heads: readonly { readonly term: Term }[], prepared: Prepared): boolean {
  const key = wordsOf(prepared.statement.cells[0]?.value ?? "");
  return heads.length > 0 && heads.every(({ term }) => holdsKey(key, term.key));
}

/** Nothing of the row but its name, or the record of another thing that only mentions the asked one. */
export function namesOnly(question: Question, prepared: Prepared, columns: readonly number[] | undefined): boolean {
  const { cells } = prepared.statement;
  const answering = columns ?? [];
  const named = entityColumns(question, cells);
  const isMentioned = named.length > 0 && !named.includes(0) && answering.length === 0 && cells.length > mostCells;
  const isName = answering.length > 0 && answering.every((column) => column === 0);
  return cells.length > 0 && (isMentioned || (isName && !question.terms.some((term) => term.head)));
}

/** A longer row is the record of a thing. */
const mostCells = 8;

/** A part's own record, of which the question names not the number but something that other parts share. */
export function isOfOtherPart(question: Question, prepared: Prepared): boolean {
  const { cells } = prepared.statement;
  return /^part (?:number|no\b)/i.test(cells[0]?.header ?? "") && !entityColumns(question, cells).includes(0);
}

/** The sentence names the asked entity; the row is about it, and does not only mention it. */
export function inKey(question: Question, prepared: Prepared): boolean {
  const { cells } = prepared.statement;
  if (cells.length > 0) {
    return entityColumns(question, cells).includes(0);
  }
  const alone: Prepared = { ...prepared, context: wordsOf(""), nearby: wordsOf("") };
  return question.entities.some((one) => entityMatch(one, alone) === 1);
}

/** A row that only its headers tie to the question, or that misses much of the subject: another row is meant. */
export function isAnyRow(
  matches: readonly { readonly term: Term; readonly match: number }[],
  prepared: Prepared,
): boolean {
  const subject = matches.filter(({ term }) => !term.head && term.weight >= 1);
  const missing = subject.filter(({ match }) => match === 0).length;
  const values = wordsOf(prepared.statement.cells.map((cell) => cell.value).join(" | "));
  const named = subject.some(({ term }) => holdsKey(values, term.key));
  const key = wordsOf(prepared.statement.cells[0]?.value ?? "");
  const heads = matches.filter(({ term }) => term.head);
  const isProperty = heads.length > 1 && heads.every(({ term }) => holdsKey(key, term.key)) && missing < subject.length;
  if (prepared.statement.kind === "record") {
    return missing > 0;
  }
  const headers = wordsOf(prepared.statement.cells.map(headerOf).join(" | "));
  const isHeaded = heads.length > 0 && heads.every(({ term }) => holdsKey(headers, term.key));
  return (
    prepared.statement.kind === "row" &&
    missing > 0 &&
    !isProperty &&
    (!named || missing / subject.length > (isHeaded ? mostMissingHeaded : mostMissing))
  );
}
