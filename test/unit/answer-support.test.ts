/** What is held back before a model is asked, and above all what is not: S1 to S4 of support.ts. */
import { expect, it } from "vitest";
import { GENERAL } from "../../worker/answer/assistants/registry.ts";
import { complaint } from "../../worker/answer/assistants/complaint.ts";
import { smallTalk } from "../../worker/answer/assistants/small-talk.ts";
import { askedTexts, isHeldBack, supportOf } from "../../worker/answer/support.ts";
import type { Supported } from "../../worker/answer/support.ts";
import { triageByRules } from "../../worker/answer/triage.ts";
import { HELD_BACK_BELOW } from "../../worker/knowledge/confidence-weights.ts";
import { passageWith } from "../support/passage.ts";

const PUMPS = passageWith({
  id: "id",
  text: "The pumps are made of steel.\n\n| Type | Displacement (cm³) | Flow (l/min) |\n| --- | --- | --- |\n| GX-12 | 12.4 | 18 |\n| GX-20 | 20.1 | 29 |",
  title: "Gear pumps",
  headings: ["Types"],
});

const UNKNOWN = "What does the GX-20 weigh?";
const KNOWN = "What is the displacement of the GX-20?";

function supported(text: string, over: Partial<Supported> = {}) {
  return supportOf({
    text,
    query: text,
    triage: triageByRules(text, [], false),
    passages: [PUMPS],
    found: { parts: [], degraded: [] },
    isReply: false,
    ...over,
  });
}

it.each([
  ["a property that is never stated", UNKNOWN],
  ["another thing of the same family", "What is the displacement of the GX-40?"],
  ["a price of it, in German", "Was kostet die GX-20?"],
])("%s is held back: %s", (_what, text) => {
  expect(isHeldBack(supported(text))).toBe(true);
});

it.each([
  ["what the passages hold", KNOWN],
  ["a value under a head that names its unit", "How many litres a minute does the GX-12 deliver? I need the flow."],
  ["talk", "Do you speak German?"],
  ["a wish for help", "Can you help me with it, please?"],
  ["a bare number", "GX-40"],
])("%s is not held back: %s", (_what, text) => {
  expect(isHeldBack(supported(text))).toBe(false);
});

it.each([
  ["The GX-20 weighs twelve kilograms.", UNKNOWN],
  ["Die GX-20 hat eine Lieferzeit von 4 Wochen.", "Wie lange ist die Lieferzeit der GX-20?"],
])("reads units in words, in the languages of the documents: %s", (text, question) => {
  expect(isHeldBack(supported(question, { passages: [{ ...PUMPS, text }] }))).toBe(false);
});

const asked = triageByRules(UNKNOWN, [], false);
const part = { id: "id", number: "GX-20", family: null, status: null, supersededBy: null, mates: [], accessories: [] };

it.each<readonly [string, Partial<Supported>]>([
  ["the reply to a question back", { isReply: true }],
  ["small talk", { triage: { ...asked, assistant: smallTalk } }],
  ["a complaint", { triage: { ...asked, assistant: complaint } }],
  ["a language that nobody has words of", { triage: { ...asked, by: "model", language: "nl" } }],
  ["half of the search failed", { found: { parts: [], degraded: ["vectors: Error"] } }],
  ["a family", { found: { parts: [{ kind: "family", asked: "GX-2", members: ["GX-20", "GX-25"] }], degraded: [] } }],
  ["an unknown number", { found: { parts: [{ kind: "unknown", asked: "GX-20" }], degraded: [] } }],
  [
    "a near miss",
    { found: { parts: [{ kind: "near-miss", asked: "GX-2O", candidates: ["GX-20"], opposites: [] }], degraded: [] } },
  ],
  [
    "a number with a successor",
    { found: { parts: [{ kind: "superseded", asked: "GX-20", part, packaging: null, by: "GX-21" }], degraded: [] } },
  ],
])("has no say over %s, though the passages do not hold it", (_what, over) => {
  const { probability, needed } = supported(UNKNOWN, over);
  expect(needed).toBeNull();
  expect(probability).toBeLessThan(HELD_BACK_BELOW);
});

it("has a say over a part that the catalogue holds", () => {
  const parts = [{ kind: "exact", asked: "GX-20", part, packaging: null }] as const;
  expect(isHeldBack(supported(UNKNOWN, { found: { parts, degraded: [] } }))).toBe(true);
});

it("takes the likeliest of several questions", () => {
  const both = `Good morning. ${UNKNOWN} ${KNOWN}`;
  expect(supported(both).probability).toBeGreaterThan(HELD_BACK_BELOW);
  expect(isHeldBack(supported(`Hello,\n${UNKNOWN}`))).toBe(true);
  expect(askedTexts("earlier\nand now?", "and now?")).toEqual(["earlier and now?"]);
  expect(askedTexts(both, both)).toHaveLength(4);
});

it("reads a follow-up with what it leans on", () => {
  const text = "And its weight?";
  const support = supported(text, { query: `${KNOWN}\n${text}`, triage: { ...asked, assistant: GENERAL } });
  expect(isHeldBack(support)).toBe(true);
});
