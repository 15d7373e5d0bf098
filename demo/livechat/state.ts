import { formatMicroseconds } from "./clock.ts";
import { LiveChatError } from "./errors.ts";
import type { Cause, Chat, ChatEvent, ChatUser, Operator, Organization, Thread } from "./model.ts";

export const bySystem: Cause = { kind: "system" };

export function requesterId(cause: Cause): string | undefined {
  return cause.kind === "client" ? cause.requesterId : undefined;
}

/** Strictly increasing over the whole organization, hence inside every thread. */
export function nextInstant(organization: Organization): string {
  const now = Math.floor(organization.clock.now()) * 1000;
  organization.lastMicroseconds = Math.max(now, organization.lastMicroseconds + 1);
  return formatMicroseconds(organization.lastMicroseconds);
}

export function findChat(organization: Organization, chatId: string): Chat {
  const chat = organization.chats.get(chatId);
  if (!chat) {
    throw new LiveChatError("not_found", "Chat not found");
  }
  return chat;
}

export function findThread(chat: Chat, threadId: string): Thread {
  const thread = chat.threads.find(({ id }) => id === threadId);
  if (!thread) {
    throw new LiveChatError("not_found", "Thread not found");
  }
  return thread;
}

export function findEvent(thread: Thread, eventId: string): ChatEvent {
  const event = thread.events.find(({ id }) => id === eventId);
  if (!event) {
    throw new LiveChatError("not_found", "Event not found");
  }
  return event;
}

export function lastThread(chat: Chat): Thread | undefined {
  return chat.threads.at(-1);
}

export function findActiveThread(chat: Chat): Thread {
  const thread = lastThread(chat);
  if (!thread?.active) {
    throw new LiveChatError("chat_inactive");
  }
  return thread;
}

export function publicAgents(chat: Chat): ChatUser[] {
  return chat.users.filter((user) => user.type === "agent" && user.present && user.visibility === "all");
}

export function findUser(chat: Chat, userId: string): ChatUser | undefined {
  return chat.users.find(({ id }) => id === userId);
}

export function isPresent(chat: Chat, userId: string): boolean {
  return findUser(chat, userId)?.present ?? false;
}

/** Access group 0 is open to every agent. */
export function sharesGroup(operator: Operator, groupIds: readonly number[]): boolean {
  return groupIds.some((id) => id === 0 || operator.groups.has(id));
}
