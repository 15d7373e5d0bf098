/** Words that are put together of others, as German does: `Bremsbelagwechsel` is of `Bremsbelag` and `Wechsel`. Pure. */

/** A shorter piece is in too many words by chance. */
const SHORTEST_PIECE = 4;
const SHORTEST_COMPOUND = 8;
const LONGEST_COMPOUND = 40;
/** The pieces must make up this much of the word. */
const COVERED = 0.7;

/** Every run of letters within the word that may be a word of its own. */
export function innerWords(word: string): string[] {
  if (word.length < SHORTEST_COMPOUND || word.length > LONGEST_COMPOUND) {
    return [];
  }
  const inner: string[] = [];
  for (let start = 0; start + SHORTEST_PIECE <= word.length; start += 1) {
    for (let end = start + SHORTEST_PIECE; end <= word.length; end += 1) {
      if (end - start < word.length) {
        inner.push(word.slice(start, end));
      }
    }
  }
  return inner;
}

/** The known words that make up nearly all of the word, longest first and none within another; empty if none do. */
export function compoundOf(word: string, known: readonly string[]): string[] {
  let rest = word;
  const pieces: string[] = [];
  for (const piece of known.toSorted((a, b) => b.length - a.length)) {
    if (rest.includes(piece)) {
      pieces.push(piece);
      rest = rest.replace(piece, " ");
    }
  }
  const left = rest.replaceAll(" ", "").length;
  return pieces.length > 0 && word.length >= SHORTEST_COMPOUND && 1 - left / word.length >= COVERED ? pieces : [];
}
