/** Webhook actions of API v3.6 with the filters each accepts ("Webhooks", table of filters). */
interface WebhookName {
  readonly action: string;
  readonly filters: readonly string[];
  readonly additionalData: readonly string[];
}

const chatActions = [
  "incoming_chat",
  "chat_deactivated",
  "chat_access_updated",
  "chat_transferred",
  "user_added_to_chat",
  "user_removed_from_chat",
  "event_deleted",
  "incoming_rich_message_postback",
  "chat_properties_updated",
  "chat_properties_deleted",
  "thread_properties_updated",
  "thread_properties_deleted",
  "event_properties_updated",
  "event_properties_deleted",
  "thread_tagged",
  "thread_untagged",
  "events_marked_as_seen",
  "thread_summary_set",
];
const configurationActions = [
  "agent_created",
  "agent_updated",
  "agent_deleted",
  "agent_suspended",
  "agent_unsuspended",
  "agent_approved",
  "bot_created",
  "bot_updated",
  "bot_deleted",
  "group_created",
  "group_updated",
  "group_deleted",
  "tag_created",
  "tag_updated",
  "tag_deleted",
  "auto_accesses_updated",
];
const chatData = ["chat_properties", "chat_presence_user_ids"];
const chatFilters = ["chat_presence", "only_my_chats", "source_type"];

function name(action: string, filters: readonly string[], additionalData: readonly string[] = []): WebhookName {
  return { action, filters, additionalData };
}

export const webhookNames: ReadonlyMap<string, WebhookName> = new Map(
  [
    ...chatActions.map((action) => name(action, chatFilters, chatData)),
    name("incoming_event", [...chatFilters, "author_type"], chatData),
    name("event_updated", [...chatFilters, "author_type"], chatData),
    name("customer_session_fields_updated", ["chat_presence", "source_type"], chatData),
    name("routing_status_set", ["agent_ids", "source_type"], chatData),
    ...configurationActions.map((action) => name(action, ["source_type"])),
  ].map((entry) => [entry.action, entry]),
);

/** The vendor's samples of these carry no `additional_data` at all. */
export const actionsWithoutAdditionalData: ReadonlySet<string> = new Set(["chat_transferred", "thread_summary_set"]);
