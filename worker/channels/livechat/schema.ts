/**
 * The parts of LiveChat's webhooks and Web API answers (v3.6, and v3.5 where it is the same) that
 * Firstline reads. Tolerant on purpose: the vendor's own samples leave out fields that its tables
 * call required, and add fields that no table has. Unknown fields pass and are dropped.
 */
import { z } from "zod";

const text = z.string().catch("");
const id = z.string().min(1);

/** Every delivery has this frame. Source: "Webhooks", v3.6. */
export const envelopeSchema = z.looseObject({
  action: z.string().min(1),
  secret_key: z.string(),
  organization_id: z.string(),
  payload: z.record(z.string(), z.unknown()),
});

export type Envelope = z.infer<typeof envelopeSchema>;

const formAnswer = z.union([z.string(), z.looseObject({ label: text })]);

const formField = z.looseObject({
  type: text,
  label: text,
  answer: formAnswer.optional().catch(undefined),
  answers: z.array(formAnswer).optional().catch(undefined),
});

/** An event of a thread. System messages have no author; deleted events have no content. */
export const eventSchema = z.looseObject({
  id: id.optional().catch(undefined),
  custom_id: z.string().nullish().catch(null),
  type: z.string().optional().catch(undefined),
  author_id: z.string().optional().catch(undefined),
  created_at: z.string().optional().catch(undefined),
  visibility: z.string().optional().catch(undefined),
  deleted: z.boolean().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  fields: z.array(formField).optional().catch(undefined),
  properties: z
    .looseObject({ lc2: z.looseObject({ welcome_message: z.boolean().optional().catch(undefined) }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

export type LiveChatEvent = z.infer<typeof eventSchema>;

const queueSchema = z.looseObject({
  position: z.number().optional().catch(undefined),
  wait_time: z.number().optional().catch(undefined),
});

const userSchema = z.looseObject({
  id: id.optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  email: z.string().optional().catch(undefined),
  present: z.boolean().optional().catch(undefined),
  visibility: z.string().optional().catch(undefined),
});

export type LiveChatUser = z.infer<typeof userSchema>;

const threadSchema = z.looseObject({
  id: id.optional().catch(undefined),
  active: z.boolean().optional().catch(undefined),
  created_at: z.string().optional().catch(undefined),
  events: z.array(eventSchema).optional().catch(undefined),
  queue: queueSchema.optional().catch(undefined),
});

export const chatSchema = z.looseObject({
  id,
  users: z.array(userSchema).catch([]),
  thread: threadSchema.optional().catch(undefined),
});

export type LiveChatChat = z.infer<typeof chatSchema>;

const place = { chat_id: id, thread_id: z.string().optional().catch(undefined) };

/** The payloads that Firstline acts on, by webhook action. */
export const payloads = {
  incoming_chat: z.looseObject({ chat: chatSchema }),
  incoming_event: z.looseObject({ ...place, event: eventSchema }),
  event_updated: z.looseObject({ ...place, event: eventSchema }),
  event_deleted: z.looseObject({ ...place, event_id: id }),
  chat_deactivated: z.looseObject(place),
  chat_transferred: z.looseObject({
    ...place,
    transferred_to: z.looseObject({ agent_ids: z.array(z.string()).catch([]) }).optional().catch(undefined),
    queue: queueSchema.optional().catch(undefined),
  }),
  user_added_to_chat: z.looseObject({ ...place, user: userSchema }),
  user_removed_from_chat: z.looseObject({ ...place, user_id: id }),
} as const;

export type UsedAction = keyof typeof payloads;

/** The error body of every Web API call. Source: "Error format", v3.6. */
export const errorSchema = z.looseObject({
  error: z.looseObject({
    type: z.string(),
    message: text,
    data: z.looseObject({ region: z.string().optional().catch(undefined) }).optional().catch(undefined),
  }),
});

export const sendEventAnswer = z.looseObject({ event_id: id });
export const botTokenAnswer = z.looseObject({ token: id });
