/** One chat with the bot, as a customer has it, and what each turn came to. */
import { setTimeout as delay } from "node:timers/promises";
import { startChat } from "../demo/customer.ts";
import type { Customer } from "../demo/customer.ts";
import { ENGINEERS_GROUP, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../demo/organization.ts";
import type { AnswersWorld, Staff } from "./answers-world.ts";

export type Decision =
  /** A reply that names its sources. */
  | "answer"
  | "clarify"
  /** A reply without sources: a greeting, a refusal, words of the engine's own. */
  | "talk"
  | "hand-off"
  /** Nothing at all, as long as one would wait. */
  | "silent";

export interface Played {
  readonly decision: Decision;
  /** What the customer could read of it, without the list of sources. */
  readonly reply: string;
  /** Every message as it was shown, with sources and buttons. */
  readonly shown: readonly string[];
  readonly sources: readonly { readonly path: string | null; readonly title: string; readonly url: string | null }[];
  /** Of a hand-off: its reason and evidence, and the groups that have the chat now. */
  readonly handoff: { readonly reason: string; readonly evidence: string; readonly groups: readonly number[] } | null;
  readonly milliseconds: number;
}

export interface Line {
  readonly role: "customer" | "colleague";
  readonly text: string;
}

export interface Talk {
  readonly customer: Customer;
  /** Says it, or sends what `more` makes of it, and waits for what comes of it. */
  say(text: string, more?: Readonly<Record<string, unknown>>): Promise<Played>;
  /** Somebody of the staff takes the chat. */
  takeOver(): Promise<Staff>;
  /** Who of the staff has the chat; waits until somebody has. */
  attendant(): Promise<Staff>;
  /** The human who has the chat gives it back to the bot. */
  handBack(): Promise<void>;
  /** Waits until nothing has been said for a while, and gives what the bot said after the event. */
  watchSilence(after: string, quietMs: number): Promise<readonly string[]>;
  end(): Promise<void>;
}

interface ChatView {
  readonly users: readonly {
    readonly id: string;
    readonly type: string;
    readonly present: boolean;
    readonly visibility?: string;
  }[];
  readonly access?: { readonly group_ids?: readonly number[] };
  readonly thread: { readonly active: boolean; readonly queue?: unknown; readonly events?: readonly ViewedEvent[] };
}

interface ViewedEvent {
  readonly id: string;
  readonly type: string;
  readonly author_id?: string;
  readonly visibility?: string;
  readonly text?: string;
  readonly elements?: readonly {
    readonly title?: string;
    readonly subtitle?: string;
    readonly buttons?: readonly { readonly text: string }[];
  }[];
}

/**
 * Opens a chat. What a colleague said earlier is said by one again, before the bot gets the chat: the bot can't be made
 * to say somebody else's words. Earlier lines of the customer that nobody answered are put to the bot, which answers.
 */
export async function openTalk(world: AnswersWorld, history: readonly Line[] = []): Promise<Talk> {
  const byColleague = history.findLastIndex(({ role }) => role === "colleague") + 1;
  const customer = await startChat({
    liveChatUrl: world.system.liveChatUrl,
    organizationId: ORGANIZATION_ID,
    clientId: WIDGET_CLIENT_ID,
    groupId: byColleague > 0 ? ENGINEERS_GROUP : 0,
  });
  const talk = createTalk(world, customer);
  try {
    for (const { role, text } of history.slice(0, byColleague)) {
      if (role === "customer") {
        await customer.say(text);
      } else {
        const { call } = await attendant(world, customer.chat);
        await call("agent/action/send_event", { chat_id: customer.chat, event: { type: "message", text } });
      }
    }
    if (byColleague > 0) {
      await talk.handBack();
    }
    for (const { text } of history.slice(byColleague)) {
      if ((await talk.say(text)).decision === "hand-off") {
        await talk.handBack();
      }
    }
    return talk;
  } catch (error) {
    await talk.end().catch(() => undefined);
    throw error;
  }
}

function createTalk(world: AnswersWorld, customer: Customer): Talk {
  const { chat } = customer;
  const botId = world.system.botId;
  const [{ call }] = world.staff;
  const look = async () => (await call("agent/action/get_chat", { chat_id: chat })) as ChatView;
  const saidAfter = (view: ChatView, event: string): readonly ViewedEvent[] => {
    const events = view.thread.events ?? [];
    return events
      .slice(events.findIndex(({ id }) => id === event) + 1)
      .filter(({ author_id, visibility, type }) => author_id === botId && visibility !== "agents" && type !== "form");
  };
  return {
    customer,
    say: async (text, more = {}) => {
      const startedAt = Date.now();
      const turn = await customer.say(text, more);
      const end = startedAt + world.patienceMs;
      for (; Date.now() < end; await delay(60)) {
        const view = await look();
        const [said, left] = [saidAfter(view, turn), hasLeft(view, botId)];
        if (said.length === 0 && !left) {
          continue;
        }
        const log = await readLog(world.db, chat, turn);
        const [planned] = log.handoffs;
        const isRefused = log.handoffs.some(({ outcome }) => outcome === "refused");
        const isOver = planned === undefined ? log.deliveries.length > 0 : left || (isRefused && said.length > 0);
        if (isOver) {
          const milliseconds = Date.now() - startedAt;
          return describe(world, { log, milliseconds, said: saidAfter(await look(), turn), groups: groupsOf(view) });
        }
      }
      const said = saidAfter(await look(), turn).map(shownText);
      const milliseconds = Date.now() - startedAt;
      return { decision: "silent", reply: said.join("\n"), shown: said, sources: [], handoff: null, milliseconds };
    },
    takeOver: async () => {
      await call("agent/action/transfer_chat", {
        id: chat,
        target: { type: "group", ids: [ENGINEERS_GROUP] },
        ignore_requester_presence: true,
      });
      return attendant(world, chat);
    },
    attendant: () => attendant(world, chat),
    handBack: async () => {
      await call("agent/action/transfer_chat", {
        id: chat,
        target: { type: "group", ids: [0] },
        ignore_requester_presence: true,
      });
    },
    watchSilence: async (after, quietMs) => {
      await delay(quietMs);
      return saidAfter(await look(), after).map(shownText);
    },
    end: async () => {
      if ((await look()).thread.active) {
        await call("agent/action/deactivate_chat", { id: chat, ignore_requester_presence: true });
      }
    },
  };
}

function groupsOf(view: ChatView): readonly number[] {
  return view.access?.group_ids ?? [];
}

/** A human has the chat, or it waits for one. */
function hasLeft(view: ChatView, botId: string): boolean {
  const humans = view.users.filter(({ id, type, present }) => type === "agent" && present && id !== botId);
  return humans.some(({ visibility }) => visibility !== "agents") || view.thread.queue !== undefined;
}

/** Who of the staff has the chat; waits for the platform to find somebody. */
async function attendant(world: AnswersWorld, chat: string): Promise<Staff> {
  const [{ call }] = world.staff;
  for (const end = Date.now() + world.patienceMs; Date.now() < end; await delay(60)) {
    const { users } = (await call("agent/action/get_chat", { chat_id: chat })) as ChatView;
    const found = world.staff.find(({ id }) => users.some((user) => user.id === id && user.present));
    if (found !== undefined) {
      return found;
    }
  }
  throw new Error("nobody of the staff got the chat");
}

interface TurnLog {
  readonly handoffs: readonly { readonly reason: string; readonly evidence: string; readonly outcome: string }[];
  readonly deliveries: readonly { readonly id: string }[];
  readonly replies: readonly { readonly id: string; readonly text: string; readonly sources: string }[];
  readonly calls: readonly { readonly role: string; readonly result: string }[];
}

async function readLog(db: D1Database, chat: string, turn: string): Promise<TurnLog> {
  const select = (columns: string, table: string) =>
    db
      .prepare(`SELECT ${columns} FROM ${table} WHERE conversation = ? AND turn = ? ORDER BY at, rowid`)
      .bind(`livechat:${ORGANIZATION_ID}:${chat}`, turn);
  const [handoffs, deliveries, replies, calls] = await db.batch([
    select("reason, evidence, outcome", "handoff"),
    select("id", "delivery"),
    select("id, text, sources", "reply"),
    select("role, result", "model_call"),
  ]);
  return {
    handoffs: handoffs?.results ?? [],
    deliveries: deliveries?.results ?? [],
    replies: replies?.results ?? [],
    calls: calls?.results ?? [],
  } as TurnLog;
}

interface Ended {
  readonly log: TurnLog;
  readonly said: readonly ViewedEvent[];
  readonly groups: readonly number[];
  readonly milliseconds: number;
}

function describe(world: AnswersWorld, { log, said, groups, milliseconds }: Ended): Played {
  const arrived = new Set(log.deliveries.map(({ id }) => id));
  const replies = log.replies.filter(({ id }) => arrived.has(id));
  const shown = said.map(shownText);
  const sources = replies
    .flatMap((reply) => JSON.parse(reply.sources) as { title: string; url: string | null }[])
    .map(({ title, url }) => ({ path: world.pathOf(url), title, url }));
  const reply = replies.length > 0 ? replies.map(({ text }) => text).join("\n") : shown.join("\n");
  const [planned] = log.handoffs;
  const handoff =
    planned === undefined ? null : { reason: planned.reason, evidence: planned.evidence, groups: [...groups] };
  const result = log.calls.findLast(({ role }) => role === "answer" || role === "repair")?.result ?? "";
  const asksBack = result === "clarify" || said.some(hasQuickReplies);
  const decision: Decision =
    handoff !== null ? "hand-off" : asksBack ? "clarify" : sources.length > 0 ? "answer" : "talk";
  return { decision, reply, shown, sources, handoff, milliseconds };
}

function hasQuickReplies({ type, elements }: ViewedEvent): boolean {
  return type === "rich_message" && (elements ?? []).some(({ buttons }) => (buttons ?? []).length > 1);
}

function shownText({ text, elements }: ViewedEvent): string {
  const rich = (elements ?? []).flatMap(({ title, subtitle, buttons }) => [
    title ?? "",
    subtitle ?? "",
    ...(buttons ?? []).map((button) => `[${button.text}]`),
  ]);
  return [text ?? "", ...rich].filter((line) => line !== "").join("\n");
}
