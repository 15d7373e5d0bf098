/**
 * The address at which an agent reads a whole conversation. Agents have no account with us: the
 * address itself is the key. It is signed under `OPERATOR_TOKEN`, so that nobody can make one for
 * another conversation or a longer time, and stands in agents-only notes alone. Another
 * `OPERATOR_TOKEN` ends every address that was made before.
 */
import type { Config } from "../config.ts";
import { hmac } from "../hmac.ts";
import { timingSafeEqual } from "../timing-safe-equal.ts";

type LinkConfig = Pick<Config, "PUBLIC_URL" | "OPERATOR_TOKEN">;

/** Who takes a chat over reads it within days; after that an address that got about opens nothing. */
const LIFETIME_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whoever has an address could try short tokens on it, out of our sight: such a token signs none. */
const SHORTEST_KEY = 16;

/** Null when `PUBLIC_URL` or `OPERATOR_TOKEN` is not set, or the token is too short to sign with. `now`: milliseconds since 1970. */
export async function recordLink(
  config: LinkConfig,
  conversation: string,
  now: number = Date.now(),
): Promise<string | null> {
  const { PUBLIC_URL: base } = config;
  const key = keyOf(config);
  if (base === undefined || key === null) {
    return null;
  }
  const lastDay = dayOf(now + LIFETIME_DAYS * DAY_MS);
  const signature = await sign(key, conversation, lastDay);
  return `${base.replace(/\/+$/, "")}/records/${encodeURIComponent(conversation)}/${lastDay}/${signature}`;
}

/** What of an address comes after `/records/`. */
export interface RecordAddress {
  readonly conversation: string;
  readonly lastDay: string;
  readonly signature: string;
}

/** `ended`: it was good once. `now`: milliseconds since 1970. */
export async function checkRecordAddress(
  config: LinkConfig,
  { conversation, lastDay, signature }: RecordAddress,
  now: number,
): Promise<"good" | "ended" | "forged"> {
  const key = keyOf(config);
  if (key === null || !timingSafeEqual(signature, await sign(key, conversation, lastDay))) {
    return "forged";
  }
  return dayOf(now) <= lastDay ? "good" : "ended";
}

function keyOf({ OPERATOR_TOKEN: token }: LinkConfig): string | null {
  return token === undefined || token.length < SHORTEST_KEY ? null : token;
}

/** The purpose goes into it: what is signed here opens nothing else. */
function sign(key: string, conversation: string, lastDay: string): Promise<string> {
  return hmac(key, `record\n${conversation}\n${lastDay}`);
}

/** `2026-11-21`, in UTC. */
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
