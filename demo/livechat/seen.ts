import { idForCustomer } from "./customer-view.ts";
import type { Cause, Chat, Organization } from "./model.ts";
import { findUser } from "./state.ts";

export function markAsSeen(
  organization: Organization,
  chat: Chat,
  userId: string,
  seenUpTo: string,
  cause: Cause,
): void {
  const user = findUser(chat, userId);
  if (!user) {
    return;
  }
  user.eventsSeenUpTo = seenUpTo;
  const payload = { user_id: userId, chat_id: chat.id, seen_up_to: seenUpTo };
  organization.announce({
    action: "events_marked_as_seen",
    chat,
    cause,
    webhook: payload,
    agents: payload,
    customer: user.visibility === "all" ? { ...payload, user_id: idForCustomer(organization, userId) } : undefined,
  });
}
