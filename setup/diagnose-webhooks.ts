/** Whether the Worker hears of what happens in chats. Pure. */
import type { Finding } from "./finding.ts";
import type { Picture } from "./observe.ts";
import { CONSUMED_ACTIONS, fingerprintIn, isOurs, staleness } from "./webhooks.ts";
import type { RegisteredWebhook, WebhookType } from "./webhooks.ts";

const MEND = "Run npm run livechat -- setup.";

export function diagnoseWebhooks(picture: Picture): readonly Finding[] {
  if (picture.webhooks.kind === "failed") {
    return [];
  }
  const ours = picture.webhooks.value.filter(isOurs);
  const byFault = new Map<string, string[]>();
  const note = (fault: string, action: string) => byFault.set(fault, [...(byFault.get(fault) ?? []), action]);
  for (const action of CONSUMED_ACTIONS) {
    const there = ours.filter((webhook) => webhook.action === action);
    const faults = there.map((webhook) => faultOf(webhook, picture));
    if (there.length === 0) {
      note("missing", action);
    } else if (!faults.includes(null)) {
      note(faults[0] ?? "missing", action);
    } else if (there.length > 1) {
      note("doubled", action);
    }
  }
  const findings = [...byFault].map(([fault, actions]) => inWords(fault, actions));
  const disabled = licenseWebhooksOff(picture, ours);
  return findings.length + disabled.length > 0
    ? [...findings, ...disabled]
    : [
        {
          verdict: "well",
          about: "webhooks",
          words: `All ${CONSUMED_ACTIONS.length} webhooks point to the Worker${picture.fingerprint === null ? "" : ", with our key"}.`,
          mend: null,
        },
      ];
}

/** What is not known here (address, key) is taken to be right. */
function faultOf(webhook: RegisteredWebhook, picture: Picture): string | null {
  const type: WebhookType = webhook.type === "license" ? "license" : "bot";
  const fingerprint = picture.fingerprint ?? fingerprintIn(webhook) ?? "";
  return staleness(webhook, { url: picture.webhookUrl ?? webhook.url, type, fingerprint });
}

function inWords(fault: string, actions: readonly string[]): Finding {
  const list = actions.join(", ");
  const words =
    fault === "missing"
      ? `LiveChat does not tell the Worker of: ${list}.`
      : fault === "doubled"
        ? `More than one webhook is registered for: ${list}. Each message comes more than once.`
        : fault === "has another key"
          ? `Webhooks were registered with another key than the one known here: ${list}. The Worker refuses them if it has ours.`
          : `A webhook ${fault}: ${list}.`;
  return {
    verdict: "wrong",
    about: "webhooks",
    words,
    mend: fault === "has another key" ? `${MEND} Add --store.` : MEND,
  };
}

function licenseWebhooksOff(
  { licenseWebhooksEnabled }: Picture,
  ours: readonly RegisteredWebhook[],
): readonly Finding[] {
  return ours.some(({ type }) => type === "license") &&
    licenseWebhooksEnabled.kind === "read" &&
    !licenseWebhooksEnabled.value
    ? [
        {
          verdict: "wrong",
          about: "webhooks",
          words: "The webhooks are of type license, and those are switched off for this client id.",
          mend: "Run npm run livechat -- setup --webhook-type license, or with bot.",
        },
      ]
    : [];
}
