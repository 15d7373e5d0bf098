/** GET /health: whether each part that an answer needs can be reached. Names settings, never values. */
import { tokenObject } from "./channels/livechat/authorization.ts";
import { readConfig } from "./config.ts";
import type { Config, ConfigProblem } from "./config.ts";
import type { Env } from "./env.ts";

interface PartState {
  readonly status: "ok" | "error";
  readonly detail?: string;
}

export interface Health {
  readonly status: "ok" | "degraded" | "misconfigured";
  readonly configuration: PartState & { readonly problems: readonly ConfigProblem[] };
  readonly d1: PartState;
  /** RFC 3339, from the log; null when there was none, or D1 cannot be read. */
  readonly lastWebhookAt: string | null;
  readonly lastReplyAt: string | null;
  readonly vectorize: PartState;
  /** Whether calls of LiveChat can bear anything; whether LiveChat takes it, only a call tells. */
  readonly authorization: PartState & { readonly mode: Config["LIVECHAT_AUTHORIZATION"] | null };
  readonly models: { readonly chat: string | null; readonly embedding: string | null; readonly host: string | null };
}

export async function checkHealth(env: Env): Promise<Health> {
  const read = readConfig(env);
  const problems = read.kind === "invalid" ? read.problems : [];
  const dimensions = read.kind === "ok" ? read.config.EMBEDDING_DIMENSIONS : null;
  const [{ state: d1, lastWebhookAt, lastReplyAt }, vectorize, authorization] = await Promise.all([
    checkD1(env),
    checkVectorize(env, dimensions),
    checkAuthorization(env, read.kind === "ok" ? read.config : null),
  ]);
  const reachable = [d1, vectorize, authorization].every(({ status }) => status === "ok");
  return {
    status: problems.length > 0 ? "misconfigured" : reachable ? "ok" : "degraded",
    configuration: { status: problems.length === 0 ? "ok" : "error", problems },
    d1,
    lastWebhookAt,
    lastReplyAt,
    vectorize,
    authorization,
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

async function checkD1(env: Env) {
  try {
    const lastWebhookAt = await timeOfLast(env.DB, "webhook");
    const lastReplyAt = await timeOfLast(env.DB, "delivery");
    return { state: { status: "ok" } as PartState, lastWebhookAt, lastReplyAt };
  } catch {
    const detail = "D1 cannot be read; are the migrations applied? wrangler d1 migrations apply DB";
    return { state: { status: "error", detail } as PartState, lastWebhookAt: null, lastReplyAt: null };
  }
}

/** The row written last, which rows are found by without reading the others. */
async function timeOfLast(db: D1Database, table: "webhook" | "delivery"): Promise<string | null> {
  const row = await db.prepare(`SELECT at FROM ${table} ORDER BY rowid DESC LIMIT 1`).first<{ at: number }>();
  return row === null ? null : new Date(row.at).toISOString();
}

async function checkAuthorization(env: Env, config: Config | null): Promise<Health["authorization"]> {
  const mode = config?.LIVECHAT_AUTHORIZATION ?? null;
  if (config === null || mode !== "oauth") {
    return { status: "ok", mode };
  }
  try {
    return (await tokenObject(env, config).isAuthorized())
      ? { status: "ok", mode }
      : { status: "error", mode, detail: "nobody has given access yet: open what GET /oauth/livechat/start answers" };
  } catch {
    return { status: "error", mode, detail: "the object that keeps the tokens cannot be reached" };
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
