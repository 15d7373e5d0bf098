/**
 * `GET /` (consent) and `POST /v2/token` of the accounts service. A deviation: nobody is asked. The first human of the
 * organization is logged in and allows everything, unless `prompt=refuse` says that he does not.
 */
import type { Context } from "hono";
import * as z from "zod";
import type { CallLog } from "./calls.ts";
import type { HumanAgent, Organization } from "./model.ts";
import { type App, type OAuth, OAuthError, type OAuthTokenAnswer } from "./oauth.ts";

const authorizeSchema = z.object({
  response_type: z.string(),
  client_id: z.string(),
  redirect_uri: z.string(),
  state: z.string().optional(),
  // 43 to 128 characters of those that RFC 7636 allows.
  code_challenge: z
    .string()
    .regex(/^[\w.~-]{43,128}$/)
    .optional(),
  code_challenge_method: z.enum(["S256", "s256", "plain"]).default("plain"),
  prompt: z.string().optional(),
});

const app = { client_id: z.string(), client_secret: z.string().optional() };

const grantSchema = z.discriminatedUnion("grant_type", [
  z.object({
    ...app,
    grant_type: z.literal("authorization_code"),
    code: z.string(),
    redirect_uri: z.string(),
    code_verifier: z.string().optional(),
  }),
  z.object({ ...app, grant_type: z.literal("refresh_token"), refresh_token: z.string() }),
]);

interface Accounts {
  readonly organization: Organization;
  readonly oauth: OAuth;
  readonly calls: CallLog;
}

/** Redirects to the app, and never to an address that was not registered. */
export function serveAuthorize({ organization, oauth }: Accounts, context: Context): Response {
  const parsed = authorizeSchema.safeParse(context.req.query());
  if (!parsed.success) {
    return context.json({ error: "invalid_request" }, 400);
  }
  const asked = parsed.data;
  let known: App;
  try {
    known = oauth.findApp(asked.client_id, asked.redirect_uri);
  } catch (error) {
    return context.json({ error: error instanceof OAuthError ? error.error : "server_error" }, 400);
  }
  const answer = new URL(asked.redirect_uri);
  if (asked.state !== undefined) {
    answer.searchParams.set("state", asked.state);
  }
  if (asked.response_type !== "code") {
    answer.searchParams.set("error", "unsupported_response_type");
  } else if (asked.prompt === "refuse") {
    answer.searchParams.set("error", "access_denied");
  } else {
    const method = asked.code_challenge_method === "plain" ? "plain" : "S256";
    const challenge = asked.code_challenge === undefined ? null : ({ value: asked.code_challenge, method } as const);
    const agent = loggedIn(organization);
    answer.searchParams.set("code", oauth.issueCode(known, agent, asked.redirect_uri, challenge));
  }
  return context.redirect(answer.href);
}

export async function serveToken({ organization, oauth, calls }: Accounts, context: Context): Promise<Response> {
  function finish(status: 200 | 400 | 401, body: OAuthTokenAnswer | { error: string; error_description: string }) {
    const errorType = "error" in body ? body.error : null;
    const at = organization.clock.now();
    calls.add({ at, api: "accounts", version: "2", action: "token", requester: null, status, errorType, body: {} });
    return context.json(body, status, { "Cache-Control": "no-store" });
  }
  const isForm = context.req.header("Content-Type")?.startsWith("application/x-www-form-urlencoded") === true;
  const parsed = grantSchema.safeParse(isForm ? await context.req.parseBody() : undefined);
  if (!parsed.success) {
    return finish(400, { error: "invalid_request", error_description: parsed.error.issues[0]?.message ?? "" });
  }
  const grant = parsed.data;
  try {
    const client = oauth.authenticateApp(grant.client_id, grant.client_secret);
    return finish(
      200,
      grant.grant_type === "refresh_token"
        ? oauth.refresh(client, grant.refresh_token)
        : await oauth.exchange(client, grant.code, grant.redirect_uri, grant.code_verifier),
    );
  } catch (error) {
    if (!(error instanceof OAuthError)) {
      throw error;
    }
    return finish(error.error === "invalid_client" ? 401 : 400, {
      error: error.error,
      error_description: error.message,
    });
  }
}

function loggedIn(organization: Organization): HumanAgent {
  for (const operator of organization.operators.values()) {
    if (operator.kind === "human") {
      return operator;
    }
  }
  throw new Error("the organization has nobody who could give access");
}
