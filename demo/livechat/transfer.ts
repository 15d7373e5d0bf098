/**
 * transfer_chat (Agent Chat API v3.6). With nobody able to take the chat it fails and changes nothing, unless
 * `ignore_agents_availability` is set: then the chat queues. A transfer to a group may come straight back to the
 * requester if it has the best priority there; without a target the present agents are passed over.
 */
import { drainQueue, moveChat } from "./assignment.ts";
import { LiveChatError } from "./errors.ts";
import { displayName } from "./events.ts";
import type { Cause, Chat, Operator, Organization } from "./model.ts";
import { chooseOperator } from "./routing.ts";
import { findActiveThread, publicAgents, requesterId, sharesGroup } from "./state.ts";

type TransferTarget =
  | { readonly type: "group"; readonly ids: readonly number[] }
  | { readonly type: "agent"; readonly ids: readonly string[] };

function findTargetAgents(organization: Organization, chat: Chat, ids: readonly string[]): Operator[] {
  return ids.map((id) => {
    const operator = organization.operators.get(id);
    if (!operator) {
      throw new LiveChatError("validation", "`target.ids` names an unknown agent");
    }
    if (!sharesGroup(operator, chat.groupIds)) {
      throw new LiveChatError("missing_access", "Target agent has no access to the chat");
    }
    return operator;
  });
}

function assertGroupsExist(organization: Organization, ids: readonly number[]): void {
  if (ids.some((id) => !organization.groups.has(id))) {
    throw new LiveChatError("validation", "`target.ids` names an unknown group");
  }
}

export function transferChat(
  organization: Organization,
  chat: Chat,
  target: TransferTarget | undefined,
  ignoreAgentsAvailability: boolean,
  cause: Cause,
): void {
  const thread = findActiveThread(chat);
  const current = publicAgents(chat).map(({ id }) => id);
  const excludedAgentIds = target ? [] : current;
  if (target?.type === "group") {
    assertGroupsExist(organization, target.ids);
  }
  const agents = target?.type === "agent" ? findTargetAgents(organization, chat, target.ids) : undefined;
  const agentIds = agents?.map(({ id }) => id);
  const groupIds = target?.type === "group" ? target.ids : chat.groupIds;

  const operator =
    chooseOperator(organization, { chat, groupIds, agentIds, excludedAgentIds }) ??
    (ignoreAgentsAvailability ? agents?.find(({ routingStatus }) => routingStatus !== "offline") : undefined);
  if (!operator && !ignoreAgentsAvailability) {
    throw new LiveChatError("validation", "Cannot assign any agent from requested groups");
  }

  const targetNames =
    agents?.map(({ name }) => name) ?? groupIds.map((id) => organization.groups.get(id)?.name ?? `group ${id}`);
  const by = requesterId(cause);
  const initiator = by === undefined ? "System" : displayName(organization, by);
  const targets = targetNames.join(", ");
  moveChat(organization, chat, thread, {
    destination: operator ? { kind: "operator", operator } : { kind: "queue", agentIds, excludedAgentIds },
    groupIds,
    reason: "manual",
    removalReason: "manual",
    cause,
    systemMessage: {
      type: "chat_transferred",
      text: `${initiator} transferred the chat to ${targets}`,
      variables: { initiator, targets },
    },
  });
  drainQueue(organization);
}
