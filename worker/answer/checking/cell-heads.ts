/** Which part of a head a value stands under, where one head serves several: `IEC / UL`, `W × H × D`. Pure. */
import type { Quantity } from "./quantities.ts";

/** Letters of dimensions, in English and German. */
const AXES: Readonly<Record<string, string>> = {
  W: "width",
  B: "width",
  H: "height",
  D: "depth",
  T: "depth",
  L: "length",
};

/**
 * The head of the number or code that begins at `start` of its cell or field; `quantity` where it is a number. Models
 * side by side have it in the name of their row: `Speed, laden / unladen`.
 */
export function headAt(head: string, key: string, cell: string, start: number, quantity: Quantity | null): string {
  const own = sideAt(head, cell, start, quantity);
  const ofRow = own === head && key.includes("/") ? sideAt(key, cell, start, quantity) : key;
  return ofRow === key ? own : `${head} ${ofRow}`;
}

function sideAt(head: string, cell: string, start: number, quantity: Quantity | null): string {
  const axes = /\(?\b([A-Z](?:\s?[x×*]\s?[A-Z])+)\b\)?/.exec(head);
  if (axes !== null) {
    const letters = (axes[1] ?? "").split(/\s?[x×*]\s?/);
    const axis = AXES[letters[quantity?.at ?? -1] ?? ""];
    return axis === undefined || quantity?.of !== letters.length ? head : `${head.replace(axes[0], "").trim()} ${axis}`;
  }
  const values = cell.split(SLASH);
  const bracket = /[([]([^)\]]*)[)\]]/.exec(head);
  const sides = (bracket?.[1] ?? "").split(/\s*\/\s*/);
  if (bracket !== null && values.length > 1 && sides.length === values.length) {
    const side = sides[cell.slice(0, start).split(SLASH).length - 1] ?? "";
    return `${head.replace(bracket[0], "").trim()} ${side}`;
  }
  const bare = head.replaceAll(/[([][^)\]]*[)\]]/g, "").trim();
  const names = bare.split(/\s*\/\s*/);
  if (names.length < 2 || names.length !== values.length) {
    return head;
  }
  const at = cell.slice(0, start).split(SLASH).length - 1;
  const [first = ""] = names;
  return at === 0 ? first : `${first.split(" ").slice(0, -1).join(" ")} ${names[at]}`.trim();
}

/** Between two values, and not within a code or a fraction. */
const SLASH = /\s+\/\s*|\s*\/\s+/;
