/** A path as the PDF library writes it → its pieces on the page: the straight ones, and those that slant or bend. Pure. */
import { areaOf } from "./pdf-areas.ts";
import type { Stroke } from "./pdf-drawings.ts";

export type Matrix = readonly [number, number, number, number, number, number];
export type Point = readonly [number, number];

/** In points: what still is level or upright. */
export const LEVEL = 0.7;
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
/** How the library writes a path: a sign, then so many coordinates. */
const COORDINATES = [2, 2, 6, 4, 0];
const MOVE_TO = 0;
const LINE_TO = 1;
const CLOSE = 4;
/** A filled shape that is no larger is the head of an arrow, if it has no bends: letters have. */
const ARROW = 12;
/** In numbers of the path: with more it draws letters or signs. */
const LONGEST_ARROW = 60;
/** In points: how large the rounded corner of a frame may be. */
const ROUND = 15;

/** The straight pieces of a path: what is curved ends one. */
export function shapesIn(data: ArrayLike<number>, matrix: Matrix): (readonly [readonly Point[], boolean])[] {
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

/** The pieces of a path that slant or bend, the rounded corners of a frame aside. */
export function slantedIn(data: ArrayLike<number>, matrix: Matrix, isFilled: boolean): Stroke[] {
  if (isFilled && data.length > LONGEST_ARROW) {
    return [];
  }
  const found: Stroke[][] = [];
  let shape: Stroke[] = [];
  let last: Point = [0, 0];
  for (let at = 0; at <= data.length;) {
    const sign = data[at] ?? CLOSE;
    const count = COORDINATES[sign] ?? 0;
    const points = Array.from({ length: count / 2 }, (_, n) =>
      moved([data[at + 1 + n * 2] ?? 0, data[at + 2 + n * 2] ?? 0], matrix),
    );
    if (sign === CLOSE || sign === MOVE_TO) {
      const start = shape[0]?.[0];
      found.push(slantedOf(sign === CLOSE && start !== undefined ? [...shape, [last, start]] : shape, isFilled));
      shape = [];
    } else {
      shape.push([last, ...points]);
    }
    last = points.at(-1) ?? last;
    at += count + 1;
  }
  return found.flat();
}

function slantedOf(shape: readonly Stroke[], isFilled: boolean): Stroke[] {
  const pieces = shape
    .map((stroke) => ({ stroke, ...sizeOf(stroke) }))
    .filter(({ width, height }) => Math.max(width, height) > LEVEL);
  const isStraight = ({ width, height }: { width: number; height: number }): boolean =>
    Math.min(width, height) <= LEVEL;
  const isRounded = (at: number): boolean =>
    [pieces.at(at - 1), pieces[at + 1] ?? pieces[0]].every((other) => other !== undefined && isStraight(other));
  const found = pieces.filter(
    (piece, at) =>
      !isStraight(piece) && !(piece.stroke.length > 2 && Math.max(piece.width, piece.height) <= ROUND && isRounded(at)),
  );
  if (!isFilled) {
    return found.map(({ stroke }) => stroke);
  }
  const { width, height } = sizeOf(shape.flat());
  const isArrow = Math.max(width, height) <= ARROW && shape.every((piece) => piece.length === 2);
  return isArrow ? found.slice(0, 1).map(({ stroke }) => stroke) : [];
}

function sizeOf(points: readonly Point[]): { readonly width: number; readonly height: number } {
  const { left, right, bottom, top } = areaOf(points);
  return { width: right - left, height: top - bottom };
}

export function matrixIn(value: unknown): Matrix {
  const numbers = value === null || typeof value !== "object" ? [] : Array.from(value as ArrayLike<number>);
  return numbers.length === 6 ? (numbers as unknown as Matrix) : IDENTITY;
}

export function times([a, b, c, d, e, f]: Matrix, [a2, b2, c2, d2, e2, f2]: Matrix): Matrix {
  return [a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2, a * e2 + c * f2 + e, b * e2 + d * f2 + f];
}

function moved([x, y]: Point, [a, b, c, d, e, f]: Matrix): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}
