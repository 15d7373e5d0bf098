/** Puts the bot into LiveChat the way an administrator does, by the code of `npm run livechat -- setup`. */
import { applyChange } from "../setup/apply.ts";
import { creation, shapeOf } from "../setup/bot.ts";
import { readMissingLabels } from "../setup/labels.ts";
import { createApi } from "../setup/livechat-api.ts";
import type { LiveChatCall } from "../setup/livechat-api.ts";
import { planLabels, planWebhooks } from "../setup/plan.ts";
import { fingerprintOf } from "../setup/webhooks.ts";

export interface BotCredentials {
  readonly id: string;
  readonly secret: string;
}

/** Makes one call of an administrator; gives the answer's body, throws on the vendor's error. */
export type AdministratorCall = LiveChatCall;

export async function createBot(
  call: AdministratorCall,
  options: { readonly clientId: string; readonly handoffGroup: number },
): Promise<BotCredentials> {
  const known = [0, options.handoffGroup].map((id) => ({ id, name: "" }));
  const result = shapeOf({}, null, options.handoffGroup, known);
  if (result.kind === "wrong") {
    throw new Error(`${result.problem} ${result.next}`);
  }
  const body = creation(result.shape, options.clientId);
  return (await call("configuration/action/create_bot", body)) as BotCredentials;
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
  const { clientId, botId, webhookUrl: url, webhookSecret } = options;
  const webhooks = { url, type: "bot", fingerprint: fingerprintOf(webhookSecret) } as const;
  const progress = { botId, botSecret: null, webhookSecret, previousWebhookSecret: null };
  const hands = {
    administrator: call,
    anonymous: call,
    sleep: () => Promise.resolve(),
    clientId,
    organizationId: "",
    webhooks,
    keep: () => undefined,
    putSecret: () => Promise.resolve(),
  };
  const live = { kind: "set-routing-status", from: "offline", to: "accepting_chats" } as const;
  const labels = planLabels(await readMissingLabels(call, clientId), [0]);
  for (const change of [...labels, ...planWebhooks([], webhooks).changes, live]) {
    await applyChange(change, progress, hands);
  }
}

export function administratorCall(
  liveChatUrl: string,
  agent: { readonly accountId: string; readonly personalAccessToken: string },
): AdministratorCall {
  const api = createApi({
    url: liveChatUrl,
    version: "3.6",
    accountId: agent.accountId,
    personalAccessToken: agent.personalAccessToken,
    fetch: (input, init) => fetch(input, init),
  });
  return api.administrator;
}
