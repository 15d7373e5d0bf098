/** `setup`: reads and checks everything first, says what will change, then changes it one by one. */
import { readBots, readGroups, readLicenseWebhooksEnabled, readRoutingStatuses, readWebhooks } from "./actual.ts";
import type { ActualBot } from "./actual.ts";
import { applyChange } from "./apply.ts";
import type { Hands, Progress } from "./apply.ts";
import { firstAccepted } from "./bot-secret.ts";
import { DEFAULT_NAME } from "./bot.ts";
import { changeLine } from "./diff.ts";
import { SetupFailure } from "./failure.ts";
import { planSetup } from "./plan.ts";
import type { Actual, Change, Plan, SecretName } from "./plan.ts";
import { findBot } from "./session.ts";
import type { Session } from "./session.ts";
import { secretsMissing, sayWhatTheWorkerNeeds } from "./setup-report.ts";
import type { SetupOptions } from "./usage.ts";
import { fingerprintIn, fingerprintOf, isOurs, WEBHOOK_PATH } from "./webhooks.ts";
import type { RegisteredWebhook, WantedWebhooks } from "./webhooks.ts";
import { checkWorker, obstacle } from "./worker-check.ts";

/** Secrets that were just put reach the Worker after some seconds. */
const WORKER_PAUSES_MS = [3_000, 7_000, 15_000];

export async function runSetup(session: Session, options: SetupOptions): Promise<number> {
  const { settings, output } = session;
  if (settings.workerUrl === null) {
    throw new SetupFailure(
      "FIRSTLINE_URL is not set: LiveChat must know where the Worker is.",
      "Deploy it first (npx wrangler deploy), then set FIRSTLINE_URL to the address that it prints.",
    );
  }
  const { actual, known, handoffGroup } = await readAndCheck(session, options);
  const key = webhookKey(session, options, actual.webhooks);
  const webhooks: WantedWebhooks = {
    url: settings.workerUrl + WEBHOOK_PATH,
    type: options.webhookType,
    fingerprint: fingerprintOf(key.secret),
  };
  const progress: Progress = {
    botId: actual.bot?.id ?? null,
    botSecret: options.resetSecret ? null : known,
    webhookSecret: key.secret,
  };
  const plan = planSetup(actual, {
    bot: options.wishes,
    handoffGroup,
    webhooks,
    makeWebhookSecret: key.isNew,
    resetBotSecret: options.resetSecret,
    secretsToStore: options.store ? secretsMissing(session.kept(), progress, options.wranglerEnvironment) : [],
  });
  const changes = unblocked(plan, session);
  const words = { groups: actual.groups, webhookUrl: webhooks.url, webhookType: webhooks.type };
  for (const change of changes) {
    output.line(changeLine(change, words));
  }
  if (options.dryRun) {
    output.line(
      changes.length === 0 ? "Nothing would change." : `${count(changes)} would be made. Nothing was changed.`,
    );
    return 0;
  }
  const putSecret = (name: SecretName, value: string) => putAndRemember(session, options, name, value);
  const hands: Hands = {
    administrator: session.api.administrator,
    anonymous: session.api.anonymous,
    sleep: session.surroundings.sleep,
    clientId: settings.clientId,
    organizationId: settings.organizationId,
    webhooks,
    keep: (values) => {
      output.hide(values.botSecret);
      output.hide(values.webhookSecret);
      session.keep(values);
    },
    putSecret,
  };
  const live = changes.find(({ kind }) => kind === "set-routing-status");
  for (const change of changes.filter((one) => one !== live)) {
    await applyChange(change, progress, hands);
  }
  if (progress.botId !== null && known !== null) {
    session.keep({ botId: progress.botId, botSecret: progress.botSecret ?? known });
  }
  const isLive = live === undefined || (await goLive(session, options, live, progress, hands));
  if (changes.length > 0 || options.showSecrets) {
    sayWhatTheWorkerNeeds(session, options, progress, handoffGroup);
  }
  output.line(
    changes.length === 0
      ? "Nothing to change: the bot, its webhooks and its status are as they should be."
      : `${count(isLive ? changes : changes.filter((one) => one !== live))} made.${isLive ? " LiveChat may take two minutes to follow." : ""}`,
  );
  return isLive ? 0 : 1;
}

function count(changes: readonly Change[]): string {
  return changes.length === 1 ? "1 change" : `${changes.length} changes`;
}

/** All that can be wrong with credentials, organization and secret is found here, before the first write. */
async function readAndCheck(session: Session, options: SetupOptions) {
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
  const actual: Actual = {
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

async function knownSecret(session: Session, botId: string): Promise<string> {
  const { settings, api } = session;
  const candidates = [settings.botSecret, session.kept().botSecret ?? null].filter((one) => one !== null);
  const bot = { botId, clientId: settings.clientId, organizationId: settings.organizationId };
  const accepted = await firstAccepted(api.anonymous, bot, candidates);
  if (accepted !== null) {
    session.output.hide(accepted.token);
    return accepted.secret;
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

function webhookKey(
  session: Session,
  options: SetupOptions,
  registered: readonly RegisteredWebhook[],
): { readonly secret: string; readonly isNew: boolean } {
  const given = session.settings.webhookSecret;
  const known = given ?? session.kept().webhookSecret ?? null;
  if (options.newWebhookSecret && given !== null) {
    throw new SetupFailure(
      "LIVECHAT_WEBHOOK_SECRET is set, and --new-webhook-secret would make another.",
      "Put the new key into LIVECHAT_WEBHOOK_SECRET and leave --new-webhook-secret out, or remove the setting.",
    );
  }
  if (known !== null && !options.newWebhookSecret) {
    return { secret: known, isNew: false };
  }
  if (known === null && !options.newWebhookSecret && registered.some((one) => isOurs(one) && fingerprintIn(one))) {
    throw new SetupFailure(
      "Webhooks are registered with a key that is not known here; a new one would silence the running Worker.",
      "Set LIVECHAT_WEBHOOK_SECRET to the Worker's, or add --new-webhook-secret (with --store) to change both.",
    );
  }
  const secret = session.surroundings.randomSecret();
  session.output.hide(secret);
  return { secret, isNew: true };
}

function unblocked(plan: Plan, session: Session): readonly Change[] {
  if (plan.kind === "plan") {
    return plan.changes;
  }
  const [first, ...more] = plan.problems;
  for (const { problem, next } of more) {
    session.output.error(`${problem} ${next}`);
  }
  throw new SetupFailure(first?.problem ?? "The plan cannot be carried out.", first?.next ?? "");
}

async function putAndRemember(
  session: Session,
  { wranglerEnvironment }: SetupOptions,
  name: SecretName,
  value: string,
): Promise<void> {
  await session.surroundings.putSecret(name, value, wranglerEnvironment);
  const place = `${wranglerEnvironment ?? ""}/${name}`;
  session.keep({ stored: { ...session.kept().stored, [place]: fingerprintOf(value) } });
}

/** A bot that is online before its Worker is ready takes every customer and answers none. */
async function goLive(
  session: Session,
  options: SetupOptions,
  change: Change,
  progress: Progress,
  hands: Hands,
): Promise<boolean> {
  const { settings, surroundings, output } = session;
  const expected = { webhookSecret: progress.webhookSecret, organizationId: settings.organizationId };
  const ask = () => checkWorker(surroundings.fetch, settings.workerUrl ?? "", expected);
  let state = await ask();
  if (state.kind === "other-key" && options.store) {
    await hands.putSecret("LIVECHAT_WEBHOOK_SECRET", progress.webhookSecret);
  }
  for (const pause of options.store ? WORKER_PAUSES_MS : []) {
    if (state.kind !== "ready") {
      await surroundings.sleep(pause);
      state = await ask();
    }
  }
  const hindrance = obstacle(state);
  if (hindrance === null || options.goLive) {
    await applyChange(change, progress, hands);
    return true;
  }
  output.error(`The bot stays offline. ${hindrance.problem}`);
  output.error(`${hindrance.next} Then run setup again, and it goes online; --go-live does so now.`);
  return false;
}
