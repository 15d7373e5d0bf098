/**
 * Sends what the visitor writes, one after another, and never twice: before a second attempt the history is read, and
 * a message whose `custom_id` is already there counts as sent (the vendor may have acted before the answer got lost).
 */
import { type Fields, textOf } from "../shared/fields.ts";
import { typeOfError } from "../shared/vendor-call.ts";
import type { ChatState, Postback, Unsent } from "./chat-state.ts";
import type { Act } from "./customer-api.ts";

export interface Outbox {
  readonly post: (text: string, postback: Postback | undefined) => void;
  readonly retry: (unsent: Unsent) => void;
  readonly startAgain: () => void;
}

export interface OutboxParts {
  readonly act: Act;
  readonly groupId: number;
  readonly state: () => ChatState;
  readonly change: (next: ChatState) => void;
  readonly refresh: () => Promise<void>;
}

const everybodyAway = "Nobody is here right now. Your message is kept, and we answer as soon as somebody is back.";

export function createOutbox({ act, groupId, state, change, refresh }: OutboxParts): Outbox {
  let queue: Promise<void> = Promise.resolve();

  function enqueue(work: () => Promise<void>): void {
    queue = queue.then(work).catch(() => undefined);
  }

  function mark(customId: string, marked: Pick<Unsent, "state" | "problem">): void {
    change({
      ...state(),
      unsent: state().unsent.map((unsent) => (unsent.customId === customId ? { ...unsent, ...marked } : unsent)),
    });
  }

  /** Somebody must be there for an ordinary chat; a continuous one waits for them. */
  async function open(events: readonly Fields[]): Promise<void> {
    const { chatId } = state();
    const action = chatId === undefined ? "start_chat" : "resume_chat";
    const chat = {
      ...(chatId === undefined ? {} : { id: chatId }),
      access: { group_ids: [groupId] },
      thread: { events },
    };
    let answer: Fields;
    try {
      answer = await act(action, { chat, active: true, continuous: false });
    } catch (error) {
      if (typeOfError(error) !== "groups_offline") throw error;
      change({ ...state(), notice: everybodyAway });
      answer = await act(action, { chat, active: true, continuous: true });
    }
    const thread = textOf(answer["thread_id"]);
    change({
      ...state(),
      chatId: chatId ?? textOf(answer["chat_id"]),
      activeThreadId: thread ?? state().activeThreadId,
    });
  }

  /** Another tab of the same visitor may have opened the chat meanwhile. */
  async function openOrJoin(events: readonly Fields[]): Promise<void> {
    try {
      await open(events);
    } catch (error) {
      if (!["limit_reached", "validation"].includes(typeOfError(error))) throw error;
      await refresh();
      const { chatId, activeThreadId } = state();
      if (activeThreadId === undefined) throw error;
      for (const event of events) await act("send_event", { chat_id: chatId, event });
    }
  }

  async function deliver(event: Fields): Promise<void> {
    if (!state().loaded) await refresh();
    const { chatId, activeThreadId } = state();
    if (chatId === undefined || activeThreadId === undefined) return openOrJoin([event]);
    try {
      await act("send_event", { chat_id: chatId, event });
    } catch (error) {
      if (typeOfError(error) !== "chat_inactive") throw error;
      await openOrJoin([event]);
    }
  }

  async function attempt({ customId, text, postback }: Unsent): Promise<void> {
    try {
      await deliver({
        type: "message",
        text,
        recipients: "all",
        custom_id: customId,
        ...(postback ? { postback } : {}),
      });
      mark(customId, { state: "sent", problem: "" });
      if (state().connection !== "online") await refresh();
    } catch (error) {
      mark(customId, { state: "failed", problem: problemOf(error) });
    }
  }

  async function attemptAgain(unsent: Unsent): Promise<void> {
    try {
      await refresh();
    } catch (error) {
      return mark(unsent.customId, { state: "failed", problem: problemOf(error) });
    }
    if (state().unsent.some(({ customId }) => customId === unsent.customId)) await attempt(unsent);
  }

  return {
    post(text, postback) {
      const unsent: Unsent = {
        customId: crypto.randomUUID(),
        text,
        postback,
        createdAt: new Date().toISOString(),
        state: "sending",
        problem: "",
      };
      change({ ...state(), unsent: [...state().unsent, unsent] });
      enqueue(() => attempt(unsent));
    },
    retry(unsent) {
      mark(unsent.customId, { state: "sending", problem: "" });
      enqueue(() => attemptAgain(unsent));
    },
    startAgain() {
      enqueue(async () => {
        await openOrJoin([]).catch((error: unknown) => change({ ...state(), notice: problemOf(error) }));
      });
    },
  };
}

function problemOf(error: unknown): string {
  switch (typeOfError(error)) {
    case "network":
      return "No connection.";
    case "customer_banned":
      return "This chat is closed to you.";
    case "too_many_requests":
      return "Too many messages at once.";
    case "validation":
      return "This message cannot be sent.";
    default:
      return "Something went wrong on our side.";
  }
}
