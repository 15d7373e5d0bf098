/**
 * Who gets a chat. Priorities `first` (bots), `normal`, `last`, and `supervisor` who never gets one by itself
 * (Configuration API v3.6, "Group priorities"); within a priority the least loaded, then the one configured earliest.
 */
import type { Chat, Operator, Organization, Priority } from "./model.ts";
import { findUser, lastThread } from "./state.ts";

const ranks: Record<Priority, number> = { first: 0, normal: 1, last: 2, supervisor: 3 };

export function activeChatCount(organization: Organization, operatorId: string, except?: Chat): number {
  let count = 0;
  for (const chat of organization.chats.values()) {
    const user = chat === except || !lastThread(chat)?.active ? undefined : findUser(chat, operatorId);
    if (user?.present && user.visibility === "all") {
      count += 1;
    }
  }
  return count;
}

function isAccepting(organization: Organization, operator: Operator): boolean {
  return operator.routingStatus === "accepting_chats" && operator.effectiveFrom <= organization.clock.now();
}

function hasFreeSlot(organization: Organization, operator: Operator, except?: Chat): boolean {
  return activeChatCount(organization, operator.id, except) < operator.maxChatsCount;
}

interface Demand {
  readonly chat?: Chat | undefined;
  readonly groupIds: readonly number[];
  readonly agentIds?: readonly string[] | undefined;
  readonly excludedAgentIds?: readonly string[];
}

function rankIn(operator: Operator, groupIds: readonly number[]): number {
  const priorities = groupIds.flatMap((id) => operator.groups.get(id) ?? []);
  return Math.min(ranks.supervisor, ...priorities.map((priority) => ranks[priority]));
}

export function chooseOperator(organization: Organization, demand: Demand): Operator | undefined {
  const thread = demand.chat && lastThread(demand.chat);
  const ignoreBots = thread?.properties["routing"]?.["ignore_bots"] === true;
  const excluded = new Set(demand.excludedAgentIds);
  const candidates = [...organization.operators.values()]
    .filter((operator) => !excluded.has(operator.id) && !(ignoreBots && operator.kind === "bot"))
    .filter(
      (operator) => demand.agentIds?.includes(operator.id) ?? rankIn(operator, demand.groupIds) < ranks.supervisor,
    )
    .filter((operator) => isAccepting(organization, operator) && hasFreeSlot(organization, operator, demand.chat))
    .map((operator) => ({
      operator,
      rank: demand.agentIds ? 0 : rankIn(operator, demand.groupIds),
      load: activeChatCount(organization, operator.id, demand.chat),
    }));
  candidates.sort((left, right) => left.rank - right.rank || left.load - right.load);
  return candidates[0]?.operator;
}

type GroupStatus = "online" | "online_for_queue" | "offline";

/** A bot that accepts chats makes its group online. */
export function groupStatus(organization: Organization, groupIds: readonly number[]): GroupStatus {
  if (chooseOperator(organization, { groupIds })) {
    return "online";
  }
  const accepting = [...organization.operators.values()].some(
    (operator) => rankIn(operator, groupIds) < ranks.supervisor && isAccepting(organization, operator),
  );
  return accepting ? "online_for_queue" : "offline";
}
