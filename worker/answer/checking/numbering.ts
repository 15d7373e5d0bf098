/** What of a reply numbers its own parts and states nothing. Pure. */
import { measuresIn } from "./quantities.ts";

/**
 * The numbering of a list is the reply's own, and so is a reference such as `[2]` or `[p2]`. A number that goes on
 * with no list and refers to no passage is a claim, wherever it stands.
 */
export function withoutNumbering(text: string, passages: number): string {
  let last = 0;
  return withoutCounts(text)
    .replaceAll(LIST_NUMBER, (marker, number: string) => {
      const isNext = Number(number) === 1 || Number(number) === last + 1;
      last = isNext ? Number(number) : last;
      return isNext ? " ".repeat(marker.length) : marker;
    })
    .replaceAll(REFERENCE, (mark, number: string) =>
      Number(number) <= Math.max(passages, 1) || mark.includes("p") ? " ".repeat(mark.length) : mark,
    );
}

/** `2 models: X-40 and X-60` counts what it lists itself; `2 A: slow and quick` measures something. */
function withoutCounts(text: string): string {
  return text.replaceAll(ANNOUNCED, (all, number: string, noun: string, rest: string) => {
    const [own = ""] = rest.split(/\n\s*\n|[.;]\s/u);
    const bullets = own.match(/^\s*(?:[-*•]|\d{1,2}[.)])\s/gmu)?.length ?? 0;
    const items = bullets > 0 ? bullets : own.split(JOINTS).length;
    const isCount = items === Number(number) && measuresIn(`${number}${noun}`).length === 0;
    return isCount ? `${" ".repeat(number.length)}${noun}:${rest}` : all;
  });
}

const ANNOUNCED = /(?<![\d.,:/-])\b([2-9])((?: \p{L}+){1,3}):(\s[^]*)/gu;
const JOINTS = /,\s(?:and |und |et |y |e |or |oder |ou )?|\s(?:and|und|et|y|e|or|oder|ou)\s/u;
const LIST_NUMBER =
  /^\s*(?:[-*•]\s*|(?:[Ss]tep|Schritt|[ÉEée]tape|[Pp]aso|[Pp]asso)\s)?(\d{1,2})(?:[.)]\s|(?<=\p{L}\s\d{1,2}):\s)/gmu;
const REFERENCE = /\[p?(\d{1,2})\]/gu;
