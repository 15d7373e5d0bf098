/** Forms of questions that ask otherwise than for a property: for a meaning, a letter, the better of two. Pure. */
import { keyOf, tokenise, wordsOf } from "./words.ts";
import { holdsKey } from "./match.ts";
import type { Prepared } from "./match.ts";
import type { Question } from "./question.ts";

/** `strict`: nothing but a definition answers; else one is only preferred. */
export interface Definition {
  readonly keys: readonly string[];
  readonly strict: boolean;
}

const bare = /^\W*what(?:'?s| is| are)\s+(?:an?\s+)?([\p{L}\p{N}][\p{L}\p{N}/-]*(?: [\p{L}-]+)?)\s*[?.!]*$/iu;
const asked =
  /\b(?:what (?:does|do)|what is meant by|(?:explain|define)|(?:meaning|definition) of)\s+(?:the |an? )?([\p{L}\p{N}][\p{L}\p{N}/ -]*?)(?:\s+(?:mean|stand for|to me|please)\b.*)?\s*[?.!]*$/iu;
const noTerm =
  /^(?:the|your|my|our|their|its|it|this|that|there|needed|required|possible|available|included|on|in|at|a)\b/i;

export function definedTerm(english: string): Definition | undefined {
  const strict = bare.exec(english)?.[1];
  const loose = /\b(?:mean|stand for|explain|define|meaning|definition|meant)\b/i.test(english)
    ? asked.exec(english)?.[1]
    : undefined;
  const term = strict ?? loose;
  if (term === undefined || noTerm.test(term)) {
    return undefined;
  }
  return { keys: tokenise(term).map((token) => keyOf(token.text)), strict: strict !== undefined };
}

const inBrackets = 0.4;
const meaningHeader = /\b(?:meaning|definition|description|explanation|stands? for)\b/i;
const tells =
  /^\s*(?:\([^)]*\)\s*)?(?::|means?\b|stands? for\b|describes?\b|denotes?\b|refers? to\b|(?:is|are) (?:an?|the|when|called)\b)/i;

/** 1: a row of a glossary, or a sentence of the form "X means …"; less: the term in brackets after its long form. */
export function definitionMatch(definition: Definition, prepared: Prepared): number {
  const { cells, text } = prepared.statement;
  if (cells.length > 0) {
    const key = [...wordsOf(cells[0]?.value ?? "").keys];
    const isRow =
      cells.slice(1).some((cell) => meaningHeader.test(cell.header)) &&
      key.length === definition.keys.length &&
      definition.keys.every((one) => key.includes(one));
    return isRow ? 1 : 0;
  }
  const words = Array.from(text.matchAll(/[\p{L}\p{N}]+(?:[/-][\p{L}\p{N}]+)*/gu));
  const grades = words.map((match, index) => {
    const last = words
      .slice(Math.max(0, index + 1 - definition.keys.length), index + 1)
      .map((word) => keyOf(word[0].toLowerCase()));
    if (last.join(" ") !== definition.keys.join(" ")) {
      return 0;
    }
    return tells.test(text.slice(match.index + match[0].length)) ? 1 : text[match.index - 1] === "(" ? inBrackets : 0;
  });
  return Math.max(0, ...grades);
}

/** A row of a glossary tells what a word means, and nothing else of the thing. */
export function isGlossaryRow(prepared: Prepared): boolean {
  const [key, meaning] = prepared.statement.cells;
  return /^(?:term|abbreviation|acronym|word)s?$/i.test(key?.header ?? "") && meaningHeader.test(meaning?.header ?? "");
}

/** "What does the J stand for?" */
export function letterOf(english: string): string | undefined {
  return /\b(?:[Ww]hat (?:does|do)|the|letter|suffix|an?)\s+["'“]?([A-Z])["'”]?\s+(?:stand|mean|in|at|of)\b/.exec(
    english,
  )?.[1];
}

const compares = /\b(?:vs\.?|versus|compared (?:to|with))(?!\p{L})/iu;
const comparative =
  /\b(?:which|what|better|worse|best|more|most|less|least|differs?|differences?|prefer|\p{L}{2,}(?:er|est))\b/iu;
/** A word, or several with capitals: "MS Alba". */
const name = String.raw`((?:\p{Lu}[\p{L}\p{N}/-]*\s+){0,2}[\p{L}\p{N}][\p{L}\p{N}/.-]*)`;
const pair = new RegExp(
  String.raw`${name}\s+(?:[Vv][Ss]\.?|[Vv]ersus|[Oo]r|[Cc]ompared (?:to|with))\s+(?:[Tt]he |[Aa]n? )?${name}`,
  "u",
);

/** Two things to be compared, with the question as it would be asked of each. */
export interface Comparison {
  readonly names: readonly [string, string];
  readonly questions: readonly [string, string];
}

export function comparisonOf(text: string): Comparison | undefined {
  const match = pair.exec(text);
  if (match === null || !(compares.test(text) || comparative.test(text))) {
    return undefined;
  }
  const [whole, a = "", b = ""] = match;
  return { names: [a, b], questions: [text.replace(whole, a), text.replace(whole, b)] };
}

const leastSame = 0.75;

/** It stands below a question that is asked in nearly the same words. */
export function answersSame(question: Question, { answered, statement }: Prepared): boolean {
  const words = question.terms.filter(({ weight }) => weight >= 0.4);
  const said = words.filter(({ key }) => holdsKey(answered, key));
  return statement.question !== "" && words.length > 0 && said.length / words.length >= leastSame;
}
