/** What a message tells about how the customer wants to go on. Pure. */
import { FRUSTRATED, frustrationOf } from "./frustration.ts";
import type { Frustration } from "./frustration.ts";
import { handoffRequest } from "./handoff-request.ts";
import type { HandoffRequest } from "./handoff-request.ts";
import type { Utterance } from "./utterance.ts";

export type CustomerSignal =
  | ({ readonly kind: "wants-human" } & HandoffRequest)
  | ({ readonly kind: "frustrated" } & Frustration)
  /** With what was seen of frustration, below the threshold. */
  | ({ readonly kind: "none" } & Frustration);

/** A wish for a human wins over frustration. `before`: what was said before, oldest first. */
export function customerSignal(text: string, before: readonly Utterance[] = []): CustomerSignal {
  const request = handoffRequest(text, before);
  if (request !== null) {
    return { kind: "wants-human", ...request };
  }
  const frustration = frustrationOf(text, before);
  return { kind: frustration.score >= FRUSTRATED ? "frustrated" : "none", ...frustration };
}
