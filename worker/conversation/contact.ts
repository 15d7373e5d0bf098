/** What a customer tells of themselves in free text. Pure. */

const ADDRESS =
  /[\p{L}\d.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?(?:\.[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?)+/u;

/** The first address in the text, without the full stop or bracket that may follow it; null if none. */
export function findEmail(text: string): string | null {
  const found = ADDRESS.exec(text)?.[0];
  return found === undefined || found.length > 254 ? null : found.replace(/^[.'`]+/, "");
}

/** Meant as an address, and is none: `jo@example`, `jo at example.com`. */
export function looksLikeEmail(text: string): boolean {
  return (
    findEmail(text) === null &&
    /\S@|@\S|(?:^|\s)\S+\s(?:at|\(at\)|\[at\]|arobase|chiocciola)\s\S+\.\p{L}{2,}/iu.test(text)
  );
}

export interface Details {
  readonly email?: string;
  readonly name?: string;
  /** With the digits and the plus sign alone. */
  readonly phone?: string;
  readonly company?: string;
}

const LABEL = String.raw`(?<![\p{L}\p{N}])`;
const VALUE = String.raw`\s*(?:[:：]|is|ist|lautet|est|es|è|是)?\s*`;

/** A number that somebody can be called at: with its country, or named as one. Part numbers have neither. */
const PHONE_WITH_COUNTRY =
  /(?<![\p{L}\p{N}])\+\d(?:[\d ()/.-]{6,18})\d(?![\p{L}\p{N}])(?!\s*(?:°|%|Ω|(?:V|A|W|K|N|Nm|mm|cm|m|Hz|kHz|MHz|GHz|VDC|VAC|bar|g|kg)(?!\p{L})))/u;
const PHONE_NAMED = new RegExp(
  String.raw`${LABEL}(?:phone(?: number)?|t[eé]l(?:efon|[eé]phone|[eé]fono)?(?:nummer)?|mobile|handy|cell|móvil|cellulare|portable|电话|手机)(?![\p{L}])\.?${VALUE}(\d[\d ()/.-]{5,18}\d)(?![\p{L}\p{N}])`,
  "iu",
);
/** Up to four capitalised words, or initials with their full stop. */
const WORD = String.raw`\p{Lu}(?:[\p{L}'’-]+|\.)?`;
const WORDS = `(${WORD}(?: ${WORD}){0,3})`;
/** Case matters in the value and not in the words before it; those are written in both. */
const NAME = new RegExp(
  String.raw`${LABEL}(?:[Mm]y name is|[Mm]y name['’]s|[Mm]ein Name ist|[Ii]ch hei(?:ß|ss)e|[Jj]e m['’]appelle|[Mm]on nom est|[Mm]e llamo|[Mm]i nombre es|[Mm]i chiamo|[Ii]l mio nome è|[Nn]ame\s*:|[Nn]om\s*:|[Nn]ombre\s*:|[Nn]ome\s*:)\s*${WORDS}`,
  "u",
);
const NAME_CHINESE = /(?:我叫|我的名字是|姓名[:：]?)\s*(\p{Script=Han}{2,4})/u;
const COMPANY = new RegExp(
  String.raw`${LABEL}(?:[Cc]ompany\s*:|[Ff]irma\s*:|[Ss]oci[ée]t[ée]\s*:|[Ee]ntreprise\s*:|[Ee]mpresa\s*:|[Aa]zienda\s*:|[Dd]itta\s*:|公司[:：]|I work (?:for|at)|[Ii]ch arbeite (?:bei|für)|[Jj]e travaille (?:chez|pour)|[Tt]rabajo (?:en|para)|[Ll]avoro (?:per|in|presso))\s*([\p{Lu}\p{Script=Han}\d][^\n,.;!?。，]{0,60})`,
  "u",
);
/** The name that stands before the address, as in `Jo Miller, jo@example.com`. */
const NAME_BEFORE_EMAIL = new RegExp(String.raw`^\s*${WORDS}\s*[,;:<(–-]?\s*\S+@`, "u");

/** Said to be the customer's own, or nothing but an address. */
const OWN_EMAIL = new RegExp(
  [
    String.raw`^\s*\S+@\S+\s*$`,
    String.raw`(?<!\p{L})(?:my|our|mein|meine|unsere|mon|notre|mi|nuestro|mio|mia|il mio|la mia) (?:work |new |e-?)?(?:e-?mail|mail|address|adresse|adresse e-?mail|correo|dirección|indirizzo)(?!\p{L})[^@\n]{0,40}@`,
    String.raw`(?<!\p{L})e-?mail(?: address| adresse)?\s*(?:[:：]|is(?!\p{L})|ist(?!\p{L}))[^@\n]{0,20}@`,
    String.raw`(?<!\p{L})(?:reach|contact|write(?: to)?|e-?mail|mail) (?:me|us)(?!\p{L})[^@\n]{0,30}@`,
    String.raw`(?<!\p{L})(?:schreiben sie (?:mir|uns)|écrivez-moi|escríbame|mi scriva|scrivetemi)(?!\p{L})[^@\n]{0,30}@`,
    String.raw`我的?(?:邮箱|电子邮件|邮件)[^@\n]{0,10}@`,
  ].join("|"),
  "iu",
);

/**
 * What the customer says of themselves. `asked`: whether they were asked for it; unasked, an address
 * counts only where it is said to be the customer's own.
 */
export function detailsIn(text: string, asked: boolean): Details {
  const email = asked || OWN_EMAIL.test(text) ? findEmail(text) : null;
  const phone = (PHONE_WITH_COUNTRY.exec(text)?.[0] ?? PHONE_NAMED.exec(text)?.[1])?.replaceAll(/[^\d+]/g, "");
  const before = asked && email !== null ? NAME_BEFORE_EMAIL.exec(text)?.[1] : undefined;
  const name = NAME.exec(text)?.[1] ?? NAME_CHINESE.exec(text)?.[1] ?? before;
  const company = COMPANY.exec(text)?.[1]?.trim();
  return {
    ...(email === null ? {} : { email }),
    ...(name === undefined ? {} : { name: name }),
    ...(phone === undefined || phone.replace("+", "").length < 7 ? {} : { phone }),
    ...(company === undefined || company === "" ? {} : { company }),
  };
}
