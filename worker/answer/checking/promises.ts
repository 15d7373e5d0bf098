/**
 * What a reply promises without a figure that could be checked: a day of delivery, a discount, money back,
 * something for nothing, a multiple. Pure. It may be said where a passage says the like, or where it is denied.
 */

interface Undertaking {
  readonly name: string;
  readonly said: RegExp;
  /** What a passage must hold for it, which may be put more loosely. */
  readonly held: RegExp;
}

const DELIVERS = String.raw`(?:deliver|ship|sent?d?(?!\p{L})|dispatch|arriv|reach|liefer|versend|versand|zustell|ankomm|schicken|livr|expédi|entreg|envi|lleg|consegn|sped|arriver)\p{L}*|发货|送达|到货|交付|寄出`;
const DAYS = String.raw`(?:today|tomorrow|tonight|(?:this|next|end of the|by the end of) (?:week|month)|end of (?:the )?(?:week|month)|next (?:mon|tues|wednes|thurs|fri)day|(?:on|by|until) (?:mon|tues|wednes|thurs|fri|satur)day|heute|morgen|übermorgen|(?:diese|nächste|kommende)[rn]? (?:woche|monat)|ende der woche|(?:am|bis|nächsten) (?:montag|dienstag|mittwoch|donnerstag|freitag)|aujourd'hui|demain|(?:cette|la) semaine(?: prochaine)?|d'ici (?:lundi|mardi|mercredi|jeudi|vendredi)|hoy|mañana|(?:esta|la próxima) semana|(?:el|antes del) (?:lunes|martes|miércoles|jueves|viernes)|oggi|domani|(?:questa|la prossima) settimana|(?:entro|per) (?:lunedì|martedì|mercoledì|giovedì|venerdì))(?!\p{L})|今天|明天|后天|本周|下周|周末前|月底前`;
const FIRST =
  "(?:we|i|wir|ich|nous|je|noi|io)(?: (?:will|can|do|hereby|können|kann|hiermit|vous|le|te|lo|la|les))*|(?:le|les|lo|la|vi)";

const UNDERTAKINGS: readonly Undertaking[] = [
  {
    name: "day of delivery",
    said: whole(
      `(?=[^\\n]*(?:${DELIVERS}))[^\\n]*?(?<!\\p{Script=Latin})(?:${DAYS})|(?:${DAYS})[^\\n]*(?:${DELIVERS})`,
    ),
    held: whole(`${DAYS}|same day|same-day|next day|taggleich`),
  },
  {
    name: "discount",
    said: whole(
      "discounts?|half (?:the )?price|price reduction|rabatt\\p{L}*|preisnachlass|zum halben preis|remises?|rabais|moitié prix|descuentos?|rebajas?|mitad de precio|sconti|sconto|metà prezzo|折扣|半价",
    ),
    held: whole(
      "discount\\p{L}*|\\d ?% off|rebates?|price breaks?|surcharges?|rabatt\\p{L}*|nachlass|remises?|rabais|descuentos?|scont[oi]|折扣",
    ),
  },
  {
    name: "refund",
    said: whole(
      "(?:full )?refund\\p{L}*|money back|reimburs\\p{L}*|rückerstatt\\p{L}*|geld zurück|erstatten\\p{L}*|rembours\\p{L}*|reembols\\p{L}*|rimbors\\p{L}*|退款|退钱",
    ),
    held: whole(
      "refund\\p{L}*|reimburs\\p{L}*|money back|credit\\p{L}*|erstatt\\p{L}*|rückerstatt\\p{L}*|gutschrift|gutgeschrieben|rembours\\p{L}*|reembols\\p{L}*|rimbors\\p{L}*|退款",
    ),
  },
  {
    name: "free of charge",
    said: whole(
      "free of charge|for free|at no (?:extra |additional )?(?:cost|charge)|kostenlos\\p{L}*|kostenfrei\\p{L}*|unentgeltlich|gratis|gratuit\\p{L}*|gratuito|sin (?:cargo|coste|costo)|senza costi|免费",
    ),
    held: whole(
      "free|no charge|without charge|at no (?:extra )?cost|charged|kosten\\p{L}*|gratis|gratuit\\p{L}*|sin (?:cargo|coste|costo)|免费",
    ),
  },
  {
    name: "guarantee",
    said: whole(
      `(?:${FIRST}) (?:guarantee|promise|assure|garantieren|garantiere|versprechen|verspreche|garantissons|garantis|promettons|promets|garantizamos|prometemos|garantiamo|promettiamo)|我们?(?:保证|承诺)`,
    ),
    held: whole("guarante\\p{L}*|warrant\\p{L}*|promis\\p{L}*|garant\\p{L}*|versprech\\p{L}*|保证|承诺"),
  },
  multiple(
    "two",
    "twice|double|doppelt so|das doppelte|le double|deux fois|el doble|dos veces|il doppio|due volte",
    "两倍",
  ),
  multiple(
    "three",
    "three times|triple|dreimal so|das dreifache|le triple|trois fois|el triple|il triplo|tre volte",
    "三倍",
  ),
  multiple("half", "half|halb so|die hälfte|la moitié|la mitad|la metà", "一半"),
  multiple("third", "(?:a|one) third|ein drittel|(?:le|un) tiers|un tercio|un terzo", "三分之一"),
  multiple("quarter", "(?:a|one) quarter|ein viertel|(?:le|un) quart|un cuarto|un quarto", "四分之一"),
];

const DENIES =
  /(?<!\p{L})(?:not|no|never|cannot|can't|don't|doesn't|unable|kein\w*|nicht|nie|ne|pas|aucun\w*|jamais|ningún|ninguna?|nunca|non|nessun\w*|mai)(?!\p{L})|不|没|未|无法/iu;

export interface Promised {
  readonly name: string;
  /** The sentence that promises it. */
  readonly text: string;
}

/** What the reply promises and none of the texts holds. All have come through `plainText`. */
export function promisesIn(reply: string, texts: readonly string[]): Promised[] {
  const sentences = reply.split(/(?<=[.!?])\s+|(?<=[。！？])|\n+/u).filter((sentence) => !DENIES.test(sentence));
  return UNDERTAKINGS.flatMap(({ name, said, held }): Promised[] => {
    const sentence = sentences.find((one) => said.test(one));
    return sentence === undefined || texts.some((text) => held.test(text)) ? [] : [{ name, text: sentence.trim() }];
  });
}

/** `half of the rated current`, and not the half of a shell. */
function multiple(name: string, forms: string, chinese: string): Undertaking {
  const of = "of|the|that|as|so|du|de la|de|del|della|di|des|der|von";
  return {
    name: `${name} as a multiple`,
    said: whole(`(?:${forms}) (?:${of})|${chinese}`),
    held: whole(`(?:${forms}|${chinese})`),
  };
}

function whole(forms: string): RegExp {
  return new RegExp(String.raw`(?<!\p{Script=Latin})(?:${forms})(?!\p{Script=Latin})`, "iu");
}
