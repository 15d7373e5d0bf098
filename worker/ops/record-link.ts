/**
 * The address at which an agent reads a whole conversation. Agents have no account with us: the
 * address itself is the key. It is signed under `OPERATOR_TOKEN`, so that nobody can make one for
 * another conversation, and stands in agents-only notes alone.
 */
import type { Config } from "../config.ts";
import { timingSafeEqual } from "../timing-safe-equal.ts";

type LinkConfig = Pick<Config, "PUBLIC_URL" | "OPERATOR_TOKEN">;

/** Null when `PUBLIC_URL` or `OPERATOR_TOKEN` is not set. */
export async function recordLink(config: LinkConfig, conversation: string): Promise<string | null> {
  const { PUBLIC_URL: base, OPERATOR_TOKEN: key } = config;
  if (base === undefined || key === undefined) {
    return null;
  }
  return `${base.replace(/\/+$/, "")}/records/${encodeURIComponent(conversation)}/${await sign(key, conversation)}`;
}

export async function isSigned(config: LinkConfig, conversation: string, signature: string): Promise<boolean> {
  const key = config.OPERATOR_TOKEN;
  return key !== undefined && timingSafeEqual(signature, await sign(key, conversation));
}

async function sign(key: string, conversation: string): Promise<string> {
  const encode = (text: string) => new TextEncoder().encode(text);
  const imported = await crypto.subtle.importKey("raw", encode(key), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  // The purpose goes into it: what is signed here opens nothing else.
  const bytes = await crypto.subtle.sign("HMAC", imported, encode(`record\n${conversation}`));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
