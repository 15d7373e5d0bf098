/** What kept the suite from beginning, in words of the person who has the account: what to look at, and what to do. */
import { at } from "./json-path.ts";
import type { Answer } from "./conformance-vendor.ts";

/** Nothing could be tried. The message is for a person, and holds no secret. */
export class CannotBegin extends Error {}

const SCOPES: Readonly<Record<string, string>> = {
  list_groups: "groups--all:ro",
  create_group: "groups--all:rw",
  list_agents: "agents--all:ro",
  create_bot: "agents-bot--my:rw",
  list_bots: "agents-bot--all:ro",
};

/** The body of an answer without which the suite cannot go on. */
export function needed(action: string, answer: Answer): unknown {
  if (answer.status === 200) {
    return answer.body;
  }
  const type = String(at(answer.body, "error.type"));
  const message = String(at(answer.body, "error.message"));
  throw new CannotBegin(`${reasonOf(action, type, answer)} (${action}: ${answer.status} ${type} "${message}")`);
}

function reasonOf(action: string, type: string, { body }: Answer): string {
  const name = action.split("/").at(-1) ?? action;
  switch (type) {
    case "authentication":
      return "LiveChat does not accept LIVECHAT_ACCOUNT_ID with LIVECHAT_PERSONAL_ACCESS_TOKEN: copy both anew from the Developer Console; nothing was made.";
    case "authorization":
    case "missing_access":
      return `The token may not call ${name}: it needs the scope ${SCOPES[name] ?? "of that call"}, and an administrator's account. Make a new token; scopes of a token cannot be changed.`;
    case "validation":
      return /client_id/.test(String(at(body, "error.message")))
        ? "LIVECHAT_CLIENT_ID is not a client id of this organization."
        : `LiveChat does not take what the suite sends to ${name}; please report it.`;
    case "limit_reached":
    case "seats_limit_exceeded":
      return `The plan has no room for what ${name} makes.`;
    case "misdirected_request":
      return "LiveChat keeps this organization in another region and did not take the call there either.";
    case "undefined":
      return "The answer is not one of LiveChat's: look at LIVECHAT_API_URL, and for a proxy on the way.";
    default:
      return `LiveChat refuses ${name}.`;
  }
}

/** Of a call that never got an answer. */
export function unreachable(url: string, error: unknown): CannotBegin {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "no answer in time";
  return new CannotBegin(`LiveChat cannot be reached at ${new URL(url).origin}: ${cause}.`);
}
