/** Where passages name the code that a reply names, and where a code that may be taken for it. Pure. */
import type { CodeMention, PassageEvidence } from "./evidence.ts";
import type { NamedCode } from "./named-codes.ts";
import type { Quantity } from "./quantities.ts";

/** Mentions of the code, and those that stand where it might. */
export function codePlaces(claimed: NamedCode, evidence: readonly PassageEvidence[]): [CodeMention[], CodeMention[]] {
  const all = evidence.flatMap(({ codes }) => codes);
  const matching = all.filter((mention) => isNamed(claimed, mention, evidence[mention.passage]));
  // What running text names as well may be said anywhere; a table binds it to its row.
  const isInText = matching.some(({ segment }) => !segment.isRow);
  const rivals = all.filter(
    ({ segment, code, passage }) =>
      !isInText &&
      segment.isRow &&
      (code.kind === "standard") === (claimed.kind === "standard") &&
      !matching.some((one) => one.passage === passage && one.segment.line === segment.line) &&
      matching.some((one) => one.segment.isRow && one.passage === passage && one.segment.head === segment.head),
  );
  return [matching, rivals];
}

function isNamed(claimed: NamedCode, { code, forms }: CodeMention, passage: PassageEvidence | undefined): boolean {
  const isDocument = passage !== undefined && passage.document === claimed.code;
  const revision = code.revision ?? (isDocument ? passage.revision : null);
  if (claimed.revision !== null && claimed.revision.toUpperCase() !== revision?.toUpperCase()) {
    return false;
  }
  if (claimed.kind === "standard" && claimed.bodies.length > 0 && code.kind === "standard") {
    // `EN 10204` is held by `DIN EN 10204`, and not the reverse: who adds a body names another document.
    const reaches = code.code === claimed.code || code.code.startsWith(`${claimed.code}-`);
    return reaches && claimed.bodies.every((body) => code.bodies.includes(body));
  }
  // A day of a year that the passage names elsewhere, such as in the head of the column.
  const [, year, day] = /^(\d{4})-(\d\d-\d\d)$/.exec(claimed.code) ?? [];
  return forms.includes(claimed.code) || (code.code === day && (passage?.text ?? "").includes(year ?? day));
}

/** `25` of the arrangement `25-35`; of a ratio such as `1:8` neither side counts anything. */
export function numberInCode(
  quantity: Quantity,
  isCount: boolean,
  evidence: readonly PassageEvidence[],
): number | null {
  const at = evidence.findIndex(({ codes }) =>
    codes.some(({ code }) => {
      // `8 h` is a time of day as well, and no ratio.
      if (quantity.unit !== null) {
        return quantity.values.some((value) => code.written === `${value}:00` || code.written === `0${value}:00`);
      }
      const [year = ""] = /^\d{4}(?=-\d\d(?:-\d\d)?$)/.exec(code.code) ?? [];
      const pieces = /^[\d/:-]+$/.test(code.written) ? code.written.split(isCount ? /[-/]/ : /[-/:]/) : [year];
      return pieces.some((piece) => piece !== "" && quantity.values.includes(Number(piece)));
    }),
  );
  return at === -1 ? null : at;
}
