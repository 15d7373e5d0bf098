/** Part numbers in titles and in names of files: letters with digits that are no value, edition, date or standard. Pure. */
import { saysKind } from "./title-words.ts";

/** Those of a text. */
export function codesOf(text: string): string[] {
  return text.split(/[\s,;:()[\]{}"“”„«»|•·®™©<>=+—]+/u).filter((token) => isCode(token) || ARTICLE.test(token));
}

const UNIT =
  "[kmuµμn]?[vawhfg]|[km]?w?h|m?ah|[kmg]?hz|[kmcµμ]?m|in|inch|ft|kg|lbs?|oz|m?bar|psi|nm|°?c|k|dbm?|[kmg]?b(?:it|yte|ps)?s?|v[ad]c|k?ω|[mk]?ohms?|[mµμu]?s|min|rpm|st|nd|rd|th|x|d|pins?|ch|mm2";
const NO_CODES: readonly RegExp[] = [
  new RegExp(`^[±~<≤≥]?\\d[\\d.,]*(?:[-–/x×~]\\d[\\d.,]*)*-?(?:${UNIT})$`, "iu"),
  // "16-segment", "12pages".
  /^\d+-\p{L}{3,}$|^\d+\p{Ll}{3,}$/u,
  /^[vr]\d{1,2}(?:[._]\d+[a-z]?\d*)*$|^(?:ver|rev|version|revision|edition|issue|release)[._-]?\d/iu,
  /^(?:iso|en|iec|din|ul|csa|vde|ip|ansi|astm|ieee|rohs|fcc|jis|гост)[-/]?\d|^802\./iu,
  /^(?:rs-?(?:232|422|485)|i[2²]c|(?:usb|pcie?|hdmi|ddr|ipv|co|wi-?fi|mp|h\.26)[-\d.x]+)$/iu,
  /^(?:19|20)\d{2}[-._]?(?:\d{2}|\D*$)|^\d{0,2}[-.]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*[-.]?\d{2,4}$/iu,
  // The hash of something.
  /^(?=.*\d)[\da-f]{8,}$|^[\da-f]{8}-[\da-f]{4}-/iu,
];

/** Of figures alone where it stands in a text; in a file's name it may be anything. */
const ARTICLE = /^\d{5,7}$/;

export function isCode(token: string): boolean {
  const word = /^(\p{L}+)[-_]?\d+$/u.exec(token)?.[1]?.toLowerCase();
  return (
    /\p{L}/u.test(token) &&
    /\d/.test(token) &&
    !NO_CODES.some((pattern) => pattern.test(token)) &&
    (word === undefined || !(saysKind(word) || /^(?:scan|img|image|dsc|vol)$/.test(word)))
  );
}

const FEWEST_SIGNS = 5;

/** One that hardly means anything else; "M16" and "TP-1" may be of a thread and a bus. */
export function isStrong(code: string): boolean {
  return squeezed(code).length >= FEWEST_SIGNS && (code.match(/\d/g) ?? []).length > 1;
}

/** Of `relay-t78_datasheet` T78. */
export function codesOfName(name: string): string[] {
  const words = (name.split("/").at(-1) ?? name).replace(/^microsoft \w+ - /iu, "").replace(/\.[a-z]\w{1,4}…?$/iu, "");
  return [
    ...new Set(
      words
        .split(/[\s_()[\]+,;:@]+/u)
        .map((word) => word.replace(/^(?:\p{Ll}{3,}-)+/u, ""))
        .filter((word) => isCode(word) && squeezed(word).length > 2)
        .map((word) => (word === word.toLowerCase() ? word.toUpperCase() : word)),
    ),
  ];
}

/** As two ways of writing one are compared. */
export function squeezed(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
