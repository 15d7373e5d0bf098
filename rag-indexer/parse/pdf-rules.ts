/** What a page of a PDF draws → its straight lines that are level or upright, which rule tables. Pure. */

import { areaOf, wholeAreas } from "./pdf-areas.ts";
import type { Area } from "./pdf-areas.ts";

/** A level line lies at a y from x to x, an upright one at an x from y to y. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Rules {
  readonly level: readonly Rule[];
  readonly upright: readonly Rule[];
}

/** Lines that are drawn, and with them the edges of coloured areas, which rule tables that have no lines. */
export interface PageRules {
  readonly lines: Rules;
  readonly edges: Rules;
}

export const NO_RULES: PageRules = { lines: { level: [], upright: [] }, edges: { level: [], upright: [] } };

/** As the PDF library hands it on: what is done, with what, and the numbers of what can be done. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Matrix = readonly [number, number, number, number, number, number];
type Point = readonly [number, number];

/** In points: what still is level, what still is a line and no area. */
const LEVEL = 0.7;
const THIN = 3;
const SHORTEST = 4;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** How the library writes a path: a sign, then so many coordinates. */
const COORDINATES = [2, 2, 6, 4, 0];
const LINE_TO = 1;
const CLOSE = 4;

export function rulesOf({ fnArray, argsArray }: Drawing, ops: Readonly<Record<string, number>>): PageRules {
  const lines: { level: Rule[]; upright: Rule[] } = { level: [], upright: [] };
  const areas: Area[] = [];
  const stroked = ["stroke", "closeStroke", "fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke"];
  const [strokes, fills] = [stroked, ["fill", "eoFill"]].map((names) => new Set(names.map((name) => ops[name])));
  const saved: { matrix: Matrix; isWhite: boolean }[] = [];
  let matrix = IDENTITY;
  let isWhite = false;
  for (const [at, fn] of fnArray.entries()) {
    const args = argsArray[at];
    switch (fn) {
      case ops["save"]:
        saved.push({ matrix, isWhite });
        break;
      case ops["paintFormXObjectBegin"]:
        saved.push({ matrix, isWhite });
        matrix = times(matrix, matrixIn(Array.isArray(args) ? args[0] : null));
        break;
      case ops["restore"]:
      case ops["paintFormXObjectEnd"]:
        ({ matrix, isWhite } = saved.pop() ?? { matrix, isWhite });
        break;
      case ops["transform"]:
        matrix = times(matrix, matrixIn(args));
        break;
      case ops["setFillRGBColor"]:
        isWhite = /^#fff(?:fff)?$/i.test(String(Array.isArray(args) ? args[0] : ""));
        break;
      case ops["constructPath"]: {
        const [paint, [data]] = args as [number, [ArrayLike<number> | null]];
        // What is white on white rules nothing.
        if (data !== null && (strokes?.has(paint) || (fills?.has(paint) && !isWhite))) {
          for (const [points, isClosed] of shapesIn(data, matrix)) {
            addRules(points, isClosed, fills?.has(paint) === true);
          }
        }
        break;
      }
    }
  }
  const whole = wholeAreas(areas);
  return {
    lines,
    edges: {
      level: [
        ...lines.level,
        ...whole.flatMap(({ left, right, bottom, top }) => [bottom, top].map((at) => ({ at, from: left, to: right }))),
      ],
      upright: [
        ...lines.upright,
        ...whole.flatMap(({ left, right, bottom, top }) => [left, right].map((at) => ({ at, from: bottom, to: top }))),
      ],
    },
  };

  function addRules(points: readonly Point[], isClosed: boolean, isFilled: boolean): void {
    const { left, right, bottom, top } = areaOf(points);
    if (right - left <= THIN && top - bottom >= SHORTEST) {
      lines.upright.push({ at: (left + right) / 2, from: bottom, to: top });
      return;
    }
    if (top - bottom <= THIN && right - left >= SHORTEST) {
      lines.level.push({ at: (top + bottom) / 2, from: left, to: right });
      return;
    }
    const [first] = points;
    if (isFilled) {
      areas.push({ left, right, bottom, top });
      return;
    }
    const { level, upright } = lines;
    const all = isClosed && first !== undefined ? [...points, first] : points;
    for (const [n, [x, y]] of all.slice(1).entries()) {
      const [beforeX, beforeY] = all[n] ?? [x, y];
      if (Math.abs(y - beforeY) <= LEVEL && Math.abs(x - beforeX) >= SHORTEST) {
        level.push({ at: y, from: Math.min(x, beforeX), to: Math.max(x, beforeX) });
      } else if (Math.abs(x - beforeX) <= LEVEL && Math.abs(y - beforeY) >= SHORTEST) {
        upright.push({ at: x, from: Math.min(y, beforeY), to: Math.max(y, beforeY) });
      }
    }
  }
}

/** The straight pieces of a path: what is curved ends one. */
function shapesIn(data: ArrayLike<number>, matrix: Matrix): (readonly [readonly Point[], boolean])[] {
  const shapes: (readonly [Point[], boolean])[] = [];
  let points: Point[] = [];
  let last: Point = [0, 0];
  for (let at = 0; at < data.length;) {
    const sign = data[at] ?? CLOSE;
    const count = COORDINATES[sign] ?? 0;
    if (sign === CLOSE) {
      shapes.push([points, true]);
      points = [];
    } else {
      last = moved([data[at + count - 1] ?? 0, data[at + count] ?? 0], matrix);
      if (sign !== LINE_TO) {
        shapes.push([points, false]);
        points = [];
      }
      points.push(last);
    }
    at += count + 1;
  }
  shapes.push([points, false]);
  return shapes.filter(([own]) => own.length > 1);
}

export function turnedRules({ lines, edges }: PageRules, degrees: number): PageRules {
  return { lines: turned(lines, degrees), edges: turned(edges, degrees) };
}

/** The same lines on a page that is turned, as its text is: by a multiple of a right angle, counter-clockwise. */
function turned({ level, upright }: Rules, degrees: number): Rules {
  switch (((degrees % 360) + 360) % 360) {
    case 90:
      return {
        level: upright.map((rule) => ({ ...rule, at: -rule.at })),
        upright: level.map(({ at, from, to }) => ({ at, from: -to, to: -from })),
      };
    case 180:
      return {
        level: level.map(({ at, from, to }) => ({ at: -at, from: -to, to: -from })),
        upright: upright.map(({ at, from, to }) => ({ at: -at, from: -to, to: -from })),
      };
    case 270:
      return {
        level: upright.map(({ at, from, to }) => ({ at, from: -to, to: -from })),
        upright: level.map((rule) => ({ ...rule, at: -rule.at })),
      };
    default:
      return { level, upright };
  }
}

function matrixIn(value: unknown): Matrix {
  const numbers = value === null || typeof value !== "object" ? [] : Array.from(value as ArrayLike<number>);
  return numbers.length === 6 ? (numbers as unknown as Matrix) : IDENTITY;
}

function times([a, b, c, d, e, f]: Matrix, [a2, b2, c2, d2, e2, f2]: Matrix): Matrix {
  return [a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2, a * e2 + c * f2 + e, b * e2 + d * f2 + f];
}

function moved([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}
