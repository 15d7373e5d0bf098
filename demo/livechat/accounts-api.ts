/**
 * `POST /v2/customer/token` of the accounts service (customer authorization of v3.6): cookie grant for pages,
 * `agent_token` grant for servers (an OAuth token with `customers:own`, never a personal access token). The same
 * customer again: `entity_id` (a deviation for the cookie grant, where the vendor looks at cookies) or the cookies.
 */
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import * as z from "zod";
import type { CallLog } from "./calls.ts";
import { LiveChatError } from "./errors.ts";
import type { Customer, Organization } from "./model.ts";
import { assertScope } from "./scopes.ts";
import { nextInstant } from "./state.ts";
import { type Tokens, customerTokenSeconds } from "./tokens.ts";

/** The vendor says two years; a cookie may live 400 days at most (RFC 6265bis). */
const cookieSeconds = 400 * 24 * 60 * 60;

const grantSchema = z.discriminatedUnion("grant_type", [
  z.object({
    grant_type: z.literal("cookie"),
    client_id: z.string().min(1),
    response_type: z.literal("token"),
    organization_id: z.string(),
    redirect_uri: z.string().optional(),
    entity_id: z.string().optional(),
  }),
  z.object({
    grant_type: z.literal("agent_token"),
    client_id: z.string().min(1),
    response_type: z.literal("token"),
    entity_id: z.string().optional(),
  }),
]);

function createCustomer(organization: Organization): Customer {
  const customer: Customer = {
    id: organization.random.uuid(),
    createdAt: nextInstant(organization),
    profile: {},
    sessionFields: [],
  };
  organization.customers.set(customer.id, customer);
  return customer;
}

export interface CustomerToken {
  readonly access_token: string;
  readonly entity_id: string;
  readonly expires_in: number;
  readonly token_type: "Bearer";
  readonly organization_id: string;
}

export function grantCustomerToken(
  organization: Organization,
  tokens: Tokens,
  clientId: string,
  entityId: string | undefined,
): CustomerToken {
  const known = entityId === undefined ? createCustomer(organization) : organization.customers.get(entityId);
  if (!known) {
    throw new LiveChatError("validation", "`entity_id` is unknown");
  }
  return {
    access_token: tokens.issueCustomerToken(known, clientId),
    entity_id: known.id,
    expires_in: customerTokenSeconds,
    token_type: "Bearer",
    organization_id: organization.id,
  };
}

async function readGrant(context: Context): Promise<unknown> {
  const contentType = context.req.header("Content-Type") ?? "";
  return contentType.startsWith("application/json") ? context.req.json() : context.req.parseBody();
}

interface Accounts {
  readonly organization: Organization;
  readonly tokens: Tokens;
  readonly calls: CallLog;
}

export async function serveCustomerToken(
  { organization, tokens, calls }: Accounts,
  context: Context,
): Promise<Response> {
  function finish(status: 200 | 400 | 401 | 403, body: object, requester: string | null): Response {
    const errorType = "error" in body ? String(body.error) : null;
    const at = organization.clock.now();
    calls.add({ at, api: "accounts", version: "2", action: "customer/token", requester, status, errorType, body: {} });
    return context.json(body, status);
  }
  const parsed = grantSchema.safeParse(await readGrant(context).catch(() => undefined));
  if (!parsed.success) {
    return finish(400, { error: "invalid_request", error_description: parsed.error.issues[0]?.message ?? "" }, null);
  }
  const grant = parsed.data;
  if (grant.grant_type === "cookie" && grant.organization_id !== organization.id) {
    return finish(400, { error: "invalid_request", error_description: "unknown organization_id" }, null);
  }
  try {
    if (grant.grant_type === "agent_token") {
      return finish(200, grantToServer(organization, tokens, context, grant), null);
    }
    const remembered = getCookie(context, "__lc_cst") === undefined ? undefined : getCookie(context, "__lc_cid");
    const returning = remembered !== undefined && organization.customers.has(remembered) ? remembered : undefined;
    const token = grantCustomerToken(organization, tokens, grant.client_id, grant.entity_id ?? returning);
    const cookie = {
      httpOnly: true,
      secure: true,
      sameSite: "None",
      path: "/v2/customer",
      maxAge: cookieSeconds,
    } as const;
    setCookie(context, "__lc_cid", token.entity_id, cookie);
    setCookie(context, "__lc_cst", organization.random.hex(24), cookie);
    return finish(200, token, token.entity_id);
  } catch (error) {
    if (!(error instanceof LiveChatError)) {
      throw error;
    }
    const status = error.type === "authentication" ? 401 : error.type === "authorization" ? 403 : 400;
    const kind = status === 400 ? "invalid_request" : "access_denied";
    return finish(status, { error: kind, error_description: error.message }, null);
  }
}

function grantToServer(
  organization: Organization,
  tokens: Tokens,
  context: Context,
  grant: { readonly client_id: string; readonly entity_id?: string | undefined },
): object {
  const requester = tokens.authenticateAgent(context.req.header("Authorization"));
  if (requester.credential !== "access_token") {
    throw new LiveChatError("authentication", "OAuth access token required");
  }
  assertScope(requester.scopes, [["customers:own"]]);
  return { ...grantCustomerToken(organization, tokens, grant.client_id, grant.entity_id), client_id: grant.client_id };
}
