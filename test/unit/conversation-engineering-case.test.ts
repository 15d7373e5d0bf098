import { array, assert, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { engineeringCase, isEmpty } from "../../worker/conversation/handoff/engineering-case.ts";

const nothing = {
  application: [],
  temperature: [],
  sealing: [],
  vibration: [],
  matingHalf: [],
  quantity: [],
  standards: [],
  files: [],
};

describe("an engineering case", () => {
  it("holds what an English customer said, each in its field and in the customer's words", () => {
    const said = [
      "Hi! We are building an inverter for a ferry.",
      "It must take -40 to +125 °C and salt spray. Vibration is about 20 g rms.",
      "We need 250 pcs. It mates with D38999/26WJ35PN. Tested to MIL-STD-1344 and IEC 60512-6-4, IP67 when mated.",
    ];
    expect(engineeringCase(said, ["drawing.pdf"])).toEqual({
      application: ["We are building an inverter for a ferry."],
      temperature: ["-40 to +125 °C"],
      sealing: [
        "It must take -40 to +125 °C and salt spray.",
        "Tested to MIL-STD-1344 and IEC 60512-6-4, IP67 when mated.",
      ],
      vibration: ["Vibration is about 20 g rms."],
      matingHalf: ["It mates with D38999/26WJ35PN."],
      quantity: ["250 pcs"],
      standards: ["MIL-STD-1344", "IEC 60512-6-4"],
      files: ["drawing.pdf"],
    });
  });

  it.each([
    [
      "de",
      "Wir bauen eine Pumpe. Einsatz bis 105 °C, wasserdicht. 40 Stück. Gegenstecker ist vorhanden.",
      "105 °C",
      "40 Stück",
    ],
    [
      "fr",
      "Il est utilisé dans un drone, de -20 à 70 °C, étanche. 12 pièces. Connecteur associé inconnu.",
      "-20 à 70 °C",
      "12 pièces",
    ],
    [
      "es",
      "La aplicación es un tren. Hasta 85 grados, estanco. 30 unidades. Se acopla con otro.",
      "85 grados",
      "30 unidades",
    ],
    ["it", "Il progetto è un drone. Fino a 90 °C, stagno. 15 pezzi. Si accoppia con un altro.", "90 °C", "15 pezzi"],
    ["zh", "用于船舶。温度 -40 到 85 ℃，防水。数量 200 个。对插的型号未定。", "-40 到 85 °C", "200 个"],
  ])("reads %s", (_language, text, temperature, quantity) => {
    const read = engineeringCase([text], []);
    expect(read.temperature).toEqual([temperature]);
    expect(read.quantity).toEqual([quantity]);
    expect([read.application, read.sealing, read.matingHalf].every((field) => field.length > 0)).toBe(true);
  });

  it.each([
    "What is the strip length of a size 20 contact?",
    "Does the agent strip tool fit?",
    "Which contact is in D38999/26WJ35PN?",
    "Can I have 13 A on it",
    "How many mating cycles does it survive?",
    "Thanks!",
  ])("fills no field that nobody spoke of: %s", (text) => {
    expect(engineeringCase([text], [])).toEqual(nothing);
    expect(isEmpty(engineeringCase([text], []))).toBe(true);
  });

  it("says nothing that the customer did not say", () => {
    assert(
      property(array(string({ maxLength: 200 }), { maxLength: 5 }), (said) => {
        const plain = said.map((text) => text.normalize("NFKC").replaceAll(/\s+/g, " ")).join("\n");
        for (const field of Object.values(engineeringCase(said, []))) {
          for (const value of field as readonly string[]) {
            expect(plain).toContain(value.replace(/…$/, ""));
          }
        }
      }),
    );
  });
});
