/** Back to the knowledge that was served before. The folder stays as it is: the next run publishes it again. */
import { setTimeout as delay } from "node:timers/promises";
import { manifest as manifestSchema } from "../worker/knowledge/contract.ts";
import { IndexFailure } from "./failure.ts";
import { restore } from "./publish.ts";
import type { IndexOptions } from "./run.ts";
import { workerClient } from "./worker-client.ts";

export interface RolledBack {
  readonly kind: "rolled-back";
  readonly from: string;
  readonly to: string;
  /** When the revision that is served again was served first. */
  readonly servedSince: string;
  readonly embedded: number;
  readonly seconds: number;
  readonly notes: readonly string[];
}

type RollbackOptions = Pick<IndexOptions, "url" | "token" | "progress" | "signal" | "fetch" | "now" | "sleep">;

/** Rejects with an `IndexFailure`; then what was served still is. */
export async function runRollback(options: RollbackOptions): Promise<RolledBack> {
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? delay;
  const start = now();
  const { url, token, signal, progress = () => undefined } = options;
  const call = workerClient({ url, token, fetch: options.fetch ?? fetch, sleep, signal });
  const { served, previous } = await call("GET", "", manifestSchema);
  if (served === null || previous === null || previous === undefined) {
    throw new IndexFailure([
      "there is no earlier knowledge to go back to: the Worker keeps the one before the one served",
    ]);
  }
  const restored = await restore({ call, after: served.number, now, sleep, progress }, previous.revision);
  return {
    kind: "rolled-back",
    from: served.revision,
    to: restored.revision,
    servedSince: new Date(previous.activatedAt).toISOString(),
    embedded: restored.embedded,
    seconds: (now() - start) / 1000,
    notes: [...restored.notes, "the folder is unchanged: the next run of the indexer publishes it again"],
  };
}

export function rollbackLines({ to, servedSince, embedded, seconds, notes }: RolledBack): string[] {
  return [
    ...notes.map((note) => `note: ${note}`),
    `went back to revision ${to}, served since ${servedSince} (${seconds.toFixed(1)} s)`,
    `  embedded   ${embedded}`,
  ];
}
