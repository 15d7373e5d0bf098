/** That the look for plain words, which goes before every expression, lets through all that the expressions meet. */
import { describe, expect, it } from "vitest";
import { comparable, patternOf, phraseOf } from "../../worker/answer/safety/guardrails.ts";
import { mayHold } from "../../worker/hearing/needs.ts";
import { bounded, compileAlone, compilePhrase, needsOf } from "../../worker/hearing/phrase-pattern.ts";
import { fold, plainSentences } from "../../worker/hearing/plain-sentences.ts";
import { WORDINGS } from "../../worker/hearing/wording/wordings.ts";
import type { Wording } from "../../worker/hearing/wording/wording.ts";
import { createRandom } from "../simulation/random.ts";

const EXAMPLES = 4;

function patternsOf({ request, complaint, offer, consent }: Wording): string[] {
  const { strong, mild, unless, denial } = complaint;
  return [...request.patterns, ...request.unless, offer, consent, ...strong, ...mild, ...unless, denial];
}

/** What somebody may write whom the pattern meets: one of each choice, nothing in the gaps. */
function exampleOf(pattern: string, { lists }: Wording, pick: (from: readonly string[]) => string): string {
  let left = `(${pattern.replaceAll(" & ", " ")})`;
  for (let before = ""; before !== left;) {
    before = left;
    left = left
      .replaceAll(/<(\w+)>/gu, (_, name: string) => `(${lists[name]})`)
      .replaceAll(/\(([^()[\]]*)\)/gu, (_, choice: string) => pick(choice.split("|")))
      .replaceAll(/\[([^()[\]]*)\]/gu, (_, choice: string) => pick([...choice.split("|"), ""]));
  }
  return left
    .replaceAll(/~\d+|[*^$]/gu, "")
    .replaceAll("#", "5")
    .replaceAll(/\s+/gu, " ")
    .trim();
}

describe.each(WORDINGS.map(([language, wording]) => ({ language, wording })))(
  "patterns in $language",
  ({ wording }) => {
    it("are not kept from what they meet", () => {
      const random = createRandom(1);
      let met = 0;
      let written = 0;
      for (const pattern of patternsOf(wording)) {
        const expression = compilePhrase(pattern, wording);
        const needs = needsOf(pattern, wording);
        for (let count = 0; count < EXAMPLES; count += 1) {
          const example = exampleOf(pattern, wording, (from) => from[random.between(0, from.length - 1)] ?? "");
          written += 1;
          for (const sentence of plainSentences(example).map((one) => bounded(one, wording))) {
            if (sentence.search(expression) >= 0) {
              met += 1;
              expect([pattern, sentence, mayHold(sentence, needs)]).toEqual([pattern, sentence, true]);
            }
          }
        }
      }
      // Else nothing was shown.
      expect(met).toBeGreaterThan(0.8 * written);
    });

    it("of whole sentences are not kept from them", () => {
      const { alone, fillers } = wording.request;
      const expression = compileAlone(alone, fillers, wording);
      const random = createRandom(1);
      for (let count = 0; count < 100; count += 1) {
        const sentence = bounded(
          fold(exampleOf(alone, wording, (from) => from[random.between(0, from.length - 1)] ?? "")),
          wording,
        );
        expect([sentence, expression.test(sentence), mayHold(sentence, needsOf(alone, wording))]).toEqual([
          sentence,
          true,
          true,
        ]);
      }
    });
  },
);

describe("what a pattern needs", () => {
  const [, wording] = WORDINGS[0] ?? [];
  const needs = (pattern: string) => (wording === undefined ? null : needsOf(pattern, wording));

  it("is each of its words, and one of each choice", () => {
    expect(needs("talk ~2 (boss|big chief) [now]")).toEqual([[" talk "], [" boss ", " chief "]]);
    expect(needs("enginee* & please")).toEqual([[" enginee"], [" please "]]);
  });

  it("is nothing where it may be anything", () => {
    expect(needs("^ ~3 # $")).toEqual([]);
    expect(needs("(boss|~2)")).toEqual([]);
  });

  it("spares most messages the expression", () => {
    const sentence = "^ how long do i strip the wire $ ";
    const spared = WORDINGS.flatMap(([, one]) =>
      patternsOf(one).map((pattern) => mayHold(sentence, needsOf(pattern, one))),
    );
    expect(spared.filter((may) => may).length).toBeLessThan(0.05 * spared.length);
  });
});

describe("phrases of guardrail topics", () => {
  it.each([
    ["(cat|dog)* ... food", "my cats want some food", true],
    ["(cat|dog)* ... food", "my cats want some", false],
    ["(un |)(idiot*|imbecil)", "un idiota", true],
    ["*zulassung", "eine Ausfuhrzulassung", true],
    ["做 ... 爱", "做的爱", true],
    ["vies humaines", "la vie humaine", false],
  ])("%s may be in %s: %s", (phrase, text, expected) => {
    const comparableText = comparable(text);
    expect([phraseOf(phrase).for(comparableText) !== null, patternOf(phrase).test(comparableText)]).toEqual([
      expected,
      expected,
    ]);
  });
});
