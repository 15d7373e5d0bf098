/**
 * Agent Chat API, v3.6 and v3.5. In v3.5 a personal access token may speak as a bot through `X-Author-Id`; in v3.6 that
 * header means nothing (changelog of v3.6).
 */
import type { Context } from "hono";
import { listArchives } from "./archive-filters.ts";
import { chatActions } from "./agent-chats.ts";
import { detailActions } from "./agent-details.ts";
import { messagingActions } from "./agent-messaging.ts";
import { readingActions } from "./agent-reading.ts";
import { routingActions } from "./agent-routing.ts";
import { LiveChatError } from "./errors.ts";
import type { AgentRequester, Tokens } from "./tokens.ts";
import type { Action, Desk } from "./vendor-call.ts";
import type { Organization } from "./model.ts";

const actions: ReadonlyMap<string, Action<AgentRequester>> = new Map([
  ...messagingActions,
  ...readingActions,
  ["list_archives", listArchives],
  ...chatActions,
  ...routingActions,
  ...detailActions,
]);

function asAuthor(organization: Organization, requester: AgentRequester, authorId: string): AgentRequester {
  const operator = organization.operators.get(authorId);
  if (operator?.kind !== "bot" || operator.ownerClientId !== requester.clientId) {
    throw new LiveChatError("authorization", "`X-Author-Id` is not a bot of this client");
  }
  return { ...requester, operator };
}

export function createAgentDesk(organization: Organization, tokens: Tokens): Desk<AgentRequester> {
  return {
    api: "agent",
    actions,
    authenticate(context: Context, version: string) {
      const requester = tokens.authenticateAgent(context.req.header("Authorization"));
      const authorId = context.req.header("X-Author-Id");
      if (version !== "3.5" || authorId === undefined || requester.credential === "bot_token") {
        return requester;
      }
      return asAuthor(organization, requester, authorId);
    },
    describe: ({ operator, scopes }) => ({ id: operator.id, scopes }),
  };
}
