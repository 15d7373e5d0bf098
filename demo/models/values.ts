/** Whether a statement holds a value of the kind asked for, and in which columns of a row. Pure. */
import { entityColumns, entityHeader, fits, headed, headedBelow, unitsByName } from "./cells.ts";
import { codeMatches, holdsKey, withoutCodes } from "./match.ts";
import type { Prepared } from "./match.ts";
import type { Question, Term } from "./question.ts";
import { headerOf, isEmptyCell } from "./tables.ts";
import type { Cell } from "./tables.ts";
import { keyOf, tokenise, wordsOf } from "./words.ts";

/** A row longer than this is not read out when no part of it is what was asked. */
const mostCellsUnasked = 8;
const numberWord =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|both|single|zero|no)$/;

/** For a row: the columns that answer. For prose: an empty list when the text answers, else undefined. */
export function answeringColumns(question: Question, prepared: Prepared): readonly number[] | undefined {
  const { cells } = prepared.statement;
  if (cells.length > 0) {
    return columnsOf(question, prepared, cells);
  }
  const text = withoutEntities(prepared.text, question);
  switch (question.wanted.kind) {
    case "any":
    case "procedure":
      return [];
    case "measure":
      return question.wanted.concepts.some((name) => unitsByName.get(name)?.test(withoutCodes(text))) ? [] : undefined;
    case "count":
      return countsIn(text, question.wanted.keys) ? [] : undefined;
  }
}

function columnsOf(question: Question, prepared: Prepared, cells: readonly Cell[]): readonly number[] | undefined {
  const named = new Set(entityColumns(question, cells));
  const byEntityHeader = [...named].filter((column) => entityHeader(question, cells[column], cells));
  const heads = question.terms.filter((term) => term.head);
  const asked = heads.length > 0 ? heads : question.terms.filter((term) => term.weight >= 1);
  const candidates = cells
    .map((_, column) => column)
    .filter((column) => !named.has(column) || byEntityHeader.includes(column));
  const byHeader = candidates.filter((column) => {
    const header = wordsOf(headerOf(cells[column]));
    return (
      asked.some((term) => holdsKey(header, term.key)) ||
      (question.wanted.kind === "measure" && fits(question, cells[column], cells))
    );
  });
  const byValue =
    question.wanted.kind === "any" && /^\W*(?:is|are|does|do|can|has|have)\b/i.test(question.english)
      ? candidates.filter((column) => column > 0 && holdsAny(cells[column]?.value ?? "", asked))
      : [];
  const chosen = byEntityHeader.length > 0 ? byEntityHeader : [...new Set([...byHeader, ...byValue])];
  const long = asked.length > 0 && cells.length > mostCellsUnasked;
  const inContext = asked.some((term) => holdsKey(prepared.context, term.key));
  // "Response time" is what was asked, and no answer: that stands beside it.
  const isLabelAlone =
    chosen.length === 1 && chosen[0] === 0 && cells.length > 1 && holdsAny(cells[0]?.value ?? "", heads);
  const columns =
    chosen.length > 0
      ? isLabelAlone
        ? candidates.filter((column) => column > 0)
        : chosen
      : inContext
        ? candidates.filter((column) => column > 0)
        : long
          ? candidates.filter(
              (column) => column > 0 && heads.length === 0 && holdsAny(cells[column]?.value ?? "", asked),
            )
          : [];
  if (columns.length === 0 && long && question.wanted.kind !== "count") {
    return undefined;
  }
  const filled = columns.filter((column) => !isEmptyCell(cells[column]?.value ?? ""));
  const nearestOf = (some: readonly number[]) => (heads.length > 0 ? nearest(some, cells, question.terms) : some);
  switch (question.wanted.kind) {
    case "any":
    case "procedure":
      // A column that is named by the question, but empty in this row, is no answer.
      return columns.length > 0 && filled.length === 0 ? undefined : nearestOf(filled);
    case "measure":
      return orNone(
        nearestOf(
          filled.filter(
            (column) =>
              fits(question, cells[column], cells) ||
              headed(question, cells[column], cells) ||
              headedBelow(question, prepared, cells[column]),
          ),
        ),
      );
    case "count":
      return orNone(
        (filled.length > 0 ? filled : candidates).filter((column) => counts(question, cells[column], filled)),
      );
  }
}

const mostTerms = 100;

function holdsAny(text: string, terms: readonly Term[]): boolean {
  const words = wordsOf(text);
  return terms.some((term) => holdsKey(words, term.key));
}

/** Of the columns those whose headers say most of what is asked: of "working voltage" no test voltage. */
function nearest(columns: readonly number[], cells: readonly Cell[], asked: readonly Term[]): readonly number[] {
  const held = (column: number) => {
    const header = wordsOf(headerOf(cells[column]));
    const held = asked.filter((term) => term.weight >= 1 && holdsKey(header, term.key));
    return held.length + mostTerms * held.filter((term) => term.head).length;
  };
  const most = Math.max(0, ...columns.map(held));
  return most < 1 ? columns : columns.filter((column) => held(column) === most);
}

function orNone(columns: readonly number[]): readonly number[] | undefined {
  return columns.length === 0 ? undefined : columns;
}

const hasUnit = /\d\s?(?:AWG|[mcµ]?m|[km]?V|m?A|k?W|kg|°|k?N|%|[kMG]?Hz|Ω)(?![\p{L}\p{N}])/u;

/** A number below a header that names the thing counted, or beside its name in the cell. */
function counts(question: Question, cell: Cell | undefined, byHeader: readonly number[]): boolean {
  const value = cell?.value ?? "";
  const { wanted } = question;
  return byHeader.length > 0
    ? /\d/.test(value) && !hasUnit.test(value)
    : wanted.kind === "count" && countsIn(value, wanted.keys);
}

const totalOf = /\bnumber of\b|\bnombre d[e’']|\banzahl d|\bnúmero de|\bnumero (?:di|massimo)/i;

/** The number belongs to the thing counted: at most three words before it, or two after its name. */
function countsIn(text: string, keys: readonly string[]): boolean {
  const tokens = tokenise(text);
  const isNumber = (index: number) => {
    const token = tokens[index];
    return token !== undefined && (token.kind === "number" || numberWord.test(token.text));
  };
  return tokens.some((token, index) => {
    if (!keys.includes(keyOf(token.text))) {
      return false;
    }
    return (
      [1, 2, 3, 4].some((distance) => isNumber(index - distance)) ||
      [1, 2].some((distance) => isNumber(index + distance)) ||
      (totalOf.test(text) && tokens.slice(index + 1).some((_, at) => isNumber(index + 1 + at)))
    );
  });
}

/** A digit inside the asked part number or size is no value. */
function withoutEntities(text: string, question: Question): string {
  return question.entities.reduce((left, entity) => {
    if (entity.kind === "code") {
      return left.replace(/[\p{L}\p{N}]+(?:[-./_][\p{L}\p{N}]+)*/gu, (word) =>
        codeMatches(entity.text, word) ? "" : word,
      );
    }
    return left.replace(new RegExp(`\\b${entity.noun}s?\\s+${entity.value.replace(/[.]/g, "\\.")}\\b`, "giu"), "");
  }, text);
}
