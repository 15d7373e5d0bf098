/**
 * The parts of LiveChat's webhooks and Web API answers (v3.6, and v3.5 where it is the same) that
 * Firstline reads. Tolerant on purpose: the vendor's own samples leave out fields that its tables
 * call required, and add fields that no table has. Unknown fields pass and are dropped.
 */
import { z } from "zod";

/** The longest text of a message is 16 KB ("Data structures", v3.6), which is never more characters than that. */
const MAX_TEXT = 16_384;

/** Chats, threads, events and users have ids of some 40 characters at most; longer ones are none. */
const MAX_ID = 200;

const anyText = z.string().transform((value) => value.slice(0, MAX_TEXT).toWellFormed());
const text = anyText.catch("");
const optionalText = anyText.optional().catch(undefined);
const id = z.string().min(1).max(MAX_ID);
const optionalId = id.optional().catch(undefined);

/** RFC 3339 with any offset and any fraction; what is no time is as good as none. */
const time = z
  .string()
  .max(64)
  .refine((value) => /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value)))
  .optional()
  .catch(undefined);

/** A list in which an element that cannot be read does not take the others with it. */
function listOf<Element extends z.ZodType>(element: Element) {
  return z
    .array(z.unknown())
    .transform((elements) => elements.flatMap((one) => element.safeParse(one).data ?? []))
    .optional()
    .catch(undefined);
}

/**
 * Every delivery has this frame. Source: "Webhooks", v3.6. The payload of `auto_accesses_updated` is
 * a list.
 */
export const envelopeSchema = z.looseObject({
  action: z.string().min(1).max(100),
  secret_key: z.string(),
  organization_id: z.string(),
  payload: z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]),
});

export type Envelope = z.infer<typeof envelopeSchema>;

const group = z.number().int().optional().catch(undefined);

const formAnswer = z.union([anyText, z.looseObject({ label: text, group_id: group })]);

const formField = z.looseObject({
  type: text,
  label: text,
  answer: formAnswer.optional().catch(undefined),
  answers: listOf(formAnswer),
});

/** What is worth knowing of a property: others, objects say, are left out. */
const scalar = z.union([anyText, z.number(), z.boolean()]);

/** By namespace and name; what cannot be read goes, and takes nothing with it. */
const propertiesSchema = z
  .record(z.string(), z.record(z.string(), z.unknown()).catch({}))
  .transform((namespaces) =>
    Object.fromEntries(
      Object.entries(namespaces).map(([namespace, values]) => [namespace, scalarsOf(Object.entries(values))]),
    ),
  )
  .optional()
  .catch(undefined);

function scalarsOf(values: readonly (readonly [string, unknown])[]) {
  return Object.fromEntries(
    values.flatMap(([name, value]) => {
      const read = scalar.safeParse(value);
      return read.success ? [[name, read.data] as const] : [];
    }),
  );
}

/** A button is pressed: `postback` of a message, or of a webhook of its own. Ids of buttons are their author's own words. */
const buttonId = z.string().min(1).max(2_000);

/** An event of a thread. System messages have no author; deleted events have no content. */
export const eventSchema = z.looseObject({
  id: optionalId,
  custom_id: z.string().max(500).nullish().catch(null),
  type: z.string().optional().catch(undefined),
  author_id: optionalId,
  created_at: time,
  visibility: z.string().optional().catch(undefined),
  deleted: z.boolean().optional().catch(undefined),
  text: optionalText,
  name: optionalText,
  url: optionalText,
  content_type: optionalText,
  fields: listOf(formField),
  postback: z.looseObject({ id: buttonId, event_id: id }).optional().catch(undefined),
  properties: z
    .looseObject({
      lc2: z
        .looseObject({ welcome_message: z.boolean().optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
});

export type LiveChatEvent = z.infer<typeof eventSchema>;

const queueSchema = z.looseObject({
  position: z.number().optional().catch(undefined),
  wait_time: z.number().optional().catch(undefined),
});

const visitSchema = z.looseObject({
  referrer: optionalText,
  geolocation: z
    .looseObject({ country: optionalText, city: optionalText, timezone: optionalText })
    .optional()
    .catch(undefined),
  last_pages: listOf(z.looseObject({ url: anyText, title: optionalText })),
});

const userSchema = z.looseObject({
  id: optionalId,
  type: z.string().optional().catch(undefined),
  name: optionalText,
  email: optionalText,
  present: z.boolean().optional().catch(undefined),
  visibility: z.string().optional().catch(undefined),
  phone_number: optionalText,
  session_fields: listOf(z.record(z.string(), z.union([anyText, z.number().transform(String)]))),
  visit: visitSchema.optional().catch(undefined),
});

export type LiveChatUser = z.infer<typeof userSchema>;

const threadSchema = z.looseObject({
  id: optionalId,
  active: z.boolean().optional().catch(undefined),
  created_at: time,
  events: listOf(eventSchema),
  queue: queueSchema.optional().catch(undefined),
  tags: listOf(anyText),
  properties: propertiesSchema,
});

export const chatSchema = z.looseObject({
  id,
  users: listOf(userSchema),
  access: z
    .looseObject({ group_ids: listOf(z.number().int()) })
    .optional()
    .catch(undefined),
  properties: propertiesSchema,
  thread: threadSchema.optional().catch(undefined),
});

export type LiveChatChat = z.infer<typeof chatSchema>;

const place = { chat_id: id, thread_id: optionalId };

/** The payloads that Firstline acts on, by webhook action. */
export const payloads = {
  incoming_chat: z.looseObject({ chat: chatSchema }),
  incoming_event: z.looseObject({ ...place, event: eventSchema }),
  event_updated: z.looseObject({ ...place, event: eventSchema }),
  event_deleted: z.looseObject({ ...place, event_id: id }),
  chat_deactivated: z.looseObject(place),
  chat_transferred: z.looseObject({
    ...place,
    transferred_to: z
      .looseObject({ agent_ids: listOf(id) })
      .optional()
      .catch(undefined),
    queue: queueSchema.optional().catch(undefined),
  }),
  user_added_to_chat: z.looseObject({ ...place, user: userSchema }),
  user_removed_from_chat: z.looseObject({ ...place, user_id: id }),
  incoming_rich_message_postback: z.looseObject({
    ...place,
    user_id: id,
    event_id: id,
    postback: z.looseObject({ id: buttonId, toggled: z.boolean().optional().catch(undefined) }),
  }),
  thread_properties_updated: z.looseObject({ ...place, properties: propertiesSchema }),
  /** By namespace, the names that are gone. */
  thread_properties_deleted: z.looseObject({
    ...place,
    properties: z.record(z.string(), listOf(z.string())).optional().catch(undefined),
  }),
} as const;

export type UsedAction = keyof typeof payloads;

/** The error body of every Web API call. Source: "Error format", v3.6. */
export const errorSchema = z.looseObject({
  error: z.looseObject({
    type: z.string().min(1).max(100),
    message: text,
    data: z
      .looseObject({
        // Becomes a header, and is kept: what no header may hold must not get that far.
        region: z
          .string()
          .regex(/^[\w-]{1,40}$/)
          .optional()
          .catch(undefined),
      })
      .optional()
      .catch(undefined),
  }),
});

const lastEvent = z.looseObject({ event: eventSchema }).optional().catch(undefined);

const summarySchema = z.looseObject({
  id,
  users: listOf(userSchema),
  last_event_per_type: z.looseObject({ message: lastEvent, file: lastEvent }).optional().catch(undefined),
});

export type LiveChatSummary = z.infer<typeof summarySchema>;

export const listChatsAnswer = z.looseObject({
  chats_summary: z.array(z.unknown()).transform((all) => all.flatMap((one) => summarySchema.safeParse(one).data ?? [])),
  next_page_id: z.string().optional().catch(undefined),
});

const agentForTransfer = z.looseObject({ agent_id: id, total_active_chats: z.number().catch(0) });

export const sendEventAnswer = z.looseObject({ event_id: id });

export const agentsForTransferAnswer = z
  .array(z.unknown())
  .transform((agents) => agents.flatMap((one) => agentForTransfer.safeParse(one).data ?? []));

export const botTokenAnswer = z.looseObject({ token: z.string().min(1).max(10_000) });
