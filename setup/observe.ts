/** Everything that `status` and `doctor` look at, each read on its own: one that fails does not hide the others. */
import {
  readBots,
  readChatsWith,
  readGroups,
  readLicenseWebhooksEnabled,
  readMembers,
  readRoutingStatuses,
  readWebhooks,
} from "./actual.ts";
import type { ActualBot, Group, RoutingStatus } from "./actual.ts";
import { firstAccepted } from "./bot-secret.ts";
import { DEFAULT_NAME } from "./bot.ts";
import type { Observed } from "./livechat-api.ts";
import { readCalls } from "./call-count.ts";
import type { CallCount } from "./call-count.ts";
import type { Authorization } from "./settings.ts";
import { findBotToLookAt } from "./session.ts";
import type { Session } from "./session.ts";
import { fingerprintOf, WEBHOOK_PATH } from "./webhooks.ts";
import type { RegisteredWebhook } from "./webhooks.ts";
import { checkWorker } from "./worker-check.ts";
import type { WorkerState } from "./worker-check.ts";

export type Read<Value> =
  | { readonly kind: "read"; readonly value: Value }
  | { readonly kind: "failed"; readonly error: unknown };

export interface Picture {
  /** What the Worker's calls bear, as these settings say. */
  readonly authorization: Authorization;
  readonly organizationExists: boolean | null;
  readonly bot: Read<ActualBot | null>;
  readonly bots: Read<readonly ActualBot[]>;
  readonly groups: Read<readonly Group[]>;
  readonly handoffGroup: number | null;
  /** Of the hand-off group, by id. */
  readonly members: Read<Readonly<Record<string, string>>>;
  readonly webhooks: Read<readonly RegisteredWebhook[]>;
  readonly webhookUrl: string | null;
  /** Null when the key is not known here. */
  readonly fingerprint: string | null;
  readonly licenseWebhooksEnabled: Read<boolean>;
  readonly statuses: Read<readonly RoutingStatus[]>;
  /** Null when the secret is not known here. */
  readonly secretAccepted: Read<boolean | null>;
  readonly runningChats: Read<number>;
  readonly worker: WorkerState | null;
  readonly calls: CallCount;
  readonly observed: Readonly<Observed>;
}

/** `probe` sends the Worker a webhook that it ignores, to compare keys. */
export async function observe(session: Session, probe: boolean): Promise<Picture> {
  const { settings, api, surroundings } = session;
  const { administrator } = api;
  const bots = await attempt(() => readBots(administrator));
  const bot = bots.kind === "read" ? await attempt(() => findBotToLookAt(session, bots.value, DEFAULT_NAME)) : bots;
  const found = bot.kind === "read" ? bot.value : null;
  const supervised = found?.groups.filter(({ priority }) => priority === "supervisor") ?? [];
  const handoffGroup = settings.handoffGroup ?? (supervised.length === 1 ? (supervised[0]?.id ?? null) : null);
  const key = settings.webhookSecret ?? session.kept().webhookSecret ?? null;
  const expected = probe && key !== null ? { webhookSecret: key, organizationId: settings.organizationId } : null;
  return {
    authorization: settings.authorization,
    calls:
      settings.workerUrl === null
        ? { kind: "unknown", why: "FIRSTLINE_URL is not set" }
        : await readCalls(surroundings.fetch, settings.workerUrl, settings.operatorToken),
    organizationExists: await api.organizationExists(settings.organizationId),
    bots,
    bot,
    groups: await attempt(() => readGroups(administrator)),
    handoffGroup,
    members: await attempt(async () => (handoffGroup === null ? {} : readMembers(administrator, handoffGroup))),
    webhooks: await attempt(() => readWebhooks(administrator, settings.clientId)),
    webhookUrl: settings.workerUrl === null ? null : settings.workerUrl + WEBHOOK_PATH,
    fingerprint: key === null ? null : fingerprintOf(key),
    licenseWebhooksEnabled: await attempt(() => readLicenseWebhooksEnabled(administrator, settings.clientId)),
    statuses: await attempt(() => readRoutingStatuses(administrator)),
    secretAccepted: await attempt(async () => (found === null || !probe ? null : isSecretAccepted(session, found.id))),
    runningChats: await attempt(async () =>
      found === null ? 0 : (await readChatsWith(administrator, found.id, settings.apiVersion)).length,
    ),
    worker: settings.workerUrl === null ? null : await checkWorker(surroundings.fetch, settings.workerUrl, expected),
    observed: api.observed,
  };
}

async function attempt<Value>(read: () => Value | Promise<Value>): Promise<Read<Value>> {
  try {
    return { kind: "read", value: await read() };
  } catch (error) {
    return { kind: "failed", error };
  }
}

/** What LiveChat is told costs a token that it may count: only `doctor` asks. */
async function isSecretAccepted(session: Session, botId: string): Promise<boolean | null> {
  const { settings, api } = session;
  const candidates = [settings.botSecret, session.kept().botSecret ?? null];
  if (candidates.every((one) => one === null)) {
    return null;
  }
  const identity = { botId, clientId: settings.clientId, organizationId: settings.organizationId };
  const accepted = await firstAccepted(api.anonymous, identity, candidates);
  session.output.hide(accepted?.token);
  return accepted !== null;
}
