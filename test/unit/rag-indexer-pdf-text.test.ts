/** Running text of PDFs as programs print it: what is printed twice, on every page, askew, or in fonts that keep secret. */
import { describe, expect, it } from "vitest";
import { parsePdf } from "../../rag-indexer/parse/pdf.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";
import type { PlacedText } from "../support/tiny-pdf.ts";

const SENTENCE = "The relay switches ten ampere at any temperature that its coil bears.";

function parsed(...pages: readonly (readonly PlacedText[])[]) {
  return parsePdf({ name: "a.pdf", path: "a", url: null, bytes: tinyPdf(pages) });
}

async function textOf(...pages: readonly (readonly PlacedText[])[]): Promise<string> {
  const result = await parsed(...pages);
  return result.kind === "prose" ? JSON.stringify(result.sections) : "";
}

describe("the text of a PDF", () => {
  it("is read once where it is printed twice to make it bold", async () => {
    const bold = [50, 50.3].map((x) => ({ x, y: 700, text: "Coil data", size: 16 }));
    expect(await parsed([...bold, { x: 50, y: 680, text: SENTENCE }])).toMatchObject({
      details: { title: "Coil data" },
    });
  });

  it("is without the foot of each page, though that counts its pages from elsewhere", async () => {
    const pages = [14, 15, 16].map((number) => [
      { x: 50, y: 700, text: `${SENTENCE} Sheet ${number * number}.` },
      { x: 50, y: 30, text: `Thermistor catalogue ${number} 2018.05` },
    ]);
    const text = await textOf(...pages);
    expect(text).toContain("Sheet 196");
    expect(text).not.toContain("catalogue");
  });

  it("keeps the names of two models whose numbers follow each other", async () => {
    const pages = [125, 126].map((number) => [
      { x: 50, y: 780, text: `Model ${number}`, size: 16 },
      { x: 50, y: 700, text: `${SENTENCE} Sheet ${number * number}.` },
    ]);
    const result = await parsed(...pages);
    expect(result).toMatchObject({ details: { title: "Model 125" }, sections: [{}, { headings: ["Model 126"] }] });
  });

  it("is without the heads of left and right pages, and with the caption that half of the pages have", async () => {
    const pages = [1, 2, 3, 4, 5, 6].map((number) => [
      { x: 50, y: 800, text: number % 2 === 0 ? "Chokes of the left side" : "Chokes of the right side" },
      ...(number > 3 ? [{ x: 50, y: 780, text: "Insertion loss, symmetrical" }] : []),
      { x: 50, y: 700, text: `${SENTENCE} Sheet ${number * number + 5}.` },
    ]);
    const text = await textOf(...pages);
    expect(text.match(/Insertion loss/g)).toHaveLength(3);
    expect(text).not.toContain("side");
  });

  it("is without a foot of several lines, whose inner ones are known by the outer", async () => {
    const foot = ["Specifications may change", "Made in Shelton", "Call +1 203 375", "Version 2014"];
    const pages = [1, 2, 3].map((number) => [
      { x: 50, y: 700, text: `${SENTENCE} Sheet ${number * number + 5}.` },
      ...foot.map((text, at) => ({ x: 50, y: 60 - at * 10, text })),
    ]);
    const text = await textOf(...pages);
    expect(text).toContain("Sheet 14");
    expect(text).not.toContain("Specifications");
  });

  it("is called as its first page says, though the name stands apart from what it is", async () => {
    const page = [
      { x: 50, y: 760, text: "Solid state relay", size: 20 },
      { x: 400, y: 760, text: "G3-202", size: 20 },
      { x: 50, y: 700, text: "Ordering", size: 20 },
      { x: 50, y: 680, text: SENTENCE },
    ];
    expect(await parsed(page)).toMatchObject({ details: { title: "Solid state relay G3-202" } });
  });

  it("keeps its list a list where its letters are larger than those of the notes", async () => {
    const note = { x: 50, text: `${SENTENCE} ${SENTENCE} ${SENTENCE}`, size: 6 };
    const result = await parsed([
      { x: 50, y: 700, text: "Specifications", size: 16 },
      { x: 50, y: 680, text: "- Current rating: 2 A", size: 9 },
      { x: 50, y: 668, text: "- Contact resistance: 10 mOhm", size: 9 },
      { x: 60, y: 656, text: "after tests 20 mOhm", size: 9 },
      ...[500, 490, 480].map((y) => ({ ...note, y })),
    ]);
    expect(result.kind === "prose" && result.sections.map(({ headings }) => headings)).toEqual([[]]);
  });

  it("keeps whole what is large and long, which is no heading", async () => {
    const long = Array.from({ length: 5 }, (_, at) => ({ x: 50, y: 700 - at * 16, text: SENTENCE, size: 14 }));
    const text = await textOf([...long, ...[500, 490, 480, 470, 460, 450].map((y) => ({ x: 50, y, text: SENTENCE }))]);
    expect(text.split("any temperature")).toHaveLength(12);
  });

  it("has headings that are bold and stand by themselves, and none in its tables and captions", async () => {
    const result = await parsed([
      { x: 50, y: 700, text: SENTENCE },
      { x: 50, y: 660, text: "Release time", bold: true },
      { x: 50, y: 640, text: SENTENCE },
      { x: 50, y: 628, text: "Figure 2 Release", bold: true },
      { x: 50, y: 590, text: "Voltage" },
      { x: 150, y: 590, text: "5 V" },
      { x: 50, y: 575, text: "Sensitive", bold: true },
      { x: 50, y: 560, text: "Current" },
      { x: 150, y: 560, text: "71 mA" },
    ]);
    expect(result).toMatchObject({ sections: [{ headings: [] }, { headings: ["Release time"] }] });
  });

  it("is read column by column where a box of few lines has two, which are no table", async () => {
    const left = [
      "This is a thin connector, eight",
      "millimetres in height after it is",
      "mounted. It meets the demand for",
      "connections of high density that",
      "are reliable and low in cost.",
    ];
    const right = [
      "Use it at a temperature of less",
      "than eighty degrees, which is",
      "what its housing bears, and dry",
      "it before soldering where it has",
      "been stored for over a year.",
    ];
    const text = await textOf(
      [left, right].flatMap((side, at) => side.map((line, n) => ({ x: 50 + at * 230, y: 700 - n * 12, text: line }))),
    );
    expect(text).toContain(left.join(" "));
    expect(text).toContain(right.join(" "));
  });

  it("is read in a font that names a map of Japanese signs and is not in the file", async () => {
    const text = await textOf([
      { x: 50, y: 700, text: SENTENCE },
      { x: 50, y: 600, text: "PHR-7 15.8", japanese: true },
    ]);
    expect(text).toContain("PHR-7 15.8");
  });

  it("is read where most of it is lines to write on", async () => {
    const form = [700, 680, 660, 640].map((y, at) => ({ x: 50, y, text: `${"_".repeat(70)} Nm ${at + 1}` }));
    expect(await textOf([{ x: 50, y: 740, text: "Tightened by" }, ...form])).toContain("Tightened by");
  });

  it("is refused where its fonts do not say which letters they show", async () => {
    const signs = { x: 50, text: "! # $ & '*! @ $? = ~ ^ # ! < > $ & * # ! ^ ~ = ? @ ! # $ & '*! @ $? = ~ ^ # ! <" };
    expect(await parsed([700, 690, 680, 670].map((y) => ({ ...signs, y })))).toMatchObject({
      kind: "bad",
      problems: [{ file: "a.pdf", problem: expect.stringContaining("which letters") as string }],
    });
    expect(
      await parsed(
        [{ x: 50, y: 700, text: SENTENCE }],
        [700, 690, 680, 670].map((y) => ({ ...signs, y })),
      ),
    ).toMatchObject({
      notes: [expect.stringContaining("in place of letters on page 2")],
    });
  });
});
