/** Vars and secrets: every one that is missing or malformed is named, and no value ever is. */
import { describe, expect, it } from "vitest";
import { readConfig } from "../../worker/config.ts";
import type { Env } from "../../worker/env.ts";
import { workerSettings } from "../support/worker-settings.ts";

const settings = {
  ...workerSettings,
  LIVECHAT_ORGANIZATION_ID: "7c5d2f0e-3b1a-4c68-9f27-e1d4b6a80c53",
  LIVECHAT_BOT_ID: "bot",
  LIVECHAT_HANDOFF_GROUP_ID: "0",
  LIVECHAT_BOT_SECRET: "bot-secret",
} as const;

/** As `wrangler.toml` and `wrangler secret` give them, or as somebody mistyped them. */
function read(changed: Readonly<Record<string, unknown>>) {
  return readConfig({ ...settings, ...changed } as unknown as Env);
}

function problemsOf(changed: Readonly<Record<string, unknown>>): string[] {
  const result = read(changed);
  return result.kind === "ok" ? [] : result.problems.map(({ setting, problem }) => `${setting} ${problem}`);
}

describe("the settings", () => {
  it("are complete with those that have no default", () => {
    expect(read({})).toMatchObject({
      kind: "ok",
      config: {
        ...settings,
        LIVECHAT_HANDOFF_GROUP_ID: 0,
        LIVECHAT_API_URL: "https://api.livechatinc.com",
        LIVECHAT_API_VERSION: "3.6",
        OPENAI_BASE_URL: "https://api.openai.com/v1",
        EMBEDDING_DIMENSIONS: 1536,
      },
    });
  });

  it("read prices and groups from lists", () => {
    expect(read({ MODEL_PRICES: "small=0.25/2, large = 1 / 4", HANDOFF_GROUPS: "orders=12" })).toMatchObject({
      config: {
        MODEL_PRICES: { small: { input: 0.25, output: 2 }, large: { input: 1, output: 4 } },
        HANDOFF_GROUPS: { orders: 12 },
      },
    });
  });

  it.each(Object.keys(settings))("name %s when it is missing", (setting) => {
    expect(problemsOf({ [setting]: undefined })).toStrictEqual([`${setting} is not set`]);
  });

  it.each(Object.keys(settings))("name %s when it is empty, as in wrangler.toml before set-up", (setting) => {
    const problems = problemsOf({ [setting]: "" });
    expect(problems.length).toBeGreaterThan(0);
    expect(problems.every((problem) => problem.startsWith(`${setting} `))).toBe(true);
  });

  it.each([
    [{ LIVECHAT_API_URL: "api.livechatinc.com" }, "LIVECHAT_API_URL is not an http(s) address"],
    [{ LIVECHAT_API_URL: "file:///etc/passwd" }, "LIVECHAT_API_URL is not an http(s) address"],
    [{ OPENAI_BASE_URL: "" }, "OPENAI_BASE_URL is not an http(s) address"],
    [{ LIVECHAT_API_VERSION: "3.4" }, "LIVECHAT_API_VERSION is neither 3.6 nor 3.5"],
    [{ LIVECHAT_HANDOFF_GROUP_ID: "Engineers" }, "LIVECHAT_HANDOFF_GROUP_ID is not a group number"],
    [{ LIVECHAT_HANDOFF_GROUP_ID: "-1" }, "LIVECHAT_HANDOFF_GROUP_ID is not a group number"],
    [{ LIVECHAT_WEBHOOK_SECRET: "short" }, "LIVECHAT_WEBHOOK_SECRET is shorter than 8 characters"],
    [{ OPERATOR_TOKEN: "short" }, "OPERATOR_TOKEN is shorter than 8 characters"],
    [{ OPERATOR_TOKEN: "a token with gaps" }, "OPERATOR_TOKEN has characters that are in no token"],
    [{ MODEL_PRICES: "cheap" }, "MODEL_PRICES is not of the form model=0.25/2, other=1/4"],
    [{ HANDOFF_GROUPS: "orders=sales" }, "HANDOFF_GROUPS is not of the form orders=12, complaint=13"],
    [{ CHAT_TOKEN_BUDGET: "0" }, "CHAT_TOKEN_BUDGET is below 1"],
    [{ DAY_DOLLAR_BUDGET: "0" }, "DAY_DOLLAR_BUDGET is not above 0"],
    [{ MASK_PERSONAL_DATA: "perhaps" }, "MASK_PERSONAL_DATA is neither on nor off"],
    [{ RETENTION_DAYS: "0" }, "RETENTION_DAYS is below 1"],
    [{ JURISDICTION: "moon" }, "JURISDICTION is not eu, us, fedramp or fedramp-high"],
    [{ OPENAI_API_KEY: "sk-1\nsk-2" }, "OPENAI_API_KEY has characters that are in no token"],
    [{ HELPDESK_TOKEN: "tökèn…" }, "HELPDESK_TOKEN has characters that are in no token"],
    [{ INDEX_TOKEN: "   12   " }, "INDEX_TOKEN is shorter than 8 characters"],
    [{ EMBEDDING_DIMENSIONS: "many" }, "EMBEDDING_DIMENSIONS is not a number"],
    [{ EMBEDDING_DIMENSIONS: "0.5" }, "EMBEDDING_DIMENSIONS is not a whole number"],
    [{ EMBEDDING_DIMENSIONS: "0" }, "EMBEDDING_DIMENSIONS is below 1"],
    [{ EMBEDDING_DIMENSIONS: "3072" }, "EMBEDDING_DIMENSIONS is above 1536, the most that Vectorize stores"],
  ])("say what is wrong with %j", (changed, problem) => {
    expect(problemsOf(changed)).toContain(problem);
  });

  it("take an empty optional one for one that is not set", () => {
    expect(problemsOf({ OPERATOR_TOKEN: "", JURISDICTION: "" })).toStrictEqual([]);
  });

  it("name every one that is wrong at once, and no value of any", () => {
    const wrong = Object.fromEntries(Object.keys(settings).map((setting) => [setting, { secret: "s3cr3t-value" }]));
    const problems = problemsOf(wrong);
    expect(new Set(problems.map((problem) => problem.split(" ")[0]))).toStrictEqual(new Set(Object.keys(settings)));
    expect(problems.join()).not.toContain("s3cr3t-value");
    const texts = problemsOf({
      LIVECHAT_API_URL: "s3cr3t-value",
      LIVECHAT_API_VERSION: "s3cr3t-value",
      LIVECHAT_HANDOFF_GROUP_ID: "s3cr3t-value",
      OPENAI_BASE_URL: "s3cr3t-value",
      EMBEDDING_DIMENSIONS: "s3cr3t-value",
    });
    expect(texts).toHaveLength(5);
    expect(texts.join()).not.toContain("s3cr3t-value");
  });
});
