/**
 * Abuse on labelled messages. The first 173 were written with the phrases; on the later 47, in other
 * words, the phrases first had a precision of 0.94 and a recall of 0.70 before those mended them.
 */
import { describe, expect, it } from "vitest";
import { abuseIn } from "../../worker/answer/abuse.ts";
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
