/** Exact nearest neighbours by cosine, in memory. Pure: state lives in the value returned. */
import type { Metadata } from "./vector.ts";

export interface IndexedVector {
  readonly id: string;
  readonly namespace: string | undefined;
  readonly metadata: Metadata | undefined;
  readonly values: Float32Array;
}

export interface CosineQuery {
  readonly vector: ArrayLike<number>;
  readonly topK: number;
  readonly accepts: (candidate: IndexedVector) => boolean;
}

export interface CosineMatch {
  readonly vector: IndexedVector;
  readonly score: number;
}

export interface CosineIndex {
  readonly size: () => number;
  readonly get: (id: string) => IndexedVector | undefined;
  readonly set: (vector: IndexedVector) => void;
  readonly remove: (id: string) => void;
  /** Best first; of equal scores the smaller id comes first, so that the order is the same each time. */
  readonly search: (query: CosineQuery) => CosineMatch[];
}

/** The stored vectors are normalised once, so that a query is one dot product per candidate. */
export function createCosineIndex(): CosineIndex {
  const entries = new Map<string, { readonly vector: IndexedVector; readonly unit: Float32Array }>();

  function search(query: CosineQuery): CosineMatch[] {
    const unit = normalised(query.vector);
    const matches: CosineMatch[] = [];
    for (const entry of entries.values()) {
      if (query.accepts(entry.vector)) {
        matches.push({ vector: entry.vector, score: dot(unit, entry.unit) });
      }
    }
    matches.sort((a, b) => b.score - a.score || (a.vector.id < b.vector.id ? -1 : 1));
    return matches.slice(0, query.topK);
  }

  return {
    size: () => entries.size,
    get: (id) => entries.get(id)?.vector,
    set: (vector) => void entries.set(vector.id, { vector, unit: normalised(vector.values) }),
    remove: (id) => void entries.delete(id),
    search,
  };
}

/** Length one; a zero vector stays zero and so scores 0 against everything. */
function normalised(values: ArrayLike<number>): Float32Array {
  const unit = Float32Array.from(values);
  const length = Math.sqrt(dot(unit, unit));
  return length === 0 ? unit : unit.map((value) => value / length);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) {
    sum += (a[index] ?? 0) * (b[index] ?? 0);
  }
  return sum;
}
