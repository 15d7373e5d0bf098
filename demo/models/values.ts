/** Whether a statement holds a value of the kind asked for, and in which columns of a row. Pure. */
import { concepts } from "./concepts.ts";
import { codeMatches, holdsKey, withoutCodes } from "./match.ts";
import { slotInCells } from "./slots.ts";
import type { Prepared } from "./match.ts";
import type { Question, Term } from "./question.ts";
import { isEmptyCell } from "./tables.ts";
import type { Cell } from "./tables.ts";
import { keyOf, tokenise, wordsOf } from "./words.ts";

/** A row longer than this is not read out when no part of it is what was asked. */
const mostCellsUnasked = 8;
const numberWord =
  /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|both|single|zero|no)$/;
const unitsByName: ReadonlyMap<string, RegExp> = new Map(
  concepts.flatMap((concept): [string, RegExp][] =>
    concept.units === undefined ? [] : [[concept.name, concept.units]],
  ),
);

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
  const byEntityHeader = [...named].filter((column) => slotHeader(question, cells[column]));
  const heads = question.terms.filter((term) => term.head);
  const asked = heads.length > 0 ? heads : question.terms.filter((term) => term.weight >= 1);
  const candidates = cells
    .map((_, column) => column)
    .filter((column) => !named.has(column) || byEntityHeader.includes(column));
  const byHeader = candidates.filter((column) => {
    const header = wordsOf(cells[column]?.header ?? "");
    return (
      asked.some((term) => holdsKey(header, term.key)) ||
      (question.wanted.kind === "measure" && fits(question, cells[column]))
    );
  });
  const chosen = byEntityHeader.length > 0 ? byEntityHeader : byHeader;
  const long = asked.length > 0 && cells.length > mostCellsUnasked;
  const inContext = asked.some((term) => holdsKey(prepared.context, term.key));
  const columns =
    chosen.length > 0
      ? chosen
      : inContext
        ? candidates.filter((column) => column > 0)
        : long
          ? candidates.filter((column) => column > 0 && holdsAny(cells[column]?.value ?? "", asked))
          : [];
  if (columns.length === 0 && long) {
    return undefined;
  }
  const filled = columns.filter((column) => !isEmptyCell(cells[column]?.value ?? ""));
  const nearestOf = (some: readonly number[]) => (heads.length > 0 ? nearest(some, cells, heads) : some);
  switch (question.wanted.kind) {
    case "any":
    case "procedure":
      // A column that is named by the question, but empty in this row, is no answer.
      return columns.length > 0 && filled.length === 0 ? undefined : nearestOf(filled);
    case "measure":
      return orNone(
        nearestOf(filled.filter((column) => fits(question, cells[column]) || headed(question, cells[column]))),
      );
    case "count":
      return orNone(filled.filter((column) => /\d/.test(cells[column]?.value ?? "")));
  }
}

function holdsAny(text: string, terms: readonly Term[]): boolean {
  const words = wordsOf(text);
  return terms.some((term) => holdsKey(words, term.key));
}

/** Of the columns those whose headers say most of what is asked: of "working voltage" no test voltage. */
function nearest(columns: readonly number[], cells: readonly Cell[], asked: readonly Term[]): readonly number[] {
  const held = (column: number) => {
    const header = wordsOf(cells[column]?.header ?? "");
    return asked.filter((term) => holdsKey(header, term.key)).length;
  };
  const most = Math.max(0, ...columns.map(held));
  return most < 1 ? columns : columns.filter((column) => held(column) === most);
}

const extents = ["length", "diameter", "width", "height", "depth", "thickness", "striplength"];

/** A header that names another extent, or no word of the question, tells no length, however its unit fits. */
function isOtherExtent(question: Question, header: string): boolean {
  if (question.wanted.kind !== "measure") {
    return false;
  }
  const { concepts: wanted } = question.wanted;
  if (!wanted.some((name) => extents.includes(name) || name === "duration")) {
    return false;
  }
  const { keys, tokens } = wordsOf(header);
  const generic = tokens.length === 0 || /^(?:value|size|data|limit|requirement|dimension)s?$/i.test(header.trim());
  return (
    !generic &&
    !wanted.some((name) => keys.has(`#${name}`)) &&
    (extents.some((name) => keys.has(`#${name}`)) ||
      !question.terms.some((term) => term.weight >= 1 && holdsKey({ tokens, keys }, term.key)))
  );
}

function orNone(columns: readonly number[]): readonly number[] | undefined {
  return columns.length === 0 ? undefined : columns;
}

/** The columns of a row that name an asked entity. */
export function entityColumns(question: Question, cells: readonly Cell[]): number[] {
  return question.entities.flatMap((entity) => {
    const column =
      entity.kind === "slot"
        ? (slotInCells(entity, cells) ?? -1)
        : cells.findIndex((cell) => tokenise(cell.value).some((token) => codeMatches(entity.text, token.text)));
    return column === -1 ? [] : [column];
  });
}

function slotHeader(question: Question, cell: Cell | undefined): boolean {
  const header = wordsOf(cell?.header ?? "").tokens.map((token) => token.text);
  return question.entities.some((entity) => entity.kind === "slot" && header.includes(entity.value));
}

/** A number whose unit stands in the cell or in its header ("Torque (Nm)", "Current [A]"). */
function fits(question: Question, cell: Cell | undefined): boolean {
  if (question.wanted.kind !== "measure" || cell === undefined || !/\d/.test(cell.value)) {
    return false;
  }
  if (isOtherExtent(question, cell.header)) {
    return false;
  }
  const unit = /[([]([^)\]]+)[)\]]|,\s*(\S+)$/.exec(cell.header);
  const bare = cell.header.trim();
  const value = withoutCodes(cell.value);
  const texts = [value, `${value} ${unit?.[1] ?? unit?.[2] ?? ""}`, `1 ${bare}`.length <= 8 ? `${value} ${bare}` : ""];
  return question.wanted.concepts.some((name) => texts.some((text) => unitsByName.get(name)?.test(text)));
}

/** A number under a header that names the property, its unit left unsaid. */
function headed(question: Question, cell: Cell | undefined): boolean {
  const header = wordsOf(cell?.header ?? "");
  return (
    question.wanted.kind === "measure" &&
    /\d/.test(cell?.value ?? "") &&
    question.wanted.concepts.some((name) => header.keys.has(`#${name}`))
  );
}

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
      [1, 2].some((distance) => isNumber(index + distance))
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
