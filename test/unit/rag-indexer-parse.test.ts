import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../rag-indexer/parse/markdown.ts";
import { parseCsvParts } from "../../rag-indexer/parse/parts.ts";
import type { ParsedSource } from "../../rag-indexer/source.ts";

const HEADER = "part_number,family,current_rating_a,mates_with,status,superseded_by";

describe("Markdown", () => {
  it("becomes sections with their heading path, as written", () => {
    const parsed = markdown(
      "---\ntitle: Crimping\ndocument: FM-4001\nrevision: 1.10\ndate: 2026-01-31\n---\n# Crimping\nIntro.\n\n<!-- note -->\n\n## Tools\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n### Steps\n\n1. One\n2. Two\n   - more\n",
    );
    expect(parsed).toEqual({
      kind: "prose",
      details: {
        path: "a/b",
        title: "Crimping",
        document: "FM-4001",
        revision: "1.10",
        date: "2026-01-31",
        url: "https://docs.example/a/b",
        language: { stated: null, claimed: null, fallback: null },
        status: "current",
      },
      sections: [
        { headings: [], blocks: [{ kind: "text", text: "Intro." }] },
        { headings: ["Tools"], blocks: [{ kind: "table", header: "| a | b |\n| - | - |", rows: ["| 1 | 2 |"] }] },
        { headings: ["Tools", "Steps"], blocks: [{ kind: "list", items: ["1. One", "2. Two\n   - more"] }] },
      ],
    });
  });

  it("reads a table that is written in HTML as the table that it is", () => {
    const table = "<table>\n<tr><th>Ring</th><th>Bore</th></tr>\n<tr><td>R-8 | R-9</td><td>8 mm</td></tr>\n</table>";
    const parsed = markdown(`# Rings\n\nAll of them:\n\n${table}\n\n- \`R-8\` *only*\n`);
    expect(parsed).toMatchObject({
      sections: [
        {
          blocks: [
            { kind: "text", text: "All of them:" },
            { kind: "table", header: "| Ring | Bore |\n| - | - |", rows: ["| R-8 \\| R-9 | 8 mm |"] },
            { kind: "list", items: ["- `R-8` *only*"] },
          ],
        },
      ],
    });
  });

  it("prefers the address that the document names", () => {
    expect(markdown("---\ntitle: A\nurl: https://x.example/a\n---\nText")).toMatchObject({
      details: { url: "https://x.example/a" },
    });
  });

  it.for([
    ["its first heading", "## Crimping *tools*\n\nText\n\n# Later\n", "Crimping tools"],
    ["its first heading below settings", "---\nrevision: C\n---\n# Crimping\n\nText", "Crimping"],
    ["the name of its file", "Text", "B"],
  ] as const)("without a title is called by %s", ([, text, title]) => {
    expect(markdown(text)).toMatchObject({ kind: "prose", details: { title } });
  });

  it("leaves out a date, an address or a language as other systems write them, and says so", () => {
    expect(
      markdown("---\ntitle: A\ndate: 31.1.2026\nurl: /docs/a\nlanguage: German\nrevision: B\n---\nText"),
    ).toMatchObject({
      kind: "prose",
      details: { title: "A", date: null, revision: "B", url: "https://docs.example/a/b", language: { stated: null } },
      notes: [
        "line 3: `date` is not a date: write it as 2026-01-31; it is left out",
        expect.stringMatching(/^line 4: `url`/),
        expect.stringMatching(/^line 5: `language`/),
      ],
    });
  });

  it.for([
    ["no text and no front matter", "# Crimping\n", null, /holds no text/],
    ["an empty title", "---\nrevision: C\ntitle:\n---\nText", 3, /`title` is empty/],
    ["bad YAML", "---\ntitle: A\nstatus: a: b\n---\nText", 3, /not YAML/],
    [
      "an unknown status",
      "---\ntitle: A\nstatus: outdated\n---\nText",
      3,
      /`status` is none of current, superseded, obsolete/,
    ],
    ["a list in place of settings", "---\n- a\n---\nText", 1, /not a list of/],
  ] as const)("with %s is refused with file and line", ([, text, line, problem]) => {
    expect(markdown(text)).toMatchObject({
      kind: "bad",
      problems: [{ file: "knowledge/a/b.md", line, problem: expect.stringMatching(problem) }],
    });
  });
});

describe("the part catalogue", () => {
  it("becomes one passage a part, in words, without empty fields", () => {
    const parsed = parts(`${HEADER}\nA-1,Series A,7.5,,active,\n"B,2",Series B,,,active,\n`);
    expect(passagesOf(parsed)).toEqual([
      ["A-1", "Part number: A-1\nFamily: Series A\nCurrent rating per contact: 7.5 A\nStatus: active"],
      ["B,2", "Part number: B,2\nFamily: Series B\nStatus: active"],
    ]);
  });

  it("is known by what its column of numbers is called", () => {
    expect(passagesOf(parts("Part No.,Family\nA-1,Series A\n"))).toEqual([
      ["A-1", "Part number: A-1\nFamily: Series A"],
    ]);
  });

  it.for([
    ["without numbers", "country;rate\nDE;19 %\nFR;20 | 5,5 %\n", ["| DE | 19 % |", "| FR | 20 \\| 5,5 % |"]],
    ["whose numbers repeat", "reference;size\nA;1\nA;2\n", ["| A | 1 |", "| A | 2 |"]],
  ] as const)("is a table like any other %s", ([, text, rows]) => {
    expect(parts(text)).toMatchObject({ kind: "prose", sections: [{ blocks: [{ kind: "table", rows }] }] });
  });

  it("tells relations at both ends", () => {
    const texts = passagesOf(
      parts(`${HEADER}\nA-1,A,,B-1;B-2,obsolete,A-2\nA-2,A,,,active,\nB-1,B,,,active,\nB-2,B,,A-1,active,\n`),
    );
    expect(texts.map(([, text]) => text.split("\n").slice(2))).toEqual([
      ["Status: obsolete", "Superseded by: A-2", "Mates with: B-1, B-2"],
      ["Status: active", "Replaces: A-1"],
      ["Status: active", "Mates with: A-1"],
      ["Status: active", "Mates with: A-1"],
    ]);
  });

  it.for([
    ["a field too many", `${HEADER}\nA-1,A,,,active,\nA-2,A,,,active,,x\n`, 3, /has 7 columns and its header 6/],
    ["an open quote", `${HEADER}\nA-1,"A,,,active,\n`, 2, /double quote/],
    [
      "a number twice",
      `${HEADER}\nA-1,A,,,active,\n\na-1,A,,,active,\n`,
      4,
      /part number a-1 stands in line 2 already/,
    ],
    ["a row without number", `${HEADER}\n,A,,,active,\n`, 2, /no part_number/],
    ["no rows", `${HEADER}\n`, 1, /holds no parts/],
  ] as const)("with %s is refused with file and line", ([, text, line, problem]) => {
    expect(parts(text)).toMatchObject({
      kind: "bad",
      problems: [{ file: "knowledge/parts.csv", line, problem: expect.stringMatching(problem) }],
    });
  });
});

function markdown(text: string): ParsedSource {
  return parseMarkdown({ name: "knowledge/a/b.md", path: "a/b", text, url: "https://docs.example/a/b" });
}

function parts(text: string): ParsedSource {
  return parseCsvParts({ name: "knowledge/parts.csv", path: "parts", text, url: null });
}

function passagesOf(parsed: ParsedSource): [string, string][] {
  return parsed.kind === "parts" ? parsed.passages.map(({ headings, text }) => [headings.join(), text]) : [];
}
