import type { Context } from "hono";
import * as z from "zod";
import { botActions } from "./configuration-bots.ts";
import { groupActions } from "./configuration-groups.ts";
import { propertyActions } from "./configuration-properties.ts";
import type { ConfigurationRequester } from "./configuration-requester.ts";
import { webhookActions } from "./configuration-webhooks.ts";
import { LiveChatError } from "./errors.ts";
import type { Tokens } from "./tokens.ts";
import { type Action, type Call, type Desk, action } from "./vendor-call.ts";

/** No Authorization needed; 24 hours, no expiry field beside the token (Configuration API v3.6, issue_bot_token). */
function issueBotToken(tokens: Tokens): Action<ConfigurationRequester> {
  return action({
    open: true,
    input: z.object({ bot_id: z.string(), client_id: z.string(), bot_secret: z.string(), organization_id: z.string() }),
    run({ organization }: Call<ConfigurationRequester>, input) {
      const bot = organization.operators.get(input.bot_id);
      const genuine =
        bot?.kind === "bot" &&
        bot.secret === input.bot_secret &&
        bot.ownerClientId === input.client_id &&
        organization.id === input.organization_id;
      if (!genuine) {
        throw new LiveChatError("authentication", "Invalid bot credentials");
      }
      return { token: tokens.issueBotToken(bot) };
    },
  });
}

export function createConfigurationDesk(tokens: Tokens): Desk<ConfigurationRequester> {
  return {
    api: "configuration",
    actions: new Map([
      ...botActions,
      ...webhookActions,
      ...groupActions,
      ...propertyActions,
      ["issue_bot_token", issueBotToken(tokens)],
    ]),
    nobody: { kind: "nobody" },
    authenticate: (context: Context) => tokens.authenticateAgent(context.req.header("Authorization")),
    describe: (requester) =>
      requester.kind === "agent"
        ? { id: requester.operator.id, scopes: requester.scopes }
        : { id: null, scopes: undefined },
  };
}
