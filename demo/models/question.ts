/** Question → what it asks: entities, terms, the asked property, the kind of value wanted. Pure. */
import { isUnspaced } from "../../worker/knowledge/unspaced.ts";
import { concepts } from "./concepts.ts";
import { entitiesOf, isGiven, namedEntity, numberWord, unitWord } from "./entities.ts";
import type { Entity } from "./entities.ts";
import { definedTerm, letterOf } from "./forms.ts";
import type { Definition } from "./forms.ts";
import { englishOf, translateChinese, translateWord, untranslatedPairs } from "./glossary.ts";
import { headsOf, tellingOf } from "./heads.ts";
import { stopWords, weakWords } from "./stop-words.ts";
import { isKnownWord, joinPhrases, keyOf, languageOf, tokenise } from "./words.ts";
import type { Language, Token } from "./words.ts";

/** `head`: names the asked property. `weight`: how much its absence counts. */
export interface Term {
  readonly word: string;
  readonly key: string;
  readonly weight: number;
  readonly head: boolean;
  /** Tells which thing is meant ("foot massage", "for a horse"): where it is missing, another one is spoken of. */
  readonly telling?: boolean;
  /** In the customer's own language, since the glossary has no English for it. */
  readonly foreign?: boolean;
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
  /** "What is fretting?": the term whose meaning is asked. */
  readonly definition: Definition | undefined;
  /** In English, its phrases joined. */
  readonly english: string;
  /** Values the customer gives ("at 13 A"): a statement that names them fits better, none has to. */
  readonly givenValues: readonly string[];
}

const headWeight = 2;
const weakWeight = 0.3;
const untranslatedWeight = 0.4;
/** Two Chinese characters are hardly a word. */
const pairWeight = 0.3;
export function readQuestion(text: string): Question {
  const language = languageOf(text);
  const translated = new Set<string>();
  const english = joinPhrases(toEnglish(text, language, translated).replace(/\s+/g, " "));
  const tokens = tokenise(english);
  const used = new Set<number>();
  const entities = entitiesOf(
    tokens,
    used,
    (word) => stopWords.en.has(word) || (language !== "zh" && stopWords[language].has(word)),
  );
  const givenValues = tokens
    .filter((token, index) => token.kind !== "word" && isGiven(tokens, index))
    .map((token) => token.text);
  const headIndexes = headsOf(tokens, used);
  const telling = new Set([...tellingOf(tokens, used), ...adjectivesOf(tokens, used, language)]);
  const terms = termsOf(tokens, used, headIndexes, (word) => isForeign(word, language, translated), language).map(
    (term) =>
      telling.has(term.word) &&
      (term.foreign !== true || isName(term.word, text, language) || adjective[language]?.test(term.word) === true)
        ? { ...term, telling: true }
        : term,
  );
  const letter = letterOf(english);
  const named =
    letter === undefined || entities.some((one) => one.kind === "slot" && one.value === letter.toLowerCase());
  return {
    language,
    entities: named ? entities : [...entities, namedEntity(letter)],
    terms,
    wanted: wantedOf(english, terms),
    definition: definedTerm(english),
    english,
    givenValues,
  };
}

/** Behind a noun such an ending tells which of its kind is meant: "formation avancée". */
const adjective: Readonly<Partial<Record<Language, RegExp>>> = {
  fr: /(?:ée?s?|iques?|elle?s?|ifs?|ives?|aires?|euses?|eux|ienne?s?)$/u,
  es: /(?:[ai]d[oa]s?|ic[oa]s?|ales?|iv[oa]s?|ari[oa]s?)$/u,
  it: /(?:at[oaie]|ic[oaie]|ici|ali?e?|iv[oaie]|ari[oae]?)$/u,
};

function adjectivesOf(tokens: readonly Token[], used: ReadonlySet<number>, language: Language): readonly string[] {
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const isBehindNoun = before?.kind === "word" && !used.has(at - 1) && before.text.length > 3;
    const isSmall = before !== undefined && language !== "zh" && stopWords[language].has(before.text);
    return isBehindNoun && !isSmall && adjective[language]?.test(token.text) === true ? [token.text] : [];
  });
}

/** German writes every noun with a capital: a name is what follows "in" without an article. */
function isName(word: string, text: string, language: Language): boolean {
  const written = new RegExp(
    language === "de" ? String.raw`(?<!\p{L})(?:in|aus|nach|bei)\s+${word}(?!\p{L})` : String.raw`\s${word}(?!\p{L})`,
    "iu",
  ).exec(text);
  return written !== null && /\s\p{Lu}\p{Ll}+$/u.test(written[0]);
}

/** Foreign words with a glossary entry become English and are noted; all others stay, names among them. */
function toEnglish(text: string, language: Language, translated: Set<string>): string {
  if (language === "zh") {
    return `${translateChinese(text)} ${untranslatedPairs(text)}`;
  }
  if (language === "en") {
    return text;
  }
  const asked = text
    .replace(/(?<!\p{L})(?:cada cu[aá]nt[oa]s?|tous les combien|ogni quant[oai])(?!\p{L})/giu, "what interval ")
    .replace(/(?<!\p{L})(?:combien de temps|cu[aá]nto tiempo|quanto tempo)(?!\p{L})/giu, "how long ")
    .replace(/(?<!\p{L})(?:wann|quand|cu[aá]ndo|quando)(?!\p{L})/giu, "when ")
    .replace(/\bwie (?:lang|breit|hoch|tief) (?=(?:ist|sind)\b)/giu, (how) =>
      how.startsWith("Wie lang") || how.startsWith("wie lang") ? "how long is " : how,
    )
    .replace(/\bwie ?viel\b(?!e)/giu, "what ")
    .replace(/\bwie (?=schnell\b)/giu, "what ")
    .replace(/\bwie ?viele\b|\bcombien d[e'’]|\bcu[aá]nt[oa]s\b/gi, "how many ")
    .replace(/\bwie (?:kann|muss|soll|wird|werden)\b|\bcomment\b|(?<!\p{L})c[oó]mo(?!\p{L})/giu, "how do i ")
    .replace(/(?<!\p{L})(?:à quelle heure|um wie ?viel uhr|a qué hora|a che ora)(?!\p{L})/giu, "when ")
    .replace(/(?<!\p{L})(?:quanti|quante)(?!\p{L})/giu, "how many ")
    .replace(/\bquanto (?:tempo|dura)\b|(?<!\p{L})wie lang(?!\p{L})/giu, "how long ")
    .replace(/(?<!\p{L})come si(?!\p{L})/giu, "how do i ")
    .replace(/(?<!\p{L})(?:qual[ei]?|quanto|quanta|quanto costa)(?!\p{L})/giu, "what ")
    .replace(/\bwie oft\b|\bà quelle fréquence\b|\bcon qué frecuencia\b/gi, "what interval ")
    .replace(/\bwie lange\b|\bcombien de temps\b|\bcu[aá]nto tiempo\b/gi, "how long ")
    .replace(
      /\bwelche[rnsm]?\b|\bwas\b|\bwie (?:hoch|groß)\b|\bquel(?:le)?s?\b|(?<!\p{L})(?:qué|cuál(?:es)?)(?!\p{L})/giu,
      "what ",
    );
  // "D38999-Stecker" is a plug with a name.
  return asked.replace(/(?<=\d)-(?=\p{L}{4,})/gu, " ").replace(/\p{L}+(?:-\p{L}+)*/gu, (whole) => {
    const joined = whole.includes("-") ? translateWord(whole.toLowerCase(), false) : undefined;
    joined?.split(" ").forEach((part) => translated.add(part));
    return joined ?? whole.replace(/\p{L}+/gu, (word) => translateOne(word, language, translated));
  });
}

function translateOne(word: string, language: Language, translated: Set<string>): string {
  const lower = word.toLowerCase();
  const english = englishOf(lower, language) ?? infinitive(lower, language);
  english?.split(" ").forEach((part) => translated.add(part));
  return english ?? word;
}

/** "auszubauen" is a form of "ausbauen". */
function infinitive(word: string, language: Language): string | undefined {
  const parts = language === "de" ? /^(aus|ein|ab|an|auf|zusammen)zu(\p{L}{4,})$/u.exec(word) : null;
  return parts === null ? undefined : translateWord(`${parts[1]}${parts[2]}`, true);
}

/** A word that stayed as it was in a foreign question: small, or beyond the glossary, or a name. */
function isForeign(word: string, language: Language, translated: ReadonlySet<string>): "no" | "small" | "unknown" {
  if (language === "en" || language === "zh" || translated.has(word)) {
    return "no";
  }
  return stopWords[language].has(word) ? "small" : isKnownWord(word) ? "no" : "unknown";
}

function termsOf(
  tokens: readonly Token[],
  used: ReadonlySet<number>,
  heads: ReadonlySet<number>,
  foreign: (word: string) => "no" | "small" | "unknown",
  language: Language,
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
    const unknown = origin === "unknown" || isUnspaced(token.text);
    const weak = weakWords.has(token.text) || key === "#minimum" || (language !== "zh" && isInWords(tokens, index));
    // After the first, an untranslated word is as likely the verb ("Welchen Strom trägt …").
    const head =
      heads.has(index) &&
      (!weak || tokens[index - 1]?.text === "who") &&
      (origin !== "unknown" || !heads.has(index - 1));
    const isWeak = weak && !head;
    const full = isUnspaced(token.text) ? pairWeight : head ? headWeight : unknown ? untranslatedWeight : 1;
    const weight = isWeak ? weakWeight : full;
    const known = terms.get(key);
    terms.set(key, {
      word: token.text,
      key,
      weight: Math.max(weight, known?.weight ?? 0),
      head: (head && !isUnspaced(token.text)) || known?.head === true,
      foreign: unknown,
    });
  });
  return [...terms.values()];
}

/** "two hours", "three times": a value that the customer gives. */
function isInWords(tokens: readonly Token[], index: number): boolean {
  const pair = (number: Token | undefined, unit: Token | undefined) =>
    number !== undefined && unit !== undefined && numberWord.test(number.text) && unitWord.test(unit.text);
  return pair(tokens[index], tokens[index + 1]) || pair(tokens[index - 1], tokens[index]);
}

const measurable: ReadonlyMap<string, string> = new Map(
  concepts.filter((concept) => concept.units !== undefined).map((concept) => [`#${concept.name}`, concept.name]),
);

/** Whether values of the concept have units. */
export function isMeasurable(key: string): boolean {
  return measurable.has(key);
}

/** What kind of value answers. */
export function wantedOf(english: string, terms: readonly Term[]): Wanted {
  if (/\bhow (?:do|can|should|would|to|must|shall)\b|\bsteps?\b|\bprocedure\b|\binstructions?\b/i.test(english)) {
    return { kind: "procedure" };
  }
  if (/\bhow many\b/i.test(english)) {
    return { kind: "count", keys: terms.filter((term) => term.head).map((term) => term.key) };
  }
  if (/\bhow long\b/i.test(english)) {
    // Of a verb it asks the time: how long it takes, not how long it is.
    const extent = /\bhow long\s+(?:is|are|was|were)\b|\bbe\b|\blasting\b/i.test(english);
    return { kind: "measure", concepts: extent ? ["duration", "length"] : ["duration"] };
  }
  if (/\bhow quickly\b/i.test(english)) {
    return { kind: "measure", concepts: ["duration", "speed"] };
  }
  if (/\bhow (?:soon|early|late)\b/i.test(english)) {
    return { kind: "measure", concepts: ["duration"] };
  }
  if (/^\W*(?:and |but |so )?(?:when|where)\b/i.test(english)) {
    return { kind: "any" };
  }
  // Of "what order value is shipping free" the value is asked, not the time of shipping.
  if (/\b(?:what|which) (?:[\p{L}]+ )?(?:amount|value|sum)\b/iu.test(english)) {
    return { kind: "any" };
  }
  const asks = /\bwhat|\bwhich|\bhow\b|\?/i.test(english);
  // Of "pump pressure" the last word is the property.
  const heads = terms.filter((term) => term.head);
  const last = asks ? heads.at(-1) : heads.findLast((term) => measurable.has(term.key));
  const property = measurable.get(last?.key ?? "");
  if (property !== undefined) {
    return { kind: "measure", concepts: [property] };
  }
  // Keywords alone ("torque size 20") ask for the value as well.
  const named = terms.filter((term) => measurable.has(term.key) && term.weight >= 1);
  if (
    named.length > 0 &&
    !terms.some((term) => term.head) &&
    !/^\s*(?:is|are|does|do|can|could|will|should|has|have|may|i|my|we)\b/i.test(english)
  ) {
    return { kind: "measure", concepts: named.flatMap((term) => measurable.get(term.key) ?? []) };
  }
  return { kind: "any" };
}
