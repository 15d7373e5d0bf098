/**
 * Guardrail topics on labelled messages. 204 were written with the phrases. Three sets in other words were
 * measured when they were new, and the phrases widened by the first two: 55 messages gave a precision of 0.86
 * and a recall of 0.60, 44 gave 0.90 and 0.68, 30 (kept nowhere) gave 1.0 and 0.84. New wordings will be missed.
 */
import { describe, expect, it } from "vitest";
import { comparable, guardrailsIn, patternOf } from "../../worker/answer/safety/guardrails.ts";
import { GUARDRAIL_TOPICS } from "../../worker/answer/safety/guardrail-topics.ts";
import { LATER_MESSAGES, MESSAGES } from "../fixtures/guardrails.ts";

const all = [...MESSAGES, ...LATER_MESSAGES];

describe("guardrail topics", () => {
  it.each(all.flatMap(({ text, topic }) => (topic === null ? [] : [[topic, text]])))("%s: %s", (topic, text) => {
    expect(guardrailsIn(text).map((match) => match.topic)).toContain(topic);
  });

  it.each(all.filter(({ topic }) => topic === null))("none: $text", ({ text }) => {
    expect(guardrailsIn(text)).toEqual([]);
  });

  it("say why, and in which words", () => {
    expect(guardrailsIn("Guten Tag, brauche ich eine Ausfuhrgenehmigung?")).toEqual([
      expect.objectContaining({ topic: "export control", evidence: "ausfuhrgenehmigung" }),
    ]);
  });

  it("may all be touched at once", () => {
    const found = guardrailsIn("Is the ITAR part FDA approved? Otherwise our lawyer will call.");
    expect(found.map(({ topic }) => topic)).toEqual(["medical use", "legal", "export control"]);
  });

  it("are those of the settings, whichever those are", () => {
    const topic = {
      topic: "pets",
      reason: "Pets are not ours.",
      phrases: { en: ["(cat|dog)* ... food"] },
      together: [],
      unless: { en: ["hot dog"] },
    };
    expect(guardrailsIn("Cats eat dry food", [topic])).toHaveLength(1);
    expect(guardrailsIn("Cats sleep. Food is ready", [topic])).toEqual([]);
    expect(guardrailsIn("Hot dog and food", [topic])).toEqual([]);
  });

  it("have phrases that can match and no phrase that matches nothing said", () => {
    for (const { phrases, together, unless } of GUARDRAIL_TOPICS) {
      const written = [phrases, unless, ...together.flatMap(({ things, asks }) => [things, asks])];
      for (const phrase of written.flatMap((one) => Object.values(one).flat())) {
        expect([phrase, patternOf(phrase).test(comparable(""))]).toEqual([phrase, false]);
      }
    }
  });
});
