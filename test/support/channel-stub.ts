/** A platform that knows the calls of one story, and refuses every other. */
import type { Channel } from "../../worker/channels/channel.ts";

export function channelOf(story: Partial<Channel>): Channel {
  const unused = () => Promise.reject(new Error("not a call of this story"));
  return {
    send: unused,
    indicateTyping: unused,
    preview: unused,
    transfer: unused,
    availableAgents: unused,
    close: unused,
    tag: unused,
    setProperties: unused,
    ready: () => Promise.resolve(),
    readChat: unused,
    unansweredChats: unused,
    updateCustomer: unused,
    calls: () => ({}),
    ...story,
  };
}
