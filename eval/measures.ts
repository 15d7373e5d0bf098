/**
 * How good a ranked list of passages is when gold is told by document. Pure.
 *
 * recall@k  1 when any of the gold documents has a passage among the first k passages, else 0
 * MRR@10    one over the place of the first such passage among the first ten, else 0
 * nDCG@10   a gold document counts once, at the place of its first passage; the ideal list has the gold
 *           documents (ten at most) at its head
 *
 * Passages are not collapsed to documents before counting: what the answering model reads is passages.
 */
export interface Measures {
  readonly "recall@1": number;
  readonly "recall@5": number;
  readonly "recall@10": number;
  readonly "mrr@10": number;
  readonly "ndcg@10": number;
}

const DEPTH = 10;

/** `ranked` holds the document of each passage, best first. */
export function measure(ranked: readonly string[], gold: readonly string[]): Measures {
  const wanted = new Set(gold);
  const first = ranked.slice(0, DEPTH).findIndex((path) => wanted.has(path));
  const found = (depth: number): number => (first >= 0 && first < depth ? 1 : 0);
  return {
    "recall@1": found(1),
    "recall@5": found(5),
    "recall@10": found(DEPTH),
    "mrr@10": first < 0 ? 0 : 1 / (first + 1),
    "ndcg@10": gain(ranked, wanted) / ideal(wanted.size),
  };
}

export function meanOf(all: readonly Measures[]): Measures {
  const mean = (name: keyof Measures): number =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + one[name], 0) / all.length;
  return {
    "recall@1": mean("recall@1"),
    "recall@5": mean("recall@5"),
    "recall@10": mean("recall@10"),
    "mrr@10": mean("mrr@10"),
    "ndcg@10": mean("ndcg@10"),
  };
}

/** The value that a share of the values (0 to 1) does not exceed, by nearest rank; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil(share * sorted.length), 1) - 1] ?? 0;
}

function gain(ranked: readonly string[], wanted: ReadonlySet<string>): number {
  const counted = new Set<string>();
  let sum = 0;
  for (const [index, path] of ranked.slice(0, DEPTH).entries()) {
    if (wanted.has(path) && !counted.has(path)) {
      counted.add(path);
      sum += 1 / Math.log2(index + 2);
    }
  }
  return sum;
}

function ideal(documents: number): number {
  let sum = 0;
  for (let place = 0; place < Math.min(documents, DEPTH); place += 1) {
    sum += 1 / Math.log2(place + 2);
  }
  return sum === 0 ? 1 : sum;
}
