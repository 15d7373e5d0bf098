/**
 * What each way to be authorized needs, and what it cannot do. Calls must be made as the bot, and not as the person who
 * made the token: else the platform takes what the bot says for a human's word. Version 3.6 knows no `X-Author-Id` any
 * more ("Changelog", v3.6), so that there only a bot token is the bot.
 */
import type { ConfigProblem } from "../../config.ts";

const needs: Readonly<Record<string, readonly string[]>> = {
  "bot-token": ["LIVECHAT_BOT_SECRET"],
  "personal-access-token": ["LIVECHAT_ACCOUNT_ID", "LIVECHAT_PERSONAL_ACCESS_TOKEN"],
  oauth: ["LIVECHAT_CLIENT_SECRET", "TOKEN_ENCRYPTION_KEY", "OPERATOR_TOKEN"],
};

/** Of the settings as they come, beside what is wrong with each for itself. */
export function authorizationProblems(settings: object): readonly ConfigProblem[] {
  const given = new Map<string, unknown>(Object.entries(settings));
  const asked = given.get("LIVECHAT_AUTHORIZATION");
  const mode = typeof asked === "string" ? asked : "bot-token";
  const missing = (needs[mode] ?? []).filter((setting) => isMissing(given.get(setting)));
  const problems: ConfigProblem[] = missing.map((setting) => ({
    setting,
    problem: mode === "bot-token" ? "is not set" : `is not set, and LIVECHAT_AUTHORIZATION ${mode} needs it`,
  }));
  if ((mode === "personal-access-token" || mode === "oauth") && given.get("LIVECHAT_API_VERSION") !== "3.5") {
    problems.push({
      setting: "LIVECHAT_AUTHORIZATION",
      problem: `${mode} can send as the bot with LIVECHAT_API_VERSION 3.5 only; with 3.6 take bot-token`,
    });
  }
  return problems;
}

/** As an empty var in `wrangler.toml` is. */
function isMissing(value: unknown): boolean {
  return value === undefined || (typeof value === "string" && value.trim() === "");
}
