/** Which sentence of a draft rests on which passage. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readCitations, sentencesOf } from "../../worker/answer/citations.ts";

it.each([
  ["Size 16 carries 13 A. [p2]", "Size 16 carries 13 A.", [["Size 16 carries 13 A.", ["p2"]]]],
  [
    "Size 16 carries 13 A [p2]. Strip 6.35 mm [p1, p3].",
    "Size 16 carries 13 A. Strip 6.35 mm.",
    [
      ["Size 16 carries 13 A.", ["p2"]],
      ["Strip 6.35 mm.", ["p1", "p3"]],
    ],
  ],
  [
    "- red: 1 A [p1]\n- blue: 2 A [p2]",
    "- red: 1 A\n- blue: 2 A",
    [
      ["- red: 1 A", ["p1"]],
      ["- blue: 2 A", ["p2"]],
    ],
  ],
  [
    "The torque is 1.5 N·m. Use tool M81969/14-01.",
    "The torque is 1.5 N·m. Use tool M81969/14-01.",
    [
      ["The torque is 1.5 N·m.", []],
      ["Use tool M81969/14-01.", []],
    ],
  ],
  [
    "载流为13 A。[p1]剥线长度6 mm。[p2]",
    "载流为13 A。剥线长度6 mm。",
    [
      ["载流为13 A。", ["p1"]],
      ["剥线长度6 mm。", ["p2"]],
    ],
  ],
  [
    "Pin [P2] of row [4] is ground. [p1]",
    "Pin [P2] of row [4] is ground.",
    [["Pin [P2] of row [4] is ground.", ["p1"]]],
  ],
  ["| 16 | 13 A |\n[p1]", "| 16 | 13 A |", [["| 16 | 13 A |", ["p1"]]]],
  ["", "", []],
] as const)("%s", (written, text, sentences) => {
  expect(readCitations(written)).toEqual({
    text,
    sentences: sentences.map(([sentence, cites]) => ({ text: sentence, cites })),
  });
});

it("loses not a letter, whatever is written", () => {
  const piece = fc.constantFrom("[p1]", " ", ".", "\n", "3.5 A", "Word", "[p2, p3]", "! ", "。", "e.g.", "…", "\n\n");
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const written = pieces.join("");
      expect(sentencesOf(written).join("")).toBe(written);
    }),
    { seed: 7, numRuns: 2_000 },
  );
});
