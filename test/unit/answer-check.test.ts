import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkAgainstSources, checkReply } from "../../worker/answer/checking/check.ts";

const passage = `Contact ratings
| Contact size | Current | Wire |
| 16 | 13 A | 16-20 AWG |
| 22D | 5 A | 22–28 AWG |
D38999/26WJ35PN mates with D38999/24WJ35SN. Torque is 0.9 N·m; range -65 °C to +175 °C, per MIL-DTL-38999.`;

const unsupported = (reply: string) => checkAgainstSources(reply, [passage]).unsupported;

describe("checking a reply against its sources", () => {
  it.each([
    "A size 16 contact carries 13 A.",
    "13A, wire 16 to 20 AWG.",
    "13 amps, 0.9 Nm",
    "Size 22D: 22-28 AWG.",
    "Torque: 0,9 N·m",
    "It mates with D38999/24WJ35SN.",
    "From −65 °C to +175 °C, see MIL-DTL-38999.",
    "1. Strip the wire.\n2. Crimp it.",
    "There is no figure here.",
  ])("lets pass what stands in them: %s", (reply) => {
    expect(unsupported(reply)).toEqual([]);
  });

  it.each([
    ["A size 16 contact carries 23 A.", ["23 A"]],
    ["It mates with D38999/24WJ35PN.", ["D38999/24WJ35PN"]],
    ["See MIL-DTL-5015.", ["MIL-DTL-5015"]],
    ["Torque: 9 N·m", ["9 N·m"]],
    ["Up to +200 °C", ["+200 °C"]],
    ["Up to +65 °C", ["+65 °C"]],
    ["D38999/26WJ35SN", ["D38999/26WJ35SN"]],
    ["Size 22M", ["22M"]],
    ["It carries 13 mA.", ["13 mA"]],
    ["It carries 13 kV.", ["13 kV"]],
    ["Torque: 0.9 N", ["0.9 N"]],
  ])("stops what does not: %s", (reply, expected) => {
    expect(unsupported(reply)).toEqual(expected);
  });

  it("supports nothing without sources, and everything that is a source itself", () => {
    expect(checkAgainstSources("13 A", []).unsupported).toEqual(["13 A"]);
    fc.assert(fc.property(fc.string(), (text) => checkAgainstSources(text, [text]).unsupported.length === 0));
  });

  it("stops any number that the source does not hold", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9_999_999 }), (number) => {
        fc.pre(!passage.includes(String(number)));
        expect(unsupported(`It is ${number} mm`)).toEqual([`${number} mm`]);
      }),
    );
  });

  it("ends on a reply without end", () => {
    expect(checkAgainstSources("1 ".repeat(8_000), [passage]).unsupported).toContain("1");
    expect(checkAgainstSources("one ".repeat(2_000), [passage]).unsupported).toEqual([]);
    expect(checkAgainstSources("quatre-vingt ".repeat(600), [passage]).unsupported).toEqual([]);
    expect(unsupported("A size 16 contact carries 13 A. ".repeat(100))).toEqual([]);
    expect(unsupported("not ".repeat(4_000))).toEqual([]);
  });
});

describe("the name of a passage's file", () => {
  const cited = {
    text: "The coil takes 71 mA.",
    title: "Power relay",
    headings: [],
    path: "relays/relay-t78-24",
    document: null,
    revision: null,
    language: "en",
    kind: "prose",
  } as const;
  const verdicts = (reply: string) => checkReply(reply, [cited]).map(({ written, verdict }) => [written, verdict]);

  it("tells which product it is", () => {
    expect(verdicts("The coil of the T78 takes 71 mA.")).toEqual([
      ["T78", "supported"],
      ["71 mA", "supported"],
    ]);
    expect(verdicts("The coil of the T7 takes 71 mA.")[0]).toEqual(["T7", "unsupported"]);
  });

  it("binds no value to one of two products that are cited", () => {
    const sister = { ...cited, path: "relays/relay-hf2", text: "The coil takes 80 mA." };
    const [named] = checkReply("The coil of the T78 takes 80 mA.", [cited, sister]);
    expect(named).toMatchObject({ written: "T78", verdict: "unsupported" });
  });

  it("is no quarter and no grade", () => {
    const [named] = checkReply("It comes in grade A4.", [{ ...cited, path: "relays/relay-a4" }]);
    expect(named).toMatchObject({ written: "A4", verdict: "unsupported" });
  });

  it("holds no value", () => {
    expect(verdicts("It is for 24 V, and there are 24 of them.").map(([, verdict]) => verdict)).toEqual([
      "unsupported",
      "unsupported",
    ]);
    expect(verdicts("It weighs 78 g.")).toEqual([["78 g", "unsupported"]]);
  });
});
