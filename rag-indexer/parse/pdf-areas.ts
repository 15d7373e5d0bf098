/** Areas of a page of a PDF: those that are coloured, and what a path lies within. Pure. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
}

/** Areas that are nearer lie beside each other. */
const BESIDE = 0.8;

/** Those that lie right below each other are one, as where each line of a text has its own. */
export function wholeAreas(areas: readonly Area[]): Area[] {
  const whole: Area[] = [];
  for (const area of areas.toSorted((a, b) => a.left - b.left || a.right - b.right || b.top - a.top)) {
    const last = whole.at(-1);
    const isBelow =
      last !== undefined &&
      Math.abs(last.left - area.left) < BESIDE &&
      Math.abs(last.right - area.right) < BESIDE &&
      last.bottom - area.top < BESIDE;
    if (last !== undefined && isBelow) {
      whole[whole.length - 1] = { ...last, bottom: Math.min(last.bottom, area.bottom) };
    } else {
      whole.push(area);
    }
  }
  return whole;
}

/** Around all of the points; a curve may have more of them than a call takes arguments. */
export function areaOf(points: readonly (readonly [number, number])[]): Area {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  }
  return { left, right, bottom, top };
}
