import type { Bot, Organization, Priority, RoutingStatus } from "./model.ts";

interface BotRequest {
  readonly id?: string;
  readonly secret?: string;
  readonly name: string;
  readonly ownerClientId: string;
  readonly avatar?: string | undefined;
  readonly jobTitle?: string | undefined;
  readonly type?: string | undefined;
  readonly maxChatsCount?: number | undefined;
  readonly defaultGroupPriority?: Priority | undefined;
  readonly groups?: readonly { readonly id: number; readonly priority: Priority }[] | undefined;
  readonly workScheduler?: unknown;
  readonly routingStatus?: RoutingStatus;
  readonly effectiveFrom: number;
}

/**
 * A new bot is offline until set_routing_status (Configuration API v3.6, create_bot). Without `groups` it joins
 * General with its default priority; whether the vendor puts it into every group is not documented.
 */
export function createBot(organization: Organization, request: BotRequest): Bot {
  const defaultGroupPriority = request.defaultGroupPriority ?? "normal";
  const groups = request.groups ?? [{ id: 0, priority: defaultGroupPriority }];
  const bot: Bot = {
    kind: "bot",
    id: request.id ?? organization.random.hex(32),
    publicId: organization.random.hex(32),
    name: request.name,
    avatar: request.avatar,
    jobTitle: request.jobTitle,
    type: request.type ?? "chatbot",
    ownerClientId: request.ownerClientId,
    secret: request.secret ?? organization.random.hex(32),
    maxChatsCount: request.maxChatsCount ?? 6,
    defaultGroupPriority,
    groups: new Map(groups.map(({ id, priority }) => [id, priority])),
    workScheduler: request.workScheduler,
    routingStatus: request.routingStatus ?? "offline",
    effectiveFrom: request.effectiveFrom,
  };
  organization.operators.set(bot.id, bot);
  return bot;
}
