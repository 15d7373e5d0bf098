/** Which kind of value a question asks for, and how such a value is written. Data and two functions, pure. */
import { figuresFor } from "./number-words.ts";

interface ValueKind {
  readonly name: string;
  /** In the question, or in the English of its words. */
  readonly asked: RegExp;
  readonly written: RegExp;
  /** Its units in words, in six languages: how each begins, or with `$` the whole. */
  readonly units?: string;
}

const DURATION =
  /\d[\d .,]{0,12}(?:ms|s|sec(?:onds?)?|min(?:utes?)?|h|hours?|(?:working |calendar )?days?|weeks?|months?|years?)(?!\p{L})/iu;
const LENGTH = /\d\s?(?:mm|cm|m|µm|in|inch(?:es)?|ft)(?!\p{L})|\d\s?["″]/iu;

const KINDS: readonly ValueKind[] = [
  {
    name: "price",
    asked: /\b(?:price|cost|how expensive|discount|fee|surcharge)\b/i,
    written: /[$€£]\s?\d|\d\s?(?:€|£|%|eur|usd)|\b(?:eur|usd) ?\d|\bfree\b/i,
    units: "dollar dólar franken$ francs$ chf pound pfund 元 欧元 美元",
  },
  {
    name: "mass",
    asked: /\b(?:weigh\w*|heavy|mass|grams?|kilos?|kilograms?)\b/i,
    written: /\d\s?(?:g|kg|lbs?|oz)(?!\p{L})/iu,
    units: "gram kilo kilogram pound ounce tonne gramm pfund livre libra chilo 克 千克 公斤 吨",
  },
  {
    name: "length",
    asked:
      /\b(?:diameter|cut-?out|thick\w*|strip length|how long is|width|height|depth|dimensions?|hole|radius|pitch)\b/i,
    written: LENGTH,
    units:
      "millim centim zentim meter metre mèt metro$ metros$ metri$ foot$ feet$ zoll pouce pulgad pollic 毫米 厘米 米 英寸",
  },
  {
    name: "force",
    asked: /\b(?:force|newtons?)\b/i,
    written: /\d\s?k?N(?!\p{L}|·)/u,
    units: "newton$ newtons$ kilonewton 牛 千牛",
  },
  {
    name: "torque",
    asked: /\b(?:torque|how tight|how hard)\b/i,
    written: /\d\s?(?:N·?m|Nm|in-?lb)/i,
    units: "newton-met newton-mèt newtonmet 牛米 牛·米",
  },
  {
    name: "current",
    asked: /\bcurrent\b|(?<!\d\s?)\b(?:amps?|ampere|amperage)\b/i,
    written: /\d\s?m?A(?!\p{L})/u,
    units: "amp$ amps$ ampere ampère amperio milliamp miliamp 安 毫安",
  },
  {
    name: "voltage",
    asked: /\b(?:voltage|volts?|millivolts?)\b/i,
    written: /\d\s?[mk]?V(?!\p{L})/u,
    units: "volt millivolt kilovolt 伏 千伏 毫伏",
  },
  {
    name: "temperature",
    asked: /\b(?:temperature|how hot|how cold)\b/i,
    written: /\d\s?(?:°|℃|K(?!\p{L}))/u,
    units: "degree grad degré 度 摄氏度",
  },
  {
    name: "pressure",
    asked: /\bpressure\b(?! wash)|(?<!\d\s?)\b(?:bar|psi)\b/i,
    written: /\d\s?(?:bar|psi|[kM]?Pa)(?!\p{L})/u,
    units: "bars$ bares$ pascal kilopascal megapascal 巴 千帕 兆帕",
  },
  {
    name: "frequency",
    asked: /\b(?:frequency|[gm]hz)\b/i,
    written: /\d\s?[kMG]?Hz/,
    units: "hertz kilohertz megahertz gigahertz 赫兹 兆赫 千赫",
  },
  {
    name: "attenuation",
    asked: /\b(?:insertion loss|return loss|attenuation|decibels?|how loud|noise level)\b/i,
    written: /\d\s?dB/,
    units: "decibel dezibel décibel 分贝",
  },
  {
    name: "resistance",
    asked: /\b(?:resistance|milliohms?)\b/i,
    written: /\d\s?[mkMG]?Ω|\d\s?[mk]?ohm/i,
    units: "milliohm kiloohm kilohm megaohm megohm 欧 毫欧 兆欧",
  },
  {
    name: "capacitance",
    asked: /\bcapacitance\b/i,
    written: /\d\s?[pnµ]F(?!\p{L})/u,
    units: "farad picofarad nanofarad microfarad mikrofarad 皮法 纳法 微法",
  },
  {
    name: "duration",
    asked:
      /\b(?:lead time|how (?:many )?(?:weeks|days|years|months|hours)|how quick\w*|how long is the warranty|delivery time)\b/i,
    written: DURATION,
    units:
      "hour day week month year sekunde seconde segundo second minut stunde heure hora$ horas$ ora$ ore$ tag$ tage werktag arbeitstag jour día giorn woche semaine semana settiman monat mois$ mes$ meses$ mese$ mesi$ jahr an$ ans$ année año anno$ anni$ 秒 分 小时 天 日 个工作日 周 星期 个月 年",
  },
  { name: "sealing", asked: /\b(?:ip rating|ip code|ingress protection)\b/i, written: /\bIP\s?[\dX]{2}/ },
  { name: "gauge", asked: /\b(?:awg|wire range|wire size|(?:wire|what|which) gauge)\b/i, written: /AWG|mm²/ },
  {
    name: "colour",
    asked: /\bcolou?rs?\b/i,
    written:
      /(?<!\p{L})(?:black|white|gr[ea]y|red|green|blue|yellow|orange|brown|purple|violet|pink|anthracite|silver|gold|beige|ral \d+|(?:schwarz|wei(?:ß|ss)|grau|rot|grün|blau|gelb|braun|silber)\p{L}{0,2}|noire?s?|blan(?:c|che)s?|gris(?:es?)?|rouges?|verte?s?|bleue?s?|jaunes?|marrons?|negr[oa]s?|blanc[oa]s?|roj[oa]s?|verdes?|azul(?:es)?|amarill[oa]s?|ner[oaie]|bianc[oa]|bianch[ie]|grigi[oae]?|ross[oaie]|verd[ei]|blu|giall[oaie])(?!\p{L})|[黑白灰红绿蓝黄橙棕紫银]/iu,
  },
  { name: "telephone", asked: /\b(?:phone|telephone|fax) (?:number|no)\b/i, written: /\+?\d[\d ()/-]{6,}\d/ },
  { name: "reliability", asked: /\b(?:mtbf|failure rate)\b/i, written: /\bmtbf\b/i },
  { name: "stock", asked: /\b(?:in stock|on stock|available now)\b/i, written: /\d+ (?:pieces|pcs|units)? ?in stock/i },
];

/** The kinds of value that the question asks for; none for most questions. */
export function askedKinds(question: string): readonly string[] {
  return KINDS.filter(({ asked }) => asked.test(question)).map(({ name }) => name);
}

/** Whether the text holds a value of that kind, in figures or in words. */
export function holdsKind(text: string, kind: string): boolean {
  const figures = text.replaceAll(/\p{L}+/gu, (word) => figuresFor(word.toLowerCase())[0] ?? word);
  const inWords = wordings.get(kind);
  return inWords?.test(figures) === true || KINDS.some(({ name, written }) => name === kind && written.test(figures));
}

/** `3.1 kilograms`, `4 Wochen`, `45元`. */
const wordings = new Map(
  KINDS.flatMap(({ name, units }): [string, RegExp][] => {
    const forms = (units ?? "")
      .split(" ")
      .map((unit) => unit.replaceAll("-", String.raw`[\s-]`).replace(/\$$/, String.raw`(?!\p{L})`));
    return units === undefined ? [] : [[name, new RegExp(String.raw`\d[\s-]?(?:${forms.join("|")})`, "iu")]];
  }),
);
