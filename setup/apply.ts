/**
 * One change carried out. Each leaves LiveChat in a state from which the next run goes on; what is
 * told only once is kept before anything else happens.
 */
import { z } from "zod";
import { issueToken } from "./bot-secret.ts";
import type { BotIdentity } from "./bot-secret.ts";
import { creation } from "./bot.ts";
import { LiveChatRefusal, SetupFailure } from "./failure.ts";
import { propertyRegistration, unlessThere } from "./labels.ts";
import type { LiveChatCall } from "./livechat-api.ts";
import type { Change, SecretName } from "./plan.ts";
import type { KeptValues } from "./settings.ts";
import { registration } from "./webhooks.ts";
import type { WantedWebhooks } from "./webhooks.ts";

/** What is known so far; grows with each change. */
export interface Progress {
  botId: string | null;
  botSecret: string | null;
  readonly webhookSecret: string;
  /** Null when there was none, or when it is not known here. */
  readonly previousWebhookSecret: string | null;
}

export interface Hands {
  readonly administrator: LiveChatCall;
  readonly anonymous: LiveChatCall;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  readonly clientId: string;
  readonly organizationId: string;
  readonly webhooks: WantedWebhooks;
  readonly keep: (values: KeptValues) => void;
  readonly putSecret: (name: SecretName, value: string) => Promise<void>;
}

const createdSchema = z.looseObject({ id: z.string().min(1), secret: z.string().min(1) });
const secretSchema = z.looseObject({ secret: z.string().min(1) });

/** Changes of the configuration reach all of LiveChat within two minutes ("Propagation delay"). */
const KNOWN_AFTER_MS = [2_000, 8_000, 20_000, 40_000, 60_000];

export async function applyChange(change: Change, progress: Progress, hands: Hands): Promise<void> {
  const { administrator, clientId } = hands;
  switch (change.kind) {
    case "create-bot": {
      const body = await administrator("configuration/action/create_bot", creation(change.shape, clientId));
      const bot = createdSchema.parse(body);
      hands.keep({ botId: bot.id, botSecret: bot.secret });
      progress.botId = bot.id;
      progress.botSecret = bot.secret;
      if (!(await isProven(bot.id, bot.secret, hands))) {
        await administrator("configuration/action/delete_bot", { id: bot.id });
        throw new SetupFailure(
          "LiveChat gives the new bot no token for this organization id; the bot was deleted again.",
          SAME_ORGANIZATION,
        );
      }
      return;
    }
    case "update-bot":
      await administrator("configuration/action/update_bot", { id: change.id, ...change.body });
      return;
    case "reset-bot-secret": {
      const asked = { id: change.id, owner_client_id: clientId };
      const { secret } = secretSchema.parse(await administrator("configuration/action/reset_bot_secret", asked));
      hands.keep({ botId: change.id, botSecret: secret });
      progress.botSecret = secret;
      if (!(await isProven(change.id, secret, hands))) {
        throw new SetupFailure("LiveChat gives the bot no token for this organization id.", SAME_ORGANIZATION);
      }
      return;
    }
    case "change-webhook-secret": {
      const { webhookSecret, previousWebhookSecret } = progress;
      hands.keep({ webhookSecret, ...(previousWebhookSecret === null ? {} : { previousWebhookSecret }) });
      return;
    }
    case "store-secret": {
      const value = valueOf(change.name, progress);
      if (value !== null) {
        await hands.putSecret(change.name, value);
      }
      return;
    }
    case "register-webhook": {
      const body = registration(change.action, hands.webhooks, { clientId, secret: progress.webhookSecret });
      await administrator("configuration/action/register_webhook", body);
      return;
    }
    case "unregister-webhook":
      return unregister(administrator, change.webhook.id, clientId);
    case "enable-license-webhooks":
      await administrator("configuration/action/enable_license_webhooks", { owner_client_id: clientId });
      return;
    case "register-property": {
      const body = propertyRegistration(change.name, clientId);
      return unlessThere(administrator("configuration/action/register_property", body));
    }
    case "create-tag": {
      const tag = { name: change.name, group_ids: change.groups };
      return unlessThere(administrator("configuration/action/create_tag", tag));
    }
    case "set-routing-status":
      await administrator("agent/action/set_routing_status", { status: change.to, agent_id: progress.botId });
  }
}

export function valueOf(name: SecretName, progress: Progress): string | null {
  switch (name) {
    case "LIVECHAT_BOT_SECRET":
      return progress.botSecret;
    case "LIVECHAT_WEBHOOK_SECRET":
      return progress.webhookSecret;
    case "LIVECHAT_WEBHOOK_SECRET_PREVIOUS":
      return progress.previousWebhookSecret;
  }
}

/** One that is gone already is as good. */
export async function unregister(administrator: LiveChatCall, id: string, clientId: string): Promise<void> {
  try {
    await administrator("configuration/action/unregister_webhook", { id, owner_client_id: clientId });
  } catch (error) {
    if (!(error instanceof LiveChatRefusal && error.type === "not_found")) {
      throw error;
    }
  }
}

const SAME_ORGANIZATION =
  "Check that LIVECHAT_ORGANIZATION_ID, LIVECHAT_CLIENT_ID and the personal access token are of one organization.";

/**
 * The organization id can only be proven by a bot of the organization. A new one that LiveChat
 * refuses to give a token to is taken away again, offline as it was: a wrong id leaves nothing behind.
 */
async function isProven(botId: string, secret: string, hands: Hands): Promise<boolean> {
  const identity: BotIdentity = { botId, clientId: hands.clientId, organizationId: hands.organizationId };
  for (const pause of [0, ...KNOWN_AFTER_MS]) {
    await hands.sleep(pause);
    if ((await issueToken(hands.anonymous, identity, secret)) !== null) {
      return true;
    }
  }
  return false;
}
