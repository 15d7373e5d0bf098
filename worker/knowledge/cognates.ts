/**
 * English words that a learned word of German, French or Spanish looks like: `temperatura`, `Kalibration`, `humidité`.
 * By the endings that these languages share with English. Guesses, for matching only. Pure.
 */

/** Without accents; the ending of the other language, and the English ones. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?:ciones|cion|tions)$/, ["tion"]],
  [/(?:siones|sion)$/, ["sion"]],
  [/ierung(?:en)?$/, ["ation"]],
  [/(?:idades|idad|itaten|itat|ites|ite)$/, ["ity"]],
  [/(?:encia|encias|enz|enzen)$/, ["ence", "ency"]],
  [/(?:ancia|ancias|anz|anzen)$/, ["ance", "ancy"]],
  [/(?:ismus|ismo|isme)$/, ["ism"]],
  [/(?:ista|istas|iste|istes|isten)$/, ["ist"]],
  [/(?:isch|ische|ischen|ischer|isches|ique|iques|ico|ica|icos|icas)$/, ["ic", "ical"]],
  [/(?:ologie|ologia)$/, ["ology"]],
  [/(?:grafie|graphie|grafia)$/, ["graphy"]],
  [/(?:ieren|iert|ierte)$/, ["e", "ate"]],
  [/(?:eur|eurs|ador|adora|adores|ateur)$/, ["or", "er", "ator"]],
  [/(?:eux|euse|oso|osa|osos|osas|os|ose)$/, ["ous"]],
  [/(?:ivo|iva|ivos|ivas|ive|ives|if|iv|ive|iven)$/, ["ive"]],
  [/(?:able|ible|abel|ibel)$/, ["able", "ible"]],
  [/(?:ario|aria|aire|aires|ar|ares)$/, ["ary", "ar"]],
  [/(?:mente|ement|ament)$/, ["ly"]],
  [/(?:mento|mentos)$/, ["ment"]],
  [/(?:ura|uras|ur|uren)$/, ["ure"]],
  [/(?:al|ale|ales|ell|elle|elles|el)$/, ["al"]],
  [/(?:ia|ie|ien|ias)$/, ["y", "ia"]],
  [/(?:o|a|os|as|e|en|es)$/, ["", "e"]],
];
/** Shorter words look like too many others. */
const SHORTEST = 6;
const MOST = 12;

/** The likely ones first; few of them are words at all, and none of those that are not is found anywhere. */
export function cognatesOf(word: string): string[] {
  const plain = word.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replaceAll(/\p{M}/gu, "");
  if (plain.length < SHORTEST || !/^[a-z]+$/.test(plain)) {
    return [];
  }
  const found = ENDINGS.filter(([ending]) => ending.test(plain)).slice(0, 2);
  const spelled = [plain, ...found.flatMap(([ending, english]) => english.map((one) => plain.replace(ending, one)))];
  return [...new Set([...spelled, ...spelled.flatMap(respelled)])].filter((one) => one !== word).slice(0, MOST);
}

/** `Elektrik` is written with c in English, `frecuencia` with q, `fotografia` with ph. */
function respelled(word: string): string[] {
  const changed = word
    .replaceAll(/k(?!$)/g, "c")
    .replaceAll(/z(?=[ei])/g, "c")
    .replaceAll("cuen", "quen")
    .replaceAll(/^f(?=oto|isi|aso)/g, "ph")
    .replaceAll(/^es(?=[ptc])/g, "s");
  return changed === word ? [] : [changed];
}
