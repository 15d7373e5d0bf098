/** Every format that the content team may drop in, whole and broken: one table of them, and so a little long. */
import { readFile } from "node:fs/promises";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { chunk } from "../../rag-indexer/chunk.ts";
import { parserOf } from "../../rag-indexer/parsers.ts";
import type { RawFile } from "../../rag-indexer/parsers.ts";
import type { Block, ParsedSource } from "../../rag-indexer/source.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";
import { tinyWorkbook } from "../support/tiny-workbook.ts";

const sample = (name: string) => readFile(new URL(`../../knowledge/${name}`, import.meta.url));

describe("a web page", () => {
  it("gives its main content alone, with tables, numbered steps and part numbers as they are", async () => {
    const parsed = await parse(
      "a.html",
      `<!doctype html><title>Torque | Site</title><body><nav>Home</nav><main>
       <header>Banner</header><h1>Torque</h1><p>See <a href="/x">FM_2001*</a>.</p><aside>Advert</aside>
       <h2>Values</h2><table><tr><td>Size</td><td>Torque</td></tr><tr><td>9|A</td><td>0.9 N·m</td></tr></table>
       <h3>Steps</h3><ol start="3"><li>Turn</li><li>Stop<ul><li>not beyond</li></ul></li></ol>
       <script>track()</script></main><footer>Imprint</footer>`,
    );
    expect(parsed).toMatchObject({ kind: "prose", details: { title: "Torque", status: "current" } });
    expect(sectionsOf(parsed)).toEqual([
      { headings: [], blocks: [{ kind: "text", text: "See FM_2001*." }] },
      {
        headings: ["Values"],
        blocks: [{ kind: "table", header: "| Size | Torque |\n| - | - |", rows: ["| 9\\|A | 0.9 N·m |"] }],
      },
      { headings: ["Values", "Steps"], blocks: [{ kind: "list", items: ["3. Turn", "4. Stop\n   - not beyond"] }] },
    ]);
  });

  it("is read in the encoding that it states, and refused in another", async () => {
    const page = (charset: string) =>
      Buffer.from(`<meta charset="${charset}"><main><h1>Größe</h1><p>Maß 5 µm</p></main>`, "latin1");
    expect(await parse("a.html", page("windows-1252"))).toMatchObject({ details: { title: "Größe" } });
    expect(await problemOf("a.html", page("utf-8"))).toBe("1: is not UTF-8: save it again as UTF-8");
  });

  it("that a script fills is named as such", async () => {
    expect(await problemOf("a.html", "<body><div id=root></div><script>x()</script>")).toMatch(/a script fills/);
  });
});

describe("a Word document", () => {
  it("keeps title, headings, tables and numbered steps", async () => {
    const parsed = await parse("a.docx", await sample("ordering/collecting-goods.docx"));
    expect(parsed).toMatchObject({ kind: "prose", details: { title: "Collecting Goods at the Warehouse" } });
    const blocks = blocksOf(parsed);
    expect(blocks).toContainEqual(
      expect.objectContaining({ kind: "table", header: "| Gate | For | Loading hours |\n| - | - | - |" }),
    );
    expect(blocks.find(({ kind }) => kind === "list")).toMatchObject({
      items: [expect.stringMatching(/^1\. Book/), expect.anything(), expect.anything(), expect.stringMatching(/^4\. /)],
    });
  });

  it("names its pages that hold no text", async () => {
    const words = { x: 50, y: 700, text: "Words." };
    expect(await parse("a.pdf", tinyPdf([[words], [], [words], []]))).toMatchObject({
      notes: [expect.stringMatching(/no text on page 2, 4: .*OCR/)],
    });
    expect(await parse("a.pdf", tinyPdf([[words]]))).not.toHaveProperty("notes");
  });

  it("is read column by column where its text runs in two, and a heading over both stands between", async () => {
    const column = (x: number, top: number, name: string) =>
      Array.from({ length: 9 }, (_, at) => ({
        x,
        y: top - at * 12,
        text: `${name} line ${at + 1} of the running text${at === 8 ? "." : ""}`,
      }));
    const parsed = await parse(
      "a.pdf",
      tinyPdf([
        [
          { x: 50, y: 780, text: "A title that runs over the whole width of it", size: 20 },
          ...column(50, 740, "Left"),
          ...column(310, 736, "Right"),
          { x: 50, y: 600, text: "Below both of the columns there is another one", size: 20 },
          ...column(50, 560, "Third"),
          ...column(310, 560, "Fourth"),
        ],
      ]),
    );
    const text = sectionsOf(parsed).map(({ blocks }) =>
      blocks.map((block) => ("text" in block ? block.text : "?")).join(" "),
    );
    expect(text.map((section) => section.match(/\w+(?= line [19] )/g))).toEqual([
      ["Left", "Left", "Right", "Right"],
      ["Third", "Third", "Fourth", "Fourth"],
    ]);
  });

  it.for([
    [
      "cut short",
      async () => (await sample("ordering/collecting-goods.docx")).subarray(0, 4_000),
      /is no readable Word/,
    ],
    ["no zip at all", async () => Buffer.from("Dear all"), /is no readable Word document \(it is damaged/],
    ["another zip", async () => Buffer.from(zipSync({ "a.txt": strToU8("x") })), /is no readable Word document/],
  ] as const)("that is %s is named", async ([, bytes, problem]) => {
    expect(await problemOf("a.docx", await bytes())).toMatch(problem);
  });

  it("that would unpack to gigabytes is not unpacked", async () => {
    const bomb = Buffer.from(zipSync({ "word/document.xml": strToU8("<w/>") }));
    // The size of the unpacked file, in the directory at the zip's end.
    bomb.writeUInt32LE(450 * 1024 * 1024, bomb.lastIndexOf("PK\u0001\u0002") + 24);
    expect(await problemOf("a.docx", bomb)).toMatch(/would unpack to 450 MB/);
  });
});

describe("a PDF", () => {
  it("gives headings by size, and a table with its rows on the page where it stands", async () => {
    const parsed = await parse("a.pdf", await sample("ordering/weights-and-packing.pdf"));
    expect(parsed).toMatchObject({ kind: "prose", details: { title: "Weights and Packing of the AT Series" } });
    const table = blocksOf(parsed).find(({ kind }) => kind === "table");
    expect(table).toMatchObject({
      page: 2,
      header:
        "| Housing | Ways | Mass per piece (g) | Pieces per bag | Bags per carton |\n| --- | --- | --- | --- | --- |",
      rows: expect.arrayContaining(["| AT Series receptacle | 4 | 11.2 | 40 | 15 |"]),
    });
    const passages = parsed.kind === "prose" ? chunk({ ...parsed.details, language: "en" }, parsed.sections) : [];
    expect(passages.find(({ text }) => text.includes("11.2"))).toMatchObject({
      page: 2,
      headings: ["Mass and packing units"],
    });
    // What each page repeats at its head and foot belongs to none of them.
    expect(passages.map(({ text }) => text).join()).not.toMatch(/Revision A|Page 1/);
  });

  it("repeats the header row where a table goes on over the page, and goes on with numbered steps", async () => {
    const row = (y: number, ...cells: string[]) => cells.map((text, at) => ({ x: 50 + at * 150, y, text }));
    const parsed = await parse(
      "a.pdf",
      tinyPdf([
        [
          { x: 50, y: 780, text: "Contact ratings", size: 20 },
          { x: 50, y: 740, text: "1 Ratings . . . . . . . . . . . . 1" },
          ...row(700, "Size", "Current"),
          ...row(680, "16", "13 A"),
          ...row(660, "12", "23 A"),
        ],
        [
          ...row(780, "8", "46 A"),
          ...row(760, "4", "80 A"),
          { x: 50, y: 700, text: "Steps", size: 14 },
          { x: 50, y: 670, text: "1. Strip the wire of part MS27488-" },
          { x: 62, y: 658, text: "22-2 by 6 mm." },
          { x: 50, y: 640, text: "2. Crimp." },
        ],
        [{ x: 50, y: 780, text: "3. Pull." }],
      ]),
    );
    expect(sectionsOf(parsed)).toEqual([
      {
        headings: [],
        blocks: [
          {
            kind: "table",
            page: 1,
            header: "| Size | Current |\n| --- | --- |",
            rows: ["| 16 | 13 A |", "| 12 | 23 A |"],
          },
          {
            kind: "table",
            page: 2,
            header: "| Size | Current |\n| --- | --- |",
            rows: ["| 8 | 46 A |", "| 4 | 80 A |"],
          },
        ],
      },
      {
        headings: ["Steps"],
        blocks: [
          {
            kind: "list",
            page: 2,
            items: ["1. Strip the wire of part MS27488-22-2 by 6 mm.", "2. Crimp.", "3. Pull."],
          },
        ],
      },
    ]);
  });

  it.for([
    [
      "cut short",
      async () => (await sample("ordering/weights-and-packing.pdf")).subarray(0, 900),
      /damaged|export it again/,
    ],
    ["no PDF", async () => Buffer.from("<html>"), /is damaged, or no PDF/],
    ["without text", async () => Buffer.from(tinyPdf([[]])), /run text recognition/],
  ] as const)("that is %s is named", async ([, bytes, problem]) => {
    expect(await problemOf("a.pdf", await bytes())).toMatch(problem);
  });
});

describe("plain text", () => {
  it("is paragraphs under the file's name", async () => {
    expect(await parse("notes/cable-ties.txt", "One.\r\n\r\nTwo\nlines.\n")).toMatchObject({
      details: { title: "Cable ties" },
      sections: [{ headings: [], blocks: [{ text: "One." }, { text: "Two\nlines." }] }],
    });
    expect(await problemOf("a.txt", " \n")).toMatch(/holds no text/);
    expect(await problemOf("a.txt", Buffer.from("One\nTwo", "utf16le"))).toMatch(/^1: holds characters that no text/);
  });
});

describe("a part table", () => {
  const columns = {
    part_number: { column: "Order code", values: {} },
    current_rating_a: { column: "I (A)", values: {} },
    status: { column: "Lifecycle", values: { EOL: "obsolete" } },
  };
  const expected = [
    { headings: ["A-1"], text: "Part number: A-1\nCurrent rating per contact: 7.5 A\nStatus: active" },
    {
      headings: ["A-2"],
      text: "Part number: A-2\nCurrent rating per contact: 0.3 A\nStatus: obsolete",
      status: "obsolete",
    },
  ];

  it.for([
    ["a.csv", Buffer.from("Order code;I (A);Lifecycle\nA-1;7.5;active\nA-2;0.3;EOL\n")],
    [
      "a.json",
      Buffer.from(
        JSON.stringify({
          parts: [
            { "Order code": "A-1", "I (A)": 7.5, Lifecycle: "active" },
            { "Order code": "A-2", "I (A)": [0.3], Lifecycle: "EOL" },
          ],
        }),
      ),
    ],
    [
      "a.xlsx",
      tinyWorkbook({
        Other: [["x"]],
        Parts: [
          [null],
          ["Order code", "I (A)", "Lifecycle"],
          ["A-1", 7.5, "active"],
          [null],
          ["A-2", 0.1 + 0.2, "EOL"],
        ],
      }),
    ],
  ] as const)("is the same from %s, by the mapping of sources.yaml", async ([name, bytes]) => {
    const parsed = await parse(name, bytes, { columns, sheet: "Parts" });
    expect(parsed).toMatchObject({ kind: "parts", passages: expected });
  });

  it.for([
    [
      "a.csv",
      Buffer.from("Number,I (A)\nA-1,7\n"),
      "1: has no column `Order code` (mapped to part_number) or `Lifecycle` (mapped to status); its columns are `Number`, `I (A)`: mend the header, or `columns` in sources.yaml",
    ],
    ["a.xlsx", tinyWorkbook({ Data: [["x"]] }), "null: has no sheet called Parts; its sheets are Data"],
    ["a.xlsx", Buffer.from("PK"), expect.stringMatching(/is no readable Excel workbook/)],
    ["a.json", Buffer.from('[{"Order code": "A-1"\n "I (A)": 7}]'), expect.stringMatching(/^2: is not JSON/)],
    [
      "a.json",
      Buffer.from('[{"Order code": {"deep": 1}}]'),
      expect.stringMatching(/record 1 is no part: `Order code` is neither/),
    ],
    ["a.json", Buffer.from('"x"'), expect.stringMatching(/is not a list of parts/)],
  ] as const)("%s that does not fit is named", async ([name, bytes, problem]) => {
    expect(await problemOf(name, bytes, { columns, sheet: "Parts" })).toEqual(problem);
  });

  it("knows a part with a successor as superseded", async () => {
    const parsed = await parse("a.csv", "part_number,status,superseded_by\nA-1,active,A-2\nA-2,active,\n");
    expect(parsed).toMatchObject({ passages: [{ status: "superseded" }, { headings: ["A-2"] }] });
    expect(parsed.kind === "parts" && parsed.passages[1]?.status).toBeUndefined();
  });
});

function parse(name: string, content: string | Uint8Array, more: Partial<RawFile> = {}): Promise<ParsedSource> {
  const extension = /\.\w+$/.exec(name)?.[0] ?? "";
  const bytes = Uint8Array.from(typeof content === "string" ? Buffer.from(content) : content);
  const parser = parserOf(extension, true);
  if (parser === null) {
    throw new Error(`no parser for ${name}`);
  }
  return Promise.resolve(parser({ name, path: name.slice(0, -extension.length), url: null, bytes, ...more }));
}

async function problemOf(name: string, content: string | Uint8Array, more: Partial<RawFile> = {}): Promise<string> {
  const parsed = await parse(name, content, more);
  const [problem] = parsed.kind === "bad" ? parsed.problems : [];
  expect(problem?.file).toBe(name);
  return problem?.line === null && !("columns" in more) ? problem.problem : `${problem?.line}: ${problem?.problem}`;
}

function sectionsOf(parsed: ParsedSource) {
  return parsed.kind === "prose" ? parsed.sections : [];
}

function blocksOf(parsed: ParsedSource): Block[] {
  return sectionsOf(parsed).flatMap(({ blocks }) => blocks);
}
