/** Question → what it asks: entities, terms, the asked property, the kind of value wanted. Pure. */
import { isUnspaced } from "../../worker/knowledge/unspaced.ts";
import { entitiesOf, isGiven, namedEntity, numberWord, unitWord } from "./entities.ts";
import type { Entity } from "./entities.ts";
import { definedTerm, letterOf } from "./forms.ts";
import type { Definition } from "./forms.ts";
import { headsOf, isPartOfName, tellingOf } from "./heads.ts";
import { stopWords, weakWords } from "./stop-words.ts";
import { isForeign, toEnglish } from "./to-english.ts";
import { wantedOf } from "./wanted.ts";
import type { Wanted } from "./wanted.ts";
import { joinPhrases, keyOf, languageOf, readTokens } from "./words.ts";
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
  /** Says what kind of thing a part number is: "the relay T78". */
  readonly besideNumber?: boolean;
}

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
  const tokens = readTokens(english);
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
    const isName = language === "en" && isPartOfName(tokens, index);
    const small = !isName && (stopWords.en.has(token.text) || origin === "small");
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
    const weak =
      (weakWords.has(token.text) && !isName) || key === "#minimum" || (language !== "zh" && isInWords(tokens, index));
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
      besideNumber: !head && !key.startsWith("#") && isBesideNumber(tokens, used, index),
    });
  });
  return [...terms.values()];
}

/** "the gearmotor BL87-435B", "the T78 relay": by its code the thing is known, whatever documents call it. */
function isBesideNumber(tokens: readonly Token[], used: ReadonlySet<number>, index: number): boolean {
  const step = (by: 1 | -1): boolean => {
    let at = index + by;
    while (used.has(at) && tokens[at]?.kind === "word") {
      at += by;
    }
    const found = tokens[at];
    return found?.kind === "code" && used.has(at) && /\p{L}/u.test(found.text) && /\d/.test(found.text);
  };
  return !isUnspaced(tokens[index]?.text ?? "") && (step(1) || step(-1));
}

/** "two hours", "three times": a value that the customer gives. */
function isInWords(tokens: readonly Token[], index: number): boolean {
  const pair = (number: Token | undefined, unit: Token | undefined) =>
    number !== undefined && unit !== undefined && numberWord.test(number.text) && unitWord.test(unit.text);
  return pair(tokens[index], tokens[index + 1]) || pair(tokens[index - 1], tokens[index]);
}
