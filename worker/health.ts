/** GET /health: whether each part that an answer needs can be reached. Names settings, never values. */
import { readConfig } from "./config.ts";
import type { ConfigProblem, Env } from "./config.ts";

interface PartState {
  readonly status: "ok" | "error";
  readonly detail?: string;
}

export interface Health {
  readonly status: "ok" | "degraded" | "misconfigured";
  readonly configuration: PartState & { readonly problems: readonly ConfigProblem[] };
  readonly d1: PartState;
  readonly vectorize: PartState;
  readonly models: { readonly chat: string | null; readonly embedding: string | null; readonly host: string | null };
}

export async function checkHealth(env: Env): Promise<Health> {
  const read = readConfig(env);
  const problems = read.kind === "invalid" ? read.problems : [];
  const dimensions = read.kind === "ok" ? read.config.EMBEDDING_DIMENSIONS : null;
  const [d1, vectorize] = await Promise.all([checkD1(env), checkVectorize(env, dimensions)]);
  const reachable = d1.status === "ok" && vectorize.status === "ok";
  return {
    status: problems.length > 0 ? "misconfigured" : reachable ? "ok" : "degraded",
    configuration: { status: problems.length === 0 ? "ok" : "error", problems },
    d1,
    vectorize,
    models:
      read.kind === "ok"
        ? {
            chat: read.config.CHAT_MODEL,
            embedding: read.config.EMBEDDING_MODEL,
            host: new URL(read.config.OPENAI_BASE_URL).host,
          }
        : { chat: null, embedding: null, host: null },
  };
}

async function checkD1(env: Env): Promise<PartState> {
  try {
    await env.DB.prepare("SELECT 1 FROM webhook LIMIT 1").run();
    return { status: "ok" };
  } catch {
    return {
      status: "error",
      detail: "D1 cannot be read; are the migrations applied? wrangler d1 migrations apply DB",
    };
  }
}

/** Of the size that the settings ask for, where they can be read. */
async function checkVectorize(env: Env, expected: number | null): Promise<PartState> {
  try {
    const { dimensions } = await env.VECTORIZE.describe();
    return expected === null || dimensions === expected
      ? { status: "ok" }
      : { status: "error", detail: `the index has ${dimensions} dimensions, EMBEDDING_DIMENSIONS says ${expected}` };
  } catch {
    return { status: "error", detail: "the index cannot be reached; does it exist? wrangler vectorize list" };
  }
}
