/**
 * The only reader of vars and secrets: the environment becomes one checked `Config`, or the
 * list of what is wrong with it, in words that name the setting and never its value.
 */
import { z } from "zod";
import { authorizationProblems } from "./channels/livechat/authorization-problems.ts";
import { handoffProblems, handoffSettings } from "./handoff-settings.ts";
import { credential, optional, text, url } from "./setting-types.ts";

const amount = z.coerce.number("is not a number").int("is not a whole number").min(1, "is below 1");

const settings = z.object({
  LIVECHAT_API_URL: url.default("https://api.livechatinc.com"),
  LIVECHAT_API_VERSION: z.enum(["3.5", "3.6"], "is neither 3.6 nor 3.5").default("3.6"),
  LIVECHAT_ORGANIZATION_ID: text,
  LIVECHAT_CLIENT_ID: text,
  LIVECHAT_BOT_ID: text,
  LIVECHAT_HANDOFF_GROUP_ID: z
    .union([z.string(), z.number().transform(String)])
    .pipe(z.string().regex(/^\d+$/, "is not a group number"))
    .transform(Number),
  /** Which of the credentials below calls of LiveChat bear; `authorization-problems.ts` says what each needs. */
  LIVECHAT_AUTHORIZATION: z
    .enum(["bot-token", "personal-access-token", "oauth"], "is not bot-token, personal-access-token or oauth")
    .default("bot-token"),
  LIVECHAT_BOT_SECRET: optional(text),
  LIVECHAT_ACCOUNT_ID: optional(credential),
  LIVECHAT_PERSONAL_ACCESS_TOKEN: optional(credential),
  LIVECHAT_ACCOUNTS_URL: url.default("https://accounts.livechat.com"),
  LIVECHAT_CLIENT_SECRET: optional(text),
  /** The tokens of `oauth` are stored under it. Random, not a password: no work is done to stretch it. */
  TOKEN_ENCRYPTION_KEY: optional(text.min(32, "is shorter than 32 characters")),
  LIVECHAT_WEBHOOK_SECRET: text.min(8, "is shorter than 8 characters"),
  /** The secret before this one, as long as webhooks that bear it may still come. */
  LIVECHAT_WEBHOOK_SECRET_PREVIOUS: optional(text.min(8, "is shorter than 8 characters")),
  OPENAI_BASE_URL: url.default("https://api.openai.com/v1"),
  OPENAI_API_KEY: credential,
  CHAT_MODEL: text,
  /** Sorts questions; `CHAT_MODEL` where it is not set, rules alone where it is `none`. */
  TRIAGE_MODEL: optional(text),
  /** Each role may have a provider of its own; its key is then sent there and nowhere else. */
  TRIAGE_BASE_URL: optional(url),
  TRIAGE_API_KEY: optional(credential),
  /** Asked at once when `CHAT_MODEL` fails, is throttled or too slow. */
  FALLBACK_MODEL: optional(text),
  FALLBACK_BASE_URL: optional(url),
  FALLBACK_API_KEY: optional(credential),
  /** Whether the answering model is given tools; `off` for servers that know none. */
  MODEL_TOOLS: z.enum(["on", "off"], "is neither on nor off").default("on"),
  /** US dollars for a million tokens in and out: `gpt-6-luna=0.25/2, other=0/0`. */
  MODEL_PRICES: optional(z.string()).transform((value, context) => readPrices(value ?? "", context)),
  /** Past any of these a human is called. Tokens in and out together; money needs `MODEL_PRICES`. */
  CHAT_TOKEN_BUDGET: amount.default(200_000),
  DAY_TOKEN_BUDGET: optional(amount),
  DAY_DOLLAR_BUDGET: optional(z.coerce.number("is not a number").positive("is not above 0")),
  /** Whether e-mail addresses, phone numbers and names are masked before a model provider sees them. */
  MASK_PERSONAL_DATA: z.enum(["on", "off"], "is neither on nor off").default("off"),
  /** The group that an assistant hands off to, where it is not the usual one: `orders=12, complaint=13`. */
  HANDOFF_GROUPS: optional(z.string()).transform((value, context) => readGroups(value ?? "", context)),
  EMBEDDING_MODEL: text,
  EMBEDDING_BASE_URL: optional(url),
  EMBEDDING_API_KEY: optional(credential),
  EMBEDDING_DIMENSIONS: z.coerce
    .number("is not a number")
    .int("is not a whole number")
    .min(1, "is below 1")
    .max(1536, "is above 1536, the most that Vectorize stores")
    .default(1536),
  /** Such as `@cf/baai/bge-reranker-base`, with a binding `AI`; where it is not set nothing is ranked anew. */
  RERANK_MODEL: optional(text),
  INDEX_TOKEN: credential.min(8, "is shorter than 8 characters"),
  /** Opens what `ops/routes.ts` has, and signs the addresses of records; without it those routes refuse everybody. */
  OPERATOR_TOKEN: optional(credential.min(8, "is shorter than 8 characters")),
  /** The Worker's own address, for links to the record of a conversation in agents' notes; without it they hold none. */
  PUBLIC_URL: optional(url),
  /** Calls that only show that a message is on its way, at most, for each message: LiveChat bills every one. */
  INDICATOR_CALLS_PER_MESSAGE: z.coerce
    .number("is not a number")
    .int("is not a whole number")
    .min(0, "is below 0")
    .max(50, "is above 50")
    .default(8),
  /** How long what was said is kept, in Durable Objects and in D1. */
  RETENTION_DAYS: z.coerce.number("is not a number").int("is not a whole number").min(1, "is below 1").default(365),
  /** Where Durable Objects live and stay. Unset in local life: workerd knows no jurisdictions. */
  JURISDICTION: optional(z.enum(["eu", "us", "fedramp", "fedramp-high"], "is not eu, us, fedramp or fedramp-high")),
  ...handoffSettings,
});

/** US dollars for a million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
}

function readPrices(value: string, context: z.RefinementCtx): Readonly<Record<string, ModelPrice>> {
  const entries = entriesOf(value).map((entry): [string, ModelPrice] | null => {
    const [, model, input, output] = /^(\S+)\s*=\s*(\d+(?:\.\d+)?)\s*\/\s*(\d+(?:\.\d+)?)$/.exec(entry) ?? [];
    return model === undefined ? null : [model, { input: Number(input), output: Number(output) }];
  });
  return allOf(entries, "is not of the form model=0.25/2, other=1/4", context);
}

function readGroups(value: string, context: z.RefinementCtx): Readonly<Record<string, number>> {
  const entries = entriesOf(value).map((entry): [string, number] | null => {
    const [, assistant, group] = /^([\w-]+)\s*=\s*(\d+)$/.exec(entry) ?? [];
    return assistant === undefined ? null : [assistant, Number(group)];
  });
  return allOf(entries, "is not of the form orders=12, complaint=13", context);
}

function entriesOf(value: string): string[] {
  return value
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function allOf<Value>(
  entries: readonly ([string, Value] | null)[],
  problem: string,
  context: z.RefinementCtx,
): Record<string, Value> {
  if (entries.includes(null)) {
    context.addIssue(problem);
  }
  return Object.fromEntries(entries.filter((entry) => entry !== null));
}

/** Vars and secrets as they come: strings, or missing. */
export type Vars = Readonly<Partial<Record<keyof z.input<typeof settings>, string>>>;

/** Every setting, checked. */
export type Config = Readonly<z.output<typeof settings>>;

/** One setting that is missing or malformed. Holds no value. */
export interface ConfigProblem {
  readonly setting: string;
  readonly problem: string;
}

export type ConfigResult =
  | { readonly kind: "ok"; readonly config: Config }
  | { readonly kind: "invalid"; readonly problems: readonly ConfigProblem[] };

/** What an environment was found to be: it does not change while a Worker lives, and a webhook is not to pay for it. */
const results = new WeakMap<Vars, ConfigResult>();

/** Reads and checks every var and secret, once for each environment. Never throws. */
export function readConfig(env: Vars): ConfigResult {
  const known = results.get(env) ?? checkSettings(env);
  results.set(env, known);
  return known;
}

function checkSettings(env: Vars): ConfigResult {
  const parsed = settings.safeParse(env);
  const problems = [
    ...(parsed.success ? handoffProblems(parsed.data.HANDOFF_RULES, env) : parsed.error.issues.map(asProblem)),
    ...authorizationProblems(env),
  ];
  return parsed.success && problems.length === 0 ? { kind: "ok", config: parsed.data } : { kind: "invalid", problems };

  function asProblem(issue: z.core.$ZodIssue): ConfigProblem {
    const setting = String(issue.path[0]);
    const isMissing = env[setting as keyof Vars] === undefined && issue.code !== "custom";
    return { setting, problem: isMissing ? "is not set" : issue.message };
  }
}
