/**
 * What an application engineer asks first, taken from what the customer said: nothing is filled in that
 * was not said, and every value is the customer's own words. Pure.
 */

export interface EngineeringCase {
  readonly application: readonly string[];
  readonly temperature: readonly string[];
  readonly sealing: readonly string[];
  readonly vibration: readonly string[];
  readonly matingHalf: readonly string[];
  readonly quantity: readonly string[];
  readonly standards: readonly string[];
  readonly files: readonly string[];
}

/** Of each field, and characters of each value. */
const MOST_VALUES = 3;
const VALUE_LENGTH = 160;

const NUMBER = String.raw`[+\-−]?\d+(?:[.,]\d+)?`;
const DEGREES = String.raw`(?:°\s?[CF]?|℃|℉|度|(?:degrees?(?: celsius| fahrenheit| c| f)?|deg\.? ?[CF]|grad(?: celsius)?|degr[ée]s?|grados|gradi|[CF])(?![\p{L}\p{N}]))`;
const BETWEEN = String.raw`\s*(?:\.{2,3}|…|–|-|~|to|and|bis|und|à|et|a|y|hasta|e|fino a|至|到)\s*`;

const TEMPERATURE = new RegExp(
  String.raw`${NUMBER}\s*(?:${DEGREES})?${BETWEEN}${NUMBER}\s*${DEGREES}|${NUMBER}\s*${DEGREES}`,
  "giu",
);
const QUANTITY = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,-])\d[\d.,' ]{0,9}\s*(?:pcs?|pieces?|units?|pairs?|sets?|samples?|stück|stk|muster|pièces?|unités?|unidades|piezas|uds|pezzi|unità|个|件|套|只|对)(?![\p{L}])`,
  "giu",
);
const STANDARD =
  /(?<![\p{L}\p{N}])(?:MIL-(?:STD|DTL|PRF|SPEC|C|I)|IEC|EN|ISO|DIN|UL|SAE|AS|ARINC|STANAG|VG|GB\/?T|ASTM|IPC|RTCA|DO|NAS|EIA)(?:[ /-]?(?:IEC|EN|ISO|DO))?[ -]?\d[\d.\-/]*[A-Z]?(?![\p{L}\p{N}])/gu;

/** A clause that holds one of these speaks of the field. */
const CLAUSES = {
  application:
    /(?<!\p{L})(?:application|applications|project|used? (?:in|on|for)|using (?:it|them) (?:in|on|for)|we (?:build|make|design|are (?:building|making|designing))|(?:it|this|they) goes? (?:in|on)to?|anwendung|einsatz|eingesetzt|verbaut|wir (?:bauen|entwickeln)|projekt|utilis[ée]e?s? (?:dans|sur|pour)|projet|nous (?:fabriquons|concevons)|aplicación|proyecto|utiliza(?:mos|do)? (?:en|para)|fabricamos|applicazione|progetto|utilizzat[oi] (?:in|su|per)|costruiamo)(?!\p{L})|应用|用于|项目|用在/iu,
  sealing:
    /(?<!\p{L})(?:IP ?\d\d\w?|sealed|sealing|waterproof|water-?tight|submers\w+|immers\w+|salt (?:spray|fog|water)|dust|rain|wash-?down|outdoors?|wasserdicht|dichtung|abgedichtet|salznebel|staub|im freien|regen|étanche\w*|étanchéité|brouillard salin|poussière|immergé\w*|estanc[oa]|hermétic[oa]|niebla salina|polvo|sumergid[oa]|stagn[oa]|impermeabil\w+|nebbia salina|polvere)(?!\p{L})|防水|密封|盐雾|防尘/iu,
  vibration:
    /(?<!\p{L})(?:vibrat\w+|vibration\w*|shocks?|schock\w*|stöße|erschütterung\w*|chocs?|vibraci\w+|golpes?|vibrazion\w+|urti|g ?rms)(?!\p{L})|振动|冲击/iu,
  matingHalf:
    /(?<!\p{L})(?:mat(?:es?|ing|ed) (?:with|to|half|connector|part)|counterpart|other half|plugs? into|gegenst(?:ück|ecker)\w*|gesteckt|passt (?:zu|auf)|contrepartie|connecteur (?:associé|opposé)|s[’']accouple\w*|conector (?:opuesto|complementario)|se acopla|acoplad[oa]|controparte|si accoppia|connettore (?:opposto|complementare))(?!\p{L})|对插|对接|配对|配合/iu,
} as const;

/** `said`: the customer's messages, oldest first. `files`: names of what the customer sent. */
export function engineeringCase(said: readonly string[], files: readonly string[]): EngineeringCase {
  const texts = said.map((text) => text.normalize("NFKC").replaceAll(/\s+/g, " ").trim());
  const clauses = texts.flatMap((text) => text.split(/(?<=[.!?;])\s+|[。！？；\n]/u)).filter((text) => text !== "");
  const found = (pattern: RegExp) => values(texts.flatMap((text) => text.match(pattern) ?? []));
  const about = (pattern: RegExp) => values(clauses.filter((clause) => pattern.test(clause)));
  return {
    application: about(CLAUSES.application),
    temperature: found(TEMPERATURE),
    sealing: about(CLAUSES.sealing),
    vibration: about(CLAUSES.vibration),
    matingHalf: about(CLAUSES.matingHalf),
    quantity: found(QUANTITY),
    standards: found(STANDARD),
    files: values(files),
  };
}

export function isEmpty(theCase: EngineeringCase): boolean {
  return Object.values(theCase).every((field: readonly string[]) => field.length === 0);
}

/** The newest count: a customer who corrects a figure means the last one. */
function values(found: readonly string[]): string[] {
  const distinct = [...new Set(found.map((value) => shorten(value.trim())))];
  return distinct.slice(-MOST_VALUES);
}

function shorten(value: string): string {
  return value.length > VALUE_LENGTH ? `${value.slice(0, VALUE_LENGTH)}…` : value;
}
