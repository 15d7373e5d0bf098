/** The visitor's side of the chat: reads the history, listens, sends, and says what changed. */
import { type Thread, readThread, readUsers } from "../shared/chat-data.ts";
import { type Fields, fieldsOf, listOf, textOf } from "../shared/fields.ts";
import { type PushLine, openPushes } from "../shared/pushes.ts";
import { createStaleTimer } from "../shared/stale-timer.ts";
import {
  type ChatState,
  type Postback,
  type Unsent,
  applyPush,
  emptyState,
  withThread,
  withUsers,
  withoutStale,
} from "./chat-state.ts";
import type { CustomerConfiguration } from "./configuration.ts";
import { createActor } from "./customer-api.ts";
import { createIdentity } from "./identity.ts";
import { createOutbox } from "./outbox.ts";

const catchUpAgainAfter = 2_000;

export interface ChatClient {
  readonly state: () => ChatState;
  /** Whether this visitor has been here before. */
  readonly isKnown: () => boolean;
  readonly connect: () => void;
  readonly send: (text: string, postback?: Postback) => void;
  readonly retry: (customId: string) => void;
  readonly discard: (customId: string) => void;
  readonly press: (press: Omit<Postback, "type" | "value"> & { readonly type: string; readonly value: string }) => void;
  readonly rate: (threadId: string, score: 0 | 1) => void;
  readonly startAgain: () => void;
  readonly end: () => void;
  readonly markSeen: () => void;
  /** Shows agents what is being written, before it is sent. */
  readonly peek: (text: string) => void;
}

export function createChatClient(
  configuration: CustomerConfiguration,
  storage: Storage,
  onChange: () => void,
): ChatClient {
  const identity = createIdentity(configuration, storage);
  const act = createActor(configuration, identity);
  const botsKey = `chat.bots.${configuration.organizationId}`;
  let state: ChatState = { ...emptyState, bots: (storage.getItem(botsKey) ?? "").split(" ").filter((id) => id !== "") };
  let line: PushLine | undefined;
  let seenUpTo = "";
  const awaitStale = createStaleTimer(() => change(withoutStale(state, Date.now())));

  function change(next: ChatState): void {
    if (next === state) return;
    state = next;
    awaitStale([...state.signs, ...state.previews]);
    onChange();
  }

  async function readThreads(chatId: string): Promise<Thread[]> {
    const threads: Thread[] = [];
    let page: Fields | undefined = { limit: 100, sort_order: "desc" };
    while (page) {
      const answer = await act("list_threads", { chat_id: chatId, ...page });
      threads.push(...listOf(answer["threads"]).flatMap((thread) => readThread(thread) ?? []));
      const next = textOf(answer["next_page_id"]);
      page = next === undefined ? undefined : { page_id: next };
    }
    return threads;
  }

  async function refresh(): Promise<void> {
    const { customerId } = await identity.access();
    if (state.customerId !== undefined && state.customerId !== customerId) {
      change({ ...emptyState, connection: state.connection, bots: state.bots });
    }
    const answer = await act("list_chats", { limit: 1 });
    const chat = fieldsOf(listOf(answer["chats_summary"])[0]);
    const chatId = textOf(chat["id"]);
    const threads = chatId === undefined ? [] : await readThreads(chatId);
    const known: ChatState = {
      ...state,
      customerId,
      chatId,
      loaded: true,
      activeThreadId: undefined,
      queue: undefined,
    };
    change(threads.reduce(withThread, withUsers(known, readUsers(chat["users"]))));
  }

  /** Until it works: without it, what was said while the line was down would stay unseen. */
  function catchUp(): void {
    refresh().catch(() => {
      if (state.connection === "online") window.setTimeout(catchUp, catchUpAgainAfter);
    });
  }

  async function predict(): Promise<void> {
    const { agent } = await act("get_predicted_agent", { group_id: configuration.groupId });
    const fields = fieldsOf(agent);
    const [id, name, isBot] = [textOf(fields["id"]), textOf(fields["name"]), fields["is_bot"] === true];
    if (id === undefined || name === undefined) return;
    const bots = isBot && !state.bots.includes(id) ? [...state.bots, id] : state.bots;
    storage.setItem(botsKey, bots.join(" "));
    change({ ...state, bots, greeter: { name, isBot } });
  }

  async function address(): Promise<string> {
    const { token } = await identity.access();
    const query = new URLSearchParams({ organization_id: configuration.organizationId, access_token: token });
    return `${configuration.liveChatUrl}/v3.6/customer/rtm/sse?${query}`;
  }

  function connect(): void {
    if (line) return;
    change({ ...state, connection: "connecting" });
    line = openPushes({
      address,
      onOpen() {
        change({ ...state, connection: "online" });
        // Whoever cannot be predicted (nobody is there) simply has no name yet.
        void predict().catch(() => undefined);
        catchUp();
      },
      onDown() {
        // A refused stream looks like a broken one; a fresh token cures the first and does not harm the second.
        identity.forgetToken();
        change({ ...state, connection: "offline" });
      },
      onPush: (action, payload) => change(applyPush(state, action, payload, Date.now())),
    });
  }

  const outbox = createOutbox({ act, groupId: configuration.groupId, state: () => state, change, refresh });

  function find(customId: string): Unsent | undefined {
    return state.unsent.find((unsent) => unsent.customId === customId);
  }

  return {
    state: () => state,
    isKnown: identity.isKnown,
    connect,
    send(text, postback) {
      connect();
      outbox.post(text, postback);
    },
    retry(customId) {
      const unsent = find(customId);
      if (unsent) outbox.retry(unsent);
    },
    discard: (customId) => change({ ...state, unsent: state.unsent.filter((unsent) => unsent.customId !== customId) }),
    press({ id, thread_id, event_id, type, value }) {
      const postback = { id, toggled: true, button_type: type, button_value: value };
      void act("send_rich_message_postback", { chat_id: state.chatId, thread_id, event_id, postback }).catch(
        () => undefined,
      );
    },
    rate(threadId, score) {
      const properties = { rating: { score } };
      void act("update_thread_properties", { chat_id: state.chatId, thread_id: threadId, properties }).catch(() =>
        change({ ...state, notice: "Your rating did not get through." }),
      );
    },
    startAgain: () => outbox.startAgain(),
    end() {
      void act("deactivate_chat", { id: state.chatId }).catch(() => refresh().catch(() => undefined));
    },
    markSeen() {
      const last = [...state.events.values()].findLast(
        ({ authorId }) => authorId !== undefined && authorId !== state.customerId,
      );
      if (!last || last.createdAt <= seenUpTo || last.threadId !== state.activeThreadId) return;
      seenUpTo = last.createdAt;
      void act("mark_events_as_seen", { chat_id: state.chatId, seen_up_to: last.createdAt }).catch(() => undefined);
    },
    peek(text) {
      if (state.activeThreadId === undefined || text === "") return;
      void act("send_sneak_peek", { chat_id: state.chatId, sneak_peek_text: text }).catch(() => undefined);
    },
  };
}
