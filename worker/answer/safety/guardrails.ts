/**
 * Whether a message touches a subject on which only a person may answer. Pure, and before any model:
 * phrases of the settings in `guardrail-topics.ts`, by whole words, in six languages.
 */
import { GUARDRAIL_TOPICS } from "./guardrail-topics.ts";
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
    const rest = rules.unless.reduce((left, phrase) => left.replaceAll(phrase, " "), text);
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
  readonly phrases: readonly RegExp[];
  readonly together: readonly { readonly things: readonly RegExp[]; readonly asks: readonly RegExp[] }[];
  readonly unless: readonly RegExp[];
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
      LANGUAGES.map((one) => ({ things: (things[one] ?? []).map(patternOf), asks: (asks[one] ?? []).map(patternOf) })),
    ),
    unless: patternsOf(topic.unless),
  };
  rulesOf.set(topic, rules);
  return rules;
}

const LANGUAGES = ["any", "en", "de", "fr", "es", "it", "zh"] as const satisfies readonly (keyof Phrases)[];

function patternsOf(phrases: Phrases): RegExp[] {
  return LANGUAGES.flatMap((one) => phrases[one] ?? []).map(patternOf);
}

function firstOf(patterns: readonly RegExp[], text: string): string | null {
  for (const pattern of patterns) {
    pattern.lastIndex = 0;
    const found = pattern.exec(text)?.[0].trim();
    if (found !== undefined && found !== "") {
      return found;
    }
  }
  return null;
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
