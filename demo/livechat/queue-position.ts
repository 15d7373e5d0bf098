import type { Chat, Organization, Thread } from "./model.ts";
import { lastThread } from "./state.ts";

const secondsPerPosition = 60;

interface QueuedChat {
  readonly chat: Chat;
  readonly thread: Thread;
}

/** Oldest first. */
export function queuedChats(organization: Organization): QueuedChat[] {
  const queued: (QueuedChat & { readonly queuedAt: string })[] = [];
  for (const chat of organization.chats.values()) {
    const thread = lastThread(chat);
    if (thread?.active && thread.queue) {
      queued.push({ chat, thread, queuedAt: thread.queue.queuedAt });
    }
  }
  return queued.sort((left, right) => (left.queuedAt < right.queuedAt ? -1 : 1));
}

/** From 1; a chat waits behind the older ones that want one of its groups. */
function queuePosition(organization: Organization, thread: Thread): number {
  const queue = thread.queue;
  if (!queue) {
    return 0;
  }
  const ahead = queuedChats(organization).filter(
    (other) =>
      other.thread.queue !== undefined &&
      other.thread.queue.queuedAt < queue.queuedAt &&
      other.thread.queue.groupIds.some((id) => queue.groupIds.includes(id)),
  );
  return ahead.length + 1;
}

interface QueueView {
  readonly position: number;
  readonly wait_time: number;
  readonly queued_at: string;
}

export function queueView(organization: Organization, chat: Chat, thread: Thread): QueueView | undefined {
  if (!thread.queue || lastThread(chat) !== thread) {
    return undefined;
  }
  const position = queuePosition(organization, thread);
  return { position, wait_time: position * secondsPerPosition, queued_at: thread.queue.queuedAt };
}
