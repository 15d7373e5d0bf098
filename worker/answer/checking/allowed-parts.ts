/** Part numbers that a reply may name without a passage that holds them: those the resolver returned. Pure. */
import { squeezeCode } from "../../knowledge/codes.ts";
import type { ResolvedPart } from "../../knowledge/parts.ts";

export interface AllowedParts {
  /** In the catalogue: squeezed, in capitals. */
  readonly known: ReadonlySet<string>;
  /** Asked for and not in the catalogue: may be named where the reply denies or asks, never as a fact. */
  readonly doubtful: ReadonlySet<string>;
}

export const NO_PARTS: AllowedParts = { known: new Set(), doubtful: new Set() };

/** `found.parts` of a search → what may be named of it: the parts, their mates, accessories, successors, candidates. */
export function allowedParts(resolved: readonly ResolvedPart[]): AllowedParts {
  const known = new Set<string>();
  const doubtful = new Set<string>();
  const add = (to: Set<string>, numbers: readonly (string | null)[]): void => {
    numbers.forEach((number) => number === null || to.add(squeezeCode(number).toUpperCase()));
  };
  for (const part of resolved) {
    switch (part.kind) {
      case "exact":
      case "obsolete":
      case "superseded": {
        const packed = part.packaging === null ? null : `${part.part.number}${part.packaging}`;
        add(known, [part.asked, part.part.number, packed, part.part.supersededBy]);
        add(known, [...part.part.mates, ...part.part.accessories]);
        break;
      }
      case "family":
        add(known, [part.asked, ...part.members]);
        break;
      case "near-miss":
        add(known, [...part.candidates, ...part.opposites]);
        add(doubtful, [part.asked]);
        break;
      case "unknown":
        add(doubtful, [part.asked]);
    }
  }
  return { known, doubtful };
}
