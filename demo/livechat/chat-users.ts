/** add_user_to_chat and remove_user_from_chat (Agent Chat API v3.6): one public agent per chat, or as many as the vendor agreed to. */
import { announceAdded, announceRemoved, drainQueue, enterChat, moveChat } from "./assignment.ts";
import { LiveChatError } from "./errors.ts";
import { type SystemMessage, addSystemMessage, displayName } from "./events.ts";
import type { Cause, Chat, Organization, Thread, Visibility } from "./model.ts";
import { isUnattended } from "./routing-status.ts";
import { findActiveThread, findUser, isPresent, publicAgents, requesterId, sharesGroup } from "./state.ts";

export function addAgent(
  organization: Organization,
  chat: Chat,
  userId: string,
  visibility: Visibility,
  cause: Cause,
): void {
  const thread = findActiveThread(chat);
  const operator = organization.operators.get(userId);
  if (!operator) {
    throw new LiveChatError("validation", "`user_id` not found");
  }
  if (!sharesGroup(operator, chat.groupIds)) {
    throw new LiveChatError("missing_access");
  }
  if (isPresent(chat, userId)) {
    throw new LiveChatError("validation", "User is already in the chat");
  }
  if (visibility === "all" && publicAgents(chat).length >= organization.publicAgentsLimit) {
    throw new LiveChatError("validation", "Public agents in chat limit reached");
  }
  const isFirst = !thread.userIds.some((id) => organization.operators.has(id));
  const user = enterChat(chat, thread, userId, visibility);
  announceAdded(organization, { chat, thread }, user, "manual", cause);
  if (!isFirst) {
    const message = joinMessage(organization, userId, requesterId(cause));
    addSystemMessage(organization, chat, thread, { ...message, visibility }, cause);
  }
  drainQueue(organization);
}

function joinMessage(organization: Organization, userId: string, by: string | undefined): SystemMessage {
  const agent = displayName(organization, userId);
  if (by === undefined || by === userId) {
    return { type: "agent_joined", text: `${agent} joined the chat`, variables: { agent } };
  }
  const initiator = displayName(organization, by);
  return { type: "agent_added", text: `${initiator} added ${agent} to the chat`, variables: { initiator, agent } };
}

/** Losing its only public agent sends the chat back to the queue. */
export function removeAgent(organization: Organization, chat: Chat, userId: string, cause: Cause): void {
  const thread = findActiveThread(chat);
  const user = findUser(chat, userId);
  if (user?.type !== "agent" || !user.present) {
    throw new LiveChatError("validation", "`user_id` not found");
  }
  user.present = false;
  announceRemoved(organization, { chat, thread }, user, "manual", cause);
  addSystemMessage(organization, chat, thread, leaveMessage(organization, userId, requesterId(cause)), cause);
  if (isUnattended(chat) && !thread.queue) {
    waitForAnother(organization, chat, thread, userId);
  }
  drainQueue(organization);
}

function waitForAnother(organization: Organization, chat: Chat, thread: Thread, removedId: string): void {
  moveChat(organization, chat, thread, {
    destination: { kind: "queue", excludedAgentIds: [removedId] },
    groupIds: chat.groupIds,
    reason: "unassigned",
    removalReason: "other",
    cause: { kind: "system" },
    systemMessage: { type: "routing.unassigned_other", text: "Chat is unassigned" },
  });
}

function leaveMessage(organization: Organization, userId: string, by: string | undefined): SystemMessage {
  const agent = displayName(organization, userId);
  if (by === undefined || by === userId) {
    return { type: "agent_left", text: `${agent} left the chat`, variables: { agent } };
  }
  const initiator = displayName(organization, by);
  return {
    type: "agent_removed",
    text: `${initiator} removed ${agent} from the chat`,
    variables: { initiator, agent },
  };
}
