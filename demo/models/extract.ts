/**
 * The heart of the offline model: does a statement of the passages hold the asked fact? Pure.
 *
 * 1. Every entity asked for stands in the statement or above it; a code found nowhere ends the search.
 * 2. So does the asked property, by word, synonym or unit.
 * 3. Where a quantity is asked for, a value of that kind stands there too.
 * 4. Confidence is the share of 1 to 3 and of the remaining words that is met: no search score.
 */
import { concepts } from "./concepts.ts";
import { bySign, entityMatch, holdsKey, prepare, termMatch } from "./match.ts";
import type { Prepared } from "./match.ts";
import type { Passage } from "./prompt.ts";
import type { Question, Term } from "./question.ts";
import { statementsOf } from "./sentences.ts";
import { isAddressedToAssistant } from "./injection.ts";
import { answeringColumns, entityColumns } from "./values.ts";
import { isKnownWord, isMisspelling, keyOf, wordsOf } from "./words.ts";
import type { Words } from "./words.ts";

export interface Found {
  readonly prepared: Prepared;
  /** Of a row: the columns that answer, and those that name an asked entity. */
  readonly columns: readonly number[];
  readonly named: readonly number[];
  /** No single value was asked for. */
  readonly open: boolean;
  readonly score: number;
  readonly confidence: number;
}

export type Extraction =
  | { readonly kind: "found"; readonly found: readonly Found[] }
  | { readonly kind: "none"; readonly confidence: number };

const leastCoverage = 0.6;
const leastProperty = 0.6;
const asGood = 0.06;
const mostMissing = 0.4;
const mostEquals = 3;
const ambiguous = 0.8;
const conditionUnmet = 0.7;

export function prepareAll(passages: readonly Passage[]): Prepared[] {
  return statementsOf(passages)
    .filter((statement) => !isAddressedToAssistant(statement.text))
    .map(prepare);
}

export function extract(asked: Question, statements: readonly Prepared[]): Extraction {
  const question = withSpelling(asked, statements);
  if (question.entities.length === 0 && !question.terms.some((term) => term.weight >= 0.4)) {
    return { kind: "none", confidence: 0 };
  }
  const judged = statements.map((prepared) => judge(question, prepared));
  const found = judged.filter((one) => one.kind === "holds").toSorted((a, b) => b.score - a.score);
  const best = found[0];
  if (best === undefined) {
    return { kind: "none", confidence: Math.max(0, ...judged.map((one) => one.confidence)) * 0.5 };
  }
  const equals = found.filter((one) => best.score - one.score <= asGood);
  // Many equally good places mean that the question does not say which one it is about.
  const doubt = equals.length > mostEquals ? ambiguous : 1;
  return {
    kind: "found",
    found: equals.map((one) => ({ ...one, confidence: one.confidence * doubt })),
  };
}

const entityTerm: Term = { word: "", key: "", weight: 1, head: false };

type Judged = Found & { readonly kind: "holds" | "lacks" };

function judge(question: Question, prepared: Prepared): Judged {
  const { kind } = prepared.statement;
  const entities = question.entities.map((entity) => entityMatch(entity, prepared));
  const entity = entities.length === 0 ? 1 : Math.min(...entities);
  const matches = question.terms.map((term) => ({ term, match: termMatch(term, prepared) }));
  const property = share(matches.filter(({ term }) => term.head));
  // The entities weigh as one word together: they find the place, but tell nothing of the fact.
  const coverage = share([
    ...matches,
    ...(entities.length > 0 ? [{ term: entityTerm, match: entity }] : []),
  ]);
  const columns = answeringColumns(question, prepared);
  const procedural = question.wanted.kind === "procedure";
  const misplaced = kind === "procedure" && !procedural;
  const anyRow = entities.length === 0 && isAnyRow(matches, prepared);
  const stray =
    matches.some(({ term, match }) => term.head && match === bySign) &&
    !matches.some(({ term, match }) => !term.head && match === 1);
  const heading = prepared.text.endsWith(":") || prepared.text.endsWith("?");
  const holds =
    entity >= 0.5 &&
    property >= leastProperty &&
    coverage >= leastCoverage &&
    columns !== undefined &&
    !misplaced &&
    !anyRow &&
    !stray &&
    !heading;
  const given = question.givenValues.filter((value) =>
    prepared.own.tokens.some((token) => token.text === value),
  ).length;
  const direct =
    entities.length === 0
      ? 0
      : 0.05 * (entities.filter((match) => match === 1).length / entities.length);
  const score =
    coverage +
    0.3 * property +
    direct +
    0.15 * Math.min(1, given) +
    (kind === "procedure" && procedural ? 0.25 : 0) +
    ((columns?.length ?? 0) ? 0.03 : 0);
  const parts = [
    coverage,
    property,
    ...(question.entities.length > 0 ? [entity] : []),
    columns === undefined ? 0 : 1,
  ];
  const met = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  // "The current at 100 °C?": the current alone may not be what is asked.
  const condition =
    question.wanted.kind === "measure" && question.givenValues.length > 0 && given === 0
      ? conditionUnmet
      : 1;
  const confidence = Math.min(0.98, met * condition);
  return {
    kind: holds ? "holds" : "lacks",
    prepared,
    columns: columns ?? [],
    named: entityColumns(question, prepared.statement.cells),
    open: procedural || question.wanted.kind === "any",
    score,
    confidence,
  };
}

/** A row that only its headers tie to the question, or that misses much of the subject: another row is meant. */
function isAnyRow(
  matches: readonly { readonly term: Term; readonly match: number }[],
  prepared: Prepared,
): boolean {
  const subject = matches.filter(({ term }) => !term.head && term.weight >= 1);
  const missing = subject.filter(({ match }) => match === 0).length;
  const values = wordsOf(prepared.statement.cells.map((cell) => cell.value).join(" | "));
  const named = subject.some(({ term }) => holdsKey(values, term.key));
  return (
    prepared.statement.kind === "row" &&
    missing > 0 &&
    (!named || missing / subject.length > mostMissing)
  );
}

function share(matches: readonly { readonly term: Term; readonly match: number }[]): number {
  const total = matches.reduce((sum, { term }) => sum + term.weight, 0);
  return total === 0
    ? 1
    : matches.reduce((sum, { term, match }) => sum + term.weight * match, 0) / total;
}

const conceptWords = concepts.flatMap((concept) => concept.words.split(" "));

/** A word that the passages don't know becomes the word it was probably meant to be. */
function withSpelling(question: Question, statements: readonly Prepared[]): Question {
  const all = statements.flatMap((prepared) => [prepared.own, prepared.context]);
  const terms = question.terms.map((term): Term => {
    if (isKnownWord(term.word) || all.some((words) => holdsKey(words, term.key))) {
      return term;
    }
    const known =
      conceptWords.find((word) => isMisspelling(term.word, word)) ?? nearestWord(term.word, all);
    return known === undefined ? term : { ...term, key: keyOf(known) };
  });
  return { ...question, terms };
}

function nearestWord(typed: string, all: readonly Words[]): string | undefined {
  for (const words of all) {
    const found = words.tokens.find(
      (token) => token.kind === "word" && isMisspelling(typed, token.text),
    );
    if (found !== undefined) {
      return found.text;
    }
  }
  return undefined;
}
