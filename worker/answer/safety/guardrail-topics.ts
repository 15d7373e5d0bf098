/**
 * Subjects on which the assistant gives no answer of its own: a person takes over, and reads the reason. Settings:
 * a topic is a file in `topics/`, and holds while it stands here, in this order where a message touches several.
 * How a topic is written stands in `topics/topic.ts`.
 */
import { AVIATION_APPROVAL } from "./topics/aviation-approval.ts";
import { EXPORT_CONTROL } from "./topics/export-control.ts";
import { LEGAL } from "./topics/legal.ts";
import { MEDICAL_USE } from "./topics/medical-use.ts";
import { PRICE_OR_DELIVERY_PROMISE } from "./topics/price-or-delivery-promise.ts";
import { SAFETY_CRITICAL_USE } from "./topics/safety-critical-use.ts";
import type { GuardrailTopic } from "./topics/topic.ts";

export const GUARDRAIL_TOPICS: readonly GuardrailTopic[] = [
  SAFETY_CRITICAL_USE,
  MEDICAL_USE,
  AVIATION_APPROVAL,
  LEGAL,
  EXPORT_CONTROL,
  PRICE_OR_DELIVERY_PROMISE,
];
