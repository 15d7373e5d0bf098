/** Whatever a page of a PDF draws around its words, each of them is in what is read of it. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePdf } from "../../rag-indexer/parse/pdf.ts";
import { rulesOf } from "../../rag-indexer/parse/pdf-rules.ts";
import type { Block } from "../../rag-indexer/source.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";
import type { Placed } from "../support/tiny-pdf.ts";

async function blocksOf(page: readonly Placed[]): Promise<readonly (readonly [readonly string[], Block])[]> {
  const result = await parsePdf({ name: "a.pdf", path: "a", url: null, bytes: tinyPdf([page]) });
  const sections = result.kind === "prose" ? result.sections : [];
  const titled = result.kind === "prose" ? [result.details.title] : [];
  return sections.flatMap(({ headings, blocks }) => blocks.map((block) => [[...titled, ...headings], block] as const));
}

/** The words of a grid's cells, or of anywhere on the page. */
const placed = fc.record({
  x: fc.integer({ min: 20, max: 500 }),
  y: fc.integer({ min: 60, max: 780 }),
  words: fc.integer({ min: 1, max: 6 }),
  size: fc.constantFrom(7, 9, 10, 14),
  bold: fc.boolean(),
});

/** A grid some of whose lines are missing. */
const grid = fc.record({
  left: fc.integer({ min: 20, max: 250 }),
  top: fc.integer({ min: 300, max: 780 }),
  widths: fc.array(fc.integer({ min: 12, max: 120 }), { minLength: 2, maxLength: 6 }),
  heights: fc.array(fc.integer({ min: 9, max: 50 }), { minLength: 2, maxLength: 8 }),
  missing: fc.array(fc.boolean(), { minLength: 7, maxLength: 40 }),
  filled: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 30 }),
});

function drawn({ left, top, widths, heights, missing, filled }: typeof grid extends fc.Arbitrary<infer T> ? T : never) {
  const xs = widths.reduce((all, width) => [...all, (all.at(-1) ?? 0) + width], [left]);
  const ys = heights.reduce((all, height) => [...all, (all.at(-1) ?? 0) - height], [top]);
  let at = 0;
  const isMissing = (): boolean => missing[(at += 1) % missing.length] === true && at % 3 === 0;
  const rows = heights.map((height, row) => ({ y: ys[row + 1] ?? 0, height }));
  const columns = widths.map((width, column) => ({ x: xs[column] ?? 0, width }));
  const lines: Placed[] = [
    ...rows.flatMap(({ y, height }) => xs.flatMap((x) => (isMissing() ? [] : [{ x, y, width: 0.5, height }]))),
    ...columns.flatMap(({ x, width }) => ys.flatMap((y) => (isMissing() ? [] : [{ x, y, width, height: 0.5 }]))),
  ];
  const cells = rows.flatMap(({ y }, row) =>
    columns.map(({ x }, column) => ({
      x: x + 2,
      y: y + 2,
      words: filled[(row * columns.length + column) % filled.length] ?? 1,
      size: 7,
      bold: row === 0,
    })),
  );
  return { lines, cells };
}

describe("every word of a page", () => {
  it("is in a passage, whatever lines rule it", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(grid, { maxLength: 2 }), fc.array(placed, { maxLength: 25 }), async (grids, texts) => {
        const drawings = grids.map(drawn);
        let count = 0;
        const word = (): string => `Word${String((count += 1)).padStart(4, "0")}e`;
        const items = [...drawings.flatMap(({ cells }) => cells), ...texts]
          .map(({ words, ...item }) => {
            const most = Math.floor((590 - item.x) / (6 * item.size));
            return { ...item, text: Array.from({ length: Math.min(words, most) }, word).join(" ") };
          })
          .filter(({ text }) => text !== "");
        const blocks = await blocksOf([...drawings.flatMap(({ lines }) => lines), ...items]);
        const whole = JSON.stringify(blocks);
        const lost = items.flatMap(({ text }) => text.split(" ")).filter((one) => !whole.includes(one));
        expect(lost).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("is in its own cell where a text runs out of the table, or has no name beside it", async () => {
    const xs = [50, 110, 170, 230];
    const rows = [0, 1, 2, 3].map((row) => [`K${row}`, `${row} V`, `${row} mA`]);
    const blocks = await blocksOf([
      ...xs.map((x) => ({ x, y: 600, width: 0.5, height: 100 })),
      ...[700, 685, 600].map((y) => ({ x: 50, y, width: 180, height: 0.5 })),
      ...["Code", "Volt", "Current at the contact"].map((text, at) => ({ x: 54 + at * 60, y: 690, text, size: 9 })),
      ...rows.flatMap((row, n) => row.map((text, at) => ({ x: 54 + at * 60, y: 675 - n * 16, text, size: 9 }))),
      { x: 174, y: 618, text: "in oil", size: 9 },
    ]);
    expect(blocks.map(([, block]) => block)).toMatchObject([
      {
        kind: "table",
        header: expect.stringMatching(/^\| Code \| Volt \| Current at the contact \|/) as string,
        rows: ["| K0 | 0 V | 0 mA |", "| K1 | 1 V | 1 mA |", "| K2 | 2 V | 2 mA |", "| K3 | 3 V | 3 mA in oil |"],
      },
    ]);
  });

  it("is in a column of its own, though all columns are called the same", async () => {
    const xs = [50, 110, 170, 230, 290];
    const blocks = await blocksOf([
      ...xs.map((x) => ({ x, y: 655, width: 0.5, height: 45 })),
      ...[700, 685, 670, 655].map((y) => ({ x: 50, y, width: 240, height: 0.5 })),
      ...["Nm", "5", "6"].flatMap((text, row) => {
        return xs
          .slice(0, 4)
          .map((x, at) => ({ x: x + 4, y: 690 - row * 15, text: row === 0 ? text : `${text}${at}` }));
      }),
    ]);
    expect(blocks.map(([, block]) => block)).toMatchObject([
      { kind: "table", rows: ["| 50 | 51 | 52 | 53 |", "| 60 | 61 | 62 | 63 |"] },
    ]);
  });

  it("is text where it stands out as a heading does, and nothing stands below it", async () => {
    const sentence = "The relay switches ten ampere at any temperature that its coil bears.";
    const blocks = await blocksOf([
      { x: 50, y: 780, text: "Relay", size: 20 },
      { x: 50, y: 700, text: sentence },
      { x: 50, y: 600, text: "For indoor use only", size: 14 },
      { x: 50, y: 500, text: "Ratings", size: 14 },
      { x: 50, y: 480, text: sentence },
    ]);
    expect(blocks.map(([headings, block]) => [headings, block.kind === "text" ? block.text : block])).toEqual([
      [["Relay"], sentence],
      [["Relay"], "For indoor use only"],
      [["Relay", "Ratings"], sentence],
    ]);
  });

  it("is read though what is drawn has more points than a call takes arguments", () => {
    const data = [0, 50, 50, ...Array.from({ length: 200_000 }, (_, at) => [1, 50 + (at % 400), 60 + (at % 7)]).flat()];
    const drawing = { fnArray: [1], argsArray: [[2, [data]]] };
    expect(() => rulesOf(drawing, { constructPath: 1, stroke: 2 })).not.toThrow();
  });
});
