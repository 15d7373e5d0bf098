/** An answer that rests on a document which another one contradicts becomes both, and a human. Pure. */
import type { Answer } from "../conversation/answering.ts";
import type { Passage } from "../knowledge/passage.ts";
import type { Language } from "../hearing/language.ts";
import type { Contradiction } from "./checking/contradiction.ts";
import { sourcesOf } from "./sources.ts";
import { WORDS } from "./words.ts";

/** `found`: contradictions among `passages` in what was asked. Null where the answer rests on none of them. */
export function disagreement(
  answer: Answer,
  found: readonly Contradiction[],
  passages: readonly Passage[],
  language: Language,
): Extract<Answer, { kind: "hand-off" }> | null {
  if (answer.kind !== "answer") {
    return null;
  }
  const cited = new Set(answer.claims.map(({ passage }) => passage));
  const contradiction = found.find(({ passages: places }) => places.some((at) => cited.has(passages[at]?.id ?? null)));
  if (contradiction === undefined) {
    return null;
  }
  const { subject, values } = contradiction;
  const said = values.map(({ value, passage }) => `- ${subject}: ${value} (${nameOf(passages[passage])})`);
  return {
    kind: "hand-off",
    reason: "contradiction",
    evidence: said.join("; "),
    text: [WORDS[language].contradiction, ...new Set(said)].join("\n"),
    sources: sourcesOf(contradiction.passages.flatMap((at) => passages[at] ?? [])),
  };
}

function nameOf(passage: Passage | undefined): string {
  return [passage?.document ?? passage?.title, passage?.revision].filter((part) => typeof part === "string").join(" ");
}
