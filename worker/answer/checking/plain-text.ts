/** One spelling for all that means the same in print: dashes, blanks, fractions, superscripts, Markdown. Pure. */
import { withFigures } from "./spelled-numbers.ts";

const BREAK = /<br\s*\/?>/gi;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** Soft hyphens, blanks of no width, marks of direction and of how a letter is drawn. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]|\uFE0E|\uFE0F|\u20E3/gu;
const ENTITY = /&#(\d{1,7});|&#x([\da-f]{1,6});|&([a-z]+\d?);/giu;
const ENTITIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nbsp: " ",
    thinsp: " ",
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    deg: "°",
    plusmn: "±",
    minus: "-",
    ndash: "–",
    mdash: "—",
    micro: "µ",
    mu: "μ",
    ohm: "Ω",
    times: "×",
    middot: "·",
    sup2: "²",
    sup3: "³",
    frac12: "½",
    frac14: "¼",
    frac34: "¾",
    shy: "",
  }),
);

function letterOf(entity: string, decimal?: string, hex?: string, name?: string): string {
  const point = decimal === undefined ? (hex === undefined ? null : Number.parseInt(hex, 16)) : Number(decimal);
  if (point !== null) {
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : entity;
  }
  return ENTITIES.get((name ?? "").toLowerCase()) ?? entity;
}

/** Every script has its ten figures in a row: `١٤` is `14`. */
function figureOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) {
    zero -= 1;
  }
  return point < 0x80 || point - zero > 9 ? digit : String(point - zero);
}

/**
 * The text as it is compared. `-` is a minus or a hyphen, `–` a dash between numbers, `±` a tolerance;
 * `mm²` is `mm2`, `½` is `1/2`, `10³` is `10^3`, and numbers in words are figures.
 */
export function plainText(text: string): string {
  const printed = text
    .replaceAll(INVISIBLE, "")
    .replaceAll(ENTITY, (entity, decimal: string | undefined, hex: string | undefined, name: string | undefined) =>
      letterOf(entity, decimal, hex, name),
    )
    .replaceAll(/\p{Nd}/gu, figureOf)
    .replaceAll(/(?<=\d)\u066B(?=\d)/g, ".")
    .replaceAll(/(?<=\d)\u066C(?=\d)/g, ",")
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
    .replaceAll(/__|`|~~|(?<=\d)_(?=\d|\W|$)/gm, "")
    // `12 dB/100 m` is per 100 m.
    .replaceAll(/(?<=[A-Za-zΩ°%])\/(?=\d[\d.,]*\s?(?:mm|cm|m|km|g|kg|l|s|min|h)(?![\p{L}\p{N}]))/gu, " / ")
    .replaceAll(/<!--[^]*?-->|(?<=\S)<\/?(?:b|i|u|s|em|strong|sub|span|mark|code)>(?=\S)/gi, "")
    .replaceAll(/^\s*\|.*$/gm, (row) => row.replaceAll(BREAK, " "))
    .replaceAll(BREAK, "\n")
    .replaceAll(/[^\S\n]+/g, " ");
  return withTimes(withRates(withFigures(printed))).replaceAll(DEGREES, (_all, _word, scale: string) =>
    /^f/iu.test(scale) ? "°F" : "°C",
  );
}

const DEGREES = /(?<=\d\s?)(degrees?|grad|degrés?|grados?|gradi) (celsius|centigrade|fahrenheit)(?!\p{L})/giu;

/** `6 pm` is `18:00`. */
function withTimes(text: string): string {
  return text.replaceAll(HALF_DAY, (_all, hour: string, minute: string | undefined, half: string) => {
    const from = /^p/iu.test(half) ? 12 : 0;
    return `${(Number(hour) % 12) + from}:${minute ?? "00"}`;
  });
}

/** `5 am Tag` is German. */
const HALF_DAY =
  /(?<![\d.,:])(1[0-2]|[1-9])(?::([0-5]\d))? ?([apAP])(?:[mM](?!\p{L}|\s(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun)\p{Lu}\p{Ll})|\.[mM]\.)/gu;

/** `1.6 litres a minute` is `1.6 l/min`: of what flows, moves or is paid for, in the languages whose units are known. */
function withRates(text: string): string {
  return text.replaceAll(
    RATE,
    (_all, above: string, below: string) => `${signOf(above, ABOVE)}/${signOf(below, BELOW)}`,
  );
}

const ABOVE = {
  km: "kilom\\p{L}*|chilometri",
  m3: "cubic met(?:er|re)s|kubikmeter",
  kg: "kilograms?|kilogramm|kilogrammes|kilos?",
  m: "met(?:er|re)s?|mètres?|metros?|metri",
  l: "lit(?:er|re)s?n?|litros?|litri",
  EUR: "€|euros?",
  USD: "dollars?",
};
const BELOW = {
  min: "minut\\p{L}*",
  h: "hours?|stunden?|heures?|horas?|ora",
  s: "seconds?|sekunden?|secondes?|segundos?|secondo",
};
const PER = "a|an|per|each|pro|je|in der|par|à la|por|al|all'";
const RATE = new RegExp(
  String.raw`(?<=\d\s?)(km|m3|m|l|kg|EUR|USD|${Object.values(ABOVE).join("|")}) (?:${PER}) ?(${Object.values(BELOW).join("|")})(?!\p{L})`,
  "giu",
);

function signOf(word: string, signs: Readonly<Record<string, string>>): string {
  return Object.entries(signs).find(([, forms]) => new RegExp(`^(?:${forms})$`, "iu").test(word))?.[0] ?? word;
}
