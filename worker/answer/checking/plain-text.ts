/** One spelling for all that means the same in print: dashes, blanks, fractions, superscripts, Markdown. Pure. */
import { withFigures } from "./spelled-numbers.ts";

const BREAK = /<br\s*\/?>/gi;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * The text as it is compared. `-` is a minus or a hyphen, `–` a dash between numbers, `±` a tolerance;
 * `mm²` is `mm2`, `½` is `1/2`, `10³` is `10^3`, and numbers in words are figures.
 */
export function plainText(text: string): string {
  const printed = text
    .replaceAll("″", '"')
    .replaceAll(/(?<=\d)([¼-¾⅐-⅞])/g, " $1")
    .replaceAll(
      /(?<=\d)[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+/g,
      (power) => `^${Array.from(power, (sign) => (sign === "⁻" ? "-" : SUPERSCRIPTS.indexOf(sign))).join("")}`,
    )
    .normalize("NFKC")
    .replaceAll("⁄", "/")
    .replaceAll(/[−﹣]/g, "-")
    .replaceAll(/[‐‑­]/g, "-")
    .replaceAll(/[–—―~〜～]|\.{2,}|…/g, "–")
    // Quotation marks in pairs quote; one that is left behind a number means inches.
    .replaceAll(/[“„«]([^”“»\n]*)[”“»]/g, " $1 ")
    .replaceAll(/(?<![^\s(])"(?=\S)([^"\n]*)"/g, " $1 ")
    .replaceAll(/[“”„]/g, '"')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\+\s?\/\s?-(?=\s?\d)/g, "±")
    // Bold and code; an asterisk that stands alone marks a footnote.
    .replaceAll(/\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*/g, "$1")
    .replaceAll(/__|`/g, "")
    .replaceAll(/^\s*\|.*$/gm, (row) => row.replaceAll(BREAK, " "))
    .replaceAll(BREAK, "\n")
    .replaceAll(/[^\S\n]+/g, " ");
  return withFigures(printed);
}
