import type { Clock } from "./clock.ts";
import type { Random } from "./random.ts";

export type Priority = "first" | "normal" | "last" | "supervisor";
export type RoutingStatus = "accepting_chats" | "not_accepting_chats" | "offline";
export type Visibility = "all" | "agents";
export type Properties = Record<string, Record<string, unknown>>;

interface OperatorFields {
  readonly id: string;
  /** The id that customers see: 32 hexadecimal digits, never the e-mail address nor the bot's own id. */
  readonly publicId: string;
  name: string;
  avatar: string | undefined;
  jobTitle: string | undefined;
  maxChatsCount: number;
  groups: Map<number, Priority>;
  routingStatus: RoutingStatus;
  /** Routing overlooks the operator before this time (configuration takes up to two minutes to spread). */
  effectiveFrom: number;
}

export interface HumanAgent extends OperatorFields {
  readonly kind: "human";
  readonly accountId: string;
  readonly personalAccessToken: string;
  readonly accessToken: string | undefined;
  readonly scopes: readonly string[];
  readonly role: string;
}

export interface Bot extends OperatorFields {
  readonly kind: "bot";
  readonly ownerClientId: string;
  readonly type: string;
  secret: string;
  defaultGroupPriority: Priority;
  workScheduler: unknown;
}

export type Operator = HumanAgent | Bot;

export interface Customer {
  readonly id: string;
  readonly createdAt: string;
  profile: Record<string, unknown>;
  sessionFields: Record<string, string>[];
}

export interface ChatUser {
  readonly id: string;
  readonly type: "agent" | "customer";
  present: boolean;
  visibility: Visibility;
  eventsSeenUpTo: string | undefined;
}

export interface ChatEvent {
  readonly id: string;
  readonly type: string;
  readonly customId: string | undefined;
  /** Absent on system messages. */
  readonly authorId: string | undefined;
  readonly createdAt: string;
  readonly visibility: Visibility;
  properties: Properties;
  /** The fields of the event's own type, spelled as the vendor does. */
  content: Record<string, unknown>;
  deleted: boolean;
}

export interface Queue {
  readonly queuedAt: string;
  readonly groupIds: readonly number[];
  /** Only these may take the chat, when a transfer named agents. */
  readonly agentIds: readonly string[] | undefined;
  readonly excludedAgentIds: readonly string[];
}

export interface Thread {
  readonly id: string;
  readonly createdAt: string;
  active: boolean;
  events: ChatEvent[];
  eventCount: number;
  properties: Properties;
  groupIds: number[];
  tags: string[];
  userIds: string[];
  queue: Queue | undefined;
  summary: { status: string; text: string; updated_at: string } | undefined;
}

export interface Chat {
  readonly id: string;
  readonly customerId: string | undefined;
  users: ChatUser[];
  properties: Properties;
  groupIds: number[];
  threads: Thread[];
  readonly followers: Set<string>;
}

export interface Group {
  readonly id: number;
  readonly name: string;
  readonly languageCode: string;
}

export interface Webhook {
  readonly id: string;
  readonly action: string;
  readonly url: string;
  readonly secretKey: string;
  readonly ownerClientId: string;
  readonly type: "bot" | "license";
  readonly description: string | undefined;
  readonly additionalData: readonly string[];
  readonly filters: WebhookFilters;
  readonly effectiveFrom: number;
  /** Set by unregister_webhook while the change is still spreading. */
  effectiveUntil: number | undefined;
}

export interface IdFilter {
  readonly values?: readonly string[] | undefined;
  readonly exclude_values?: readonly string[] | undefined;
}

interface WebhookFilters {
  readonly author_type?: "customer" | "agent" | undefined;
  readonly only_my_chats?: boolean | undefined;
  readonly chat_presence?:
    | { readonly user_ids?: IdFilter | undefined; readonly my_bots?: boolean | undefined }
    | undefined;
  readonly source_type?: readonly ("my_client" | "other_clients" | "system")[] | undefined;
  readonly agent_ids?: IdFilter | undefined;
}

export interface RegisteredProperty {
  readonly type: "int" | "string" | "bool" | "tokenized_string";
  readonly description: string;
  /** By place and side, what is allowed there. */
  readonly access: Readonly<Record<string, { readonly [side: string]: readonly string[] | undefined } | undefined>>;
  readonly effectiveFrom: number;
}

export interface Organization {
  readonly id: string;
  readonly clientId: string;
  readonly clientIds: ReadonlySet<string>;
  readonly clock: Clock;
  readonly random: Random;
  readonly welcomeMessage: string | null;
  readonly operators: Map<string, Operator>;
  readonly groups: Map<number, Group>;
  readonly customers: Map<string, Customer>;
  readonly chats: Map<string, Chat>;
  readonly webhooks: Map<string, Webhook>;
  readonly licenseWebhookClients: Set<string>;
  readonly tags: Map<string, { groupIds: readonly number[]; authorId: string; createdAt: string }>;
  readonly registeredProperties: Map<string, RegisteredProperty>;
  readonly uploads: Map<string, { contentType: string; size: number; name: string; expiresAt: number; used: boolean }>;
  /** When a configuration change made now takes effect. */
  readonly configurationEffectiveFrom: () => number;
  readonly announce: (announcement: Announcement) => void;
  readonly queuePositions: Map<string, number>;
  /** Agents whom a customer may see in one chat at a time. */
  readonly publicAgentsLimit: number;
  lastMicroseconds: number;
}

/** Who brought something about; webhooks filter on it (`filters.source_type`). */
export type Cause =
  | { readonly kind: "client"; readonly clientId: string; readonly requesterId: string }
  | { readonly kind: "system" };

/** Something that happened, told at once to webhooks and to both sides' connections. */
export interface Announcement {
  readonly action: string;
  readonly chat: Chat | undefined;
  readonly cause: Cause;
  readonly authorType?: "customer" | "agent" | undefined;
  /** The operator it is about, for `filters.agent_ids`. */
  readonly agentId?: string | undefined;
  /** Pushed to this agent only. */
  readonly onlyAgentId?: string | undefined;
  /** What the webhook carries; absent where the vendor has no such webhook (typing, previews, queue positions). */
  readonly webhook?: object | undefined;
  /** What agents' connections get. */
  readonly agents?: object | undefined;
  /** What the customer's connections get; absent when the customer must not know. */
  readonly customer?: object | undefined;
  /** For pushes that are not about a chat. */
  readonly customerId?: string | undefined;
  /** Configuration webhooks name the requester outside the payload. */
  readonly requester?:
    | { readonly user_id: string; readonly account_id: string; readonly client_id: string }
    | undefined;
}
