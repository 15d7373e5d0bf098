/**
 * Part numbers and other codes as people type them: with the separators of the catalogue, with
 * others, or with none. Pure. Both sides of the full-text search come through here.
 */

/** Letters and digits with single separators between: `D38999/26WJ35PN`, `MIL-DTL-38999`, `IP67`. */
const CODE = /[\p{L}\p{N}]+(?:[-/._][\p{L}\p{N}]+)*/gu;

/** A code without its separators, in lower case. */
export function squeezeCode(code: string): string {
  return code.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();
}

/**
 * What the `codes` column holds for a text: each code squeezed, and the pieces at the borders of
 * letters and digits that the tokenizer does not make itself (`26WJ35PN` → `wj`, `35`, `pn`).
 */
export function codeTerms(text: string): string[] {
  const terms = new Set<string>();
  for (const [code] of text.matchAll(CODE)) {
    if (!/\p{N}/u.test(code) || /^[\p{N}.]+$/u.test(code)) {
      continue;
    }
    terms.add(squeezeCode(code));
    const pieces = code.match(/\p{L}+|\p{N}+/gu) ?? [];
    for (const piece of pieces.filter((candidate) => candidate.length > 1)) {
      terms.add(piece.toLowerCase());
    }
  }
  return [...terms];
}

/**
 * Codes that a question may mean: each written one squeezed, and neighbouring words joined where one
 * holds a digit (`d38999 26 wj35pn`), as long as the whole is as long as a code is.
 */
export function codesOf(question: string): string[] {
  const codes = new Set<string>();
  for (const [code] of question.matchAll(CODE)) {
    if (/\p{N}/u.test(code) && /[-/._]/.test(code)) {
      codes.add(squeezeCode(code));
    }
  }
  const words = [...question.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word.toLowerCase());
  for (let start = 0; start < words.length; start += 1) {
    let joined = words[start] ?? "";
    for (const word of words.slice(start + 1, start + 5)) {
      joined += word;
      if (joined.length > 24) {
        break;
      }
      if (joined.length >= 5 && isCodeLike(words, start, word)) {
        codes.add(joined);
      }
    }
  }
  return [...codes];
}

/** Both ends of the run hold a digit, or the first is a short prefix such as `MS` or `size`. */
function isCodeLike(words: readonly string[], start: number, last: string): boolean {
  const first = words[start] ?? "";
  return /\p{N}/u.test(last) && (/\p{N}/u.test(first) || first.length <= 3);
}
