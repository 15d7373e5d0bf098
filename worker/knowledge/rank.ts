/** Ranked lists made one by weighted reciprocal rank. Pure. */

export interface FusionWeights {
  readonly dense: number;
  readonly lexical: number;
}

/** One half's answer to one text. */
export interface RankedList {
  readonly half: keyof FusionWeights;
  readonly weight: number;
  readonly ids: readonly string[];
}

export interface RankedPassage {
  readonly id: string;
  readonly score: number;
  /** The best place in any list of that half, counted from 1; null where it is in none. */
  readonly denseRank: number | null;
  readonly lexicalRank: number | null;
}

/** The customary constant of Cormack et al. (2009): how little the very first ranks stand out. */
const SMOOTHING = 60;

/**
 * Sums `weight / (60 + rank)` over the lists, best first. Equal scores go by id, so that the same
 * lists always give the same order.
 */
export function fuse(lists: readonly RankedList[], smoothing = SMOOTHING): RankedPassage[] {
  const passages = new Map<string, RankedPassage>();
  for (const { half, weight, ids } of lists) {
    for (const [index, id] of [...new Set(ids)].entries()) {
      const rank = index + 1;
      const known = passages.get(id) ?? { id, score: 0, denseRank: null, lexicalRank: null };
      const best = (before: number | null, of: keyof FusionWeights): number | null =>
        of === half ? Math.min(before ?? rank, rank) : before;
      passages.set(id, {
        id,
        score: known.score + weight / (smoothing + rank),
        denseRank: best(known.denseRank, "dense"),
        lexicalRank: best(known.lexicalRank, "lexical"),
      });
    }
  }
  return [...passages.values()]
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
