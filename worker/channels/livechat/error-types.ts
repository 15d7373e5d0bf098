/**
 * What each error of LiveChat means for us: one table, by the error's type ("Errors", v3.6). Statuses decide nothing
 * where there is a type, since the vendor documents none. Pure.
 */
import type { FailureKind } from "../channel.ts";

export interface Meaning {
  readonly failure: FailureKind;
  /**
   * What is done about it, here or in the core:
   * - `wait`: it certainly was not done; again later, no sooner than the vendor asks.
   * - `authorize`: with a new token, once; then as `wait`.
   * - `other-region`: once, where the vendor says; then as `wait`.
   * - `read-first`: it may have been done; the chat is read before it is repeated.
   * - `leave`: somebody else has the chat, or it is over; nothing is repeated.
   * - `other-way`: not like this; another target, the way without a human, or a human.
   * - `operator`: nothing here can mend it; `advice` goes to the log.
   */
  readonly remedy: "wait" | "authorize" | "other-region" | "read-first" | "leave" | "other-way" | "operator";
  readonly advice?: string;
}

const wait = { failure: "not-done", remedy: "wait" } as const;
const readFirst = { failure: "unknown", remedy: "read-first" } as const;
const elsewhere = { failure: "not-in-chat", remedy: "leave" } as const;
const over = { failure: "closed", remedy: "leave" } as const;
const otherWay = { failure: "rejected", remedy: "other-way" } as const;
const operator = (advice: string) => ({ failure: "rejected", remedy: "operator", advice }) as const;

/** Every documented type, those of the other APIs and of RTM too: an answer may borrow one. */
export const ERROR_TYPES: Readonly<Record<string, Meaning>> = {
  agent_offline: otherWay,
  already_exists: otherWay,
  authentication: { failure: "not-done", remedy: "authorize" },
  authorization: elsewhere,
  chat_anonymized: over,
  chat_inactive: over,
  customer_banned: otherWay,
  entity_too_large: otherWay,
  greeting_not_found: otherWay,
  group_not_found: operator("LIVECHAT_HANDOFF_GROUP_ID names a group that LiveChat does not have."),
  group_offline: otherWay,
  group_unavailable: otherWay,
  groups_offline: otherWay,
  internal: readFirst,
  license_expired: operator("The LiveChat licence has expired: renew it."),
  license_not_found: operator("LiveChat does not know LIVECHAT_ORGANIZATION_ID."),
  limit_reached: otherWay,
  misdirected_request: { failure: "not-done", remedy: "other-region" },
  missing_access: elsewhere,
  not_allowed: otherWay,
  not_found: otherWay,
  ownership_transfer: otherWay,
  pending_requests_limit_reached: wait,
  request_timeout: readFirst,
  requester_already_offline: otherWay,
  requester_awaiting_approval: operator("The account of the token awaits approval in LiveChat."),
  requester_suspended: operator("The account of the token is suspended in LiveChat."),
  seats_limit_exceeded: operator("The LiveChat plan has no seat left."),
  service_unavailable: readFirst,
  too_many_requests: wait,
  unsupported_version: operator("LiveChat no longer serves LIVECHAT_API_VERSION: set 3.6."),
  users_limit_reached: otherWay,
  validation: otherWay,
  wrong_product_version: operator("The licence is of another product than the API that is called."),
};

/** Older answers say the same as `chat_inactive` under the type `validation`. */
const SAYS_INACTIVE = /chat not active|no active chat thread|chat is inactive/i;

/** `type` as the vendor names it, or ours for an answer that is none of the vendor's; `status` null without an answer. */
export function meaningOf(type: string, status: number | null, message: string): Meaning {
  const known = Object.hasOwn(ERROR_TYPES, type) ? ERROR_TYPES[type] : undefined;
  return known === otherWay || known === undefined
    ? SAYS_INACTIVE.test(message)
      ? over
      : (known ?? meaningOfStatus(status))
    : known;
}

/** A type that nobody has documented, an answer of what stands before the API, or none at all. */
function meaningOfStatus(status: number | null): Meaning {
  if (status === 401) {
    return { failure: "not-done", remedy: "authorize" };
  }
  if (status === 421 || status === 429) {
    return wait;
  }
  return status === null || status === 408 || status >= 500 ? readFirst : otherWay;
}

/** Why no token was to be had, by the code that its source gave: only an operator can mend it. */
const WITHOUT_TOKEN: Readonly<Record<string, string>> = {
  authentication:
    "LiveChat takes LIVECHAT_BOT_SECRET not for LIVECHAT_BOT_ID, LIVECHAT_CLIENT_ID and LIVECHAT_ORGANIZATION_ID.",
  personal_access_token_refused: "LiveChat refuses LIVECHAT_PERSONAL_ACCESS_TOKEN: set a new one.",
  not_authorized: "Nobody has given Firstline access to LiveChat: open what /oauth/livechat/start answers.",
  invalid_grant: "LiveChat has taken back the access it gave: open what /oauth/livechat/start answers.",
  invalid_client: "LiveChat does not know LIVECHAT_CLIENT_ID with LIVECHAT_CLIENT_SECRET.",
};

export function adviceWithoutToken(code: string): string | undefined {
  return Object.hasOwn(WITHOUT_TOKEN, code) ? WITHOUT_TOKEN[code] : ERROR_TYPES[code]?.advice;
}
