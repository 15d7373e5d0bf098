/** A row of a table or record → a line that reads well, in its own words. Pure. */
import { unitOf } from "../../worker/answer/checking/units.ts";
import type { Found } from "./judge.ts";
import { isEmptyCell } from "./tables.ts";
import type { Cell } from "./tables.ts";
import { tokenise } from "./words.ts";

const mostCharacters = 600;
/** A longer cell that holds the asked name is a description. */
const mostNamed = 40;
/** Headers that only say that a name stands below. */
const sayNothing =
  /^(?:item|property|properties|parameter|feature|field|topic|term|check|name|value|values|data|meaning|description|information|abbreviation|requirement|question|position|characteristic|specification|product|article|case)s?$/i;

/** A number or a range below a header that holds its unit: "Torque (Nm)" and "2.50" are told as "Torque 2.50 Nm". */
const isBareNumber = /^[<>≤≥±~]?\s?[-−+]?\d[\d.,]*(?:\s?(?:[-–…]|to|bis)\s?[-−+]?\d[\d.,]*)?$/;

/** The first column, which names the row, those that name the asked entity, and those that answer. */
export function readableRow(cells: readonly Cell[], one: Found): string {
  const all = cells.map((_, column) => column);
  const wanted =
    one.columns.length === 0
      ? all
      : all.filter(
          (column) =>
            column === 0 ||
            one.columns.includes(column) ||
            (one.named.includes(column) && (cells[column]?.value.length ?? 0) <= mostNamed),
        );
  const [key, ...rest] = wanted.flatMap((column) => {
    const cell = cells[column];
    return cell === undefined || isEmptyCell(cell.value) ? [] : [cell];
  });
  if (key === undefined) {
    return "";
  }
  const parts: string[] = [];
  let length = key.value.length;
  for (const cell of rest) {
    const part = withHeader(cell);
    if (length + part.length <= mostCharacters) {
      parts.push(part);
      length += part.length;
    }
  }
  const name = /\s/.test(key.value) ? key.value : withHeader(key);
  return parts.length === 0 ? name : `${name}: ${parts.join(", ")}`;
}

function withHeader(cell: Cell): string {
  const header = cell.header.replace(/\?$/, "");
  const [, before = "", unit = "", after = ""] = /^(.*\S)\s*[([]([^()[\]]{1,12})[)\]](.*)$/.exec(header) ?? [];
  if (isBareNumber.test(cell.value) && unitOf(unit.normalize("NFKC")) !== null) {
    return `${before}${after} ${cell.value} ${unit}`;
  }
  return header === "" || sayNothing.test(header) ? cell.value : `${header} ${cell.value}`;
}

/** The numbers and codes of a text. */
export function factsIn(text: string): string[] {
  return tokenise(text).flatMap((token) => (/\d/.test(token.text) ? [token.text] : []));
}

/** What a statement would tell: of a row the answering cells, else all of it. */
export function factsOf(one: Found, text: string): string[] {
  const { cells } = one.prepared.statement;
  const answering = one.columns.map((column) => cells[column]?.value ?? "").join(" ");
  return factsIn(cells.length > 0 && one.columns.length > 0 ? answering : text);
}
