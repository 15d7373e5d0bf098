/**
 * E-mail addresses and phone numbers in a text, told from part, order and serial numbers. Pure.
 * A number that may be either is taken for a part: hiding a part number costs the answer.
 */
import { squeezeCode } from "../../knowledge/codes.ts";

export interface Found {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu;

/** Digits with the separators of phone numbers; 7 to 15 digits in all (E.164). */
const NUMBER =
  /(?<![\p{Script=Latin}\p{N}/._@#-])(?:\+\s?|00)?\(?\d(?:[\s./()-]{0,2}\d){6,16}(?![\p{Script=Latin}\p{N}@]|[-/._]\p{L}|[-/]\d)/gu;

const CALLS =
  /(?:phone|tel(?:\.|ephone|efon\w*|éfono\w*|efono)?|call(?:ing| me| us| back)?|mobile?|cell(?:ular\w*)?|fax|whats ?app|reach (?:me|us)|ring me|text me|sms|rufnummer|handy\w*|rückruf\w*|anruf\w*|rufen|erreich\w*|téléphone\w*|appel\w*|portable|joindre|joignable|móvil|movil|llam\w*|cellulare|chiam\w*|numero di telefono)\W{0,3}(?:\p{L}+\W{1,3}){0,4}$|(?:电话|手机|微信|致电|联系)\D{0,6}$/iu;

/** A word before the number that says what it is instead. */
const NAMES_OTHER =
  /(?:part|parts|p\/?n|item|article|art|artikel\w*|teile\w*|sach\w*|best(?:ell)?\w*|order|orders|po|purchase order|auftrag\w*|serial|s\/?n|serien\w*|lot|charge\w*|batch|rma|invoice|rechnung\w*|quote|angebot\w*|ticket|case|customer|kunden\w*|tracking|référence|réf|commande|facture|pedido|factura|referencia|ordine|fattura|codice|contacts?|kontakte?|pins?|sockets?|drawing|zeichnung\w*|date code|订单|料号|型号|序列号|零件)(?:[\s.:#-]*(?:number|no|nr|nummer|num|numéro|número|numero|n[°º]|id|code|号码?|编号)?[\s.:#°º-]*(?:is|ist|est|es|è|lautet|:|是|为)?\s*)$/iu;

/** Anywhere in the message: it is about goods, and a bare number in it is more likely one of them. */
const ABOUT_GOODS =
  /(?<!\p{L})(?:parts?|contacts?|pins?|sockets?|plugs?|connectors?|mates?|datasheet|order|quote|pcs|pieces|stock|serial|kontakte?|stecker|bestell\w*|stück|pièces?|commande|piezas?|pedido|pezzi|ordine)(?!\p{L})|订单|型号|料号|零件/iu;

export function emailsIn(text: string): Found[] {
  return [...text.matchAll(EMAIL)].map(({ 0: found, index }) => ({
    text: found,
    start: index,
    end: index + found.length,
  }));
}

/** `parts` are known part numbers, squeezed: none of them is ever a phone number. */
export function phonesIn(text: string, parts: ReadonlySet<string> = new Set()): Found[] {
  const isAboutGoods = ABOUT_GOODS.test(text);
  return [...text.matchAll(NUMBER)].flatMap(({ 0: found, index }) => {
    const written = found.trimEnd();
    const place = { text: written, start: index, end: index + written.length };
    return isPhone(written, text.slice(Math.max(0, index - 80), index), isAboutGoods, parts) ? [place] : [];
  });
}

function isPhone(written: string, before: string, isAboutGoods: boolean, parts: ReadonlySet<string>): boolean {
  const digits = written.replaceAll(/\D/g, "");
  if (digits.length < 7 || digits.length > 15 || parts.has(squeezeCode(written)) || isDate(written)) {
    return false;
  }
  if (NAMES_OTHER.test(before)) {
    return false;
  }
  if (CALLS.test(before)) {
    return true;
  }
  if (/^(?:\+|00[1-9])/.test(written) && digits.length >= 9 && /^\+|[\s./()-]/.test(written)) {
    return true;
  }
  const isNational =
    /^0[1-9]\d{0,4}[\s/]\d|^\(?0\d{1,4}\)[\s/]?\d/.test(written) && digits.length >= 9 && digits.length <= 12;
  const isAmerican = /^\(\d{3}\)\s?\d{3}[-. ]\d{4}$|^\d{3}[-. ]\d{3}[-. ]\d{4}$/.test(written);
  const isChinese = /^1[3-9]\d{9}$/.test(written);
  return (isNational || isAmerican || isChinese) && !isAboutGoods;
}

function isDate(written: string): boolean {
  return /^(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|^\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d\d/.test(written);
}
