/** Nearest words of the corpus to a word it does not hold. Pure. */

/** Shorter words have too many neighbours for a guess to be more than that. */
const SHORTEST = 4;
/** How many equally near words are all taken. */
const MOST = 3;

/** Whether a word is one whose spelling may be guessed: letters only, and not too short. */
export function mayBeMisspelled(word: string): boolean {
  return word.length >= SHORTEST && /^\p{L}+$/u.test(word);
}

/** The words of a text that may serve as corrections, each once. */
export function vocabularyOf(text: string): string[] {
  const words = [...text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word);
  return [...new Set(words)].filter((word) => mayBeMisspelled(word) && word.length <= 40);
}

/** Letters by which a word of this length may differ from what was meant. */
export function tolerance(word: string): number {
  return word.length >= 8 ? 2 : 1;
}

/** The nearest candidates within the word's tolerance; empty when none is near. */
export function corrections(word: string, candidates: readonly string[]): string[] {
  const limit = tolerance(word);
  let nearest: string[] = [];
  let best = limit;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > best + 1) {
      continue;
    }
    const distance = Math.min(
      editDistance(word, candidate),
      // The vocabulary may hold the plural alone.
      candidate.endsWith("s") ? editDistance(word, candidate.slice(0, -1)) : Number.POSITIVE_INFINITY,
    );
    if (distance < best) {
      best = distance;
      nearest = [candidate];
    } else if (distance === best) {
      nearest.push(candidate);
    }
  }
  return nearest.slice(0, MOST);
}

/** Insertions, deletions, substitutions and swaps of neighbours that make one word the other. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, at(beforePrevious, column - 2) + 1);
      }
      current.push(cost);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
