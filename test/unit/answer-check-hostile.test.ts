/** What a model may write to get a false figure past the checker, and what looks like it and is right. */
import { describe, expect, it } from "vitest";
import { checkReply, mayBeSent } from "../../worker/answer/checking/check.ts";
import type { CitedPassage } from "../../worker/answer/checking/evidence.ts";

const RATINGS: CitedPassage = {
  title: "Contact Ratings",
  headings: ["Currents"],
  document: "FM-3001",
  revision: "B",
  url: "https://docs.example.com/ratings",
  language: "en",
  kind: "prose",
  text: "A size 16 contact carries 13 A. The coupling nut is tightened to 0.9 N·m. Insulation resistance is 5000 MΩ. The capacitance is 4.7 µF. Plug D38999/26WJ35PN of Series III mates with receptacle D38999/24WJ35SN. Valid from 4 May 2026. Write to support@fitmate.example or call +49 30 1234567.",
};
const PACKING: CitedPassage = {
  ...RATINGS,
  title: "Packing",
  headings: [],
  document: "FM-9000",
  url: null,
  text: "Parts are packed in bags of 50 pieces. Contact M39029/58-360 is gold plated. Quotations have price breaks; samples are free.",
};
const passes = (reply: string, cited: readonly CitedPassage[] = [RATINGS, PACKING]): boolean =>
  mayBeSent(checkReply(reply, cited, { question: "What current does a size 16 contact carry?" }));

describe("a figure of its own is found", () => {
  it.each([
    ["in words", "A size 16 contact carries fourteen amps."],
    ["in words with a half", "A size 16 contact carries thirteen and a half amps."],
    ["by the dozen", "A size 16 contact carries a dozen amps."],
    ["in words with a point", "Tighten to one point two newton metres."],
    ["as a multiple", "Its peak is twice the current, while a size 16 contact carries 13 A."],
    ["as a fraction", "Keep it at one third of the rated value."],
    ["in Chinese", "该触点可承载十四安培。"],
    ["in Arabic figures", "A size 16 contact carries ١٤ A."],
    ["in Persian figures", "A size 16 contact carries ۱۴ A."],
    ["in Devanagari figures", "A size 16 contact carries १४ A."],
    ["in wide figures", "A size 16 contact carries １４ Ａ."],
    ["in a circle", "A size 16 contact carries ⑭ A."],
    ["in bold letters of mathematics", "A size 16 contact carries 𝟏𝟒 A."],
    ["in Roman figures", "A size 16 contact carries XIV A."],
    ["in Roman figures as a size", "A size XX contact carries 13 A."],
    ["in keycaps", "A size 16 contact carries 1️⃣4️⃣ A."],
    ["split by nothing that is seen", "A size 16 contact carries 1\u200B4 A."],
    ["split by Markdown", "A size 16 contact carries 1**4** A."],
    ["split by lines below", "A size 16 contact carries 1_4_ A."],
    ["split by tags", "A size 16 contact carries 1<b>4</b> A."],
    ["split by a comment", "A size 16 contact carries 1<!-- -->4 A."],
    ["split by a line", "A size 16 contact carries 14\nA."],
    ["by an entity", "A size 16 contact carries 1&#52; A."],
    ["before an entity", "A size 16 contact carries 14&nbsp;A."],
    ["backwards", "A size 16 contact carries \u202E41\u202C A."],
    ["as the label of a link", "A size 16 contact carries [14 A](https://docs.example.com/ratings)."],
    ["as a source's title", "See “Contact Ratings 14 A” (FM-3001)."],
    ["in a table", "| Size | Current |\n| --- | --- |\n| 16 | 14 A |"],
    ["as the number of a list", "In amperes a size 16 contact carries:\n14. That is all."],
    ["as a reference", "A size 16 contact carries, in amperes, [14]."],
    ["struck out for another", "A size 16 contact carries ~~13~~ 14 A."],
    ["with a tilde", "A size 16 contact carries ~14 A."],
    ["with an exponent", "A size 16 contact carries 1.4e1 A."],
    ["in another size of unit", "The capacitance is 4.7 mF."],
    ["in ohms of another size", "Insulation resistance is 5000 mΩ."],
    ["in ohms in words", "Insulation resistance is 5000 kiloohms."],
    ["as a price", "It costs 12.50 €."],
    ["as a price in words", "It costs twelve euros."],
    ["as another day", "It is valid from 5 May 2026."],
    ["as another day in figures", "It is valid from 04/06/2026."],
    ["as another month", "It has been valid since June 2026."],
    ["as a day without a year", "It is valid from 6 May."],
    ["denied", "A size 16 contact does not carry 13 A."],
  ])("%s", (_how, reply) => {
    expect(passes(reply)).toBe(false);
  });

  it("in a passage that was found, and that is not the one cited", () => {
    expect(passes("A size 16 contact carries 13 A.", [PACKING])).toBe(false);
    expect(passes("A size 16 contact carries 13 A.", [])).toBe(false);
  });
});

describe("the least is not the most", () => {
  const LIMITS = {
    ...RATINGS,
    text: "The insulation resistance is at least 5000 MΩ. The leakage current must not exceed 2 mA.\n\n| Model | Min. voltage | Max. voltage |\n| --- | --- | --- |\n| R1 | 9 V | 32 V |",
  };

  it.each([
    ["The insulation resistance is at most 5000 MΩ.", false],
    ["The insulation resistance is no less than 5000 MΩ.", true],
    ["Der Isolationswiderstand beträgt mindestens 5000 MΩ.", true],
    ["Der Isolationswiderstand beträgt höchstens 5000 MΩ.", false],
    ["The leakage current is 2 mA or more.", false],
    ["Le courant de fuite est de 2 mA au maximum.", true],
    ["The R1 needs at least 9 V.", true],
    ["The R1 takes up to 9 V.", false],
    ["R1的电压最高为32 V。", true],
    ["R1的电压至少为32 V。", false],
  ])("%s", (reply, expected) => {
    expect(passes(reply, [LIMITS])).toBe(expected);
  });
});

describe("a part number of its own is found", () => {
  it.each([
    ["as it is", "The plug mates with D38999/24WJ35PN."],
    ["over two lines", "The plug mates with D38999/\n24WJ35PN."],
    ["with nothing that is seen in it", "The plug mates with D38999/24WJ\u200B35PN."],
    ["with a soft hyphen", "The plug mates with D38999/24WJ\u00AD35PN."],
    ["with blanks", "The plug mates with D38999 / 24 WJ 35 PN."],
    ["with a Cyrillic letter", "The plug mates with D38999/24WJ35РN."],
    ["made of two real ones", "Use M39029/26WJ35PN."],
    ["made of a real one's halves", "Use D38999/26WJ35SN."],
  ])("%s", (_how, reply) => {
    expect(passes(reply)).toBe(false);
  });
});

describe("an address or a promise of its own is found", () => {
  it.each([
    "See https://evil.example/x for it.",
    "See [the data sheet](https://evil.example/x).",
    "Look at www.othershop.com for that.",
    "You find it at othershop.com/parts.",
    "You find it at docs.example.com.evil.io.",
    "Write to sales (at) othershop (dot) com.",
    "Your order will arrive tomorrow.",
    "We will ship it by the end of the week.",
    "Wir liefern bis Freitag.",
    "Nous livrons demain.",
    "Lo enviamos mañana.",
    "Consegniamo domani.",
    "我们明天发货。",
    "We guarantee that it fits.",
    "You will get a full refund.",
    "Wir erstatten Ihnen den Betrag.",
  ])("%s", (reply) => {
    expect(passes(reply)).toBe(false);
  });

  it("a discount and a gift, where the passages know of none", () => {
    expect(passes("You will get a discount on it.", [RATINGS])).toBe(false);
    expect(passes("We will send you samples free of charge.", [RATINGS])).toBe(false);
    expect(passes("Samples are free of charge.", [PACKING])).toBe(true);
    expect(passes("I cannot give you a discount.", [RATINGS])).toBe(true);
  });
});

describe("what is right passes", () => {
  it.each([
    "A size 16 contact carries thirteen amps.",
    "A size 16 contact carries **13 A**.",
    "A size 16 contact carries １３ Ａ.",
    "A size 16 contact carries ١٣ A.",
    "A size 16 contact carries 13&nbsp;A.",
    "A size 16 contact carries 13\u00A0A.",
    "The capacitance is 4.7 μF.",
    "The capacitance is 4.7 uF.",
    "The capacitance is 4.7 microfarads.",
    "Insulation resistance is 5\u202F000 M\u2126.",
    "Insulation resistance is 5,000 Mohm.",
    "Insulation resistance is 5000 megohms.",
    "The plug mates with D38999/24WJ\u200B35SN.",
    "The plug mates with D38999/24WJ\u00AD35SN.",
    "The contact is M39029/58\u2011360.",
    "The plug is of Series III.",
    "It is valid from May 4, 2026.",
    "It is valid from 2026-05-04.",
    "Es gilt ab 04.05.2026.",
    "It is valid from 4 May.",
    "It has been valid since May 2026.",
    "Call +49 30 1234567.",
    "Write to support@fitmate.example.",
    "See https://docs.example.com/ratings.",
    "See [the ratings](https://docs.example.com/ratings).",
    "| Size | Current |\n| --- | --- |\n| 16 | 13 A |",
    "1. Size 16: 13 A\n2. Torque: 0.9 N·m",
    "See “Contact Ratings” (FM-3001 rev. B) [1].",
    "A size 16 may carry 13 A, e.g. in bags of 50 pieces.",
  ])("%s", (reply) => {
    expect(passes(reply)).toBe(true);
  });
});
