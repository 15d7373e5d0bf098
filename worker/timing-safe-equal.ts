/**
 * Whether two secrets are equal, in a time that depends on the length of the second alone.
 * Plain arithmetic, so that it runs wherever the pure code does.
 */
export function timingSafeEqual(given: string, expected: string): boolean {
  const encoder = new TextEncoder();
  const left = encoder.encode(given);
  const right = encoder.encode(expected);
  let difference = left.length ^ right.length;
  for (let index = 0; index < right.length; index += 1) {
    difference |= (left[index % Math.max(left.length, 1)] ?? 0) ^ (right[index] ?? 0);
  }
  return difference === 0;
}
