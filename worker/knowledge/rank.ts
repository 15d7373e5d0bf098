/** Ranked lists made one by weighted reciprocal rank. Pure. */

/** How many passages each half of the search brings. */
export const CANDIDATES = 50;

export interface FusionWeights {
  readonly dense: number;
  readonly lexical: number;
  /** How little the first ranks of a half stand out from the later ones; 60 where nothing is said. */
  readonly smoothing?: number;
}

/** What one half found for one text. */
export interface RankedList {
  readonly weight: number;
  readonly ids: readonly string[];
}

export interface RankedPassage {
  readonly id: string;
  readonly score: number;
  /** The place in that half, counted from 1; null where it is not in it. */
  readonly denseRank: number | null;
  readonly lexicalRank: number | null;
}

/** The customary constant of Cormack et al. (2009). */
const SMOOTHING = 60;

/** One half's answers to several texts as one list: sums `weight / (60 + rank)`, best first, equal ones by id. */
export function joinLists(lists: readonly RankedList[]): readonly string[] {
  const [only] = lists;
  if (only !== undefined && lists.length === 1) {
    return [...new Set(only.ids)];
  }
  const scores = new Map<string, number>();
  for (const { weight, ids } of lists) {
    for (const [index, id] of [...new Set(ids)].entries()) {
      scores.set(id, (scores.get(id) ?? 0) + weight / (SMOOTHING + index + 1));
    }
  }
  return [...scores].toSorted(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)).map(([id]) => id);
}

/**
 * Sums `weight / (smoothing + rank)` over the two halves, best first. Equal scores go by id, so that the same
 * lists always give the same order.
 */
export function fuse(dense: readonly string[], lexical: readonly string[], weights: FusionWeights): RankedPassage[] {
  const smoothing = weights.smoothing ?? SMOOTHING;
  const denseRanks = ranksOf(dense);
  const lexicalRanks = ranksOf(lexical);
  const share = (weight: number, rank: number | undefined): number =>
    rank === undefined ? 0 : weight / (smoothing + rank);
  return [...new Set([...denseRanks.keys(), ...lexicalRanks.keys()])]
    .map((id) => {
      const [denseRank, lexicalRank] = [denseRanks.get(id), lexicalRanks.get(id)];
      const score = share(weights.dense, denseRank) + share(weights.lexical, lexicalRank);
      return { id, score, denseRank: denseRank ?? null, lexicalRank: lexicalRank ?? null };
    })
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function ranksOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  for (const id of ids) {
    if (!ranks.has(id)) {
      ranks.set(id, ranks.size + 1);
    }
  }
  return ranks;
}
