/**
 * What this project uses of a Vectorize binding. `wrangler types` still emits the first, synchronous
 * generation of that type, in which a mutation answers with a result in place of a mutation id.
 */
export interface VectorIndex {
  upsert(vectors: StoredVector[]): Promise<{ readonly mutationId: string }>;
  deleteByIds(ids: string[]): Promise<{ readonly mutationId: string }>;
  query(vector: number[], options: VectorQuery): Promise<{ readonly matches: readonly VectorMatch[] }>;
  describe(): Promise<VectorIndexState>;
}

/** `id` at most 64 bytes; `metadata` holds filter keys only, the texts are in D1. */
export interface StoredVector {
  readonly id: string;
  readonly values: number[];
  readonly metadata: Record<string, string>;
}

/** `topK` at most 100 when neither values nor metadata are returned. */
export interface VectorQuery {
  readonly topK: number;
  readonly returnValues: false;
  readonly returnMetadata: "none";
  readonly filter?: Record<string, string>;
}

export interface VectorMatch {
  readonly id: string;
  readonly score: number;
}

export interface VectorIndexState {
  readonly vectorCount: number;
  readonly dimensions: number;
  readonly processedUpToMutation: string | number;
}
