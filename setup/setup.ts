/** `setup`: reads and checks everything first, says what will change, then changes it one by one. */
import { applyChange } from "./apply.ts";
import type { Hands, Progress } from "./apply.ts";
import { changeLine } from "./diff.ts";
import { explain } from "./explain.ts";
import { SetupFailure } from "./failure.ts";
import { isLabel, isMissingRight } from "./labels.ts";
import { goLive, takesKey } from "./go-live.ts";
import { planSetup } from "./plan.ts";
import type { Change, Plan, SecretName } from "./plan.ts";
import type { Session } from "./session.ts";
import { readAndCheck, webhookKey } from "./setup-checks.ts";
import { secretsMissing, sayWhatTheWorkerNeeds } from "./setup-report.ts";
import type { SetupOptions } from "./usage.ts";
import { fingerprintOf, WEBHOOK_PATH } from "./webhooks.ts";
import type { WantedWebhooks } from "./webhooks.ts";

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
    previousWebhookSecret: key.previous,
  };
  const plan = planSetup(actual, {
    bot: options.wishes,
    handoffGroup,
    webhooks,
    changeWebhookSecret: key.isNew,
    resetBotSecret: options.resetSecret,
    secretsToStore: options.store
      ? secretsMissing(session.kept(), progress, {
          environment: options.wranglerEnvironment,
          authorization: settings.authorization,
        })
      : [],
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
  const isRunning = actual.bot !== null && actual.routingStatus !== null && actual.routingStatus !== "offline";
  const undone = new Set<Change>(live === undefined ? [] : [live]);
  let isKeyTaken = !isRunning || options.goLive;
  for (const change of changes.filter((one) => one !== live)) {
    if (change.kind === "register-webhook" && !isKeyTaken) {
      isKeyTaken = await takesKey(session, options, progress);
      if (!isKeyTaken) {
        sayWhatTheWorkerNeeds(session, options, progress, handoffGroup);
        throw new SetupFailure(
          "The Worker refuses the key that the webhooks are to bear, so they stay as they are.",
          "Put the secrets into the Worker as said above (or use --store), then run setup again.",
        );
      }
    }
    try {
      await applyChange(change, progress, hands);
    } catch (error) {
      if (!isLabel(change) || !isMissingRight(error)) {
        throw error;
      }
      undone.add(change);
      output.line(`! labels   not made: ${explain(error).problem}`);
    }
  }
  if (progress.botId !== null && known !== null) {
    session.keep({ botId: progress.botId, botSecret: progress.botSecret ?? known });
  }
  const isLive = live === undefined || (await goLive(session, options, live, progress, hands));
  if (live !== undefined && isLive) {
    undone.delete(live);
  }
  if (changes.length > 0 || options.showSecrets) {
    sayWhatTheWorkerNeeds(session, options, progress, handoffGroup);
  }
  output.line(
    changes.length === 0
      ? "Nothing to change: the bot, its webhooks and its status are as they should be."
      : `${count(changes.filter((one) => !undone.has(one)))} made.${isLive ? " LiveChat may take two minutes to follow." : ""}`,
  );
  return isLive ? 0 : 1;
}

function count(changes: readonly Change[]): string {
  return changes.length === 1 ? "1 change" : `${changes.length} changes`;
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
