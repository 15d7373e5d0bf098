/** Tables of PDFs whose cells are ruled: by lines, or by the colour that they stand on. */
import { describe, expect, it } from "vitest";
import { parsePdf } from "../../rag-indexer/parse/pdf.ts";
import type { Block } from "../../rag-indexer/source.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";
import type { Placed } from "../support/tiny-pdf.ts";

const level = (y: number, from: number, to: number): Placed => ({ x: from, y, width: to - from, height: 0.5 });
const upright = (x: number, from: number, to: number): Placed => ({ x, y: from, width: 0.5, height: to - from });
const text = (x: number, y: number, words: string, size = 9): Placed => ({ x, y, text: words, size });

/** Lines between all rows and columns. */
function ruled(xs: readonly number[], ys: readonly number[]): Placed[] {
  const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return [...xs.map((x) => upright(x, bottom, top)), ...ys.map((y) => level(y, left, right))];
}

/** Cells of one row, each right of its line. */
function cells(xs: readonly number[], y: number, ...words: readonly string[]): Placed[] {
  return words.map((word, at) => text((xs[at] ?? 0) + 4, y, word));
}

async function parsed(...pages: readonly (readonly Placed[])[]) {
  return parsePdf({ name: "a.pdf", path: "a", url: null, bytes: tinyPdf(pages) });
}

async function tablesOf(...pages: readonly (readonly Placed[])[]): Promise<readonly (readonly string[])[]> {
  const result = await parsed(...pages);
  const blocks: readonly Block[] = result.kind === "prose" ? result.sections.flatMap((section) => section.blocks) : [];
  return blocks.flatMap((block) =>
    block.kind === "table" ? [[block.header.split("\n")[0] ?? "", ...block.rows]] : [],
  );
}

describe("a ruled table of a PDF", () => {
  it("is read by itself where another stands beside it, their rows not level", async () => {
    const [left, right] = [
      [50, 120, 200],
      [300, 380, 460],
    ];
    const tables = await tablesOf([
      ...ruled(left, [700, 688, 676, 664]),
      ...cells(left, 691, "Coil", "Volt"),
      ...cells(left, 679, "D1", "12"),
      ...cells(left, 667, "D2", "24"),
      ...ruled(right, [704, 692, 680, 668]),
      ...cells(right, 695, "Contact", "Ampere"),
      ...cells(right, 683, "K1", "10"),
      ...cells(right, 671, "K2", "16"),
    ]);
    expect(tables.toSorted((a, b) => (a[0] ?? "").localeCompare(b[0] ?? ""))).toEqual([
      ["| Coil | Volt |", "| D1 | 12 |", "| D2 | 24 |"],
      ["| Contact | Ampere |", "| K1 | 10 |", "| K2 | 16 |"],
    ]);
  });

  it("says a cell over several rows or columns in each of them, above all in its header of two rows", async () => {
    const xs = [50, 130, 210, 290, 370];
    const tables = await tablesOf([
      ...xs.map((x) => upright(x, 640, x === 210 ? 688 : 700)),
      ...[700, 676, 640].map((y) => level(y, 50, 370)),
      level(688, 130, 290),
      level(664, 50, 290),
      level(652, 50, 290),
      text(54, 685, "Model"),
      text(160, 691, "Size (mm)"),
      text(134, 679, "A"),
      text(214, 679, "B"),
      text(294, 685, "Per box"),
      ...cells(xs, 667, "P-2", "2.0", "5.8"),
      ...cells(xs, 655, "P-3", "4.0", "7.8"),
      ...cells(xs, 643, "P-4", "6.0", "9.8"),
      text(294, 655, "1000"),
    ]);
    expect(tables).toEqual([
      [
        "| Model | Size (mm) A | Size (mm) B | Per box |",
        "| P-2 | 2.0 | 5.8 | 1000 |",
        "| P-3 | 4.0 | 7.8 | 1000 |",
        "| P-4 | 6.0 | 9.8 | 1000 |",
      ],
    ]);
  });

  it("has a row for each line where only its columns are ruled", async () => {
    const xs = [50, 150, 250];
    const [table] = await tablesOf([
      ...ruled(xs, [700, 685, 630]),
      ...cells(xs, 690, "Type", "Ohm"),
      ...cells(xs, 672, "Z-10", "330"),
      ...cells(xs, 660, "Z-11", "350"),
      ...cells(xs, 648, "Z-12", "380"),
      ...cells(xs, 636, "Z-13", "430"),
    ]);
    expect(table).toEqual(["| Type | Ohm |", "| Z-10 | 330 |", "| Z-11 | 350 |", "| Z-12 | 380 |", "| Z-13 | 430 |"]);
  });

  it("takes words of several cells apart that are written as one text", async () => {
    const xs = [50, 110, 170, 230];
    const [table] = await tablesOf([
      ...ruled(xs, [700, 685, 670, 655]),
      ...cells(xs, 690, "Code"),
      text(114, 690, "Voltage       Current"),
      ...cells(xs, 675, "05", "5 V", "71 mA"),
      ...cells(xs, 660, "12", "12 V", "30 mA"),
    ]);
    expect(table).toEqual(["| Code | Voltage | Current |", "| 05 | 5 V | 71 mA |", "| 12 | 12 V | 30 mA |"]);
  });

  it("of level lines alone is not read across into the one beside it", async () => {
    const list = (x: number, rows: readonly (readonly [string, string])[]): Placed[] =>
      rows.flatMap(([name, value], at) => [
        text(x, 700 - at * 16, name),
        text(x + 120, 700 - at * 16, value),
        level(696 - at * 16, x, x + 200),
      ]);
    const tables = await tablesOf([
      ...list(50, [
        ["Arrangement", "1A / 1B"],
        ["Contact material", "Silver alloy"],
        ["Switching power", "1100 W"],
        ["Switching current", "40 A"],
      ]),
      ...list(300, [
        ["Operate time", "15 ms"],
        ["Release time", "10 ms"],
        ["Shock", "200 m/s"],
        ["Humidity", "85 %"],
      ]),
    ]);
    expect(tables.map((rows) => rows.slice(1))).toEqual([
      [
        "| Arrangement | 1A / 1B |",
        "| Contact material | Silver alloy |",
        "| Switching power | 1100 W |",
        "| Switching current | 40 A |",
      ],
      ["| Operate time | 15 ms |", "| Release time | 10 ms |", "| Shock | 200 m/s |", "| Humidity | 85 % |"],
    ]);
  });

  it("stays one where the cells of each column have lines of their own", async () => {
    const columns = [
      [50, "Order number", "KV-25", "KV-32", "KV-40", "KV-50"],
      [170, "Width (mm)", "28", "36", "45", "57"],
      [290, "Torque (Nm)", "8", "16", "24", "33"],
    ] as const;
    const tables = await tablesOf(
      columns.flatMap(([x, ...words]) =>
        words.flatMap((word, at) => [text(x, 700 - at * 16, word), level(696 - at * 16, x, x + 100)]),
      ),
    );
    expect(tables).toEqual([
      [
        "| Order number | Width (mm) | Torque (Nm) |",
        "| KV-25 | 28 | 8 |",
        "| KV-32 | 36 | 16 |",
        "| KV-40 | 45 | 24 |",
        "| KV-50 | 57 | 33 |",
      ],
    ]);
  });

  it("that goes on beside itself under the same header goes on below", async () => {
    const xs = [50, 110, 170, 230, 290];
    const [table] = await tablesOf([
      ...ruled(xs, [700, 685, 670, 655]),
      ...cells(xs, 690, "Part", "Mass (g)", "Part", "Mass (g)"),
      ...cells(xs, 675, "A1", "11", "B1", "16"),
      ...cells(xs, 660, "A2", "12", "B2", "17"),
    ]);
    expect(table).toEqual(["| Part | Mass (g) |", "| A1 | 11 |", "| A2 | 12 |", "| B1 | 16 |", "| B2 | 17 |"]);
  });

  it("is known by the colour of its cells, though each line of a cell has its own", async () => {
    const shade = (x: number, y: number, width: number): Placed => ({ x, y, width, height: 11.5 });
    const [table] = await tablesOf([
      ...[680, 668.5].flatMap((y) => [shade(50, y, 96), shade(150, y, 200)]),
      ...[654, 642.5].flatMap((y) => [shade(50, y, 96), shade(150, y, 200)]),
      text(54, 683, "Write"),
      text(54, 671.5, "Command"),
      text(154, 683, "Selects the bearer"),
      text(154, 671.5, "service"),
      text(54, 657, "Response"),
      text(54, 645.5, "Time"),
      text(154, 657, "20 s"),
    ]);
    expect(table).toEqual(["| Write Command | Selects the bearer service |", "| Response Time | 20 s |"]);
  });

  it("is none where lines frame a chart", async () => {
    const axis = Array.from({ length: 12 }, (_, at) => text(60 + at * 15, 600, String(at * 10), 6));
    const tables = await tablesOf([
      ...ruled([50, 300, 500], [700, 580, 560]),
      ...axis,
      text(310, 690, "Notes"),
      text(60, 570, "Figure 1"),
      text(310, 570, "Figure 2"),
    ]);
    expect(tables.flat().join(" ")).not.toContain("Notes");
  });
});
