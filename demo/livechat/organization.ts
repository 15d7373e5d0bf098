import { createBot } from "./bots.ts";
import type { Clock } from "./clock.ts";
import type { WebhookSender } from "./deliveries.ts";
import type { Faults } from "./faults.ts";
import type { Announcement, HumanAgent, Organization, Priority, RoutingStatus } from "./model.ts";
import type { Random } from "./random.ts";
import { administratorScopes } from "./scopes.ts";

export interface GroupMembership {
  readonly id: number;
  readonly priority: Priority;
}

export interface AgentOptions {
  /** The agent's e-mail address. */
  readonly id: string;
  readonly name: string;
  readonly accountId: string;
  readonly personalAccessToken: string;
  /** An OAuth access token of the same agent. */
  readonly accessToken?: string;
  readonly groups: readonly GroupMembership[];
  /** Default: everything an administrator can hold. */
  readonly scopes?: readonly string[];
  readonly role?: string;
  readonly avatar?: string;
  readonly jobTitle?: string;
  /** Default 6. */
  readonly maxChatsCount?: number;
  /** Default `offline`. */
  readonly routingStatus?: RoutingStatus;
}

/** A bot that was there before; new ones come from create_bot. */
export interface BotOptions {
  readonly id: string;
  readonly secret: string;
  readonly name: string;
  readonly groups: readonly GroupMembership[];
  readonly ownerClientId?: string;
  readonly type?: string;
  readonly maxChatsCount?: number;
  readonly routingStatus?: RoutingStatus;
}

export interface LiveChatOptions {
  readonly clock: Clock;
  readonly sendWebhook: WebhookSender;
  readonly organizationId: string;
  /** The organization's own client id; personal access tokens act for it. */
  readonly clientId: string;
  readonly otherClientIds?: readonly string[];
  /** For ids, losses and shuffles. Default 1. */
  readonly seed?: number;
  /** Besides General (0), which is always there. */
  readonly groups?: readonly { readonly id: number; readonly name: string }[];
  readonly agents?: readonly AgentOptions[];
  readonly bots?: readonly BotOptions[];
  /** Said by whoever gets a chat; null for none. */
  readonly welcomeMessage?: string | null;
  /** Whether the app is installed on the license. Default false: enable_license_webhooks must be called. */
  readonly licenseWebhooksEnabled?: boolean;
  /** Default 1, as the vendor's; more is a matter of contract. */
  readonly publicAgentsLimit?: number;
}

const propagation = 2 * 60 * 1000;

export function createOrganization(
  options: LiveChatOptions,
  random: Random,
  faults: () => Faults,
  announce: (announcement: Announcement) => void,
): Organization {
  const organization: Organization = {
    id: options.organizationId,
    clientId: options.clientId,
    clientIds: new Set([options.clientId, ...(options.otherClientIds ?? [])]),
    clock: options.clock,
    random,
    welcomeMessage: options.welcomeMessage === undefined ? "Hello. How may I help you?" : options.welcomeMessage,
    operators: new Map(),
    groups: new Map([[0, { id: 0, name: "General", languageCode: "en" }]]),
    customers: new Map(),
    chats: new Map(),
    webhooks: new Map(),
    licenseWebhookClients: new Set(options.licenseWebhooksEnabled === true ? [options.clientId] : []),
    tags: new Map(),
    registeredProperties: new Map(),
    uploads: new Map(),
    configurationEffectiveFrom: () => options.clock.now() + (faults().configurationPropagation ? propagation : 0),
    announce,
    queuePositions: new Map(),
    publicAgentsLimit: options.publicAgentsLimit ?? 1,
    lastMicroseconds: 0,
  };
  for (const { id, name } of options.groups ?? []) {
    organization.groups.set(id, { id, name, languageCode: "en" });
  }
  for (const agent of options.agents ?? []) {
    organization.operators.set(agent.id, createHuman(agent, random));
  }
  for (const bot of options.bots ?? []) {
    createBot(organization, { ...bot, ownerClientId: bot.ownerClientId ?? options.clientId, effectiveFrom: 0 });
  }
  return organization;
}

function createHuman(options: AgentOptions, random: Random): HumanAgent {
  return {
    kind: "human",
    id: options.id,
    publicId: random.hex(32),
    name: options.name,
    accountId: options.accountId,
    personalAccessToken: options.personalAccessToken,
    accessToken: options.accessToken,
    scopes: options.scopes ?? administratorScopes,
    role: options.role ?? "administrator",
    avatar: options.avatar,
    jobTitle: options.jobTitle,
    maxChatsCount: options.maxChatsCount ?? 6,
    groups: new Map(options.groups.map(({ id, priority }) => [id, priority])),
    routingStatus: options.routingStatus ?? "offline",
    effectiveFrom: 0,
  };
}
