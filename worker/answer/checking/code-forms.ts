/** How else a code of a passage may be named. Pure. */
import { squeezeCode } from "../../knowledge/codes.ts";
import type { NamedCode } from "./named-codes.ts";

/** `D38999/26WJ35PN` may be named `D38999`, `D38999/26` or `26WJ35PN`, but never be cut elsewhere. */
export function formsOf({ written, code }: NamedCode): string[] {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(code) ?? [];
  if (year !== undefined) {
    return [`${year}-${month}`, `${month}-${day}`];
  }
  const pieces = written.split(/[-/._+]+/);
  const forms = new Set<string>();
  for (let cut = 1; cut < pieces.length; cut += 1) {
    forms.add(pieces.slice(0, cut).join(""));
    forms.add(pieces.slice(cut).join(""));
  }
  const sheet = /^([A-Z]{0,3}\d{4,5})[-/](\d{1,3})[A-Z]/i.exec(written);
  if (sheet !== null) {
    forms.add(`${sheet[1]}${sheet[2]}`);
  }
  const family = /^[A-Z]{2,3}\d{4,5}(?=[A-Z])/i.exec(written);
  if (family !== null) {
    forms.add(family[0]);
  }
  const whole = pieces.join("");
  return [whole, ...[...forms].filter((form) => form.length >= 4)].map((form) => form.toUpperCase());
}

/** `D38999/21, /23` names `D38999/23` too. */
export function slashLists(text: string): NamedCode[] {
  return [...text.matchAll(/([A-Z]{1,3}\d{4,5})\/\d{1,3}((?:(?:,| and| or|;)? \/\d{1,3}(?![\d\p{L}]))+)/gu)].flatMap(
    (match) =>
      [...(match[2] ?? "").matchAll(/\/(\d{1,3})/g)].map(([, sheet = ""]): NamedCode => {
        const written = `${match[1]}/${sheet}`;
        const code = squeezeCode(written).toUpperCase();
        return {
          kind: "part",
          written,
          start: match.index,
          end: match.index + match[0].length,
          code,
          bodies: [],
          revision: null,
        };
      }),
  );
}
