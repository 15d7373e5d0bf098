/** Replies as LiveChat takes them: never over the limit, and nothing said is lost. */
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMessage, MESSAGE_BYTES, splitText } from "../../worker/channels/livechat/format.ts";

const SEED = 20_260_302;
const bytesOf = (text: string) => new TextEncoder().encode(text).length;
const withoutSpace = (text: string) => text.replaceAll(/\s/gu, "");

/** Texts with paragraphs, long words, emoji and scripts of two, three and four bytes. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom(" ", "\n", "\n\n", "   ", "\t", "wire", "接触", "Größe", "🔌", "👩🏽‍🔧", "a".repeat(60)),
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));

describe("splitting", () => {
  it("keeps every part within the bytes, whole, and in order, in 3,000 texts", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 120 }), (whole, bytes) => {
        const parts = splitText(whole, bytes);
        let rest = whole;
        for (const part of parts) {
          expect(bytesOf(part)).toBeLessThanOrEqual(bytes);
          expect(part.isWellFormed()).toBe(whole.isWellFormed());
          // What lies between two parts is white space and nothing else.
          const from = rest.indexOf(part);
          expect(rest.slice(0, from).trim()).toBe("");
          rest = rest.slice(from + part.length);
        }
        expect(rest.trim()).toBe("");
        expect(withoutSpace(parts.join(""))).toBe(withoutSpace(whole));
        expect(parts.length === 1 || !parts.includes("")).toBe(true);
      }),
      { seed: SEED, numRuns: 3_000 },
    );
  });

  it("leaves alone what fits", () => {
    expect(splitText("  as it is \n", 100)).toStrictEqual(["  as it is \n"]);
    expect(splitText("", 100)).toStrictEqual([""]);
  });

  it("cuts at a paragraph before a line, and at a line before a space", () => {
    expect(splitText("one two\n\nthree four\nfive six", 22)).toStrictEqual(["one two\n\nthree four", "five six"]);
    expect(splitText("one two three\n\nfour five", 18)).toStrictEqual(["one two three", "four five"]);
    expect(splitText("one two three four", 14)).toStrictEqual(["one two three", "four"]);
  });

  it("makes no empty part of white space at the end", () => {
    expect(splitText(`${"x".repeat(10)}${" ".repeat(30)}`, 10)).toStrictEqual(["x".repeat(10)]);
    expect(splitText(" ".repeat(30), 10)).toStrictEqual([""]);
  });

  it("never cuts a surrogate pair", () => {
    expect(splitText("🔌".repeat(4), 9)).toStrictEqual(["🔌🔌", "🔌🔌"]);
  });
});

describe("a message", () => {
  it("has the same custom ids each time, one for each part", () => {
    const message = {
      customId: "t1",
      text: "word ".repeat(7_000),
      sources: [],
      quickReplies: [],
      audience: "everyone",
    } as const;
    const parts = formatMessage(message);
    expect(parts.map(({ custom_id }) => custom_id)).toStrictEqual(["t1.1", "t1.2", "t1.3"]);
    expect(formatMessage(message)).toStrictEqual(parts);
    expect(
      parts.every(
        (part) => part.type === "message" && bytesOf(part.text) <= MESSAGE_BYTES && part.visibility === "all",
      ),
    ).toBe(true);
  });

  it("ends with its sources", () => {
    const sources = [
      { title: "Crimping", url: "https://fitmate.example/docs/crimping" },
      { title: "Catalogue", url: null },
    ];
    expect(
      formatMessage({ customId: "t1", text: "3.8 mm.", sources, quickReplies: [], audience: "everyone" }),
    ).toStrictEqual([
      {
        type: "message",
        text: "3.8 mm.\n\nSources:\n• Crimping: https://fitmate.example/docs/crimping\n• Catalogue",
        visibility: "all",
        custom_id: "t1.1",
      },
    ]);
  });
});
