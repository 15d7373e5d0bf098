import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areOpposites, partMentions } from "../../worker/knowledge/part-mentions.ts";
import { findExact, findLike, recordOf } from "../../worker/knowledge/parts.ts";
import type { ResolvedPart } from "../../worker/knowledge/parts.ts";

const NUMBERS = [
  "D38999/26WJ35PN",
  "D38999/26WJ35SN",
  "D38999/24WJ35SN",
  "D38999/26WA35PN",
  "M39029/58-360",
  "AT06-4S",
  "AT06-12SA",
  "AT06-12SB",
  "A114017",
  "F12A-04M-O",
  "FRF-BNC-P50-58",
  "MS3106A10SL-4P",
  "KX-1",
];
const RECORDS = NUMBERS.map((number) => recordOf(number, number, `Part number: ${number}\nStatus: active`));

describe("a part number in a question", () => {
  it.for([
    ["what mates with D38999/26WJ35PN?", "D38999/26WJ35PN"],
    ["d3899926wj35pn", "D38999/26WJ35PN"],
    ["d38999 26wj35pn in stock?", "D38999/26WJ35PN"],
    ["D38999-26-WJ35-PN", "D38999/26WJ35PN"],
    ["MIL-DTL-38999/26WJ35PN", "D38999/26WJ35PN"],
    ["38999/26WJ35PN", "D38999/26WJ35PN"],
    ["AS39029/58-360", "M39029/58-360"],
    ["M3902958360 colours", "M39029/58-360"],
    ["A114O17", "A114017"],
    ["ATO6-4S", "AT06-4S"],
    ["at o6 4s", null],
    ["power of a kx1?", "KX-1"],
    ["power of a kx2?", null],
    ["F12A-04M-0", "F12A-04M-O"],
    ["FRF BNC P50 58", "FRF-BNC-P50-58"],
    ["MS3106A1OSL-4P", "MS3106A10SL-4P"],
  ] as const)("%s is %s", ([question, number]) => {
    expect(exact(question)?.part.number ?? null).toBe(number);
  });

  it("loses its packaging suffix, which is told", () => {
    expect(exact("AT06-4S-PB")).toMatchObject({ part: { number: "AT06-4S" }, packaging: "PB" });
  });

  it("is not another number that begins or ends alike", () => {
    expect(exact("D38999/26WJ35PA")).toBeNull();
    expect(exact("AT06-12S")).toBeNull();
    expect(exact("AT06-4S-BLK")).toBeNull();
  });

  it("is never its opposite", () => {
    expect(exact("D38999/26WA35SN")).toBeNull();
    expect(like("D38999/26WA35SN")).toMatchObject({
      kind: "near-miss",
      candidates: expect.arrayContaining(["D38999/26WA35PN"]),
      opposites: ["D38999/26WA35PN"],
    });
  });

  it("is asked back when it differs by one letter", () => {
    expect(like("D38999/26WJ35PM")).toMatchObject({ kind: "near-miss", candidates: ["D38999/26WJ35PN"] });
    expect(like("AT06-4S-BLK")).toMatchObject({ kind: "near-miss", candidates: ["AT06-4S"] });
  });

  it("stands for its family when it is the beginning of several", () => {
    expect(like("AT06-12S")).toMatchObject({ kind: "family", members: ["AT06-12SA", "AT06-12SB"] });
  });

  it.for(["what is the current of a size 16 contact", "temperature above 125 °C", "in 2024", "25 % surcharge"])(
    "is not seen in: %s",
    (question) => {
      expect(exact(question)).toBeNull();
      expect(partMentions(question).filter(({ strong }) => strong)).toEqual([]);
    },
  );

  it("is found whatever stands around it, in any separators and case", () => {
    const separator = fc.constantFrom("-", "/", " ", "", ".");
    fc.assert(
      fc.property(fc.constantFrom(...NUMBERS), separator, fc.boolean(), (number, joined, lower) => {
        const typed = number.replaceAll(/[-/]/g, joined);
        expect(exact(`do you have ${lower ? typed.toLowerCase() : typed} please`)?.part.number).toBe(number);
      }),
    );
  });
});

describe("opposites", () => {
  it("differ in the letter of the contacts alone", () => {
    expect(areOpposites("d3899926wj35pn", "d3899926wj35sn")).toBe(true);
    expect(areOpposites("f12a04mc", "f12a04fc")).toBe(true);
    expect(areOpposites("d3899926wj35pn", "d3899924wj35sn")).toBe(false);
    expect(areOpposites("at0612sa", "at0612sb")).toBe(false);
  });
});

describe("what the catalogue says", () => {
  it("is read from the record's lines", () => {
    const record = recordOf(
      "id",
      "AX06-4S",
      "Part number: AX06-4S\nFamily: AX Series\nAccessories: A, B\nStatus: superseded\nSuperseded by: AT06-4S\nMates with: AX04-4P, AX04-4X",
    );
    expect(record).toEqual({
      id: "id",
      number: "AX06-4S",
      family: "AX Series",
      status: "superseded",
      supersededBy: "AT06-4S",
      mates: ["AX04-4P", "AX04-4X"],
      accessories: ["A", "B"],
    });
    const [mention] = partMentions("AX06-4S");
    expect(mention && findExact(mention, [record])).toMatchObject({ kind: "superseded", by: "AT06-4S" });
  });
});

type Named = Extract<ResolvedPart, { readonly part: unknown }>;

function exact(question: string): Named | null {
  for (const mention of partMentions(question)) {
    const found = findExact(mention, RECORDS);
    if (found !== null && "part" in found) {
      return found;
    }
  }
  return null;
}

function like(number: string): ResolvedPart | null {
  const [mention] = partMentions(number);
  return mention === undefined ? null : findLike(mention, RECORDS);
}
