/** What was hidden from the models is put back in all that came of them. Pure. */
import type { Answer, Claim } from "../../conversation/answering.ts";
import { createMasker } from "./masking.ts";
import type { KnownPerson, Masker } from "./masking.ts";

/** What was put in the place of somebody's data is nothing to search for. */
export function withoutPlaceholders(query: string): string {
  return query.replaceAll(/\[(?:EMAIL|PHONE|NAME)_\d+\]/g, " ").replaceAll(/ {2,}/g, " ");
}

/** One that hides nothing where `isOn` is false. */
export function maskerFor(isOn: boolean, known: KnownPerson): Masker {
  return isOn ? createMasker(known) : { mask: (text) => text, restore: (text) => text };
}

export function restoreAnswer(answer: Answer, restore: (text: string) => string): Answer {
  switch (answer.kind) {
    case "answer":
      return { ...answer, text: restore(answer.text), claims: restoreClaims(answer.claims, restore) };
    case "small-talk":
      return { ...answer, text: restore(answer.text) };
    case "clarify":
      return { ...answer, text: restore(answer.text), options: answer.options.map(restore) };
    case "unsure":
      return { ...answer, why: restore(answer.why), draft: answer.draft === null ? null : restore(answer.draft) };
    case "abuse":
      return answer;
    case "hand-off":
      return {
        ...answer,
        evidence: restore(answer.evidence),
        text: answer.text === null ? null : restore(answer.text),
      };
  }
}

export function restoreClaims(claims: readonly Claim[], restore: (text: string) => string): Claim[] {
  return claims.map((claim) => ({ ...claim, text: restore(claim.text) }));
}
