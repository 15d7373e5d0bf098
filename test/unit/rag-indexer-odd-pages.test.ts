/** Pages and sheets as people leave them: laid out by tables, titled at their end, with notes beside the rows. */
import { describe, expect, it } from "vitest";
import { parserOf } from "../../rag-indexer/parsers.ts";
import type { ParsedSource } from "../../rag-indexer/source.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";

async function parsed(extension: string, content: string | Uint8Array<ArrayBuffer>): Promise<ParsedSource> {
  const bytes = typeof content === "string" ? Uint8Array.from(Buffer.from(content)) : content;
  const parse = parserOf(extension, true);
  if (parse === null) {
    throw new Error(`${extension} is not read`);
  }
  return parse({ name: `a${extension}`, path: "a", url: null, bytes });
}

describe("a web page", () => {
  it("that tables lay out is read as what they hold, its data still a table", async () => {
    const data = "<table><tr><th>Size</th><th>Nm</th></tr><tr><td>M3</td><td>0.5</td></tr></table>";
    const page = await parsed(
      ".html",
      `<table><tr><td><h2>News</h2><p>Drivers are new.</p></td></tr><tr><td><h2>Torque</h2>${data}</td></tr></table>`,
    );
    expect(page).toMatchObject({
      sections: [
        { headings: ["News"], blocks: [{ kind: "text", text: "Drivers are new." }] },
        { headings: ["Torque"], blocks: [{ kind: "table", rows: ["| M3 | 0.5 |"] }] },
      ],
    });
  });

  it("keeps what is written over a table, and does not keep it twice", async () => {
    const table =
      "<table><caption>Burst pressure at <b>20 °C</b></caption><tr><th>Hose<th>MPa<tr><td>H-1<td>40</table>";
    expect(await parsed(".html", `<h1>Hoses</h1>${table}`)).toMatchObject({
      sections: [
        {
          blocks: [
            { kind: "text", text: "Burst pressure at **20 °C**" },
            { kind: "table", header: "| Hose | MPa |\n| - | - |", rows: ["| H-1 | 40 |"] },
          ],
        },
      ],
    });
  });

  it("says in each row what a cell over several says, and the header as one row", async () => {
    const page = await parsed(
      ".html",
      `<table><tr><th colspan=3>Pumps of 2026</th></tr>
<tr><th rowspan=2>Pump</th><th colspan=2>Flow (l/min)</th></tr><tr><th>1500 rpm</th><th>3000 rpm</th></tr>
<tr><td rowspan=2>AP-8</td><td>12</td><td>24</td></tr><tr><td>13</td><td>26</td></tr>
<tr><td>AP-9</td><td colspan=2>on request</td></tr><tr><td colspan=3>At 40 °C</td></tr></table>`,
    );
    expect(page).toMatchObject({
      sections: [
        {
          blocks: [
            { kind: "text", text: "Pumps of 2026" },
            {
              kind: "table",
              header: "| Pump | Flow (l/min) 1500 rpm | Flow (l/min) 3000 rpm |\n| - | - | - |",
              rows: ["| AP-8 | 12 | 24 |", "| AP-8 | 13 | 26 |", "| AP-9 | on request | on request |"],
            },
            { kind: "text", text: "At 40 °C" },
          ],
        },
      ],
    });
  });

  it("says a long remark beside several rows once", async () => {
    const remark = "Mind the direction of rotation. ".repeat(20).trim();
    const head = "<tr><th>Pump</th><th>Flow</th><th>Remark</th></tr>";
    const body = `<tr><td>AP-8</td><td>12</td><td rowspan=2>${remark}</td></tr><tr><td>AP-9</td><td>13</td></tr>`;
    expect(await parsed(".html", `<table>${head}${body}</table>`)).toMatchObject({
      sections: [{ blocks: [{ rows: [`| AP-8 | 12 | ${remark} |`, "| AP-9 | 13 | |"] }] }],
    });
  });

  it("leaves a first row in one place, which only its next row shows to be a header", async () => {
    const rows = "<tr><td rowspan=2>Bore</td><td colspan=2>Force (kN)</td></tr><tr><td>push</td><td>pull</td></tr>";
    const body = "<tr><td>40</td><td>31</td><td rowspan=0>21</td></tr><tr><td>50</td><td>49</td></tr>";
    expect(await parsed(".html", `<table>${rows}${body}</table>`)).toMatchObject({
      sections: [
        {
          blocks: [
            {
              header: "| Bore | Force (kN) push | Force (kN) pull |\n| - | - | - |",
              rows: ["| 40 | 31 | 21 |", "| 50 | 49 | 21 |"],
            },
          ],
        },
      ],
    });
  });

  it("keeps raised figures raised, and words that are raised as they are", async () => {
    const page = await parsed(
      ".html",
      "<p>12<sup>1)</sup> Nm, 10<sup>-3</sup> m<sup>3</sup>, the 5<sup>th</sup> H<sub>2</sub>O</p>",
    );
    expect(page).toMatchObject({ sections: [{ blocks: [{ text: "12¹⁾ Nm, 10⁻³ m³, the 5th H2O" }] }] });
  });

  it("shows nothing that its style hides, nor what is there to be pressed", async () => {
    const page = await parsed(
      ".html",
      '<p>Seen.</p><p style="color:red; display: none">Draft</p><button>Buy</button><div role="search">Find</div>',
    );
    expect(page).toMatchObject({ sections: [{ blocks: [{ text: "Seen." }] }] });
  });

  it("that tables lay out shows nothing that it hides", async () => {
    const rows = "<tr><td><h2>Torque</h2><p>0.5 Nm</p></td></tr><tr hidden><td>Draft</td></tr>";
    expect(JSON.stringify(await parsed(".html", `<table>${rows}</table>`))).not.toContain("Draft");
  });

  it("is not called as its last chapter is, though that alone is of the first rank", async () => {
    const chapters = ["Use", "Pins", "Limits", "Sleep"].map((name) => `<h2>${name}</h2><p>${name} of the probe.</p>`);
    const page = await parsed(
      ".html",
      `<title>Depth probe</title><body>${chapters.join("")}<h1>References</h1><p>None.</p></body>`,
    );
    expect(page).toMatchObject({ details: { title: "Depth probe" } });
  });

  it("that is a PDF by its content is named as such", async () => {
    const page = await parsed(".html", tinyPdf([[{ x: 50, y: 700, text: "Switches" }]]));
    expect(page).toMatchObject({ kind: "bad", problems: [{ problem: expect.stringContaining("is a PDF") as string }] });
  });
});

describe("a sheet", () => {
  it("has no header above the one whose names begin with figures", async () => {
    const sheet = await parsed(".csv", "Author,Smith,,\nRevision,B,,\nType,5 V,12 V,24 V\nCoil K1,100,200,300\n");
    expect(sheet).toMatchObject({
      sections: [{ blocks: [{ header: expect.stringMatching(/^\| Type \| 5 V \|/) as string }] }],
    });
  });

  it("finds its header though notes beside a row make that one wider", async () => {
    const sheet = await parsed(
      ".csv",
      "Main connector\nCable,Pin,Function,Comment,,,\n4,1,Throttle,5 V,,,\n5,2,Cruise,12 V,see,drawing,7\n6,3,Brake,12 V,,,\n",
    );
    expect(sheet).toMatchObject({
      sections: [
        { headings: ["Main connector"], blocks: [{ header: expect.stringMatching(/^\| Cable \| Pin \|/) as string }] },
      ],
    });
  });
});
