/**
 * OAuth 2.1 at the accounts service ("OAuth authorization", v3.6): codes for one use within minutes, PKCE by S256 or
 * plain, refresh tokens that stay the same for server-side apps. The state of it; the routes are in `oauth-api.ts`.
 */
import type { HumanAgent, Organization } from "./model.ts";
import { type Tokens, accessTokenSeconds } from "./tokens.ts";

/** The vendor says "a few minutes". */
const codeSeconds = 180;

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Its scheme and host must be those of a requested one, and its path contained in that one's. */
  readonly redirectUri: string;
}

export interface Challenge {
  readonly value: string;
  readonly method: "S256" | "plain";
}

interface Grant {
  readonly app: App;
  readonly agent: HumanAgent;
}

interface Code extends Grant {
  readonly redirectUri: string;
  readonly challenge: Challenge | null;
  readonly expiresAt: number;
}

export interface OAuthTokenAnswer {
  readonly access_token: string;
  readonly account_id: string;
  readonly expires_in: number;
  readonly organization_id: string;
  readonly refresh_token: string;
  readonly scope: string;
  readonly token_type: "Bearer";
}

export class OAuthError extends Error {
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.error = error;
  }
}

export interface OAuth {
  /** As in the developer console; an app of the same client id is replaced. */
  registerApp(app: App): void;
  /** An app that may be redirected back to; throws when nobody may be. */
  findApp(clientId: string, redirectUri: string): App;
  issueCode(app: App, agent: HumanAgent, redirectUri: string, challenge: Challenge | null): string;
  exchange(app: App, code: string, redirectUri: string, verifier: string | undefined): Promise<OAuthTokenAnswer>;
  refresh(app: App, refreshToken: string): OAuthTokenAnswer;
  authenticateApp(clientId: string, clientSecret: string | undefined): App;
  /** Everybody takes access back; access tokens that are out go on until they end. */
  revokeGrants(): void;
}

export function createOAuth(organization: Organization, tokens: Tokens): OAuth {
  const apps = new Map<string, App>();
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, Grant>();

  function grantAnswer({ app, agent }: Grant, refreshToken: string): OAuthTokenAnswer {
    return {
      access_token: tokens.issueAccessToken(agent, app.clientId),
      account_id: agent.accountId,
      expires_in: accessTokenSeconds,
      organization_id: organization.id,
      refresh_token: refreshToken,
      scope: agent.scopes.join(","),
      token_type: "Bearer",
    };
  }

  return {
    registerApp: (app) => void apps.set(app.clientId, app),
    revokeGrants: () => refreshTokens.clear(),
    findApp(clientId, redirectUri) {
      const app = apps.get(clientId);
      if (!app) {
        throw new OAuthError("unauthorized_client", "unknown client_id");
      }
      if (!isAllowed(app.redirectUri, redirectUri)) {
        throw new OAuthError("invalid_request", "redirect_uri does not match");
      }
      return app;
    },
    authenticateApp(clientId, clientSecret) {
      const app = apps.get(clientId);
      if (!app || app.clientSecret !== clientSecret) {
        throw new OAuthError("invalid_client", "client authentication failed");
      }
      return app;
    },
    issueCode(app, agent, redirectUri, challenge) {
      const code = `dal:${organization.random.hex(32)}`;
      codes.set(code, { app, agent, redirectUri, challenge, expiresAt: organization.clock.now() + codeSeconds * 1000 });
      return code;
    },
    async exchange(app, code, redirectUri, verifier) {
      const issued = codes.get(code);
      codes.delete(code);
      if (!issued || issued.app !== app || issued.expiresAt <= organization.clock.now()) {
        throw new OAuthError("invalid_grant", "code is unknown, used or expired");
      }
      if (issued.redirectUri !== redirectUri) {
        throw new OAuthError("invalid_grant", "redirect_uri is not the one of the request");
      }
      if (issued.challenge && (await transform(verifier ?? "", issued.challenge.method)) !== issued.challenge.value) {
        throw new OAuthError("invalid_grant", "code_verifier does not match");
      }
      const refreshToken = organization.random.hex(40);
      refreshTokens.set(refreshToken, issued);
      return grantAnswer(issued, refreshToken);
    },
    refresh(app, refreshToken) {
      const grant = refreshTokens.get(refreshToken);
      if (!grant || grant.app.clientId !== app.clientId) {
        throw new OAuthError("invalid_grant", "refresh_token is unknown or revoked");
      }
      return grantAnswer(grant, refreshToken);
    },
  };
}

/** "Redirect URI", v3.6: same scheme and host with its port, the registered path within the requested one. */
function isAllowed(registered: string, requested: string): boolean {
  if (!URL.canParse(requested) || requested.includes("..")) {
    return false;
  }
  const [left, right] = [new URL(registered), new URL(requested)];
  return left.origin === right.origin && right.pathname.startsWith(left.pathname);
}

async function transform(verifier: string, method: Challenge["method"]): Promise<string> {
  if (method === "plain") {
    return verifier;
  }
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
