/** One run of a command: who is asked, what is known, where it is said. */
import type { ActualBot } from "./actual.ts";
import { SetupFailure } from "./failure.ts";
import { createApi } from "./livechat-api.ts";
import type { LiveChatApi } from "./livechat-api.ts";
import type { Output } from "./output.ts";
import { readSettings } from "./settings.ts";
import type { KeptValues, Settings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";

export interface Session {
  readonly settings: Settings;
  readonly api: LiveChatApi;
  readonly output: Output;
  readonly surroundings: Surroundings;
  kept(): KeptValues;
  /** Adds to what is kept, at once: LiveChat tells none of it again. */
  keep(values: KeptValues): void;
  forget(): void;
}

export function openSession(surroundings: Surroundings, output: Output): Session {
  const settings = readSettings(surroundings.env);
  const { accountId, personalAccessToken, organizationId, clientId } = settings;
  output.hide(btoa(`${accountId}:${personalAccessToken}`));
  const key = `${organizationId}/${clientId}`;
  const kept = () => surroundings.kept.read(key);
  for (const secret of [kept().botSecret, kept().webhookSecret, kept().previousWebhookSecret]) {
    output.hide(secret);
  }
  return {
    settings,
    api: createApi({
      url: settings.apiUrl,
      version: settings.apiVersion,
      accountId,
      personalAccessToken,
      fetch: surroundings.fetch,
      now: surroundings.now,
      sleep: surroundings.sleep,
    }),
    output,
    surroundings,
    kept,
    keep: (values) => surroundings.kept.write(key, { ...kept(), ...values }),
    forget: () => surroundings.kept.write(key, {}),
  };
}

/** The bot that a run is about: by its id where that is known, else by its owner and name. */
export function findBot(session: Session, bots: readonly ActualBot[], name: string): ActualBot | null {
  const { settings } = session;
  if (settings.botId !== null) {
    const bot = bots.find(({ id }) => id === settings.botId);
    if (bot === undefined) {
      throw new SetupFailure(
        `LiveChat has no bot ${settings.botId}.`,
        "Check LIVECHAT_BOT_ID, or leave it out and setup finds or makes the bot.",
      );
    }
    return owned(bot, settings.clientId);
  }
  const kept = bots.find(({ id }) => id === session.kept().botId);
  if (kept !== undefined) {
    return owned(kept, settings.clientId);
  }
  const named = bots.filter((bot) => bot.ownerClientId === settings.clientId && bot.name === name);
  if (named.length > 1) {
    throw new SetupFailure(
      `There are ${named.length} bots named "${name}": ${named.map(({ id }) => id).join(", ")}.`,
      "Set LIVECHAT_BOT_ID to the one that is meant.",
    );
  }
  return named[0] ?? null;
}

/** To look at, a bot that somebody renamed will do, when it is the only one of our client id. */
export function findBotToLookAt(session: Session, bots: readonly ActualBot[], name: string): ActualBot | null {
  const ours = bots.filter(({ ownerClientId }) => ownerClientId === session.settings.clientId);
  return findBot(session, bots, name) ?? (ours.length === 1 ? (ours[0] ?? null) : null);
}

function owned(bot: ActualBot, clientId: string): ActualBot {
  if (bot.ownerClientId !== null && bot.ownerClientId !== clientId) {
    throw new SetupFailure(
      `The bot "${bot.name}" belongs to another client id.`,
      "Set LIVECHAT_CLIENT_ID to the one that made it, or LIVECHAT_BOT_ID to a bot of this one.",
    );
  }
  return bot;
}
