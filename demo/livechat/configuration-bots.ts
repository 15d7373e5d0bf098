/** Bots (Configuration API v3.6). The secret is shown by create_bot and reset_bot_secret only. */
import * as z from "zod";
import { present } from "./agent-view.ts";
import { drainQueue } from "./assignment.ts";
import { createBot } from "./bots.ts";
import {
  type AgentCall,
  type ConfigurationAction,
  announceConfiguration,
  findGroupOrFail,
  forAgents,
  ownerClient,
} from "./configuration-requester.ts";
import { LiveChatError } from "./errors.ts";
import type { Bot } from "./model.ts";
import { changeRoutingStatus } from "./routing-status.ts";
import { assertScope, holds } from "./scopes.ts";
import { bySystem } from "./state.ts";
import { action } from "./vendor-call.ts";

export const prioritySchema = z.enum(["first", "normal", "last", "supervisor"]);

const botSchema = {
  avatar: z.string().optional(),
  max_chats_count: z.number().int().min(1).max(500).optional(),
  default_group_priority: prioritySchema.optional(),
  job_title: z.string().optional(),
  groups: z
    .array(z.object({ id: z.number().int(), priority: prioritySchema }))
    .min(1)
    .optional(),
  work_scheduler: z.looseObject({ timezone: z.string(), schedule: z.array(z.looseObject({})) }).optional(),
};
type Groups = z.output<typeof botSchema.groups>;

function assertGroups(call: AgentCall, groups: Groups): void {
  for (const { id } of groups ?? []) {
    findGroupOrFail(call.organization, id);
  }
}

function findBot(call: AgentCall, id: string): Bot {
  const operator = call.organization.operators.get(id);
  if (operator?.kind !== "bot") {
    throw new LiveChatError("not_found", "Bot not found");
  }
  return operator;
}

/** Bots of one's own client id need `--my`, others `--all`. */
function findWritableBot(call: AgentCall, id: string): Bot {
  const bot = findBot(call, id);
  const mine = bot.ownerClientId === call.requester.clientId;
  assertScope(call.requester.scopes, [[mine ? "agents-bot--my:rw" : "agents-bot--all:rw"]]);
  return bot;
}

function groupsView(bot: Bot): object[] {
  return [...bot.groups].map(([id, priority]) => ({ id, priority }));
}

const create = action({
  scope: [["agents-bot--my:rw"]],
  input: z.object({
    ...botSchema,
    name: z.string().min(1),
    owner_client_id: z.string().optional(),
    type: z.string().optional(),
  }),
  run(call: AgentCall, input) {
    assertGroups(call, input.groups);
    const bot = createBot(call.organization, {
      name: input.name,
      ownerClientId: ownerClient(call, input.owner_client_id),
      avatar: input.avatar,
      jobTitle: input.job_title,
      type: input.type,
      maxChatsCount: input.max_chats_count,
      defaultGroupPriority: input.default_group_priority,
      groups: input.groups,
      workScheduler: input.work_scheduler,
      effectiveFrom: call.organization.configurationEffectiveFrom(),
    });
    announceConfiguration(call, "bot_created", {
      id: bot.id,
      name: bot.name,
      default_group_priority: bot.defaultGroupPriority,
      groups: groupsView(bot),
      owner_client_id: bot.ownerClientId,
    });
    return { id: bot.id, secret: bot.secret };
  },
});

const update = action({
  input: z.object({ ...botSchema, id: z.string(), name: z.string().min(1).optional() }),
  run(call: AgentCall, { id, ...change }) {
    const bot = findWritableBot(call, id);
    assertGroups(call, change.groups);
    bot.name = change.name ?? bot.name;
    bot.avatar = change.avatar ?? bot.avatar;
    bot.jobTitle = change.job_title ?? bot.jobTitle;
    bot.maxChatsCount = change.max_chats_count ?? bot.maxChatsCount;
    bot.defaultGroupPriority = change.default_group_priority ?? bot.defaultGroupPriority;
    bot.workScheduler = change.work_scheduler ?? bot.workScheduler;
    if (change.groups) {
      bot.groups = new Map(change.groups.map((group) => [group.id, group.priority]));
    }
    announceConfiguration(call, "bot_updated", present({ id, ...change }));
    drainQueue(call.organization);
  },
});

const remove = action({
  input: z.object({ id: z.string() }),
  run(call: AgentCall, { id }) {
    const bot = findWritableBot(call, id);
    changeRoutingStatus(call.organization, bot, "offline", bySystem);
    call.organization.operators.delete(id);
    announceConfiguration(call, "bot_deleted", { id });
  },
});

const fieldsSchema = z
  .array(z.enum(["groups", "work_scheduler", "job_title", "max_chats_count", "timezone"]))
  .optional();

function botView(bot: Bot, fields: z.output<typeof fieldsSchema>): object {
  const asked = new Set(fields);
  return present({
    id: bot.id,
    name: bot.name,
    avatar_path: bot.avatar,
    default_group_priority: bot.defaultGroupPriority,
    owner_client_id: bot.ownerClientId,
    max_chats_count: asked.has("max_chats_count") ? bot.maxChatsCount : undefined,
    groups: asked.has("groups") ? groupsView(bot) : undefined,
    job_title: asked.has("job_title") ? bot.jobTitle : undefined,
    work_scheduler: asked.has("work_scheduler") ? bot.workScheduler : undefined,
  });
}

const get = action({
  scope: [["agents-bot--my:ro"], ["agents-bot--all:ro"]],
  input: z.object({ id: z.string(), fields: fieldsSchema }),
  run(call: AgentCall, { id, fields }) {
    const bot = findBot(call, id);
    const mine = bot.ownerClientId === call.requester.clientId;
    if (!mine && !holds(call.requester.scopes, "agents-bot--all:ro")) {
      throw new LiveChatError("authorization");
    }
    return botView(bot, fields);
  },
});

const list = action({
  scope: [["agents-bot--my:ro"], ["agents-bot--all:ro"]],
  input: z.object({ all: z.boolean().default(false), fields: fieldsSchema }),
  run(call: AgentCall, { all, fields }) {
    if (all) {
      assertScope(call.requester.scopes, [["agents-bot--all:ro"]]);
    }
    return [...call.organization.operators.values()]
      .filter((operator) => operator.kind === "bot")
      .filter((bot) => all || bot.ownerClientId === call.requester.clientId)
      .map((bot) => botView(bot, fields));
  },
});

const resetSecret = action({
  scope: [["agents-bot--my:rw"]],
  input: z.object({ id: z.string(), owner_client_id: z.string().optional() }),
  run(call: AgentCall, input) {
    const bot = findBot(call, input.id);
    if (bot.ownerClientId !== ownerClient(call, input.owner_client_id)) {
      throw new LiveChatError("authorization");
    }
    bot.secret = call.organization.random.hex(32);
    return { secret: bot.secret };
  },
});

export const botActions: readonly ConfigurationAction[] = [
  ["create_bot", forAgents(create)],
  ["update_bot", forAgents(update)],
  ["delete_bot", forAgents(remove)],
  ["get_bot", forAgents(get)],
  ["list_bots", forAgents(list)],
  ["reset_bot_secret", forAgents(resetSecret)],
];
