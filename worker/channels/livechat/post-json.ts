/** One request to LiveChat's Web APIs and what came of it: an answer, the vendor's error, or none that can be read. */
import { errorSchema } from "./schema.ts";

/** The vendor gives a call up after so long ("Errors", v3.6). */
const VENDOR_TIMEOUT_MS = 15_000;
/** Waiting longer than the vendor tells that a lost call will not act any more. */
const CALL_TIMEOUT_MS = VENDOR_TIMEOUT_MS + 2_000;

/** The vendor documents no `Retry-After`; one that is sent all the same does not silence a chat for longer. */
const LONGEST_RETRY_AFTER_MS = 5 * 60_000;

export type Answer = { readonly kind: "ok"; readonly body: unknown } | ErrorAnswer;

export interface ErrorAnswer {
  readonly kind: "error";
  readonly type: string;
  readonly status: number | null;
  readonly message: string;
  readonly region: string | null;
  readonly retryAfter: number | null;
}

/** One request, within its time. Never throws. */
export async function postJson(
  fetchFrom: typeof fetch,
  url: string,
  body: unknown,
  headers: Record<string, string>,
  timeout: number = CALL_TIMEOUT_MS,
): Promise<Answer> {
  const controller = new AbortController();
  // Not AbortSignal.timeout: its timer would hold the Durable Object in memory until it ends.
  const timer = setTimeout(() => controller.abort(), timeout);
  try {
    const response = await fetchFrom(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      signal: controller.signal,
      // The API never redirects, and the token is for nobody else.
      redirect: "manual",
    });
    return readAnswer(response, parseOrNull(await response.text()));
  } catch {
    // Out of sight is not over: the vendor may still be at it, until its own time limit.
    return controller.signal.aborted
      ? { ...networkError, type: "no_answer_in_time" }
      : { ...networkError, retryAfter: VENDOR_TIMEOUT_MS };
  } finally {
    clearTimeout(timer);
  }
}

const networkError: ErrorAnswer = {
  kind: "error",
  type: "network",
  status: null,
  message: "no answer from LiveChat",
  region: null,
  retryAfter: null,
};

function readAnswer({ ok, status, headers }: Response, body: unknown): Answer {
  const parsed = errorSchema.safeParse(body);
  if (parsed.success) {
    const { type, message, data } = parsed.data.error;
    const region = data?.region ?? null;
    return { kind: "error", type, status, message, region, retryAfter: readRetryAfter(headers) };
  }
  return ok
    ? { kind: "ok", body: body ?? {} }
    : {
        ...networkError,
        type: `http_${status}`,
        status,
        message: "an answer that is no LiveChat error",
        retryAfter: readRetryAfter(headers),
      };
}

/** Milliseconds; null without the header, and for one that is no number of seconds. */
function readRetryAfter(headers: Headers): number | null {
  const given = headers.get("retry-after") ?? "";
  return /^\d+(\.\d+)?$/.test(given) ? Math.min(Number(given) * 1000, LONGEST_RETRY_AFTER_MS) : null;
}

/** Null for what is no JSON. */
export function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
