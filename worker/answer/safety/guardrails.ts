/**
 * Whether a message touches a subject on which only a person may answer. Pure, and before any model:
 * phrases of the settings in `guardrail-topics.ts`, by whole words, in six languages.
 */
import { LatePattern } from "../../hearing/needs.ts";
import { GUARDRAIL_TOPICS } from "./guardrail-topics.ts";
import { phraseNeeds } from "./phrase-needs.ts";
import type { GuardrailTopic, Phrases } from "./topics/topic.ts";

export interface GuardrailMatch {
  readonly topic: string;
  /** For the person who takes over. */
  readonly reason: string;
  /** The words of the message that led to it, in small letters without accents. */
  readonly evidence: string;
}

/** The topics that the customer's message touches, in the settings' order; none for nearly all messages. */
export function guardrailsIn(message: string, topics: readonly GuardrailTopic[] = GUARDRAIL_TOPICS): GuardrailMatch[] {
  const text = comparable(message);
  return topics.flatMap((topic) => {
    const rules = compiled(topic);
    const rest = without(text, rules.unless);
    const evidence =
      firstOf(rules.phrases, rest) ??
      rules.together
        .map(({ things, asks }) => {
          const thing = firstOf(things, rest);
          const ask = thing === null ? null : firstOf(asks, rest);
          return thing === null || ask === null ? null : `${thing} … ${ask}`;
        })
        .find((found) => found !== null);
    return evidence === null || evidence === undefined ? [] : [{ topic: topic.topic, reason: topic.reason, evidence }];
  });
}

interface Rules {
  readonly phrases: readonly LatePattern[];
  readonly together: readonly { readonly things: readonly LatePattern[]; readonly asks: readonly LatePattern[] }[];
  readonly unless: readonly LatePattern[];
}

const rulesOf = new WeakMap<GuardrailTopic, Rules>();

function compiled(topic: GuardrailTopic): Rules {
  const known = rulesOf.get(topic);
  if (known !== undefined) {
    return known;
  }
  const rules: Rules = {
    phrases: patternsOf(topic.phrases),
    together: topic.together.flatMap(({ things, asks }) =>
      LANGUAGES.map((one) => ({ things: (things[one] ?? []).map(phraseOf), asks: (asks[one] ?? []).map(phraseOf) })),
    ),
    unless: patternsOf(topic.unless),
  };
  rulesOf.set(topic, rules);
  return rules;
}

const LANGUAGES = ["any", "en", "de", "fr", "es", "it", "zh"] as const satisfies readonly (keyof Phrases)[];

function patternsOf(phrases: Phrases): LatePattern[] {
  return LANGUAGES.flatMap((one) => phrases[one] ?? []).map(phraseOf);
}

/** A phrase of the settings, which nearly no message comes near to. */
export function phraseOf(phrase: string): LatePattern {
  return new LatePattern(
    () => phraseNeeds(unaccented(phrase)),
    () => patternOf(phrase),
  );
}

/** The words that the first phrase meets that meets any. */
export function firstOf(phrases: readonly LatePattern[], text: string): string | null {
  for (const phrase of phrases) {
    const found = phrase.for(text)?.exec(text)?.[0].trim();
    if (found !== undefined && found !== "") {
      return found;
    }
  }
  return null;
}

export function without(text: string, phrases: readonly LatePattern[]): string {
  return phrases.reduce((left, phrase) => {
    const pattern = phrase.for(left);
    return pattern === null ? left : left.replaceAll(pattern, " ");
  }, text);
}

/** Small letters without accents, single blanks, ` . ` between sentences. */
export function comparable(text: string): string {
  const plain = unaccented(text)
    .replaceAll(/[!?;。！？；\n]+|\.(?=\s|$)/g, " . ")
    .replaceAll(/[^\p{L}\p{N}.]+/gu, " ")
    // Chinese is written without blanks, also beside a foreign word.
    .replaceAll(/(?<=\p{Script=Han})(?=[a-z\d])|(?<=[a-z\d])(?=\p{Script=Han})/gu, " ");
  return ` ${plain.replaceAll(/\s+/g, " ").trim()} `;
}

/** Small letters, in the settings as in messages, whoever writes them. */
function unaccented(text: string): string {
  return text.normalize("NFKC").toLowerCase().replaceAll("ß", "ss").normalize("NFD").replaceAll(/\p{M}/gu, "");
}

/** A phrase of the settings as an expression; how phrases are written stands in `topics/topic.ts`. */
export function patternOf(phrase: string): RegExp {
  const isHan = /\p{Script=Han}/u.test(phrase);
  const body = unaccented(phrase)
    .trim()
    .replaceAll(/\s*\.\.\.\s*/g, isHan ? "〰" : " 〰 ")
    .replaceAll(/[^\p{L}\p{N}\s*()|#〰.]/gu, " ")
    .replaceAll(".", String.raw`\.`)
    .replaceAll("*", String.raw`[\p{L}\p{N}]*`)
    .replaceAll("#", String.raw`\d[\d.]*`)
    .replaceAll("(", "(?:")
    .replaceAll(isHan ? "〰" : " 〰 ", isHan ? ".{0,12}?" : String.raw`(?: [\p{L}\p{N}]+){0,9}? `)
    .replaceAll(/\s+/g, isHan ? String.raw`\s*` : " ");
  return new RegExp(isHan ? body : `(?<= )${body}(?= )`, "gu");
}
