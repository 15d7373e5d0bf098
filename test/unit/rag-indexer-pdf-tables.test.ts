/** Tables of PDFs as programs print them: cells that wrap, headers of two rows, pages that are turned. */
import { describe, expect, it } from "vitest";
import { parsePdf } from "../../rag-indexer/parse/pdf.ts";
import type { Block } from "../../rag-indexer/source.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";
import type { PlacedText } from "../support/tiny-pdf.ts";

const COLUMNS = [50, 130, 220, 320];

/** Cells at the places of the columns; an empty one is left out. */
function row(y: number, ...cells: readonly string[]): PlacedText[] {
  return cells.flatMap((text, at) => (text === "" ? [] : [{ x: COLUMNS[at] ?? 0, y, text }]));
}

async function blocksOf(...pages: readonly (readonly PlacedText[])[]): Promise<readonly Block[]> {
  const parsed = await parsePdf({ name: "a.pdf", path: "a", url: null, bytes: tinyPdf(pages) });
  return parsed.kind === "prose" ? parsed.sections.flatMap(({ blocks }) => blocks) : [];
}

async function tableOf(...pages: readonly (readonly PlacedText[])[]): Promise<readonly string[]> {
  const tables = (await blocksOf(...pages)).filter((block) => block.kind === "table");
  return tables.flatMap(({ header, rows }) => [header.split("\n")[0] ?? "", ...rows]);
}

describe("a table of a PDF", () => {
  it("keeps the number that wraps in its narrow cell, also where a page ends with it", async () => {
    const wrapped = (y: number, size: string, speed: string) => [
      ...row(y + 5, `GM-${size}-`),
      ...row(y, "", speed, "55.9"),
      ...row(y - 5, `0${speed}`),
    ];
    const table = await tableOf(
      [
        ...row(780, "", "Output", "Rated"),
        ...row(775, "Type"),
        ...row(770, "", "speed (rpm)", "torque (Nm)"),
        ...wrapped(745, "20", "14"),
        ...wrapped(719, "20", "17"),
      ],
      [...wrapped(780, "30", "46"), ...wrapped(754, "30", "55")],
    );
    expect(table).toEqual([
      "| Type | Output speed (rpm) | Rated torque (Nm) |",
      "| GM-20-014 | 14 | 55.9 |",
      "| GM-20-017 | 17 | 55.9 |",
      "| Type | Output speed (rpm) | Rated torque (Nm) |",
      "| GM-30-046 | 46 | 55.9 |",
      "| GM-30-055 | 55 | 55.9 |",
    ]);
  });

  it.for([
    ["beside the first", [...row(748, "", "Oil (l)"), ...row(740, "Size"), ...row(732, "", "Lying", "Standing")]],
    ["below the first", [...row(750, "Size", "Oil (l)"), ...row(732, "", "Lying", "Standing")]],
  ] as const)("says of each column what its header says in two rows, the second %s", async ([, header]) => {
    expect(await tableOf([...header, ...row(712, "20", "0.25", "0.40"), ...row(694, "30", "0.55", "0.85")])).toEqual([
      "| Size | Oil (l) Lying | Oil (l) Standing |",
      "| 20 | 0.25 | 0.40 |",
      "| 30 | 0.55 | 0.85 |",
    ]);
  });

  it("says words at the right end of their columns of all of these", async () => {
    const header = [...row(748, "", "", "Oil (l)"), ...row(740, "Size"), ...row(732, "", "Lying", "Standing")];
    expect(await tableOf([...header, ...row(712, "20", "0.25", "0.40"), ...row(694, "30", "0.55", "0.85")])).toEqual([
      "| Size | Oil (l) Lying | Oil (l) Standing |",
      "| 20 | 0.25 | 0.40 |",
      "| 30 | 0.55 | 0.85 |",
    ]);
  });

  it("with long texts beside each other is no text in two columns, and keeps its rows", async () => {
    const faults = Array.from({ length: 12 }, (_, at) => [
      { x: 130, y: 705 - at * 26, text: `Module ${at} on the board does not` },
      ...row(700 - at * 26, `B${at}`).map((code) => ({ ...code, text: `B${at}` })),
      { x: 330, y: 700 - at * 26, text: `Note the number, change CB-${at}` },
      { x: 130, y: 695 - at * 26, text: "answer in the test" },
    ]).flat();
    const header = [...row(725, "Code", "What it means"), { x: 330, y: 725, text: "What to do" }];
    const table = await tableOf([...header, ...faults]);
    expect(table).toHaveLength(13);
    expect(table[3]).toBe("| B2 | Module 2 on the board does not answer in the test | Note the number, change CB-2 |");
  });

  it("goes on over the names of groups, and over a page's end with a single row", async () => {
    const right = (y: number, name: string, value: string) => [
      { x: 50, y, text: name },
      { x: 180, y, text: value },
      { x: 300, y, text: value },
    ];
    const header = [
      { x: 50, y: 750, text: "Type" },
      { x: 130, y: 750, text: "Power (W)" },
      { x: 250, y: 750, text: "Flux (lm)" },
    ];
    const group = (y: number, text: string) => ({ x: 50, y, text });
    const table = await tableOf(
      [
        ...header,
        group(734, "Series A, warm white"),
        ...right(718, "A60", "60"),
        ...right(702, "A80", "80"),
        group(686, "Series B"),
        ...right(670, "B60", "60"),
      ],
      [...right(780, "B80", "80"), { x: 50, y: 700, text: "All values hold at a room temperature of twenty degrees." }],
    );
    expect(table).toEqual([
      "| Type | Power (W) | Flux (lm) |",
      "| Series A, warm white |  |  |",
      "| A60 | 60 | 60 |",
      "| A80 | 80 | 80 |",
      "| Series B |  |  |",
      "| B60 | 60 | 60 |",
      "| Type | Power (W) | Flux (lm) |",
      "| B80 | 80 | 80 |",
    ]);
  });

  it("at the head of a page is another one where words stand above its figures", async () => {
    const table = await tableOf(
      [...row(100, "Coil", "Volt", "Ohm"), ...row(85, "C1", "12", "270"), ...row(70, "C2", "24", "1100")],
      [...row(780, "Contact", "Ampere", "Gap"), ...row(765, "K1", "10", "1.5"), ...row(750, "K2", "16", "2")],
    );
    expect(table).toEqual([
      "| Coil | Volt | Ohm |",
      "| C1 | 12 | 270 |",
      "| C2 | 24 | 1100 |",
      "| Contact | Ampere | Gap |",
      "| K1 | 10 | 1.5 |",
      "| K2 | 16 | 2 |",
    ]);
  });

  it("of properties and their values has no header", async () => {
    const rows = [...row(750, "Baud rate", "9600 bit/s"), ...row(734, "Parity", "even"), ...row(718, "Cable", "15 m")];
    expect(await tableOf(rows)).toEqual([
      "|  |  |",
      "| Baud rate | 9600 bit/s |",
      "| Parity | even |",
      "| Cable | 15 m |",
    ]);
  });

  it("has no column for a raised mark", async () => {
    const mark = { x: 130 + 37, y: 754, text: "1)", size: 7 };
    expect(await tableOf([...row(750, "Type", "Torque"), mark, ...row(732, "A", "5"), ...row(714, "B", "6")])).toEqual([
      "| Type | Torque 1) |",
      "| A | 5 |",
      "| B | 6 |",
    ]);
  });

  it("keeps narrow columns apart whose cells nearly touch", async () => {
    const thread = { x: 130, y: 732, text: "M20x1.5-LH-6g-special" };
    const near = (y: number) => ({ x: 229, y, text: "3 - 6" });
    const cells = [{ x: 50, y: 732, text: "A" }, thread, near(732), { x: 50, y: 714, text: "B" }, near(714)];
    expect(await tableOf([...row(750, "Type", "Thread", "Range"), ...cells, { x: 130, y: 714, text: "M20" }])).toEqual([
      "| Type | Thread | Range |",
      "| A | M20x1.5-LH-6g-special | 3 - 6 |",
      "| B | M20 | 3 - 6 |",
    ]);
  });

  it("is read on a page that is turned, and what stands upright there by itself", async () => {
    const up = (x: number, ...cells: readonly string[]) =>
      cells.map((text, at) => ({ x, y: COLUMNS[at] ?? 0, text, upwards: true }));
    const blocks = await blocksOf([
      { x: 50, y: 60, text: "Leaflet 12" },
      ...up(100, "Type", "Thread", "Torque"),
      ...up(118, "A", "M12", "5 Nm"),
      ...up(136, "B", "M16", "8 Nm"),
    ]);
    expect(blocks).toMatchObject([
      { kind: "text", text: "Leaflet 12" },
      { kind: "table", page: 1, rows: ["| A | M12 | 5 Nm |", "| B | M16 | 8 Nm |"] },
    ]);
  });
});

describe("text of a PDF", () => {
  it("is no heading because one stands beside it in the other column", async () => {
    const column = (x: number, name: string) =>
      Array.from({ length: 12 }, (_, at) => ({ x, y: 700 - at * 12, text: `${name} line ${at} of the running text` }));
    const right = column(285, "Right").map((line, at) => (at === 5 ? { ...line, text: "Storage", size: 14 } : line));
    const parsed = await parsePdf({
      name: "a.pdf",
      path: "a",
      url: null,
      bytes: tinyPdf([[{ x: 50, y: 760, text: "Cable glands", size: 20 }, ...column(50, "Left"), ...right]]),
    });
    expect(parsed.kind === "prose" ? parsed.sections.map(({ headings }) => headings.at(-1)) : []).toEqual([
      undefined,
      "Storage",
    ]);
  });

  it("in two columns ends where a table runs over both, with its heading", async () => {
    const column = (x: number, name: string, lines: number) =>
      Array.from({ length: lines }, (_, at) => ({
        x,
        y: 700 - at * 12,
        text: `${name} line ${at} of the running text`,
      }));
    const table = (y: number, ...cells: readonly string[]) =>
      cells.map((text, at) => ({ x: [50, 120, 200, 380][at] ?? 0, y, text }));
    const parsed = await parsePdf({
      name: "a.pdf",
      path: "a",
      url: null,
      bytes: tinyPdf([
        [
          ...column(50, "Left", 12),
          ...column(285, "Right", 12),
          { x: 50, y: 530, text: "Ratings", size: 14 },
          ...table(500, "Type", "Torque", "Power", "Tube"),
          ...Array.from({ length: 12 }, (_, at) => table(484 - at * 16, `MS-${at}`, "6", "90", "40")).flat(),
        ],
      ]),
    });
    const sections = parsed.kind === "prose" ? parsed.sections : [];
    expect(sections.map(({ blocks }) => blocks.map(({ kind }) => kind).join())).toEqual(["text", "table"]);
    expect(JSON.stringify(sections[0])).toMatch(/Left line 11 .*Right line 11 /);
  });

  it("writes a raised power as one", async () => {
    const [block] = await blocksOf([
      { x: 50, y: 700, text: "An area of 4 mm" },
      { x: 124, y: 704, text: "2", size: 6 },
      { x: 129, y: 700, text: "each." },
    ]);
    expect(block).toMatchObject({ text: expect.stringContaining("mm²") });
  });
});
