/** What rules alone make of a question: whom it is for, and what stays open for a model. */
import { describe, expect, it } from "vitest";
import { ASSISTANTS, assistantNamed } from "../../worker/answer/assistants/registry.ts";
import { triageByRules } from "../../worker/answer/triage.ts";

describe("the rules of triage", () => {
  it.each([
    ["What mates with D38999/26WJ35PN?", "selection"],
    ["Which wedgelocks belong to AT06-12SA?", "selection"],
    ["Was ist das Gegenstück zu D38999/26WB35PN?", "selection"],
    ["What current can a size 16 contact carry?", "technical"],
    ["Quelle est la température maximale de la classe W ?", "technical"],
    ["Is the olive drab plating RoHS compliant?", "technical"],
    ["How do I crimp a size 20 contact?", "assembly"],
    ["Mit welchem Werkzeug crimpe ich Größe 22D?", "assembly"],
    ["¿Cuál es el par de apriete?", "assembly"],
    ["What is your lead time, and is there a minimum order?", "orders"],
    ["Wie lange ist die Lieferzeit?", "orders"],
    ["This is unacceptable, half the connectors arrived damaged!", "complaint"],
    ["Ich möchte reklamieren: die Ware ist defekt.", "complaint"],
    ["hi there", "small_talk"],
    ["Danke!", "small_talk"],
    ["谢谢", "small_talk"],
    ["Who owns the company?", "general"],
    ["", "general"],
  ])("%s is for %s", (question, assistant) => {
    const triage = triageByRules(question, [], false);
    expect(triage).toMatchObject({ assistant: { name: assistant }, topic: assistant, by: "rules" });
  });

  it("leaves a follow-up with whom the question before it was for, and a new topic not", () => {
    const earlier = ["What is the lead time of the AT Series?"];
    expect(triageByRules("and for the ATM Series?", earlier, true).assistant.name).toBe("orders");
    expect(triageByRules("and how do I crimp it?", earlier, true).assistant.name).toBe("assembly");
  });

  it("hears an upset customer", () => {
    expect(triageByRules("STILL NO ANSWER FROM YOU", [], false).sentiment).toBe("upset");
    expect(triageByRules("What is the weight of D38999/26WJ35PN?", [], false).sentiment).toBe("calm");
  });
});

describe("the assistants", () => {
  it("have names and signs of their own, and can hand off", () => {
    expect(new Set(ASSISTANTS.map(({ name }) => name)).size).toBe(ASSISTANTS.length);
    for (const assistant of ASSISTANTS) {
      expect(assistantNamed(assistant.name)).toBe(assistant);
      expect(assistant.signs.flags).toContain("g");
      expect(assistant.tools).toContain("hand_off");
      expect(assistant.instructions).not.toBe("");
    }
  });
});
