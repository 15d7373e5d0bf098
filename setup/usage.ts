/** The command line. Pure: arguments in, a command or what is wrong with them out. */
import { parseArgs } from "node:util";
import { PRIORITIES } from "./actual.ts";
import type { Membership, Priority } from "./actual.ts";
import type { BotWishes } from "./bot.ts";
import type { WebhookType } from "./webhooks.ts";

export const HELP = `Puts Firstline's bot into a LiveChat organization, looks after it, and takes it out again.

  npm run livechat -- setup      create or update the bot, its webhooks and its status
  npm run livechat -- status     what is there
  npm run livechat -- doctor     what is wrong, and how to mend it
  npm run livechat -- teardown   hand running chats to people, then take the bot offline

  setup
    --group ID:PRIORITY    first, normal, last or supervisor; may be repeated (0:first)
    --handoff-group ID     where chats are handed to people  (LIVECHAT_HANDOFF_GROUP_ID)
    --name TEXT            (Firstline)     --job-title TEXT   (Support assistant)
    --avatar URL                           --max-chats N      (500, the most)
    --webhook-type TYPE    bot or license; license also hears what follows a handoff  (bot)
    --store                give the Worker its secrets, by wrangler secret put
    --wrangler-env NAME    for a Worker of that environment
    --show-secrets         print secret values
    --reset-secret         the bot's secret is lost: make a new one; the old one ends
    --new-webhook-secret   change the key that comes with each webhook
    --new-bot              make another bot, though this client id has one already
    --go-live              even though the Worker is not ready
    --dry-run              say what would change, change nothing
  status
    --json                 for programs
  teardown
    --delete-bot           delete the bot as well
    --dry-run              say what would change, change nothing

Settings, from the environment or .dev.vars:
  LIVECHAT_ACCOUNT_ID, LIVECHAT_PERSONAL_ACCESS_TOKEN, LIVECHAT_CLIENT_ID, LIVECHAT_ORGANIZATION_ID,
  FIRSTLINE_URL (the Worker's https address), LIVECHAT_HANDOFF_GROUP_ID; when they are known also
  LIVECHAT_BOT_ID, LIVECHAT_BOT_SECRET, LIVECHAT_WEBHOOK_SECRET. docs/livechat.md has the whole way.
Exit codes: 0 done or well, 1 failed or something is wrong, 2 wrong usage.`;

export interface SetupOptions {
  readonly wishes: BotWishes;
  readonly handoffGroup: number | null;
  readonly webhookType: WebhookType;
  readonly store: boolean;
  readonly wranglerEnvironment: string | null;
  readonly showSecrets: boolean;
  readonly resetSecret: boolean;
  readonly newWebhookSecret: boolean;
  readonly newBot: boolean;
  readonly goLive: boolean;
  readonly dryRun: boolean;
}

export type Command =
  | { readonly kind: "setup"; readonly options: SetupOptions }
  | { readonly kind: "status"; readonly json: boolean }
  | { readonly kind: "doctor" }
  | { readonly kind: "teardown"; readonly deleteBot: boolean; readonly dryRun: boolean }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly problem: string };

const text = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const OPTIONS = {
  group: { type: "string", multiple: true },
  "handoff-group": text,
  name: text,
  avatar: text,
  "job-title": text,
  "max-chats": text,
  "webhook-type": text,
  store: flag,
  "wrangler-env": text,
  "show-secrets": flag,
  "reset-secret": flag,
  "new-webhook-secret": flag,
  "new-bot": flag,
  "go-live": flag,
  "dry-run": flag,
  json: flag,
  "delete-bot": flag,
  help: { type: "boolean", short: "h", default: false },
} as const;

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  setup: Object.keys(OPTIONS).filter((name) => name !== "json" && name !== "delete-bot"),
  status: ["json"],
  doctor: [],
  teardown: ["delete-bot", "dry-run"],
};

class WrongUsage extends Error {}

export function readUsage(args: readonly string[]): Command {
  try {
    return read(args);
  } catch (error) {
    return { kind: "wrong", problem: error instanceof Error ? error.message : "Unknown option." };
  }
}

function read(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help || positionals.length === 0) {
    return values.help ? { kind: "help" } : { kind: "wrong", problem: "No command given." };
  }
  const [name = "", ...more] = positionals;
  const allowed = ALLOWED[name];
  if (allowed === undefined || more.length > 0) {
    throw new WrongUsage(`"${positionals.join(" ")}" is no command: setup, status, doctor or teardown.`);
  }
  const stray = Object.entries(values).find(([option, value]) => value !== false && !allowed.includes(option));
  if (stray !== undefined) {
    throw new WrongUsage(`--${stray[0]} is not an option of ${name}.`);
  }
  switch (name) {
    case "setup":
      return { kind: "setup", options: readSetup(values) };
    case "status":
      return { kind: "status", json: values.json };
    case "teardown":
      return { kind: "teardown", deleteBot: values["delete-bot"], dryRun: values["dry-run"] };
    default:
      return { kind: "doctor" };
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"];

function readSetup(values: Values): SetupOptions {
  const type = values["webhook-type"] ?? "bot";
  if (type !== "bot" && type !== "license") {
    throw new WrongUsage(`--webhook-type ${type} is neither bot nor license.`);
  }
  const groups = values.group?.map(readMembership);
  const supervised = groups?.filter(({ priority }) => priority === "supervisor") ?? [];
  const handoffGroup = values["handoff-group"];
  return {
    wishes: {
      ...(values.name === undefined ? {} : { name: filled("--name", values.name) }),
      ...(values.avatar === undefined ? {} : { avatar: readAvatar(values.avatar) }),
      ...(values["job-title"] === undefined ? {} : { jobTitle: filled("--job-title", values["job-title"]) }),
      ...(values["max-chats"] === undefined
        ? {}
        : { maxChats: readNumber("--max-chats", values["max-chats"], 1, 500) }),
      ...(groups === undefined ? {} : { groups }),
    },
    handoffGroup:
      handoffGroup !== undefined
        ? readNumber("--handoff-group", handoffGroup, 0, Number.MAX_SAFE_INTEGER)
        : supervised.length === 1
          ? (supervised[0]?.id ?? null)
          : null,
    webhookType: type,
    store: values.store,
    wranglerEnvironment: values["wrangler-env"] ?? null,
    showSecrets: values["show-secrets"],
    resetSecret: values["reset-secret"],
    newWebhookSecret: values["new-webhook-secret"],
    newBot: values["new-bot"],
    goLive: values["go-live"],
    dryRun: values["dry-run"],
  };
}

function readMembership(value: string): Membership {
  const [id = "", priority = ""] = value.split(":");
  if (!/^\d+$/.test(id) || !isPriority(priority)) {
    throw new WrongUsage(`--group ${value} is not a group and its priority, as in 0:first (${PRIORITIES.join(", ")}).`);
  }
  return { id: Number(id), priority };
}

function isPriority(value: string): value is Priority {
  return PRIORITIES.some((priority) => priority === value);
}

function readNumber(option: string, value: string, least: number, most: number): number {
  if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most) {
    throw new WrongUsage(`${option} ${value} is not a whole number from ${least}${most === 500 ? " to 500" : ""}.`);
  }
  return Number(value);
}

function readAvatar(value: string): string {
  if (!/^https?:$/.test(URL.parse(value)?.protocol ?? "")) {
    throw new WrongUsage(`--avatar ${value} is not an http(s) address.`);
  }
  return value;
}

function filled(option: string, value: string): string {
  if (value.trim() === "") {
    throw new WrongUsage(`${option} is empty.`);
  }
  return value.trim();
}
