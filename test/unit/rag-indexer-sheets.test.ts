/** Tables as people keep them in Excel, CSV and Word: titles above, remarks below, several in one sheet. */
import { describe, expect, it } from "vitest";
import { parserOf } from "../../rag-indexer/parsers.ts";
import type { RawFile } from "../../rag-indexer/parsers.ts";
import type { Block, ParsedSource } from "../../rag-indexer/source.ts";
import { tinyWorkbook } from "../support/tiny-workbook.ts";

function parse(name: string, content: string | Uint8Array, more: Partial<RawFile> = {}): Promise<ParsedSource> {
  const [path = "", extension = ""] = name.split(/(?=\.)/);
  const bytes = Uint8Array.from(typeof content === "string" ? Buffer.from(content) : content);
  const parser = parserOf(extension, more.columns !== undefined);
  return Promise.resolve(parser?.({ name, path, url: null, bytes, ...more }) ?? { kind: "bad", problems: [] });
}

/** What is read of it, in words. */
function shown(parsed: ParsedSource): readonly string[] {
  if (parsed.kind === "bad") {
    return parsed.problems.map(({ line, problem }) => `${line}: ${problem}`);
  }
  const parts = parsed.kind === "parts" ? parsed.passages.map(({ text }) => text.replaceAll("\n", "; ")) : [];
  return [
    ...parts,
    ...parsed.sections.flatMap(({ headings, blocks }) => [`# ${headings.join(" > ")}`, ...blocks.flatMap(linesOf)]),
  ];
}

function linesOf(block: Block): readonly string[] {
  return block.kind === "table"
    ? [block.header.split("\n")[0] ?? "", ...block.rows]
    : "text" in block
      ? [block.text]
      : [];
}

describe("a sheet", () => {
  const sheet = [
    ["Hoses - data list", null, null],
    ["Status: May 2026"],
    [],
    ["Item no.", "Pressure\n(bar)", "Remarks"],
    ["HX-06", 400, null],
    [],
    ["HX-08", 350, "*"],
    ["HX-10"],
    [],
    ["* in rings of 20 m only"],
  ];
  const around = ["# Hoses - data list Status: May 2026", "* in rings of 20 m only"];

  it("is a list of parts below its title, with what stands around them", async () => {
    expect(shown(await parse("a.xlsx", tinyWorkbook({ Hoses: sheet })))).toEqual([
      "Part number: HX-06; Pressure (bar): 400",
      "Part number: HX-08; Pressure (bar): 350; Remarks: *",
      "Part number: HX-10",
      ...around,
    ]);
  });

  it("is mapped by the words of its header, wherever that stands and however it is broken", async () => {
    const columns = {
      part_number: { column: "Item no.", values: {} },
      working_pressure_bar: { column: "Pressure (bar)", values: {} },
    };
    expect(shown(await parse("a.xlsx", tinyWorkbook({ Hoses: sheet }), { columns }))).toEqual([
      "Part number: HX-06; Working pressure (bar): 400",
      "Part number: HX-08; Working pressure (bar): 350; Remarks: *",
      "Part number: HX-10",
      ...around,
    ]);
  });

  it("may hold two tables, and the book other sheets", async () => {
    const book = tinyWorkbook({
      Fuses: [
        ["Blade fuses"],
        ["Type", "Current (A)", "Colour"],
        ["BF-5", 5, "tan"],
        ["BF-10", 10, "red"],
        [],
        ["Bolt-down fuses"],
        ["Type", "Current (A)", "Torque (Nm)"],
        ["MD-60", 60, 4.5],
      ],
      Holders: [
        ["Holder", "Fits"],
        ["H-1", "BF-5"],
      ],
    });
    expect(shown(await parse("a.xlsx", book))).toEqual([
      "# Fuses > Blade fuses",
      "| Type | Current (A) | Colour |",
      "| BF-5 | 5 | tan |",
      "| BF-10 | 10 | red |",
      "# Fuses > Bolt-down fuses",
      "| Type | Current (A) | Torque (Nm) |",
      "| MD-60 | 60 | 4.5 |",
      "# Holders",
      "| Holder | Fits |",
      "| H-1 | BF-5 |",
    ]);
  });

  it("that is hidden is not read, unless sources.yaml names it", async () => {
    const rows = [
      ["Type", "Cost"],
      ["A", 99],
    ];
    const book = tinyWorkbook({ Costs: rows, Open: [["Type", "Mass (kg)"], ["A", 5], [], ["B", "light"]] }, ["Costs"]);
    expect(shown(await parse("a.xlsx", book))).toEqual(["# ", "| Type | Mass (kg) |", "| A | 5 |", "| B | light |"]);
    expect(shown(await parse("a.xlsx", book, { sheet: "Costs" }))).toContain("| A | 99 |");
  });

  it("need not begin in its first column, and is text where it has but one", async () => {
    const book = tinyWorkbook({
      Notes: [["Prices of 2026"], ["Valid until further notice"]],
      Data: [[], [null, "Cat. No.", "Mass (kg)"], [null, "PX-10", 5]],
    });
    expect(shown(await parse("a.xlsx", book))).toEqual([
      "Part number: PX-10; Mass (kg): 5",
      "# Notes",
      "Prices of 2026\nValid until further notice",
    ]);
  });

  it("is read as Excel shows it: percent, zeros before a number, a unit of the format", async () => {
    const shownAs = (value: number, format: string) => ({ value, format });
    const book = tinyWorkbook({
      Fees: [
        [],
        [null, "Cat. No.", "Fee", "Mass", "Price", "Share", "Size"],
        [
          null,
          shownAs(42, "000000"),
          shownAs(0.175, "0.0%"),
          shownAs(7.5, '0.00 "kg"'),
          shownAs(1250, "#,##0.00\\ [$€-407];-#,##0.00\\ [$€-407]"),
          0.5,
          shownAs(3, "0.00"),
        ],
      ],
    });
    expect(shown(await parse("a.xlsx", book))).toEqual([
      "Part number: 000042; Fee: 17.5 %; Mass: 7.5 kg; Price: 1250 €; Share: 0.5; Size: 3",
    ]);
  });

  it("says of each column what two rows of its header say", async () => {
    const rows = [
      ["Size", "Oil (l)", null, "Mass"],
      [null, "Lying", "Standing", "(kg)"],
      [20, 0.25, 0.4, 5],
    ];
    expect(shown(await parse("a.xlsx", tinyWorkbook({ Oil: rows })))).toEqual([
      "# ",
      "| Size | Oil (l) Lying | Oil (l) Standing | Mass (kg) |",
      "| 20 | 0.25 | 0.4 | 5 |",
    ]);
  });
});

describe("CSV", () => {
  it("has its header where that is, by whatever separates it", async () => {
    const text = "sep=;\nSprings, stock list;;\n;;\nPart No;Wire [mm];Rate [N/mm]\nCS-06;0,63;1,92\nCS-08;0,8;1,31\n";
    expect(shown(await parse("a.csv", text))).toEqual([
      "Part number: CS-06; Wire [mm]: 0,63; Rate [N/mm]: 1,92",
      "Part number: CS-08; Wire [mm]: 0,8; Rate [N/mm]: 1,31",
    ]);
  });

  it("keeps the values of two columns of one name apart, and of one that has none", async () => {
    expect(shown(await parse("a.csv", "Type,Torque,Torque,\nKV-12,8,5,M12\n"))).toEqual([
      "# ",
      "| Type | Torque | Torque (2) | column 4 |",
      "| KV-12 | 8 | 5 | M12 |",
    ]);
  });

  it("with a row of another length is named by its line", async () => {
    expect(shown(await parse("a.csv", "List\n\nType,Mass,Price\nA,1,2\nB,1,5,2\n"))).toEqual([
      expect.stringMatching(/^5: has 4 columns and its header 3/),
    ]);
    expect(shown(await parse("a.csv", 'Type,Mass\nA,"1\nB,2\nC,3\n'))).toEqual([
      expect.stringMatching(/^\d: opens a double quote that nothing closes/),
    ]);
  });
});

describe("a table of a web page or a Word document", () => {
  it("has one row of header where it is written in two", async () => {
    const html = `<table><tr><th rowspan="2">Type</th><th colspan="2">Force (N)</th></tr><tr><th>least</th><th>most</th></tr>
      <tr><td>GS-06</td><td>50</td><td>400</td></tr></table>`;
    expect(shown(await parse("a.html", html))).toEqual([
      "# ",
      "| Type | Force (N) least | Force (N) most |",
      "| GS-06 | 50 | 400 |",
    ]);
  });

  it("has a title and a remark where one cell runs over its whole width", async () => {
    const html = `<table><tr><td colspan="2">Table 1: valves</td></tr><tr><td>Type</td><td>Power (W)</td></tr>
      <tr><td>SV-02</td><td>8</td></tr><tr><td colspan="2">At 20 °C.</td></tr></table>`;
    expect(shown(await parse("a.html", html))).toEqual([
      "# ",
      "Table 1: valves",
      "| Type | Power (W) |",
      "| SV-02 | 8 |",
      "At 20 °C.",
    ]);
  });
});
