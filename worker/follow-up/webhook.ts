/**
 * A follow-up to any address that takes JSON. `x-firstline-signature: t=SECONDS,v1=HEX` holds the HMAC-SHA256
 * of `SECONDS.BODY` under `FOLLOW_UP_WEBHOOK_SECRET`; `idempotency-key` is the same in every try.
 */
import type { Config } from "../config.ts";
import type { FollowUp } from "../conversation/handoff/follow-up.ts";
import { hmac } from "../hmac.ts";
import { needed } from "./failure.ts";
import { post } from "./post.ts";

/** `now`: milliseconds since 1970. */
export async function postToWebhook(
  followUp: FollowUp,
  config: Pick<Config, "FOLLOW_UP_WEBHOOK_URL" | "FOLLOW_UP_WEBHOOK_SECRET">,
  now: number,
  fetchFrom?: typeof fetch,
): Promise<void> {
  const url = needed(config.FOLLOW_UP_WEBHOOK_URL, "FOLLOW_UP_WEBHOOK_URL");
  const secret = needed(config.FOLLOW_UP_WEBHOOK_SECRET, "FOLLOW_UP_WEBHOOK_SECRET");
  const body = JSON.stringify({ kind: "follow-up", ...followUp });
  const seconds = Math.floor(now / 1000);
  const headers = {
    "x-firstline-signature": `t=${seconds},v1=${await hmac(secret, `${seconds}.${body}`)}`,
    "idempotency-key": followUp.id,
  };
  await post(url, body, headers, fetchFrom);
}
