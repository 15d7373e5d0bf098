/** What a document is called where nobody has said so: by its first page, its program's word for it, its file's name. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { parseDocx } from "../../rag-indexer/parse/docx.ts";
import { parseHtml } from "../../rag-indexer/parse/html.ts";
import { parseMarkdown } from "../../rag-indexer/parse/markdown.ts";
import { parsePdf } from "../../rag-indexer/parse/pdf.ts";
import { parseText } from "../../rag-indexer/parse/text.ts";
import type { ParsedSource } from "../../rag-indexer/source.ts";
import { isSpokenOf, namesSomething, titleFrom } from "../../rag-indexer/title.ts";
import { tinyPdf } from "../support/tiny-pdf.ts";
import type { PlacedText } from "../support/tiny-pdf.ts";

const titleOf = (parsed: ParsedSource): string => (parsed.kind === "bad" ? "bad" : parsed.details.title);

describe("a title", () => {
  it.each([
    "Technisches Handbuch",
    "User's Manual",
    "Bedienungs- und Montageanleitung",
    "Notice d’utilisation",
    "Ficha técnica",
    "Руководство по эксплуатации",
    "产品规格书",
    "Datasheet Rev. 1.2",
    "General Description",
    "Northwind Pumps GmbH",
  ])("names nothing by %s", (text) => {
    expect(namesSomething(text)).toBe(false);
  });

  it.each(["Gate valves", "Model 125", "K series", "TP-1210", "Installation of heat pumps", "水泵说明书"])(
    "names something by %s",
    (text) => {
      expect(namesSomething(text)).toBe(true);
    },
  );

  const heads = (...all: readonly (readonly [string, number])[]) => all.map(([text, size]) => ({ text, size }));
  it.each([
    ["the largest line", heads(["Northwind", 12], ["Gate valves", 20]), null, "Gate valves"],
    [
      "the product, and the kind of document behind it",
      heads(["Handbuch", 24], ["Dimmer LDA", 24]),
      null,
      "Dimmer LDA – Handbuch",
    ],
    ["without chapters", heads(["Features", 20], ["Gate valves", 14]), null, "Gate valves"],
    ["words with their number, as they stand", heads(["AX-310", 18], ["Gate valve", 20]), null, "AX-310 – Gate valve"],
    ["without numbers in small print", heads(["Gate valve", 40], ["AX-310", 9]), null, "Gate valve"],
    ["without everything there is", heads(["Gate valve", 20], ["A1-1 A1-2 A1-3 A1-4 A1-5", 18]), null, "Gate valve"],
    ["once what is printed twice", heads(["AX-310 AX-310", 20]), null, "AX-310"],
    [
      "what its program says, where the page says nothing",
      heads(["Contents", 20]),
      "Gate valve AX-310",
      "Gate valve AX-310",
    ],
    [
      "the name of the file with the kind of document",
      heads(["User manual", 20]),
      "Untitled-1",
      "Gate valve – User manual",
    ],
    [
      "what its program says, where that alone has name and number",
      heads(["Dear customer", 9]),
      "Gate valve AX-310",
      "Gate valve AX-310",
    ],
    ["nothing of a program", [], "Microsoft Word - valve.doc", null],
    ["nothing of a template", [], "Template for manuals", null],
  ] as const)("is %s", (_, shown, stated, title) => {
    expect(titleFrom({ heads: shown, stated, path: "valves/gate-valve", names: [] }).title).toBe(title);
  });

  it.each([
    ["relay-t78_datasheet", "Automobile relay (T78)"],
    ["Microsoft Word - AX-310 rev2.doc", "Automobile relay (AX-310)"],
    ["b3f9a01c77de_2024-05-01_v1.2_12pages", "Automobile relay"],
    ["RS485 12V IP67 ISO9001", "Automobile relay"],
  ])("takes of the name %s the part number alone", (name, title) => {
    expect(titleFrom({ heads: heads(["Automobile relay", 1]), stated: null, path: "a", names: [name] }).title).toBe(
      title,
    );
  });

  it("takes no part number from a name where it has one, unless the text has that of the name", () => {
    const from = { heads: heads(["Relay HF-1150", 1]), stated: null, path: "a", names: ["AX-31055"] };
    expect(titleFrom(from).title).toBe("Relay HF-1150");
    expect(titleFrom({ ...from, text: "AX 31055 on a socket HF-1150" }).title).toBe("Relay HF-1150 (AX-31055)");
  });

  it("is of a template where the text speaks of something else", () => {
    expect(isSpokenOf("Coolant pump CP-7 manual", "The coolant pump CP-7 moves water.")).toBe(true);
    expect(isSpokenOf("ChipFinder – manufacturer documentation", "A choke of 5 mH.")).toBe(false);
  });
});

describe("the title of a PDF", () => {
  const pdf = (path: string, title: string | null, ...pages: readonly (readonly PlacedText[])[]) =>
    parsePdf({
      name: `${path}.pdf`,
      path,
      url: null,
      bytes: tinyPdf(pages),
      ...(title === null ? {} : { declared: { title } }),
    });
  const text = Array.from({ length: 8 }, (_, at) => ({
    x: 50,
    y: 600 - at * 12,
    text: "It switches ten ampere at any time of the day.",
  }));
  const cover = [
    { x: 50, y: 780, text: "Technical manual", size: 24 },
    { x: 50, y: 700, text: "Blind actuator JAL-08", size: 24 },
  ];

  it("is of the product where the kind of document stands above it, and no heading says either again", async () => {
    const parsed = await pdf("manual", null, [...cover, ...text]);
    expect(titleOf(parsed)).toBe("Blind actuator JAL-08 – Technical manual");
    expect(parsed).toMatchObject({ sections: [{ headings: [] }] });
  });

  it("is what somebody declared it to be", async () => {
    const parsed = await pdf("manual", "Blinds", [...cover, ...text]);
    expect(titleOf(parsed)).toBe("Blinds");
    expect(parsed).toMatchObject({ sections: [{}, { headings: ["Blind actuator JAL-08"] }] });
  });

  it("is a running head that names the product, though the page names a chapter", async () => {
    const page = (chapter: string) => [
      { x: 50, y: 800, text: "PX-20 power supply", size: 12 },
      { x: 50, y: 760, text: chapter, size: 18 },
      ...text,
    ];
    expect(titleOf(await pdf("a", null, page("Features"), page("Ordering")))).toBe("PX-20 power supply");
  });

  it("is the line with the file's part number where all lines are alike", async () => {
    const lines = ["Downloaded by a reader", "Double chokes B827-90", "Rated voltage 42 V"];
    const page = lines.map((line, at) => ({ x: 50, y: 700 - at * 12, text: line }));
    expect(titleOf(await pdf("choke-b82790", null, [...page, ...text]))).toBe("Double chokes B827-90");
  });

  it("is no heading far down the page", async () => {
    const far = { x: 50, y: 300, text: "Optical values", size: 14 };
    const more = text.map((line) => ({ ...line, y: line.y - 110 }));
    expect(titleOf(await pdf("led-1561", null, [...text, ...more, far]))).toBe("Led 1561");
  });
});

describe("the title of other files", () => {
  const docx = (core: string | null, ...paragraphs: readonly string[]) => {
    const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
    const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    const files = {
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
      "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      "word/document.xml": `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
      ...(core === null
        ? {}
        : { "docProps/core.xml": `<c:p xmlns:c="c" xmlns:dc="d"><dc:title>${core}</dc:title></c:p>` }),
    };
    const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)])));
    return parseDocx({ name: "a.docx", path: "kits/ek-1204", url: null, bytes: Uint8Array.from(bytes) });
  };
  const sentence = "The pump is set up on a level floor, and its hose is led upwards.";

  it("is, of Word, its properties' where they are of this text, else its first line, and has the file's part number", async () => {
    expect(titleOf(await docx("Level pump", "Remarks", sentence))).toBe("Level pump (EK-1204)");
    expect(titleOf(await docx("Annual report", "Setting up the pump", sentence))).toBe("Setting up the pump (EK-1204)");
    expect(titleOf(await docx(null, sentence))).toBe("Ek 1204");
  });

  const file = { name: "a", path: "site/pumps", url: null };
  it("is, of a web page, its heading, unless that says the kind of page alone", () => {
    const page = (title: string, heading: string) =>
      titleOf(parseHtml({ ...file, text: `<title>${title}</title><main><h1>${heading}</h1><p>Text.</p></main>` }));
    expect(page("Acme", "Level pumps")).toBe("Level pumps");
    expect(page("Level pumps | Acme", "Technical data")).toBe("Level pumps | Acme");
    expect(page("Data sheet", "Data sheet")).toBe("Pumps – Data sheet");
    expect(titleOf(parseHtml({ ...file, path: "site/faq", text: "<h1>FAQ</h1><p>Text.</p>" }))).toBe("FAQ");
  });

  it("takes no heading away that it does not say itself", () => {
    const text = "<title>AX-310 gate valve</title><main><h1>Changing the seals</h1><p>Text.</p></main>";
    const page = parseHtml({ ...file, text });
    expect(titleOf(page)).toBe("AX-310 gate valve");
    expect(JSON.stringify(page)).toContain("Changing the seals");
  });

  it("is, of Markdown and plain text, the first line, unless that says the kind of document alone", () => {
    expect(titleOf(parseMarkdown({ ...file, text: "# User manual\n\nText." }))).toBe("Pumps – User manual");
    expect(titleOf(parseMarkdown({ ...file, text: "---\ntitle: User manual\n---\nText." }))).toBe("User manual");
    expect(titleOf(parseText({ ...file, text: "Level pumps\n===========\n\nText follows." }))).toBe("Level pumps");
    expect(titleOf(parseText({ ...file, text: "A pump lifts water.\n\nText follows." }))).toBe("Pumps");
  });
});
