/** What a written number may mean: `1,000` is a thousand in English and one in German. Pure. */

/**
 * A number as it is written, after `plainText`: `13`, `7.5`, `0,9`, `1 300`, `1,000.5`, `1.000,5`, `1'000`,
 * `1/2`, `1 1/2`, `10^3`.
 */
export const NUMERAL = String.raw`(?:\d{1,3}(?:[ ']\d{3})+(?:[.,]\d+)?(?![\d/])|\d+ \d+\/\d+|\d+\/\d+(?![\d/])|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+(?:[.,]\d+)?(?:\s?[x×·]\s?10\^-?\d+|\^-?\d+)?)`;

/** Where a comma is the decimal sign, and a point may stand between thousands. */
const DECIMAL_COMMA = /^(?:de|fr|es|it|pt|nl)/;

/**
 * All values that the written number may have, without sign; more than one where the writing is
 * ambiguous. `language` is that of the text, where it is known.
 */
export function valuesOf(written: string, language: string | null): number[] {
  const power = /^(.+?)(?:\s?[x×·]\s?10)?\^(-?\d+)$/.exec(written);
  if (power !== null) {
    const [, base = "", exponent = ""] = power;
    const times = /10\^/.test(written) && base !== "10";
    return valuesOf(base, language).map((value) =>
      times ? value * 10 ** Number(exponent) : value ** Number(exponent),
    );
  }
  const fraction = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(written);
  if (fraction !== null) {
    const [, whole = "0", above = "", below = ""] = fraction;
    return Number(below) === 0 ? [] : [Number(whole) + Number(above) / Number(below)];
  }
  const grouped = written.replaceAll(/[ '](?=\d{3})/g, "");
  if (/^\d+$/.test(grouped)) {
    return [Number(grouped)];
  }
  const signs = grouped.match(/[.,]/g) ?? [];
  const last = signs.at(-1);
  if (signs.length > 1) {
    // The last sign is the decimal one if it differs from the others; else all stand between thousands.
    const isMixed = signs.some((sign) => sign !== last);
    const cut = isMixed ? grouped.lastIndexOf(last ?? ".") : grouped.length;
    return [Number(`${grouped.slice(0, cut).replaceAll(/[.,]/g, "")}.${grouped.slice(cut + 1)}`)];
  }
  const decimal = Number(grouped.replace(",", "."));
  const mayGroup = /^[1-9]\d{0,2}[.,]\d{3}$/.test(grouped) && grouped === written;
  if (!mayGroup) {
    return [decimal];
  }
  const thousands = Number(grouped.replace(/[.,]/, ""));
  const isDecimalSign = language === null ? null : (last === ",") === DECIMAL_COMMA.test(language);
  // In a language of decimal commas a point is used both ways in technical texts.
  return isDecimalSign === null || (last === "." && !isDecimalSign)
    ? [thousands, decimal]
    : [isDecimalSign ? decimal : thousands];
}
