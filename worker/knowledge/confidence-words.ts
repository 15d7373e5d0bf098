/** The words of a question and of a passage, brought to forms in which they can be compared. Pure. */
import { squeezeCode } from "./codes.ts";
import { englishFor } from "./glossary.ts";
import { figuresFor } from "./number-words.ts";
import { beginningOf, indexedForm, readQuestion, searchForm } from "./query.ts";
import { corrections, mayBeMisspelled } from "./spelling.ts";
import { isEnglish } from "./stop-words.ts";
import { synonymsOf, technicalWords } from "./thesaurus.ts";
import { isParticlePair, isUnspaced, unspacedRuns } from "./unspaced.ts";

/** A shorter word stands within others by chance. */
const SHORTEST_IN_COMPOUND = 5;

/** The question with the English of all its words that are known in it. */
export function englishOf(question: string): string {
  const runs = unspacedRuns(searchForm(question)).flatMap(englishFor);
  return [question, ...runs, ...readQuestion(question).words.flatMap(englishFor)].join(" ");
}

/**
 * Each telling word of the question with all the forms in which a passage may hold it; of a script without
 * spaces each character with the pairs that it stands in, or its terms in English where the passages are English.
 */
export function termsOf(question: string, all: ReadonlySet<string>): string[][] {
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

export function wordsIn(text: string): readonly string[] {
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
export function namesOf(question: string, terms: readonly (readonly string[])[]): (readonly string[])[] {
  const capitals = new Set(
    (searchForm(question).match(/(?<=[\p{L}\p{N},] )\p{Lu}[\p{L}\p{N}]*/gu) ?? []).map((word) =>
      rootOf(word.toLowerCase()),
    ),
  );
  return terms.filter(([said = ""]) => /\p{N}/u.test(said) || capitals.has(said));
}

/** A word that all passages share says what they are about, and not that they answer. */
export function weightOf(forms: readonly string[], texts: readonly { readonly words: ReadonlySet<string> }[]): number {
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

export function share(
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
