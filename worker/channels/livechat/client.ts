/**
 * Calls of LiveChat's Web APIs. Every failure becomes one `ChannelError`, decided on the error's
 * type and not on the status: the vendor documents no status ("Errors", v3.6).
 *
 * Two refusals are met here and repeated once, since the call certainly had no effect: a token that
 * has ended, and a chat that lives in another data centre.
 */
import type { z } from "zod";
import type { Config } from "../../config.ts";
import { ChannelError } from "../channel.ts";
import type { FailureKind } from "../channel.ts";
import { botTokenAnswer, errorSchema } from "./schema.ts";

/** The vendor gives up after 15 s; waiting longer tells that a lost call will not act any more. */
const CALL_TIMEOUT_MS = 17_000;

export type IssuedToken =
  | { readonly kind: "issued"; readonly token: string }
  | { readonly kind: "failed"; readonly code: string };

/** Gives a token other than `refused`. */
export type TokenSource = (refused: string | null) => Promise<IssuedToken>;

/** The part of the configuration that a call needs. */
export type LiveChatConfig = Pick<
  Config,
  | "LIVECHAT_API_URL"
  | "LIVECHAT_API_VERSION"
  | "LIVECHAT_ORGANIZATION_ID"
  | "LIVECHAT_CLIENT_ID"
  | "LIVECHAT_BOT_ID"
  | "LIVECHAT_BOT_SECRET"
>;

export class LiveChatClient {
  private readonly config: LiveChatConfig;
  private readonly tokens: TokenSource;
  private readonly fetch: typeof fetch;
  private token: string | null = null;
  private region: string | null = null;

  constructor(config: LiveChatConfig, tokens: TokenSource, fetchFrom: typeof fetch) {
    this.config = config;
    this.tokens = tokens;
    this.fetch = fetchFrom;
  }

  /** One call of the Agent Chat Web API, its answer checked. Throws `ChannelError` only. */
  async call<Schema extends z.ZodType>(
    action: string,
    body: Readonly<Record<string, unknown>>,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    let answer = await this.post(action, body, null);
    if (answer.kind === "error" && answer.type === "authentication") {
      answer = await this.post(action, body, this.token);
    } else if (answer.kind === "error" && answer.type === "misdirected_request" && answer.region !== null) {
      this.region = answer.region;
      answer = await this.post(action, body, null);
    }
    if (answer.kind === "error") {
      throw new ChannelError(failureOf(answer), answer.type, `${action}: ${answer.message}`, answer.retryAfter);
    }
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) {
      // The call had its effect; what came back is not what the vendor documents.
      throw new ChannelError("unknown", "unexpected_answer", `${action}: the answer has an unknown shape`);
    }
    return parsed.data;
  }

  private async post(action: string, body: unknown, refused: string | null): Promise<Answer> {
    if (this.token === null || refused !== null) {
      const issued = await this.tokens(refused);
      if (issued.kind === "failed") {
        throw new ChannelError("not-done", issued.code, `${action}: no bot token to be had`);
      }
      this.token = issued.token;
    }
    const { LIVECHAT_API_URL: base, LIVECHAT_API_VERSION: version } = this.config;
    return postJson(this.fetch, `${base}/v${version}/agent/action/${action}`, body, {
      authorization: `Bearer ${this.token}`,
      ...(this.region === null ? {} : { "x-region": this.region }),
    });
  }
}

/** Asks for a new bot token: valid 24 h. Needs the bot's secret and no other authorization. */
export async function issueBotToken(config: LiveChatConfig, fetchFrom: typeof fetch): Promise<IssuedToken> {
  const { LIVECHAT_API_URL: base, LIVECHAT_API_VERSION: version } = config;
  const answer = await postJson(
    fetchFrom,
    `${base}/v${version}/configuration/action/issue_bot_token`,
    {
      bot_id: config.LIVECHAT_BOT_ID,
      client_id: config.LIVECHAT_CLIENT_ID,
      bot_secret: config.LIVECHAT_BOT_SECRET,
      organization_id: config.LIVECHAT_ORGANIZATION_ID,
    },
    {},
  );
  if (answer.kind === "error") {
    return { kind: "failed", code: answer.type };
  }
  const parsed = botTokenAnswer.safeParse(answer.body);
  return parsed.success
    ? { kind: "issued", token: parsed.data.token }
    : { kind: "failed", code: "unexpected_answer" };
}

type Answer = { readonly kind: "ok"; readonly body: unknown } | ErrorAnswer;

interface ErrorAnswer {
  readonly kind: "error";
  readonly type: string;
  readonly message: string;
  readonly region: string | null;
  readonly retryAfter: number | null;
}

async function postJson(
  fetchFrom: typeof fetch,
  url: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const controller = new AbortController();
  // Not AbortSignal.timeout: its timer would hold the Durable Object in memory until it ends.
  const timer = setTimeout(() => controller.abort(), CALL_TIMEOUT_MS);
  try {
    const response = await fetchFrom(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
      signal: controller.signal,
    });
    const text = await response.text();
    return response.ok ? { kind: "ok", body: parseOrNull(text) ?? {} } : readError(response, text);
  } catch {
    return { ...networkError, type: controller.signal.aborted ? "no_answer_in_time" : "network" };
  } finally {
    clearTimeout(timer);
  }
}

const networkError: ErrorAnswer = {
  kind: "error",
  type: "network",
  message: "no answer from LiveChat",
  region: null,
  retryAfter: null,
};

function readError(response: Response, text: string): ErrorAnswer {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retryAfter = Number.isFinite(seconds) ? seconds * 1000 : null;
  const parsed = errorSchema.safeParse(parseOrNull(text));
  if (!parsed.success) {
    return { ...networkError, type: `http_${response.status}`, message: "an answer that is no LiveChat error", retryAfter };
  }
  const { type, message, data } = parsed.data.error;
  return { kind: "error", type, message, region: data?.region ?? null, retryAfter };
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function failureOf({ type, message }: ErrorAnswer): FailureKind {
  switch (type) {
    case "too_many_requests":
    case "authentication":
    case "misdirected_request":
    case "http_401":
    case "http_429":
      return "not-done";
    case "internal":
    case "request_timeout":
    case "service_unavailable":
    case "network":
    case "no_answer_in_time":
      return "unknown";
    case "authorization":
    case "missing_access":
      return "not-in-chat";
    case "chat_inactive":
    case "chat_anonymized":
      return "closed";
    default:
      if (type.startsWith("http_5")) {
        return "unknown";
      }
      // Older answers say the same as `chat_inactive` under the type `validation`.
      return /chat not active|no active chat thread|chat is inactive/i.test(message) ? "closed" : "rejected";
  }
}
