/** Codes that a text names: part numbers, standards, documents, IP ratings, dates. Pure. */
import { squeezeCode } from "../../knowledge/codes.ts";
import { blanked } from "./quantities.ts";

export interface NamedCode {
  readonly kind: "part" | "standard" | "number";
  readonly written: string;
  readonly start: number;
  readonly end: number;
  /** Without separators, in capitals. */
  readonly code: string;
  /** Letters of the bodies before a standard's number, such as `DIN EN`; empty for all else. */
  readonly bodies: readonly string[];
  /** Revision or year where one is named with it, else null. */
  readonly revision: string | null;
}

const BODY =
  "MIL|DTL|STD|PRF|HDBK|SPEC|IEC|ISO|EN|DIN|ASTM|SAE|AS|ARP|AMS|UL|CSA|IPC|DO|NAS|NASM|EIA|TIA|IEEE|VG|VDE|GB|JIS|BS|NF|UNE|UNI|ANSI|NEMA|CECC|ECSS|ESCC|STANAG|NFPA|JEDEC|FIPS|CISPR|ECE|TS";
/** `MIL-DTL-38999K`, `DIN EN 60529:2014-09`, `SAE AS39029/58` is a part of one, `MIL STD 1344`. */
const STANDARD = new RegExp(
  String.raw`(?<![\p{L}\p{N}])((?:(?:${BODY})(?:[-/ ](?:(?:${BODY})|T|C|I|A|S|W|R|M))*)[-/ ]?)(\d[\d.]*\d(?:-\d{1,3}(?!\d))*)(?:([A-Z])(?![A-Za-z\d])|:(\d{4})(?:-\d\d)?|-((?:19|20)\d\d)(?!\d))?(?!\d|/\d)`,
  "gu",
);
const IP_CODE =
  /(?<![\p{L}\p{N}])IP[ -]?(?:[0-6X]\d[KX]?|[0-6]X)(?:\s?\/\s?(?:IP)?(?:[0-6X]\d[KX]?))*(?![\p{Script=Latin}\p{N}])/gu;
const TOKEN = /[\p{Script=Latin}\p{N}]+(?:[-/._+]+[\p{Script=Latin}\p{N}]+)*/gu;
const REVISION =
  /^[\s,(]*(?:rev(?:ision)?|révision|revisión|revisione|ausgabe|issue|edition|版本|版)[.\s:]*([A-Z]{1,2}|\d{1,2}(?:\.\d+)?)(?![\p{Script=Latin}\p{N}])/iu;

const MONTHS = [
  "jan(?:uary|uar|vier)?|enero|gen(?:naio)?|jänner",
  "feb(?:ruary|ruar|rero|braio)?|février|févr",
  "mar(?:ch|s|zo)?|märz",
  "apr(?:il|ile)?|avr(?:il)?|abril",
  "may|mai|mayo|maggio",
  "june?|juni|juin|junio|giugno",
  "july?|juli|juillet|julio|luglio",
  "aug(?:ust)?|août|agosto",
  "sep(?:t(?:ember)?|tembre|tiembre)?|settembre",
  "o[ck]t(?:ober|obre|ubre)?|ottobre",
  "nov(?:ember|embre|iembre)?",
  "de[cz](?:ember)?|décembre|diciembre|dicembre",
];
const MONTH = MONTHS.join("|");
const EITHER_CASE = MONTH.replaceAll(/(?<=^|\|)\p{L}/gu, (first) => `[${first}${first.toUpperCase()}]`);
const DAY_FIRST = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(\d{1,2})(?:\.|st|nd|rd|th|er)?\s(?:de\s|of\s)?(${MONTH})\.?,?\s(?:de\s|del\s)?(\d{4})(?!\d)`,
  "giu",
);
const MONTH_FIRST = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(${MONTH})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)`,
  "giu",
);
/** `May 2026`, `4 May`: less than a day, which a whole date holds. */
const MONTH_YEAR = new RegExp(String.raw`(?<![\p{L}\p{N}])(${MONTH})\.?\s(?:de\s|del\s)?((?:19|20)\d\d)(?!\d)`, "giu");
/** Months are in capitals in English and German: in `size 16 may carry` there is none. */
const DAY_MONTH = new RegExp(
  String.raw`(?<![\p{L}\p{N}.\-/])(\d{1,2})(?:\.|st|nd|rd|th|er)?\s(?:de\s|of\s)?(?!may|mar\b)(${EITHER_CASE})(?![\p{L}\p{N}])(?!\.?,?\s(?:de\s|del\s)?\d{4})`,
  "gu",
);
const YEAR_FIRST = /(?<!\d)((?:19|20)\d\d)(?:-|\s?年\s?)(\d{1,2})(?:-|\s?月\s?)(\d{1,2})(?:\s?日)?(?!\d)/gu;
const POINTED = /(?<![\d.])(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?![\d.])/gu;

/** Days of the calendar, as `2026-05-04`; a month as `2026-05`, a day of any year as `05-04`. */
export function datesIn(text: string): NamedCode[] {
  const whole = daysIn(text);
  const rest = blanked(
    text,
    whole.toSorted((a, b) => a.start - b.start),
  );
  const at = (match: RegExpExecArray, code: string): NamedCode => numberAt(match[0], match.index, code);
  const two = (number: number | string): string => String(number).padStart(2, "0");
  return [
    ...whole,
    ...[...rest.matchAll(MONTH_YEAR)].map((match) => at(match, `${match[2]}-${two(monthOf(match[1]))}`)),
    ...[...rest.matchAll(DAY_MONTH)].map((match) => at(match, `${two(monthOf(match[2]))}-${two(match[1] ?? "")}`)),
  ];
}

function daysIn(text: string): NamedCode[] {
  const at = (match: RegExpExecArray, year = "", month: number | string = "", day = ""): NamedCode[] => {
    const iso = `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    return Number(month) < 1 || Number(month) > 12 ? [] : [numberAt(match[0], match.index, iso)];
  };
  return [
    ...[...text.matchAll(YEAR_FIRST)].flatMap((match) => at(match, match[1], match[2], match[3])),
    ...[...text.matchAll(DAY_FIRST)].flatMap((match) => at(match, match[3], monthOf(match[2]), match[1])),
    ...[...text.matchAll(MONTH_FIRST)].flatMap((match) => at(match, match[3], monthOf(match[1]), match[2])),
    ...[...text.matchAll(POINTED)].flatMap((match) => at(match, match[3], match[2], match[1])),
  ];
}

export function standardsIn(text: string): NamedCode[] {
  const named = [...text.matchAll(STANDARD)].map((match): NamedCode => {
    const [written, prefix = "", number = "", letter, colonYear, dashYear] = match;
    const end = match.index + written.length;
    const said = REVISION.exec(text.slice(end, end + 40))?.[1] ?? null;
    return {
      kind: "standard",
      written,
      start: match.index,
      end,
      code: number.replaceAll(/[^\d.]/g, "-"),
      bodies: prefix.split(/[-/ ]/).filter((one) => one !== ""),
      revision: letter ?? colonYear ?? dashYear ?? said,
    };
  });
  const ratings = [...text.matchAll(IP_CODE)].flatMap((match): NamedCode[] =>
    [...match[0].matchAll(/[\dX]{2}[KX]?/g)].map(([code]) => ({
      kind: "standard",
      written: `IP${code}`,
      start: match.index,
      end: match.index + match[0].length,
      code: `IP${code}`,
      bodies: [],
      revision: null,
    })),
  );
  return [...named, ...ratings];
}

/** Tokens of letters and digits: part numbers, document numbers, sizes such as `22D`; and `PU-C`. */
export function codesIn(text: string): NamedCode[] {
  const named = [...text.matchAll(TOKEN)].flatMap((match): NamedCode[] => {
    const written = withoutNoun(match[0]);
    const end = match.index + written.length;
    if (!(/\p{N}/u.test(written) || OF_LETTERS.test(written)) || isCount(match[0])) {
      return [];
    }
    const isNumeric = !/\p{L}/u.test(written);
    if (isNumeric && !/^\d+(?:[-/]\d+)+$/.test(written)) {
      return [];
    }
    const code = squeezeCode(written.replace(DIRECTIVE, asEnglish)).toUpperCase();
    const revision = REVISION.exec(text.slice(end, end + 40))?.[1] ?? null;
    const isPart = !isNumeric && code.length >= 5 && (code.match(/\d/g) ?? []).length >= 2;
    return [{ kind: isPart ? "part" : "number", written, start: match.index, end, code, bodies: [], revision }];
  });
  const romans = [...text.matchAll(ROMAN)].map(({ 0: written, index }) => numberAt(written, index, written));
  // `08:00` and `8:00` are one time of day.
  const ratios = [...text.matchAll(RATIO)].map(({ 0: written, index }) =>
    numberAt(written, index, written.replace(/^0(?=\d:)/, "")),
  );
  return [...named, ...romans, ...ratios];
}

/** A code where the passages have others that begin like it. */
const OF_LETTERS = /^\p{Lu}{2,4}-\p{Lu}{1,4}$/u;

/** `code` is what is compared. */
function numberAt(written: string, start: number, code: string): NamedCode {
  return { kind: "number", written, start, end: start + written.length, code, bodies: [], revision: null };
}

/** `M16` of `M16-Verschraubung`: a noun that a language joins to a code is none of it. */
function withoutNoun(token: string): string {
  return token.replace(/(?<=\p{N}\p{L}{0,3})-\p{Lu}?\p{Ll}{3,}(?:-\p{L}\p{Ll}+)*$/u, "");
}

/** `2011/65/EU` is `2011/65/UE` in French; `EC`, `EG`, `CE` and `WE` are one. */
const DIRECTIVE = /(?<=^\d{2,4}\/\d{1,4}\/)(?:UE|EG|CE|WE)$/;

function asEnglish(ending: string): string {
  return ending === "UE" ? "EU" : "EC";
}

/** `5:1`, and a time of day. */
const RATIO = /(?<![\p{Script=Latin}\p{N}:.,])\d{1,3}:\d{1,3}(?![\d:.]?\d|\p{Script=Latin})/gu;

/** `Series III`, `size XX`. One letter alone is a letter. */
const ROMAN = /(?<![\p{L}\p{N}\-/.])(?:X{0,3}(?:IX|IV|V?I{2,3}|VI)|X{2,3}(?:V|I)?|XI|XV|XIV)(?![\p{L}\p{N}\-/])/gu;

/** `4-pole`, `12-poliger`, `1st`, `2nd`, `3er` are numbers and no codes. */
function isCount(token: string): boolean {
  return /^\d+(?:[.,]\d+)?(?:-?\p{Ll}{3,}(?:-\p{Ll}+)*|st|nd|rd|th|er|ère|e|º|ª|°|x)$/u.test(token);
}

function monthOf(name = ""): number {
  return MONTHS.findIndex((forms) => new RegExp(`^(?:${forms})$`, "iu").test(name)) + 1;
}
