/**
 * Whether two passages speak of the same sort of thing under the same conditions, by their titles, headings
 * and what stands above their tables. Pure. A value is compared with another only where they do.
 */
import { tokensOf } from "./tokens.ts";
import { measuresIn } from "./quantities.ts";
import { plainText } from "./plain-text.ts";

export interface Scope {
  /** What the title and the headings say, without codes. */
  readonly words: ReadonlySet<string>;
  /** Codes and names in capitals: of a series, a model. */
  readonly names: ReadonlySet<string>;
  /** Quantities that the values hold for: `=celsius:40`. */
  readonly conditions: ReadonlySet<string>;
}

/** What documents are called whatever they are of. */
const FILLERS = new Set(
  "data sheet datasheet table rating ratings technical specification specifications overview manual guide catalogue catalog list value values faq general information instructions document page selection key :FAQ :PDF :OEM".split(
    " ",
  ),
);

/** `above` is the nearest line of running text over the value. */
export function scopeOf(title: string, headings: readonly string[], above: string): Scope {
  const about = plainText([title, ...headings].join("\n"));
  const tokens = [...tokensOf(about)].filter((token) => !token.startsWith("=") && !FILLERS.has(token));
  const conditions = [about, CONDITION.test(above) ? above : ""].flatMap((text) =>
    measuresIn(text).flatMap(({ unit, values }) =>
      values.map((value) => `=${unit?.kind}:${value * (unit?.scale ?? 1)}`),
    ),
  );
  return {
    words: new Set(tokens.filter((token) => !isName(token))),
    names: new Set(tokens.filter(isName)),
    conditions: new Set(conditions),
  };
}

const CONDITION = /(?<!\p{L})(?:at|for|when|with|bei|für|mit|à|pour|a|para|con|per)\s/iu;

/** `said`: what the statement itself names, by which its passage need not be told apart. */
export function haveOneScope(a: Scope, b: Scope, said: ReadonlySet<string>): boolean {
  if (!isWithin(a.conditions, b.conditions) || !isWithin(b.conditions, a.conditions)) {
    return false;
  }
  if (!isWithin(a.names, b.names) && !isWithin(b.names, a.names)) {
    return false;
  }
  const [one, other] = [new Set([...a.words, ...a.names]), new Set([...b.words, ...b.names])];
  const shared = [...one].filter((token) => other.has(token)).length;
  if (shared > 0 && shared / new Set([...one, ...other]).size >= 0.5) {
    return true;
  }
  const areNamedAlike = a.names.size === b.names.size;
  return areNamedAlike && (extra(a, b, said).length === 0 || extra(b, a, said).length === 0);
}

/** Words of one that neither the other nor the statement has. */
function extra(a: Scope, b: Scope, said: ReadonlySet<string>): string[] {
  const known = [...b.words, ...said];
  return [...a.words].filter((word) => !known.some((other) => other.slice(0, ROOT) === word.slice(0, ROOT)));
}

/** Letters by which `stripping` is known as `strip`. */
const ROOT = 5;

function isWithin(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].every((token) => b.has(token));
}

function isName(token: string): boolean {
  return /\p{N}|^:/u.test(token);
}
