/** What one language's wording finds in a message. Pure; patterns are compiled when first needed. */
import { editDistance } from "../knowledge/spelling.ts";
import { LatePattern } from "./needs.ts";
import { bounded, compileAlone, compilePhrase, isLoose, needsOf } from "./phrase-pattern.ts";
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
  const all = (patterns: readonly string[]): LatePattern[] =>
    patterns.map(
      (pattern) =>
        new LatePattern(
          () => needsOf(pattern, wording),
          () => compilePhrase(pattern, wording),
        ),
    );
  const strictly = (patterns: readonly string[]): LatePattern[] => all(patterns.filter((pattern) => !isLoose(pattern)));
  const alone = new LatePattern(
    () => needsOf(request.alone, wording),
    () => compileAlone(request.alone, request.fillers, wording),
  );
  const requests = { strict: strictly(request.patterns), loose: all(request.patterns.filter(isLoose)) };
  const notRequests = all(request.unless);
  const strong = { strict: strictly(complaint.strong), loose: all(complaint.strong.filter(isLoose)) };
  const mild = all(complaint.mild);
  const notComplaints = all(complaint.unless);
  const offer = all([wording.offer]);
  const consent = all([wording.consent]);
  const denial = all([complaint.denial]);
  const comma = wording.blanks ? ", " : ",";
  const mend = menderOf(wording);
  const script = wording.blanks ? /\p{Script=Latin}/u : /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
  // What is well written in another language is not misspelt in this one.
  const sentencesOf = (text: string, mayBeMisspelt = true): string[] =>
    script.test(text)
      ? plainSentences(text).map((sentence) =>
          bounded(mayBeMisspelt ? sentence.split(" ").map(mend).join(" ") : sentence, wording),
        )
      : [];

  return {
    request(text, loosely) {
      for (const sentence of sentencesOf(text, loosely).map((one) => without(one, notRequests, comma))) {
        const words =
          alone.for(sentence)?.test(sentence) === true
            ? sentence
            : (firstMatch(sentence, requests.strict) ?? (loosely ? firstMatch(sentence, requests.loose) : null));
        if (words !== null) {
          return plain(words);
        }
      }
      return null;
    },
    complaints(text, loosely) {
      const sentences = sentencesOf(text, loosely).map((one) => without(one, notComplaints, comma));
      return {
        strong: allMatches(sentences, loosely ? [...strong.strict, ...strong.loose] : strong.strict),
        mild: loosely ? allMatches(sentences, mild) : [],
      };
    },
    offersPerson: (text) => sentencesOf(text).some((sentence) => firstMatch(sentence, offer) !== null),
    consents: (text) => firstMatch(sentencesOf(text)[0] ?? "", consent) !== null,
    denies: (text) => firstMatch(sentencesOf(text)[0] ?? "", denial) !== null,
  };
}

/** A comma takes the place of what is taken out: no construction reaches over it. */
function without(sentence: string, patterns: readonly LatePattern[], comma: string): string {
  return patterns.reduce((text, pattern) => {
    const found = pattern.for(text);
    return found === null ? text : text.replaceAll(found, comma);
  }, sentence);
}

function firstMatch(sentence: string, patterns: readonly LatePattern[]): string | null {
  for (const pattern of patterns) {
    const found = matchOf(sentence, pattern);
    if (found !== null) {
      return found;
    }
  }
  return null;
}

/** The first words that each pattern meets. */
function allMatches(sentences: readonly string[], patterns: readonly LatePattern[]): string[] {
  return patterns.flatMap((pattern) => {
    const found = sentences.map((sentence) => matchOf(sentence, pattern)).find((words) => words !== null);
    return found === undefined ? [] : [plain(found)];
  });
}

function matchOf(sentence: string, pattern: LatePattern): string | null {
  return pattern.for(sentence)?.exec(sentence)?.[0] ?? null;
}

function plain(words: string): string {
  return words.replaceAll(/[\^$]/gu, "").trim();
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
  const wanted = new Set(
    fold(wording.misspelt)
      .split(" ")
      .filter((word) => word !== ""),
  );
  let known: ReadonlySet<string> | null = null;
  return (word) => {
    if (word.length < 4 || wanted.has(word) || /[^\p{L}]/u.test(word)) {
      return word;
    }
    const near = [...wanted].find(
      (one) => one[0] === word[0] && Math.abs(one.length - word.length) <= 2 && isNear(word, one),
    );
    if (near === undefined) {
      return word;
    }
    known ??= new Set(fold(JSON.stringify(wording)).match(/\p{L}+/gu));
    return known.has(word) ? word : near;
  };
}
