/** What the Worker needs to know of what setup did: vars to print, secrets to put. */
import type { Progress } from "./apply.ts";
import type { SecretName } from "./plan.ts";
import type { Session } from "./session.ts";
import type { KeptValues } from "./settings.ts";
import type { SetupOptions } from "./usage.ts";
import { fingerprintOf } from "./webhooks.ts";

/** Those that were never put, or have another value now. */
export function secretsMissing(
  kept: KeptValues,
  { botSecret, webhookSecret }: Progress,
  environment: string | null,
): readonly SecretName[] {
  const values: readonly (readonly [SecretName, string | null])[] = [
    ["LIVECHAT_BOT_SECRET", botSecret],
    ["LIVECHAT_WEBHOOK_SECRET", webhookSecret],
  ];
  return values.flatMap(([name, value]) => {
    const stored = kept.stored?.[`${environment ?? ""}/${name}`];
    return value !== null && stored === fingerprintOf(value) ? [] : [name];
  });
}

export function sayWhatTheWorkerNeeds(
  { settings, output }: Session,
  options: SetupOptions,
  { botId, botSecret, webhookSecret }: Progress,
  handoffGroup: number,
): void {
  output.line("");
  output.line("For [vars] in wrangler.toml:");
  output.line(`LIVECHAT_API_URL = "${settings.apiUrl}"`);
  output.line(`LIVECHAT_API_VERSION = "${settings.apiVersion}"`);
  output.line(`LIVECHAT_ORGANIZATION_ID = "${settings.organizationId}"`);
  output.line(`LIVECHAT_CLIENT_ID = "${settings.clientId}"`);
  output.line(`LIVECHAT_BOT_ID = "${botId ?? ""}"`);
  output.line(`LIVECHAT_HANDOFF_GROUP_ID = "${handoffGroup}"`);
  if (!options.store) {
    output.line("Secrets: npx wrangler secret put LIVECHAT_BOT_SECRET, and LIVECHAT_WEBHOOK_SECRET;");
    output.line(
      "--store does it for you, --show-secrets shows the values, which are kept in .firstline/livechat.json.",
    );
  }
  if (options.showSecrets) {
    output.reveal(`LIVECHAT_BOT_SECRET=${botSecret ?? ""}`);
    output.reveal(`LIVECHAT_WEBHOOK_SECRET=${webhookSecret}`);
  }
  output.line("");
}
