/** How well one statement holds one entity or one term of the question. Pure. */
import { concepts } from "./concepts.ts";
import { isUnspaced, pairsSpaced } from "../../worker/knowledge/unspaced.ts";
import type { Entity } from "./entities.ts";
import { translateText } from "./glossary.ts";
import type { Term } from "./question.ts";
import type { Statement } from "./sentences.ts";
import { slotInCells, slotMatches } from "./slots.ts";
import { keyOf, squeeze, wordsOf } from "./words.ts";
import type { Words } from "./words.ts";

/** A statement with its words read once. `text` includes the headers of a row. */
export interface Prepared {
  readonly statement: Statement;
  readonly text: string;
  /** The same without its codes: the "4F" of a part number is no temperature. */
  readonly measures: string;
  readonly own: Words;
  readonly context: Words;
  /** Of the file's name: which thing the statement is about, and never what is told of it. */
  readonly source: Words;
  readonly nearby: Words;
  /** Of the question that the statement stands below. */
  readonly answered: Words;
}

const inContext = 0.9;
export const inNearby = 0.5;
/** The sentence before is about what is asked, this one about something else. */
const besideOnly = 0.1;
export const leansBack =
  /\b(?:it|its|they|them|their|this|these|that|those|both|each|neither|otherwise|then)\b|^\W*(?:elles?|ils?|cela|celle-ci|celui-ci|er|sie|es|diese[rs]?|dies|ella|él|ellos|ellas|ést[aeo]|esso|essa|essi|quest[oa])(?!\p{L})/iu;
/** Told by a sign only: "green" may be of anything. */
export const bySign = 0.7;

export function prepare(statement: Statement): Prepared {
  const { language } = statement;
  const text =
    statement.cells.length === 0
      ? statement.text
      : statement.cells.map((cell) => `${cell.header}: ${cell.value}`).join(" | ");
  const whole = withEnglish(text, language);
  return {
    statement: {
      ...statement,
      cells: statement.cells.map((cell) => ({ ...cell, english: translateText(cell.header, language) })),
    },
    text: whole,
    measures: withoutCodes(whole),
    own: wordsOf(whole),
    context: wordsOf(withEnglish(statement.context, language)),
    source: wordsOf(withEnglish(statement.source, language)),
    nearby: wordsOf(withEnglish(statement.nearby, language)),
    answered: wordsOf(withEnglish(statement.question, language)),
  };
}

/** In other languages with what English there is for it, so that questions in any language find it. */
function withEnglish(text: string, language: string | undefined): string {
  const english = translateText(text, language);
  return english === "" ? text : `${english} ${pairsSpaced(text)}`;
}

/** Words that start with a letter and hold a digit; IP67 and AWG20 are values. */
export function withoutCodes(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(?!IP|AWG)\p{L}[\p{L}\p{N}]*(?:[-/._][\p{L}\p{N}]+)*/gu, (word) =>
    /\d/.test(word) ? "" : word,
  );
}

/** 1 in the statement or above it, less in the sentence before, 0 when absent. */
export function entityMatch(entity: Entity, prepared: Prepared): number {
  if (entity.kind === "code") {
    const holds = (words: Words) => words.tokens.some((token) => codeMatches(entity.text, token.text));
    const { own, context, source, nearby } = prepared;
    return [own, context, source].some(holds) ? 1 : holds(nearby) ? 0.7 : 0;
  }
  if (entity.noun === "" && entity.value.length === 1 && prepared.statement.cells.length > 0) {
    return slotInCells(entity, prepared.statement.cells) === undefined ? 0 : 1;
  }
  if (slotInCells(entity, prepared.statement.cells) !== undefined || slotMatches(entity, prepared.own.tokens)) {
    return 1;
  }
  if (slotMatches(entity, prepared.context.tokens)) {
    return 1;
  }
  // "It is tightened …" may speak of the size named just before, unless it names a size itself.
  return !prepared.own.keys.has(keyOf(entity.noun)) && slotMatches(entity, prepared.nearby.tokens) ? 0.7 : 0;
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
  // A number of five figures and more is the core of a name: MIL-DTL-38999 and D38999 are one standard.
  const cores = wanted.match(/\d+/g) ?? [];
  const core = cores.length === 1 && (cores[0] ?? "").length >= (/^\d+$/.test(wanted) ? 4 : 5) ? cores[0] : undefined;
  return core !== undefined && parts.some((part) => part.replace(/\D/g, "") === core);
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
/** Concepts whose units tell of many properties: kilograms of a load, months of a warranty. The word itself must stand there. */
const ambiguous = new Set(
  "capacity cycles minimumorder weight load age length width height depth diameter thickness striplength leadtime duration vibration"
    .split(" ")
    .map((name) => `#${name}`),
);

const extents = new Set(["#length", "#striplength", "#diameter", "#width", "#height", "#depth", "#thickness"]);

export function termMatch(term: Term, prepared: Prepared): number {
  const units = ambiguous.has(term.key) ? undefined : unitsOf.get(term.key);
  const isInflected = term.foreign === true && !isUnspaced(term.word);
  if (isInflected && holdsFormOf(prepared.own, term.word)) {
    return 1;
  }
  if (holdsKey(prepared.own, term.key) || (units?.test(prepared.measures) ?? false)) {
    return 1;
  }
  if (holdsKey(prepared.context, term.key) || (isInflected && holdsFormOf(prepared.context, term.word))) {
    // Of a value whose unit tells of many properties the statement itself must say which.
    const unnamed = extents.has(term.key) && term.head && prepared.statement.cells.length === 0;
    return unnamed ? inNearby : inContext;
  }
  if (!term.head && holdsKey(prepared.source, term.key)) {
    return inContext;
  }
  if (signsOf.get(term.key)?.test(prepared.text) === true) {
    return bySign;
  }
  const beside = term.head && !leansBack.test(prepared.text) ? besideOnly : inNearby;
  return holdsKey(prepared.nearby, term.key) ? beside : 0;
}

const shortestStem = 5;
const sharedStem = 0.7;

/** In languages whose endings are not known, a word that begins alike: "einwirken" and "Einwirkzeit", "durcir" and "durcit". */
export function holdsFormOf(words: Words, word: string): boolean {
  return words.tokens.some(({ kind, text }) => {
    const shorter = Math.min(text.length, word.length);
    let shared = 0;
    while (shared < shorter && text[shared] === word[shared]) {
      shared++;
    }
    return kind === "word" && shared >= shortestStem && shared >= sharedStem * shorter;
  });
}

export function holdsKey(words: Words, key: string): boolean {
  if (words.keys.has(key)) {
    return true;
  }
  return !/^[#~]/.test(key) && key.length >= 5 && [...words.keys].some((other) => isDerived(other, key));
}

/** "lubric" and "lubricat": one a start of the other, few letters apart. */
function isDerived(a: string, b: string): boolean {
  // A factory is no factor.
  if (a === `${b}y` || b === `${a}y`) {
    return false;
  }
  return a.length >= 5 && Math.abs(a.length - b.length) <= 3 && (a.startsWith(b) || b.startsWith(a));
}
