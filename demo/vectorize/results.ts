/** What a query or a read gives back of a stored vector. Pure. */
import type { CosineMatch, IndexedVector } from "./cosine-index.ts";
import { indexedValue } from "./filter.ts";
import type { Match, Metadata, QueryOptions, StoredVector } from "./vector.ts";

export function describeMatch(match: CosineMatch, options: QueryOptions, indexes: readonly string[]): Match {
  const { id, namespace, values } = match.vector;
  const metadata = visibleMetadata(match.vector, options.returnMetadata ?? "none", indexes);
  return {
    id,
    score: match.score,
    ...(namespace === undefined ? {} : { namespace }),
    ...(options.returnValues === true ? { values: Array.from(values) } : {}),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

export function describeVector(vector: IndexedVector): StoredVector {
  return {
    id: vector.id,
    values: Array.from(vector.values),
    ...(vector.namespace === undefined ? {} : { namespace: vector.namespace }),
    ...(vector.metadata === undefined ? {} : { metadata: vector.metadata }),
  };
}

function visibleMetadata(
  vector: IndexedVector,
  level: "none" | "indexed" | "all",
  indexes: readonly string[],
): Metadata | undefined {
  switch (level) {
    case "none":
      return undefined;
    case "all":
      return vector.metadata;
    case "indexed":
      return Object.fromEntries(
        indexes.flatMap((property) => {
          const value = indexedValue(vector.metadata, property);
          return typeof value === "string" ? [[property, value]] : [];
        }),
      );
  }
}
