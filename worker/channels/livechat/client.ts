/**
 * Calls of LiveChat's Web APIs. Every failure becomes one `ChannelError`; what each type of error means stands in
 * `error-types.ts`.
 *
 * Two refusals are met here and repeated once, since the call certainly had no effect: a token that
 * has ended, and a chat that lives in another data centre.
 */
import type { z } from "zod";
import type { Config } from "../../config.ts";
import { ChannelError } from "../channel.ts";
import { authorizationHeaders, regionOf } from "./authorization.ts";
import type { AuthorizationConfig, IssuedToken, TokenSource } from "./authorization.ts";
import { adviceWithoutToken, meaningOf } from "./error-types.ts";
import type { Meaning } from "./error-types.ts";
import { CallMeter, INDICATORS } from "./call-meter.ts";
import { postJson } from "./post-json.ts";
import type { Answer, ErrorAnswer } from "./post-json.ts";
import { botTokenAnswer } from "./schema.ts";

export type { IssuedToken, TokenSource } from "./authorization.ts";

/** The part of the configuration that a call needs. */
export type LiveChatConfig = Pick<
  Config,
  | "LIVECHAT_API_URL"
  | "LIVECHAT_API_VERSION"
  | "LIVECHAT_ORGANIZATION_ID"
  | "LIVECHAT_CLIENT_ID"
  | "LIVECHAT_BOT_ID"
  | "LIVECHAT_BOT_SECRET"
> &
  Partial<Pick<Config, "INDICATOR_CALLS_PER_MESSAGE">> &
  AuthorizationConfig;

export class LiveChatClient {
  private readonly config: LiveChatConfig;
  private readonly tokens: TokenSource;
  private readonly fetch: typeof fetch;
  private readonly meter: CallMeter;
  private token: string | null = null;
  private renewAt = Number.POSITIVE_INFINITY;
  private region: string | null = null;

  constructor(config: LiveChatConfig, tokens: TokenSource, fetchFrom: typeof fetch) {
    this.config = config;
    this.tokens = tokens;
    this.fetch = fetchFrom;
    this.meter = new CallMeter(config.INDICATOR_CALLS_PER_MESSAGE);
  }

  /**
   * How often each action was called at the vendor, since this client was made: repetitions after a refusal are counted
   * too, since they are billed. A client lives as long as its chat's object is in memory, so whoever stores the counts
   * adds up what was new since it last looked.
   */
  calls(): Readonly<Record<string, number>> {
    return this.meter.calls();
  }

  /** Whether the budget has room for one more call of this action now; always, but for those that only indicate. */
  allows(action: string): boolean {
    return this.meter.allows(action, Date.now());
  }

  /** The customer has got a message: what indicates the next one has its own budget. */
  messageSent(): void {
    this.meter.messageSent();
  }

  /** One call of the Agent Chat Web API, its answer checked. Throws `ChannelError` only. */
  async call<Schema extends z.ZodType>(
    action: string,
    body: Readonly<Record<string, unknown>>,
    schema: Schema,
  ): Promise<z.infer<Schema>> {
    const token = this.held() ?? (await this.renew(action, null));
    let answer = await this.post(action, body, token);
    if (answer.kind === "error" && isFor("authorize", answer)) {
      // The token that this call bore, not the newest: another call may have had that renewed already.
      answer = await this.post(action, body, await this.renew(action, token));
    } else if (answer.kind === "error" && isFor("other-region", answer) && answer.region !== null) {
      this.region = answer.region;
      answer = await this.post(action, body, token);
    }
    if (answer.kind === "error") {
      const { type, status, message, retryAfter } = answer;
      const { failure, advice } = meaningOf(type, status, message);
      throw new ChannelError(failure, type, `${action}: ${message}`, { retryAfter, advice });
    }
    const parsed = schema.safeParse(answer.body);
    if (!parsed.success) {
      // The call had its effect; what came back is not what the vendor documents.
      throw new ChannelError("unknown", "unexpected_answer", `${action}: the answer has an unknown shape`);
    }
    return parsed.data;
  }

  /** Gets the token that the next call bears, if none is held. Never throws. */
  async ready(): Promise<void> {
    if (this.held() === null) {
      await this.renew("ready", null).catch(() => undefined);
    }
  }

  private held(): string | null {
    return Date.now() < this.renewAt ? this.token : null;
  }

  private async renew(action: string, refused: string | null): Promise<string> {
    const issued = await this.tokens(refused);
    if (issued.kind === "failed") {
      const advice = adviceWithoutToken(issued.code);
      throw new ChannelError("not-done", issued.code, `${action}: no token to be had`, { advice });
    }
    this.token = issued.token;
    this.renewAt = issued.renewAt ?? Number.POSITIVE_INFINITY;
    return issued.token;
  }

  private post(action: string, body: unknown, token: string): Promise<Answer> {
    this.meter.count(action, Date.now());
    const headers = {
      ...authorizationHeaders(this.config, token),
      // Where the vendor sent us counts for more than what the token begins with.
      ...inRegion(this.region ?? regionOf(token)),
    };
    const timeout = INDICATORS.has(action) ? INDICATOR_TIMEOUT_MS : undefined;
    return postJson(this.fetch, urlOf(this.config, "agent", action), body, headers, timeout);
  }
}

/** Asks for a new bot token: valid 24 h. Needs the bot's secret and no other authorization. Never throws. */
export async function issueBotToken(config: LiveChatConfig, fetchFrom: typeof fetch): Promise<IssuedToken> {
  const ask = (region: string | null) =>
    postJson(
      fetchFrom,
      urlOf(config, "configuration", "issue_bot_token"),
      {
        bot_id: config.LIVECHAT_BOT_ID,
        client_id: config.LIVECHAT_CLIENT_ID,
        bot_secret: config.LIVECHAT_BOT_SECRET ?? "",
        organization_id: config.LIVECHAT_ORGANIZATION_ID,
      },
      inRegion(region),
    );
  let answer = await ask(null);
  if (answer.kind === "error" && isFor("other-region", answer) && answer.region !== null) {
    answer = await ask(answer.region);
  }
  if (answer.kind === "error") {
    return { kind: "failed", code: answer.type };
  }
  const parsed = botTokenAnswer.safeParse(answer.body);
  return parsed.success ? { kind: "issued", token: parsed.data.token } : { kind: "failed", code: "unexpected_answer" };
}

/** An answer that is ready does not wait longer for a sign that it is on its way. */
const INDICATOR_TIMEOUT_MS = 2_000;

function isFor(remedy: Meaning["remedy"], { type, status, message }: ErrorAnswer): boolean {
  return meaningOf(type, status, message).remedy === remedy;
}

function urlOf(config: LiveChatConfig, api: "agent" | "configuration", action: string): string {
  const base = config.LIVECHAT_API_URL.replace(/\/+$/, "");
  return `${base}/v${config.LIVECHAT_API_VERSION}/${api}/action/${action}`;
}

function inRegion(region: string | null): Record<string, string> {
  return region === null ? {} : { "x-region": region };
}
