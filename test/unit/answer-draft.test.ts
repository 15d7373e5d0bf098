/** What is read of what a model writes: whole, wrapped, broken, or still being written. */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readDraft, readPartialDraft } from "../../worker/answer/draft.ts";

const DRAFT = { kind: "answer", text: 'Say "13 A"\n[p1]', sources: ["p1"], options: [], confidence: 0.9 } as const;
const WRITTEN = JSON.stringify(DRAFT);

it.each([
  ["as it was asked for", WRITTEN, DRAFT],
  ["in a fence, with a word before", "Here you are:\n```json\n" + WRITTEN + "\n```", DRAFT],
  [
    "without the fields that it left out",
    '{"kind":"unknown"}',
    { kind: "unknown", text: "", sources: [], options: [], confidence: 0 },
  ],
  ["with a confidence between 0 and 1", '{"kind":"unknown","confidence":"7"}', { kind: "unknown", confidence: 1 }],
  ["not at all when cut off", WRITTEN.slice(0, -3), null],
  ["not at all of another kind", '{"kind":"poem","text":"x"}', null],
  ["not at all without an object", "13 A", null],
  ["not at all of nothing", "", null],
])("a draft is read %s", (_how, written, expected) => {
  expect(readDraft(written)).toEqual(expected === null ? null : expect.objectContaining(expected));
});

it("is read while it is written: nothing but beginnings of its text, wherever it is cut", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, cut) => {
      const written = JSON.stringify({ ...DRAFT, text });
      const partial = readPartialDraft(written.slice(0, cut % (written.length + 1)));
      const whole = readDraft(written)?.text ?? "";
      expect(partial === null || (partial.kind === "answer" && whole.startsWith(partial.text))).toBe(true);
    }),
    { seed: 11, numRuns: 2_000 },
  );
  expect(readPartialDraft(WRITTEN)).toEqual({ kind: "answer", text: DRAFT.text });
  expect(readPartialDraft('{"kind":"answer","text":"Size 16 car')).toEqual({ kind: "answer", text: "Size 16 car" });
});

it("loses what nobody sees, so that a part number can be copied", () => {
  const text = "Use D38999/\u00AD24WJ\u200B35SN\u202E,\u0007 13 A.\nNext line";
  expect(readDraft(JSON.stringify({ ...DRAFT, text }))?.text).toBe("Use D38999/24WJ35SN, 13 A.\nNext line");
});
