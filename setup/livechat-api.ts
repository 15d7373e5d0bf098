/**
 * Calls of an administrator and of the bot, for the operator's commands. The Worker has a client of
 * its own (`worker/channels/livechat/client.ts`): it must never wait long, these may.
 *
 * A call is repeated where that cannot do a thing twice: reads after any passing trouble, writes
 * only when LiveChat says that it was too busy to take them.
 */
import { setTimeout as delay } from "node:timers/promises";
import { decodeRegion, regionOf } from "../worker/channels/livechat/authorization.ts";
import { parseOrNull } from "../worker/channels/livechat/post-json.ts";
import { errorSchema } from "../worker/channels/livechat/schema.ts";
import { LiveChatRefusal } from "./failure.ts";

/** One call; gives the answer's body, throws `LiveChatRefusal`. */
export type LiveChatCall = (path: string, body: unknown) => Promise<unknown>;

/** What answers told beside their bodies. */
export interface Observed {
  /** The header `Legacy` or `Deprecation`: the day from which this version is outdated. */
  legacy: string | null;
  deprecation: string | null;
  /** The data centre that calls had to be sent on to. */
  region: string | null;
  /** LiveChat's clock minus ours, in milliseconds, to the second. */
  skewMs: number | null;
}

export interface LiveChatApi {
  readonly administrator: LiveChatCall;
  /** Without any authorization, as `issue_bot_token` is called. */
  readonly anonymous: LiveChatCall;
  asBot(token: string): LiveChatCall;
  /** Whether LiveChat knows the organization; null when that could not be found out. */
  organizationExists(organizationId: string): Promise<boolean | null>;
  readonly observed: Readonly<Observed>;
}

export interface ApiOptions {
  readonly url: string;
  readonly version: string;
  readonly accountId: string;
  readonly personalAccessToken: string;
  readonly fetch: typeof fetch;
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

/** The vendor gives up after 15 s. */
const TIMEOUT_MS = 17_000;
const PAUSES_MS = [1_000, 3_000];

const PASSING = new Set(["internal", "request_timeout", "service_unavailable", "network", "no_answer_in_time"]);

export function createApi(options: ApiOptions): LiveChatApi {
  const token = decodeRegion(options.personalAccessToken);
  const observed: Observed = { legacy: null, deprecation: null, region: regionOf(token), skewMs: null };
  const now = options.now ?? Date.now;
  const sleep = options.sleep ?? delay;
  const base = options.url.replace(/\/+$/, "");

  function caller(authorization: string | null): LiveChatCall {
    return async (path, body) => {
      let redirected = false;
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await post(path, body, authorization);
        } catch (error) {
          if (!(error instanceof LiveChatRefusal)) {
            throw error;
          }
          if (error.type === "misdirected_request" && error.region !== null && !redirected) {
            observed.region = error.region; // Once: a second word of this kind is no better than the first.
            redirected = true;
            continue;
          }
          const pause = PAUSES_MS[attempt];
          if (pause === undefined || !mayRepeat(error)) {
            throw error;
          }
          await sleep(pause);
        }
      }
    };
  }

  async function post(path: string, body: unknown, authorization: string | null): Promise<unknown> {
    const response = await send(path, `${base}/v${options.version}/${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(authorization === null ? {} : { authorization }),
        ...(observed.region === null ? {} : { "x-region": observed.region }),
      },
      body: JSON.stringify(body),
    });
    return readBody(path, response);
  }

  async function send(path: string, url: string, init: RequestInit): Promise<Response> {
    try {
      // The API never redirects, and the token is for nobody else.
      const response = await options.fetch(url, {
        ...init,
        redirect: "manual",
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      note(response.headers);
      return response;
    } catch (error) {
      const type = error instanceof Error && error.name === "TimeoutError" ? "no_answer_in_time" : "network";
      throw new LiveChatRefusal(path, type, "no answer");
    }
  }

  function note(headers: Headers): void {
    observed.legacy = headers.get("legacy") ?? observed.legacy;
    observed.deprecation = headers.get("deprecation") ?? observed.deprecation;
    const date = Date.parse(headers.get("date") ?? "");
    observed.skewMs = Number.isNaN(date) ? observed.skewMs : date - now();
  }

  return {
    administrator: caller(`Basic ${btoa(`${options.accountId}:${token}`)}`),
    anonymous: caller(null),
    asBot: (botToken) => caller(`Bearer ${botToken}`),
    observed,
    async organizationExists(organizationId) {
      const path = "customer/action/get_dynamic_configuration";
      const url = `${base}/v${options.version}/${path}?organization_id=${encodeURIComponent(organizationId)}`;
      try {
        const headers = observed.region === null ? {} : { "x-region": observed.region };
        await readBody(path, await send(path, url, { headers }));
        return true;
      } catch (error) {
        return error instanceof LiveChatRefusal && error.type === "license_not_found" ? false : null;
      }
    },
  };

  function mayRepeat(error: LiveChatRefusal): boolean {
    return error.type === "too_many_requests" || (PASSING.has(error.type) && /^(list|get)_/.test(error.action));
  }
}

async function readBody(path: string, response: Response): Promise<unknown> {
  const body = parseOrNull(await response.text().catch(() => ""));
  const failure = errorSchema.safeParse(body);
  if (failure.success) {
    const { type, message, data } = failure.data.error;
    throw new LiveChatRefusal(path, type, message, data?.region ?? null);
  }
  if (!response.ok) {
    throw new LiveChatRefusal(path, `http_${response.status}`, "an answer that is no LiveChat error");
  }
  return body ?? {};
}
