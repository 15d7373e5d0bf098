/**
 * Whether a message is abuse: an insult thrown at whoever answers, a threat, or sexual harassment. Pure, and
 * before any model. Frustration, however rude about the product, is none: it deserves help, not an end.
 */
import { ABUSE_LOOKALIKES, ABUSE_PHRASES } from "./abuse-phrases.ts";
import { comparable, firstOf, phraseOf, without } from "./guardrails.ts";

export interface Abuse {
  readonly kind: "insult" | "threat" | "sexual";
  /** The words that led to it, in small letters without accents. */
  readonly evidence: string;
}

/** The gravest first: who reads the handoff must see a threat as one. */
const KINDS = ["threat", "sexual", "insult"] as const;

const PHRASES = new Map(KINDS.map((kind) => [kind, ABUSE_PHRASES[kind].map(phraseOf)]));

const LOOKALIKES = ABUSE_LOOKALIKES.map(phraseOf);

/** Null for nearly every message. */
export function abuseIn(message: string): Abuse | null {
  // A message begins and ends like a sentence, and stretched or starred letters are the letters they stand for.
  const plain = without(comparable(unmasked(message)), LOOKALIKES);
  const text = ` . ${plain.trim()} . `.replaceAll(/\s+/g, " ").replaceAll(/(?: \.)+(?= )/g, " .");
  for (const kind of KINDS) {
    const found = firstOf(PHRASES.get(kind) ?? [], text);
    if (found !== null) {
      return { kind, evidence: found.replaceAll(/^[ .]+|[ .]+$/g, "") };
    }
  }
  return null;
}

/** `f*ck`, `f u c k`, `fuuuuck`, `a$$hole`. */
function unmasked(message: string): string {
  return message
    .replaceAll(/\bf[*@#.\-_]{1,2}(?:c?k)/giu, "fuck")
    .replaceAll(/\bs[*@#!]{1,2}t\b/giu, "shit")
    .replaceAll(/\bf[ .]u[ .]c[ .]k\b/giu, "fuck")
    .replaceAll(/\ba(?:\$\$|\*\*|@@)(?=hole)/giu, "ass")
    .replaceAll(/(\p{Script=Latin})\1{2,}/giu, "$1");
}
