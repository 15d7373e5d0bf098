/** "Is A or B better?": a statement on both, or one on each; one half of a comparison is no answer. Pure. */
import { namedEntity } from "./entities.ts";
import { extract } from "./extract.ts";
import type { Extraction } from "./extract.ts";
import { comparisonOf } from "./forms.ts";
import type { Found } from "./judge.ts";
import { holdsKey } from "./match.ts";
import type { Prepared } from "./match.ts";
import { readQuestion } from "./question.ts";
import { isMeasurable } from "./wanted.ts";
import type { Question } from "./question.ts";
import { factsOf } from "./read-row.ts";
import { keyOf } from "./words.ts";

export function extractCompared(question: Question, statements: readonly Prepared[]): Extraction {
  const comparison = comparisonOf(question.english);
  if (comparison === undefined) {
    return extract(question, statements);
  }
  const { names, questions } = comparison;
  const both = extract(naming(question, names), holding(statements, names));
  const ofBoth = both.kind === "found" ? both.found.filter((one) => tells(question, names, one)) : [];
  if (both.kind === "found" && ofBoth.length > 0) {
    return { ...both, found: ofBoth.slice(0, 1) };
  }
  const halves = questions.map((text, index) => {
    const name = [names[index] ?? ""];
    return extract(naming(readQuestion(text), name), holding(statements, name));
  });
  const found = halves.flatMap((half) =>
    half.kind === "found" ? half.found.filter((one) => tells(question, [], one)).slice(0, 1) : [],
  );
  return found.length === halves.length
    ? { kind: "found", found, all: found }
    : { kind: "none", confidence: Math.max(...halves.map((half) => (half.kind === "none" ? half.confidence : 0))) };
}

const ofQuantity = /\b(?:less|more|higher|lower|larger|smaller|bigger|longer|shorter|fewer|greater)\b/i;

/** It speaks of what is compared; where that is how much, it holds a number. */
function tells(question: Question, names: readonly string[], one: Found): boolean {
  const keys = keysOf(names);
  const compared = question.terms.filter((term) => !keys.includes(term.key) && !comparing.test(term.word));
  const { own, statement, text } = one.prepared;
  const speaks = names.length === 0 || compared.length === 0 || compared.some((term) => holdsKey(own, term.key));
  return (
    speaks && (!ofQuantity.test(question.english) || statement.cells.length === 0 || factsOf(one, text).length > 0)
  );
}

/** A title that names both tells of neither. */
function holding(statements: readonly Prepared[], names: readonly string[]): Prepared[] {
  const keys = keysOf(names);
  return statements.filter((prepared) => keys.every((key) => prepared.own.keys.has(key)));
}

function keysOf(names: readonly string[]): string[] {
  return names.flatMap((name) => name.toLowerCase().split(/\s+/)).map(keyOf);
}

/** The names must stand in the statement; how they differ it need not say. */
function naming(question: Question, names: readonly string[]): Question {
  const keys = new Set(keysOf(names));
  const entities = [
    ...question.entities.filter((one) => one.kind === "slot" || !keys.has(one.text)),
    ...names.flatMap((name) => name.split(/\s+/)).map(namedEntity),
  ];
  const terms = question.terms.filter((term) => !keys.has(term.key) && !comparing.test(term.word));
  const property = terms.findLast((term) => isMeasurable(term.key));
  if (property === undefined) {
    return { ...question, entities, terms };
  }
  // "Which motor has the higher weight": the weight is asked, of motors.
  return {
    ...question,
    entities,
    terms: terms.map((term) => ({
      ...term,
      head: term === property,
      weight: term === property ? 2 : Math.min(term.weight, 1),
    })),
    wanted: { kind: "measure", concepts: [property.key.slice(1)] },
  };
}

const comparing =
  /^(?:vs|versus|compared|better|worse|higher|lower|bigger|smaller|larger|longer|shorter|stronger|thicker|thinner|heavier|lighter|faster|slower|greater|more|less)$/;
