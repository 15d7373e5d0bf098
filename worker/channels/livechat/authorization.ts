/** What a call bears, by LIVECHAT_AUTHORIZATION. The one place that knows which token goes into which header. */
import type { Config } from "../../config.ts";
import type { Env } from "../../env.ts";
import { within } from "../../jurisdiction.ts";

export type IssuedToken =
  /** `renewAt`: when to ask again, in milliseconds, where the token's life is known. */
  | { readonly kind: "issued"; readonly token: string; readonly renewAt?: number }
  | { readonly kind: "failed"; readonly code: string };

/** Gives a token other than `refused`. */
export type TokenSource = (refused: string | null) => Promise<IssuedToken>;

/** The part of the configuration that says as whom calls are made; without a mode, by bot token. */
export type AuthorizationConfig = Pick<Config, "LIVECHAT_BOT_ID"> &
  Partial<Pick<Config, "LIVECHAT_AUTHORIZATION" | "LIVECHAT_ACCOUNT_ID">>;

/**
 * Throws nothing: `config` has been checked. A bot token is the bot by itself; the others are a person's, and say in
 * version 3.5 that they speak for the bot.
 */
export function authorizationHeaders(config: AuthorizationConfig, token: string): Record<string, string> {
  switch (config.LIVECHAT_AUTHORIZATION ?? "bot-token") {
    case "bot-token":
      return { authorization: `Bearer ${token}` };
    case "personal-access-token":
      // As Bearer it is refused ("Troubleshooting", v3.6).
      return {
        authorization: `Basic ${btoa(`${config.LIVECHAT_ACCOUNT_ID ?? ""}:${token}`)}`,
        "x-author-id": config.LIVECHAT_BOT_ID,
      };
    case "oauth":
      return { authorization: `Bearer ${token}`, "x-author-id": config.LIVECHAT_BOT_ID };
  }
}

/** The data centre that a token of a person begins with, `fra:…`; bot tokens have none. */
export function regionOf(token: string): string | null {
  return /^([\w-]{1,40}):/.exec(token)?.[1] ?? null;
}

/** As copied from an address, where the colon after the region is `%3A`. */
export function decodeRegion(token: string): string {
  return token.replace(/^([\w-]{1,40})%3A/i, "$1:");
}

/** Where the calls of one chat get their token from. */
export function sharedTokens(env: Env, config: Config): TokenSource {
  if (config.LIVECHAT_AUTHORIZATION === "personal-access-token") {
    const token = decodeRegion(config.LIVECHAT_PERSONAL_ACCESS_TOKEN ?? "");
    // There is no other to be had: an operator has to set a new one.
    return (refused) =>
      Promise.resolve(
        refused === null ? { kind: "issued", token } : { kind: "failed", code: "personal_access_token_refused" },
      );
  }
  return async (refused) => {
    try {
      // A new stub each time: a stub is broken after an error.
      return await tokenObject(env, config).token(refused);
    } catch {
      return { kind: "failed", code: "token_object_unreachable" };
    }
  };
}

/** The one object that issues, renews and keeps tokens. */
export function tokenObject(env: Env, config: Config) {
  return within(env.BOT_TOKENS, config).getByName(config.LIVECHAT_BOT_ID);
}
