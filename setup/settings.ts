/** Where to, as whom, and what is known already: from the environment, `.dev.vars`, and what earlier runs kept. Pure. */
import { SetupFailure } from "./failure.ts";
import { WEBHOOK_PATH } from "./webhooks.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a run made that LiveChat never tells again. */
export interface KeptValues {
  readonly botId?: string;
  readonly botSecret?: string;
  readonly webhookSecret?: string;
  /** The key before it. */
  readonly previousWebhookSecret?: string;
  /** Fingerprints of the secrets that the Worker was given. */
  readonly stored?: Readonly<Record<string, string>>;
}

/** As the Worker's setting of that name: what its calls bear. */
export type Authorization = "bot-token" | "personal-access-token" | "oauth";

export interface Settings {
  readonly authorization: Authorization;
  readonly apiUrl: string;
  readonly apiVersion: string;
  readonly accountId: string;
  readonly personalAccessToken: string;
  readonly clientId: string;
  readonly organizationId: string;
  /** The Worker's address without a slash at its end; null when it is not known. */
  readonly workerUrl: string | null;
  readonly handoffGroup: number | null;
  /** Opens the Worker's routes for operators; null when it is not known. */
  readonly operatorToken: string | null;
  /** Named by the operator; a bot that is not there is then a mistake. */
  readonly botId: string | null;
  readonly botSecret: string | null;
  readonly webhookSecret: string | null;
}

const WHERE = "Set it in the environment or in .dev.vars; docs/livechat.md says where it is found.";

/** Throws `SetupFailure` for the first setting that is missing or cannot be right. */
export function readSettings(env: Environment): Settings {
  const apiUrl = readUrl("LIVECHAT_API_URL", env["LIVECHAT_API_URL"] || "https://api.livechatinc.com");
  const apiVersion = env["LIVECHAT_API_VERSION"] || "3.6";
  if (!/^3\.\d+$/.test(apiVersion)) {
    throw new SetupFailure(`LIVECHAT_API_VERSION "${apiVersion}" is not a version of the API.`, "Set it to 3.6.");
  }
  const organizationId = required(env, "LIVECHAT_ORGANIZATION_ID");
  if (!/^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(organizationId)) {
    throw new SetupFailure(
      "LIVECHAT_ORGANIZATION_ID is not an organization id.",
      "It looks like 1a8a9ec7-bd5d-4400-9204-3826740981e0; the number of the licence is something else.",
    );
  }
  return {
    authorization: readAuthorization(env["LIVECHAT_AUTHORIZATION"], apiVersion),
    operatorToken: env["OPERATOR_TOKEN"] || null,
    apiUrl,
    apiVersion,
    accountId: required(env, "LIVECHAT_ACCOUNT_ID"),
    personalAccessToken: required(env, "LIVECHAT_PERSONAL_ACCESS_TOKEN"),
    clientId: required(env, "LIVECHAT_CLIENT_ID"),
    organizationId,
    workerUrl: readWorkerUrl(env["FIRSTLINE_URL"]),
    handoffGroup: readGroup(env["LIVECHAT_HANDOFF_GROUP_ID"]),
    botId: env["LIVECHAT_BOT_ID"] || null,
    botSecret: env["LIVECHAT_BOT_SECRET"] || null,
    webhookSecret: readWebhookSecret(env["LIVECHAT_WEBHOOK_SECRET"]),
  };
}

/** Which settings hold something that no output may show. */
export const SECRET_SETTINGS = [
  "LIVECHAT_PERSONAL_ACCESS_TOKEN",
  "LIVECHAT_BOT_SECRET",
  "LIVECHAT_WEBHOOK_SECRET",
  "OPERATOR_TOKEN",
] as const;

function readAuthorization(value: string | undefined, apiVersion: string): Authorization {
  const mode = value?.trim() || "bot-token";
  if (mode !== "bot-token" && mode !== "personal-access-token" && mode !== "oauth") {
    throw new SetupFailure(
      "LIVECHAT_AUTHORIZATION is not bot-token, personal-access-token or oauth.",
      "Leave it out for bot-token; docs/livechat.md compares them.",
    );
  }
  if (mode !== "bot-token" && apiVersion !== "3.5") {
    throw new SetupFailure(
      `LIVECHAT_AUTHORIZATION ${mode} speaks as the bot in version 3.5 only.`,
      "Set LIVECHAT_API_VERSION to 3.5, or leave LIVECHAT_AUTHORIZATION out.",
    );
  }
  return mode;
}

function required(env: Environment, name: string): string {
  const value = env[name]?.trim() ?? "";
  if (value === "") {
    throw new SetupFailure(`${name} is not set.`, WHERE);
  }
  return value;
}

function readUrl(name: string, value: string): string {
  const url = URL.parse(value.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new SetupFailure(`${name} is not an http(s) address.`, WHERE);
  }
  return value.trim().replace(/\/+$/, "");
}

function readWorkerUrl(value: string | undefined): string | null {
  if (value === undefined || value.trim() === "") {
    return null;
  }
  const address = readUrl("FIRSTLINE_URL", value);
  const url = new URL(address);
  const isLocal = url.hostname === "localhost" || url.hostname === "127.0.0.1";
  if (url.protocol !== "https:" && !isLocal) {
    throw new SetupFailure(
      "FIRSTLINE_URL is not an https address, and LiveChat would send the webhook key in the clear.",
      "Give the address that wrangler deploy printed, with https.",
    );
  }
  if (url.search !== "" || url.hash !== "" || address.length + WEBHOOK_PATH.length > 500) {
    throw new SetupFailure("FIRSTLINE_URL is not a plain address.", "Give it without ? and #, below 480 characters.");
  }
  return address;
}

function readGroup(value: string | undefined): number | null {
  if (value === undefined || value.trim() === "") {
    return null;
  }
  if (!/^\d+$/.test(value.trim())) {
    throw new SetupFailure("LIVECHAT_HANDOFF_GROUP_ID is not a group number.", WHERE);
  }
  return Number(value);
}

/** As long as its fingerprint needs it to be: see `webhooks.ts`. */
function readWebhookSecret(value: string | undefined): string | null {
  if (value === undefined || value === "") {
    return null;
  }
  if (value.length < 16) {
    throw new SetupFailure(
      "LIVECHAT_WEBHOOK_SECRET is shorter than 16 characters.",
      "Leave it out and setup makes one, or give a longer one.",
    );
  }
  return value;
}
