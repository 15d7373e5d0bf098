/** What a run has to do: the documents on disk against those served. Pure. */
import type { Manifest } from "../worker/knowledge/contract.ts";

export interface Plan {
  readonly documents: {
    readonly total: number;
    readonly added: number;
    readonly changed: number;
    readonly removed: number;
    readonly unchanged: number;
  };
  /** Paths of the documents that are not as they were. */
  readonly changes: {
    readonly added: readonly string[];
    readonly changed: readonly string[];
    readonly removed: readonly string[];
  };
  /** Distinct passages. `fresh` are those not served yet: they cost an embedding. */
  readonly passages: {
    readonly total: number;
    readonly fresh: number;
    readonly unchanged: number;
    readonly removed: number;
  };
}

interface Wanted {
  readonly id: string;
  readonly path: string;
  readonly passages: readonly string[];
}

/**
 * A renamed file counts as one document removed and one added, and its passages as unchanged.
 * With `embedAll` nothing served counts as embedded.
 */
export function planOf(wanted: readonly Wanted[], served: Manifest["served"], embedAll: boolean): Plan {
  const before = new Map(served?.documents.map((document) => [document.path, document.id]));
  const paths = new Set(wanted.map(({ path }) => path));
  const changes = {
    added: wanted.map(({ path }) => path).filter((path) => !before.has(path)),
    changed: wanted.filter(({ id, path }) => before.has(path) && before.get(path) !== id).map(({ path }) => path),
    removed: [...before.keys()].filter((path) => !paths.has(path)),
  };

  const passages = new Set(wanted.flatMap(({ passages: ids }) => ids));
  const held = new Set(served?.documents.flatMap((document) => document.passages));
  const fresh = freshPassages(wanted, served, embedAll).size;
  return {
    documents: {
      total: wanted.length,
      added: changes.added.length,
      changed: changes.changed.length,
      removed: changes.removed.length,
      unchanged: wanted.length - changes.added.length - changes.changed.length,
    },
    changes,
    passages: {
      total: passages.size,
      fresh,
      unchanged: passages.size - fresh,
      removed: [...held].filter((id) => !passages.has(id)).length,
    },
  };
}

/** Those that are not served yet. */
export function freshPassages(
  wanted: readonly Pick<Wanted, "passages">[],
  served: Manifest["served"],
  embedAll: boolean,
): ReadonlySet<string> {
  const held = new Set(embedAll ? [] : served?.documents.flatMap((document) => document.passages));
  return new Set(wanted.flatMap(({ passages }) => passages).filter((id) => !held.has(id)));
}
