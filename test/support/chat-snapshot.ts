import type { ChatSnapshot } from "../../worker/channels/channel.ts";

/** An open chat of the first group in which the bot is alone, but for what is said otherwise. */
export function snapshotWith(more: Partial<ChatSnapshot>): ChatSnapshot {
  return {
    active: true,
    threadStartedAt: null,
    customer: null,
    groups: [0],
    tags: [],
    properties: { chat: {}, thread: {} },
    selfPresent: true,
    agents: [],
    watchers: [],
    queue: null,
    ...more,
  };
}
