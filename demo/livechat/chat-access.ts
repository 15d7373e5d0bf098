import { LiveChatError } from "./errors.ts";
import type { Cause, Chat, Operator } from "./model.ts";
import { holds } from "./scopes.ts";
import { isPresent, sharesGroup } from "./state.ts";
import type { AgentRequester } from "./tokens.ts";
import type { Call } from "./vendor-call.ts";

export type AgentCall = Call<AgentRequester>;

export const readChats = [["chats--access:ro"]] as const;
export const writeChats = [["chats--access:rw"]] as const;

/** `chats--access`: the requester and the chat (or the thread) have a group in common; `chats--all` reaches all. */
export function reaches(requester: AgentRequester, groupIds: readonly number[]): boolean {
  return holds(requester.scopes, "chats--all:ro") || sharesGroup(requester.operator, groupIds);
}

export function assertReach(requester: AgentRequester, groupIds: readonly number[]): void {
  if (!reaches(requester, groupIds)) {
    throw new LiveChatError("missing_access");
  }
}

/** Authors, transferrers and closers must be users of the chat themselves. */
export function assertPresence(operator: Operator, chat: Chat): void {
  if (!isPresent(chat, operator.id)) {
    throw new LiveChatError("authorization", "Requester is not user of the chat");
  }
}

export function causeOf(requester: AgentRequester): Cause {
  return { kind: "client", clientId: requester.clientId, requesterId: requester.operator.id };
}
