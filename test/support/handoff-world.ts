/** The whole system under rules of its own, and the people at work in it: customers, agents, whoever follows up. */
import { startChat } from "../../demo/customer.ts";
import type { Customer } from "../../demo/customer.ts";
import { agents, ORGANIZATION_ID, WIDGET_CLIENT_ID } from "../../demo/organization.ts";
import { serveOn } from "../../demo/serve.ts";
import { administratorCall } from "../../demo/set-up-bot.ts";
import { anyPorts, startSystem } from "../../demo/system.ts";
import type { System, SystemOptions } from "../../demo/system.ts";
import type { RulesInput } from "../../worker/conversation/handoff/rules.ts";

export interface SeenEvent {
  readonly id: string;
  readonly type: string;
  readonly author_id?: string;
  readonly visibility: string;
  readonly text?: string;
  readonly elements?: readonly { readonly buttons?: readonly { readonly text: string }[] }[];
}

export interface ChatAtDesk {
  readonly users: readonly { readonly id: string; readonly present: boolean; readonly visibility?: string }[];
  readonly thread: {
    readonly id: string;
    readonly active: boolean;
    readonly tags?: readonly string[];
    readonly properties?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    readonly events: readonly SeenEvent[];
  };
}

export interface Desk {
  readonly id: string;
  is(status: "accepting_chats" | "not_accepting_chats" | "offline"): Promise<void>;
  chat(chat: string): Promise<ChatAtDesk>;
  says(chat: string, text: string): Promise<void>;
  /** For agents alone. */
  notes(chat: string, text: string): Promise<void>;
  watches(chat: string): Promise<void>;
  leaves(chat: string): Promise<void>;
  takes(chat: string): Promise<void>;
  handsBack(chat: string): Promise<void>;
  closes(chat: string): Promise<void>;
  has(chat: string): Promise<boolean>;
}

export interface Received {
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

export interface HandoffWorld {
  readonly system: System;
  readonly mara: Desk;
  readonly tomasz: Desk;
  visit(): Promise<Customer>;
  /** Rows of a table of the log for one chat, oldest first. */
  rows(table: string, chat: string): Promise<readonly Record<string, unknown>[]>;
  /** What the follow-up addresses were sent, and what they answer next. */
  readonly received: readonly Received[];
  readonly answers: number[];
  stop(): Promise<void>;
}

/** Nobody is online at first. Follow-ups by webhook and help desk come to `received`. */
export async function startHandoffWorld(
  rules: Partial<RulesInput>,
  more: { readonly settings?: Readonly<Record<string, string>>; readonly models?: SystemOptions["models"] } = {},
): Promise<HandoffWorld> {
  const received: Received[] = [];
  const answers: number[] = [];
  const team = await serveOn(0, "FIRSTLINE_WORKER_PORT", async (request) => {
    received.push({ path: new URL(request.url).pathname, headers: request.headers, body: await request.text() });
    return new Response("{}", { status: answers.shift() ?? 200 });
  });
  const system = await startSystem({
    ports: anyPorts,
    ...(more.models === undefined ? {} : { models: more.models }),
    settings: {
      HANDOFF_RULES: JSON.stringify({ idle: { nudgeSeconds: 0, closeSeconds: 0 }, ...rules }),
      FOLLOW_UP_WEBHOOK_URL: `${team.url}/hooks/chat`,
      FOLLOW_UP_WEBHOOK_SECRET: "signing-secret-for-tests",
      HELPDESK_API_URL: team.url,
      HELPDESK_ACCOUNT_ID: "account",
      HELPDESK_TOKEN: "token",
      ...more.settings,
    },
  });
  const { DB } = await system.harness.getWorker<{ DB: D1Database }>().getEnv();
  return {
    system,
    mara: deskOf(system, 0),
    tomasz: deskOf(system, 1),
    received,
    answers,
    visit: () =>
      startChat({ liveChatUrl: system.liveChatUrl, organizationId: ORGANIZATION_ID, clientId: WIDGET_CLIENT_ID }),
    rows: async (table, chat) => {
      const found = await DB.prepare(`SELECT * FROM ${table} WHERE conversation LIKE ? ORDER BY at, rowid`)
        .bind(`%:${chat}`)
        .all();
      return found.results;
    },
    async stop() {
      await system.stop();
      await team.stop();
    },
  };
}

function deskOf(system: System, number: number): Desk {
  const agent = agents[number];
  if (agent === undefined) {
    throw new Error(`the demo has no agent ${number}`);
  }
  const call = administratorCall(system.liveChatUrl, agent);
  const { id } = agent;
  const chat = async (of: string) => (await call("agent/action/get_chat", { chat_id: of })) as ChatAtDesk;
  const says = async (of: string, event: Record<string, unknown>) => {
    await call("agent/action/send_event", { chat_id: of, event: { type: "message", ...event } });
  };
  const moves = async (of: string, to: string) => {
    const target = { type: "agent", ids: [to] };
    await call("agent/action/transfer_chat", { id: of, target, ignore_requester_presence: true });
  };
  return {
    id,
    chat,
    async is(status) {
      if (status === "offline") {
        system.liveChat.control.agentGoesOffline(id); // No call of the vendor's does it.
      } else {
        await call("agent/action/set_routing_status", { status });
      }
    },
    says: (of, text) => says(of, { text }),
    notes: (of, text) => says(of, { text, visibility: "agents" }),
    watches: async (of) =>
      void (await call("agent/action/add_user_to_chat", {
        chat_id: of,
        user_id: id,
        user_type: "agent",
        visibility: "agents",
        ignore_requester_presence: true,
      })),
    leaves: async (of) =>
      void (await call("agent/action/remove_user_from_chat", { chat_id: of, user_id: id, user_type: "agent" })),
    takes: (of) => moves(of, id),
    handsBack: (of) => moves(of, system.botId),
    closes: async (of) =>
      void (await call("agent/action/deactivate_chat", { id: of, ignore_requester_presence: true })),
    has: async (of) =>
      (await chat(of)).users.some((user) => user.id === id && user.present && user.visibility !== "agents"),
  };
}

/** What the customer has heard from others, as text. */
export async function heard(customer: Customer): Promise<readonly string[]> {
  return (await customer.replies()).map(({ text }) => text);
}

/** What only agents can read in the chat. */
export async function notesIn(desk: Desk, chat: string): Promise<readonly string[]> {
  const { thread } = await desk.chat(chat);
  return thread.events.filter(({ visibility }) => visibility === "agents").map(({ text }) => text ?? "");
}

/** The buttons under the newest message that has any. */
export async function buttonsIn(desk: Desk, chat: string): Promise<readonly string[]> {
  const { thread } = await desk.chat(chat);
  const rich = thread.events.findLast(({ type }) => type === "rich_message");
  return (rich?.elements ?? []).flatMap(({ buttons }) => (buttons ?? []).map(({ text }) => text));
}
