/**
 * One bot token for all chats. A token lives 24 h, cannot be revoked, and says nothing of its age
 * ("issue_bot_token", Configuration API v3.6), so that this object alone asks for one and keeps it.
 * Chats hold the token in memory and come here only without one, or with one that was refused.
 *
 * T1. However many chats ask at once, one new token is issued.
 * T2. A token is renewed before it ends, and when a chat shows that it was refused.
 * T3. A token that was refused once is given to nobody again.
 */
import { DurableObject } from "cloudflare:workers";
import type { Env } from "../../config.ts";
import { readConfig } from "../../config.ts";
import { issueBotToken } from "./client.ts";
import type { IssuedToken } from "./client.ts";

const LIFETIME_MS = 23 * 60 * 60 * 1000;

export class BotToken extends DurableObject<Env> {
  private issuing: Promise<IssuedToken> | null = null;

  /** A token that is not `refused`, in milliseconds when one is kept. Never throws. */
  async token(refused: string | null): Promise<IssuedToken> {
    const kept = this.ctx.storage.kv.get<{ token: string; issuedAt: number }>("token");
    if (kept !== undefined && kept.token !== refused && Date.now() - kept.issuedAt < LIFETIME_MS) {
      return { kind: "issued", token: kept.token };
    }
    this.ctx.storage.kv.delete("token"); // T3: whoever comes while a new one is issued waits for it.
    this.issuing ??= this.issue().finally(() => {
      this.issuing = null;
    }); // T1
    return this.issuing;
  }

  private async issue(): Promise<IssuedToken> {
    const read = readConfig(this.env);
    if (read.kind === "invalid") {
      return { kind: "failed", code: "configuration" };
    }
    const issued = await issueBotToken(read.config, (input, init) => fetch(input, init));
    if (issued.kind === "issued") {
      this.ctx.storage.kv.put("token", { token: issued.token, issuedAt: Date.now() });
    }
    return issued;
  }
}
