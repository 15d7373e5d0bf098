/** In which language the customer is answered. Pure. */
import { LANGUAGES, languageOf } from "../hearing/language.ts";
import type { Language } from "../hearing/language.ts";

/** `earlier`: what the customer said before, oldest first. */
export function heardLanguage(text: string, earlier: readonly string[]): Language {
  return [...earlier, text].reduce<Language>((language, one) => languageOf(one, language), "en");
}

/**
 * ISO 639-1. `seen`: by a model, which knows more languages than we have words in, and hears one where a
 * first message has no word that tells.
 */
export function spokenLanguage(text: string, earlier: readonly string[], seen: string | null): string {
  const isDecided = seen === null || (isOurs(seen) && (earlier.length > 0 || tellsItsLanguage(text)));
  return isDecided ? heardLanguage(text, earlier) : seen;
}

/** Whether Firstline has words of its own in it, and can tell it from others. */
export function isOurs(language: string): language is Language {
  return LANGUAGES.some((one) => one === language);
}

/** Whether the words tell their language by themselves, whatever was spoken before. */
export function tellsItsLanguage(text: string): boolean {
  return languageOf(text, "en") === languageOf(text, "zh");
}
