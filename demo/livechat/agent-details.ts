/** Customers, tags, properties and summaries (Agent Chat API v3.6). */
import * as z from "zod";
import { customerDetails } from "./agent-view.ts";
import { type AgentCall, assertReach, causeOf, writeChats } from "./chat-access.ts";
import { changeProfile, profileSchema } from "./customer-profile.ts";
import { LiveChatError } from "./errors.ts";
import { propertiesSchema } from "./event-schemas.ts";
import type { Chat, ChatEvent, Customer, Organization, Thread } from "./model.ts";
import { type PropertyPlace, assertWritable, removeProperties } from "./properties.ts";
import { findChat, findEvent, findThread } from "./state.ts";
import { summarizeLater } from "./summaries.ts";
import { mergeProperties } from "./threads.ts";
import type { AgentRequester } from "./tokens.ts";
import { type Action, action } from "./vendor-call.ts";

function findCustomer(organization: Organization, id: string): Customer {
  const customer = organization.customers.get(id);
  if (!customer) {
    throw new LiveChatError("not_found", "Customer not found");
  }
  return customer;
}

const getCustomer = action({
  scope: [["customers:ro"]],
  input: z.object({ id: z.string() }),
  run: ({ organization }: AgentCall, { id }) => customerDetails(organization, findCustomer(organization, id)),
});

const updateCustomer = action({
  scope: [["customers:rw"]],
  input: z.object({ id: z.uuid(), ...profileSchema, omnichannel: z.looseObject({}).optional() }),
  run({ organization, requester }: AgentCall, { id, ...change }) {
    if (Object.values(change).every((value) => value === undefined)) {
      throw new LiveChatError("validation", "At least one field to update is required");
    }
    changeProfile(organization, findCustomer(organization, id), change, causeOf(requester));
  },
});

const threadPlace = { chat_id: z.string(), thread_id: z.string() };

function findOwnThread({ organization, requester }: AgentCall, place: { chat_id: string; thread_id: string }) {
  const chat = findChat(organization, place.chat_id);
  const thread = findThread(chat, place.thread_id);
  assertReach(requester, thread.groupIds);
  return { chat, thread };
}

function tagging(name: "thread_tagged" | "thread_untagged"): Action<AgentRequester> {
  return action({
    scope: writeChats,
    input: z.object({ ...threadPlace, tag: z.string().min(1) }),
    run(call: AgentCall, input) {
      const { chat, thread } = findOwnThread(call, input);
      const others = thread.tags.filter((tag) => tag !== input.tag);
      if (name === "thread_untagged" && others.length === thread.tags.length) {
        throw new LiveChatError("validation", "Thread has no such tag");
      }
      if (name === "thread_tagged" && !call.organization.tags.has(input.tag)) {
        throw new LiveChatError("validation", "Tag does not exist");
      }
      thread.tags = name === "thread_tagged" ? [...others, input.tag] : others;
      const payload = { chat_id: chat.id, thread_id: thread.id, tag: input.tag };
      call.organization.announce({
        action: name,
        chat,
        cause: causeOf(call.requester),
        webhook: payload,
        agents: payload,
      });
    },
  });
}

const requestSummary = action({
  scope: writeChats,
  versions: ["3.6"],
  input: z.object(threadPlace),
  run(call: AgentCall, input) {
    const { chat, thread } = findOwnThread(call, input);
    summarizeLater(call.organization, chat, thread);
  },
});

interface Owner {
  readonly chat: Chat;
  readonly thread?: Thread;
  readonly event?: ChatEvent;
  readonly where: object;
}

const places: Record<PropertyPlace, z.ZodObject> = {
  chat: z.object({ id: z.string() }),
  thread: z.object(threadPlace),
  event: z.object({ ...threadPlace, event_id: z.string() }),
};
const placeFields = z
  .object({ id: z.string(), chat_id: z.string(), thread_id: z.string(), event_id: z.string() })
  .partial();

function findOwner(call: AgentCall, input: unknown): Owner {
  const { id, chat_id, thread_id, event_id } = placeFields.parse(input);
  const chat = findChat(call.organization, id ?? chat_id ?? "");
  if (thread_id === undefined) {
    assertReach(call.requester, chat.groupIds);
    return { chat, where: { chat_id: chat.id } };
  }
  const thread = findThread(chat, thread_id);
  assertReach(call.requester, thread.groupIds);
  const where = { chat_id: chat.id, thread_id };
  if (event_id === undefined) {
    return { chat, thread, where };
  }
  return { chat, thread, event: findEvent(thread, event_id), where: { ...where, event_id } };
}

const removedSchema = z.record(z.string(), z.array(z.string()));

function propertyAction(place: PropertyPlace, change: "updated" | "deleted"): Action<AgentRequester> {
  const values = change === "updated" ? propertiesSchema : removedSchema;
  return action({
    scope: writeChats,
    input: places[place].extend({ properties: values }),
    run(call: AgentCall, input) {
      const owner = findOwner(call, input);
      const target = (owner.event ?? owner.thread ?? owner.chat).properties;
      if (change === "updated") {
        const changes = propertiesSchema.parse(input.properties);
        assertWritable(call.organization, place, "agent", changes);
        mergeProperties(target, changes);
      } else {
        removeProperties(target, removedSchema.parse(input.properties));
      }
      const payload = { ...owner.where, properties: input.properties };
      const hidden = owner.event?.visibility === "agents";
      call.organization.announce({
        action: `${place}_properties_${change}`,
        chat: owner.chat,
        cause: causeOf(call.requester),
        webhook: payload,
        agents: payload,
        customer: hidden ? undefined : payload,
      });
    },
  });
}

export const detailActions: readonly (readonly [string, Action<AgentRequester>])[] = [
  ["get_customer", getCustomer],
  ["update_customer", updateCustomer],
  ["tag_thread", tagging("thread_tagged")],
  ["untag_thread", tagging("thread_untagged")],
  ["request_thread_summary", requestSummary],
  ["update_chat_properties", propertyAction("chat", "updated")],
  ["delete_chat_properties", propertyAction("chat", "deleted")],
  ["update_thread_properties", propertyAction("thread", "updated")],
  ["delete_thread_properties", propertyAction("thread", "deleted")],
  ["update_event_properties", propertyAction("event", "updated")],
  ["delete_event_properties", propertyAction("event", "deleted")],
];
