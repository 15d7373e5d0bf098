/**
 * What a text must hold for a phrase to be in it: a look for plain words that spares nearly every message the
 * making and running of nearly every regular expression. Pure. May let too much pass, never too little.
 */

/** One of these must stand in the text. */
type Clause = readonly string[];

/** All of the clauses must hold; nothing is needed where there is none. */
export type Needs = readonly Clause[];

export function mayHold(text: string, needs: Needs): boolean {
  return needs.every((clause) => clause.some((words) => text.includes(words)));
}

/** What is needed where one of several phrases must stand. */
export function either(alternatives: readonly Needs[]): Needs {
  const clauses = alternatives.map(tellingMost);
  return clauses.includes(undefined) ? [] : [[...new Set(clauses.flatMap((clause) => clause ?? []))]];
}

/** Long words are rare ones. */
function tellingMost(needs: Needs): Clause | undefined {
  return needs.toSorted((one, other) => shortest(other) - shortest(one) || one.length - other.length)[0];
}

function shortest(clause: Clause): number {
  return Math.min(...clause.map(({ length }) => length));
}

/** A regular expression that is made when a text may hold what it looks for; what that needs, when it is first asked. */
export class LatePattern {
  private readonly needs: () => Needs;
  private readonly make: () => RegExp;
  private needed: Needs | null = null;
  private made: RegExp | null = null;

  constructor(needs: () => Needs, make: () => RegExp) {
    this.needs = needs;
    this.make = make;
  }

  /** Null where the text cannot hold it. Begins to search at the text's beginning. */
  for(text: string): RegExp | null {
    this.needed ??= this.needs();
    if (!mayHold(text, this.needed)) {
      return null;
    }
    this.made ??= this.make();
    this.made.lastIndex = 0;
    return this.made;
  }
}
