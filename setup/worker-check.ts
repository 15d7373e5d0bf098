/**
 * Whether the Worker is ready for customers: its own word at /health, and whether it takes a
 * webhook with our key. The probe is an action that no Worker acts on; its answer tells if key and
 * organization are the Worker's.
 */
import { z } from "zod";
import { parseOrNull } from "../worker/channels/livechat/post-json.ts";
import { WEBHOOK_PATH } from "./webhooks.ts";

export type WorkerState =
  | { readonly kind: "ready"; readonly seen: Seen }
  | { readonly kind: "unreachable"; readonly detail: string }
  | { readonly kind: "misconfigured"; readonly problems: readonly string[]; readonly seen: Seen }
  | { readonly kind: "degraded"; readonly problems: readonly string[]; readonly seen: Seen }
  | { readonly kind: "other-key"; readonly seen: Seen };

/** What a Worker may tell of its traffic; null where it does not offer it. */
export interface Seen {
  readonly lastWebhookAt: string | null;
  readonly lastReplyAt: string | null;
  /** By which its calls are authorized, and what is missing for that. */
  readonly authorization: { readonly mode: string; readonly problem: string | null } | null;
}

const part = z.looseObject({ status: z.string(), detail: z.string().optional().catch(undefined) });
const healthSchema = z.looseObject({
  status: z.string(),
  configuration: z
    .looseObject({
      problems: z.array(z.looseObject({ setting: z.string(), problem: z.string() })).catch([]),
    })
    .optional()
    .catch(undefined),
  lastWebhookAt: z.string().nullable().default(null).catch(null),
  lastReplyAt: z.string().nullable().default(null).catch(null),
  authorization: z
    .looseObject({ status: z.string(), mode: z.string(), detail: z.string().optional().catch(undefined) })
    .nullable()
    .default(null)
    .catch(null),
});

const TIMEOUT_MS = 15_000;

/** Without a key the probe is left out, and a ready Worker may still have another key. */
export async function checkWorker(
  fetchFrom: typeof fetch,
  workerUrl: string,
  expected: { readonly webhookSecret: string; readonly organizationId: string } | null,
): Promise<WorkerState> {
  const asked = await ask(fetchFrom, `${workerUrl}/health`, {});
  if (asked.kind === "unreachable") {
    return asked;
  }
  const health = healthSchema.safeParse(parseOrNull(asked.text));
  if (!health.success) {
    return {
      kind: "unreachable",
      detail: `${workerUrl}/health answers ${asked.status}, and not as Firstline's Worker does`,
    };
  }
  const { lastWebhookAt, lastReplyAt, authorization } = health.data;
  const seen: Seen = {
    lastWebhookAt,
    lastReplyAt,
    authorization:
      authorization === null
        ? null
        : { mode: authorization.mode, problem: authorization.status === "ok" ? null : (authorization.detail ?? "") },
  };
  const problems = (health.data.configuration?.problems ?? []).map(({ setting, problem }) => `${setting} ${problem}`);
  if (problems.length > 0) {
    return { kind: "misconfigured", problems, seen };
  }
  if (health.data.status !== "ok") {
    return { kind: "degraded", problems: troubles(health.data), seen };
  }
  return expected === null || (await takesOurKey(fetchFrom, workerUrl, expected))
    ? { kind: "ready", seen }
    : { kind: "other-key", seen };
}

function troubles(health: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(health).flatMap(([name, value]) => {
    const read = part.safeParse(value);
    return read.success && read.data.status !== "ok" ? [`${name}: ${read.data.detail ?? read.data.status}`] : [];
  });
}

async function takesOurKey(
  fetchFrom: typeof fetch,
  workerUrl: string,
  expected: { readonly webhookSecret: string; readonly organizationId: string },
): Promise<boolean> {
  const answer = await ask(fetchFrom, `${workerUrl}${WEBHOOK_PATH}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      webhook_id: "firstline-probe",
      secret_key: expected.webhookSecret,
      organization_id: expected.organizationId,
      action: "firstline_probe",
      payload: {},
    }),
  });
  return answer.kind === "answered" && answer.status === 200;
}

async function ask(
  fetchFrom: typeof fetch,
  url: string,
  init: RequestInit,
): Promise<
  | { readonly kind: "answered"; readonly status: number; readonly text: string }
  | { readonly kind: "unreachable"; readonly detail: string }
> {
  try {
    const response = await fetchFrom(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
    return { kind: "answered", status: response.status, text: await response.text() };
  } catch {
    return { kind: "unreachable", detail: `${url} does not answer` };
  }
}

/** What is in the way, in words; null when the Worker is ready. */
export function obstacle(state: WorkerState): { readonly problem: string; readonly next: string } | null {
  switch (state.kind) {
    case "ready":
      return null;
    case "unreachable":
      return {
        problem: `The Worker cannot be reached: ${state.detail}.`,
        next: "Deploy it (npx wrangler deploy) and set FIRSTLINE_URL to the address that it prints.",
      };
    case "misconfigured":
      return {
        problem: `The Worker lacks settings: ${state.problems.join("; ")}.`,
        next: "Put the vars into wrangler.toml and deploy; put secrets with --store or npx wrangler secret put.",
      };
    case "degraded":
      return {
        problem: `A part of the Worker does not work: ${state.problems.join("; ")}.`,
        next: "Mend what /health names; customers would get no answer.",
      };
    case "other-key":
      return {
        problem: "The Worker refuses a webhook with our key: its LIVECHAT_WEBHOOK_SECRET or organization id differs.",
        next: "Run npm run livechat -- setup --store, and compare LIVECHAT_ORGANIZATION_ID in wrangler.toml.",
      };
  }
}
