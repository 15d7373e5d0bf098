import { LiveChatError } from "./errors.ts";
import type { Cause, Chat } from "./model.ts";
import type { CustomerRequester } from "./tokens.ts";
import type { Call } from "./vendor-call.ts";
import { findChat } from "./state.ts";

export type CustomerCall = Call<CustomerRequester>;

export function causeOfCustomer({ customer, clientId }: CustomerRequester): Cause {
  return { kind: "client", clientId, requesterId: customer.id };
}

/** Another customer's chat looks like none at all. */
export function findMyChat({ organization, requester }: CustomerCall, chatId: string): Chat {
  const chat = findChat(organization, chatId);
  if (chat.customerId !== requester.customer.id) {
    throw new LiveChatError("not_found", "Chat not found");
  }
  return chat;
}
