/** One agent at work: reads the chats, listens, acts, and says what changed. */
import { mergeEvents, readThread } from "../shared/chat-data.ts";
import { type Fields, fieldsOf, listOf, textOf } from "../shared/fields.ts";
import { openPushes } from "../shared/pushes.ts";
import { createStaleTimer } from "../shared/stale-timer.ts";
import { createAgentApi } from "./agent-api.ts";
import type { DeskAgent, DeskConfiguration } from "./configuration.ts";
import {
  type DeskState,
  type RoutingStatus,
  applyPush,
  emptyState,
  readChat,
  readStatus,
  withoutStale,
} from "./desk-state.ts";
import { errorInWords } from "./error-words.ts";

export interface DeskClient {
  readonly state: () => DeskState;
  readonly open: (chatId: string | undefined) => void;
  readonly setStatus: (status: RoutingStatus) => void;
  readonly take: (chatId: string) => void;
  readonly handBack: (chatId: string) => void;
  readonly closeChat: (chatId: string) => void;
  /** Resolves to false when it was refused, so that what was written can be kept. */
  readonly send: (chatId: string, text: string, visibility: "all" | "agents") => Promise<boolean>;
  readonly typing: (chatId: string) => void;
  readonly dismiss: () => void;
  readonly stop: () => void;
}

const moves = new Set([
  "incoming_chat",
  "chat_transferred",
  "user_added_to_chat",
  "user_removed_from_chat",
  "chat_deactivated",
  "chat_access_updated",
  "customer_session_fields_updated",
]);
const reloadAfter = 60;
const typingEvery = 4_000;

export function createDeskClient(configuration: DeskConfiguration, agent: DeskAgent, onChange: () => void): DeskClient {
  const { botId, groupId } = configuration;
  const { act, ask, pushAddress, signOff } = createAgentApi(configuration, agent);
  let state: DeskState = emptyState;
  let reloadTimer: number | undefined;
  let lastTyping = 0;
  const awaitStale = createStaleTimer(() => change(withoutStale(state, Date.now())));

  function change(next: DeskState): void {
    if (next === state) return;
    state = next;
    awaitStale(state.signs);
    onChange();
  }

  async function reload(): Promise<void> {
    const [active, closed] = await Promise.all([
      act("list_chats", { filters: { active: true, include_chats_without_threads: false }, limit: 100 }),
      act("list_chats", { filters: { active: false, include_chats_without_threads: false }, limit: 15 }),
    ]);
    const found = [active, closed].flatMap((answer) => listOf(answer["chats_summary"]));
    const known = new Map(state.chats.map((chat) => [chat.id, chat]));
    const chats = found.flatMap((chat) => readChat(chat) ?? []);
    change({ ...state, chats: chats.map((chat) => ({ ...chat, last: chat.last ?? known.get(chat.id)?.last })) });
  }

  async function readStatuses(): Promise<void> {
    const answer = listOf(await ask("list_routing_statuses", {})).map(fieldsOf);
    const statuses = answer.flatMap((each) => {
      const status = readStatus(each["status"]);
      return status ? [[textOf(each["agent_id"]) ?? "", status] as const] : [];
    });
    change({ ...state, statuses: new Map(statuses) });
  }

  async function readTranscript(chatId: string): Promise<void> {
    let page: Fields | undefined = { limit: 100, sort_order: "desc" };
    while (page) {
      const answer = await act("list_threads", { chat_id: chatId, ...page });
      if (state.openId !== chatId) return;
      const events = listOf(answer["threads"]).flatMap((thread) => readThread(thread)?.events ?? []);
      change({ ...state, events: mergeEvents(state.events, events) });
      const next = textOf(answer["next_page_id"]);
      page = next === undefined ? undefined : { page_id: next };
    }
  }

  function complain(error: unknown): void {
    change({ ...state, problem: errorInWords(error) });
  }

  function reloadSoon(): void {
    window.clearTimeout(reloadTimer);
    reloadTimer = window.setTimeout(() => void reload().catch(complain), reloadAfter);
  }

  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    change({ ...state, busy: true, problem: "" });
    try {
      await work();
      return true;
    } catch (error) {
      complain(error);
      return false;
    } finally {
      change({ ...state, busy: false });
      reloadSoon();
    }
  }

  const line = openPushes({
    address: pushAddress,
    onOpen() {
      change({ ...state, connection: "online" });
      const { openId } = state;
      void Promise.all([reload(), readStatuses(), openId === undefined ? undefined : readTranscript(openId)]).catch(
        complain,
      );
    },
    onDown: () => change({ ...state, connection: "offline" }),
    onPush(action, payload) {
      change(applyPush(state, action, payload, Date.now()));
      if (moves.has(action)) reloadSoon();
      // What was said as a thread began travels inside the chat, not as events.
      const chat = fieldsOf(fieldsOf(payload)["chat"]);
      if (action === "incoming_chat" && chat["id"] === state.openId) {
        change({ ...state, events: mergeEvents(state.events, readThread(chat["thread"])?.events ?? []) });
      }
    },
  });

  function transfer(chatId: string, target: Fields, more: Fields): Promise<unknown> {
    return act("transfer_chat", { id: chatId, target, ...more });
  }

  return {
    state: () => state,
    open(chatId) {
      change({ ...state, openId: chatId, events: new Map(), signs: [], problem: "" });
      if (chatId !== undefined) void readTranscript(chatId).catch(complain);
    },
    setStatus: (status) =>
      void attempt(() => (status === "offline" ? signOff() : act("set_routing_status", { status }))),
    take(chatId) {
      const target = { type: "agent", ids: [agent.id] };
      // One's own decision counts more than one's status: taking works while not accepting new chats, too.
      void attempt(() =>
        transfer(chatId, target, { ignore_requester_presence: true, ignore_agents_availability: true }),
      );
    },
    handBack(chatId) {
      void attempt(async () => {
        const able = listOf(await ask("list_agents_for_transfer", { chat_id: chatId })).map(fieldsOf);
        const isAble = able.some((each) => each["agent_id"] === botId);
        // A chat that was moved to a group without the bot goes back by way of the bot's group.
        await transfer(chatId, isAble ? { type: "agent", ids: [botId] } : { type: "group", ids: [groupId] }, {});
      });
    },
    closeChat: (chatId) => void attempt(() => act("deactivate_chat", { id: chatId })),
    send(chatId, text, visibility) {
      lastTyping = 0;
      const event = { type: "message", text, visibility, custom_id: crypto.randomUUID() };
      return attempt(() => act("send_event", { chat_id: chatId, event }));
    },
    typing(chatId) {
      if (Date.now() - lastTyping < typingEvery) return;
      lastTyping = Date.now();
      void act("send_typing_indicator", { chat_id: chatId, is_typing: true }).catch(() => undefined);
    },
    dismiss: () => change({ ...state, problem: "" }),
    stop() {
      line.close();
      window.clearTimeout(reloadTimer);
      awaitStale([]);
    },
  };
}
