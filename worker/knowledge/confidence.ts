/**
 * How likely it is that the passages hold the asked-for fact. Pure. A score of the search cannot say so:
 * it is as high for a question about a thing we make and a property we never state. What tells is whether
 * one statement (a sentence, a row with its header, a field of a part) holds the entity, the property and
 * a value of the kind asked for. The weights are learned by `npm run eval -- confidence`.
 */
import { CONFIDENCE_WEIGHTS } from "./confidence-weights.ts";
import { englishFor } from "./glossary.ts";
import { figuresFor } from "./number-words.ts";
import type { Passage } from "./passage.ts";
import type { ResolvedPart } from "./parts.ts";
import { squeezeCode } from "./codes.ts";
import { readQuestion, searchForm } from "./query.ts";
import { corrections, mayBeMisspelled } from "./spelling.ts";
import { statementsOf } from "./statements.ts";
import { technicalWords } from "./thesaurus.ts";
import { askedKinds, holdsKind } from "./value-kinds.ts";

/** What is seen of question and passages, each from 0 to 1. */
export interface SupportFeatures {
  /** Share of the question's words in the statement that holds most of them, with title and headings. */
  readonly statement: number;
  /** How many words that are, up to four. */
  readonly matched: number;
  /** The same share within one passage. */
  readonly passage: number;
  /** Share of the question's words that no passage holds in any form. */
  readonly missing: number;
  /** A part number that the catalogue does not hold as it was asked. */
  readonly strangePart: number;
  /** A part of the question's number has a statement with all the other words, or most of them. */
  readonly partStatement: number;
  /** A value of the kind asked for stands in one of the statements that hold most of the words. */
  readonly value: number;
  /** A value is asked for and none of its kind stands even in the passages that hold most of the words. */
  readonly noValue: number;
}

export interface Support {
  /** From 0 to 1: how often passages like these hold the answer to a question like this. */
  readonly probability: number;
  readonly features: SupportFeatures;
}

/** Below this the passages do not hold the answer more often than a wrong silence costs; chosen with the weights. */
export const SUPPORT_THRESHOLD = CONFIDENCE_WEIGHTS.threshold;

export function estimateSupport(
  question: string,
  passages: readonly Passage[],
  resolved: readonly ResolvedPart[],
): Support {
  const features = supportFeatures(question, passages, resolved);
  const { bias, weights } = CONFIDENCE_WEIGHTS;
  const names = Object.keys(weights) as (keyof SupportFeatures)[];
  const sum = names.reduce((total, name) => total + weights[name] * features[name], bias);
  return { probability: 1 / (1 + Math.exp(-sum)), features };
}

export function supportFeatures(
  question: string,
  passages: readonly Passage[],
  resolved: readonly ResolvedPart[],
): SupportFeatures {
  const kinds = askedKinds([question, ...readQuestion(question).words.flatMap(englishFor)].join(" "));
  const numbers = resolved.flatMap((part) => ("part" in part ? [squeezeCode(part.part.number)] : []));
  const texts = passages.map((passage) => {
    const context = wordsOf([passage.title, ...passage.headings, passage.document ?? ""].join(" "));
    const statements = statementsOf(passage.text).map((text) => ({ text, words: union(context, wordsOf(text)) }));
    return { passage, words: union(context, wordsOf(passage.text)), statements };
  });
  const statements = texts.flatMap((text) => text.statements.map((statement) => ({ ...statement, passage: text.passage })));
  const all = new Set(texts.flatMap(({ words }) => [...words]));
  const terms = termsOf(question).map((forms) => withNearWords(forms, all));
  const best = max(statements.map(({ words }) => share(terms, words)));
  const bestPassage = max(texts.map(({ words }) => share(terms, words)));
  const isTold = (found: readonly { readonly text: string }[]): boolean =>
    found.some(({ text }) => kinds.every((kind) => holdsKind(text, kind)));
  const hasValue = kinds.length > 0 && isTold(statements.filter(({ words }) => share(terms, words) >= best - 0.2));
  const hasValueNear =
    hasValue || isTold(texts.filter(({ words }) => share(terms, words) >= bestPassage - 0.2).flatMap((near) => near.statements));
  const own = statements.filter(({ passage, words }) =>
    numbers.some((number) => words.has(number) || squeezeCode(passage.headings.join(" ")) === number),
  );
  const others = terms.filter((term) => !term.some((form) => numbers.some((number) => number.includes(form))));
  return {
    statement: best,
    matched: Math.min(1, (best * terms.length) / 4),
    passage: bestPassage,
    missing: terms.length === 0 ? 0 : 1 - share(terms, all),
    strangePart: resolved.some(({ kind }) => kind === "near-miss" || kind === "unknown") ? 1 : 0,
    partStatement: max(own.map(({ words }) => share(others, words))),
    value: hasValue ? 1 : 0,
    noValue: kinds.length > 0 && !hasValueNear ? 1 : 0,
  };
}

/** Each telling word of the question with all the forms in which a passage may hold it. */
function termsOf(question: string): string[][] {
  return readQuestion(question).words.map((word) =>
    [word, ...englishFor(word), ...figuresFor(word), ...technicalWords(word)].map(rootOf),
  );
}

/** A misspelled word counts as the word of a passage that it is nearest to. */
function withNearWords(forms: readonly string[], words: ReadonlySet<string>): readonly string[] {
  const [said = ""] = forms;
  return forms.some((form) => words.has(form)) || !mayBeMisspelled(said)
    ? forms
    : [...forms, ...corrections(said, [...words])];
}

function wordsOf(text: string): Set<string> {
  const words = searchForm(text).toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const codes = searchForm(text).match(/[\p{L}\p{N}]+(?:[-/._][\p{L}\p{N}]+)+/gu) ?? [];
  return new Set([...words.map(rootOf), ...codes.map(squeezeCode)]);
}

/** Light stemming, the same on both sides: what is left need not be a word. */
function rootOf(word: string): string {
  return word.length < 5 ? word.replace(/(?<=\p{L}{3})s$/u, "") : word.replace(/(?:ations?|ings?|ments?|ions?|ed|es|er|s|e|y|ies)$/u, "");
}

function share(terms: readonly (readonly string[])[], words: ReadonlySet<string>): number {
  return terms.length === 0 ? 0 : terms.filter((forms) => forms.some((form) => words.has(form))).length / terms.length;
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

function max(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
