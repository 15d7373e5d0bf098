import { expect, test } from "vitest";
import { readMessageText, splitAtLinks } from "../../demo/pages/shared/message-text.ts";

function links(text: string): string[] {
  return splitAtLinks(text).flatMap((part) => (part.kind === "link" ? [part.text] : []));
}

test("no text is lost, and punctuation stays with the sentence", () => {
  const text =
    "See https://a.example/b?c=1#d, (https://e.example/f) and https://g.example/h_(i). Not ftp://x or javascript:1.";
  expect(
    splitAtLinks(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
  expect(links(text)).toEqual(["https://a.example/b?c=1#d", "https://e.example/f", "https://g.example/h_(i)"]);
  expect(links("https://")).toEqual([]);
});

test("sources at the end become a list, with or without an address", () => {
  const text = "It is 13 A.\n\nSources:\n• AT: data: http://127.0.0.1:1/docs/a.md\n• Part list";
  const read = readMessageText(text);
  expect(read.parts).toEqual([{ kind: "words", text: "It is 13 A." }]);
  expect(read.sourcesTitle).toBe("Sources");
  expect(read.sources).toEqual([
    { title: "AT: data", url: "http://127.0.0.1:1/docs/a.md" },
    { title: "Part list", url: undefined },
  ]);
});

test("the word alone makes no list", () => {
  for (const text of ["Sources: see below", "Source:\nno bullet", "Sources:\n• A\n\nAnd more words"]) {
    expect(readMessageText(text).sources).toEqual([]);
  }
});
