/** Which kind of value a question asks for, and how such a value is written. Data and two functions, pure. */
interface ValueKind {
  readonly name: string;
  /** In the question, or in the English of its words. */
  readonly asked: RegExp;
  readonly written: RegExp;
}

const DURATION =
  /\d[\d .,]*(?:ms|s|sec(?:onds?)?|min(?:utes?)?|h|hours?|(?:working |calendar )?days?|weeks?|months?|years?)(?!\p{L})/iu;
const LENGTH = /\d\s?(?:mm|cm|m|µm|in|inch(?:es)?|ft)(?!\p{L})|\d\s?["″]/iu;

const KINDS: readonly ValueKind[] = [
  {
    name: "price",
    asked: /\b(?:price|cost|how expensive|discount|fee|surcharge)\b/i,
    written: /[$€£]\s?\d|\d\s?(?:€|£|%|eur|usd)|\b(?:eur|usd) ?\d|\bfree\b/i,
  },
  {
    name: "mass",
    asked: /\b(?:weigh\w*|heavy|mass|grams?|kilos?|kilograms?)\b/i,
    written: /\d\s?(?:g|kg|lbs?|oz)(?!\p{L})/iu,
  },
  {
    name: "length",
    asked:
      /\b(?:diameter|cut-?out|thick\w*|strip length|how long is|width|height|depth|dimensions?|hole|radius|pitch)\b/i,
    written: LENGTH,
  },
  { name: "force", asked: /\b(?:force|newtons?)\b/i, written: /\d\s?k?N(?!\p{L}|·)/u },
  { name: "torque", asked: /\b(?:torque|how tight|how hard)\b/i, written: /\d\s?(?:N·?m|Nm|in-?lb)/i },
  { name: "current", asked: /\bcurrent\b|(?<!\d\s?)\b(?:amps?|ampere|amperage)\b/i, written: /\d\s?m?A(?!\p{L})/u },
  { name: "voltage", asked: /\b(?:voltage|volts?|millivolts?)\b/i, written: /\d\s?[mk]?V(?!\p{L})/u },
  { name: "temperature", asked: /\b(?:temperature|how hot|how cold)\b/i, written: /\d\s?(?:°|℃|K(?!\p{L}))/u },
  {
    name: "pressure",
    asked: /\bpressure\b(?! wash)|(?<!\d\s?)\b(?:bar|psi)\b/i,
    written: /\d\s?(?:bar|psi|[kM]?Pa)(?!\p{L})/u,
  },
  { name: "frequency", asked: /\b(?:frequency|[gm]hz)\b/i, written: /\d\s?[kMG]?Hz/ },
  {
    name: "attenuation",
    asked: /\b(?:insertion loss|return loss|attenuation|decibels?|how loud|noise level)\b/i,
    written: /\d\s?dB/,
  },
  { name: "resistance", asked: /\b(?:resistance|milliohms?)\b/i, written: /\d\s?[mkMG]?Ω|\d\s?[mk]?ohm/i },
  { name: "capacitance", asked: /\bcapacitance\b/i, written: /\d\s?[pnµ]F(?!\p{L})/u },
  {
    name: "duration",
    asked:
      /\b(?:lead time|how (?:many )?(?:weeks|days|years|months|hours)|how quick\w*|how long is the warranty|delivery time)\b/i,
    written: DURATION,
  },
  { name: "sealing", asked: /\b(?:ip rating|ip code|ingress protection)\b/i, written: /\bIP\s?[\dX]{2}/ },
  { name: "gauge", asked: /\b(?:awg|wire range|wire size|gauge)\b/i, written: /AWG|mm²/ },
  {
    name: "colour",
    asked: /\bcolou?rs?\b/i,
    written: /\b(?:black|white|gr[ea]y|red|green|blue|yellow|orange|brown|purple|pink|anthracite)\b/i,
  },
  { name: "telephone", asked: /\b(?:phone|telephone|fax) (?:number|no)\b/i, written: /\+?\d[\d ()/-]{6,}\d/ },
  { name: "reliability", asked: /\b(?:mtbf|failure rate)\b/i, written: /\bmtbf\b/i },
  { name: "stock", asked: /\b(?:in stock|on stock|available now)\b/i, written: /\d+ (?:pieces|pcs|units)? ?in stock/i },
];

/** The kinds of value that the question asks for; none for most questions. */
export function askedKinds(question: string): readonly string[] {
  return KINDS.filter(({ asked }) => asked.test(question)).map(({ name }) => name);
}

/** Whether the text holds a value of that kind. */
export function holdsKind(text: string, kind: string): boolean {
  return KINDS.some(({ name, written }) => name === kind && written.test(text));
}
