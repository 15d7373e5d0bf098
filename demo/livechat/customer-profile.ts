import * as z from "zod";
import { addSystemMessage } from "./events.ts";
import type { Cause, Customer, Organization } from "./model.ts";
import { lastThread } from "./state.ts";

export const sessionFieldsSchema = z.array(z.record(z.string(), z.string())).max(100);

export const profileSchema = {
  name: z.string().min(1).optional(),
  email: z.email().optional(),
  avatar: z.string().optional(),
  phone_number: z
    .string()
    .regex(/^\+[1-9]\d{1,14}$/, "is not in E.164 format")
    .optional(),
  address: z.looseObject({}).optional(),
  session_fields: sessionFieldsSchema.optional(),
};

interface ProfileChange {
  readonly [field: string]: unknown;
  readonly session_fields?: Record<string, string>[] | undefined;
}

/** Name and e-mail leave a note for agents in the active chat; only session fields have a webhook (API v3.6). */
export function changeProfile(
  organization: Organization,
  customer: Customer,
  change: ProfileChange,
  cause: Cause,
): void {
  const { session_fields, ...fields } = change;
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  customer.profile = { ...customer.profile, ...given };
  if (session_fields) {
    customer.sessionFields = session_fields;
  }
  for (const chat of organization.chats.values()) {
    const thread = lastThread(chat);
    if (chat.customerId !== customer.id || !thread?.active) {
      continue;
    }
    for (const [field, label] of [
      ["name", "name"],
      ["email", "email"],
    ] as const) {
      const value = given[field];
      if (typeof value !== "string") {
        continue;
      }
      const text = `Customer's ${label} has been changed to ${value}`;
      const variables = { customer: customer.id, [`customer_${field}`]: value };
      addSystemMessage(
        organization,
        chat,
        thread,
        { type: "customer_updated", text, variables, visibility: "agents" },
        cause,
      );
    }
    if (!session_fields) {
      continue;
    }
    const active_chat = { chat_id: chat.id, thread_id: thread.id };
    const payload = { id: customer.id, active_chat, session_fields };
    organization.announce({
      action: "customer_session_fields_updated",
      chat,
      cause,
      webhook: payload,
      agents: payload,
    });
  }
}
