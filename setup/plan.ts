/**
 * What has to change, in the order in which it is done. Pure: what there is and what is wanted in,
 * a list of changes out. Nothing that is as it should be is in the list, so that a second run, or
 * one after a run that broke off, does the rest and no more.
 *
 * P1. The Worker knows a key before LiveChat uses it: secrets go first, webhooks after.
 * P2. A webhook that replaces another comes first, so that no message falls between the two; only
 *     where the limit leaves no room, the old one goes first.
 * P3. The bot goes online last ("Bots", Configuration API v3.6: create, register, set the status).
 */
import type { ActualBot, Group } from "./actual.ts";
import { shapeOf, updateOf } from "./bot.ts";
import type { BotShape, BotWishes, FieldChange } from "./bot.ts";
import type { PropertyName, Tag } from "../worker/channels/labels.ts";
import type { MissingLabels } from "./labels.ts";
import { CONSUMED_ACTIONS, isOurs, staleness, WEBHOOKS_PER_ACTION } from "./webhooks.ts";
import type { RegisteredWebhook, WantedWebhooks } from "./webhooks.ts";

export type SecretName =
  | "LIVECHAT_BOT_SECRET"
  | "LIVECHAT_WEBHOOK_SECRET"
  /** The key before it: the Worker takes both while LiveChat goes over from one to the other. */
  | "LIVECHAT_WEBHOOK_SECRET_PREVIOUS";

export type Change =
  | { readonly kind: "create-bot"; readonly shape: BotShape }
  | {
      readonly kind: "update-bot";
      readonly id: string;
      readonly body: Readonly<Record<string, unknown>>;
      readonly changes: readonly FieldChange[];
    }
  | { readonly kind: "reset-bot-secret"; readonly id: string }
  | { readonly kind: "change-webhook-secret" }
  | { readonly kind: "store-secret"; readonly name: SecretName }
  | { readonly kind: "register-webhook"; readonly action: string }
  | { readonly kind: "unregister-webhook"; readonly webhook: RegisteredWebhook; readonly why: string }
  | { readonly kind: "enable-license-webhooks" }
  | { readonly kind: "register-property"; readonly name: PropertyName }
  | { readonly kind: "create-tag"; readonly name: Tag; readonly groups: readonly number[] }
  | { readonly kind: "set-routing-status"; readonly from: string; readonly to: string };

export interface Actual {
  readonly bot: ActualBot | null;
  readonly groups: readonly Group[];
  readonly webhooks: readonly RegisteredWebhook[];
  readonly routingStatus: string | null;
  readonly licenseWebhooksEnabled: boolean;
  readonly missingLabels: Pick<MissingLabels, "properties" | "tags">;
}

export interface Desired {
  readonly bot: BotWishes;
  readonly handoffGroup: number;
  readonly webhooks: WantedWebhooks;
  readonly changeWebhookSecret: boolean;
  readonly resetBotSecret: boolean;
  /** The secrets that the Worker does not have yet, as far as is known. */
  readonly secretsToStore: readonly SecretName[];
}

export interface Problem {
  readonly problem: string;
  readonly next: string;
}

export type Plan =
  | { readonly kind: "plan"; readonly changes: readonly Change[] }
  | { readonly kind: "blocked"; readonly problems: readonly Problem[] };

export function planSetup(actual: Actual, desired: Desired): Plan {
  const shape = shapeOf(desired.bot, actual.bot, desired.handoffGroup, actual.groups);
  const webhooks = planWebhooks(actual.webhooks, desired.webhooks);
  if (shape.kind === "wrong" || webhooks.problems.length > 0) {
    const first = shape.kind === "wrong" ? [{ problem: shape.problem, next: shape.next }] : [];
    return { kind: "blocked", problems: [...first, ...webhooks.problems] };
  }
  const status = actual.bot === null ? "offline" : (actual.routingStatus ?? "offline");
  return {
    kind: "plan",
    changes: [
      ...planBot(actual.bot, shape.shape),
      ...(desired.resetBotSecret && actual.bot !== null
        ? [{ kind: "reset-bot-secret", id: actual.bot.id } as const]
        : []),
      ...(desired.changeWebhookSecret ? [{ kind: "change-webhook-secret" } as const] : []),
      ...desired.secretsToStore.map((name) => ({ kind: "store-secret", name }) as const), // P1
      ...planLabels(
        actual.missingLabels,
        shape.shape.groups.map(({ id }) => id),
      ),
      ...webhooks.changes,
      ...(desired.webhooks.type === "license" && !actual.licenseWebhooksEnabled
        ? [{ kind: "enable-license-webhooks" } as const]
        : []),
      ...(status === "accepting_chats"
        ? []
        : [{ kind: "set-routing-status", from: status, to: "accepting_chats" } as const]), // P3
    ],
  };
}

/** Tags are of groups: those in which the bot is. */
export function planLabels(
  { properties, tags }: Actual["missingLabels"],
  groups: readonly number[],
): readonly Change[] {
  return [
    ...properties.map((name) => ({ kind: "register-property", name }) as const),
    ...tags.map((name) => ({ kind: "create-tag", name, groups }) as const),
  ];
}

function planBot(bot: ActualBot | null, shape: BotShape): readonly Change[] {
  if (bot === null) {
    return [{ kind: "create-bot", shape }];
  }
  const { body, changes } = updateOf(bot, shape);
  return changes.length === 0 ? [] : [{ kind: "update-bot", id: bot.id, body, changes }];
}

export function planWebhooks(
  registered: readonly RegisteredWebhook[],
  wanted: WantedWebhooks,
): { readonly changes: readonly Change[]; readonly problems: readonly Problem[] } {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  for (const action of CONSUMED_ACTIONS) {
    const there = registered.filter((webhook) => webhook.action === action);
    const ours = there.filter(isOurs);
    const good = ours.filter((webhook) => staleness(webhook, wanted) === null);
    // Of two alike one is too many: each message would come twice.
    const stale = ours
      .filter((webhook) => webhook !== good[0])
      .map((webhook) => ({
        kind: "unregister-webhook" as const,
        webhook,
        why: staleness(webhook, wanted) ?? "registered twice",
      }));
    const missing = good.length === 0 ? [{ kind: "register-webhook" as const, action }] : [];
    const strangers = there.filter((webhook) => !isOurs(webhook));
    if (missing.length > 0 && strangers.length >= WEBHOOKS_PER_ACTION) {
      problems.push({
        problem: `No room for the webhook ${action}: LiveChat allows ${WEBHOOKS_PER_ACTION} for each client id, and they are taken by ${strangers.map(({ id, url }) => `${url} (${id})`).join(", ")}.`,
        next: "Remove one that nobody needs, or use a client id for Firstline alone (LIVECHAT_CLIENT_ID); those of others are never touched.",
      });
    }
    const isFull = there.length >= WEBHOOKS_PER_ACTION;
    changes.push(...(isFull ? [...stale, ...missing] : [...missing, ...stale])); // P2
  }
  for (const webhook of registered.filter((one) => isOurs(one) && !CONSUMED_ACTIONS.includes(one.action))) {
    changes.push({ kind: "unregister-webhook", webhook, why: "no longer used" });
  }
  return { changes, problems };
}
