/**
 * Bodies of events that each side may send, with the vendor's limits (API v3.6, data structures, "Events"): 16 KB of
 * UTF-8 per message, 10 elements and 13 buttons per rich message, every button with `value`, `postback_id` and
 * `user_ids`. A field that belongs to the other side is refused, an unknown one is dropped.
 */
import * as z from "zod";
import type { Properties, Visibility } from "./model.ts";

export const foreignField = z.never({ error: "is not a field of this call" }).optional();
export const propertiesSchema = z.record(z.string(), z.record(z.string(), z.unknown()));
export const visibilitySchema = z.enum(["all", "agents"]);

const messageBytes = 16 * 1024;
const shortText = z
  .string()
  .min(1)
  .refine((text) => new TextEncoder().encode(text).length <= messageBytes, "is longer than 16 KB");

const buttonSchema = z.object({
  type: z.enum(["webview", "message", "url", "phone"]),
  text: z.string().min(1),
  value: z.string(),
  postback_id: z.string().min(1),
  user_ids: z.array(z.string()),
  webview_height: z.enum(["compact", "full", "tall"]).optional(),
  target: z.enum(["new", "current"]).optional(),
});

const elementSchema = z.object({
  title: z.string().optional(),
  subtitle: z.string().optional(),
  image: z.looseObject({ url: z.string().min(1), alternative_text: z.string().optional() }).optional(),
  buttons: z.array(buttonSchema).max(13).optional(),
});

export const postbackSchema = z.object({
  id: z.string().min(1),
  toggled: z.boolean(),
  button_type: z.string().optional(),
  button_value: z.string().optional(),
  ecommerce: z.looseObject({}).optional(),
});

const message = {
  type: z.literal("message"),
  text: shortText,
  postback: z
    .object({
      id: z.string(),
      thread_id: z.string(),
      event_id: z.string(),
      type: z.string().optional(),
      value: z.string().optional(),
    })
    .optional(),
};
const file = { type: z.literal("file"), url: z.url(), alternative_text: z.string().optional() };
const custom = { type: z.literal("custom"), content: z.record(z.string(), z.unknown()) };
const systemMessage = {
  type: z.literal("system_message"),
  system_message_type: z.string().min(1),
  text: z.string().optional(),
  text_vars: z.record(z.string(), z.string()).optional(),
};
const richMessage = {
  type: z.literal("rich_message"),
  template_id: z.enum(["cards", "sticker", "quick_replies", "ecommerce"]),
  elements: z.array(elementSchema).min(1).max(10),
};
const form = { type: z.literal("form"), form_id: z.string(), fields: z.array(z.looseObject({})) };
const filledForm = {
  type: z.literal("filled_form"),
  form_id: z.string(),
  form_type: z.string().optional(),
  fields: z.array(z.looseObject({ type: z.string(), id: z.string(), label: z.string() })),
};

const common = { custom_id: z.string().optional(), properties: propertiesSchema.optional() };
const byAgent = { ...common, visibility: visibilitySchema.default("all"), recipients: foreignField };
const byCustomer = { ...common, recipients: visibilitySchema.default("all"), visibility: foreignField };
const initial = { ...byAgent, author_id: z.string().optional() };

export const agentEventSchema = z.discriminatedUnion("type", [
  z.object({ ...byAgent, ...message }),
  z.object({ ...byAgent, ...file }),
  z.object({ ...byAgent, ...custom }),
  z.object({ ...byAgent, ...systemMessage }),
  z.object({ ...byAgent, ...richMessage }),
  z.object({ ...byAgent, ...form }),
]);

/** Events inside start_chat and resume_chat; always visible to all. */
export const initialAgentEventSchema = z.discriminatedUnion("type", [
  z.object({ ...initial, ...message }),
  z.object({ ...initial, ...file }),
  z.object({ ...initial, ...custom }),
  z.object({ ...initial, ...systemMessage }),
  z.object({ ...initial, ...richMessage }),
]);

export const customerEventSchema = z.discriminatedUnion("type", [
  z.object({ ...byCustomer, ...message }),
  z.object({ ...byCustomer, ...file }),
  z.object({ ...byCustomer, ...custom }),
  z.object({ ...byCustomer, ...systemMessage }),
  z.object({ ...byCustomer, ...filledForm }),
]);

/** Only messages can be previewed, and only to everyone. */
export const previewEventSchema = z.object({
  type: z.literal("message"),
  text: shortText,
  visibility: z.literal("all").optional(),
  custom_id: z.string().optional(),
  recipients: foreignField,
});

/** An event before it has an id and a time. */
export interface EventDraft {
  readonly type: string;
  readonly authorId: string | undefined;
  readonly customId?: string | undefined;
  readonly visibility: Visibility;
  readonly properties?: Properties | undefined;
  readonly content: Record<string, unknown>;
}

export type SentEvent =
  | z.infer<typeof agentEventSchema>
  | z.infer<typeof initialAgentEventSchema>
  | z.infer<typeof customerEventSchema>;

export function draftEvent(sent: SentEvent, authorId: string): EventDraft {
  const { type, custom_id, properties, visibility, recipients, ...content } = sent;
  const own: Record<string, unknown> = { ...content };
  delete own["author_id"];
  return {
    type,
    authorId: type === "system_message" ? undefined : authorId,
    customId: custom_id,
    visibility: visibility ?? recipients ?? "all",
    properties,
    content: own,
  };
}
