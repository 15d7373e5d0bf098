/** All that the commands touch besides LiveChat: given as arguments, so that tests give others. */
import type { Environment, KeptValues } from "./settings.ts";

export interface Surroundings {
  /** The environment over `.dev.vars`. */
  readonly env: Environment;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly kept: KeptStore;
  /** `wrangler secret put`. Throws `SetupFailure`. */
  readonly putSecret: (name: string, value: string, environment: string | null) => Promise<void>;
  readonly randomSecret: () => string;
}

/** What runs made, by organization and client id. */
export interface KeptStore {
  read(key: string): KeptValues;
  write(key: string, values: KeptValues): void;
}
