/**
 * Whether a customer asks, in so many words, for a person. Pure, and before any model: a request
 * must work when every model is down, and must never depend on how a model feels about it.
 *
 * All languages are tried on every message: customers mix them, and a request must not be missed
 * because the language was guessed wrong. What counts stands in `wording/`.
 */
import type { Utterance } from "./utterance.ts";
import { matchers, mayBeIn } from "./wording/wordings.ts";

export interface HandoffRequest {
  readonly language: string;
  /** The words that ask, as evidence for the log. */
  readonly words: string;
}

/** `before`: what was said before, oldest first; a "yes" asks for a person only where we offered one. */
export function handoffRequest(text: string, before: readonly Utterance[] = []): HandoffRequest | null {
  for (const [language, matcher] of matchers()) {
    const words = matcher.request(text, mayBeIn(language, text));
    if (words !== null) {
      return { language, words };
    }
  }
  return consentTo(text, before);
}

export function asksForHuman(text: string, before: readonly Utterance[] = []): boolean {
  return handoffRequest(text, before) !== null;
}

/** Words of a "yes" that says nothing else; a longer message is judged by what it says. */
const LONGEST_CONSENT = 60;

/** "OK, but what about size 16?" begins like a yes, and is none. */
export function mayBeConsent(text: string): boolean {
  return text.length <= LONGEST_CONSENT && !/[?？]/u.test(text);
}

function consentTo(text: string, before: readonly Utterance[]): HandoffRequest | null {
  const last = before.at(-1);
  if (last === undefined || last.role === "customer" || !mayBeConsent(text)) {
    return null;
  }
  const questions = last.text.match(/[^.!?。！？\n]+[?？]/gu)?.join("\n") ?? "";
  const offered = matchers().some(([, matcher]) => matcher.offersPerson(questions));
  const agreed = offered ? matchers().find(([, matcher]) => matcher.consents(text)) : undefined;
  return agreed === undefined ? null : { language: agreed[0], words: `${text} (to: ${questions.trim()})` };
}
