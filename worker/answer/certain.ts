/** What is certain of a message without a model that answers. Pure. */
import type { Answer } from "../conversation/answering.ts";
import { abuseIn } from "./safety/abuse.ts";
import { guardrailsIn } from "./safety/guardrails.ts";
import type { Triage } from "./triage.ts";

type HandOff = Extract<Answer, { kind: "hand-off" }>;

export function handOff(reason: HandOff["reason"], evidence: string): HandOff {
  return { kind: "hand-off", reason, evidence, text: null, sources: [] };
}

/** What is certain before anything is looked up. */
export function withoutAsking(text: string, spent: string | null): Answer | null {
  const abuse = abuseIn(text);
  if (abuse !== null) {
    return { kind: "abuse", evidence: `${abuse.kind}: ${abuse.evidence}` };
  }
  const [guardrail] = guardrailsIn(text);
  if (guardrail !== undefined) {
    return handOff("guardrail", `${guardrail.reason} (“${guardrail.evidence}”)`);
  }
  return spent === null ? null : handOff("budget", spent);
}

/** What is certain before a word is written. */
export function withoutWriting({ topic, by }: Triage, spent: string | null): Answer | null {
  if (topic === "wants_human") {
    return handOff("requested", "the model took it for a request");
  }
  if (topic === "abuse" && by === "model") {
    return { kind: "abuse", evidence: "the model took it for abuse" };
  }
  return spent === null ? null : handOff("budget", spent);
}
