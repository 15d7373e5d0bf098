/** Which setting a misspelt one was meant to be. Pure. */

/** The known name that is one slip away: a letter too many, too few or wrong, two swapped, or another case. */
export function meantSetting(written: string, known: readonly string[]): string | undefined {
  return known.includes(written) ? undefined : known.find((name) => isOneSlip(written.toLowerCase(), name));
}

function isOneSlip(written: string, name: string): boolean {
  const shorter = Math.min(written.length, name.length);
  let start = 0;
  while (start < shorter && written[start] === name[start]) {
    start += 1;
  }
  let end = 0;
  while (end < shorter - start && written.at(-1 - end) === name.at(-1 - end)) {
    end += 1;
  }
  const had = written.slice(start, written.length - end);
  const wanted = name.slice(start, name.length - end);
  const isSwapped = had.length === 2 && wanted === `${had[1]}${had[0]}`;
  return isSwapped || (had.length <= 1 && wanted.length <= 1);
}
