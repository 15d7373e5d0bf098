/** Settings of handing off that differ from one deployment to another; the rules themselves stand in `handoff-rules.ts`. */
import { z } from "zod";
import { checkRules } from "./conversation/handoff/rules.ts";
import type { Rules } from "./conversation/handoff/rules.ts";
import { handoffRules } from "./handoff-rules.ts";
import { credential, optional, text, url } from "./setting-types.ts";

export const handoffSettings = {
  /** JSON whose entries take the place of those in `handoff-rules.ts`; a mistake in either is found here. */
  HANDOFF_RULES: optional(z.string()).transform(readRules),
  FOLLOW_UP_EMAIL_FROM: optional(text),
  FOLLOW_UP_EMAIL_TO: optional(text),
  FOLLOW_UP_WEBHOOK_URL: optional(url),
  FOLLOW_UP_WEBHOOK_SECRET: optional(z.string().min(16, "is shorter than 16 characters")),
  HELPDESK_API_URL: url.default("https://api.helpdesk.com"),
  HELPDESK_ACCOUNT_ID: optional(credential),
  HELPDESK_TOKEN: optional(credential),
  HELPDESK_TEAM_ID: optional(text),
};

/** What each way of sending a follow-up on cannot do without. */
const NEEDED = {
  email: ["FOLLOW_UP_EMAIL_FROM", "FOLLOW_UP_EMAIL_TO", "EMAIL"],
  webhook: ["FOLLOW_UP_WEBHOOK_URL", "FOLLOW_UP_WEBHOOK_SECRET"],
  "help-desk": ["HELPDESK_ACCOUNT_ID", "HELPDESK_TOKEN"],
} as const;

/** Settings that the rules ask for and that are not set. */
export function handoffProblems(
  rules: Rules,
  environment: object,
): readonly { readonly setting: string; readonly problem: string }[] {
  const given = environment as Readonly<Record<string, unknown>>;
  return rules.followUp.ways.flatMap((way) =>
    NEEDED[way]
      .filter((setting) => given[setting] === undefined || given[setting] === "")
      .map((setting) => ({ setting, problem: `is not set, and follow-ups go by ${way}` })),
  );
}

function readRules(changes: string | undefined, context: z.RefinementCtx): Rules {
  const checked = checkRules(handoffRules, changes);
  if (checked.kind === "ok") {
    return checked.rules;
  }
  const place = changes === undefined ? "worker/handoff-rules.ts" : "HANDOFF_RULES, or worker/handoff-rules.ts";
  for (const problem of checked.problems) {
    context.addIssue({ code: "custom", message: `${place}: ${problem}` });
  }
  return z.NEVER;
}
