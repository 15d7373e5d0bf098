/** Webhook bodies as LiveChat sends them. */
import { agents, ORGANIZATION_ID } from "../demo/organization.ts";

export interface Addressee {
  readonly botId: string;
  readonly webhookSecret: string;
}

const agent = agents[0]?.id ?? "";
const customer = "4d0f6c1e-8a57-4b39-9c2e-70b1d5a3e8f2";

/** The beginning of a chat that a human has: nothing in it is for the bot to answer. */
export function chatWithHuman(to: Addressee, chat: string): string {
  return bodyOf(to, "incoming_chat", {
    chat: {
      id: chat,
      users: [
        { id: customer, type: "customer", present: true, name: "Jo" },
        { id: agent, type: "agent", present: true, visibility: "all" },
      ],
      thread: { id: `${chat}-T1`, active: true, created_at: "2026-03-02T09:00:00.000001Z", events: [] },
    },
  });
}

/** What the agent says in such a chat: stored and folded like any message, and followed by no call. */
export function messageOfHuman(to: Addressee, chat: string, number: number): string {
  return said(to, chat, number, "all");
}

/** What an agent notes for agents: no answer that is being written is stopped by it. */
export function noteOfHuman(to: Addressee, chat: string, number: number): string {
  return said(to, chat, number, "agents");
}

function said(to: Addressee, chat: string, number: number, visibility: "all" | "agents"): string {
  return bodyOf(to, "incoming_event", {
    chat_id: chat,
    thread_id: `${chat}-T1`,
    event: {
      id: `${chat}-T1_${number}`,
      type: "message",
      created_at: new Date(Date.parse("2026-03-02T09:00:01.000Z") + number * 1000).toISOString(),
      visibility,
      author_id: agent,
      text: `The torque for a size 17 shell is in table ${number} of the assembly sheet; I have it open here.`,
    },
  });
}

function bodyOf({ botId, webhookSecret }: Addressee, action: string, payload: unknown): string {
  return JSON.stringify({
    webhook_id: "5f2c7a1e9b",
    secret_key: webhookSecret,
    action,
    organization_id: ORGANIZATION_ID,
    payload,
    additional_data: { chat_properties: {}, chat_presence_user_ids: [customer, agent, botId] },
  });
}
