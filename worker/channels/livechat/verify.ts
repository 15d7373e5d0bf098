/**
 * LiveChat signs nothing: the key given at registration comes back inside the body ("Webhooks",
 * v3.6). So the body is read before it is trusted, and only as far as that key.
 *
 * V1. Nothing of a body whose key or organization is wrong is used, stored or logged.
 * V2. Keys are compared in constant time, and no answer tells which of the two was wrong.
 * V3. A body that is no envelope is malformed, before anything is compared.
 * V4. Without a key of our own nothing is genuine, whatever else let it go missing.
 */
import { timingSafeEqual } from "../../timing-safe-equal.ts";
import { WebhookError } from "../channel.ts";
import { envelopeSchema } from "./schema.ts";
import type { Envelope } from "./schema.ts";

/** The envelope of a delivery that is ours. Throws `WebhookError` otherwise. */
export function verifyEnvelope(
  body: string,
  expected: { readonly secrets: readonly string[]; readonly organization: string },
): Envelope {
  const envelope = envelopeSchema.safeParse(parseJson(body));
  if (!envelope.success) {
    throw new WebhookError(
      "malformed",
      "Not a LiveChat webhook: action, secret_key, organization_id and payload are required.",
    ); // V3
  }
  const given = envelope.data.secret_key;
  // All of them, whichever is right: two are valid while one takes the other's place. (V2)
  const matches = expected.secrets.map((secret) => secret !== "" && timingSafeEqual(given, secret)); // V4
  const secretIsRight = matches.includes(true);
  const organizationIsRight = timingSafeEqual(envelope.data.organization_id, expected.organization);
  if (!secretIsRight || !organizationIsRight) {
    throw new WebhookError("forged", "Wrong secret_key or organization_id."); // V1, V2
  }
  return envelope.data;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new WebhookError("malformed", "The body is not JSON.");
  }
}

/**
 * What a delivery says, whichever registration it was made for: with webhooks of type bot and of type license side by
 * side, or of two keys while one is rotated, the same is delivered once for each, and told apart by no more than this.
 */
export function withoutRegistration(body: string): string {
  return body.replace(/"(?:webhook_id|secret_key)"\s*:\s*"(?:[^"\\]|\\.)*"\s*,?/g, "");
}
