/** LiveChat ("Text" developer platform) as a channel: Agent Chat Web API v3.6, webhooks in, Web calls out. */
import { z } from "zod";
import type { Config } from "../../config.ts";
import { ChannelError } from "../channel.ts";
import type { FailureKind } from "../channel.ts";
import type {
  AvailableAgent,
  Channel,
  CustomerChange,
  InboundEvent,
  OutboundMessage,
  ParsedWebhook,
  TransferResult,
  TransferTarget,
} from "../channel.ts";
import type { Labels, Tag } from "../labels.ts";
import { LiveChatClient } from "./client.ts";
import type { LiveChatConfig, TokenSource } from "./client.ts";
import { formatMessage, formatPreview } from "./format.ts";
import { parseWebhook } from "./parse.ts";
import { isUnanswered, parseChat } from "./parse-chat.ts";
import { agentsForTransferAnswer, chatSchema, listChatsAnswer, sendEventAnswer } from "./schema.ts";
import { verifyEnvelope } from "./verify.ts";

export { sharedTokens } from "./authorization.ts";

const anything = z.unknown();

/** A chat in a list that says that its newest thread has ended. */
const closedSummary = z.looseObject({ last_thread_summary: z.looseObject({ active: z.literal(false) }) });

/** Of 100 chats each; a list that never ends must not keep the cron busy. */
const MAX_PAGES = 50;

/** A call that had no effect does not undo the parts that went before it. */
function asPartlyDone(error: unknown): never {
  throw error instanceof ChannelError && error.failure === "not-done"
    ? new ChannelError("unknown", error.code, error.message, { retryAfter: error.retryAfter })
    : error;
}

/** The platform's ways of saying that no agent can take a chat now; one of them only as a text. */
const NOBODY_AVAILABLE = new Set(["agent_offline", "group_offline", "group_unavailable", "groups_offline"]);
const NOBODY_AVAILABLE_TEXT = /cannot assign any agent/i;

/** Bots have an id of 32 hexadecimal digits, people their e-mail address. */
const BOT_ID = /^[0-9a-f]{32}$/;

/** As the vendor takes a phone number: E.164. */
const E164 = /^\+[1-9]\d{6,14}$/;

function isFailure(error: unknown, ...failures: readonly FailureKind[]): boolean {
  return error instanceof ChannelError && failures.includes(error.failure);
}

export function createLiveChatChannel(
  config: LiveChatConfig,
  tokens: TokenSource,
  fetchFrom: typeof fetch = (input, init) => fetch(input, init),
): Channel {
  const client = new LiveChatClient(config, tokens, fetchFrom);
  /** The preview under way. */
  let previewing: Promise<void> | null = null;
  return {
    calls: () => client.calls(),

    ready: () => client.ready(),

    async send(
      chat: string,
      message: OutboundMessage,
      alreadySent: ReadonlySet<string>,
      isWanted: () => boolean = () => true,
    ) {
      const eventIds: string[] = [];
      for (const event of formatMessage(message)) {
        if (!alreadySent.has(event.custom_id) && (eventIds.length === 0 || isWanted())) {
          // One after the other: LiveChat orders events by arrival.
          const isFirst = eventIds.length === 0 && alreadySent.size === 0;
          const sent = client.call("send_event", { chat_id: chat, event }, sendEventAnswer);
          try {
            const { event_id } = await (isFirst ? sent : sent.catch(asPartlyDone));
            eventIds.push(event_id);
          } catch (error) {
            // The text is there: it does not become undelivered for want of its buttons.
            if (event.type === "message" || !isFailure(error, "rejected", "not-in-chat", "closed")) {
              throw error;
            }
          }
        }
      }
      if (message.audience === "everyone") {
        client.messageSent();
      }
      return eventIds;
    },

    async indicateTyping(chat: string) {
      if (!client.allows("send_typing_indicator")) {
        return;
      }
      await client.call("send_typing_indicator", { chat_id: chat, is_typing: true }, anything);
    },

    async preview(chat: string, customId: string, text: string, { atAnyCost = false } = {}) {
      if (atAnyCost) {
        await previewing;
      }
      // Version 3.5 has none ("Changelog", v3.6), and an empty one is refused.
      if (config.LIVECHAT_API_VERSION === "3.5" || previewing !== null || text.trim() === "") {
        return previewing ?? undefined;
      }
      if (!atAnyCost && !client.allows("send_event_preview")) {
        return;
      }
      const event = formatPreview(customId, text);
      previewing = client
        .call("send_event_preview", { chat_id: chat, event }, anything)
        .catch(() => undefined) // What follows it tells more.
        .then(() => {
          previewing = null;
        });
      await previewing;
    },

    async transfer(chat: string, to: TransferTarget, { queue }: { readonly queue: boolean }): Promise<TransferResult> {
      const target = to.kind === "group" ? { type: "group", ids: [to.group] } : { type: "agent", ids: [to.agent] };
      const asked = { id: chat, target, ...(queue ? { ignore_agents_availability: true } : {}) };
      try {
        await client.call("transfer_chat", asked, anything);
        return { kind: "accepted" };
      } catch (error) {
        if (error instanceof ChannelError && isNobodyThere(error, to)) {
          return { kind: "nobody-available" };
        }
        throw error;
      }
    },

    async availableAgents(chat: string): Promise<readonly AvailableAgent[]> {
      const agents = await client.call("list_agents_for_transfer", { chat_id: chat }, agentsForTransferAnswer);
      return agents
        .filter(({ agent_id: id }) => !BOT_ID.test(id))
        .map(({ agent_id: id, total_active_chats: activeChats }) => ({ id, activeChats }))
        .toSorted((left, right) => left.activeChats - right.activeChats);
    },

    async close(chat: string) {
      try {
        await client.call("deactivate_chat", { id: chat }, anything);
      } catch (error) {
        if (!isFailure(error, "closed")) {
          throw error;
        }
      }
    },

    async tag(chat: string, thread: string, tags: readonly Tag[]): Promise<readonly Tag[]> {
      const unknown: Tag[] = [];
      for (const tag of new Set(tags)) {
        try {
          await client.call("tag_thread", { chat_id: chat, thread_id: thread, tag }, anything);
        } catch (error) {
          if (!isFailure(error, "rejected")) {
            throw error;
          }
          unknown.push(tag);
        }
      }
      return unknown;
    },

    async setProperties(chat: string, thread: string | null, labels: Labels) {
      if (Object.keys(labels).length === 0) {
        return;
      }
      // The namespace of our client id: nobody else's may be written ("Properties", v3.6).
      const own = { properties: { [config.LIVECHAT_CLIENT_ID]: labels } };
      await (thread === null
        ? client.call("update_chat_properties", { id: chat, ...own }, anything)
        : client.call("update_thread_properties", { chat_id: chat, thread_id: thread, ...own }, anything));
    },

    async readChat(chat: string): Promise<readonly InboundEvent[]> {
      const answer = await client.call("get_chat", { chat_id: chat }, chatSchema);
      const receivedAt = new Date().toISOString();
      return parseChat(answer, "read", { botId: config.LIVECHAT_BOT_ID, deliveryId: receivedAt, receivedAt });
    },

    async unansweredChats(now: number, quietMs: number): Promise<readonly string[]> {
      const chats: string[] = [];
      let page: string | undefined;
      // 3.5 cannot leave closed chats out ("Changelog", v3.6: `include_active` became `active`).
      const isOldVersion = config.LIVECHAT_API_VERSION === "3.5";
      const activeOnly = isOldVersion ? {} : { filters: { active: true } };
      for (let count = 0; count < MAX_PAGES; count += 1) {
        // A page id stands for the filters that it was made with, and is refused beside them.
        const asked = page === undefined ? { ...activeOnly, limit: 100 } : { page_id: page };
        const answer = await client.call("list_chats", asked, listChatsAnswer);
        const active = answer.chats_summary.filter((chat) => !closedSummary.safeParse(chat).success);
        const unanswered = active.filter((chat) => isUnanswered(chat, config.LIVECHAT_BOT_ID, now, quietMs));
        chats.push(...unanswered.map(({ id }) => id));
        page = answer.next_page_id;
        // Newest threads first: behind a page of closed chats there is the archive, and each page of it is billed.
        if (page === undefined || (isOldVersion && active.length === 0)) {
          break;
        }
      }
      return chats;
    },

    async updateCustomer(customer: string, { name, email, phone, fields }: CustomerChange) {
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined || !E164.test(phone) ? {} : { phone_number: phone }),
        ...(fields === undefined
          ? {}
          : { session_fields: Object.entries(fields).map(([key, value]) => ({ [key]: value })) }),
      };
      if (Object.keys(change).length > 0) {
        await client.call("update_customer", { id: customer, ...change }, anything);
      }
    },
  };

  function isNobodyThere(error: ChannelError, to: TransferTarget): boolean {
    return (
      NOBODY_AVAILABLE.has(error.code) ||
      NOBODY_AVAILABLE_TEXT.test(error.message) ||
      // Of an agent who may not see the chat. Should it be the bot who may not, its next call tells.
      (to.kind === "agent" && error.code === "missing_access")
    );
  }
}

/** What a delivery to the webhook address says. Throws `WebhookError` for what is not ours or no webhook. */
export function readLiveChatWebhook(
  body: string,
  config: Pick<Config, "LIVECHAT_WEBHOOK_SECRET" | "LIVECHAT_ORGANIZATION_ID" | "LIVECHAT_BOT_ID"> &
    Partial<Pick<Config, "LIVECHAT_WEBHOOK_SECRET_PREVIOUS">>,
  delivery: { readonly deliveryId: string; readonly receivedAt: string },
): ParsedWebhook {
  const envelope = verifyEnvelope(body, {
    secrets: [config.LIVECHAT_WEBHOOK_SECRET, config.LIVECHAT_WEBHOOK_SECRET_PREVIOUS ?? ""],
    organization: config.LIVECHAT_ORGANIZATION_ID,
  });
  return parseWebhook(envelope, { botId: config.LIVECHAT_BOT_ID, ...delivery });
}
