/**
 * Numbers in words → figures, in six languages: `thirteen amps`, `fünfundzwanzig Volt`, `十三安培`. Pure.
 * A word counts as a number only where a unit or something counted follows, since many of them mean
 * something else alone (`once`, `due`, `neuf`, `elf`).
 */
import { UNIT_SYMBOL, UNIT_WORD } from "./units.ts";

/** Longest first within a language decides: `quatre-vingt` is 80. */
export const WORDS: Readonly<Record<string, string>> = {
  en: "zero 0 one 1 two 2 three 3 four 4 five 5 six 6 seven 7 eight 8 nine 9 ten 10 eleven 11 twelve 12 thirteen 13 fourteen 14 fifteen 15 sixteen 16 seventeen 17 eighteen 18 nineteen 19 twenty 20 thirty 30 forty 40 fifty 50 sixty 60 seventy 70 eighty 80 ninety 90 hundred 100 thousand 1000 dozen 12",
  de: "null 0 eine 1 einem 1 einer 1 einen 1 eins 1 ein 1 zwei 2 drei 3 vier 4 fünf 5 sechs 6 sieben 7 acht 8 neun 9 zehn 10 elf 11 zwölf 12 dreizehn 13 vierzehn 14 fünfzehn 15 sechzehn 16 siebzehn 17 achtzehn 18 neunzehn 19 zwanzig 20 dreißig 30 dreissig 30 vierzig 40 fünfzig 50 sechzig 60 siebzig 70 achtzig 80 neunzig 90 hundert 100 tausend 1000 dutzend 12",
  fr: "zéro 0 une 1 un 1 deux 2 trois 3 quatre 4 cinq 5 six 6 sept 7 huit 8 neuf 9 dix 10 onze 11 douze 12 treize 13 quatorze 14 quinze 15 seize 16 vingt 20 trente 30 quarante 40 cinquante 50 soixante 60 quatre-vingts 80 quatre-vingt 80 cents 100 cent 100 mille 1000 douzaine 12",
  es: "cero 0 uno 1 una 1 un 1 dos 2 tres 3 cuatro 4 cinco 5 seis 6 siete 7 ocho 8 nueve 9 diez 10 once 11 doce 12 trece 13 catorce 14 quince 15 dieciséis 16 diecisiete 17 dieciocho 18 diecinueve 19 veinte 20 veintiuno 21 veintidós 22 veintitrés 23 veinticuatro 24 veinticinco 25 veintiséis 26 veintisiete 27 veintiocho 28 veintinueve 29 treinta 30 cuarenta 40 cincuenta 50 sesenta 60 setenta 70 ochenta 80 noventa 90 ciento 100 cien 100 doscientos 200 trescientos 300 cuatrocientos 400 quinientos 500 quinientas 500 seiscientos 600 setecientos 700 ochocientos 800 novecientos 900 mil 1000 docena 12",
  it: "zero 0 uno 1 una 1 un 1 due 2 tre 3 quattro 4 cinque 5 sei 6 sette 7 otto 8 nove 9 dieci 10 undici 11 dodici 12 tredici 13 quattordici 14 quindici 15 sedici 16 diciassette 17 diciotto 18 diciannove 19 venti 20 vent 20 trenta 30 trent 30 quaranta 40 quarant 40 cinquanta 50 cinquant 50 sessanta 60 settanta 70 ottanta 80 novanta 90 cento 100 cent 100 mille 1000 mila 1000 dozzina 12",
};

/** Between the words of one number. */
export const JOINTS: Readonly<Record<string, string>> = { en: "and", de: "und", fr: "et", es: "y", it: "e" };

const HALVES: Readonly<Record<string, string>> = {
  en: "and a half",
  de: "einhalb|und ein halber|und ein halbes",
  fr: "et demie?",
  es: "y medi[oa]",
  it: "e mezz[oa]",
};

const POINTS = "point|komma|virgule|coma|virgola";

const COUNTED =
  "persons?|people|samples?|channels?|outlets?|models?|colou?rs?|languages?|personen|muster|kanäle?n?|steckdosen|modelle?n?|farben|sprachen|personnes|échantillons|canaux|modèles|couleurs|langues|personas|muestras|canales|modelos|colores|idiomas|persone|campioni|canali|modelli|colori|lingue|bolts?|nuts?|steps?|cells?|parts?|bolzen|muttern|stufen|zellen|boulons|écrous|étapes|pernos|tuercas|pasos|bulloni|dadi|passi|contacts?|pins?|sockets?|ways?|poles?|positions?|wires?|turns?|screws?|holes?|cavities|kontakte?n?|polige?[rnms]?|pole?n?|stifte?n?|buchsen|adern|schrauben|broches?|voies|pôles|vis|fils|polos|pines|contactos|hilos|tornillos|contatti|poli|fili|viti";

const FOLLOWED = String.raw`(?=(?:\s[A-Z]{1,3}\d[\w-]*)?[\s-]*(?:${UNIT_WORD}|${COUNTED})(?!\p{L})|\s*(?:${UNIT_SYMBOL})(?![\p{L}\p{N}-]))`;

/** Something counted follows: contacts, poles, screws. */
export const COUNTED_NEXT = new RegExp(String.raw`^[\s-]*(?:${COUNTED})(?!\p{L})`, "iu");

interface Speller {
  readonly run: RegExp;
  readonly piece: RegExp;
  readonly half: RegExp;
  readonly values: ReadonlyMap<string, number>;
}

const spellers: readonly Speller[] = Object.entries(WORDS).map(([language, row]) => {
  const pairs = [...row.matchAll(/(\S+) (\d+)/g)].map(([, word = "", value = ""]) => [word, Number(value)] as const);
  const words = pairs.map(([word]) => word).toSorted((a, b) => b.length - a.length);
  const piece = words.join("|");
  const joint = JOINTS[language] ?? "and";
  // No number has more pieces, and what repeats itself without end is read in no time.
  const half = HALVES[language] ?? "and a half";
  const run = String.raw`(?<![\p{L}\p{N}])(?:${piece})(?:[\s-]*(?:(?:${joint})[\s-]*)?(?:${piece})){0,8}(?:\s(?:${POINTS})(?:\s(?:${piece})){1,8})?(?:\s?(?:${half}))?(?!\p{L})`;
  return {
    run: new RegExp(run + FOLLOWED, "giu"),
    piece: new RegExp(`${piece}|${POINTS}`, "giu"),
    half: new RegExp(String.raw`\s?(?:${half})$`, "iu"),
    values: new Map(pairs),
  };
});

const byWord = new Map(spellers.flatMap(({ values }) => [...values].filter(([, value]) => value > 1)));

/** What a word counts, from two on; null for other words. */
export function countOf(word: string): number | null {
  return byWord.get(word.toLowerCase()) ?? null;
}

const LOWER_LETTER = /^\s[aceikv](?!\p{L})/u;

const HAN = /[零一二两三四五六七八九十百千万点〇]+(?=\s*[\p{Script=Han}A-Za-zΩ°%])/gu;
const HAN_DIGITS = "零一二三四五六七八九";
const HAN_STEPS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 };
const HAN_UNITS = new RegExp(String.raw`^\s*[个根芯针路极颗条]|^\s*(?:${UNIT_WORD}|${UNIT_SYMBOL})`, "iu");

/** The text with numbers in words replaced by figures where they count or measure something. */
export function withFigures(text: string): string {
  const european = spellers.reduce(
    (rest, { run, piece, half, values }) =>
      rest.replaceAll(run, (written: string, at: number, all: string) => {
        const whole = written.replace(half, "");
        const base = figureOf(whole, piece, values);
        const figure = base === null || whole === written ? base : String(Number(base) + 0.5);
        // One contact is an article more often than a count; one week is a time.
        const follows = all.slice(at + written.length);
        // `Once a week` counts nothing in ampere.
        const isArticle = (figure === "1" && COUNTED_NEXT.test(follows)) || LOWER_LETTER.test(follows);
        return figure === null || isArticle ? written : figure;
      }),
    text,
  );
  const percent = european.replaceAll(
    /百分之([零一二两三四五六七八九十百千点]+)/g,
    (_, han: string) => `${fromHan(han) ?? han} %`,
  );
  const plain = percent.replaceAll(HAN, (written, at: number) => {
    const follows = percent.slice(at + written.length);
    // One of something is an article more often than a count; 十分 is "very", 万一 "in case".
    return HAN_UNITS.test(follows) && written !== "一" ? (fromHan(written) ?? written) : written;
  });
  return plain
    .replaceAll(/(\d) and a half(?=\s)/gi, "$1.5")
    .replaceAll(/百分之\s*(\d[\d.]*)/g, "$1 %")
    .replaceAll(
      /(?<!\p{L})(?<!(?:au|du|pas|le|al|lo|ao|pelo|no|non|a)\s)(?:minus|moins|menos|meno)\s+(?=\d)|(?:零下|负)\s*(?=\d)/giu,
      "-",
    );
}

function figureOf(written: string, piece: RegExp, values: ReadonlyMap<string, number>): string | null {
  if (written === written.toUpperCase()) {
    // MIL is no thousand.
    return null;
  }
  const pieces = (written.toLowerCase().match(piece) ?? []).map((one) => values.get(one) ?? null);
  const point = pieces.indexOf(null);
  const whole = sumOf((point === -1 ? pieces : pieces.slice(0, point)).filter((one) => one !== null));
  const decimals = point === -1 ? "" : `.${pieces.slice(point + 1).join("")}`;
  return Number.isFinite(whole) ? `${whole}${decimals}` : null;
}

/** Of the words of one number, in their order. */
export function sumOf(pieces: readonly number[]): number {
  let total = 0;
  let current = 0;
  for (const piece of pieces) {
    if (piece === 1000) {
      total += Math.max(current, 1) * 1000;
      current = 0;
    } else if (piece === 100) {
      current = Math.max(current, 1) * 100;
    } else {
      // Two dozen.
      current = piece === 12 && current > 0 && current < 12 ? current * 12 : current + piece;
    }
  }
  return total + current;
}

function fromHan(written: string): string | null {
  const [whole = "", decimals] = written.replaceAll("两", "二").replaceAll("〇", "零").split("点");
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const sign of whole) {
    const step = HAN_STEPS[sign];
    if (step === undefined) {
      digit = HAN_DIGITS.indexOf(sign);
    } else if (step === 10_000) {
      total += (section + digit) * step;
      section = 0;
      digit = 0;
    } else {
      section += Math.max(digit, 1) * step;
      digit = 0;
    }
  }
  const value = total + section + digit;
  if (whole === "") {
    return null;
  }
  return decimals === undefined
    ? String(value)
    : `${value}.${Array.from(decimals, (sign) => HAN_DIGITS.indexOf(sign)).join("")}`;
}
