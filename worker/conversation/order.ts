/**
 * The order of two moments as platforms write them: RFC 3339 with microseconds and any offset.
 * `Date` alone would take two messages of the same millisecond for simultaneous.
 */
export function compareTimes(left: string, right: string): number {
  const difference = Date.parse(left) - Date.parse(right);
  return difference !== 0 && !Number.isNaN(difference) ? difference : fraction(left).localeCompare(fraction(right));
}

function fraction(time: string): string {
  return (/\.(\d+)/.exec(time)?.[1] ?? "").padEnd(9, "0");
}
