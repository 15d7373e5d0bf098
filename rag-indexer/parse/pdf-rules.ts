/** What a page of a PDF draws → its straight lines that are level or upright, which rule tables. Pure. */

import { areaOf, wholeAreas } from "./pdf-areas.ts";
import type { Area } from "./pdf-areas.ts";
import { drawingsOf } from "./pdf-drawings.ts";
import type { Drawings, Stroke } from "./pdf-drawings.ts";
import { IDENTITY, LEVEL, matrixIn, shapesIn, slantedIn, times } from "./pdf-paths.ts";
import type { Matrix, Point } from "./pdf-paths.ts";

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

/** Lines that are drawn, but for those of drawings, and with them the edges of coloured areas, which rule tables as well. */
export interface PageRules {
  readonly lines: Rules;
  readonly edges: Rules;
  readonly drawingIn: Drawings["in"];
}

export const NO_RULES: PageRules = {
  lines: { level: [], upright: [] },
  edges: { level: [], upright: [] },
  drawingIn: () => null,
};

/** As the PDF library hands it on: what is done, with what, and the numbers of what can be done. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** In points: what still is a line and no area. */
const THIN = 3;
const SHORTEST = 4;

export function rulesOf({ fnArray, argsArray }: Drawing, ops: Readonly<Record<string, number>>): PageRules {
  const dark: { level: Rule[]; upright: Rule[] } = { level: [], upright: [] };
  // They part coloured cells, and are of no drawing.
  const white: { level: Rule[]; upright: Rule[] } = { level: [], upright: [] };
  const areas: Area[] = [];
  const slanted: Stroke[][] = [];
  const stroked = ["stroke", "closeStroke", "fillStroke", "eoFillStroke", "closeFillStroke", "closeEOFillStroke"];
  const [strokes, fills] = [stroked, ["fill", "eoFill"]].map((names) => new Set(names.map((name) => ops[name])));
  const saved: { matrix: Matrix; isWhite: boolean; isWhiteStroke: boolean }[] = [];
  let matrix = IDENTITY;
  let [isWhite, isWhiteStroke] = [false, false];
  for (const [at, fn] of fnArray.entries()) {
    const args = argsArray[at];
    switch (fn) {
      case ops["save"]:
        saved.push({ matrix, isWhite, isWhiteStroke });
        break;
      case ops["paintFormXObjectBegin"]:
        saved.push({ matrix, isWhite, isWhiteStroke });
        matrix = times(matrix, matrixIn(Array.isArray(args) ? args[0] : null));
        break;
      case ops["restore"]:
      case ops["paintFormXObjectEnd"]:
        ({ matrix, isWhite, isWhiteStroke } = saved.pop() ?? { matrix, isWhite, isWhiteStroke });
        break;
      case ops["transform"]:
        matrix = times(matrix, matrixIn(args));
        break;
      case ops["setFillRGBColor"]:
        isWhite = isWhiteIn(args);
        break;
      case ops["setStrokeRGBColor"]:
        isWhiteStroke = isWhiteIn(args);
        break;
      case ops["constructPath"]: {
        const [paint, [data]] = args as [number, [ArrayLike<number> | null]];
        // What is white on white rules nothing.
        if (data !== null && (strokes?.has(paint) || (fills?.has(paint) && !isWhite))) {
          const isFilled = fills?.has(paint) === true;
          const lines = isFilled || !isWhiteStroke ? dark : white;
          for (const [points, isClosed] of shapesIn(data, matrix)) {
            addRules(lines, points, isClosed, isFilled);
          }
          slanted.push(lines === dark ? slantedIn(data, matrix, isFilled) : []);
        }
        break;
      }
    }
  }
  const { others, in: drawingIn } = drawingsOf(dark, slanted.flat());
  const lines = { level: [...others.level, ...white.level], upright: [...others.upright, ...white.upright] };
  const whole = wholeAreas(areas);
  return {
    lines,
    drawingIn,
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

  function addRules(
    lines: { level: Rule[]; upright: Rule[] },
    points: readonly Point[],
    isClosed: boolean,
    isFilled: boolean,
  ): void {
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

function isWhiteIn(args: unknown): boolean {
  return /^#fff(?:fff)?$/i.test(String(Array.isArray(args) ? args[0] : ""));
}

export function turnedRules({ lines, edges, drawingIn }: PageRules, degrees: number): PageRules {
  return { lines: turned(lines, degrees), edges: turned(edges, degrees), drawingIn };
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
