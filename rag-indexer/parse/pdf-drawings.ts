/**
 * What a page of a PDF draws apart from tables: schematics, dimensioned drawings, charts. Pure. They are told by
 * strokes that slant or bend; the level and upright lines that touch these are of the drawing as well and rule no
 * table, and what is written in it are labels and no rows.
 */
import { areaOf } from "./pdf-areas.ts";
import type { Area } from "./pdf-areas.ts";
import type { Rules } from "./pdf-rules.ts";

/** From corner to corner; what bends is taken for the corners that it is drawn by. */
export type Stroke = readonly (readonly [number, number])[];

/** In points: strokes are compared by the squares of a net that they run through. */
const SQUARE = 2;
/** A net that is larger, or through which more strokes run, has larger squares. */
const MOST_SQUARES = 4_000_000;
const MOST_STEPS = 100_000_000;
/** So many strokes, or one that crosses a line, as a curve does in a chart: a table has a slash in its corner at most. */
const FEWEST = 3;
/** In squares: at its ends a stroke may touch a line without crossing it. */
const ENDS = 3;
/** In points: what is smaller is an arrow or a sign, and has no labels. */
const SMALLEST = 30;

export interface Drawings {
  /** The lines that are of no drawing. */
  readonly others: Rules;
  /** The number of a drawing that has strokes in this area. */
  readonly in: (area: Area) => number | null;
}

export function drawingsOf({ level, upright }: Rules, strokes: readonly Stroke[]): Drawings {
  if (strokes.length === 0) {
    return { others: { level, upright }, in: () => null };
  }
  const levels = level.map(({ at, from, to }): Stroke => [
    [from, at],
    [to, at],
  ]);
  const uprights = upright.map(({ at, from, to }): Stroke => [
    [at, from],
    [at, to],
  ]);
  const net = netOver([...levels, ...uprights, ...strokes]);
  // The squares of one stroke at a time: those of all of them may take gigabytes.
  const draw = (stroke: Stroke): void => squaresOf(net, stroke).forEach((square) => (net.squares[square] = DRAWN));
  [...levels, ...uprights].forEach(draw);
  const weights = strokes.map((stroke) => (crossesLine(net, squaresOf(net, stroke)) ? FEWEST : 1));
  strokes.forEach(draw);
  const wholes: { weight: number; readonly isLarge: boolean }[] = [];
  for (const [at, stroke] of strokes.entries()) {
    const start = startOf(net, stroke);
    if (net.squares[start] === DRAWN) {
      const { left, right, bottom, top } = numbered(net, start, Math.min(wholes.length + 1, DRAWN - 1));
      wholes.push({ weight: 0, isLarge: Math.min(right - left, top - bottom) * net.size >= SMALLEST });
    }
    const whole = wholes[(net.squares[start] ?? 0) - 1];
    if (whole !== undefined) {
      whole.weight += weights[at] ?? 0;
    }
  }
  const isDrawing = (square: number): boolean => (wholes[(net.squares[square] ?? 0) - 1]?.weight ?? 0) >= FEWEST;
  const isOther = (line: Stroke | undefined): boolean => line === undefined || !isDrawing(startOf(net, line));
  return {
    others: {
      level: level.filter((_, at) => isOther(levels[at])),
      upright: upright.filter((_, at) => isOther(uprights[at])),
    },
    in: (area) => {
      const [from, to] = [columnAndRow(net, area.left, area.bottom), columnAndRow(net, area.right, area.top)];
      for (let row = from[1]; row <= to[1]; row += 1) {
        for (let column = from[0]; column <= to[0]; column += 1) {
          const square = row * net.width + column;
          const number = net.squares[square] ?? 0;
          if (number !== 0 && isDrawing(square) && wholes[number - 1]?.isLarge === true) {
            return number;
          }
        }
      }
      return null;
    },
  };
}

/** Of each square: 0 where it is empty, DRAWN, or the number of the whole that it is part of, which counts from 1. */
interface Net {
  readonly left: number;
  readonly bottom: number;
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly squares: Uint16Array;
}

const DRAWN = 0xffff;

function netOver(strokes: readonly Stroke[]): Net {
  const { left, right, bottom, top } = areaOf(strokes.flat());
  const [across, up] = [right - left, top - bottom];
  // The outermost squares stay empty, so that each that is drawn has neighbours on all sides: three rows at least.
  const size = Math.max(
    SQUARE,
    Math.sqrt((across * up) / MOST_SQUARES),
    (3 * Math.max(across, up)) / MOST_SQUARES,
    sumOfLengths(strokes) / MOST_STEPS,
  );
  const [width, height] = [Math.floor(across / size) + 3, Math.floor(up / size) + 3];
  return { left, bottom, size, width, height, squares: new Uint16Array(width * height) };
}

/** Along the page or up it, whichever is more. */
function sumOfLengths(strokes: readonly Stroke[]): number {
  let sum = 0;
  for (const stroke of strokes) {
    for (const [at, [x, y]] of stroke.entries()) {
      const [fromX, fromY] = stroke[at - 1] ?? [x, y];
      sum += Math.max(Math.abs(x - fromX), Math.abs(y - fromY));
    }
  }
  return sum;
}

function columnAndRow({ left, bottom, size, width, height }: Net, x: number, y: number): readonly [number, number] {
  return [
    Math.min(Math.max(Math.floor((x - left) / size) + 1, 0), width - 1),
    Math.min(Math.max(Math.floor((y - bottom) / size) + 1, 0), height - 1),
  ];
}

function startOf(net: Net, [start]: Stroke): number {
  const [column, row] = columnAndRow(net, start?.[0] ?? 0, start?.[1] ?? 0);
  return row * net.width + column;
}

function squaresOf(net: Net, stroke: Stroke): number[] {
  const squares: number[] = [];
  for (const [at, [x, y]] of stroke.entries()) {
    const [fromX, fromY] = stroke[at - 1] ?? [x, y];
    const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY)) / net.size));
    for (let step = at === 0 ? steps : 1; step <= steps; step += 1) {
      const share = step / steps;
      const [column, row] = columnAndRow(net, fromX + (x - fromX) * share, fromY + (y - fromY) * share);
      squares.push(row * net.width + column);
    }
  }
  return squares;
}

/** Far from its ends, which may touch a line. */
function crossesLine({ squares, width }: Net, path: readonly number[]): boolean {
  const [start = 0, end = 0] = [path[0], path.at(-1)];
  return path.some(
    (square) =>
      squares[square] === DRAWN &&
      [start, end].every(
        (other) =>
          Math.abs((square % width) - (other % width)) > ENDS &&
          Math.abs(Math.floor(square / width) - Math.floor(other / width)) > ENDS,
      ),
  );
}

/** Gives all squares that touch each other from this one on the number → the columns and rows that they lie in. */
function numbered({ squares, width }: Net, start: number, number: number): Area {
  const open = [start];
  squares[start] = number;
  const found: (readonly [number, number])[] = [];
  for (let square = open.pop(); square !== undefined; square = open.pop()) {
    found.push([square % width, Math.floor(square / width)]);
    for (const row of [-width, 0, width]) {
      for (const column of [-1, 0, 1]) {
        if (squares[square + row + column] === DRAWN) {
          squares[square + row + column] = number;
          open.push(square + row + column);
        }
      }
    }
  }
  return areaOf(found);
}
