/** Availability (Agent Chat API v3.6). A human's `offline` can only be observed, a bot's can be set; new bots are offline. */
import * as z from "zod";
import { type AgentCall, assertReach, causeOf } from "./chat-access.ts";
import { LiveChatError } from "./errors.ts";
import type { Operator } from "./model.ts";
import { activeChatCount } from "./routing.ts";
import { changeRoutingStatus } from "./routing-status.ts";
import { assertScope } from "./scopes.ts";
import { findChat, sharesGroup } from "./state.ts";
import type { AgentRequester } from "./tokens.ts";
import { type Action, action } from "./vendor-call.ts";

function assertMaySetStatus(requester: AgentRequester, target: Operator): void {
  const own = target.id === requester.operator.id;
  if (target.kind === "human") {
    return assertScope(requester.scopes, [[own ? "agents--my:rw" : "agents--all:rw"]]);
  }
  const mine = target.ownerClientId === requester.clientId;
  assertScope(requester.scopes, [[mine && target.type !== "ai_agent" ? "agents-bot--my:rw" : "agents-bot--all:rw"]]);
  if (target.type === "ai_agent" && !mine) {
    throw new LiveChatError("authorization", "AI agents are switched by their owner");
  }
}

const setRoutingStatus = action({
  input: z.object({
    status: z.enum(["accepting_chats", "not_accepting_chats", "offline"]),
    agent_id: z.string().optional(),
    bot_id: z.never({ error: "is not a field of this call" }).optional(),
  }),
  run({ organization, requester }: AgentCall, { status, agent_id }) {
    const target = organization.operators.get(agent_id ?? requester.operator.id);
    if (!target) {
      throw new LiveChatError("not_found", "Agent not found");
    }
    assertMaySetStatus(requester, target);
    if (target.kind === "human") {
      if (status === "offline") {
        throw new LiveChatError("validation", "`status` offline cannot be set for agents");
      }
      const isOwn = target.id === requester.operator.id;
      if (target.routingStatus === "offline" && !isOwn) {
        throw new LiveChatError("agent_offline");
      }
    }
    changeRoutingStatus(organization, target, status, causeOf(requester));
  },
});

const listRoutingStatuses = action({
  scope: [["agents--all:ro", "agents-bot--all:ro"]],
  input: z.object({ filters: z.object({ group_ids: z.array(z.number().int()).optional() }).optional() }),
  run({ organization }: AgentCall, { filters }) {
    const groupIds = filters?.group_ids;
    return [...organization.operators.values()]
      .filter(({ groups }) => !groupIds || groupIds.some((id) => groups.has(id)))
      .map(({ id, routingStatus }) => ({ agent_id: id, status: routingStatus }));
  },
});

/** Offline ones are left out, those not accepting are not: it says who could be chosen, not who is free. */
const listAgentsForTransfer = action({
  input: z.object({ chat_id: z.string() }),
  run({ organization, requester }: AgentCall, { chat_id }) {
    const chat = findChat(organization, chat_id);
    assertReach(requester, chat.groupIds);
    return [...organization.operators.values()]
      .filter((operator) => operator.routingStatus !== "offline" && sharesGroup(operator, chat.groupIds))
      .map(({ id }) => ({ agent_id: id, total_active_chats: activeChatCount(organization, id) }))
      .toSorted((left, right) => left.total_active_chats - right.total_active_chats);
  },
});

export const routingActions: readonly (readonly [string, Action<AgentRequester>])[] = [
  ["set_routing_status", setRoutingStatus],
  ["list_routing_statuses", listRoutingStatuses],
  ["list_agents_for_transfer", listAgentsForTransfer],
];
