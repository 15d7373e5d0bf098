/**
 * Which webhooks Firstline wants, and which of those registered are its own. Pure.
 *
 * A registration's key cannot be read back, so its description carries a fingerprint of it: a keyed
 * digest, cut short, of which a key of 16 characters or more cannot be found again.
 */
import { createHmac } from "node:crypto";
import { payloads } from "../worker/channels/livechat/schema.ts";

export type WebhookType = "bot" | "license";

/** One registration, as `list_webhooks` shows it. */
export interface RegisteredWebhook {
  readonly id: string;
  readonly action: string;
  readonly url: string;
  readonly description: string;
  readonly type: string;
  readonly filters: unknown;
}

export interface WantedWebhooks {
  readonly url: string;
  readonly type: WebhookType;
  readonly fingerprint: string;
}

/** What the Worker acts on; the list is the Worker's own. */
export const CONSUMED_ACTIONS: readonly string[] = Object.keys(payloads);

export const WEBHOOK_PATH = "/webhooks/livechat";

/** The vendor's limit for each action and client id. */
export const WEBHOOKS_PER_ACTION = 3;

const DESCRIPTION = /^Firstline, key ([0-9a-f]{12})$/;

export function fingerprintOf(secret: string): string {
  return createHmac("sha256", secret).update("Firstline webhook key").digest("hex").slice(0, 12);
}

/** The fingerprint that a registration was made with; null when it has none. */
export function fingerprintIn(webhook: RegisteredWebhook): string | null {
  return DESCRIPTION.exec(webhook.description)?.[1] ?? null;
}

/** Ours by what it says of itself, or by the path that nobody else serves. */
export function isOurs(webhook: RegisteredWebhook): boolean {
  return fingerprintIn(webhook) !== null || (URL.parse(webhook.url)?.pathname.endsWith(WEBHOOK_PATH) ?? false);
}

/** Why one of ours is not as it should be; null when it is. Nobody's word is filtered: a human's silences the bot. */
export function staleness(webhook: RegisteredWebhook, wanted: WantedWebhooks): string | null {
  if (!CONSUMED_ACTIONS.includes(webhook.action)) {
    return "no longer used";
  }
  if (webhook.url !== wanted.url) {
    return "points elsewhere";
  }
  if (fingerprintIn(webhook) !== wanted.fingerprint) {
    return "has another key";
  }
  if (webhook.type !== wanted.type) {
    return `is of type ${webhook.type}`;
  }
  return hearsAll(webhook.action, webhook.filters) ? null : "leaves things out by a filter";
}

/** Absent, empty, or with every switch off: an answer may spell out what was never set. */
export function filtersNothing(filters: unknown): boolean {
  if (typeof filters !== "object" || filters === null) {
    return filters === undefined || filters === null || filters === false || filters === "";
  }
  return Object.values(filters).every(filtersNothing);
}

/**
 * Routers write properties of a thread with almost every message; a rating comes from the customer's own app. Without
 * this filter all is heard too, at the cost of a delivery each time.
 */
const CAUSED_BY_SOMEBODY = { source_type: ["my_client", "other_clients"] } as const;

function filtersOf(action: string): typeof CAUSED_BY_SOMEBODY | null {
  return action.startsWith("thread_properties_") ? CAUSED_BY_SOMEBODY : null;
}

/** Whether nothing is filtered that we want to hear. */
function hearsAll(action: string, filters: unknown): boolean {
  const wanted = filtersOf(action);
  if (wanted === null || typeof filters !== "object" || filters === null || !("source_type" in filters)) {
    return filtersNothing(filters);
  }
  const { source_type: sources, ...others } = filters;
  const heard: readonly unknown[] = Array.isArray(sources) ? sources : [];
  return filtersNothing(others) && wanted.source_type.every((source) => heard.includes(source));
}

/** The body of `register_webhook`. */
export function registration(
  action: string,
  wanted: WantedWebhooks,
  owner: { readonly clientId: string; readonly secret: string },
) {
  return {
    action,
    url: wanted.url,
    secret_key: owner.secret,
    owner_client_id: owner.clientId,
    type: wanted.type,
    description: `Firstline, key ${wanted.fingerprint}`,
    ...(filtersOf(action) === null ? {} : { filters: filtersOf(action) }),
  };
}
