/** What a PDF draws: its labels are found, and make no rows of a table. */
import { describe, expect, it } from "vitest";
import { parsePdf } from "../../rag-indexer/parse/pdf.ts";
import type { Block } from "../../rag-indexer/source.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";
import type { Placed } from "../support/tiny-pdf.ts";

const level = (y: number, from: number, to: number): Placed => ({ x: from, y, width: to - from, height: 0.5 });
const upright = (x: number, from: number, to: number): Placed => ({ x, y: from, width: 0.5, height: to - from });
const text = (x: number, y: number, words: string): Placed => ({ x, y, text: words, size: 8 });

async function blocksOf(page: readonly Placed[]): Promise<readonly Block[]> {
  const result = await parsePdf({ name: "a.pdf", path: "a", url: null, bytes: tinyPdf([page]) });
  return result.kind === "prose" ? result.sections.flatMap(({ blocks }) => blocks) : [];
}

function grid(xs: readonly number[], ys: readonly number[]): Placed[] {
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [...xs.map((x) => upright(x, bottom, top)), ...ys.map((y) => level(y, left, right))];
}

const table: readonly Placed[] = [
  ...grid([50, 120, 200], [700, 688, 676, 664]),
  ...["Coil", "D1", "D2"].map((words, row) => text(54, 691 - row * 12, words)),
  ...["Volt", "12", "24"].map((words, row) => text(124, 691 - row * 12, words)),
];
const TABLE = { kind: "table", header: "| Coil | Volt |\n| --- | --- |", rows: ["| D1 | 12 |", "| D2 | 24 |"] };

describe("a drawing of a PDF", () => {
  it("that is a chart has no rows, though lines rule it, and is read by itself beside a table", async () => {
    const blocks = await blocksOf([
      ...table,
      ...grid([300, 340, 380, 420], [700, 680, 660, 640]),
      {
        stroke: [
          [300, 640],
          [330, 668],
          [420, 696],
        ],
      },
      ...["30", "20", "10"].map((words, at) => text(288, 697 - at * 20, words)),
      ...["0", "5", "10", "15"].map((words, at) => text(298 + at * 40, 630, words)),
      text(345, 690, "cold"),
      text(385, 650, "warm"),
    ]);
    expect(blocks).toMatchObject([{ kind: "text", text: "30 cold 20 10 warm 0 5 10 15" }, TABLE]);
  });

  it("with dimensions between arrows has no rows", async () => {
    const arrow = (x: number, y: number, to: number): Placed => ({
      stroke: [
        [x + to, y + 2],
        [x, y],
        [x + to, y - 2],
      ],
    });
    const blocks = await blocksOf([
      ...[500, 460, 420].flatMap((y) => [
        level(y, 100, 200),
        arrow(100, y, 5),
        arrow(200, y, -5),
        level(y, 240, 300),
        arrow(240, y, 5),
        arrow(300, y, -5),
      ]),
      ...[100, 200, 240, 300].map((x) => upright(x, 410, 510)),
      level(410, 100, 300),
      ...["5.7", "2.85", "1.2"].map((words, row) => text(145, 503 - row * 40, words)),
      ...["1.5", "1.0", "0.5"].map((words, row) => text(265, 503 - row * 40, words)),
    ]);
    expect(blocks).toMatchObject([{ kind: "text", text: "5.7 1.5 2.85 1.0 1.2 0.5" }]);
  });

  it("is none where a table has a slash in its corner", async () => {
    const corner: Placed = {
      stroke: [
        [50, 700],
        [120, 688],
      ],
    };
    expect(await blocksOf([...table, corner])).toMatchObject([TABLE]);
  });

  it("is none where white marks adorn a table", async () => {
    const marks = [60, 75, 90].map((x): Placed => ({
      white: true,
      stroke: [
        [x, 699],
        [x + 10, 671],
      ],
    }));
    expect(await blocksOf([...table, ...marks])).toMatchObject([TABLE]);
  });
});
