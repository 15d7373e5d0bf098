/**
 * The one Durable Object that holds the index. A mutation is queued with the time from which it is
 * visible, and applied, in order, by the first read after that time: eventual consistency, as the
 * service has it, though by milliseconds in place of up to two minutes.
 */
import { DurableObject } from "cloudflare:workers";
import { createCosineIndex } from "./cosine-index.ts";
import type { CosineIndex, IndexedVector } from "./cosine-index.ts";
import { metadataTest } from "./filter.ts";
import { describeMatch, describeVector } from "./results.ts";
import type { IndexInfo, Matches, Mutation, QueryOptions, StoredVector, Vector } from "./vector.ts";

const tables = `
CREATE TABLE IF NOT EXISTS vectors (id TEXT PRIMARY KEY, namespace TEXT, metadata TEXT, vals BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS mutations (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, kind TEXT NOT NULL, visible_at INTEGER NOT NULL, applied_at INTEGER);
CREATE TABLE IF NOT EXISTS changes (
  sequence INTEGER NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, namespace TEXT, metadata TEXT, vals BLOB,
  PRIMARY KEY (sequence, position));`;

type MutationKind = "insert" | "upsert" | "delete";
type Row = { id: string; namespace: string | null; metadata: string | null; vals: ArrayBuffer };

export interface StoreSettings {
  readonly dimensions: number;
  readonly indexes: readonly string[];
  readonly delay: number;
}

export class VectorStore extends DurableObject {
  // Filled from storage by the first read after a start, then kept in step by `applyDue`.
  private index: CosineIndex | undefined;

  constructor(state: DurableObjectState, environment: Cloudflare.Env) {
    super(state, environment);
    state.storage.sql.exec(tables);
  }

  mutate(kind: "insert" | "upsert", vectors: readonly Vector[], delay: number): Mutation {
    return this.queue(kind, delay, vectors);
  }

  remove(ids: readonly string[], delay: number): Mutation {
    return this.queue(
      "delete",
      delay,
      ids.map((id) => ({ id })),
    );
  }

  query(vector: readonly number[], topK: number, options: QueryOptions, settings: StoreSettings): Matches {
    const accepts = metadataTest(options.filter, settings.indexes);
    const matches = this.applyDue()
      .search({
        vector,
        topK,
        accepts: (candidate) =>
          (options.namespace === undefined || candidate.namespace === options.namespace) && accepts(candidate.metadata),
      })
      .map((match) => describeMatch(match, options, settings.indexes));
    return { count: matches.length, matches };
  }

  values(id: string): number[] | undefined {
    const vector = this.applyDue().get(id);
    return vector === undefined ? undefined : Array.from(vector.values);
  }

  getByIds(ids: readonly string[]): StoredVector[] {
    const index = this.applyDue();
    return [...new Set(ids)].flatMap((id) => {
      const vector = index.get(id);
      return vector === undefined ? [] : [describeVector(vector)];
    });
  }

  describe(dimensions: number): IndexInfo {
    const vectorCount = this.applyDue().size();
    const last = this.ctx.storage.sql
      .exec<{ id: string; applied_at: number }>(
        "SELECT id, applied_at FROM mutations WHERE applied_at IS NOT NULL ORDER BY sequence DESC LIMIT 1",
      )
      .toArray()[0];
    return {
      vectorCount,
      dimensions,
      processedUpToDatetime: last === undefined ? "" : new Date(last.applied_at).toISOString(),
      processedUpToMutation: last?.id ?? "",
    };
  }

  private queue(kind: MutationKind, delay: number, changes: readonly (Vector | { readonly id: string })[]): Mutation {
    const { sql } = this.ctx.storage;
    const mutationId = crypto.randomUUID();
    this.ctx.storage.transactionSync(() => {
      const { sequence } = sql
        .exec<{ sequence: number }>(
          "INSERT INTO mutations (id, kind, visible_at) VALUES (?, ?, ?) RETURNING sequence",
          mutationId,
          kind,
          Date.now() + delay,
        )
        .one();
      changes.forEach((change, position) => {
        sql.exec("INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?)", sequence, position, ...columns(change));
      });
    });
    return { mutationId };
  }

  private applyDue(): CosineIndex {
    const index = this.index ?? this.load();
    const { sql } = this.ctx.storage;
    const now = Date.now();
    const waiting = sql
      .exec<{ sequence: number; kind: MutationKind; visible_at: number }>(
        "SELECT sequence, kind, visible_at FROM mutations WHERE applied_at IS NULL ORDER BY sequence",
      )
      .toArray();
    for (const mutation of waiting) {
      // In order, always: a later mutation never overtakes one that is still waiting.
      if (mutation.visible_at > now) {
        break;
      }
      this.ctx.storage.transactionSync(() => this.apply(index, mutation.sequence, mutation.kind, now));
    }
    this.index = index;
    return index;
  }

  private apply(index: CosineIndex, sequence: number, kind: MutationKind, now: number): void {
    const { sql } = this.ctx.storage;
    for (const row of sql.exec<Row>(
      "SELECT id, namespace, metadata, vals FROM changes WHERE sequence = ? ORDER BY position",
      sequence,
    )) {
      if (kind === "delete") {
        index.remove(row.id);
        sql.exec("DELETE FROM vectors WHERE id = ?", row.id);
      } else if (kind === "upsert" || index.get(row.id) === undefined) {
        // An insert leaves the vectors that exist as they are, without an error.
        index.set(indexed(row));
        sql.exec("INSERT OR REPLACE INTO vectors VALUES (?, ?, ?, ?)", row.id, row.namespace, row.metadata, row.vals);
      }
    }
    sql.exec("DELETE FROM changes WHERE sequence = ?", sequence);
    sql.exec("UPDATE mutations SET applied_at = ? WHERE sequence = ?", now, sequence);
  }

  private load(): CosineIndex {
    const index = createCosineIndex();
    for (const row of this.ctx.storage.sql.exec<Row>("SELECT id, namespace, metadata, vals FROM vectors")) {
      index.set(indexed(row));
    }
    return index;
  }
}

function columns(change: Vector | { readonly id: string }): (string | ArrayBuffer | null)[] {
  if (!("values" in change)) {
    return [change.id, null, null, null];
  }
  const metadata = change.metadata === undefined ? null : JSON.stringify(change.metadata);
  return [change.id, change.namespace ?? null, metadata, Float32Array.from(change.values).buffer];
}

function indexed(row: Row): IndexedVector {
  return {
    id: row.id,
    namespace: row.namespace ?? undefined,
    metadata: row.metadata === null ? undefined : (JSON.parse(row.metadata) as IndexedVector["metadata"]),
    values: new Float32Array(row.vals),
  };
}
