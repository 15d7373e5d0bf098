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
  /** All vectors of an index have the same number of values. */
  readonly set: (vector: IndexedVector) => void;
  readonly remove: (id: string) => void;
  /** Best first; of equal scores the smaller id comes first, so that the order is the same each time. */
  readonly search: (query: CosineQuery) => CosineMatch[];
}

export function createCosineIndex(): CosineIndex {
  const slots = new Map<string, number>();
  const vectors: IndexedVector[] = [];
  /**
   * One list for each dimension, with the value of each slot's vector at length one: a query reads the dimensions in
   * which it is not zero, which are few of a hashed text's.
   */
  const dimensions: Float32Array[] = [];

  function write(slot: number, vector: IndexedVector): void {
    slots.set(vector.id, slot);
    vectors[slot] = vector;
    for (const [at, value] of normalised(vector.values).entries()) {
      const values = withRoom(dimensions[at], slot);
      values[slot] = value;
      dimensions[at] = values;
    }
  }

  function remove(id: string): void {
    const slot = slots.get(id);
    const last = slot === undefined ? undefined : vectors.pop();
    if (slot === undefined || last === undefined) {
      return;
    }
    slots.delete(id);
    if (last.id !== id) {
      write(slot, last);
    }
  }

  function search({ vector, topK, accepts }: CosineQuery): CosineMatch[] {
    const scores = new Float64Array(vectors.length);
    for (const [at, value] of normalised(vector).entries()) {
      if (value !== 0) {
        addTimes(scores, value, dimensions[at] ?? []);
      }
    }
    const best: CosineMatch[] = [];
    for (const [slot, candidate] of vectors.entries()) {
      const match = { vector: candidate, score: scores[slot] ?? 0 };
      const worst = best.at(-1);
      const isAmong = best.length < topK || worst === undefined || isBetter(match, worst);
      if (isAmong && accepts(candidate)) {
        const place = best.findIndex((other) => isBetter(match, other));
        best.splice(place === -1 ? best.length : place, 0, match);
        best.length = Math.min(best.length, topK);
      }
    }
    return best;
  }

  return {
    size: () => slots.size,
    get: (id) => vectors[slots.get(id) ?? -1],
    set: (vector) => write(slots.get(vector.id) ?? vectors.length, vector),
    remove,
    search,
  };
}

function isBetter(a: CosineMatch, b: CosineMatch): boolean {
  return a.score > b.score || (a.score === b.score && a.vector.id < b.vector.id);
}

function addTimes(sums: Float64Array, factor: number, values: ArrayLike<number>): void {
  for (let slot = 0; slot < sums.length; slot += 1) {
    sums[slot] = (sums[slot] ?? 0) + factor * (values[slot] ?? 0);
  }
}

/** The list itself, or a longer one that begins as it does. */
function withRoom(values: Float32Array | undefined, slot: number): Float32Array {
  if (values !== undefined && slot < values.length) {
    return values;
  }
  const longer = new Float32Array(Math.max(64, slot * 2));
  longer.set(values ?? []);
  return longer;
}

/** Length one; a zero vector stays zero and so scores 0 against everything. */
function normalised(values: ArrayLike<number>): Float32Array {
  const unit = Float32Array.from(values);
  const length = Math.sqrt(unit.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? unit : unit.map((value) => value / length);
}
