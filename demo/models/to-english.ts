/** A question in another language → what of it the glossaries have in English, word for word. Pure. */
import { englishOf, translateChinese, translateWord, untranslatedPairs } from "./glossary.ts";
import { stopWords } from "./stop-words.ts";
import { isKnownWord } from "./words.ts";
import type { Language } from "./words.ts";

/** Foreign words with a glossary entry become English and are noted; all others stay, names among them. */
export function toEnglish(text: string, language: Language, translated: Set<string>): string {
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
export function isForeign(
  word: string,
  language: Language,
  translated: ReadonlySet<string>,
): "no" | "small" | "unknown" {
  if (language === "en" || language === "zh" || translated.has(word)) {
    return "no";
  }
  return stopWords[language].has(word) ? "small" : isKnownWord(word) ? "no" : "unknown";
}
