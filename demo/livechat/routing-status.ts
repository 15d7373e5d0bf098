import { drainQueue, moveChat } from "./assignment.ts";
import type { SystemMessage } from "./events.ts";
import type { Cause, Chat, Operator, Organization, RoutingStatus } from "./model.ts";
import { chooseOperator } from "./routing.ts";
import { bySystem, findActiveThread, lastThread, publicAgents } from "./state.ts";

/** The webhook spells the status with spaces, the push with underscores (both as in the vendor's v3.6 samples). */
export function changeRoutingStatus(
  organization: Organization,
  operator: Operator,
  status: RoutingStatus,
  cause: Cause,
): void {
  if (operator.routingStatus !== status) {
    operator.routingStatus = status;
    organization.announce({
      action: "routing_status_set",
      chat: undefined,
      cause,
      agentId: operator.id,
      webhook: { agent_id: operator.id, status: status.replaceAll("_", " ") },
      agents: { agent_id: operator.id, status },
    });
    if (status === "offline") {
      releaseChats(organization, operator);
    }
  }
  drainQueue(organization);
}

function releaseChats(organization: Organization, operator: Operator): void {
  for (const chat of organization.chats.values()) {
    const speaks = publicAgents(chat).some(({ id }) => id === operator.id);
    if (speaks && lastThread(chat)?.active) {
      reassign(organization, chat, "disconnected");
    }
  }
}

/**
 * A move by the router, without a requester: to the next operator of the chat's groups, or back to the queue.
 * `inactive` is the vendor's `transfer_chat_after_min`. What an operator's going offline does to running chats is
 * documented for humans only; bots are treated alike.
 */
export function reassign(organization: Organization, chat: Chat, why: "inactive" | "disconnected" | "other"): void {
  const thread = findActiveThread(chat);
  const leaving = publicAgents(chat).map(({ id }) => id);
  const operator = chooseOperator(organization, { chat, groupIds: chat.groupIds, excludedAgentIds: leaving });
  if (!operator && why === "inactive") {
    return;
  }
  const reason = operator ? (why === "inactive" ? "inactive" : "other") : "unassigned";
  moveChat(organization, chat, thread, {
    destination: operator ? { kind: "operator", operator } : { kind: "queue", excludedAgentIds: [] },
    groupIds: chat.groupIds,
    reason,
    removalReason: why,
    cause: bySystem,
    systemMessage: reassignmentMessage(operator, why),
  });
}

function reassignmentMessage(operator: Operator | undefined, why: string): SystemMessage {
  return operator
    ? {
        type: `routing.assigned_${why}`,
        text: `Chat assigned to ${operator.name}`,
        variables: { agent_added: operator.name },
      }
    : { type: `routing.unassigned_${why}`, text: "Chat is unassigned" };
}

/** Whether the chat has lost its last public agent and must wait for another one. */
export function isUnattended(chat: Chat): boolean {
  return lastThread(chat)?.active === true && publicAgents(chat).length === 0;
}
