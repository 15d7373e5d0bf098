/**
 * Properties of a thread that a customer may write (Customer Chat API v3.6): a rating above all, also of a thread that
 * has ended. It leaves a system message behind ("System activities", `rating.*`).
 */
import * as z from "zod";
import { type CustomerCall, causeOfCustomer, findMyChat } from "./customer-requests.ts";
import { propertiesSchema } from "./event-schemas.ts";
import { type SystemMessage, addSystemMessage } from "./events.ts";
import type { Properties } from "./model.ts";
import { assertWritable, removeProperties } from "./properties.ts";
import { findThread } from "./state.ts";
import { mergeProperties } from "./threads.ts";
import type { CustomerRequester } from "./tokens.ts";
import { type Action, action } from "./vendor-call.ts";

const place = { chat_id: z.string(), thread_id: z.string() };

const updateThreadProperties = action({
  input: z.object({ ...place, properties: propertiesSchema }),
  run(call: CustomerCall, { chat_id, thread_id, properties }) {
    assertWritable(call.organization, "thread", "customer", properties);
    changeThread(call, { chat_id, thread_id }, "updated", properties, ratingMessages(properties));
  },
});

const deleteThreadProperties = action({
  input: z.object({ ...place, properties: z.record(z.string(), z.array(z.string())) }),
  run(call: CustomerCall, { chat_id, thread_id, properties }) {
    const isCancelled = properties["rating"]?.includes("score") ?? false;
    const messages = isCancelled ? [{ type: "rating.chat_rating_canceled", text: "Rating canceled" }] : [];
    changeThread(call, { chat_id, thread_id }, "deleted", properties, messages);
  },
});

function ratingMessages({ rating = {} }: Properties): SystemMessage[] {
  const { score, comment } = rating;
  const word = score === 1 ? "good" : "bad";
  return [
    ...(score === undefined
      ? []
      : [{ type: "rating.chat_rated", text: `Chat rated as ${word}`, variables: { score: word } }]),
    ...(typeof comment === "string"
      ? [{ type: "rating.chat_commented", text: `Left the following comment: ${comment}`, variables: { comment } }]
      : []),
  ];
}

function changeThread(
  call: CustomerCall,
  where: { readonly chat_id: string; readonly thread_id: string },
  change: "updated" | "deleted",
  properties: Readonly<Record<string, unknown>>,
  messages: readonly SystemMessage[],
): void {
  const { organization, requester } = call;
  const chat = findMyChat(call, where.chat_id);
  const thread = findThread(chat, where.thread_id);
  if (change === "updated") {
    mergeProperties(thread.properties, propertiesSchema.parse(properties));
  } else {
    removeProperties(thread.properties, z.record(z.string(), z.array(z.string())).parse(properties));
  }
  const cause = causeOfCustomer(requester);
  const payload = { ...where, properties };
  organization.announce({
    action: `thread_properties_${change}`,
    chat,
    cause,
    webhook: payload,
    agents: payload,
    customer: payload,
  });
  for (const message of messages) {
    addSystemMessage(organization, chat, thread, message, cause);
  }
}

export const customerRatingActions: readonly (readonly [string, Action<CustomerRequester>])[] = [
  ["update_thread_properties", updateThreadProperties],
  ["delete_thread_properties", deleteThreadProperties],
];
