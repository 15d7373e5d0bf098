/**
 * Straight lines of a page → grids of ruled cells. Pure. Lines that touch are one grid; where no line stands between
 * two places, they are one cell. A grid may lack its outer lines: it ends where the others do.
 */
import type { Rule, Rules } from "./pdf-rules.ts";

/** Of places of a grid that no line parts: the cells of a table, some of which run over several rows and columns. */
export interface Grid {
  /** From left to right; a column lies between two of them. */
  readonly xs: readonly number[];
  /** From the bottom up to the top. */
  readonly ys: readonly number[];
  /** Row from the top, column → the cell's number. */
  readonly cells: readonly (readonly number[])[];
  /** A cell's number → from its left to its right end. */
  readonly widths: ReadonlyMap<number, { readonly left: number; readonly right: number }>;
}

/** In points: how near lines are the same one, or touch. */
const SAME = 2;
const TOUCH = 3;
/** A row or column that is narrower holds no text: its lines are one. */
const NARROW = 5;
/** Larger ones are drawings, and would take long. */
const MOST_PAIRS = 3_000_000;
const MOST_PLACES = 20_000;

/** From the smallest to the largest, so that a table within a frame comes first. */
export function gridsOf({ level, upright }: Rules): Grid[] {
  const [levels, uprights] = [joined(level), joined(upright)];
  if (levels.length * uprights.length > MOST_PAIRS) {
    return [];
  }
  return touching(levels, uprights)
    .flatMap((rules) => gridOf(rules) ?? [])
    .toSorted((a, b) => area(a) - area(b));
}

/** Pieces of one line put together, double lines as well. */
function joined(rules: readonly Rule[]): Rule[] {
  const lines: { at: number; pieces: Rule[] }[] = [];
  for (const rule of rules.toSorted((a, b) => a.at - b.at)) {
    const last = lines.at(-1);
    if (last !== undefined && rule.at - last.at <= SAME) {
      last.pieces.push(rule);
    } else {
      lines.push({ at: rule.at, pieces: [rule] });
    }
  }
  return lines.flatMap(({ at, pieces }) => {
    const whole: { at: number; from: number; to: number }[] = [];
    for (const { from, to } of pieces.toSorted((a, b) => a.from - b.from)) {
      const last = whole.at(-1);
      if (last !== undefined && from - last.to <= TOUCH) {
        last.to = Math.max(last.to, to);
      } else {
        whole.push({ at, from, to });
      }
    }
    return whole;
  });
}

function touching(levels: readonly Rule[], uprights: readonly Rule[]): Rules[] {
  const sets = disjointSets(levels.length + uprights.length);
  for (const [n, one] of levels.entries()) {
    for (const [m, other] of uprights.entries()) {
      if (covers(one, other.at) && covers(other, one.at)) {
        sets.join(n, levels.length + m);
      }
    }
  }
  const groups = new Map<number, { level: Rule[]; upright: Rule[] }>();
  for (const [n, rule] of [...levels, ...uprights].entries()) {
    const group = groups.get(sets.find(n)) ?? { level: [], upright: [] };
    (n < levels.length ? group.level : group.upright).push(rule);
    groups.set(sets.find(n), group);
  }
  return [...groups.values()].filter((group) => group.level.length > 0 && group.upright.length > 0);
}

/** Null for a frame, and for what is too much for a table. */
function gridOf({ level, upright }: Rules): Grid | null {
  const xs = places(upright, level);
  const ys = places(level, upright);
  const [width, height] = [xs.length - 1, ys.length - 1];
  if (width < 2 || height < 2 || width * height > MOST_PLACES) {
    return null;
  }
  const sets = disjointSets(width * height);
  const place = (row: number, column: number): number => row * width + column;
  const between = (from: number, to: number): number => (from + to) / 2;
  for (let row = 0; row < height; row += 1) {
    const [bottom = 0, top = 0] = [ys[height - 1 - row], ys[height - row]];
    for (let column = 0; column < width; column += 1) {
      const [left = 0, right = 0] = [xs[column], xs[column + 1]];
      if (column + 1 < width && !stands(upright, right, between(bottom, top))) {
        sets.join(place(row, column), place(row, column + 1));
      }
      if (row + 1 < height && !stands(level, bottom, between(left, right))) {
        sets.join(place(row, column), place(row + 1, column));
      }
    }
  }
  const cells = Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => sets.find(place(row, column))),
  );
  const widths = new Map<number, { left: number; right: number }>();
  for (const row of cells) {
    for (const [column, cell] of row.entries()) {
      const [left = 0, right = 0] = [xs[column], xs[column + 1]];
      const own = widths.get(cell) ?? { left, right };
      widths.set(cell, { left: Math.min(own.left, left), right: Math.max(own.right, right) });
    }
  }
  return { xs, ys, cells, widths };
}

/** Where lines lie, and where those across them end. */
function places(lines: readonly Rule[], across: readonly Rule[]): number[] {
  const ends = [Math.min(...across.map(({ from }) => from)), Math.max(...across.map(({ to }) => to))];
  const all: number[] = [];
  for (const at of lines.map((line) => line.at).toSorted((a, b) => a - b)) {
    if (at - (all.at(-1) ?? -Infinity) > NARROW) {
      all.push(at);
    }
  }
  const open = ends.filter((end) => all.every((at) => Math.abs(at - end) > NARROW));
  return [...all, ...open].toSorted((a, b) => a - b);
}

function stands(lines: readonly Rule[], at: number, where: number): boolean {
  return lines.some((line) => Math.abs(line.at - at) <= NARROW && line.from <= where && line.to >= where);
}

function covers({ from, to }: Rule, at: number): boolean {
  return from - TOUCH <= at && at <= to + TOUCH;
}

function area({ xs, ys }: Grid): number {
  return ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0));
}

function disjointSets(count: number): { find: (n: number) => number; join: (a: number, b: number) => void } {
  const parents = Array.from({ length: count }, (_, n) => n);
  const find = (n: number): number => {
    let root = n;
    while (parents[root] !== root) {
      root = parents[root] ?? root;
    }
    parents[n] = root;
    return root;
  };
  return {
    find,
    join: (a, b) => {
      parents[find(a)] = find(b);
    },
  };
}
