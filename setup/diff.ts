/** A plan as lines that a person reads: `+` is made, `~` is changed, `-` is taken away. Pure, and free of secrets. */
import type { Group, Membership } from "./actual.ts";
import type { Change } from "./plan.ts";

export interface Words {
  readonly groups: readonly Group[];
  readonly webhookUrl: string;
  readonly webhookType: string;
}

export function changeLine(change: Change, words: Words): string {
  switch (change.kind) {
    case "create-bot": {
      const { name, jobTitle, maxChats, groups } = change.shape;
      const places = groups.map((group) => membership(group, words.groups)).join(", ");
      return `+ bot      "${name}"${jobTitle === null ? "" : `, ${jobTitle}`}, up to ${maxChats} chats, ${places}`;
    }
    case "update-bot":
      return change.changes.map(({ field, from, to }) => `~ bot      ${field}: ${from} → ${to}`).join("\n");
    case "reset-bot-secret":
      return "~ secret   a new bot secret; the old one ends";
    case "change-webhook-secret":
      return "+ secret   a new webhook key";
    case "store-secret":
      return `+ worker   ${change.name}, by wrangler secret put`;
    case "register-webhook":
      return `+ webhook  ${change.action} → ${words.webhookUrl} (${words.webhookType})`;
    case "unregister-webhook":
      return `- webhook  ${change.webhook.action} → ${change.webhook.url} (${change.why})`;
    case "enable-license-webhooks":
      return "~ webhooks of the license: off → on";
    case "register-property":
      return `+ property ${change.name}`;
    case "create-tag":
      return `+ tag      ${change.name}`;
    case "set-routing-status":
      return `~ status   ${change.from} → ${change.to}`;
  }
}

function membership({ id, priority }: Membership, groups: readonly Group[]): string {
  return `${priority} in ${groups.find((group) => group.id === id)?.name ?? `group ${id}`}`;
}
