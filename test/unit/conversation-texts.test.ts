import { describe, expect, it } from "vitest";
import { WORDS } from "../../worker/answer/words.ts";
import { handoffTextsIn } from "../../worker/conversation/handoff/texts.ts";
import { handoffRequest } from "../../worker/hearing/handoff-request.ts";
import { LANGUAGES, languageOf } from "../../worker/hearing/language.ts";
import type { Language } from "../../worker/hearing/language.ts";

const EMAIL = "name@example.com";
const PART = "AT04-6P";

/** Every fixed text of a language, by name, with what it is filled with. */
function textsIn(language: Language): Readonly<Record<string, string>> {
  const { alsoTell, inLine, nobodyKnown, emailSaved, ...plain } = handoffTextsIn(language);
  const { whichPart, didYouMean, ...words } = WORDS[language];
  return {
    ...plain,
    ...words,
    alsoTell: alsoTell(["name", "phone", "company"]),
    inLine: inLine(7, 31),
    inLineWithoutFigures: inLine(null, null),
    nobodyKnown: nobodyKnown(EMAIL),
    emailSaved: emailSaved(EMAIL),
    whichPart: whichPart(PART),
    didYouMean: didYouMean(PART),
  };
}

const english = textsIn("en");
const others = LANGUAGES.filter((language) => language !== "en");

describe("the fixed texts", () => {
  it.each(others)("are all there in %s, and none is left in English", (language) => {
    const texts = textsIn(language);
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(english).toSorted());
    for (const [name, text] of Object.entries(texts)) {
      expect(text.trim(), name).not.toBe("");
      expect(text, name).not.toBe(english[name]);
    }
  });

  it.each(LANGUAGES)("keep what they are filled with in %s", (language) => {
    const texts = textsIn(language);
    expect(texts["nobodyKnown"]).toContain(EMAIL);
    expect(texts["emailSaved"]).toContain(EMAIL);
    expect(texts["whichPart"]).toContain(PART);
    expect(texts["didYouMean"]).toContain(PART);
    expect(texts["inLine"]).toMatch(/7.*31/su);
    expect(texts["inLineWithoutFigures"]).not.toMatch(/\d/u);
  });

  it.each(LANGUAGES)("of more than a few words are told to be in %s", (language) => {
    const elsewhere = language === "en" ? "de" : "en";
    const wrong = Object.entries(textsIn(language)).filter(
      ([, text]) => text.length > 40 && languageOf(text, elsewhere) !== language,
    );
    expect(wrong).toEqual([]);
  });

  it.each(LANGUAGES)("offer a colleague so that a yes to it is understood in %s", (language) => {
    const { offer, someoneThere, yes, no } = handoffTextsIn(language);
    for (const text of [offer, someoneThere]) {
      expect(handoffRequest(yes, [{ role: "bot", text }]), text).not.toBeNull();
      expect(handoffRequest(no, [{ role: "bot", text }]), text).toBeNull();
    }
  });
});
