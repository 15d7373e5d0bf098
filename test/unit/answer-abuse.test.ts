/**
 * Abuse on labelled messages. 173 were written with the phrases. Three sets in other words were measured when
 * they were new, and the phrases widened by the first two: 47 messages gave a precision of 0.94 and a recall of
 * 0.70, 26 gave 1.0 and 0.33, 20 (kept nowhere) gave 0.91 and 0.83. 72 more gave 1.0 and 0.64; the phrases learnt
 * from half of them and found 17 of 18 in the other half, and nothing else.
 */
import { describe, expect, it } from "vitest";
import { abuseIn } from "../../worker/answer/safety/abuse.ts";
import { LATER_SAMPLES, SAMPLES } from "../fixtures/abuse.ts";

const all = [...SAMPLES, ...LATER_SAMPLES];

describe("abuse", () => {
  it.each(all.flatMap(({ kind, text }) => (kind === null ? [] : [[kind, text]])))("is a %s: %s", (kind, text) => {
    expect(abuseIn(text)?.kind).toBe(kind);
  });

  it.each(all.filter(({ kind }) => kind === null))("is not: $text", ({ text }) => {
    expect(abuseIn(text)).toBeNull();
  });

  it("is a threat first, whatever else it is", () => {
    expect(abuseIn("You idiot, I will kill you")?.kind).toBe("threat");
  });

  it("is seen through stars, blanks and stretched letters", () => {
    for (const text of ["f**k you", "f u c k you", "FUUUUCK YOU!!!", "you a$$hole"]) {
      expect([text, abuseIn(text)?.kind]).toEqual([text, "insult"]);
    }
  });
});
