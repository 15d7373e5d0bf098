/**
 * Who is a bot. The vendor marks bots on the predicted agent only (`is_bot`), not on users of a chat, so an id that was
 * predicted once is remembered; names and job titles that say so decide the rest.
 */
import type { ChatUser } from "../shared/chat-data.ts";
import type { ChatState } from "./chat-state.ts";

function isBot(state: ChatState, user: ChatUser): boolean {
  return (
    state.bots.includes(user.id) ||
    /\b(chat)?bot\b|\b(virtual|digital|ai) (assistant|agent)\b/i.test(`${user.name ?? ""} ${user.jobTitle ?? ""}`)
  );
}

export interface Author {
  readonly name: string;
  readonly isBot: boolean;
}

export function authorOf(state: ChatState, authorId: string | undefined): Author {
  const user = authorId === undefined ? undefined : state.users.get(authorId);
  return user ? { name: user.name ?? "Agent", isBot: isBot(state, user) } : { name: "Agent", isBot: false };
}

/** Whom the customer is talking to now. */
export function company(state: ChatState): Author | undefined {
  if (state.activeThreadId === undefined) return undefined;
  const agent = [...state.users.values()].findLast((user) => user.kind === "agent" && user.present && !user.watching);
  return agent && authorOf(state, agent.id);
}
