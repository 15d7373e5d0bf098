/**
 * Lists whose rows are ruled by level lines alone, two of which may stand beside each other → the lines of each by
 * themselves. Pure. Their columns are told as those of any other table.
 */
import type { Area } from "./pdf-areas.ts";
import { pageLines } from "./pdf-items.ts";
import type { TextItem } from "./pdf-items.ts";
import type { Line } from "./pdf-line.ts";
import type { Rule, Rules } from "./pdf-rules.ts";

/** Lines of one length below each other, so many at least. */
const FEWEST = 4;
/** In points: how far the ends of the lines of one list may lie apart. */
const SAME_END = 6;
/** The first row may stand above the first line, so far in shares of the distance between lines. */
const ABOVE = 1.2;

/** Only where one stands beside another: by itself it is read well without. */
export function ruledLists(
  items: readonly TextItem[],
  { level }: Rules,
  page: number,
): { readonly lists: readonly (readonly Line[])[]; readonly rest: readonly TextItem[] } {
  const all = areasOf(level);
  const beside = all.filter((area) => all.some((other) => isBeside(area, other)));
  const inside = Map.groupBy(items, (item) => beside.find((area) => holds(area, item)));
  const lists = beside.flatMap((area) => {
    const own = inside.get(area) ?? [];
    const lines = pageLines(own, page);
    // Else it is one column of a table whose cells have lines of their own.
    const rows = lines.filter(({ cells }) => cells.length > 1);
    return rows.length >= FEWEST - 1 && rows.length >= lines.length / 2 ? [{ own, lines }] : [];
  });
  const read = new Set(lists.flatMap(({ own }) => own));
  return { lists: lists.map(({ lines }) => lines), rest: items.filter((item) => !read.has(item)) };
}

function areasOf(level: readonly Rule[]): Area[] {
  const groups: Rule[][] = [];
  for (const rule of level.toSorted((a, b) => a.at - b.at)) {
    const group = groups.find(
      ([first]) =>
        first !== undefined && Math.abs(first.from - rule.from) <= SAME_END && Math.abs(first.to - rule.to) <= SAME_END,
    );
    if (group === undefined) {
      groups.push([rule]);
    } else {
      group.push(rule);
    }
  }
  return groups.flatMap((group) => {
    const places = [...new Set(group.map(({ at }) => Math.round(at)))];
    const [first] = group;
    if (first === undefined || places.length < FEWEST) {
      return [];
    }
    const [bottom, top] = [Math.min(...places), Math.max(...places)];
    const distance = (top - bottom) / (places.length - 1);
    return [{ left: first.from, right: first.to, bottom, top: top + ABOVE * distance }];
  });
}

function isBeside(a: Area, b: Area): boolean {
  return (a.right <= b.left || b.right <= a.left) && a.bottom < b.top && b.bottom < a.top;
}

function holds({ left, right, bottom, top }: Area, { x, y, width }: TextItem): boolean {
  return x >= left - SAME_END && x + width <= right + SAME_END && y >= bottom && y <= top;
}
