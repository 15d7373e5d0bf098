/** Whether a bot's secret is the right one: the only proof is a token that it buys. */
import { botTokenAnswer } from "../worker/channels/livechat/schema.ts";
import { LiveChatRefusal } from "./failure.ts";
import type { LiveChatCall } from "./livechat-api.ts";

export interface BotIdentity {
  readonly botId: string;
  readonly clientId: string;
  readonly organizationId: string;
}

const REFUSED = new Set(["authentication", "authorization", "validation", "not_found", "http_401", "http_403"]);

/** A bot token, or null when secret, bot, client id and organization do not belong together. */
export async function issueToken(
  anonymous: LiveChatCall,
  { botId, clientId, organizationId }: BotIdentity,
  secret: string,
): Promise<string | null> {
  try {
    const body = await anonymous("configuration/action/issue_bot_token", {
      bot_id: botId,
      client_id: clientId,
      bot_secret: secret,
      organization_id: organizationId,
    });
    return botTokenAnswer.parse(body).token;
  } catch (error) {
    if (error instanceof LiveChatRefusal && REFUSED.has(error.type)) {
      return null;
    }
    throw error;
  }
}

export interface KnownSecret {
  readonly secret: string;
  readonly token: string;
}

/** The first of several secrets that LiveChat accepts; null when it accepts none. */
export async function firstAccepted(
  anonymous: LiveChatCall,
  bot: BotIdentity,
  secrets: readonly (string | null | undefined)[],
): Promise<KnownSecret | null> {
  for (const secret of new Set(secrets)) {
    const token = secret === null || secret === undefined ? null : await issueToken(anonymous, bot, secret);
    if (token !== null && secret !== null && secret !== undefined) {
      return { secret, token };
    }
  }
  return null;
}
