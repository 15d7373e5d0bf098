/** The shapes that travel over the binding: those of the Vectorize V2 binding, narrowed to plain data. */

export type MetadataValue = string | number | boolean | readonly string[];
export type Metadata = Readonly<Record<string, MetadataValue | Readonly<Record<string, MetadataValue>>>>;

export interface Vector {
  readonly id: string;
  readonly values: readonly number[] | Float32Array | Float64Array;
  readonly namespace?: string;
  readonly metadata?: Metadata;
}

export type Comparable = string | number | boolean | null;

export type Filter = Readonly<
  Record<string, Comparable | Readonly<Record<string, Comparable | readonly Comparable[]>>>
>;

export interface QueryOptions {
  readonly topK?: number;
  readonly namespace?: string;
  readonly returnValues?: boolean;
  readonly returnMetadata?: "none" | "indexed" | "all";
  readonly filter?: Filter;
}

export interface Match {
  readonly id: string;
  readonly score: number;
  readonly namespace?: string;
  readonly values?: number[];
  readonly metadata?: Metadata;
}

export interface Matches {
  readonly count: number;
  readonly matches: Match[];
}

export interface StoredVector {
  readonly id: string;
  readonly values: number[];
  readonly namespace?: string;
  readonly metadata?: Metadata;
}

export interface Mutation {
  readonly mutationId: string;
}

/** workers-types declares the two `processedUpTo…` as numbers; the service answers with these strings. */
export interface IndexInfo {
  readonly vectorCount: number;
  readonly dimensions: number;
  readonly processedUpToDatetime: string;
  readonly processedUpToMutation: string;
}
