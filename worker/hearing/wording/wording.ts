/**
 * How one language asks for a person and how it complains, as data. Patterns are written as people
 * write, accents included, in the little notation of `phrase-pattern.ts`:
 *
 *   `<speak> ~3 <person>`   a word of the list `speak`, at most three words, a word of `person`
 *   `(me|us)` `[please]`    one of these; this or nothing
 *   `enginee*`              a word that begins so
 *   `^` `$`                 the sentence begins or ends here
 *
 *   `<person> & <call>`      both, in any order, anywhere in the sentence
 *
 * A comma ends every `~`. Sentences end at `. ! ? ;` and line breaks.
 */
export interface Wording {
  /** Whether blanks stand between words; if not, `~` counts characters. */
  readonly blanks: boolean;
  /** Alternatives by name, each a pattern of its own, divided by `|`. A list may use those above it. */
  readonly lists: Readonly<Record<string, string>>;
  /** Words that are understood when they are misspelt. */
  readonly misspelt: string;
  readonly request: {
    /** A sentence that is nothing but this, courtesies and fillers aside, asks for a person. */
    readonly alone: string;
    readonly fillers: string;
    readonly patterns: readonly string[];
    /** Taken out of the sentence before: refusals, reports, things that share a name with a person. */
    readonly unless: readonly string[];
  };
  /** What we say when we offer a person, and how one says yes to it. */
  readonly offer: string;
  readonly consent: string;
  readonly complaint: {
    /** One is enough. */
    readonly strong: readonly string[];
    /** Two, or one beside another sign. */
    readonly mild: readonly string[];
    readonly unless: readonly string[];
    /** Begins an answer that contradicts ours. */
    readonly denial: string;
  };
}
