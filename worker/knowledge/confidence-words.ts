/** The words of a question and of a passage, brought to forms in which they can be compared. Pure. */
import { squeezeCode } from "./codes.ts";
import { englishFor } from "./glossary.ts";
import { figuresFor } from "./number-words.ts";
import { beginningOf, indexedForm, readQuestion, searchForm } from "./query.ts";
import { corrections, mayBeMisspelled } from "./spelling.ts";
import { synonymsOf, technicalWords } from "./thesaurus.ts";
import { isParticlePair, isUnspaced, unspacedRuns } from "./unspaced.ts";

/** A shorter word stands within others by chance. */
const SHORTEST_IN_COMPOUND = 5;

/** What a synonym counts: whoever asks what an insurance costs is not told by the price of a ticket. */
const SYNONYM = 0.5;

/** A telling word of a question. */
export interface Term {
  /** The word as it was said, and first, and all that says the same: translations, figures, spellings. */
  readonly forms: readonly string[];
  /** Words that may be meant by it. */
  readonly synonyms: readonly string[];
}

/** The question with the English of all its words that are known in it; in English it means what it says. */
export function englishOf(question: string): string {
  const { words, english } = readQuestion(question);
  const runs = unspacedRuns(searchForm(question)).flatMap(englishFor);
  return english ? question : [question, ...runs, ...words.flatMap(englishFor)].join(" ");
}

/**
 * Each telling word of the question; of a script without spaces each character with the pairs that it stands in, or
 * its terms in English where the passages are English.
 */
export function termsOf(question: string, all: ReadonlySet<string>): Term[] {
  const runs = unspacedRuns(searchForm(question));
  const { words, english } = readQuestion(question);
  const spaced = words.filter((word) => !isUnspaced(word));
  const isForeign = !english && spaced.some((word) => englishFor(word).length > 0);
  const terms = spaced.flatMap((word) => {
    const translations = english ? [] : englishFor(word);
    const said = [word, ...translations, ...figuresFor(word), ...technicalWords(word)].map(rootOf);
    const forms = [...said, ...beginningOf(word).map(beginning)];
    const term = withNearWords({ forms, synonyms: synonymsOf(word).map(rootOf) }, word, all);
    // That a word of another language stands nowhere says nothing where nobody knows what it means.
    return isForeign && translations.length === 0 && holding(term, all) === 0 ? [] : [term];
  });
  const isWritten = runs.some((run) => pairsIn(run).some((pair) => all.has(pair)));
  return [...terms, ...runs.flatMap((run) => (isWritten ? characterTerms(run) : englishTerms(run)))];
}

export function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function pairsIn(run: string): string[] {
  return indexedForm(run).trim().split(" ");
}

function characterTerms(run: string): Term[] {
  const pairs = pairsIn(run);
  return Array.from(run)
    .map((_, at) => [pairs[at - 1], pairs[at]].filter((pair) => pair !== undefined && !isParticlePair(pair)))
    .filter((forms): forms is string[] => forms.length > 0)
    .map((forms) => ({ forms, synonyms: [] }));
}

function englishTerms(run: string): Term[] {
  return englishFor(run).map((word) => ({ forms: [rootOf(word)], synonyms: [] }));
}

/** Proper names, and what holds a digit: what the question is about, whatever it asks. */
export function namesOf(question: string, terms: readonly Term[]): Term[] {
  const capitals = new Set(
    (searchForm(question).match(/(?<=[\p{L}\p{N},] )\p{Lu}[\p{L}\p{N}]*/gu) ?? []).map((word) =>
      rootOf(word.toLowerCase()),
    ),
  );
  return terms.filter(({ forms: [said = ""] }) => /\p{N}/u.test(said) || capitals.has(said));
}

/** A word that all passages share says what they are about, and not that they answer. */
export function weightOf(term: Term, texts: readonly { readonly words: ReadonlySet<string> }[]): number {
  const sharing = texts.filter(({ words }) => holding(term, words) > 0).length;
  return sharing === 0 ? 1 : 1 / Math.sqrt(sharing);
}

/** A misspelled word counts as the word of a passage that it is nearest to, a part of a compound as the compound. */
function withNearWords(term: Term, said: string, words: ReadonlySet<string>): Term {
  if (holding(term, words) > 0 || !mayBeMisspelled(said)) {
    return term;
  }
  const known = [...words];
  const compounds = said.length < SHORTEST_IN_COMPOUND ? [] : known.filter((word) => word.includes(said));
  return { ...term, forms: [...term.forms, ...corrections(said, known), ...compounds] };
}

export function wordsOf(text: string): Set<string> {
  const form = indexedForm(text);
  const words = form.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const codes = form.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[-/._][\p{L}\p{N}]+)+/gu) ?? [];
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

/** Which share of the terms the words hold, a synonym for a part. */
export function share(
  terms: readonly Term[],
  words: ReadonlySet<string>,
  weights: readonly number[] = terms.map(() => 1),
): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const held = terms.reduce((sum, term, at) => sum + holding(term, words) * (weights[at] ?? 0), 0);
  return total === 0 ? 0 : held / total;
}

function holding({ forms, synonyms }: Term, words: ReadonlySet<string>): number {
  return forms.some((form) => words.has(form)) ? 1 : synonyms.some((word) => words.has(word)) ? SYNONYM : 0;
}
