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
import { beginningOf, indexedForm, readQuestion, searchForm } from "./query.ts";
import { corrections, mayBeMisspelled } from "./spelling.ts";
import { statementsOf } from "./statements.ts";
import { isEnglish } from "./stop-words.ts";
import { synonymsOf, technicalWords } from "./thesaurus.ts";
import { isParticlePair, isUnspaced, unspacedRuns } from "./unspaced.ts";
import { askedKinds, holdsKind } from "./value-kinds.ts";

/** A passage whose share is this little below the greatest is as good. */
const NEARLY = 0.2;
/** A shorter word stands within others by chance. */
const SHORTEST_IN_COMPOUND = 5;

/** What is seen of question and passages, each from 0 to 1. A share counts rare words more than shared ones. */
export interface SupportFeatures {
  /** Share of the question's words in the statement that holds most of them, with title and headings. */
  readonly statement: number;
  /** How many words that are, up to four. */
  readonly matched: number;
  /** The same share within the first passage. */
  readonly first: number;
  /** How far the passage with the greatest share is ahead of the middle one. */
  readonly apart: number;
  /** Share of the question's words that no passage holds in any form. */
  readonly missing: number;
  /** Share of the names and numbers in the question that no passage holds. */
  readonly lostName: number;
  /** How many of the first four passages are of the first one's document. */
  readonly same: number;
  /** A part number that the catalogue does not hold as it was asked. */
  readonly strangePart: number;
  /** A part of the question's number has a statement with all the other words, or most of them. */
  readonly partStatement: number;
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
  const kinds = askedKinds(englishOf(question));
  const numbers = resolved.flatMap((part) => ("part" in part ? [squeezeCode(part.part.number)] : []));
  const texts = passages.map((passage) => {
    const context = wordsOf([passage.title, ...passage.headings, passage.document ?? ""].join(" "));
    const statements = statementsOf(passage.text).map((text) => ({ text, words: union(context, wordsOf(text)) }));
    return { passage, words: union(context, wordsOf(passage.text)), statements };
  });
  const statements = texts.flatMap((text) =>
    text.statements.map((statement) => ({ ...statement, passage: text.passage })),
  );
  const all = new Set(texts.flatMap(({ words }) => [...words]));
  const terms = termsOf(question, all);
  const weights = terms.map((forms) => weightOf(forms, texts));
  const covered = (words: ReadonlySet<string>): number => share(terms, words, weights);
  const best = max(statements.map(({ words }) => covered(words)));
  const shares = texts.map(({ words }) => covered(words));
  const bestPassage = max(shares);
  const isTold = (found: readonly { readonly text: string }[]): boolean =>
    found.some(({ text }) => kinds.every((kind) => holdsKind(text, kind)));
  const near = [
    ...statements.filter(({ words }) => covered(words) >= best - NEARLY),
    ...texts.filter(({ words }) => covered(words) >= bestPassage - NEARLY).flatMap((text) => text.statements),
  ];
  const own = statements.filter(({ passage, words }) =>
    numbers.some((number) => words.has(number) || squeezeCode(passage.headings.join(" ")) === number),
  );
  const others = terms.filter((term) => !term.some((form) => numbers.some((number) => number.includes(form))));
  const names = namesOf(question, terms);
  return {
    statement: best,
    matched: Math.min(1, (max(statements.map(({ words }) => share(terms, words))) * terms.length) / 4),
    first: shares[0] ?? 0,
    apart: bestPassage - (shares.toSorted((x, y) => x - y)[Math.floor(shares.length / 2)] ?? 0),
    missing: terms.length === 0 ? 0 : 1 - covered(all),
    lostName: names.length === 0 ? 0 : 1 - share(names, all),
    same: passages.slice(0, 4).filter(({ path }) => path === passages[0]?.path).length / 4,
    strangePart: resolved.some(({ kind }) => kind === "near-miss" || kind === "unknown") ? 1 : 0,
    partStatement: max(own.map(({ words }) => share(others, words))),
    noValue: kinds.length > 0 && !isTold(near) ? 1 : 0,
  };
}

/** The question with the English of all its words that are known in it. */
function englishOf(question: string): string {
  const runs = unspacedRuns(searchForm(question)).flatMap(englishFor);
  return [question, ...runs, ...readQuestion(question).words.flatMap(englishFor)].join(" ");
}

/**
 * Each telling word of the question with all the forms in which a passage may hold it; of a script without
 * spaces each character with the pairs that it stands in, or its terms in English where the passages are English.
 */
function termsOf(question: string, all: ReadonlySet<string>): string[][] {
  const runs = unspacedRuns(searchForm(question));
  const spaced = readQuestion(question).words.filter((word) => !isUnspaced(word));
  const isForeign = !isEnglish(wordsIn(question)) && spaced.some((word) => englishFor(word).length > 0);
  const terms = spaced.flatMap((word) => {
    const english = englishFor(word);
    const forms = [word, ...english, ...figuresFor(word), ...technicalWords(word), ...synonymsOf(word)].map(rootOf);
    const term = withNearWords([...forms, ...beginningOf(word).map(beginning)], word, all);
    // That a word of another language stands nowhere says nothing where nobody knows what it means.
    return isForeign && english.length === 0 && !term.some((form) => all.has(form)) ? [] : [term];
  });
  const isWritten = runs.some((run) => pairsIn(run).some((pair) => all.has(pair)));
  return [...terms, ...runs.flatMap((run) => (isWritten ? characterTerms(run) : englishTerms(run)))];
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function pairsIn(run: string): string[] {
  return indexedForm(run).trim().split(" ");
}

function characterTerms(run: string): string[][] {
  const pairs = pairsIn(run);
  return Array.from(run)
    .map((_, at) => [pairs[at - 1], pairs[at]].filter((pair) => pair !== undefined && !isParticlePair(pair)))
    .filter((forms): forms is string[] => forms.length > 0);
}

function englishTerms(run: string): string[][] {
  return englishFor(run).map((word) => [rootOf(word)]);
}

/** Proper names, and what holds a digit: what the question is about, whatever it asks. */
function namesOf(question: string, terms: readonly (readonly string[])[]): (readonly string[])[] {
  const capitals = new Set(
    (searchForm(question).match(/(?<=[\p{L}\p{N},] )\p{Lu}[\p{L}\p{N}]*/gu) ?? []).map((word) =>
      rootOf(word.toLowerCase()),
    ),
  );
  return terms.filter(([said = ""]) => /\p{N}/u.test(said) || capitals.has(said));
}

/** A word that all passages share says what they are about, and not that they answer. */
function weightOf(forms: readonly string[], texts: readonly { readonly words: ReadonlySet<string> }[]): number {
  const holding = texts.filter(({ words }) => forms.some((form) => words.has(form))).length;
  return holding === 0 ? 1 : 1 / Math.sqrt(holding);
}

/** A misspelled word counts as the word of a passage that it is nearest to, a part of a compound as the compound. */
function withNearWords(forms: readonly string[], said: string, words: ReadonlySet<string>): string[] {
  if (forms.some((form) => words.has(form)) || !mayBeMisspelled(said)) {
    return [...forms];
  }
  const known = [...words];
  const compounds = said.length < SHORTEST_IN_COMPOUND ? [] : known.filter((word) => word.includes(said));
  return [...forms, ...corrections(said, known), ...compounds];
}

function wordsOf(text: string): Set<string> {
  const form = indexedForm(text);
  const words = form.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const codes = form.match(/[\p{L}\p{N}]+(?:[-/._][\p{L}\p{N}]+)+/gu) ?? [];
  return new Set([...words.map(rootOf), ...words.flatMap(beginningOf).map(beginning), ...codes.map(squeezeCode)]);
}

/** Told apart from whole words. */
function beginning(stem: string): string {
  return `${stem}-`;
}

/** Light stemming, the same on both sides: what is left need not be a word. */
function rootOf(word: string): string {
  return word.length < 5
    ? word.replace(/(?<=\p{L}{3})s$/u, "")
    : word.replace(/(?:ations?|ings?|ments?|ions?|ed|es|er|s|e|y|ies)$/u, "");
}

function share(
  terms: readonly (readonly string[])[],
  words: ReadonlySet<string>,
  weights: readonly number[] = terms.map(() => 1),
): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const held = terms.reduce(
    (sum, forms, at) => sum + (forms.some((form) => words.has(form)) ? (weights[at] ?? 0) : 0),
    0,
  );
  return total === 0 ? 0 : held / total;
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

function max(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
