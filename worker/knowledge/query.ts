/**
 * A question as an FTS5 expression. Pure. A user's own text never reaches MATCH: quotes, `OR`,
 * `NEAR(` and the like would be syntax, and most of them an error.
 */
import { codesOf } from "./codes.ts";
import { STOP_WORDS } from "./stop-words.ts";

/** More words than this say nothing new and only cost time. */
const WORD_LIMIT = 48;
/** From this length a squeezed code also stands for the longer codes that begin with it. */
const PREFIX_LENGTH = 6;

/** A figure with decimals is one word: quoted, it is the phrase of its halves. */
const WORD = /\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{N}\p{M}]+/gu;

export interface LexicalQuery {
  /** The words of the question without stop words, in lower case, each once. */
  readonly words: readonly string[];
  /** Part numbers and the like, squeezed. */
  readonly codes: readonly string[];
}

/** What both the passages and the questions are brought to: `mm²` and `mm2`, `½` and `1/2` are equal. */
export function searchForm(text: string): string {
  return text.normalize("NFKC");
}

export function readQuestion(question: string): LexicalQuery {
  const text = searchForm(question).slice(0, 2_000);
  const all = [...new Set([...text.matchAll(WORD)].map(([word]) => word.toLowerCase()))];
  const telling = all.filter((word) => !STOP_WORDS.has(word));
  return {
    words: (telling.length > 0 ? telling : all).slice(0, WORD_LIMIT),
    codes: codesOf(text).slice(0, WORD_LIMIT),
  };
}

/**
 * The MATCH expression: any of the words, codes and corrections. Null when there is nothing to
 * look for.
 */
export function matchExpression(query: LexicalQuery, corrections: readonly string[] = []): string | null {
  const terms = new Set([...query.words, ...corrections].map(quote));
  for (const code of query.codes) {
    terms.add(quote(code));
  }
  for (const code of [...query.codes, ...query.words.filter((word) => /\p{N}/u.test(word))]) {
    if (code.length >= PREFIX_LENGTH) {
      terms.add(`${quote(code)} *`);
    }
  }
  return terms.size === 0 ? null : [...terms].join(" OR ");
}

function quote(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
