/**
 * The accounts server: OAuth 2.1 authorization code grant with PKCE, for a private app with a client secret
 * ("OAuth authorization", v3.6). Nothing here throws, and no answer of it is passed on but its error's name.
 */
import { z } from "zod";
import type { Config } from "../../config.ts";
import { decodeRegion } from "./authorization.ts";

export type OAuthConfig = Pick<
  Config,
  "LIVECHAT_ACCOUNTS_URL" | "LIVECHAT_CLIENT_ID" | "LIVECHAT_CLIENT_SECRET" | "LIVECHAT_ORGANIZATION_ID"
>;

const CALL_TIMEOUT_MS = 15_000;

/** "OAuth error values", v3.6: what may be repeated to an operator or in the log. */
const errorName = z
  .enum([
    "invalid_request",
    "unauthorized_client",
    "access_denied",
    "unsupported_response_type",
    "invalid_scope",
    "server_error",
    "unsupported_grant_type",
    "invalid_grant",
    "invalid_client",
    "missing_grant",
  ])
  .catch("server_error");

const tokenAnswer = z.looseObject({
  access_token: z
    .string()
    .min(1)
    .max(4_096)
    .regex(/^[!-~]+$/),
  refresh_token: z.string().min(1).max(4_096).optional(),
  expires_in: z
    .number()
    .positive()
    .max(10 * 365 * 86_400),
  organization_id: z.string(),
});

export type TokenAnswer =
  | {
      readonly kind: "granted";
      readonly access: string;
      /** Null when the one before it goes on being good. */
      readonly refresh: string | null;
      readonly lifetimeMs: number;
    }
  /** `final`: asking again with the same code or refresh token will never work. */
  | { readonly kind: "failed"; readonly code: string; readonly final: boolean };

/** Where the operator's browser goes to ask for consent. */
export function authorizeAddress(
  config: OAuthConfig,
  asked: { readonly redirectUri: string; readonly state: string; readonly challenge: string },
): string {
  const address = new URL(`${config.LIVECHAT_ACCOUNTS_URL.replace(/\/+$/, "")}/`);
  address.search = new URLSearchParams({
    response_type: "code",
    client_id: config.LIVECHAT_CLIENT_ID,
    redirect_uri: asked.redirectUri,
    state: asked.state,
    code_challenge: asked.challenge,
    code_challenge_method: "S256",
  }).toString();
  return address.href;
}

export function exchangeCode(
  config: OAuthConfig,
  given: { readonly code: string; readonly redirectUri: string; readonly verifier: string },
  fetchFrom: typeof fetch,
): Promise<TokenAnswer> {
  const { code, redirectUri, verifier } = given;
  return askForToken(
    config,
    {
      grant_type: "authorization_code",
      code: decodeRegion(code),
      redirect_uri: redirectUri,
      code_verifier: verifier,
    },
    fetchFrom,
  );
}

export function refreshToken(config: OAuthConfig, refresh: string, fetchFrom: typeof fetch): Promise<TokenAnswer> {
  return askForToken(config, { grant_type: "refresh_token", refresh_token: refresh }, fetchFrom);
}

/** Of the error that the accounts server redirected back with. */
export function knownError(error: string): string {
  return errorName.parse(error);
}

/** 256 bits that nobody can guess: a state, or a verifier of 43 characters, the fewest that PKCE takes. */
export function randomText(): string {
  return base64Url(crypto.getRandomValues(new Uint8Array(32)));
}

export async function challengeOf(verifier: string): Promise<string> {
  return base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier))));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

async function askForToken(
  config: OAuthConfig,
  grant: Readonly<Record<string, string>>,
  fetchFrom: typeof fetch,
): Promise<TokenAnswer> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), CALL_TIMEOUT_MS);
  try {
    const response = await fetchFrom(`${config.LIVECHAT_ACCOUNTS_URL.replace(/\/+$/, "")}/v2/token`, {
      method: "POST",
      // Form-encoded, as in every sample of the vendor's.
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: new URLSearchParams({
        ...grant,
        client_id: config.LIVECHAT_CLIENT_ID,
        client_secret: config.LIVECHAT_CLIENT_SECRET ?? "",
      }).toString(),
      signal: controller.signal,
      // What is sent is for the accounts server and nobody else.
      redirect: "manual",
    });
    return readAnswer(config, response.status, await response.json().catch(() => null));
  } catch {
    return { kind: "failed", code: "accounts_server_unreachable", final: false };
  } finally {
    clearTimeout(timer);
  }
}

function readAnswer(config: OAuthConfig, status: number, body: unknown): TokenAnswer {
  const refused = z.looseObject({ error: z.string() }).safeParse(body);
  if (refused.success) {
    const code = errorName.parse(refused.data.error);
    // A wrong client secret can be mended, and the grant is good again.
    return { kind: "failed", code, final: code === "invalid_grant" || code === "missing_grant" };
  }
  const parsed = tokenAnswer.safeParse(body);
  if (status !== 200 || !parsed.success) {
    return { kind: "failed", code: "unexpected_answer", final: false };
  }
  const { access_token, refresh_token, expires_in, organization_id } = parsed.data;
  if (organization_id !== config.LIVECHAT_ORGANIZATION_ID) {
    return { kind: "failed", code: "wrong_organization", final: true };
  }
  return {
    kind: "granted",
    access: decodeRegion(access_token),
    refresh: refresh_token ?? null,
    lifetimeMs: expires_in * 1000,
  };
}
