/**
 * One token for all chats. A bot token lives 24 h, cannot be revoked, and says nothing of its age ("issue_bot_token",
 * Configuration API v3.6); an OAuth token is refreshed by what nobody else may use at the same time. So this object
 * alone gets and keeps them, as `token-keeper.ts` promises (T1–T5). Chats hold the token in memory and come here only
 * without one, with one that has to be renewed, or with one that was refused.
 */
import { DurableObject } from "cloudflare:workers";
import type { Config } from "../../config.ts";
import type { Env } from "../../env.ts";
import { readConfig } from "../../config.ts";
import { report } from "../../report.ts";
import type { IssuedToken } from "./authorization.ts";
import { issueBotToken } from "./client.ts";
import { OAuthGrant } from "./oauth-grant.ts";
import type { Authorized, Callback } from "./oauth-grant.ts";
import { TokenKeeper } from "./token-keeper.ts";
import type { Renewal, TokenStorage } from "./token-keeper.ts";
import { createTokenVault } from "./token-vault.ts";

const HOUR_MS = 60 * 60 * 1000;

interface Keeping {
  readonly keeper: TokenKeeper;
  /** With `oauth` only. */
  readonly grant: OAuthGrant | null;
}

const notConfigured = { kind: "refused", code: "configuration" } as const;

export class BotToken extends DurableObject<Env> {
  private keeping: Keeping | null = null;

  /** A token that is not `refused`, in milliseconds when one is kept. Never throws. */
  async token(refused: string | null): Promise<IssuedToken> {
    const keeping = this.open();
    if (keeping === null) {
      return { kind: "failed", code: "configuration" };
    }
    const issued = await keeping.keeper.token(refused);
    if (issued.kind === "failed") {
      report({ level: "error", kind: "authorization", code: issued.code });
    }
    return issued;
  }

  /** Whether nobody has to give access before a call can be made. Asks nobody else. */
  async isAuthorized(): Promise<boolean> {
    const keeping = this.open();
    return keeping !== null && (keeping.grant === null || (await keeping.keeper.isKept()));
  }

  /** The address at which an operator gives access; null without `oauth`. */
  async startAuthorization(redirectUri: string): Promise<string | null> {
    return (await this.open()?.grant?.start(redirectUri)) ?? null;
  }

  async finishAuthorization(callback: Callback): Promise<Authorized> {
    const keeping = this.open();
    return (await keeping?.grant?.finish(callback, keeping.keeper)) ?? notConfigured;
  }

  /** Settings change with a new deployment, and with it comes a new instance of this class. */
  private open(): Keeping | null {
    const read = readConfig(this.env);
    if (this.keeping === null && read.kind === "ok") {
      this.keeping = this.createKeeping(read.config);
    }
    return this.keeping;
  }

  private createKeeping(config: Config): Keeping {
    const fetchFrom: typeof fetch = (input, init) => fetch(input, init);
    const storage = createStorage(this.ctx.storage.sql);
    const isOAuth = config.LIVECHAT_AUTHORIZATION === "oauth";
    // Whoever has the bot's secret can have bot tokens issued: under no other key would one be safer.
    const vault = createTokenVault((isOAuth ? config.TOKEN_ENCRYPTION_KEY : config.LIVECHAT_BOT_SECRET) ?? "");
    const parts = { storage, vault, now: Date.now };
    if (!isOAuth) {
      const renew = () => renewBotToken(config, fetchFrom);
      return { keeper: new TokenKeeper({ ...parts, name: "bot-token", renew }), grant: null };
    }
    const grant = new OAuthGrant({ ...parts, config, fetch: fetchFrom });
    const renew: OAuthGrant["renew"] = (kept) => grant.renew(kept);
    return { keeper: new TokenKeeper({ ...parts, name: "oauth-token", renew }), grant };
  }
}

async function renewBotToken(config: Config, fetchFrom: typeof fetch): Promise<Renewal> {
  const issuedAt = Date.now();
  const issued = await issueBotToken(config, fetchFrom);
  return issued.kind === "failed"
    ? { kind: "failed", code: issued.code, ended: false }
    : {
        kind: "renewed",
        kept: {
          access: issued.token,
          refresh: null,
          renewAt: issuedAt + 23 * HOUR_MS,
          endsAt: issuedAt + 24 * HOUR_MS,
        },
      };
}

/** A table, and not the key-value part of the storage: that one no tool can read, and what is in it no test can see. */
function createStorage(sql: SqlStorage): TokenStorage {
  sql.exec("CREATE TABLE IF NOT EXISTS sealed (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT");
  return {
    get: (name) => sql.exec<{ value: string }>("SELECT value FROM sealed WHERE name = ?", name).toArray()[0]?.value,
    put: (name, value) => void sql.exec("INSERT OR REPLACE INTO sealed (name, value) VALUES (?, ?)", name, value),
    delete: (name) => void sql.exec("DELETE FROM sealed WHERE name = ?", name),
  };
}
