/**
 * Whether a reply says only what its sources say: every number, every quantity with its unit and
 * every code with a digit in it must stand in a passage that the reply cites. Pure, and the last
 * word before a reply is sent.
 */
import { namesUnit, quantitiesIn } from "./units.ts";

export interface CheckedText {
  /** What no cited passage holds, as it stands in the reply. */
  readonly unsupported: readonly string[];
}

/** Letters, digits and what joins them in part numbers, standards, ranges and quantities. */
const TOKEN = /[\p{L}\p{N}]+(?:[./,+\-‐-―−][\p{L}\p{N}]+)*/gu;

/** The numbering of a list is the reply's own. */
const LIST_NUMBER = /^\s*(?:[-*•]\s*)?\d{1,2}[.)]\s/gmu;

const DASHES = /[-‐-―−/]/u;

export function checkAgainstSources(reply: string, sources: readonly string[]): CheckedText {
  const said = reply.normalize("NFKC").replaceAll(LIST_NUMBER, "");
  const source = sources.join("\n").normalize("NFKC");
  const quantities = quantitiesIn(source);
  const known = new Set(tokensIn(source).flatMap((token) => [squeeze(token), ...numbersIn(token)]));
  for (const { number } of quantities) {
    known.add(number);
  }
  const tokens = tokensIn(withoutUnits(said)).filter(
    (token) =>
      !known.has(squeeze(token)) && !(isNumeric(token) && numbersIn(token).every((number) => known.has(number))),
  );
  const wrongUnits = quantitiesIn(said)
    .filter(
      ({ number, unit }) =>
        known.has(number) && !namesUnit(source, unit) && !quantities.some((held) => held.unit === unit),
    )
    .map(({ written }) => written);
  return { unsupported: [...new Set([...tokens, ...wrongUnits])] };
}

function tokensIn(text: string): string[] {
  return (text.match(TOKEN) ?? []).filter((token) => /\p{N}/u.test(token));
}

/** `13A` and `13 A` are the same: what is left of both is the number. */
function withoutUnits(text: string): string {
  return quantitiesIn(text).reduce((rest, { written, number }) => {
    const digits = /^\d+(?:[.,]\d+)*/.exec(written)?.[0] ?? number;
    return rest.replace(written, `${digits} `);
  }, text);
}

/** Numbers, ranges and fractions; a part number may not be put together from pieces that stand apart. */
function isNumeric(token: string): boolean {
  return !/\p{L}/u.test(token);
}

function numbersIn(token: string): string[] {
  return isNumeric(token) ? token.split(DASHES).map((piece) => piece.replaceAll(",", ".")) : [];
}

function squeeze(token: string): string {
  return token
    .toUpperCase()
    .replaceAll(",", ".")
    .replaceAll(/[\s\-‐-―−/]/gu, "");
}
