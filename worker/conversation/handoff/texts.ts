/**
 * What the bot says around a handoff, at the end of a thread and to abuse, in every language it has: `wording/`.
 * None of it promises what the platform has not confirmed.
 */
import type { Language } from "../../hearing/language.ts";
import type { HandoffReason } from "../state.ts";
import { CHINESE } from "./wording/chinese.ts";
import { ENGLISH } from "./wording/english.ts";
import { FRENCH } from "./wording/french.ts";
import { GERMAN } from "./wording/german.ts";
import { ITALIAN } from "./wording/italian.ts";
import { SPANISH } from "./wording/spanish.ts";
import type { HandoffTexts } from "./wording/handoff-texts.ts";

const TEXTS: Readonly<Record<Language, HandoffTexts>> = {
  en: ENGLISH,
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  it: ITALIAN,
  zh: CHINESE,
};

export function handoffTextsIn(language: Language): HandoffTexts {
  return TEXTS[language];
}

/** What the customer is told of why a human is called; nothing where they know, or need not. */
export function introOf(reason: HandoffReason, texts: HandoffTexts): string | null {
  switch (reason) {
    case "low-confidence":
    case "unanswered":
      return texts.notCertain;
    case "contradiction":
      return texts.contradicts;
    case "guardrail":
      return texts.onlyHuman;
    case "requested":
    case "frustration":
    case "always-human":
    case "office-hours":
    case "models-down":
    case "delivery-failed":
    case "assistant":
    case "budget":
    case "abuse":
    case "supervisor":
      return null;
  }
}

/** Sentences one after the other, in the way of the language. */
export function join(language: Language, ...sentences: readonly (string | null)[]): string {
  return sentences.filter((sentence) => sentence !== null && sentence !== "").join(language === "zh" ? "" : " ");
}

/** What is typed in place of the button, and says nothing else. */
const NO = new Set(
  "no|nope|no thanks|no thank you|not now|nein|nein danke|nee|non|non merci|no gracias|no grazie|不|不用|不用了|不需要".split(
    "|",
  ),
);

/** Whether the customer pressed one of our buttons, in whatever language it was shown, or wrote as much. */
export function isChoice(text: string, choice: "yes" | "no" | "stay"): boolean {
  const plain = plainOf(text);
  return (choice === "no" && NO.has(plain)) || Object.values(TEXTS).some((texts) => plainOf(texts[choice]) === plain);
}

function plainOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("’", "'")
    .replaceAll(/[.!。！]+$/gu, "")
    .replaceAll(/[,，]/gu, "")
    .trim();
}
