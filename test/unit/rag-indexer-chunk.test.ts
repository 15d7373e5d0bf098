import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chunk, CHUNK_SIZE } from "../../rag-indexer/chunk.ts";
import type { Block, Section } from "../../rag-indexer/source.ts";
import { passageAddress } from "../../worker/knowledge/contract.ts";

const document = { title: "Title", document: "FM-1" };
const size = { target: 80, most: 160 };

const words = fc
  .array(fc.stringMatching(/^[a-zA-Z0-9äß.]{1,12}$/), { minLength: 1, maxLength: 60 })
  .map((list) => list.join(" "));
const line = words.map((text) => text.slice(0, 60).trim()).filter((text) => text !== "");
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text): Block => ({ kind: "text", text })),
  words.map((text): Block => ({ kind: "code", text })),
  fc
    .array(line, { minLength: 1, maxLength: 12 })
    .map((items): Block => ({ kind: "list", items: items.map((item) => `- ${item}`) })),
  fc.array(line, { maxLength: 12 }).map((rows): Block => ({ kind: "table", header: "| a |\n| - |", rows })),
);
const section: fc.Arbitrary<Section> = fc.record({
  headings: fc.array(fc.constantFrom("One", "Two"), { maxLength: 2 }),
  blocks: fc.array(block, { minLength: 1, maxLength: 6 }),
});

describe("chunking", () => {
  it("loses no text and keeps its order", () => {
    fc.assert(
      fc.property(fc.array(section, { maxLength: 4 }), (sections) => {
        const out = chunk(document, sections, size)
          .map(({ text }) => text)
          .join("\n");
        expect(bare(out)).toBe(bare(sections.flatMap(({ blocks }) => blocks.map(textOf)).join("\n")));
      }),
    );
  });

  it("makes no passage much longer than wanted", () => {
    fc.assert(
      fc.property(fc.array(section, { maxLength: 4 }), (sections) => {
        for (const { text } of chunk(document, sections, size)) {
          // A lead-in of up to half the target may stand before a whole table.
          expect(text.length).toBeLessThanOrEqual(size.most + size.target);
        }
      }),
    );
  });

  it("leaves the ids of a section's passages as they are when another section changes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(section, { minLength: 2, maxLength: 4 }), section, async (sections, edited) => {
        const before = await idsOf(sections.slice(0, -1));
        const after = await idsOf([...sections.slice(0, -1), edited]);
        expect(after.slice(0, before.length)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it("keeps a table whole while it is not much too long", () => {
    const table: Block = {
      kind: "table",
      header: "| a | b |\n| - | - |",
      rows: Array.from({ length: 40 }, (_, row) => `| row ${row} | x |`),
    };
    const passages = chunk(document, [
      { headings: ["Ratings"], blocks: [{ kind: "text", text: "As follows:" }, table] },
    ]);
    expect(passages).toHaveLength(1);
    expect(passages[0]).toMatchObject({ kind: "prose", title: "Title", documentNumber: "FM-1", headings: ["Ratings"] });
  });

  it("repeats the header row in every piece of a long table", () => {
    const rows = Array.from({ length: 400 }, (_, row) => `| row ${row} | x |`);
    const passages = chunk(document, [
      { headings: [], blocks: [{ kind: "table", header: "| a | b |\n| - | - |", rows }] },
    ]);
    expect(passages.length).toBeGreaterThan(2);
    for (const { text } of passages) {
      expect(text.startsWith("| a | b |\n| - | - |\n| row")).toBe(true);
      expect(text.length).toBeLessThanOrEqual(CHUNK_SIZE.target + 20);
    }
  });

  it("keeps a procedure together with the sentence that leads to it", () => {
    const filler = "x".repeat(900);
    const list: Block = {
      kind: "list",
      items: Array.from({ length: 12 }, (_, step) => `${step + 1}. Do step ${step + 1} with care and the right tool.`),
    };
    const passages = chunk(document, [
      { headings: [], blocks: [{ kind: "text", text: filler }, { kind: "text", text: "To crimp:" }, list] },
    ]);
    expect(passages.map(({ text }) => text.slice(0, 9))).toEqual([filler.slice(0, 9), "To crimp:"]);
    expect(passages[1]?.text).toContain("12. Do step 12");
  });

  it("puts nothing of two pages into one passage, and says which page it is", () => {
    const passages = chunk({ ...document, language: "de", source: "https://x.example/a" }, [
      {
        headings: ["One"],
        blocks: [
          { kind: "text", text: "First.", page: 3 },
          { kind: "text", text: "Second.", page: 3 },
          { kind: "text", text: "Third:", page: 4 },
          { kind: "list", items: ["1. a", "2. b"], page: 5 },
        ],
      },
    ]);
    const common = { language: "de", source: "https://x.example/a", headings: ["One"] };
    expect(passages).toMatchObject([
      { ...common, page: 3, text: "First.\n\nSecond." },
      { ...common, page: 4, text: "Third:\n\n1. a\n2. b" },
    ]);
  });

  it("never cuts a character in two", () => {
    const [first] = chunk(document, [{ headings: [], blocks: [{ kind: "text", text: "😀".repeat(200) }] }], {
      target: 81,
      most: 160,
    });
    expect(first?.text.isWellFormed()).toBe(true);
  });
});

async function idsOf(sections: readonly Section[]): Promise<string[]> {
  return Promise.all(chunk(document, sections, size).map(passageAddress));
}

function textOf(source: Block): string {
  switch (source.kind) {
    case "text":
    case "code":
      return source.text;
    case "list":
      return source.items.join("\n");
    case "table":
      return source.rows.join("\n");
  }
}

/** Without white space and without the table header, which stands in several pieces. */
function bare(text: string): string {
  return text.replaceAll("| a |\n| - |", "").replaceAll(/\s+/g, "");
}
