/** One statement against one question: whether it holds the asked fact, and how well. Pure. */
import { answersSame, definitionMatch, isGlossaryRow } from "./forms.ts";
import { bySign, entityMatch, holdsKey, inNearby, leansBack, termMatch } from "./match.ts";
import type { Prepared } from "./match.ts";
import type { Question, Term } from "./question.ts";
import { entityColumns } from "./cells.ts";
import { missesPlaceOrPerson, permitsNothing, yesOrNo, yesOrNoSubject } from "./question-words.ts";
import { inKey, isAnyRow, isOfOtherPart, isOfProperty, namesOnly } from "./rows.ts";
import { answeringColumns } from "./values.ts";

export interface Found {
  readonly prepared: Prepared;
  /** Of a row: the columns that answer, and those that name an asked entity. */
  readonly columns: readonly number[];
  readonly named: readonly number[];
  /** No single value was asked for. */
  readonly open: boolean;
  /** The record of one part, where something is asked that other parts share with it. */
  readonly ofOnePart: boolean;
  /** "Which …?": a name was asked for. */
  readonly wantsName: boolean;
  readonly score: number;
  readonly confidence: number;
}

const leastCoverage = 0.6;
const leastProperty = 0.6;
const conditionUnmet = 0.7;
const exactness = 0.03;

const entityTerm: Term = { word: "", key: "", weight: 1, head: false };

export type Judged = Found & { readonly kind: "holds" | "lacks" };

/** How well one statement answers. */
export function judge(question: Question, prepared: Prepared): Judged {
  const { kind } = prepared.statement;
  const entities = question.entities.map((entity) => entityMatch(entity, prepared));
  const entity = entities.length === 0 ? 1 : Math.min(...entities);
  const matches = question.terms.map((term) => ({ term, match: termMatch(term, prepared) }));
  const property = share(matches.filter(({ term }) => term.head));
  // The entities weigh as one word together: they find the place, but tell nothing of the fact.
  const coverage = share([...matches, ...(entities.length > 0 ? [{ term: entityTerm, match: entity }] : [])]);
  const isAnswer = answersSame(question, prepared);
  // Below the very question, the document itself says that this answers it.
  const columns = answeringColumns(question, prepared) ?? (isAnswer && kind === "sentence" ? [] : undefined);
  const given = question.givenValues.filter((value) =>
    prepared.own.tokens.some((token) => token.text === value),
  ).length;
  const procedural = question.wanted.kind === "procedure";
  const misplaced = kind === "procedure" && !procedural;
  const anyRow = entities.length === 0 && isAnyRow(matches, prepared);
  const stray =
    matches.some(({ term, match }) => term.head && match === bySign) &&
    !matches.some(({ term, match }) => !term.head && match === 1);
  const ownWords = matches.filter(({ term }) => term.weight >= 1);
  const own = ownWords.some(({ term }) => holdsKey(prepared.own, term.key) || termMatch(term, prepared) === 1);
  const heads = matches.filter(({ term }) => term.head);
  const ownHead =
    heads.length === 0 || heads.some(({ term, match }) => match === 1 || holdsKey(prepared.own, term.key));
  // What only the heading says of it is not said by the statement.
  const bySection =
    !isAnswer &&
    kind !== "procedure" &&
    question.wanted.kind === "any" &&
    ownWords.length > 0 &&
    !(cellsOf(prepared) === 0 ? own : ownHead);
  const told = matches.filter(({ term }) => term.weight >= 0.4);
  // A value of the right kind, of nothing that was asked about.
  const others = matches.filter(({ term }) => !term.head);
  const strong = others.filter(({ term }) => term.weight >= 1);
  const subject = strong.length > 0 ? strong : others.filter(({ term }) => term.foreign !== true && term.weight >= 0.4);
  const otherThing = matches.some(({ term, match }) => term.telling === true && !isTold(match, prepared, subject));
  const noSubject = question.entities.length === 0 && subject.length > 0 && subject.every(({ match }) => match === 0);
  const onlyNamed = told.length > 0 && told.every(({ match }) => match === 0);
  const definition = question.definition;
  const defines = definition === undefined ? 0 : definitionMatch(definition, prepared);
  const undefinedTerm = (definition?.strict === true || isGlossaryRow(prepared)) && defines === 0;
  const givenOnly = givenAlone(question) && given === 0;
  const unnamedRecord = kind === "record" && definition !== undefined && defines === 0;
  // With nothing but a name in the question, no sentence about it says yes or no.
  const yesOfNothing = yesOrNo.test(question.english) && told.length === 0 && kind !== "record";
  const asked = yesOrNoSubject(question);
  const ofOther =
    asked.length > 0 && matches.every(({ term, match }) => match === 0 || !asked.includes(term.key)) && defines === 0;
  // "How long is the MS Alba?": a sentence with any length in it need not tell hers.
  const bareExtent =
    kind === "sentence" &&
    question.wanted.kind === "measure" &&
    question.wanted.concepts.length > 1 &&
    ownWords.every(({ term }) => term.telling === true || term.foreign === true) &&
    !question.wanted.concepts.some((name) => holdsKey(prepared.own, `#${name}`));
  const nearOnly = ownWords.length === 0 && entities.length > 0 && entity < 1;
  const heading =
    prepared.text.endsWith(":") || prepared.text.endsWith("?") || ofDocument.test(prepared.statement.text);
  const holds =
    entity >= 0.5 &&
    property >= leastProperty &&
    coverage >= leastCoverage &&
    columns !== undefined &&
    !misplaced &&
    !anyRow &&
    !stray &&
    !bySection &&
    !unnamedRecord &&
    !yesOfNothing &&
    !permitsNothing(question, prepared) &&
    !onlyNamed &&
    !otherThing &&
    !noSubject &&
    !(asksForCode.test(question.english) && !holdsCode(question, prepared)) &&
    !namesOnly(question, prepared, columns) &&
    !undefinedTerm &&
    !givenOnly &&
    !ofOther &&
    !bareExtent &&
    !nearOnly &&
    !missesPlaceOrPerson(question, prepared) &&
    !heading;
  const direct = entities.length === 0 ? 0 : 0.05 * (entities.filter((match) => match === 1).length / entities.length);
  const score =
    coverage +
    0.3 * property +
    direct +
    0.15 * Math.min(1, given) +
    exactness * exactly(question, prepared) +
    0.3 * defines +
    (isAnswer ? 0.3 : 0) +
    (inKey(question, prepared) ? 0.1 : 0) +
    (isOfProperty(heads, prepared) ? 0.05 : 0) +
    0.2 * (strong.filter(({ match }) => match === 1).length / Math.max(1, strong.length)) +
    (kind === "procedure" && procedural ? 0.25 : 0) +
    (kind === "procedure" && ownWords.every(({ term }) => holdsKey(prepared.context, term.key)) ? 0.2 : 0) +
    ((columns?.length ?? 0) ? 0.03 : 0);
  const parts = [coverage, property, ...(question.entities.length > 0 ? [entity] : []), columns === undefined ? 0 : 1];
  const met = parts.reduce((sum, part) => sum + part, 0) / parts.length;
  // "The current at 100 °C?": the current alone may not be what is asked.
  const condition =
    question.wanted.kind === "measure" && question.givenValues.length > 0 && given === 0 ? conditionUnmet : 1;
  const confidence = Math.min(0.98, met * condition);
  return {
    kind: holds ? "holds" : "lacks",
    prepared,
    columns: columns ?? [],
    named: entityColumns(question, prepared.statement.cells),
    ofOnePart: kind === "record" && isOfOtherPart(question, prepared),
    wantsName: /^\W*(?:and |but |so )?which\b/i.test(question.english),
    open: procedural || question.wanted.kind === "any",
    score,
    confidence,
  };
}

/** Says what a document is about, and nothing of that. */
const ofDocument =
  /^(?:this|the following) (?:page|document|section|chapter|manual|guide|article|table) (?:describes|explains|gives|covers|lists|shows|contains|tells|brings|applies)\b|^(?:diese[rs]? (?:seite|dokument|abschnitt|anleitung) (?:beschreibt|erklärt|enthält))|^ce(?:tte)? (?:page|document|chapitre|section) (?:décrit|explique|contient)|^est[ae] (?:página|documento|sección) (?:describe|explica|contiene)|^quest[oa] (?:pagina|documento|sezione) (?:descrive|spiega|contiene)/iu;

/** In the statement or above it; in the sentence before only where this one goes on about the same. */
function isTold(match: number, prepared: Prepared, subject: readonly { readonly match: number }[]): boolean {
  return match > inNearby || (match > 0 && (leansBack.test(prepared.text) || subject.some((one) => one.match === 1)));
}

const asksForCode =
  /\b(?:what|which)\b.*\b(?:part|order|article|item|model|catalogue|serial|stock) (?:numbers?|codes?|no\b)/i;

/** A number or code that the question does not name itself. */
function holdsCode(question: Question, prepared: Prepared): boolean {
  const named = new Set(question.entities.map((entity) => (entity.kind === "code" ? entity.text : entity.value)));
  return prepared.own.tokens.some(
    ({ kind, text }) => !named.has(text) && (kind === "code" || (kind === "number" && text.length >= 4)),
  );
}

/** The share of the words that stand there in the very form: of mating and mate the one that was asked. */
function exactly(question: Question, prepared: Prepared): number {
  const words = new Set(prepared.own.tokens.map((token) => token.text));
  const terms = question.terms.filter((term) => term.weight >= 1);
  return terms.filter((term) => words.has(term.word)).length / Math.max(1, terms.length);
}

function cellsOf(prepared: Prepared): number {
  return prepared.statement.cells.length;
}

/** "1.5 mm² is what AWG?": only the given value tells which of many is meant. */
function givenAlone(question: Question): boolean {
  return (
    question.givenValues.length > 0 &&
    question.entities.length === 0 &&
    question.terms.every((term) => term.head || term.weight < 1 || term.key.startsWith("#"))
  );
}

function share(matches: readonly { readonly term: Term; readonly match: number }[]): number {
  const total = matches.reduce((sum, { term }) => sum + term.weight, 0);
  return total === 0 ? 1 : matches.reduce((sum, { term, match }) => sum + term.weight * match, 0) / total;
}
