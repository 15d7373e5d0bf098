import { describe, expect, it } from "vitest";
import { customerSignal } from "../../worker/hearing/customer-signal.ts";
import { FRUSTRATED, frustrationOf } from "../../worker/hearing/frustration.ts";
import type { Utterance } from "../../worker/hearing/utterance.ts";

function chat(...lines: readonly string[]): Utterance[] {
  return lines.map((text, index) => ({ role: index % 2 === 0 ? "customer" : "bot", text }));
}

describe("frustration", () => {
  it.each([
    "This is the third time I am asking",
    "you don't understand anything",
    "useless bot",
    "Das hilft mir überhaupt nicht weiter",
    "vous tournez en rond",
    "¿Cuántas veces tengo que repetirlo?",
    "sto perdendo tempo",
    "你根本没看懂我的问题",
  ])("is seen in one plain complaint: %s", (text) => {
    expect(frustrationOf(text).score).toBeGreaterThanOrEqual(FRUSTRATED);
  });

  it.each([
    "NEED PRICE FOR MS3476W14-19S QTY 200",
    "Great service!!! What is the IP rating?",
    "is the cap useless without the lanyard?",
    "The wrong pin was crimped, what now?",
    "sorry, wrong part number",
    "third time we order this part",
    "is the keying idiot-proof?",
    "The old connector failed after 200 cycles",
  ])("is not seen in: %s", (text) => {
    expect(frustrationOf(text).score).toBeLessThan(FRUSTRATED);
  });

  it("rises when the same is asked again and again", () => {
    const question = "What is the current rating of size 20?";
    const once = frustrationOf(question, chat(question, "Which series do you mean?"));
    const twice = frustrationOf(question, chat(question, "Which one?", question, "Please name the series."));
    expect(once.score).toBeLessThan(FRUSTRATED);
    expect(twice.score).toBeGreaterThanOrEqual(FRUSTRATED);
    expect(twice.reasons).toContain("asks the same again");
  });

  it("takes a question with other numbers for another question", () => {
    const before = chat("strip length for size 16?", "6.3 mm", "strip length for size 12?", "6.3 mm");
    expect(frustrationOf("strip length for size 20?", before)).toEqual({ score: 0, reasons: [] });
  });

  it("rises with one contradiction after another", () => {
    const before = chat("mating half of AT04-6P?", "AT04-6P is a receptacle.", "no", "Then AT04-08PA.");
    expect(frustrationOf("no", before.slice(0, 2)).score).toBeLessThan(FRUSTRATED);
    expect(frustrationOf("no, wrong", before).score).toBeGreaterThanOrEqual(FRUSTRATED);
  });

  it("forgets once the customer goes on calmly", () => {
    const before = chat("useless bot!!", "I am sorry. It is 7.5 A.");
    expect(frustrationOf("And which tool do I need?", before).score).toBe(0);
  });

  it("keeps the words as reasons", () => {
    expect(frustrationOf("THIS IS RIDICULOUS!!").reasons).toEqual(
      expect.arrayContaining([expect.stringContaining("ridiculous"), "capitals", "exclamation"]),
    );
  });

  it("gives way to a wish for a person", () => {
    expect(customerSignal("This is useless, let me talk to someone").kind).toBe("wants-human");
    expect(customerSignal("This is useless").kind).toBe("frustrated");
    expect(customerSignal("Which torque?").kind).toBe("none");
  });
});
