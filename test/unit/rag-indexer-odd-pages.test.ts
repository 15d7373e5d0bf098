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
