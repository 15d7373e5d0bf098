import { describe, expect, it } from "vitest";
import { bounded, compileAlone, compilePhrase } from "../../worker/hearing/phrase-pattern.ts";
import { plainSentences } from "../../worker/hearing/plain-sentences.ts";
import { ENGLISH } from "../../worker/hearing/wording/english.ts";
import type { Wording } from "../../worker/hearing/wording/wording.ts";

const LATIN: Wording = { ...ENGLISH, lists: { person: "human being|agent*", any: "<person>|boss" } };
const CHINESE: Wording = { ...LATIN, blanks: false, lists: { person: "人工|客服" } };

function meets(pattern: string, text: string, wording: Wording = LATIN): boolean {
  return plainSentences(text).some((one) => compilePhrase(pattern, wording).test(bounded(one, wording)));
}

describe("the notation of phrases", () => {
  it.each([
    ["talk to ~2 <any>", "Talk to the big boss!", true],
    ["talk to ~2 <any>", "talk to boss", true],
    ["talk to ~2 <any>", "talk to the very big boss", false],
    ["talk to ~2 <any>", "talk to us, boss", false],
    ["talk to ~2 <any>", "I talk today to the boss", false],
    ["<person>", "two human beings", false],
    ["<person>", "AGENTS please", true],
    ["<person>", "reagents", false],
    ["^ <any> $", "boss", true],
    ["^ <any> $", "boss please", false],
    ["call me [back] now", "call me now", true],
    ["call me [back] now", "call me back now", true],
    ["call me [back] now", "call me maybe now", false],
    ["(call|ring (me|us)) now", "ring us now", true],
    ["<person> & please", "please, get the agent", true],
    ["<person> & please", "get the agent", false],
    ["agent #", "agent 38", true],
    ["agent #", "agent blue", false],
    ["verärgert", "VERAERGERT", false],
    ["verärgert", "verargert", true],
  ])("%s in %s: %s", (pattern, text, expected) => {
    expect(meets(pattern, text)).toBe(expected);
  });

  it("counts characters where there are no blanks", () => {
    expect(meets("转~2<person>", "请转到人工", CHINESE)).toBe(true);
    expect(meets("转~2<person>", "转一下别的客服", CHINESE)).toBe(false);
  });

  it("knows a sentence that is nothing but the words and their fillers", () => {
    const alone = compileAlone("<any>", "please|a", LATIN);
    expect(alone.test(bounded("please , a human being", LATIN))).toBe(true);
    expect(alone.test(bounded("please a human being again", LATIN))).toBe(false);
  });

  it("rejects an unknown list and a bracket too many", () => {
    expect(() => compilePhrase("<nobody> here", LATIN)).toThrow("<nobody>");
    expect(() => compilePhrase("one) two", LATIN)).toThrow("one) two");
  });
});

describe("plain sentences", () => {
  it("folds case, accents, apostrophes and contractions, and leaves out what is quoted", () => {
    expect(plainSentences("Don’t! J'ai VU: “call an agent” là.")).toEqual(["dont", "j ai vu , la"]);
  });

  it("keeps a message that is all in quotes", () => {
    expect(plainSentences('"human please"')).toEqual(["human please"]);
  });

  it("keeps numbers and codes in one piece", () => {
    expect(plainSentences("12.5 mm, D38999/26WJ35PN: ok")).toEqual(["12 5 mm , d38999/26wj35pn , ok"]);
  });
});
