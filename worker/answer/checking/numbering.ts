/** What of a reply numbers its own parts and states nothing. Pure. */

/**
 * The numbering of a list is the reply's own, and so is a reference such as `[2]` or `[p2]`. A number that goes on
 * with no list and refers to no passage is a claim, wherever it stands.
 */
export function withoutNumbering(text: string, passages: number): string {
  let last = 0;
  return text
    .replaceAll(LIST_NUMBER, (marker, number: string) => {
      const isNext = Number(number) === 1 || Number(number) === last + 1;
      last = isNext ? Number(number) : last;
      return isNext ? " ".repeat(marker.length) : marker;
    })
    .replaceAll(REFERENCE, (mark, number: string) =>
      Number(number) <= Math.max(passages, 1) || mark.includes("p") ? " ".repeat(mark.length) : mark,
    );
}

const LIST_NUMBER = /^\s*(?:[-*•]\s*)?(\d{1,2})[.)]\s/gmu;
const REFERENCE = /\[p?(\d{1,2})\]/gu;
