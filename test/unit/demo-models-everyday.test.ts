/**
 * What customers of other trades ask, in words that the documents do not use, in other languages, of two things at
 * once, and in the form of a frequent question: answered from the right place, or not at all.
 */
import { describe, expect, it } from "vitest";
import type { Part, Passage, Turn } from "../../demo/models/prompt.ts";
import { replyTo } from "../../demo/models/reply.ts";

const PASSAGES: readonly Passage[] = [
  {
    id: "p1",
    title: "Fares",
    section: "Fares",
    text: `All fares are one way, in EUR.

| Category | Norrvik | Skarholm |
| --- | --- | --- |
| Adult | 38 | 14 |
| Student with card | 29 | 11 |`,
  },
  {
    id: "p2",
    title: "Our ships",
    section: "Our ships",
    text: `| Ship | Built | Speed | Length |
| --- | --- | --- | --- |
| MS Alba | 2014 | 22 knots | 162 m |
| HSC Comet | 2021 | 36 knots | 41 m |

The highest vehicle admitted on MS Alba is 4.2 m. A wave height of 5.5 m is the limit of MS Alba.`,
  },
  {
    id: "p3",
    title: "On board",
    section: "Questions",
    text: `**How long is the desk open at night?** It is closed from 22:00 to 06:00.

A valid vaccination against rabies is needed on all crossings. There are no lockers in Holmsand. Luggage lockers in Norrvik cost 4 EUR.`,
  },
  {
    id: "p4",
    title: "Adhesives",
    section: "Storage",
    text: `| Product family | Storage temperature | Shelf life opened | Freezing allowed |
| --- | --- | --- | --- |
| SL silicones | 5 to 30 °C | 1 month | no |
| HM hot melts | below 40 °C | 36 months | yes |

Silikonreste werden mit Silikonentferner R-9 angelöst; die Einwirkzeit beträgt 45 Minuten.`,
  },
  {
    id: "p5",
    title: "Wedgelocks",
    section: "Wedgelocks",
    text: `| Item | Part |
| --- | --- |
| Wedgelock for plug | AW4S |
| Wedgelock for receptacle | AW4P |`,
  },
];

function ask(question: string, turns: readonly Turn[] = [], parts: readonly Part[] = []) {
  return replyTo({ question, turns, parts, passages: PASSAGES });
}

describe("the offline model answers", () => {
  it.each([
    ["another word for the same", "Is a rabies jab required?", "vaccination"],
    ["a form that no ending tells", "May hot melts be frozen?", "yes"],
    ["the property of a verb", "At what temperature are the silicones stored?", "5 to 30 °C"],
    ["a year", "What year was MS Alba built?", "2014"],
    ["a number without a unit below a header that the question names", "What is the adult fare to Skarholm?", "14"],
    ["what a German asks for with one word", "Wie lang ist die MS Alba?", "162 m"],
    ["a form of a word that no glossary has", "Wie lange muss R-9 einwirken?", "45 Minuten"],
    ["a question that stands in the document", "How long is the desk open at night?", "closed from 22:00"],
    ["what is not there", "Are the lockers in Holmsand free?", "no lockers in Holmsand"],
  ])("%s", (_, question, wanted) => {
    expect(ask(question)).toMatchObject({ kind: "answer", text: expect.stringContaining(wanted) });
  });

  it("of two things with names in several words both, and asks nothing back", () => {
    const { kind, text } = ask("Which ship is faster, MS Alba or HSC Comet?");
    expect([kind, text.includes("22 knots"), text.includes("36 knots")]).toEqual(["answer", true, true]);
  });

  it("for whom else, when it was told for one", () => {
    const turns: Turn[] = [
      { role: "customer", text: "What is the adult fare to Norrvik?" },
      { role: "assistant", text: "38 EUR" },
    ];
    expect(ask("And for students?", turns).text).toContain("29");
  });

  it("a whole question that only begins like one that leans", () => {
    const turns: Turn[] = [
      { role: "customer", text: "Which speed has HSC Comet?" },
      { role: "assistant", text: "36 knots" },
    ];
    expect(ask("And at what temperature are the silicones stored?", turns).text).toContain("5 to 30 °C");
  });

  it("which part of a kind goes with another, by the catalogue and a passage together", () => {
    const parts: Part[] = [{ asked: "AT06-4S", verdict: "exact", related: ["AT04-4P", "AW4S"] }];
    expect(ask("Which wedgelock do I need for the AT06-4S plug?", [], parts).text).toContain("AW4S");
  });
});

describe("the offline model says that the documents do not tell", () => {
  it.each([
    ["what else the thing has", "Is there a doctor on MS Alba?"],
    ["a place from a sentence without one", "Where can I buy a vaccination?"],
    ["a time from a sentence that only stands near", "How long is MS Brisa?"],
    ["the price of what has a size", "What does a month of SL silicones cost?"],
  ])("%s", (_, question) => {
    expect(ask(question).kind).toBe("unknown");
  });
});
