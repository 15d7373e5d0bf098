/** Question → what it asks: entities, terms, the asked property, the kind of value wanted. Pure. */
import { concepts } from "./concepts.ts";
import { entitiesOf, isGiven, unitWord } from "./entities.ts";
import type { Entity } from "./entities.ts";
import { translateChinese, translateWord } from "./glossary.ts";
import { stopWords, weakWords } from "./stop-words.ts";
import { isKnownWord, joinPhrases, keyOf, languageOf, tokenise } from "./words.ts";
import type { Language, Token } from "./words.ts";

/** `head`: names the asked property. `weight`: how much its absence counts. */
export interface Term {
  readonly word: string;
  readonly key: string;
  readonly weight: number;
  readonly head: boolean;
}

export type Wanted =
  | { readonly kind: "count"; readonly keys: readonly string[] }
  | { readonly kind: "measure"; readonly concepts: readonly string[] }
  | { readonly kind: "procedure" }
  | { readonly kind: "any" };

export interface Question {
  readonly language: Language;
  readonly entities: readonly Entity[];
  readonly terms: readonly Term[];
  readonly wanted: Wanted;
  /** Values the customer gives ("at 13 A"): a statement that names them fits better, none has to. */
  readonly givenValues: readonly string[];
}

const headWeight = 2;
const weakWeight = 0.3;
const untranslatedWeight = 0.4;
const wh = new Set(["what", "whats", "which", "many"]);
export function readQuestion(text: string): Question {
  const language = languageOf(text);
  const translated = new Set<string>();
  const english = joinPhrases(toEnglish(text, language, translated).replace(/\s+/g, " "));
  const tokens = tokenise(english);
  const used = new Set<number>();
  const entities = entitiesOf(tokens, used);
  const givenValues = tokens
    .filter((token, index) => token.kind !== "word" && isGiven(tokens, index))
    .map((token) => token.text);
  const headIndexes = headsOf(tokens, used);
  const terms = termsOf(tokens, used, headIndexes, (word) => isForeign(word, language, translated));
  return { language, entities, terms, wanted: wantedOf(english, terms), givenValues };
}

/** Foreign words with a glossary entry become English and are noted; all others stay, names among them. */
function toEnglish(text: string, language: Language, translated: Set<string>): string {
  if (language === "zh") {
    return translateChinese(text);
  }
  if (language === "en") {
    return text;
  }
  const asked = text
    .replace(/\bwie ?viele?\b|\bcombien d[e'’]|\bcu[aá]nt[oa]s\b/gi, "how many ")
    .replace(
      /\bwie (?:kann|muss|soll|wird|werden)\b|\bcomment\b|(?<!\p{L})c[oó]mo(?!\p{L})/giu,
      "how do i ",
    )
    .replace(/\bwie oft\b|\bà quelle fréquence\b|\bcon qué frecuencia\b/gi, "what interval ")
    .replace(/\bwie lange\b|\bcombien de temps\b|\bcu[aá]nto tiempo\b/gi, "how long ")
    .replace(
      /\bwelche[rnsm]?\b|\bwas\b|\bwie (?:hoch|groß)\b|\bquel(?:le)?s?\b|(?<!\p{L})(?:qué|cuál(?:es)?)(?!\p{L})/giu,
      "what ",
    );
  return asked.replace(/\p{L}+/gu, (word) => {
    const english = translateWord(word.toLowerCase(), language === "de");
    english?.split(" ").forEach((part) => translated.add(part));
    return english ?? word;
  });
}

/** A word that stayed as it was in a foreign question: small, or beyond the glossary, or a name. */
function isForeign(
  word: string,
  language: Language,
  translated: ReadonlySet<string>,
): "no" | "small" | "unknown" {
  if (language === "en" || language === "zh" || translated.has(word)) {
    return "no";
  }
  return stopWords[language].has(word) ? "small" : isKnownWord(word) ? "no" : "unknown";
}

const mostHeads = 4;
const howToVerbs = new Set(["do", "can", "should", "to", "must", "would", "shall"]);
const questionVerbs = new Set(
  "fit fits hold holds carry carries remove removes insert inserts use uses take takes contain contains apply applies work works come comes match matches mate mates run runs cause causes go goes belong belongs need needs".split(
    " ",
  ),
);

/** The words right after what/which/how many, up to the first small word or the verb; of "how do I …" the verb. */
function headsOf(tokens: readonly Token[], used: ReadonlySet<number>): ReadonlySet<number> {
  const heads = new Set<number>();
  tokens.forEach((token, index) => {
    const howTo = token.text === "how" && howToVerbs.has(tokens[index + 1]?.text ?? "");
    if (!howTo && !wh.has(token.text)) {
      return;
    }
    const most = howTo ? 1 : mostHeads;
    let at = index + 1;
    while (at <= index + 3 && isSmall(tokens[at])) {
      at++;
    }
    for (let count = 0; count < most && at < tokens.length && !isSmall(tokens[at]); at++) {
      if (count > 0 && questionVerbs.has(tokens[at]?.text ?? "")) {
        break;
      }
      if (!used.has(at)) {
        heads.add(at);
        count++;
      }
    }
  });
  return heads;
}

function isSmall(token: Token | undefined): boolean {
  return token !== undefined && stopWords.en.has(token.text);
}

function termsOf(
  tokens: readonly Token[],
  used: ReadonlySet<number>,
  heads: ReadonlySet<number>,
  foreign: (word: string) => "no" | "small" | "unknown",
): Term[] {
  const terms = new Map<string, Term>();
  tokens.forEach((token, index) => {
    const origin = foreign(token.text);
    const small = stopWords.en.has(token.text) || origin === "small";
    if (
      token.kind !== "word" ||
      used.has(index) ||
      small ||
      token.text.length < 2 ||
      (unitWord.test(token.text) && used.has(index - 1))
    ) {
      return;
    }
    const key = keyOf(token.text);
    const weak = weakWords.has(token.text) || key === "#minimum";
    // After the first, an untranslated word is as likely the verb ("Welchen Strom trägt …").
    const head = heads.has(index) && !weak && (origin !== "unknown" || !heads.has(index - 1));
    const full = head ? headWeight : origin === "unknown" ? untranslatedWeight : 1;
    const weight = weak ? weakWeight : full;
    const known = terms.get(key);
    terms.set(key, {
      word: token.text,
      key,
      weight: Math.max(weight, known?.weight ?? 0),
      head: head || known?.head === true,
    });
  });
  return [...terms.values()];
}

const measurable: ReadonlyMap<string, string> = new Map(
  concepts
    .filter((concept) => concept.units !== undefined)
    .map((concept) => [`#${concept.name}`, concept.name]),
);

function wantedOf(english: string, terms: readonly Term[]): Wanted {
  if (
    /\bhow (?:do|can|should|would|to|must|shall)\b|\bsteps?\b|\bprocedure\b|\binstructions?\b/i.test(
      english,
    )
  ) {
    return { kind: "procedure" };
  }
  if (/\bhow many\b/i.test(english)) {
    return { kind: "count", keys: terms.filter((term) => term.head).map((term) => term.key) };
  }
  if (/\bhow long\b/i.test(english)) {
    return { kind: "measure", concepts: ["duration", "length"] };
  }
  const asks = /\bwhat|\bwhich|\bhow\b|\?/i.test(english);
  // Of "pump pressure" the last word is the property.
  const property = measurable.get(terms.findLast((term) => term.head)?.key ?? "");
  if (asks && property !== undefined) {
    return { kind: "measure", concepts: [property] };
  }
  // Keywords alone ("torque size 20") ask for the value as well.
  const named = terms.filter((term) => measurable.has(term.key));
  if (
    named.length > 0 &&
    !terms.some((term) => term.head) &&
    !/^\s*(?:is|are|does|do|can|could|will|should|has|have|may|i|my|we)\b/i.test(english)
  ) {
    return { kind: "measure", concepts: named.flatMap((term) => measurable.get(term.key) ?? []) };
  }
  return { kind: "any" };
}
