/** Groups, agents and tags (Configuration API v3.6). Scopes of tags as public lists of scopes name them. */
import * as z from "zod";
import { present } from "./agent-view.ts";
import { prioritySchema } from "./configuration-bots.ts";
import {
  type AgentCall,
  type ConfigurationAction,
  announceConfiguration,
  findGroupOrFail,
  forAgents,
} from "./configuration-requester.ts";
import { LiveChatError } from "./errors.ts";
import type { Group, Organization } from "./model.ts";
import { groupStatus } from "./routing.ts";
import { nextInstant } from "./state.ts";
import { action } from "./vendor-call.ts";

function priorities(organization: Organization, groupId: number): Record<string, string> {
  const found: Record<string, string> = {};
  for (const operator of organization.operators.values()) {
    const priority = operator.groups.get(groupId);
    if (priority) {
      found[operator.id] = priority;
    }
  }
  return found;
}

function groupView(organization: Organization, group: Group, withPriorities: boolean): object {
  return present({
    id: group.id,
    name: group.name,
    language_code: group.languageCode,
    agent_priorities: withPriorities ? priorities(organization, group.id) : undefined,
    routing_status: groupStatus(organization, [group.id]),
  });
}

const listGroups = action({
  scope: [["groups--all:ro"]],
  input: z.object({ fields: z.array(z.enum(["agent_priorities", "routing_status"])).optional() }),
  run: ({ organization }: AgentCall, { fields }) =>
    [...organization.groups.values()].map((group) =>
      groupView(organization, group, fields?.includes("agent_priorities") ?? false),
    ),
});

const getGroup = action({
  scope: [["groups--my:ro"], ["groups--all:ro"]],
  input: z.object({ id: z.number().int(), fields: z.array(z.string()).optional() }),
  run({ organization }: AgentCall, { id }) {
    const group = organization.groups.get(id);
    if (!group) {
      throw new LiveChatError("group_not_found");
    }
    return groupView(organization, group, true);
  },
});

const createGroup = action({
  scope: [["groups--all:rw"]],
  input: z.object({
    name: z.string().min(1).max(180),
    language_code: z.string().default("en"),
    agent_priorities: z.record(z.string(), prioritySchema),
  }),
  run(call: AgentCall, input) {
    const { organization } = call;
    const members = Object.entries(input.agent_priorities);
    if (members.some(([id]) => !organization.operators.has(id))) {
      throw new LiveChatError("validation", "`agent_priorities` names an unknown agent");
    }
    const id = Math.max(...organization.groups.keys()) + 1;
    organization.groups.set(id, { id, name: input.name, languageCode: input.language_code });
    for (const [agentId, priority] of members) {
      organization.operators.get(agentId)?.groups.set(id, priority);
    }
    announceConfiguration(call, "group_created", { id, ...input });
    return { id };
  },
});

const listAgents = action({
  scope: [["agents--all:ro"]],
  input: z.object({
    filters: z.object({ group_ids: z.array(z.number().int()).optional() }).optional(),
    fields: z.array(z.string()).optional(),
  }),
  run: ({ organization }: AgentCall, { filters }) =>
    [...organization.operators.values()]
      .filter((operator) => operator.kind === "human")
      .filter(({ groups }) => !filters?.group_ids || filters.group_ids.some((id) => groups.has(id)))
      .map((agent) =>
        present({
          id: agent.id,
          account_id: agent.accountId,
          name: agent.name,
          role: agent.role,
          avatar_path: agent.avatar,
          job_title: agent.jobTitle,
          login_status: agent.routingStatus.replaceAll("_", " "),
          max_chats_count: agent.maxChatsCount,
          groups: [...agent.groups].map(([id, priority]) => ({ id, priority })),
        }),
      ),
});

const createTag = action({
  scope: [["tags--groups:rw"], ["tags--all:rw"]],
  input: z.object({ name: z.string().min(1), group_ids: z.array(z.number().int()).min(1) }),
  run(call: AgentCall, input) {
    const { organization, requester } = call;
    for (const id of input.group_ids) {
      findGroupOrFail(organization, id);
    }
    if (organization.tags.has(input.name)) {
      throw new LiveChatError("already_exists");
    }
    const tag = { groupIds: input.group_ids, authorId: requester.operator.id, createdAt: nextInstant(organization) };
    organization.tags.set(input.name, tag);
    const payload = { name: input.name, group_ids: tag.groupIds, author_id: tag.authorId, created_at: tag.createdAt };
    announceConfiguration(call, "tag_created", payload);
  },
});

const listTags = action({
  scope: [["tags--groups:ro"], ["tags--all:ro"]],
  input: z.object({ filters: z.object({ group_ids: z.array(z.number().int()).optional() }).optional() }),
  run: ({ organization }: AgentCall, { filters }) =>
    [...organization.tags]
      .filter(([, tag]) => !filters?.group_ids || filters.group_ids.some((id) => tag.groupIds.includes(id)))
      .map(([name, tag]) => ({ name, group_ids: tag.groupIds, author_id: tag.authorId, created_at: tag.createdAt })),
});

/** General cannot be deleted. Chats of the group go to General, for every agent to see: what else becomes of them, no page says. */
const deleteGroup = action({
  scope: [["groups--all:rw"]],
  input: z.object({ id: z.number().int() }),
  run(call: AgentCall, { id }) {
    const { organization } = call;
    findGroupOrFail(organization, id);
    if (id === 0) {
      throw new LiveChatError("validation", "General group cannot be deleted");
    }
    organization.groups.delete(id);
    for (const { groups } of organization.operators.values()) {
      groups.delete(id);
    }
    for (const chat of organization.chats.values()) {
      for (const owner of [chat, ...chat.threads]) {
        const left = owner.groupIds.filter((group) => group !== id);
        owner.groupIds = left.length === 0 ? [0] : left;
      }
    }
    announceConfiguration(call, "group_deleted", { id });
  },
});

export const groupActions: readonly ConfigurationAction[] = [
  ["list_groups", forAgents(listGroups)],
  ["get_group", forAgents(getGroup)],
  ["create_group", forAgents(createGroup)],
  ["delete_group", forAgents(deleteGroup)],
  ["list_agents", forAgents(listAgents)],
  ["create_tag", forAgents(createTag)],
  ["list_tags", forAgents(listTags)],
];
