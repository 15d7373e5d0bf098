/**
 * Which registered webhooks an announcement reaches and what they carry (API v3.6, "Webhooks"). Authentic only by
 * `secret_key` in the body: there is no signature, no delivery id, no attempt counter.
 */
import type { Announcement, Chat, IdFilter, Organization, Webhook } from "./model.ts";
import { actionsWithoutAdditionalData } from "./webhook-names.ts";

function presentIds(chat: Chat): string[] {
  return chat.users.filter((user) => user.present).map(({ id }) => id);
}

function passesIds(filter: IdFilter | undefined, ids: readonly string[]): boolean {
  if (filter?.values && !ids.some((id) => filter.values?.includes(id))) {
    return false;
  }
  return !(filter?.exclude_values && ids.some((id) => filter.exclude_values?.includes(id)));
}

function hasBotOf(organization: Organization, clientId: string, ids: readonly string[]): boolean {
  return ids.some((id) => {
    const operator = organization.operators.get(id);
    return operator?.kind === "bot" && operator.ownerClientId === clientId;
  });
}

function sourceOf(announcement: Announcement, clientId: string): "my_client" | "other_clients" | "system" {
  if (announcement.cause.kind === "system") {
    return "system";
  }
  return announcement.cause.clientId === clientId ? "my_client" : "other_clients";
}

function passesFilters(organization: Organization, webhook: Webhook, announcement: Announcement): boolean {
  const { filters, ownerClientId } = webhook;
  const { chat } = announcement;
  if (filters.author_type && announcement.authorType !== filters.author_type) {
    return false;
  }
  if (filters.source_type && !filters.source_type.includes(sourceOf(announcement, ownerClientId))) {
    return false;
  }
  if (
    filters.agent_ids &&
    !passesIds(filters.agent_ids, announcement.agentId === undefined ? [] : [announcement.agentId])
  ) {
    return false;
  }
  if (filters.only_my_chats && chat?.properties["source"]?.["client_id"] !== ownerClientId) {
    return false;
  }
  if (!filters.chat_presence) {
    return true;
  }
  const ids = chat ? presentIds(chat) : [];
  if (filters.chat_presence.my_bots === true && !hasBotOf(organization, ownerClientId, ids)) {
    return false;
  }
  return passesIds(filters.chat_presence.user_ids, ids);
}

/** `bot` webhooks live while some bot of the client id is not offline, `license` ones while they are enabled. */
function isSwitchedOn(organization: Organization, webhook: Webhook): boolean {
  const now = organization.clock.now();
  if (webhook.effectiveFrom > now || (webhook.effectiveUntil !== undefined && webhook.effectiveUntil <= now)) {
    return false;
  }
  if (webhook.type === "license") {
    return organization.licenseWebhookClients.has(webhook.ownerClientId);
  }
  return [...organization.operators.values()].some(
    (operator) =>
      operator.kind === "bot" &&
      operator.ownerClientId === webhook.ownerClientId &&
      operator.routingStatus !== "offline",
  );
}

function additionalData(webhook: Webhook, announcement: Announcement): object {
  const { chat } = announcement;
  return {
    ...(webhook.additionalData.includes("chat_properties")
      ? { chat_properties: structuredClone(chat?.properties ?? {}) }
      : {}),
    ...(webhook.additionalData.includes("chat_presence_user_ids")
      ? { chat_presence_user_ids: chat ? presentIds(chat) : [] }
      : {}),
  };
}

export interface Notification {
  readonly webhook: Webhook;
  readonly payload: object;
  readonly body: string;
}

export function notificationsFor(organization: Organization, announcement: Announcement): Notification[] {
  const payload = announcement.webhook;
  if (payload === undefined) {
    return [];
  }
  return [...organization.webhooks.values()]
    .filter((webhook) => webhook.action === announcement.action)
    .filter((webhook) => isSwitchedOn(organization, webhook) && passesFilters(organization, webhook, announcement))
    .map((webhook) => ({
      webhook,
      payload,
      body: JSON.stringify({
        webhook_id: webhook.id,
        secret_key: webhook.secretKey,
        action: announcement.action,
        organization_id: organization.id,
        payload,
        ...(announcement.requester ? { requester: announcement.requester } : {}),
        ...(actionsWithoutAdditionalData.has(announcement.action)
          ? {}
          : { additional_data: additionalData(webhook, announcement) }),
      }),
    }));
}
