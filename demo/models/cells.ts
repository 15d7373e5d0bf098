/** The cells of a row: which name what is asked about, and which hold a value of the kind wanted. Pure. */
import { concepts } from "./concepts.ts";
import { codeMatches, holdsKey, withoutCodes } from "./match.ts";
import type { Prepared } from "./match.ts";
import type { Question } from "./question.ts";
import { slotInCells } from "./slots.ts";
import { headerOf } from "./tables.ts";
import type { Cell } from "./tables.ts";
import { tokenise, wordsOf } from "./words.ts";

export const unitsByName: ReadonlyMap<string, RegExp> = new Map(
  concepts.flatMap((concept): [string, RegExp][] =>
    concept.units === undefined ? [] : [[concept.name, concept.units]],
  ),
);

/** The columns of a row that name an asked entity. */
export function entityColumns(question: Question, cells: readonly Cell[]): number[] {
  return question.entities.flatMap((entity) => {
    const column =
      entity.kind === "slot"
        ? (slotInCells(entity, cells) ?? -1)
        : cells.findIndex((cell) => holdsCode(cell.value, entity.text));
    const headed =
      entity.kind === "code" && column === -1 ? cells.findIndex((cell) => holdsCode(cell.header, entity.text)) : -1;
    return [column, headed].filter((one) => one !== -1);
  });
}

/** The column is that of the asked entity: "Class F | Class W". */
export function entityHeader(question: Question, cell: Cell | undefined, cells: readonly Cell[]): boolean {
  const header = wordsOf(headerOf(cell)).tokens.map((token) => token.text);
  // Below a part number as a header stand its properties, unless it is an example that others explain.
  const key = wordsOf(cells[0]?.value ?? "");
  const isSubject =
    question.wanted.kind !== "any" || question.terms.some((term) => term.weight >= 1 && holdsKey(key, term.key));
  return question.entities.some((entity) =>
    entity.kind === "slot" ? header.includes(entity.value) : isSubject && holdsCode(cell?.header ?? "", entity.text),
  );
}

function holdsCode(text: string, code: string): boolean {
  return tokenise(text).some((token) => codeMatches(code, token.text));
}

const generic = /^(?:value|size|data|limit|requirement|dimension)s?$/i;

/** What says of a cell which property it tells: its header or, below the name of a thing, the row's name. */
function labelOf(question: Question, cell: Cell, cells: readonly Cell[]): string {
  const isName = generic.test(cell.header.trim()) || entityHeader(question, cell, cells);
  return isName && cell !== cells[0] ? `${cells[0]?.value ?? ""} ${headerOf(cell)}` : headerOf(cell);
}

/** A number whose unit stands in the cell or in its header ("Torque (Nm)", "Current [A]"). */
export function fits(question: Question, cell: Cell | undefined, cells: readonly Cell[]): boolean {
  if (question.wanted.kind !== "measure" || cell === undefined || !/\d/.test(cell.value)) {
    return false;
  }
  if (isOtherExtent(question, labelOf(question, cell, cells))) {
    return false;
  }
  const unit = /[([]([^)\]]+)[)\]]|,\s*(\S+)$/.exec(cell.header);
  const bare = cell.header.trim();
  const value = withoutCodes(cell.value);
  const texts = [value, `${value} ${unit?.[1] ?? unit?.[2] ?? ""}`, `1 ${bare}`.length <= 8 ? `${value} ${bare}` : ""];
  return question.wanted.concepts.some((name) => texts.some((text) => unitsByName.get(name)?.test(text)));
}

/** A number under a header that names the property, its unit left unsaid. */
export function headed(question: Question, cell: Cell | undefined, cells: readonly Cell[]): boolean {
  const header = wordsOf(cell === undefined ? "" : labelOf(question, cell, cells));
  return (
    question.wanted.kind === "measure" &&
    /\d/.test(cell?.value ?? "") &&
    question.wanted.concepts.some((name) => header.keys.has(`#${name}`))
  );
}

/** A bare number in a table that is about the property, below a header that the question names: "Fares", "Skarholm", 11. */
export function headedBelow(question: Question, prepared: Prepared, cell: Cell | undefined): boolean {
  if (question.wanted.kind !== "measure" || !/^\W*(?:\d[\d.,]*|free|gratis)\W*$/i.test(cell?.value ?? "")) {
    return false;
  }
  const header = wordsOf(headerOf(cell));
  return (
    question.wanted.concepts.some((name) => prepared.context.keys.has(`#${name}`)) &&
    question.terms.some((term) => !term.key.startsWith("#") && holdsKey(header, term.key))
  );
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
  return (
    tokens.length > 0 &&
    !generic.test(header.trim()) &&
    !wanted.some((name) => keys.has(`#${name}`)) &&
    (extents.some((name) => keys.has(`#${name}`)) ||
      !question.terms.some((term) => term.weight >= 1 && holdsKey({ tokens, keys }, term.key)))
  );
}
