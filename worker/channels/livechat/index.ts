/** LiveChat ("Text" developer platform) as a channel: Agent Chat Web API v3.6, webhooks in, Web calls out. */
import { z } from "zod";
import type { Config } from "../../config.ts";
import { ChannelError } from "../channel.ts";
import type { Channel, InboundEvent, OutboundMessage, ParsedWebhook, TransferResult } from "../channel.ts";
import { LiveChatClient } from "./client.ts";
import type { LiveChatConfig, TokenSource } from "./client.ts";
import { formatMessage } from "./format.ts";
import { isUnanswered, parseChat, parseWebhook } from "./parse.ts";
import { chatSchema, listChatsAnswer, sendEventAnswer } from "./schema.ts";
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
    ? new ChannelError("unknown", error.code, error.message, error.retryAfter)
    : error;
}

/** The platform's ways of saying that no agent can take a chat now; one of them only as a text. */
const NOBODY_AVAILABLE = new Set(["agent_offline", "group_offline", "group_unavailable", "groups_offline"]);
const NOBODY_AVAILABLE_TEXT = /cannot assign any agent/i;

/** A channel that also tells what its calls came to. */
export interface LiveChatChannel extends Channel {
  /** As `LiveChatClient.calls`: by action, of this chat, since its object was last loaded. */
  calls(): Readonly<Record<string, number>>;
}

export function createLiveChatChannel(
  config: LiveChatConfig,
  tokens: TokenSource,
  fetchFrom: typeof fetch = (input, init) => fetch(input, init),
): LiveChatChannel {
  const client = new LiveChatClient(config, tokens, fetchFrom);
  return {
    calls: () => client.calls(),

    async send(chat: string, message: OutboundMessage, alreadySent: ReadonlySet<string>) {
      const eventIds: string[] = [];
      for (const event of formatMessage(message)) {
        if (!alreadySent.has(event.custom_id)) {
          // One after the other: LiveChat orders events by arrival.
          const isFirst = eventIds.length === 0 && alreadySent.size === 0;
          const sent = client.call("send_event", { chat_id: chat, event }, sendEventAnswer);
          const { event_id } = await (isFirst ? sent : sent.catch(asPartlyDone));
          eventIds.push(event_id);
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

    async transfer(chat: string, group: number): Promise<TransferResult> {
      try {
        await client.call("transfer_chat", { id: chat, target: { type: "group", ids: [group] } }, anything);
        return { kind: "accepted" };
      } catch (error) {
        if (
          error instanceof ChannelError &&
          (NOBODY_AVAILABLE.has(error.code) || NOBODY_AVAILABLE_TEXT.test(error.message))
        ) {
          return { kind: "nobody-available" };
        }
        throw error;
      }
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

    async updateCustomer(customer: string, change: { readonly email: string }) {
      await client.call("update_customer", { id: customer, ...change }, anything);
    },
  };
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
