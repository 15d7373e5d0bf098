import { LiveChatError } from "./errors.ts";
import type { Cause, Organization } from "./model.ts";
import type { AgentRequester } from "./tokens.ts";
import type { Action, Call } from "./vendor-call.ts";

/** issue_bot_token and list_webhook_names are called without Authorization. */
export type ConfigurationRequester = AgentRequester | { readonly kind: "nobody" };
export type ConfigurationAction = readonly [string, Action<ConfigurationRequester>];
export type AgentCall = Call<AgentRequester>;

export function forAgents(wanted: Action<AgentRequester>): Action<ConfigurationRequester> {
  return {
    ...wanted,
    run({ organization, requester }, body) {
      if (requester.kind !== "agent") {
        throw new LiveChatError("authentication");
      }
      return wanted.run({ organization, requester }, body);
    },
  };
}

/** The client id an action is for: `owner_client_id`, mandatory with a personal access token. */
export function ownerClient({ organization, requester }: AgentCall, given: string | undefined): string {
  if (given === undefined) {
    if (requester.credential === "personal_access_token") {
      throw new LiveChatError("validation", "`owner_client_id` is required");
    }
    return requester.clientId;
  }
  if (!organization.clientIds.has(given)) {
    throw new LiveChatError("validation", "`owner_client_id` does not belong to the organization");
  }
  return given;
}

/** Configuration webhooks name who made the change beside the payload. */
export function announceConfiguration(call: AgentCall, name: string, payload: object): void {
  const { organization, requester } = call;
  const { operator } = requester;
  const cause: Cause = { kind: "client", clientId: requester.clientId, requesterId: operator.id };
  organization.announce({
    action: name,
    chat: undefined,
    cause,
    webhook: payload,
    agents: payload,
    requester: {
      user_id: operator.id,
      account_id: operator.kind === "human" ? operator.accountId : "",
      client_id: requester.clientId,
    },
  });
}

export function findGroupOrFail(organization: Organization, id: number): void {
  if (!organization.groups.has(id)) {
    throw new LiveChatError("group_not_found");
  }
}
