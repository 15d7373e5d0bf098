/**
 * Credentials. Personal access token: `Basic base64(account:token)`, refused as Bearer. Bot token: 24 hours, a JWT by
 * shape, not revocable (Configuration API v3.6, issue_bot_token). Customer token: 28800 s (customer authorization).
 * OAuth access token: 28800 s, 25 for each client and person, of which the oldest falls out (OAuth authorization).
 */
import { LiveChatError } from "./errors.ts";
import type { Bot, Customer, HumanAgent, Operator, Organization } from "./model.ts";
import { botScopes } from "./scopes.ts";

const botTokenSeconds = 24 * 60 * 60;
export const customerTokenSeconds = 28_800;
export const accessTokenSeconds = 28_800;
const accessTokensKept = 25;

export interface AgentRequester {
  readonly kind: "agent";
  readonly operator: Operator;
  readonly scopes: readonly string[];
  readonly clientId: string;
  readonly credential: "personal_access_token" | "access_token" | "bot_token";
}

export interface CustomerRequester {
  readonly kind: "customer";
  readonly customer: Customer;
  readonly clientId: string;
}

interface Issued<Subject> {
  readonly subject: Subject;
  readonly clientId: string;
  readonly expiresAt: number;
}

export interface Tokens {
  issueBotToken(bot: Bot): string;
  issueCustomerToken(customer: Customer, clientId: string): string;
  /** What OAuth gives an app that acts for a person. */
  issueAccessToken(agent: HumanAgent, clientId: string): string;
  authenticateAgent(authorization: string | undefined): AgentRequester;
  authenticateCustomer(authorization: string | undefined): CustomerRequester;
  expire(which: "bots" | "customers" | "oauth" | "all"): void;
}

export function createTokens(organization: Organization): Tokens {
  const botTokens = new Map<string, Issued<Bot>>();
  const customerTokens = new Map<string, Issued<Customer>>();
  const accessTokens = new Map<string, Issued<HumanAgent>>();

  function issueBotToken(bot: Bot): string {
    const issuedAt = Math.floor(organization.clock.now() / 1000);
    const claims = {
      sub: bot.id,
      organization_id: organization.id,
      client_id: bot.ownerClientId,
      iat: issuedAt,
      exp: issuedAt + botTokenSeconds,
      jti: organization.random.hex(16),
    };
    const token = [
      base64Url(JSON.stringify({ alg: "HS256", typ: "JWT" })),
      base64Url(JSON.stringify(claims)),
      organization.random.hex(43),
    ].join(".");
    botTokens.set(token, { subject: bot, clientId: bot.ownerClientId, expiresAt: claims.exp * 1000 });
    return token;
  }

  function issueCustomerToken(customer: Customer, clientId: string): string {
    const token = `dal:${organization.random.hex(32)}`;
    const expiresAt = organization.clock.now() + customerTokenSeconds * 1000;
    customerTokens.set(token, { subject: customer, clientId, expiresAt });
    return token;
  }

  function issueAccessToken(agent: HumanAgent, clientId: string): string {
    const theirs = [...accessTokens].filter(([, issued]) => issued.subject === agent && issued.clientId === clientId);
    for (const [token] of theirs.slice(0, Math.max(0, theirs.length - accessTokensKept + 1))) {
      accessTokens.delete(token);
    }
    const token = `dal:${organization.random.hex(32)}`;
    const expiresAt = organization.clock.now() + accessTokenSeconds * 1000;
    accessTokens.set(token, { subject: agent, clientId, expiresAt });
    return token;
  }

  function read<Subject>(tokens: Map<string, Issued<Subject>>, token: string): Issued<Subject> {
    const issued = tokens.get(token);
    if (!issued || issued.expiresAt <= organization.clock.now()) {
      throw new LiveChatError("authentication", "Invalid access token");
    }
    return issued;
  }

  function humanRequester(operator: HumanAgent, credential: AgentRequester["credential"]): AgentRequester {
    return { kind: "agent", operator, scopes: operator.scopes, clientId: organization.clientId, credential };
  }

  function findHuman(matches: (agent: HumanAgent) => boolean): HumanAgent | undefined {
    for (const operator of organization.operators.values()) {
      if (operator.kind === "human" && matches(operator)) {
        return operator;
      }
    }
    return undefined;
  }

  function authenticateAgent(authorization: string | undefined): AgentRequester {
    const { scheme, credentials } = split(authorization);
    if (scheme === "basic") {
      const decoded = decodeBase64(credentials);
      const human = findHuman((agent) => decoded === `${agent.accountId}:${agent.personalAccessToken}`);
      if (human) {
        return humanRequester(human, "personal_access_token");
      }
      throw new LiveChatError("authentication", "Invalid personal access token");
    }
    const human = findHuman((agent) => agent.accessToken === credentials);
    if (human) {
      return humanRequester(human, "access_token");
    }
    if (accessTokens.has(credentials)) {
      const { subject, clientId } = read(accessTokens, credentials);
      return { ...humanRequester(subject, "access_token"), clientId };
    }
    const { subject, clientId } = read(botTokens, credentials);
    if (organization.operators.get(subject.id) !== subject) {
      throw new LiveChatError("authentication", "Bot does not exist");
    }
    return { kind: "agent", operator: subject, scopes: botScopes, clientId, credential: "bot_token" };
  }

  return {
    issueBotToken,
    issueCustomerToken,
    issueAccessToken,
    authenticateAgent,
    authenticateCustomer(authorization) {
      const { scheme, credentials } = split(authorization);
      if (scheme !== "bearer") {
        throw new LiveChatError("authentication", "Customer access token required");
      }
      const { subject, clientId } = read(customerTokens, credentials);
      return { kind: "customer", customer: subject, clientId };
    },
    expire(which) {
      const kinds = { bots: botTokens, customers: customerTokens, oauth: accessTokens };
      for (const kind of which === "all" ? (["bots", "customers", "oauth"] as const) : [which]) {
        kinds[kind].clear();
      }
    },
  };
}

function split(authorization: string | undefined): { scheme: string; credentials: string } {
  const [scheme = "", credentials = ""] = (authorization ?? "").split(" ");
  if (!credentials || !["basic", "bearer"].includes(scheme.toLowerCase())) {
    throw new LiveChatError("authentication", "Missing Authorization header");
  }
  return { scheme: scheme.toLowerCase(), credentials };
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

function base64Url(text: string): string {
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
