/**
 * Lines at the head of a PDF that may be its title: on the first page with text, running heads among them, for
 * these name the product where the page names a chapter. Pure.
 */
import { isSpokenOf, namesSomething, sharesCode, titleFrom } from "../title.ts";
import type { FoundTitle, Head } from "../title.ts";
import { isLarge, rounded } from "./pdf-headings.ts";
import type { Body } from "./pdf-headings.ts";
import { pageLines, plainItems } from "./pdf-items.ts";
import type { TextItem } from "./pdf-items.ts";
import { continued } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";

const LONGEST_HEAD = 140;
const MOST_LINES = 5;
/** Between lines of one head, in shares of the font's size. */
const LEADING = 2;
/** A cell of smaller print beside a large one is another matter, in shares of the line's size. */
const AS_LARGE = 0.9;
/** So many plain lines in a row end the head of a page that has named something, and of one that has not. */
const PLAIN_LINES = 4;
const PLAIN_LINES_BEFORE = 12;
/** Where nothing is large, a number is looked for in so many lines. */
const FIRST_LINES = 8;
/** In shares of most text's size. */
const SLIGHTLY_LARGER = 1.03;

/** `stated` is what the program that wrote the file calls it. */
export function titleOfPdf(
  pages: readonly (readonly TextItem[])[],
  body: Body,
  stated: string | null,
  path: string,
): FoundTitle {
  const first = pages.find((items) => items.some(({ str }) => str.trim() !== "")) ?? [];
  const upright = first.filter(({ turn }) => turn === 0);
  const lines = pageLines(plainItems(upright.length > 0 ? upright : first), 1).filter((line) => headText(line) !== "");
  const known = stated !== null && isSpokenOf(stated, textOfItems(pages.flat())) ? stated : null;
  const large = headsOf(lines, (line) => isLarge(line, body));
  const names = [...(stated === null ? [] : [stated]), path];
  return titleFrom({
    heads: isNamed(large) ? large : smallHeads(),
    stated: known,
    path,
    names,
    text: textOfItems(first),
  });

  /** Where nothing large says what it is: the line with the number that the file is called by, else those in bold above the rest. */
  function smallHeads(): Head[] {
    const called = headsOf(lines.slice(0, FIRST_LINES), (line) => sharesCode(headText(line), names)).slice(0, 1);
    if (isNamed(called) || (known !== null && namesSomething(known))) {
      return isNamed(called) ? called : large;
    }
    const isPlain = (line: Line): boolean => line.isBold !== true && line.size <= SLIGHTLY_LARGER * body.size;
    const end = lines.findIndex(isPlain);
    return headsOf(end === -1 ? lines : lines.slice(0, end), () => true);
  }
}

function textOfItems(items: readonly TextItem[]): string {
  return items.map(({ str }) => str).join(" ");
}

function isNamed(heads: readonly Head[]): boolean {
  return heads.some(({ text }) => namesSomething(text));
}

/** Lines that stand out, joined where they are one. What runs over more lines is a list. */
function headsOf(lines: readonly Line[], standsOut: (line: Line) => boolean): Head[] {
  const heads: { text: string; size: number; last: Line; count: number }[] = [];
  let plain = 0;
  for (const line of lines) {
    plain = standsOut(line) ? 0 : plain + 1;
    if (plain >= (isNamed(heads) ? PLAIN_LINES : PLAIN_LINES_BEFORE)) {
      break;
    }
    if (plain > 0) {
      continue;
    }
    const text = headText(line);
    const head = heads.at(-1);
    const goesOn =
      head !== undefined &&
      rounded(head.last.size) === rounded(line.size) &&
      head.last.y - line.y <= LEADING * line.size;
    if (goesOn) {
      heads[heads.length - 1] = { ...head, text: continued(head.text, text), last: line, count: head.count + 1 };
    } else {
      heads.push({ text, size: rounded(line.size), last: line, count: 1 });
    }
  }
  return heads.filter(({ text, count }) => text.length <= LONGEST_HEAD && count <= MOST_LINES);
}

const NO_HEAD =
  /^[•●▪◦■►▸‣*]|https?:|@\w|\[\p{L}{1,4}\]|\p{L}\.(?:com|net|org|eu|de|ru|cn|jp|fr|it|es|uk|ch|at|nl)\b/iu;

/** Of a line its largest cells; nothing of an address or a long line. */
function headText({ size, cells }: Line): string {
  const text = cells
    .filter((cell) => cell.size >= AS_LARGE * size)
    .map((cell) => cell.text)
    .join(" ");
  return text.length > LONGEST_HEAD || NO_HEAD.test(text) || !/\p{L}|\d{5}/u.test(text) ? "" : text;
}
