/** What `cloudflare:workers` calls `env` and `exports` are the Worker's own; what Vite reads beside code. */
import type { Env as WorkerEnv } from "../../worker/env.ts";
import type * as worker from "../../worker/index.ts";

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {}
    interface GlobalProps {
      mainModule: typeof worker;
    }
  }

  interface ImportMeta {
    glob(pattern: string, options: { query: "?raw"; import: "default"; eager: true }): Readonly<Record<string, string>>;
  }
}
