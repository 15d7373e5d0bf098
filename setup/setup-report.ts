/** What the Worker needs to know of what setup did: vars to print, secrets to put. */
import { valueOf } from "./apply.ts";
import type { Progress } from "./apply.ts";
import type { SecretName } from "./plan.ts";
import type { Session } from "./session.ts";
import type { Authorization, KeptValues } from "./settings.ts";
import type { SetupOptions } from "./usage.ts";
import { fingerprintOf } from "./webhooks.ts";

/** Those that were never put, or have another value now. The key before goes first: it must not be missed. */
export function secretsMissing(
  kept: KeptValues,
  progress: Progress,
  { environment, authorization }: { readonly environment: string | null; readonly authorization: Authorization },
): readonly SecretName[] {
  const names: readonly SecretName[] = [
    ...(progress.previousWebhookSecret === null ? [] : (["LIVECHAT_WEBHOOK_SECRET_PREVIOUS"] as const)),
    ...(authorization === "bot-token" ? (["LIVECHAT_BOT_SECRET"] as const) : []),
    "LIVECHAT_WEBHOOK_SECRET",
  ];
  return names.filter((name) => {
    const value = valueOf(name, progress);
    return value === null || kept.stored?.[`${environment ?? ""}/${name}`] !== fingerprintOf(value);
  });
}

/** What no command can put, since none of them knows it. */
const BY_HAND: Readonly<Record<Authorization, string | null>> = {
  "bot-token": null,
  "personal-access-token":
    "By hand: npx wrangler secret put LIVECHAT_PERSONAL_ACCESS_TOKEN, with a token for the Worker alone (chats--access:rw customers:rw); not the administrator's that these commands use.",
  oauth:
    "By hand: npx wrangler secret put, for LIVECHAT_CLIENT_SECRET, TOKEN_ENCRYPTION_KEY, OPERATOR_TOKEN; then open what the Worker's /oauth/livechat/start answers.",
};

export function sayWhatTheWorkerNeeds(
  { settings, output }: Session,
  options: SetupOptions,
  progress: Progress,
  handoffGroup: number,
): void {
  const { botId, botSecret, webhookSecret, previousWebhookSecret } = progress;
  output.line("");
  output.line("For [vars] in wrangler.toml:");
  output.line(`LIVECHAT_API_URL = "${settings.apiUrl}"`);
  output.line(`LIVECHAT_API_VERSION = "${settings.apiVersion}"`);
  output.line(`LIVECHAT_ORGANIZATION_ID = "${settings.organizationId}"`);
  output.line(`LIVECHAT_CLIENT_ID = "${settings.clientId}"`);
  output.line(`LIVECHAT_BOT_ID = "${botId ?? ""}"`);
  output.line(`LIVECHAT_HANDOFF_GROUP_ID = "${handoffGroup}"`);
  const { authorization } = settings;
  if (authorization !== "bot-token") {
    output.line(`LIVECHAT_AUTHORIZATION = "${authorization}"`);
  }
  if (authorization === "personal-access-token") {
    output.line(`LIVECHAT_ACCOUNT_ID = "…" # of the account that the Worker's own token is of`);
  }
  const byHand = BY_HAND[authorization];
  if (byHand !== null) {
    output.line(byHand);
  }
  if (!options.store) {
    const names = [...(authorization === "bot-token" ? ["LIVECHAT_BOT_SECRET"] : []), "LIVECHAT_WEBHOOK_SECRET"];
    const previous = previousWebhookSecret === null ? [] : ["LIVECHAT_WEBHOOK_SECRET_PREVIOUS"];
    output.line(`Secrets: npx wrangler secret put, for ${[...names, ...previous].join(", ")};`);
    output.line(
      "--store does it for you, --show-secrets shows the values, which are kept in .firstline/livechat.json.",
    );
  }
  if (options.showSecrets && authorization === "bot-token") {
    output.reveal(`LIVECHAT_BOT_SECRET=${botSecret ?? ""}`);
  }
  if (options.showSecrets) {
    output.reveal(`LIVECHAT_WEBHOOK_SECRET=${webhookSecret}`);
    if (previousWebhookSecret !== null) {
      output.reveal(`LIVECHAT_WEBHOOK_SECRET_PREVIOUS=${previousWebhookSecret}`);
    }
  }
  output.line("");
}
