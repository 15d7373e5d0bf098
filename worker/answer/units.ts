/** Units as documents and customers write them. Pure. */

/** The first form is the unit's name here; the forms are matched as they stand, but for the words among them. */
const FORMS: readonly (readonly [string, ...string[]])[] = [
  ["A", "amp", "amps", "ampere", "amperes"],
  ["mA", "milliamp", "milliamps"],
  ["V", "VAC", "VDC", "volt", "volts"],
  ["kV", "kilovolt", "kilovolts"],
  ["W", "watt", "watts"],
  ["Ω", "ohm", "ohms"],
  ["mΩ", "milliohm", "milliohms"],
  ["MΩ", "megohm", "megohms"],
  ["mm", "millimetre", "millimetres", "millimeter", "millimeters"],
  ["mm²"],
  ["cm"],
  ["m", "metre", "metres", "meter", "meters"],
  ["in", "inch", "inches", '"', "″"],
  ["°C", "℃", "degrees Celsius"],
  ["°F", "℉"],
  ["N", "newton", "newtons"],
  ["kN"],
  ["N·m", "Nm", "N m", "newton metres"],
  ["lbf"],
  ["g", "gram", "grams"],
  ["kg"],
  ["Hz"],
  ["kHz"],
  ["MHz"],
  ["GHz"],
  ["dB"],
  ["bar"],
  ["MPa"],
  ["psi"],
  ["%", "percent"],
  ["AWG"],
];

const byForm = new Map(FORMS.flatMap(([name, ...others]) => [name, ...others].map((form) => [normal(form), name])));

/** Longest first, so that `N·m` is not read as `N`. */
const alternatives = [...byForm.keys()].toSorted((left, right) => right.length - left.length).map(escapeForRegExp);

const QUANTITY = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])(\d+(?:[.,]\d+)*)\s?(${alternatives.join("|")})(?![\p{L}\p{N}·²])`,
  "giu",
);

export interface Quantity {
  /** As it stands in the text. */
  readonly written: string;
  readonly number: string;
  readonly unit: string;
}

/** Numbers with a unit behind them. */
export function quantitiesIn(text: string): Quantity[] {
  return [...text.matchAll(QUANTITY)].flatMap(([written, number = "", form = ""]) => {
    const unit = byForm.get(normal(form));
    return unit === undefined ? [] : [{ written, number: number.replaceAll(",", "."), unit }];
  });
}

/** Whether the unit is named at all: a table names it once, in its head, and not behind each number. */
export function namesUnit(text: string, unit: string): boolean {
  const forms = FORMS.find(([name]) => name === unit) ?? [unit];
  return forms.some((form) =>
    new RegExp(String.raw`(?<![\p{L}])${escapeForRegExp(form)}(?![\p{L}·²])`, form.length > 2 ? "iu" : "u").test(text),
  );
}

/** Short forms differ by case alone (`mΩ`, `MΩ`); words do not. */
function normal(form: string): string {
  return form.length > 3 ? form.toLowerCase() : form;
}

function escapeForRegExp(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
