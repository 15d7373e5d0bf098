/** "Size 20", "AWG 22–28", "class F": a noun and its value in prose and in table rows. Pure. */
import type { Entity } from "./entities.ts";
import { headerOf } from "./tables.ts";
import type { Cell } from "./tables.ts";
import { keyOf, tokenise, wordsOf } from "./words.ts";
import type { Token } from "./words.ts";

type Slot = Extract<Entity, { kind: "slot" }>;

/** Noun and value side by side, in a list after the noun, or within a range. */
export function slotMatches(slot: Slot, tokens: readonly Token[]): boolean {
  if (slot.noun === "") {
    return tokens.some(
      (token) => token.text === slot.value && token.raw === token.raw.toUpperCase() && token.text !== "a",
    );
  }
  const noun = keyOf(slot.noun);
  return tokens.some((token, index) => {
    if (token.kind === "code") {
      const parts = token.text.split(/[^\p{L}\p{N}]+/u);
      return parts.includes(slot.value) && parts.some((part) => keyOf(part) === noun);
    }
    if (keyOf(token.text) !== noun) {
      return false;
    }
    return (
      holdsValue(listAfter(tokens, index + 1), slot.value) || holdsValue(listBefore(tokens, index - 1), slot.value)
    );
  });
}

const listWords = new Set([
  "and",
  "or",
  "to",
  "through",
  "thru",
  "is",
  "of",
  "no",
  "number",
  "contact",
  "contacts",
  "awg",
  "from",
  "sizes",
  "size",
]);

function listAfter(tokens: readonly Token[], start: number): Token[] {
  const end = tokens.findIndex((token, index) => index >= start && !isValueToken(token) && !listWords.has(token.text));
  return tokens.slice(start, Math.min(end === -1 ? tokens.length : end, start + 12));
}

function listBefore(tokens: readonly Token[], start: number): Token[] {
  let from = start;
  while (
    from >= 0 &&
    from > start - 4 &&
    (tokens[from]?.kind !== "word" || ["and", "to", "or"].includes(tokens[from]?.text ?? ""))
  ) {
    from--;
  }
  return tokens.slice(from + 1, start + 1);
}

function isValueToken(token: Token): boolean {
  return token.kind !== "word" || /^(?:i{1,3}|iv|vi{0,3}|ix|[a-z])$/.test(token.text);
}

function holdsValue(tokens: readonly Token[], value: string): boolean {
  if (tokens.some((token) => token.text === value)) {
    return true;
  }
  const asked = Number(value);
  return tokens.some((token, index) => {
    const next = tokens[index + 1];
    const span = /^(\d+)-(\d+)$/.exec(token.text);
    if (span !== null) {
      return asked >= Number(span[1]) && asked <= Number(span[2]);
    }
    const last =
      next?.kind === "number"
        ? next
        : ["to", "through", "thru"].includes(next?.text ?? "")
          ? tokens[index + 2]
          : undefined;
    const spelled = next?.kind === "word";
    return (
      token.kind === "number" &&
      last?.kind === "number" &&
      spelled &&
      asked >= Number(token.text) &&
      asked <= Number(last.text)
    );
  });
}

/** The column in which a row names the slot, by its header or, in the first column, by the value alone. */
export function slotInCells(slot: Slot, cells: readonly Cell[]): number | undefined {
  if (slot.noun === "" && slot.value.length > 1) {
    const column = cells.findIndex((cell) => slotMatches(slot, tokenise(cell.value)));
    return column === -1 ? undefined : column;
  }
  if (slot.noun === "") {
    const alone = cells.findIndex((cell) => cell.value.toLowerCase() === slot.value);
    return alone === -1 ? undefined : alone;
  }
  const column = cells.findIndex((cell, index) => {
    const header = wordsOf(headerOf(cell));
    const values = tokenise(cell.value.replace(/(\d)\s*[–—-]\s*(?=\d)/g, "$1 to "));
    const named = header.keys.has(keyOf(slot.noun)) || [...header.keys].some((key) => key === keyOf(`${slot.noun}s`));
    const exact = index === 0 && values.length === 1 && values[0]?.text === slot.value;
    return (
      exact ||
      (named && slot.value.length === 1 && header.tokens.at(-1)?.text === slot.value) ||
      (named && holdsValue(values, slot.value)) ||
      slotMatches(slot, header.tokens) ||
      slotMatches(slot, values)
    );
  });
  return column === -1 ? undefined : column;
}
