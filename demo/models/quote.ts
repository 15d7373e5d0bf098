/** Found statements → the text of an answer, quoted, in reading order. Pure. */
import type { Found } from "./extract.ts";
import { isAddressedToAssistant } from "./injection.ts";
import type { Cell } from "./tables.ts";
import { isEmptyCell } from "./tables.ts";

const mostStatements = 3;
const mostCharacters = 600;
const mostContinuedCharacters = 240;
const mostProcedureCharacters = 1_500;

export interface Quote {
  readonly text: string;
  readonly sources: readonly string[];
}

export function quote(found: readonly Found[]): Quote {
  const chosen: { readonly one: Found; readonly text: string }[] = [];
  let length = 0;
  for (const one of found) {
    const text = readable(one);
    const own = one.prepared.statement.text;
    const repeats = chosen.some(
      (other) => other.text.includes(own) || text.includes(other.one.prepared.statement.text),
    );
    // The best one is always quoted, and whole: half a sentence may turn a fact round.
    const fits =
      chosen.length === 0 ||
      (chosen.length < mostStatements && length + text.length <= mostCharacters);
    if (!repeats && fits) {
      chosen.push({ one, text });
      length += text.length;
    }
    if (one.prepared.statement.kind === "procedure") {
      break;
    }
  }
  chosen.sort((a, b) => a.one.prepared.statement.position - b.one.prepared.statement.position);
  const rows = chosen.some(({ one }) => one.prepared.statement.kind !== "sentence");
  return {
    text: chosen.map(({ text }) => text).join(rows ? "\n" : " "),
    sources: [...new Set(chosen.map(({ one }) => one.prepared.statement.passage))],
  };
}

function readable(one: Found): string {
  const { kind, text, cells } = one.prepared.statement;
  switch (kind) {
    case "sentence":
      return continued(one);
    case "item":
      return text;
    case "procedure":
      return wholeSteps(text);
    case "row":
    case "record":
      return readableRow(cells, one);
  }
}

/** Where no single value is asked for, the next sentence often holds the remedy to the cause. */
function continued(one: Found): string {
  const { text, following } = one.prepared.statement;
  const short = text.length + following.length <= mostContinuedCharacters;
  return one.open && following !== "" && short && !isAddressedToAssistant(following)
    ? `${text} ${following}`
    : text;
}

function wholeSteps(text: string): string {
  let result = "";
  for (const step of text.split("\n")) {
    if (result.length + step.length > mostProcedureCharacters) {
      break;
    }
    result += result === "" ? step : `\n${step}`;
  }
  return result;
}

/** The first column, which names the row, those that name the asked entity, and those that answer. */
function readableRow(cells: readonly Cell[], one: Found): string {
  const all = cells.map((_, column) => column);
  const wanted =
    one.columns.length === 0
      ? all
      : all.filter(
          (column) => column === 0 || one.columns.includes(column) || one.named.includes(column),
        );
  const parts: string[] = [];
  let length = 0;
  for (const column of wanted) {
    const cell = cells[column];
    if (
      cell === undefined ||
      isEmptyCell(cell.value) ||
      length + cell.header.length + cell.value.length > mostCharacters
    ) {
      continue;
    }
    const part = cell.header === "" ? cell.value : `${cell.header}: ${cell.value}`;
    parts.push(part);
    length += part.length;
  }
  return parts.join(", ");
}
