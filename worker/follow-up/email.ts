/** A follow-up as an e-mail to the team, through Cloudflare's `send_email` binding; an answer to it goes to the customer. */
import type { Config } from "../config.ts";
import type { FollowUp } from "../conversation/handoff/follow-up.ts";
import { NotSent, needed } from "./failure.ts";
import { bodyOf, subjectOf } from "./words.ts";

export async function sendByEmail(
  followUp: FollowUp,
  config: Pick<Config, "FOLLOW_UP_EMAIL_FROM" | "FOLLOW_UP_EMAIL_TO">,
  binding: Pick<SendEmail, "send"> | undefined,
): Promise<void> {
  const from = needed(config.FOLLOW_UP_EMAIL_FROM, "FOLLOW_UP_EMAIL_FROM");
  const to = needed(config.FOLLOW_UP_EMAIL_TO, "FOLLOW_UP_EMAIL_TO");
  const message = {
    from,
    to,
    replyTo: followUp.email,
    subject: subjectOf(followUp),
    text: bodyOf(followUp),
    headers: { "X-Firstline-Follow-Up": followUp.id },
  };
  try {
    await needed(binding, "the binding EMAIL").send(message);
  } catch (error) {
    // The binding's own message may name addresses; its code does not.
    const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
    throw error instanceof NotSent ? error : new NotSent(typeof code === "string" ? code : "e-mail refused");
  }
}
