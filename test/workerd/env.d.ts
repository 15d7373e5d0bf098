/** What `cloudflare:workers` calls `env` is the Worker's own `Env`. */
import type { Env as WorkerEnv } from "../../worker/config.ts";

declare global {
  namespace Cloudflare {
    interface Env extends WorkerEnv {}
  }
}
