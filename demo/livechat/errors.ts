/**
 * The vendor's error body, `{error:{type,message,data?}}`. Types and default messages are documented (API v3.6,
 * "Errors"); the HTTP status of a type is not, so a client must decide on the type. The statuses here are those seen
 * in public code (401, 403, 422, 429) or the obvious ones.
 */
const kinds = {
  agent_offline: [422, "Agent offline"],
  already_exists: [422, "Already exists"],
  authentication: [401, "Authentication error"],
  authorization: [403, "Authorization error"],
  chat_inactive: [422, "Chat is inactive"],
  customer_banned: [403, "Customer is banned"],
  entity_too_large: [413, "Upload limit exceeded (10MB)."],
  group_not_found: [404, "Group not found"],
  groups_offline: [422, "Groups offline"],
  internal: [500, "Internal server error"],
  license_not_found: [404, "License not found"],
  limit_reached: [422, "Limit reached"],
  misdirected_request: [421, "Wrong region"],
  missing_access: [403, "Missing access"],
  not_found: [404, "Not found"],
  request_timeout: [504, "Request timed out"],
  service_unavailable: [503, "Service unavailable"],
  too_many_requests: [429, "Too many requests"],
  unsupported_version: [400, "Cannot call unsupported API versions."],
  validation: [422, "Wrong format of request"],
} as const satisfies Record<string, readonly [number, string]>;

type ErrorType = keyof typeof kinds;

export class LiveChatError extends Error {
  readonly type: ErrorType;
  readonly data: Readonly<Record<string, unknown>> | undefined;

  constructor(type: ErrorType, message: string = kinds[type][1], data?: Readonly<Record<string, unknown>>) {
    super(message);
    this.name = "LiveChatError";
    this.type = type;
    this.data = data;
  }

  get status(): number {
    return kinds[this.type][0];
  }
}

interface ErrorBody {
  readonly error: { readonly type: string; readonly message: string; readonly data?: unknown };
}

export function errorBody(type: string, message: string, data?: unknown): ErrorBody {
  return { error: { type, message, ...(data === undefined ? {} : { data }) } };
}

export function defaultMessage(type: string): string {
  return Object.entries(kinds).find(([name]) => name === type)?.[1][1] ?? "Error";
}
