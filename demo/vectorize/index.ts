/**
 * A stand-in for a Vectorize index, because Vectorize cannot run locally. It is NOT Vectorize:
 * exact cosine search in one Durable Object, for laptops and tests. Production never sees it.
 *
 * It has the methods, shapes and limits of the V2 binding, so the Worker under test has no branch.
 * Bind it under the name of the real one, by local configuration only:
 *
 *     [[services]]
 *     binding = "VECTORIZE"
 *     service = "firstline-vectorize"
 *
 * and start both: `wrangler dev -c <worker>/wrangler.toml -c demo/vectorize/wrangler.toml`.
 *
 * Vars: DIMENSIONS (1536), METADATA_INDEXES (none, as `README.md` deploys it; "language,kind" makes two, of type string),
 * CONSISTENCY_DELAY_MS (50: how long a mutation stays invisible).
 *
 * Not the same as the service: search is exact, not approximate; no rate limits (40041); indexes of
 * type number or boolean; other metrics than cosine; `list`; a changed metadata index applies at once.
 */
import { WorkerEntrypoint } from "cloudflare:workers";
import { metadataTest } from "./filter.ts";
import { checkIds, checkQueryOptions, checkQueryVector, checkVectors, vectorizeError } from "./limits.ts";
import type { IndexInfo, Matches, Mutation, QueryOptions, StoredVector, Vector } from "./vector.ts";
import type { StoreSettings, VectorStore } from "./vector-store.ts";

export { VectorStore } from "./vector-store.ts";

interface Env {
  readonly STORE: DurableObjectNamespace<VectorStore>;
  readonly DIMENSIONS?: string;
  readonly METADATA_INDEXES?: string;
  readonly CONSISTENCY_DELAY_MS?: string;
}

export default class Vectorize extends WorkerEntrypoint<Env> {
  async insert(vectors: Vector[]): Promise<Mutation> {
    const { dimensions, delay } = settingsOf(this.env);
    checkVectors("INSERT", vectors, dimensions);
    return storeOf(this.env).mutate("insert", vectors, delay);
  }

  async upsert(vectors: Vector[]): Promise<Mutation> {
    const { dimensions, delay } = settingsOf(this.env);
    checkVectors("UPSERT", vectors, dimensions);
    return storeOf(this.env).mutate("upsert", vectors, delay);
  }

  async deleteByIds(ids: string[]): Promise<Mutation> {
    checkIds("DELETE", ids);
    return storeOf(this.env).remove(ids, settingsOf(this.env).delay);
  }

  async query(vector: Vector["values"], options: QueryOptions = {}): Promise<Matches> {
    const settings = settingsOf(this.env);
    checkQueryVector(vector, settings.dimensions);
    const topK = checkQueryOptions(options);
    // Built here as well, so that a wrong filter fails before the object is called.
    metadataTest(options.filter, settings.indexes);
    return storeOf(this.env).query(Array.from(vector), topK, options, settings);
  }

  async queryById(id: string, options: QueryOptions = {}): Promise<Matches> {
    checkIds("GET", [id]);
    const values = await storeOf(this.env).values(id);
    if (values === undefined) {
      throw vectorizeError("QUERY", `no vector with the id "${id}"`);
    }
    return this.query(values, options);
  }

  async getByIds(ids: string[]): Promise<StoredVector[]> {
    checkIds("GET", ids);
    return storeOf(this.env).getByIds(ids);
  }

  async describe(): Promise<IndexInfo> {
    return storeOf(this.env).describe(settingsOf(this.env).dimensions);
  }
}

function storeOf(env: Env): DurableObjectStub<VectorStore> {
  return env.STORE.getByName("index");
}

function settingsOf(env: Env): StoreSettings {
  return {
    dimensions: Number(env.DIMENSIONS ?? "1536"),
    indexes: (env.METADATA_INDEXES ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== ""),
    delay: Number(env.CONSISTENCY_DELAY_MS ?? "50"),
  };
}
