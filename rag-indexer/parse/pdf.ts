/** A PDF → its text items, which pdf-lines.ts and pdf-sections.ts put in order. Pages count from 1. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { getDocumentProxy, getMeta, getResolvedPDFJS } from "unpdf";
import { detailsOf } from "../details.ts";
import { saidBy } from "../title.ts";
import { badSource } from "../source.ts";
import type { BinaryFile, ParsedSource } from "../source.ts";
import { linesOf } from "./pdf-lines.ts";
import type { TextItem } from "./pdf-items.ts";
import type { Page } from "./pdf-lines.ts";
import { NO_RULES, rulesOf } from "./pdf-rules.ts";
import { bodyOfLines, sectionsOfLines } from "./pdf-sections.ts";
import { titleOfPdf } from "./pdf-title.ts";

/**
 * What the codes of East Asian fonts stand for, where a file names such a map instead of holding it. Without, the library
 * leaves such text out without a word, its figures as well. By a path, since it does not read an address of a file.
 */
const CHARACTER_MAPS = {
  cMapUrl: `${dirname(fileURLToPath(import.meta.resolve("pdfjs-dist/package.json")))}/cmaps/`,
  useWorkerFetch: false,
};
/** A page with less is not judged. */
const FEWEST_SIGNS = 100;

export async function parsePdf(file: BinaryFile): Promise<ParsedSource> {
  let pages: readonly Page[];
  let stated: string | null;
  let claimed: string | null;
  try {
    // A copy, since the parser takes the bytes for its own.
    const pdf = await getDocumentProxy(file.bytes.slice(), { verbosity: 0, maxImageSize: 1, ...CHARACTER_MAPS });
    pages = await pagesOf(pdf);
    const { info } = await getMeta(pdf);
    stated = typeof info["Title"] === "string" ? info["Title"] : null;
    claimed = typeof info["Language"] === "string" ? info["Language"] : null;
    await pdf.loadingTask.destroy();
  } catch (error) {
    return badSource(file, null, problemOf(error));
  }
  const unreadable = pages.flatMap(({ items }, at) => (isUnreadable(items) ? [at + 1] : []));
  const readable = pages.map((page, at) => (unreadable.includes(at + 1) ? { ...page, items: [] } : page));
  const lines = linesOf(readable);
  if (lines.length === 0) {
    return badSource(
      file,
      null,
      unreadable.length > 0
        ? "holds text in fonts that do not say which letters they show: export it again, or run text recognition (OCR) on it"
        : "holds no text, only pictures of it: run text recognition (OCR) on it",
    );
  }
  const shown = readable.map(({ items }) => items);
  const found = titleOfPdf(shown, bodyOfLines(lines), stated, file.path);
  const details = detailsOf(file, {}, found.title, claimed);
  const said = saidBy(details.title, found);
  const isTitle = (heading: string): boolean => said.has(heading.toLowerCase());
  const sections = sectionsOfLines(lines, isTitle);
  const silent = pages.flatMap(({ items }, at) => (items.some(({ str }) => str.trim() !== "") ? [] : [at + 1]));
  const notes = [
    ...noteOf(silent, "holds no text", "if these are scans, run text recognition (OCR) on it"),
    ...noteOf(unreadable, "has signs in place of letters", "export it again, or run text recognition (OCR) on it"),
  ];
  return {
    kind: "prose",
    details,
    sections: sections.map(({ headings, blocks }) => ({ headings: headings.filter((text) => !isTitle(text)), blocks })),
    ...(notes.length === 0 ? {} : { notes }),
  };
}

function noteOf(pages: readonly number[], what: string, remedy: string): string[] {
  return pages.length === 0 ? [] : [`${what} on page ${pages.join(", ")}: ${remedy}`];
}

/** Signs all over and hardly a word: its fonts number their letters without saying which is which. */
function isUnreadable(items: readonly TextItem[]): boolean {
  const text = items.map(({ str }) => str).join(" ");
  const length = text.replaceAll(/\s/g, "").length;
  const words = (text.match(/\p{L}{3,}/gu) ?? []).join("").length;
  // Lines to write on and the marks of a chart are no letters that are kept secret.
  const signs = text.replaceAll(/[\p{L}\p{N}\s.,:;()/%°+–\-_…·•●○■□✓✗×]/gu, "").length;
  return length >= FEWEST_SIGNS && words < 0.1 * length && signs > 0.2 * length;
}

async function pagesOf(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<Page[]> {
  const { OPS } = await getResolvedPDFJS();
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    // Both at once: each waits for what is packed to be unpacked. What is drawn may be broken where the text is not.
    const [{ items }, rules] = await Promise.all([
      page.getTextContent(),
      page
        .getOperatorList()
        .then((drawing) => rulesOf(drawing, OPS))
        .catch(() => NO_RULES),
    ]);
    const nameOf = (font: string): string =>
      (page.commonObjs.has(font) ? (page.commonObjs.get(font) as { name?: string }).name : undefined) ?? "";
    pages.push({
      items: items.flatMap((item) => ("str" in item ? [itemOf(item, nameOf(item.fontName))] : [])),
      rules,
    });
    page.cleanup();
  }
  return pages;
}

/** In radians: what is slanted more, as a watermark is, is read by itself. */
const SLANT = 0.05;

/** Turned back by its own angle, so that what was written along one line lies on one line. */
function itemOf(
  { str, width, transform }: { str: string; width: number; transform: readonly number[] },
  font: string,
): TextItem {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const written = Math.atan2(b, a);
  const straight = Math.round(written / (Math.PI / 2)) * (Math.PI / 2);
  const angle = Math.abs(written - straight) < SLANT ? straight : written;
  return {
    // Fonts of signs have them in place of letters: mostly dots of lists.
    str: /dingbats|wingdings|webdings/i.test(font) ? str.replaceAll(/[\p{L}\p{N}\uF000-\uF0FF]/gu, "•") : str,
    x: e * Math.cos(angle) + f * Math.sin(angle),
    y: f * Math.cos(angle) - e * Math.sin(angle),
    width,
    fontSize: Math.hypot(c, d),
    turn: Math.round((angle * 180) / Math.PI),
    isBold: /bold|black|heavy|demi/i.test(font),
  };
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
