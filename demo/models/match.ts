/** How well one statement holds one entity or one term of the question. Pure. */
import { concepts } from "./concepts.ts";
import type { Entity, Term } from "./question.ts";
import type { Statement } from "./sentences.ts";
import type { Cell } from "./tables.ts";
import { keyOf, squeeze, tokenise } from "./words.ts";
import type { Token } from "./words.ts";

interface Words {
  readonly tokens: readonly Token[];
  readonly keys: ReadonlySet<string>;
}

/** A statement with its words read once. `text` includes the headers of a row. */
export interface Prepared {
  readonly statement: Statement;
  readonly text: string;
  /** The same without its codes: the "4F" of a part number is no temperature. */
  readonly measures: string;
  readonly own: Words;
  readonly context: Words;
  readonly nearby: Words;
}

const inContext = 0.9;
const inNearby = 0.5;
/** Told by a sign only: "green" may be of anything. */
export const bySign = 0.7;

export function prepare(statement: Statement): Prepared {
  const text =
    statement.cells.length === 0
      ? statement.text
      : statement.cells.map((cell) => `${cell.header}: ${cell.value}`).join(" | ");
  return {
    statement,
    text,
    measures: withoutCodes(text),
    own: wordsOf(text),
    context: wordsOf(statement.context),
    nearby: wordsOf(statement.nearby),
  };
}

export function wordsOf(text: string): Words {
  const tokens = tokenise(joined(text));
  return { tokens, keys: new Set(tokens.map((token) => keyOf(token.text))) };
}

/** Words that start with a letter and hold a digit; IP67 and AWG20 are values. */
export function withoutCodes(text: string): string {
  return text.replace(
    /(?<![\p{L}\p{N}])(?!IP|AWG)\p{L}[\p{L}\p{N}]*(?:[-/._][\p{L}\p{N}]+)*/gu,
    (word) => (/\d/.test(word) ? "" : word),
  );
}

/** Joins what is one word in the concepts, without touching anything else. */
function joined(text: string): string {
  return text
    .replace(/\b(?:lead|delivery|shipping) times?\b/gi, "leadtime")
    .replace(/\bstrip(?:ping)? lengths?\b/gi, "striplength")
    .replace(
      /\bwire (?:sizes?|ranges?|gauges?)\b|\bconductor sizes?\b|\bcross[- ]sections?\b/gi,
      "wire wiresize",
    )
    .replace(/\bminimum order(?: quantit(?:y|ies))?\b/gi, "minimumorder")
    .replace(
      /\bip (?:ratings?|codes?|class|grades?|protection)\b|\bingress protection\b/gi,
      "ipcode",
    )
    .replace(/\bwater[- ](?:resistant|resistance|tight|proof)\b/gi, "waterproof");
}

/** 1 in the statement or above it, less in the sentence before, 0 when absent. */
export function entityMatch(entity: Entity, prepared: Prepared): number {
  if (entity.kind === "code") {
    const holds = (words: Words) =>
      words.tokens.some((token) => codeMatches(entity.text, token.text));
    return holds(prepared.own) || holds(prepared.context) ? 1 : holds(prepared.nearby) ? 0.7 : 0;
  }
  if (
    slotInCells(entity, prepared.statement.cells) !== undefined ||
    slotMatches(entity, prepared.own.tokens)
  ) {
    return 1;
  }
  if (slotMatches(entity, prepared.context.tokens)) {
    return 1;
  }
  // "It is tightened …" may speak of the size named just before, unless it names a size itself.
  return !prepared.own.keys.has(keyOf(entity.noun)) && slotMatches(entity, prepared.nearby.tokens)
    ? 0.7
    : 0;
}

/** The same code, or whole parts of a longer one: D38999 and 26WJ35PN are parts of D38999/26WJ35PN. */
export function codeMatches(asked: string, found: string): boolean {
  const wanted = squeeze(asked);
  if (squeeze(found) === wanted) {
    return true;
  }
  const parts = found.split(/[^\p{L}\p{N}]+/u);
  if (parts.length > 1) {
    for (let from = 0; from < parts.length; from++) {
      for (let to = from + 1; to <= parts.length; to++) {
        if (wanted.length >= 3 && parts.slice(from, to).join("") === wanted) {
          return true;
        }
      }
    }
  }
  return /^\d{4,}$/.test(wanted) && parts.some((part) => part.replace(/\D/g, "") === wanted);
}

/** Noun and value side by side, in a list after the noun, or within a range. */
export function slotMatches(
  slot: Extract<Entity, { kind: "slot" }>,
  tokens: readonly Token[],
): boolean {
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
      holdsValue(listAfter(tokens, index + 1), slot.value) ||
      holdsValue(listBefore(tokens, index - 1), slot.value)
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
  const end = tokens.findIndex(
    (token, index) => index >= start && !isValueToken(token) && !listWords.has(token.text),
  );
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
export function slotInCells(
  slot: Extract<Entity, { kind: "slot" }>,
  cells: readonly Cell[],
): number | undefined {
  const column = cells.findIndex((cell, index) => {
    const header = wordsOf(cell.header);
    const values = tokenise(cell.value.replace(/(\d)\s*[–—-]\s*(?=\d)/g, "$1 to "));
    const named =
      header.keys.has(keyOf(slot.noun)) ||
      [...header.keys].some((key) => key === keyOf(`${slot.noun}s`));
    const exact = index === 0 && values.length === 1 && values[0]?.text === slot.value;
    return exact || (named && holdsValue(values, slot.value)) || slotMatches(slot, header.tokens);
  });
  return column === -1 ? undefined : column;
}

const unitsOf: ReadonlyMap<string, RegExp> = new Map(
  concepts.flatMap((concept): [string, RegExp][] =>
    concept.units === undefined ? [] : [[`#${concept.name}`, concept.units]],
  ),
);
const signsOf: ReadonlyMap<string, RegExp> = new Map(
  concepts.flatMap((concept): [string, RegExp][] =>
    concept.signs === undefined ? [] : [[`#${concept.name}`, concept.signs]],
  ),
);
/** Concepts whose unit pattern is any number: a number alone doesn't speak of them. */
const vague = new Set(["#capacity", "#cycles", "#minimumorder"]);

export function termMatch(term: Term, prepared: Prepared): number {
  const units = vague.has(term.key) ? undefined : unitsOf.get(term.key);
  if (holdsKey(prepared.own, term.key) || (units?.test(prepared.measures) ?? false)) {
    return 1;
  }
  if (holdsKey(prepared.context, term.key)) {
    return inContext;
  }
  if (signsOf.get(term.key)?.test(prepared.text) === true) {
    return bySign;
  }
  return holdsKey(prepared.nearby, term.key) ? inNearby : 0;
}

export function holdsKey(words: Words, key: string): boolean {
  if (words.keys.has(key)) {
    return true;
  }
  return (
    !key.startsWith("#") &&
    key.length >= 5 &&
    [...words.keys].some((other) => isDerived(other, key))
  );
}

/** "lubric" and "lubricat": one a start of the other, few letters apart. */
function isDerived(a: string, b: string): boolean {
  return (
    a.length >= 5 && Math.abs(a.length - b.length) <= 3 && (a.startsWith(b) || b.startsWith(a))
  );
}
