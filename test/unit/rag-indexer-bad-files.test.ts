/** Files as they turn up: each is named with what to do about it, or read as it was meant. */
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterEach, describe, expect, it } from "vitest";
import { problemLine } from "../../rag-indexer/failure.ts";
import { knowledgeFolder } from "../support/knowledge-folder.ts";
import type { KnowledgeFolder } from "../support/knowledge-folder.ts";
import { loadFolder } from "../support/load-folder.ts";

let folder: KnowledgeFolder;

afterEach(() => folder.delete());

interface Outcome {
  readonly problems: readonly string[];
  readonly notes: readonly string[];
  readonly skipped: readonly string[];
  /** Texts of the passages. */
  readonly texts: readonly string[];
}

async function outcomeOf(
  files: Readonly<Record<string, string | Uint8Array>>,
  prepare: (path: string) => Promise<void> = () => Promise.resolve(),
): Promise<Outcome> {
  folder = await knowledgeFolder({});
  for (const [name, content] of Object.entries(files)) {
    await folder.write(name, Buffer.from(content));
  }
  await prepare(folder.path);
  const loaded = await loadFolder(folder.path);
  const plain = (line: string): string => line.replaceAll(`${folder.path}/`, "");
  const contents = await Promise.all(loaded.documents.map(async ({ read: content }) => content?.()));
  return {
    problems: loaded.problems.map((problem) => plain(problemLine(problem))),
    notes: loaded.documents.flatMap(({ notes = [] }) => notes.map(plain)),
    skipped: loaded.skipped.map(plain),
    texts: contents.flatMap((content) => content?.passages.map(({ text }) => text) ?? []),
  };
}

describe("text", () => {
  const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le");

  it("is read in UTF-16 where a mark says so, as Excel writes it", async () => {
    const { problems, texts } = await outcomeOf({
      "list.csv": utf16("Bestellnummer\tGröße\r\nA-1\t5\r\n"),
      "big-endian.md": Buffer.from(utf16("# Größe\n\nWelle.\n")).swap16(),
      "page.html": '<html><head><meta charset="utf-16"></head><body><p>Größe</p></body></html>',
    });
    expect(problems).toEqual([]);
    expect(texts).toEqual(["Welle.", "Part number: A-1\nGröße: 5", "Größe"]);
  });

  it("holds words whole, wherever a browser may divide them", async () => {
    const { texts } = await outcomeOf({
      "a.html": "<h1>Ven&shy;tile</h1><h2>Druck&shy;ventil</h2><p>Druck&shy;begrenzungs&#8203;ventil.</p>",
      "b.csv": "part_number,text\nA\u00AD-1,Hoch\u00ADdruck\n",
    });
    expect(texts).toEqual(["Druckbegrenzungsventil.", "Part number: A-1\nText: Hochdruck"]);
  });

  it("of one line of megabytes is cut like any other", async () => {
    const { texts } = await outcomeOf({ "long.txt": "The pump weighs 4 kg. ".repeat(50_000) });
    expect(texts.length).toBeGreaterThan(1_000);
    expect(Math.max(...texts.map(({ length }) => length))).toBeLessThanOrEqual(2_400);
  });
});

describe("a file of no length", () => {
  it("is said to be empty, whatever its format", async () => {
    const { problems } = await outcomeOf({ "a.pdf": "", "b.docx": "", "c.csv": "", "d.md": "" });
    expect(problems).toEqual(
      ["a.pdf", "b.docx", "c.csv", "d.md"].map(
        (name) => `${name}: is empty, 0 bytes long: fill it, or take it out of the folder`,
      ),
    );
  });
});

describe("Markdown", () => {
  it("of a README below the first level is a document like any other", async () => {
    const { texts } = await outcomeOf({ "README.md": "For authors.", "pumps/README.md": "The pump weighs 4 kg." });
    expect(texts).toEqual(["The pump weighs 4 kg."]);
  });

  it("with settings that are nearly ours is read without them, and its authors hear of it", async () => {
    const { notes } = await outcomeOf({
      "a.md": "---\ntitle: A\nstaus: superseded\nsuperceded_by: FM-2\nauthor: me\nsupersedes: FM-1\n---\nText.\n",
    });
    expect(notes).toEqual([
      "a.md: `staus` is not read: is `status` meant?",
      "a.md: `superceded_by` is not read: is `superseded_by` meant?",
      "a.md: `supersedes` is read in sources.yaml only: write it there, or `superseded_by` into the other page",
    ]);
  });

  it("in a thousand levels is named, and not parsed for minutes", async () => {
    const levels = Array.from({ length: 1_500 }, (_, level) => `${"  ".repeat(level)}- a`).join("\n");
    const { problems, texts } = await outcomeOf({ "deep.md": levels, "good.md": "Good." });
    expect(problems).toEqual(["deep.md:151: is indented by 300 characters: take levels out of the list"]);
    expect(texts).toEqual(["Good."]);
  });

  it("whose front matter never ends is read, and its authors hear of it", async () => {
    const { notes } = await outcomeOf({
      "open.md": "---\ntitle: Open\n\n# Open\n\nText.\n",
      "rule.md": "---\n\nText.\n",
    });
    expect(notes).toEqual(["open.md: begins with front matter that no second --- ends: it was read as text"]);
  });
});

describe("Office files", () => {
  it("that are protected, or of another format than their name says, are named as such", async () => {
    const old = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    const { problems } = await outcomeOf({
      "a.docx": old,
      "b.xlsx": old,
      "c.docx": "{\\rtf1 Hello}",
      "d.xlsx": zipSync({ "a.txt": strToU8("x") }),
    });
    expect(problems).toEqual([
      expect.stringMatching(/^a\.docx: .*protected by a password, or an old \.doc.*save it again as \.docx/),
      expect.stringMatching(/^b\.xlsx: .*protected by a password, .*save it again as \.xlsx/),
      expect.stringMatching(/^c\.docx: .*of another format than its name says/),
      expect.stringMatching(/^d\.xlsx: is no readable Excel workbook/),
    ]);
  });
});

describe("CSV", () => {
  it("that reads as a catalogue but for one number that stands twice is kept as a table, and its authors hear of it", async () => {
    const { notes, texts } = await outcomeOf({ "a.csv": "Order code,Mass (kg)\nA-1,3\nA-2,4\nA-1,5\n" });
    expect(texts).toHaveLength(1);
    expect(notes).toEqual([
      "a.csv: is read as any other table, and its parts are not found by `Order code`, if it is to be a list of parts: in line 4, part number A-1 stands in line 2 already: keep one of them",
    ]);
  });

  it("with a quote that nothing closes is named with the line that opens it", async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `A-${at},"fine"`).join("\n");
    const { problems } = await outcomeOf({
      "a.csv": `part_number,text\n${rows}\nB-1,"open\n${rows.replaceAll('"', "")}\n`,
      "b.csv": `part_number,text\nB-1,"open\n${rows}\n`,
    });
    expect(problems).toEqual([
      expect.stringMatching(/^a\.csv:52: opens a double quote that nothing closes/),
      expect.stringMatching(
        /^b\.csv:3: has a double quote within a value, or one that was opened above is never closed/,
      ),
    ]);
  });
});

describe("names", () => {
  it("may hold spaces, umlauts and emoji, and no line break", async () => {
    const { problems, texts } = await outcomeOf({
      "größe und maß.md": "One.",
      "🔌 plug.md": "Two.",
      "a\nb.md": "Three.",
      [`${"x".repeat(240)}.md`]: "Four.",
    });
    expect(problems).toEqual(["a?b.md: has a line break or another control character in its name: rename it"]);
    expect(texts.toSorted()).toEqual(["Four.", "One.", "Two."]);
  });

  it("that are links are followed nowhere, and said to be links", async () => {
    const { texts, skipped } = await outcomeOf({ "a.md": "A.", "sub/b.md": "B." }, async (path) => {
      await symlink(path, join(path, "sub", "loop"));
      await symlink(join(path, "a.md"), join(path, "again.md"));
    });
    expect(texts).toEqual(["A.", "B."]);
    expect(skipped).toEqual(["again.md (a link)", "sub/loop (a link)"]);
  });
});
