/** The organization's data for people and tests; no tokens, no secrets. */
import { chatForAgent, customerForAgent, threadForAgent } from "./agent-view.ts";
import type { Organization } from "./model.ts";
import { activeChatCount, groupStatus } from "./routing.ts";

export function takeSnapshot(organization: Organization, connections: number) {
  return {
    connections,
    organization_id: organization.id,
    now: organization.clock.now(),
    groups: [...organization.groups.values()].map((group) => ({
      ...group,
      status: groupStatus(organization, [group.id]),
    })),
    operators: [...organization.operators.values()].map((operator) => ({
      kind: operator.kind,
      id: operator.id,
      publicId: operator.publicId,
      name: operator.name,
      routingStatus: operator.routingStatus,
      maxChatsCount: operator.maxChatsCount,
      activeChats: activeChatCount(organization, operator.id),
      groups: [...operator.groups].map(([id, priority]) => ({ id, priority })),
    })),
    customers: [...organization.customers.values()].map((customer) => customerForAgent(organization, customer)),
    chats: [...organization.chats.values()].map((chat) => ({
      ...chatForAgent(organization, chat, undefined),
      threads: chat.threads.map((thread) => threadForAgent(organization, chat, thread)),
    })),
    webhooks: [...organization.webhooks.values()].map(({ secretKey: _secretKey, ...webhook }) => webhook),
    licenseWebhookClients: [...organization.licenseWebhookClients],
    tags: [...organization.tags.keys()],
  };
}

export type Snapshot = ReturnType<typeof takeSnapshot>;
