/** What one language's wording finds in a message. Pure; patterns are compiled when first needed. */
import { editDistance } from "../knowledge/spelling.ts";
import { bounded, compileAlone, compilePhrase, isLoose } from "./phrase-pattern.ts";
import { fold, plainSentences } from "./plain-sentences.ts";
import type { Wording } from "./wording/wording.ts";

export interface WordingMatcher {
  /**
   * The words that ask for a person, or null. Loose constructions, parts of a sentence in any order,
   * are looked for only where the text may be of this language: else they meet what they do not mean.
   */
  request(text: string, loosely: boolean): string | null;
  /** The words that complain. */
  complaints(text: string, loosely: boolean): { readonly strong: readonly string[]; readonly mild: readonly string[] };
  offersPerson(text: string): boolean;
  consents(text: string): boolean;
  denies(text: string): boolean;
}

export function createMatcher(wording: Wording): WordingMatcher {
  const { request, complaint } = wording;
  const alone = compileAlone(request.alone, request.fillers, wording);
  const all = (patterns: readonly string[]): RegExp[] => patterns.map((pattern) => compilePhrase(pattern, wording));
  const strictly = (patterns: readonly string[]): RegExp[] => all(patterns.filter((pattern) => !isLoose(pattern)));
  const requests = { strict: strictly(request.patterns), loose: all(request.patterns.filter(isLoose)) };
  const notRequests = all(request.unless);
  const strong = { strict: strictly(complaint.strong), loose: all(complaint.strong.filter(isLoose)) };
  const mild = all(complaint.mild);
  const notComplaints = all(complaint.unless);
  const [offer, consent, denial] = all([wording.offer, wording.consent, complaint.denial]) as [RegExp, RegExp, RegExp];
  const comma = wording.blanks ? ", " : ",";
  const mend = menderOf(wording);

  const script = wording.blanks ? /\p{Script=Latin}/u : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  const sentencesOf = (text: string): string[] =>
    script.test(text)
      ? plainSentences(text).map((sentence) => bounded(sentence.split(" ").map(mend).join(" "), wording))
      : [];

  return {
    request(text, loosely) {
      for (const sentence of sentencesOf(text).map((one) => without(one, notRequests, comma))) {
        const words = alone.test(sentence)
          ? sentence
          : (firstMatch(sentence, requests.strict) ?? (loosely ? firstMatch(sentence, requests.loose) : null));
        if (words !== null) {
          return words.replaceAll(/[\^$]/gu, "").trim();
        }
      }
      return null;
    },
    complaints(text, loosely) {
      const sentences = sentencesOf(text).map((one) => without(one, notComplaints, comma));
      return {
        strong: allMatches(sentences, loosely ? [...strong.strict, ...strong.loose] : strong.strict),
        mild: loosely ? allMatches(sentences, mild) : [],
      };
    },
    offersPerson: (text) => sentencesOf(text).some((sentence) => matches(offer, sentence)),
    consents: (text) => matches(consent, sentencesOf(text)[0] ?? ""),
    denies: (text) => matches(denial, sentencesOf(text)[0] ?? ""),
  };
}

/** A comma takes the place of what is taken out: no construction reaches over it. */
function without(sentence: string, patterns: readonly RegExp[], comma: string): string {
  return patterns.reduce((text, pattern) => text.replaceAll(pattern, comma), sentence);
}

function firstMatch(sentence: string, patterns: readonly RegExp[]): string | null {
  const found = patterns.find((pattern) => matches(pattern, sentence));
  return found === undefined ? null : (sentence.match(found)?.[0] ?? null);
}

function allMatches(sentences: readonly string[], patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => {
    const found = sentences.flatMap((sentence) => sentence.match(pattern) ?? []);
    return found.slice(0, 1).map((words) => words.replaceAll(/[\^$]/gu, "").trim());
  });
}

function matches(pattern: RegExp, sentence: string): boolean {
  return sentence.search(pattern) >= 0;
}

/** Letters by which a misspelt word may differ, by its length; in a short one two may be swapped. */
function isNear(word: string, wanted: string): boolean {
  const shorter = Math.min(word.length, wanted.length);
  if (shorter < 5) {
    return word.length === wanted.length && lettersOf(word) === lettersOf(wanted);
  }
  return editDistance(word, wanted) <= (shorter < 10 ? 1 : 2);
}

function lettersOf(word: string): string {
  return Array.from(word).sort().join("");
}

/** Misspelt words that a wording depends on become what was meant; words that it knows stay. */
function menderOf(wording: Wording): (word: string) => string {
  const known = new Set(fold(JSON.stringify(wording)).match(/\p{L}+/gu));
  const wanted = fold(wording.misspelt)
    .split(" ")
    .filter((word) => word !== "");
  return (word) => {
    if (word.length < 4 || known.has(word) || /[^\p{L}]/u.test(word)) {
      return word;
    }
    const near = wanted.filter((one) => one[0] === word[0] && Math.abs(one.length - word.length) <= 2);
    return near.find((one) => isNear(word, one)) ?? word;
  };
}
