/** HMAC-SHA256 of a text under a secret, as 64 hexadecimal digits. */
export async function hmac(secret: string, text: string): Promise<string> {
  const encode = (of: string) => new TextEncoder().encode(of);
  const key = await crypto.subtle.importKey("raw", encode(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
