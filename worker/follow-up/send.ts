/** A follow-up on its way to where humans work. The only place that knows the ways. */
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import type { FollowUp, FollowUpWay } from "../conversation/handoff/follow-up.ts";
import { sendByEmail } from "./email.ts";
import { openTicket } from "./help-desk.ts";
import { postToWebhook } from "./webhook.ts";

/** Throws an error whose name tells what is wrong, and never what the follow-up says. */
export function createSendFollowUp(config: Config, env: Env): (way: FollowUpWay, followUp: FollowUp) => Promise<void> {
  return async (way, followUp) => {
    switch (way) {
      case "email":
        return sendByEmail(followUp, config, env.EMAIL);
      case "webhook":
        return postToWebhook(followUp, config, Date.now());
      case "help-desk":
        return openTicket(followUp, config);
    }
  };
}
