/** A PDF → its text items, which pdf-lines.ts and pdf-sections.ts put in order. Pages count from 1. */
import { getDocumentProxy, getMeta } from "unpdf";
import { detailsOf } from "../details.ts";
import { badSource } from "../source.ts";
import type { BinaryFile, ParsedSource } from "../source.ts";
import { linesOf } from "./pdf-lines.ts";
import type { TextItem } from "./pdf-lines.ts";
import { sectionsOfLines } from "./pdf-sections.ts";

export async function parsePdf(file: BinaryFile): Promise<ParsedSource> {
  let pages: readonly (readonly TextItem[])[];
  let stated: string | null;
  let claimed: string | null;
  try {
    // A copy, since the parser takes the bytes for its own.
    const pdf = await getDocumentProxy(file.bytes.slice(), { verbosity: 0 });
    pages = await textItems(pdf);
    const { info } = await getMeta(pdf);
    stated = titleIn(info);
    claimed = typeof info["Language"] === "string" ? info["Language"] : null;
    await pdf.loadingTask.destroy();
  } catch (error) {
    return badSource(file, null, problemOf(error));
  }
  const lines = linesOf(pages);
  if (lines.length === 0) {
    return badSource(file, null, "holds no text, only pictures of it: run text recognition (OCR) on it");
  }
  const { title: shown, sections } = sectionsOfLines(lines);
  const details = detailsOf(file, {}, shown ?? stated, claimed);
  const isTitle = (heading: string): boolean => heading.toLowerCase() === details.title.toLowerCase();
  const silent = pages.flatMap((items, at) => (items.some(({ str }) => str.trim() !== "") ? [] : [at + 1]));
  return {
    kind: "prose",
    details,
    sections: sections.map(({ headings, blocks }) => ({ headings: headings.filter((text) => !isTitle(text)), blocks })),
    ...(silent.length === 0
      ? {}
      : {
          notes: [`holds no text on page ${silent.join(", ")}: if these are scans, run text recognition (OCR) on it`],
        }),
  };
}

async function textItems(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<TextItem[][]> {
  const pages: TextItem[][] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.flatMap((item) => ("str" in item ? [itemOf(item.str, item.width, item.transform)] : [])));
  }
  return pages;
}

/** Turned back by its own angle, so that what was written along one line lies on one line. */
function itemOf(str: string, width: number, transform: readonly number[]): TextItem {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const angle = Math.round(Math.atan2(b, a) / (Math.PI / 2)) * (Math.PI / 2);
  return {
    str,
    x: e * Math.cos(angle) + f * Math.sin(angle),
    y: f * Math.cos(angle) - e * Math.sin(angle),
    width,
    fontSize: Math.hypot(c, d),
    turn: Math.round((angle * 180) / Math.PI),
  };
}

/** Word processors put the file's name where the title belongs. */
function titleIn(info: Readonly<Record<string, unknown>>): string | null {
  const title = typeof info["Title"] === "string" ? info["Title"].trim() : "";
  return title === "" || /\.\w{2,5}$|^untitled|^Microsoft \w+ - /i.test(title) ? null : title;
}

function problemOf(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  switch (name) {
    case "PasswordException":
      return "is protected by a password: save it without one";
    case "InvalidPDFException":
      return "is damaged, or no PDF: export it again";
    default: {
      const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
      return `cannot be read as PDF (${message.slice(0, 120) || "damaged"}): export it again`;
    }
  }
}
