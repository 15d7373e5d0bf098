/** Puts the bot into LiveChat the way an administrator does: create, register webhooks, go live. */

export interface BotCredentials {
  readonly id: string;
  readonly secret: string;
}

/** Makes one call of an administrator; gives the answer's body, throws on the vendor's error. */
export type AdministratorCall = (path: string, body: unknown) => Promise<unknown>;

/** What the Worker acts on. No filter by author: a human's message is what silences the bot. */
const ACTIONS = [
  "incoming_chat",
  "incoming_event",
  "event_updated",
  "event_deleted",
  "chat_transferred",
  "chat_deactivated",
  "user_added_to_chat",
  "user_removed_from_chat",
];

export async function createBot(
  call: AdministratorCall,
  options: { readonly clientId: string; readonly handoffGroup: number },
): Promise<BotCredentials> {
  return (await call("configuration/action/create_bot", {
    name: "Firstline",
    job_title: "Support assistant",
    owner_client_id: options.clientId,
    default_group_priority: "first",
    max_chats_count: 500,
    groups: [
      { id: 0, priority: "first" },
      // Reaches a chat that was handed off, and never gets one by itself: a handoff must not come back.
      { id: options.handoffGroup, priority: "supervisor" },
    ],
  })) as BotCredentials;
}

export async function goLive(
  call: AdministratorCall,
  options: {
    readonly clientId: string;
    readonly botId: string;
    readonly webhookUrl: string;
    readonly webhookSecret: string;
  },
): Promise<void> {
  for (const action of ACTIONS) {
    await call("configuration/action/register_webhook", {
      action,
      url: options.webhookUrl,
      secret_key: options.webhookSecret,
      owner_client_id: options.clientId,
      type: "bot",
    });
  }
  await call("agent/action/set_routing_status", { status: "accepting_chats", agent_id: options.botId });
}

export function administratorCall(
  liveChatUrl: string,
  agent: { readonly accountId: string; readonly personalAccessToken: string },
): AdministratorCall {
  const authorization = `Basic ${btoa(`${agent.accountId}:${agent.personalAccessToken}`)}`;
  return async (path, body) => {
    const response = await fetch(`${liveChatUrl}/v3.6/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (!response.ok) {
      throw new Error(`${path}: ${JSON.stringify(answer)}`);
    }
    return answer;
  };
}
