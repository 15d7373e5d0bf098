/** A part number that may mean several parts is asked back, before anybody is called for it. Pure. */
import { squeezeCode } from "../knowledge/codes.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { ResolvedPart } from "../knowledge/parts.ts";
import type { Answer } from "../conversation/answering.ts";
import type { Language } from "../hearing/language.ts";
import { WORDS } from "./words.ts";

/** Buttons under a question back: more are no help. */
export const MOST_OPTIONS = 6;

type Clarify = Extract<Answer, { kind: "clarify" }>;

/** The question back, unless it was asked before; null where no part number leaves anything open. */
export function whichPart(
  parts: readonly ResolvedPart[],
  alreadyAsked: readonly string[],
  language: Language,
): Clarify | null {
  for (const part of parts) {
    const question = questionFor(part, language);
    if (question !== null && !alreadyAsked.includes(question.text)) {
      return question;
    }
  }
  return null;
}

function questionFor(part: ResolvedPart, language: Language): Clarify | null {
  const { whichPart: which, didYouMean } = WORDS[language];
  switch (part.kind) {
    case "family":
      return part.members.length < 2 ? null : { kind: "clarify", text: which(part.asked), options: few(part.members) };
    case "near-miss":
      return { kind: "clarify", text: didYouMean(part.asked), options: few(part.candidates) };
    case "exact":
    case "obsolete":
    case "superseded":
    case "unknown":
      return null;
  }
}

/** A choice of some, where there are more, would hide the others. */
function few(numbers: readonly string[]): readonly string[] {
  return numbers.length <= MOST_OPTIONS ? numbers : [];
}

/** Whether an answer tells of one part only of those that the customer's number may mean. */
export function picksOne(cited: readonly Passage[], parts: readonly ResolvedPart[]): boolean {
  const records = new Set(
    cited.filter(({ kind }) => kind === "part").map(({ headings }) => squeezeCode(headings[0] ?? "")),
  );
  return parts.some((part) => {
    const numbers = part.kind === "family" ? part.members : part.kind === "near-miss" ? part.candidates : [];
    const told = numbers.filter((number) => records.has(squeezeCode(number)));
    return numbers.length > 1 ? told.length === 1 : told.length > 0;
  });
}
