/** The texts that a query is searched by, with their weights. Pure. */

export interface SearchText {
  readonly text: string;
  readonly weight: number;
}

/**
 * The last line is what is asked; lines before it are what it leans on. Put together alone, the words of
 * the earlier message crowd out the newer ones: so the question is searched by itself as well, and counts
 * double.
 */
export function textsOf(query: string): SearchText[] {
  const lines = query
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const question = lines.at(-1);
  if (question === undefined) {
    return [];
  }
  return lines.length === 1
    ? [{ text: question, weight: 1 }]
    : [
        { text: question, weight: 0.35 },
        { text: lines.join(" "), weight: 1 },
      ];
}
