/**
 * The heart of the offline model: does a statement of the passages hold the asked fact? Pure.
 *
 * 1. Every entity asked for stands in the statement or above it; a code found nowhere ends the search.
 * 2. So does the asked property, by word, synonym or unit.
 * 3. Where a quantity is asked for, a value of that kind stands there too.
 * 4. Confidence is the share of 1 to 3 and of the remaining words that is met: no search score.
 */
import { isUnspaced } from "../../worker/knowledge/unspaced.ts";
import { unitsByName } from "./cells.ts";
import { concepts } from "./concepts.ts";
import { judge } from "./judge.ts";
import type { Found } from "./judge.ts";
import { factsOf } from "./read-row.ts";
import type { Entity } from "./entities.ts";
import { entityMatch, holdsFormOf, holdsKey, prepare, termMatch } from "./match.ts";
import type { Prepared } from "./match.ts";
import type { Passage } from "./prompt.ts";
import { yesOrNo } from "./question-words.ts";
import { wantedOf } from "./wanted.ts";
import type { Question, Term } from "./question.ts";
import { statementsOf } from "./sentences.ts";
import { goesOnToAssistant, isAddressedToAssistant } from "./injection.ts";
import { isKnownWord, isMisspelling, keyOf } from "./words.ts";
import type { Words } from "./words.ts";

export type Extraction =
  | {
      readonly kind: "found";
      /** The best, and what is as good. */
      readonly found: readonly Found[];
      /** Everything that holds the fact of something. */
      readonly all: readonly Found[];
    }
  | { readonly kind: "none"; readonly confidence: number };

const asGood = 0.06;
const mostEquals = 3;
const ambiguous = 0.8;

export function prepareAll(passages: readonly Passage[]): Prepared[] {
  return statementsOf(passages)
    .filter(({ text, nearby }) => !isAddressedToAssistant(text) && !goesOnToAssistant(nearby, text))
    .map(prepare);
}

export function extract(asked: Question, statements: readonly Prepared[]): Extraction {
  const question = knownByNumber(inTheirLanguage(withSpelling(asked, statements), statements), statements);
  if (question.entities.length === 0 && !question.terms.some((term) => term.weight >= 0.4)) {
    return { kind: "none", confidence: 0 };
  }
  const judged = statements.map((prepared) => judge(question, prepared));
  const found = agreeing(
    question,
    judged.filter((one) => one.kind === "holds"),
  ).toSorted((a, b) => b.score - a.score);
  const best = found[0];
  if (best === undefined) {
    return { kind: "none", confidence: Math.max(0, ...judged.map((one) => one.confidence)) * 0.5 };
  }
  const margin = yesOrNo.test(question.english) ? 0.01 : asGood;
  const equals = found.filter((one) => best.score - one.score <= margin && isOfKind(question, one, best));
  // Many equally good places mean that the question does not say which one it is about.
  const doubt = equals.length > mostEquals ? ambiguous : 1;
  return {
    kind: "found",
    found: equals.map((one) => ({ ...one, confidence: one.confidence * doubt })),
    all: found,
  };
}

/** "The JST housing PHR-7": where that number stands, neither its maker need stand nor what kind of thing it is. */
function knownByNumber(question: Question, statements: readonly Prepared[]): Question {
  const isNumber = (entity: Entity) => entity.kind === "code" && /\d/.test(entity.text);
  const numbers = question.entities.filter(isNumber);
  const ofNumber = statements.filter((prepared) => numbers.some((number) => entityMatch(number, prepared) > 0));
  if (ofNumber.length === 0) {
    return question;
  }
  return {
    ...question,
    entities: question.entities.filter(
      (entity) =>
        entity.kind === "slot" || isNumber(entity) || statements.some((prepared) => entityMatch(entity, prepared) > 0),
    ),
    terms: question.terms.filter(
      (term) => term.besideNumber !== true || ofNumber.some((prepared) => termMatch(term, prepared) > 0),
    ),
  };
}

const fewestAgreeing = 2;

/** What is asked of a family, the records of its parts answer where there are several and all tell the same. */
function agreeing({ entities, terms }: Question, found: readonly Found[]): readonly Found[] {
  const isDescribed = entities.length > 1 || terms.some((term) => !term.head && term.weight >= 1);
  const records = found.filter((one) => one.ofOnePart);
  const told = new Set(records.map((one) => factsOf(one, one.prepared.text).join(" ")));
  return isDescribed && records.length >= fewestAgreeing && told.size === 1
    ? found
    : found.filter((one) => !one.ofOnePart);
}

/** Words of the customer's own language count in full where the passages speak it, and Chinese ones not at all elsewhere. */
function inTheirLanguage(question: Question, statements: readonly Prepared[]): Question {
  const isUnspacedText = statements.some(({ statement }) => /\p{Script=Han}/u.test(statement.text));
  const terms = question.terms
    .filter((term) => isUnspacedText || !isUnspaced(term.word))
    .map((term) =>
      term.foreign === true &&
      !isUnspaced(term.word) &&
      statements.some(({ own }) => holdsKey(own, term.key) || holdsFormOf(own, term.word))
        ? { ...term, weight: Math.max(1, term.weight) }
        : term,
    );
  return { ...question, terms };
}

/** "How long?" is answered by a time or by a length, not by both. */
function isOfKind(question: Question, one: Found, best: Found): boolean {
  if (question.wanted.kind !== "measure" || question.wanted.concepts.length < 2) {
    return true;
  }
  const kindOf = ({ prepared: { measures } }: Found) =>
    question.wanted.kind === "measure" &&
    question.wanted.concepts.find((name) => unitsByName.get(name)?.test(measures) === true);
  return kindOf(one) === kindOf(best);
}

const conceptWords = concepts.flatMap((concept) => concept.words.split(" "));

/** A word that the passages don't know becomes the word it was probably meant to be. */
function withSpelling(question: Question, statements: readonly Prepared[]): Question {
  const all = statements.flatMap(({ own, context, source }) => [own, context, source]);
  const terms = question.terms.map((term): Term => {
    if (isKnownWord(term.word) || all.some((words) => holdsKey(words, term.key))) {
      return term;
    }
    const known =
      term.word.length < shortestMisspelling
        ? undefined
        : (conceptWords.find((word) => isMisspelling(term.word, word)) ?? nearestWord(term.word, all));
    return known === undefined ? term : { ...term, key: keyOf(known) };
  });
  const corrected = terms.some((term, index) => term.key !== question.terms[index]?.key);
  return { ...question, terms, wanted: corrected ? wantedOf(question.english, terms) : question.wanted };
}

/** A shorter word has too many neighbours: cats are no cars. */
const shortestMisspelling = 5;

function nearestWord(typed: string, all: readonly Words[]): string | undefined {
  for (const words of all) {
    const found = words.tokens.find((token) => token.kind === "word" && isMisspelling(typed, token.text));
    if (found !== undefined) {
      return found.text;
    }
  }
  return undefined;
}
