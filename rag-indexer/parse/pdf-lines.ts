/**
 * Pages of a PDF → their lines as they are read: ruled tables, lists and text, column by column. Pure.
 * What a page repeats at its head and foot is left out, and so is the table of contents.
 */
import { inReadingOrder } from "./pdf-columns.ts";
import { textOf } from "./pdf-line.ts";
import type { Line } from "./pdf-line.ts";
import { labelsOf } from "./pdf-labels.ts";
import { ruledLists } from "./pdf-ruled-lists.ts";
import { withRuledTables } from "./pdf-ruled.ts";
import { NO_RULES, turnedRules } from "./pdf-rules.ts";
import type { PageRules } from "./pdf-rules.ts";
import { pageLines, plainItems } from "./pdf-items.ts";
import type { TextItem } from "./pdf-items.ts";

/** From the text: what is nearer goes on with it. In shares of the font's size. */
const APART = 1.75;
/** Lines at either end of a page that may be its running head or foot; so many where all beyond them are. */
const EDGE = 2;
const FARTHEST_EDGE = 6;
/** Share of all pages that have a running head, or of the left or the right ones. */
const MOST = 0.6;
const ONE_SIDE = 0.8;
/** Pages from which on left and right ones may have heads of their own. */
const FEWEST_PAIRED = 6;
/** Pages from which on numbers that follow each other count them from elsewhere: two may be two models. */
const FEWEST_COUNTED = 3;
/** A running head has fewer. */
const MOST_NUMBERS = 200;

export interface Page {
  readonly items: readonly TextItem[];
  readonly rules: PageRules;
}

export function linesOf(pages: readonly Page[]): Line[] {
  // What is turned, as wide tables are, is read by itself: its lines cross those of the others.
  const lines = pages.flatMap(({ items, rules }, index) =>
    [...Map.groupBy(plainItems(items), ({ turn }) => turn)].map(([turn, same]) => {
      const own = turn % 90 === 0 ? turnedRules(rules, turn) : { ...NO_RULES, drawingIn: rules.drawingIn };
      const { tables, rest } = withRuledTables(same, own, index + 1);
      const { labels, rest: written } = labelsOf(rest, own.drawingIn, index + 1);
      const { lists, rest: text } = ruledLists(written, own.lines, index + 1);
      const single = [...tables, ...labels, ...pageLines(text, index + 1)].map((line) => [line]);
      return [...single, ...lists].toSorted(([a], [b]) => (b?.y ?? 0) - (a?.y ?? 0)).flat();
    }),
  );
  const repeated = repeatedAtEdges(lines, pages.length);
  return lines.flatMap((page) => {
    const isRunning = page.map((line) => shapesOf(line).some((shape) => repeated.has(shape)));
    const [head, foot] = [isRunning, isRunning.toReversed()].map((edge) =>
      Math.min(edge.indexOf(false), FARTHEST_EDGE),
    );
    return inReadingOrder(
      page.filter((line, at) => {
        const isEdge = isAtEdge(at, page.length);
        const isWithin = at < (head ?? 0) || at >= page.length - (foot ?? 0);
        return (
          !isContentsEntry(line) &&
          !(isRunning[at] === true && (isEdge || isWithin)) &&
          !(isEdge && isPageNumber(line, page, at))
        );
      }),
    );
  });
}

function isAtEdge(at: number, length: number, edge = EDGE): boolean {
  return at < edge || at >= length - edge;
}

/** What stands at the same place with the same words, the page's own number aside, which may count from elsewhere. */
function shapesOf(line: Line): string[] {
  const place = Math.round(line.y / 4);
  const words = textOf(line).split(/(\d+)/);
  const numbers = words.flatMap((word, at) => (at % 2 === 1 && word.length < 5 ? [at] : []));
  const own = words.map((word, at) => (at % 2 === 1 && Number(word) === line.page ? "#" : word)).join("");
  // A row of mere figures may count with its page; a whole table or drawing, which is one line, is no running head.
  const isHead = numbers.length <= MOST_NUMBERS && /\p{L}{3}/u.test(own);
  const others = isHead ? numbers.map((at) => words.with(at, `#${Number(words[at]) - line.page}`).join("")) : [];
  return [own, ...others].map((shape) => `${place} ${shape}`);
}

/** On most pages, or on nearly all of one side: what is on half of both is a caption or a heading. */
function repeatedAtEdges(pages: readonly (readonly Line[])[], count: number): Set<string> {
  const counts = new Map<string, { left: number; right: number }>();
  for (const [at, page] of pages.entries()) {
    const shapes = new Set(page.filter((_, n) => isAtEdge(n, page.length, FARTHEST_EDGE)).flatMap(shapesOf));
    const side = (page[0]?.page ?? at) % 2 === 0 ? "left" : "right";
    for (const shape of shapes) {
      const own = counts.get(shape) ?? { left: 0, right: 0 };
      own[side] += 1;
      counts.set(shape, own);
    }
  }
  const isEnough = ([shape, { left, right }]: readonly [string, { left: number; right: number }]): boolean => {
    const isPaired = count >= FEWEST_PAIRED && Math.max(left, right) >= (ONE_SIDE * count) / 2;
    const enough = /#-?[1-9]/.test(shape) ? FEWEST_COUNTED : 2;
    return left + right >= enough && (isPaired || left + right >= MOST * count);
  };
  return new Set([...counts].filter(isEnough).map(([shape]) => shape));
}

/** "2.1 Ratings . . . . . 7": the words stand again where they belong, and would be found here in their place. */
function isContentsEntry(line: Line): boolean {
  return line.rows === undefined && /(?:\. ?){6,}\d{0,4}$/.test(textOf(line));
}

/** It stands apart: a number right below a line may be the end of that. */
function isPageNumber(line: Line, page: readonly Line[], at: number): boolean {
  const near = [page[at - 1], page[at + 1]].some(
    (other) => other !== undefined && Math.abs(other.y - line.y) < APART * Math.max(other.size, line.size),
  );
  if (near) {
    return false;
  }
  return /^(?:page |seite |[-–] ?)?\d{1,4}(?: ?[-–]| ?(?:of|von|\/) ?\d{1,4})?$/i.test(textOf(line));
}
