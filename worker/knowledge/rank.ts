/** Two ranked lists made one by weighted reciprocal rank. Pure. */

export interface FusionWeights {
  readonly dense: number;
  readonly lexical: number;
}

export interface RankedPassage {
  readonly id: string;
  readonly score: number;
  readonly denseRank: number | null;
  readonly lexicalRank: number | null;
}

/** The customary constant of Cormack et al. (2009): how little the very first ranks stand out. */
const SMOOTHING = 60;

/**
 * Sums `weight / (60 + rank)` over both lists, best first. Equal scores go by id, so that the same
 * lists always give the same order.
 */
export function fuse(
  dense: readonly string[],
  lexical: readonly string[],
  weights: FusionWeights,
): RankedPassage[] {
  const denseRanks = ranksOf(dense);
  const lexicalRanks = ranksOf(lexical);
  const ids = new Set([...denseRanks.keys(), ...lexicalRanks.keys()]);
  return [...ids]
    .map((id) => {
      const denseRank = denseRanks.get(id) ?? null;
      const lexicalRank = lexicalRanks.get(id) ?? null;
      const score = share(weights.dense, denseRank) + share(weights.lexical, lexicalRank);
      return { id, score, denseRank, lexicalRank };
    })
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Puts superseded documents behind every current one and otherwise keeps the order. */
export function currentFirst<T extends { readonly passage: { readonly status: string } }>(hits: readonly T[]): T[] {
  const isCurrent = (hit: T): boolean => hit.passage.status === "current";
  return [...hits.filter(isCurrent), ...hits.filter((hit) => !isCurrent(hit))];
}

function ranksOf(ids: readonly string[]): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const id of ids) {
    if (!ranks.has(id)) {
      ranks.set(id, ranks.size + 1);
    }
  }
  return ranks;
}

function share(weight: number, rank: number | null): number {
  return rank === null ? 0 : weight / (SMOOTHING + rank);
}
