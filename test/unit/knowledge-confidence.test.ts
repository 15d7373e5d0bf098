import { describe, expect, it } from "vitest";
import { estimateSupport } from "../../worker/knowledge/confidence.ts";
import type { Estimate } from "../../worker/knowledge/confidence.ts";
import { codesIn, isNamed, namingForm, properNamesIn } from "../../worker/knowledge/confidence-things.ts";
import { englishOf } from "../../worker/knowledge/confidence-words.ts";
import type { Passage } from "../../worker/knowledge/passage.ts";
import { statementsOf } from "../../worker/knowledge/statements.ts";
import { askedKinds, holdsKind } from "../../worker/knowledge/value-kinds.ts";
import { passageWith } from "../support/passage.ts";

const TORQUES =
  "Tighten by hand first.\n\n| Shell size | Jam nut torque |\n| --- | --- |\n| 9 | 3.7 N·m |\n| 11 | 4.9 N·m |";

describe("whether the passages hold the asked-for fact", () => {
  it("is likelier when one statement holds thing, property and value", () => {
    const told = probability("jam nut torque of shell size 11?", TORQUES);
    expect(told).toBeGreaterThan(probability("jam nut weight of shell size 11?", TORQUES));
    expect(told).toBeGreaterThan(probability("who owns the company?", TORQUES));
  });

  it("falls when a value is asked for and none of its kind stands there", () => {
    const question = "what torque for the jam nut?";
    expect(probability(question, TORQUES)).toBeGreaterThan(probability(question, "Mind the jam nut torque."));
  });

  it("forgives a misspelled word", () => {
    expect(probability("jam nut torqe", TORQUES)).toBeGreaterThan(probability("jam nut flavour", TORQUES));
  });

  it("falls when the name that is asked about stands nowhere", () => {
    const asked = (name: string) =>
      probability(`jam nut torque on the ${name} receptacle?`, `${TORQUES}\n\nThe X20 has two keys.`);
    expect(asked("X20")).toBeGreaterThan(asked("X30"));
  });

  it("reads scripts without spaces, and endings of other languages", () => {
    const text = "刹车卡钳的固定螺栓扭矩为七牛米。";
    expect(probability("卡钳螺栓扭矩", text)).toBeGreaterThan(probability("卡钳颜色种类", text));
    const german = "Die Gleitringdichtungen sind nach 4000 Stunden zu prüfen.";
    expect(probability("Wann ist die Gleitringdichtung zu prüfen?", german)).toBeGreaterThan(
      probability("Wann ist die Kundenbetreuung zu sprechen?", german),
    );
  });

  it("does not mind a foreign word that nobody understands", () => {
    const asked = (words: string) => probability(`Welches Drehmoment ${words} hat die Mutter?`, TORQUES);
    expect(asked("blorfung")).toBeCloseTo(asked(""), 5);
    expect(asked("Farbe")).toBeLessThan(asked(""));
  });

  it("is a number for no passages and no words", () => {
    expect(probability("???", TORQUES)).toBeGreaterThanOrEqual(0);
    expect(estimateSupport("torque?", [])).toMatchObject({ isDoubtful: false });
    expect(estimateSupport("torque?", []).probability).toBeLessThan(0.5);
  });

  it("is doubted for a code that stands nowhere, and for a value that the thing does not have", () => {
    const told = `${TORQUES}\n\n| Type | Torque (N·m) | Finish |\n| --- | --- | --- |\n| RX-11 | 4.9 | black |`;
    const isDoubted = (question: string) => estimate(question, told).isDoubtful;
    expect(isDoubted("torque of the RX-11?")).toBe(false);
    expect(isDoubted("torque of the RX 11")).toBe(false);
    expect(isDoubted("colour of the RX-11?")).toBe(false);
    expect(isDoubted("torque of the RX-12?")).toBe(true);
    expect(isDoubted("price of the RX-11?")).toBe(true);
    expect(isDoubted("who owns the company?")).toBe(false);
  });

  it("is doubted for a name that stands nowhere as a whole", () => {
    const told = "The Lake House has a terrace. The Garden Suite has a kitchen.";
    const isDoubted = (question: string) => estimate(question, told).isDoubtful;
    expect(isDoubted("Does the Garden Suite have a kitchen?")).toBe(false);
    expect(isDoubted("Does the Lake Suite have a kitchen?")).toBe(true);
    expect(probability("Does the Lake Suite have a kitchen?", told)).toBeLessThan(
      probability("Does the Garden Suite have a kitchen?", told),
    );
  });

  it("is doubted of passages in another language for codes and the values of things alone", () => {
    const told = { text: "Das Gehäuse der RX-11 aus Aluminium ist schwarz.", language: "de" };
    const isDoubted = (question: string) => estimate(question, told).isDoubtful;
    expect(isDoubted("What is the Frame of the House made of?")).toBe(false);
    expect(isDoubted("How heavy is it?")).toBe(false);
    expect(isDoubted("How heavy is the RX-11?")).toBe(true);
    expect(isDoubted("Which colour has the RX-12?")).toBe(true);
  });

  it("counts a synonym for less than the word", () => {
    const told = (who: string) => probability("when is the boss in the office", `The ${who} is in the office at nine.`);
    expect(told("boss")).toBeGreaterThan(told("manager"));
    expect(told("manager")).toBeGreaterThan(told("gardener"));
  });
});

describe("statements", () => {
  it("are sentences, and rows with their header", () => {
    expect(statementsOf(`${TORQUES}\n\nOne thing. Another thing.`)).toEqual([
      "Tighten by hand first.",
      "| Shell size | Jam nut torque | | 9 | 3.7 N·m |",
      "| Shell size | Jam nut torque | | 11 | 4.9 N·m |",
      "One thing.",
      "Another thing.",
    ]);
  });
});

describe("values beside their unit", () => {
  it("are read of a column and of a field whose head names it", () => {
    expect(statementsOf("| Type | Weight (kg) |\n| - | - |\n| A | 3.1 |")).toEqual([
      "| Type | Weight (kg) | | A | 3.1 | 3.1 kg;",
    ]);
    expect(statementsOf("Free length [mm]: 20")).toEqual(["Free length [mm]: 20 20 mm;"]);
  });
});

describe("things that a question names", () => {
  it.for([
    ["How heavy is the GX-12, or the DK400?", ["gx12", "dk400"]],
    ["CP-22的额定功率是多少？", ["cp22"]],
    ["Which torque for 12 mm, 24/7?", []],
    ["I am joe99@example.com, see https://example.com/p12: how heavy is the GX-12?", ["gx12"]],
  ] as const)("are codes: %s", ([question, codes]) => {
    expect(codesIn(question).map((code) => code.trim())).toEqual(codes);
  });

  it("are proper names, in English alone", () => {
    expect(properNamesIn("What does the Lake Suite cost?")).toEqual([" lake suite "]);
    expect(properNamesIn("Was kostet die Seesuite und wie ist das Wetter?")).toEqual([]);
  });

  it("are named by the name of a file, too", () => {
    const told = { title: "Power relay", text: "The coil takes 71 mA.", path: "relays/relay-t78-24" };
    const asked = (code: string) => estimate(`What is the coil current of the ${code}?`, told);
    expect(asked("T78").isDoubtful).toBe(false);
    expect(asked("HF2").isDoubtful).toBe(true);
  });

  it("are told from others of their kind", () => {
    const isIn = (code: string, text: string) => isNamed(namingForm(code), namingForm(text));
    expect(isIn("GX-12", "the gx 12 pump")).toBe(true);
    expect(isIn("M32", "nut M32x1.5")).toBe(true);
    expect(isIn("GX-12", "the GX-120 pump")).toBe(false);
    expect(isIn("GX-12", "AGX-12")).toBe(false);
  });
});

describe("kinds of values", () => {
  it.for([
    ["How heavy is it in grams?", "mass", "Mass: 12 g", "12 N·m"],
    ["What torque?", "torque", "0.6 N·m", "0.6 N"],
    ["What force in newtons?", "force", "89 N", "0.6 N·m"],
    ["lead time", "duration", "8 weeks", "8 pieces"],
    ["Which colour?", "colour", "red / orange", "size 20"],
    ["Which colour?", "colour", "das Gehäuse ist schwarz", "die Schwarte"],
    ["How heavy?", "mass", "it weighs 3.1 kilograms", "3 grooves"],
    ["lead time", "duration", "in four weeks, a 2-year warranty", "four weak springs"],
    ["lead time", "duration", "nach vier Wochen", "vier Bolzen"],
    ["How thick?", "length", "40 millimètres", "3 metal parts"],
    ["What price?", "price", "价格为45元", "45件"],
  ] as const)("%s asks for %s", ([question, kind, held, other]) => {
    expect(askedKinds(question)).toContain(kind);
    expect(holdsKind(held, kind)).toBe(true);
    expect(holdsKind(other, kind)).toBe(false);
  });

  it("are asked for in English by English words alone", () => {
    expect(askedKinds(englishOf("Which section of the road is the oldest?"))).toEqual([]);
    expect(askedKinds(englishOf("Quelle est la section du câble ?"))).toContain("gauge");
  });

  it("are not asked for by a value that is given", () => {
    expect(askedKinds("may I double up a 13 amp pair")).toEqual([]);
  });
});

function probability(question: string, text: string): number {
  return estimate(question, text).probability;
}

function estimate(question: string, told: string | Partial<Passage>): Estimate {
  const passage = passageWith({
    id: "id",
    title: "Receptacles",
    ...(typeof told === "string" ? { text: told } : told),
  });
  return estimateSupport(question, [passage]);
}
