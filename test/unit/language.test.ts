import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { languageOf } from "../../worker/hearing/language.ts";
import type { Language } from "../../worker/hearing/language.ts";

interface Message {
  readonly text: string;
  readonly previous: Language;
  readonly language: Language;
}

const MESSAGES = readFileSync(new URL("../fixtures/language-messages.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Message);

describe("the language of a message", () => {
  it("is told for nearly all of the labelled messages", () => {
    const wrong = MESSAGES.filter(({ text, previous, language }) => languageOf(text, previous) !== language);
    expect(wrong.length / MESSAGES.length, JSON.stringify(wrong)).toBeLessThan(0.02);
  });

  it.each([
    "ok",
    "OK!",
    "13 A",
    "-55 °C",
    "MS27466T15B35PN",
    "D38999/26WJ35PN",
    "hans.mueller@firma.de",
    "https://www.example.de/produkte/stecker",
    "+49 711 123456",
    "?",
    "",
  ])("is not switched by: %s", (text) => {
    expect(languageOf(text, "it")).toBe("it");
    expect(languageOf(text, "zh")).toBe("zh");
  });

  it.each<[string, Language]>([
    ["Welches Anzugsmoment hat die Mutter?", "de"],
    ["What torque does the nut need?", "en"],
    ["Quel est le couple de serrage ?", "fr"],
    ["¿Cuál es el par de apriete?", "es"],
    ["Qual è la coppia di serraggio?", "it"],
    ["拧紧力矩是多少", "zh"],
  ])("switches with one sentence: %s", (text, language) => {
    for (const previous of ["en", "de", "fr", "es", "it", "zh"] as const) {
      expect(languageOf(text, previous)).toBe(language);
    }
  });

  it("stays where the language is none of ours", () => {
    expect(languageOf("どのコネクタが合いますか", "en")).toBe("en");
    expect(languageOf("какой разъём подходит", "de")).toBe("de");
  });

  it("reads words without accents", () => {
    expect(languageOf("moechte gern bestellen", "en")).toBe("de");
    expect(languageOf("cual es la diferencia", "en")).toBe("es");
  });
});
