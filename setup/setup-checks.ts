/** What `setup` finds out before it writes anything: who we are, what is there, which secrets are known. */
import { readBots, readGroups, readLicenseWebhooksEnabled, readRoutingStatuses, readWebhooks } from "./actual.ts";
import type { ActualBot } from "./actual.ts";
import { firstAccepted } from "./bot-secret.ts";
import { DEFAULT_NAME } from "./bot.ts";
import { SetupFailure } from "./failure.ts";
import { readMissingLabels } from "./labels.ts";
import type { Actual } from "./plan.ts";
import { findBot } from "./session.ts";
import type { Session } from "./session.ts";
import type { SetupOptions } from "./usage.ts";
import { fingerprintIn, isOurs } from "./webhooks.ts";
import type { RegisteredWebhook } from "./webhooks.ts";

/** All that can be wrong with credentials, organization and secret is found here, before the first write. */
export async function readAndCheck(session: Session, options: SetupOptions) {
  const { settings, api, output } = session;
  const groups = await readGroups(api.administrator);
  if ((await api.organizationExists(settings.organizationId)) === false) {
    throw new SetupFailure("LiveChat does not know this organization.", "Check LIVECHAT_ORGANIZATION_ID.");
  }
  const webhooks = await readWebhooks(api.administrator, settings.clientId);
  const bots = await readBots(api.administrator);
  const bot = options.newBot ? null : findBot(session, bots, options.wishes.name ?? DEFAULT_NAME);
  if (bot === null) {
    refuseSecondBot(bots, session, options);
  }
  const statuses = await readRoutingStatuses(api.administrator);
  const labels = await readMissingLabels(api.administrator, settings.clientId);
  if (labels.unreadable.length > 0) {
    output.line(
      `! labels   the token lacks ${labels.unreadable.join(" and ")}: reports of LiveChat cannot filter by what the bot notes`,
    );
  }
  const actual: Actual = {
    missingLabels: labels,
    bot,
    groups,
    webhooks,
    routingStatus: statuses.find(({ agent }) => agent === bot?.id)?.status ?? null,
    licenseWebhooksEnabled:
      options.webhookType === "license" && (await readLicenseWebhooksEnabled(api.administrator, settings.clientId)),
  };
  const known = bot === null || options.resetSecret ? null : await knownSecret(session, bot.id);
  output.hide(known);
  return { actual, known, handoffGroup: handoffGroupOf(session, options, bot) };
}

/** The bot of another run that nobody wrote down, or somebody else's: not to be doubled or taken over unasked. */
function refuseSecondBot(bots: readonly ActualBot[], session: Session, options: SetupOptions): void {
  const others = bots.filter(({ ownerClientId }) => ownerClientId === session.settings.clientId);
  if (others.length > 0 && !options.newBot) {
    throw new SetupFailure(
      `This client id has a bot already: ${others.map(({ id, name }) => `"${name}" (${id})`).join(", ")}.`,
      "Set LIVECHAT_BOT_ID to use it, or add --new-bot to make another.",
    );
  }
}

/** Null where nobody needs it: the Worker speaks as the bot by another credential. */
async function knownSecret(session: Session, botId: string): Promise<string | null> {
  const { settings, api } = session;
  const candidates = [settings.botSecret, session.kept().botSecret ?? null].filter((one) => one !== null);
  const bot = { botId, clientId: settings.clientId, organizationId: settings.organizationId };
  const accepted = await firstAccepted(api.anonymous, bot, candidates);
  if (accepted !== null) {
    session.output.hide(accepted.token);
    return accepted.secret;
  }
  if (settings.authorization !== "bot-token") {
    return null;
  }
  throw candidates.length === 0
    ? new SetupFailure(
        "The bot exists, but its secret is not known here, and LiveChat shows it only once.",
        "Set LIVECHAT_BOT_SECRET, or make a new one with --reset-secret: the old one ends, and the Worker needs the new one.",
      )
    : new SetupFailure(
        "LiveChat refuses the bot's secret for this organization id: one of the two is wrong.",
        "Check LIVECHAT_ORGANIZATION_ID and LIVECHAT_BOT_SECRET; if the secret is lost, add --reset-secret.",
      );
}

function handoffGroupOf(session: Session, options: SetupOptions, bot: ActualBot | null): number {
  const supervised = bot?.groups.filter(({ priority }) => priority === "supervisor") ?? [];
  const group =
    options.handoffGroup ?? session.settings.handoffGroup ?? (supervised.length === 1 ? supervised[0]?.id : undefined);
  if (group === undefined) {
    throw new SetupFailure(
      "It is not said to which group chats are handed.",
      "Set LIVECHAT_HANDOFF_GROUP_ID, or add --handoff-group with the number of a group that has people in it.",
    );
  }
  return group;
}

interface WebhookKey {
  readonly secret: string;
  /** The one before it, while deliveries may still bear it. */
  readonly previous: string | null;
  readonly isNew: boolean;
}

export function webhookKey(
  session: Session,
  options: SetupOptions,
  registered: readonly RegisteredWebhook[],
): WebhookKey {
  const given = session.settings.webhookSecret;
  const kept = session.kept().webhookSecret ?? null;
  const before = session.kept().previousWebhookSecret ?? null;
  if (options.newWebhookSecret && given !== null) {
    throw new SetupFailure(
      "LIVECHAT_WEBHOOK_SECRET is set, and --new-webhook-secret would make another.",
      "Put the new key into LIVECHAT_WEBHOOK_SECRET and leave --new-webhook-secret out, or remove the setting.",
    );
  }
  if (given !== null) {
    const isChanged = kept !== null && kept !== given;
    return { secret: given, previous: isChanged ? kept : before, isNew: isChanged };
  }
  if (kept !== null && !options.newWebhookSecret) {
    return { secret: kept, previous: before, isNew: false };
  }
  if (kept === null && !options.newWebhookSecret && registered.some((one) => isOurs(one) && fingerprintIn(one))) {
    throw new SetupFailure(
      "Webhooks are registered with a key that is not known here; a new one would silence the running Worker.",
      "Set LIVECHAT_WEBHOOK_SECRET to the Worker's, or add --new-webhook-secret (with --store) to change both.",
    );
  }
  const secret = session.surroundings.randomSecret();
  session.output.hide(secret);
  return { secret, previous: kept, isNew: true };
}
