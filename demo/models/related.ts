/**
 * "Which wedgelock does this plug need?": the catalogue tells which parts go with it, and a passage, which of them is a
 * wedgelock. Pure.
 */
import { namedEntity } from "./entities.ts";
import { extract } from "./extract.ts";
import type { Extraction } from "./extract.ts";
import { codeMatches, holdsKey } from "./match.ts";
import type { Prepared } from "./match.ts";
import type { Part } from "./prompt.ts";
import type { Question } from "./question.ts";

const none: Extraction = { kind: "none", confidence: 0 };

/** The question asked of what goes with the part that it names. */
export function relatedExtraction(
  question: Question,
  parts: readonly Part[],
  statements: readonly Prepared[],
): Extraction {
  const heads = question.terms.filter((term) => term.head);
  const part = parts.find(({ asked, related }) => related !== undefined && isNamed(question, asked));
  if (part === undefined || heads.length === 0 || question.wanted.kind !== "any") {
    return none;
  }
  const others = question.entities.filter((entity) => entity.kind !== "code" || !codeMatches(entity.text, part.asked));
  for (const code of part.related ?? []) {
    // The statement itself says what the part is.
    const about = statements.filter(({ own }) => heads.every((term) => holdsKey(own, term.key)));
    const found = extract({ ...question, entities: [...others, namedEntity(code)] }, about);
    if (found.kind === "found") {
      return { ...found, found: found.found.slice(0, 1) };
    }
  }
  return none;
}

function isNamed(question: Question, code: string): boolean {
  return question.entities.some((entity) => entity.kind === "code" && codeMatches(entity.text, code.toLowerCase()));
}
