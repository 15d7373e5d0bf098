/** LiveChat's refusals in words that a person can act on. Pure; quotes the vendor's message, never what was sent. */
import { ZodError } from "zod";
import { LiveChatRefusal, SetupFailure } from "./failure.ts";

/** Scopes by call ("Authorization scopes", v3.6), for the person who makes the personal access token. */
const SCOPES: Readonly<Record<string, string>> = {
  create_bot: "agents-bot--my:rw",
  update_bot: "agents-bot--my:rw",
  delete_bot: "agents-bot--my:rw",
  reset_bot_secret: "agents-bot--my:rw",
  set_routing_status: "agents-bot--my:rw",
  list_bots: "agents-bot--all:ro",
  get_bot: "agents-bot--all:ro",
  list_routing_statuses: "agents--all:ro and agents-bot--all:ro",
  list_groups: "groups--all:ro",
  get_group: "groups--all:ro",
  list_agents: "agents--all:ro",
  list_webhooks: "webhooks.configuration:rw",
  register_webhook: "webhooks.configuration:rw",
  unregister_webhook: "webhooks.configuration:rw",
  get_license_webhooks_state: "webhooks.state:ro",
  enable_license_webhooks: "webhooks.state:rw",
  list_chats: "chats--all:ro",
  transfer_chat: "chats--all:rw",
  list_properties: "properties.configuration:rw",
  register_property: "properties.configuration:rw",
  list_tags: "tags--all:rw",
  create_tag: "tags--all:rw",
};

/** All that the commands ask for. */
const NEEDED_SCOPES =
  "agents-bot--my:rw, agents-bot--all:ro, agents--all:ro, groups--all:ro, webhooks.configuration:rw, webhooks.state:rw, chats--all:rw, properties.configuration:rw, tags--all:rw";

const AGAIN = "Run the same command again: what is done already stays as it is.";

/** One line for any error: what is wrong, then what to do. */
export function explain(error: unknown): { readonly problem: string; readonly next: string } {
  if (error instanceof SetupFailure) {
    return { problem: error.message, next: error.next };
  }
  if (error instanceof LiveChatRefusal) {
    const [problem, next] = explainRefusal(error);
    return { problem, next };
  }
  if (error instanceof ZodError) {
    return {
      problem: "LiveChat answered in a shape that is not documented.",
      next: "See whether LIVECHAT_API_URL is LiveChat's; if it is, report it with the command you ran.",
    };
  }
  // A bug of ours. Its message may hold anything, its kind does not.
  return {
    problem: `Something unforeseen went wrong here (${error instanceof Error ? error.name : "unknown"}).`,
    next: `${AGAIN} If it stays, report it with the command you ran.`,
  };
}

function explainRefusal({ type, action, message, region }: LiveChatRefusal): readonly [string, string] {
  switch (type) {
    case "authentication":
    case "http_401":
      return [
        "LiveChat does not accept the personal access token.",
        "Check LIVECHAT_ACCOUNT_ID and LIVECHAT_PERSONAL_ACCESS_TOKEN (Developer Console > Settings > Authorization); a token that was deleted there is gone for good.",
      ];
    case "authorization":
    case "missing_access":
    case "http_403":
      return [
        `The personal access token may not call ${action}${SCOPES[action] === undefined ? "" : `: the scope ${SCOPES[action]} is missing`}.`,
        `Make a token of an administrator with the scopes ${NEEDED_SCOPES}; the scopes of a token cannot be changed later.`,
      ];
    case "misdirected_request":
      return [
        `LiveChat keeps this organization in another region${region === null ? "" : ` (${region})`} and did not take the call there either.`,
        "Set LIVECHAT_API_URL back to https://api.livechatinc.com, and make the token in the account of that region.",
      ];
    case "unsupported_version":
      return ["LiveChat no longer serves this version of its API.", "Set LIVECHAT_API_VERSION to 3.6."];
    case "limit_reached":
      return [
        `LiveChat refuses ${action}: a limit is reached (${message}).`,
        "See what is there with: npm run livechat -- status",
      ];
    case "too_many_requests":
      return ["LiveChat takes no more calls for now.", `Wait a minute. ${AGAIN}`];
    case "license_expired":
      return ["The LiveChat licence has expired.", "Renew it in LiveChat, then run this again."];
    case "license_not_found":
      return ["LiveChat does not know this organization.", "Check LIVECHAT_ORGANIZATION_ID."];
    case "network":
    case "no_answer_in_time":
      return [
        `LiveChat did not answer ${action}${type === "network" ? "" : " in time"}.`,
        `Check the network and LIVECHAT_API_URL. ${AGAIN}`,
      ];
    case "internal":
    case "request_timeout":
    case "service_unavailable":
      return [`LiveChat could not carry out ${action} (${type}).`, AGAIN];
    case "validation":
      return /client_id/.test(message)
        ? [
            "LiveChat does not take the client id: it is not one of this organization.",
            "Set LIVECHAT_CLIENT_ID to the client id of your app (Developer Console > Apps > Authorization).",
          ]
        : [
            `LiveChat refuses ${action}: ${message}.`,
            "Check the options given; npm run livechat -- --help names them.",
          ];
    default:
      return [`LiveChat refuses ${action}: ${message} (${type}).`, AGAIN];
  }
}
