/**
 * A follow-up to any address that takes JSON. `x-firstline-signature: t=SECONDS,v1=HEX` holds the HMAC-SHA256
 * of `SECONDS.BODY` under `FOLLOW_UP_WEBHOOK_SECRET`; `idempotency-key` is the same in every try.
 */
import type { Config } from "../config.ts";
import type { FollowUp } from "../conversation/handoff/follow-up.ts";
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
    "x-firstline-signature": `t=${seconds},v1=${await sign(secret, `${seconds}.${body}`)}`,
    "idempotency-key": followUp.id,
  };
  await post(url, body, headers, fetchFrom);
}

async function sign(secret: string, text: string): Promise<string> {
  const encode = (of: string) => new TextEncoder().encode(of);
  const key = await crypto.subtle.importKey("raw", encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const bytes = await crypto.subtle.sign("HMAC", key, encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
