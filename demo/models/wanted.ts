/** What kind of value answers a question: a number of things, a measure, steps, or anything. Pure. */
import { concepts } from "./concepts.ts";
import type { Term } from "./question.ts";

export type Wanted =
  | { readonly kind: "count"; readonly keys: readonly string[] }
  | { readonly kind: "measure"; readonly concepts: readonly string[] }
  | { readonly kind: "procedure" }
  | { readonly kind: "any" };

const measurable: ReadonlyMap<string, string> = new Map(
  concepts.filter((concept) => concept.units !== undefined).map((concept) => [`#${concept.name}`, concept.name]),
);

/** Whether values of the concept have units. */
export function isMeasurable(key: string): boolean {
  return measurable.has(key);
}

/** What kind of value answers. */
export function wantedOf(english: string, terms: readonly Term[]): Wanted {
  if (/\bhow (?:do|can|should|would|to|must|shall)\b|\bsteps?\b|\bprocedure\b|\binstructions?\b/i.test(english)) {
    return { kind: "procedure" };
  }
  if (/\bhow many\b/i.test(english)) {
    return { kind: "count", keys: terms.filter((term) => term.head).map((term) => term.key) };
  }
  if (/\bhow long\b/i.test(english)) {
    // Of a verb it asks the time: how long it takes, not how long it is.
    const extent = /\bhow long\s+(?:is|are|was|were)\b|\bbe\b|\blasting\b/i.test(english);
    return { kind: "measure", concepts: extent ? ["duration", "length"] : ["duration"] };
  }
  if (/\bhow quickly\b/i.test(english)) {
    return { kind: "measure", concepts: ["duration", "speed"] };
  }
  if (/\bhow (?:soon|early|late)\b/i.test(english)) {
    return { kind: "measure", concepts: ["duration"] };
  }
  if (/^\W*(?:and |but |so )?(?:when|where)\b/i.test(english)) {
    return { kind: "any" };
  }
  // Of "what order value is shipping free" the value is asked, not the time of shipping.
  if (/\b(?:what|which) (?:[\p{L}]+ )?(?:amount|value|sum)\b/iu.test(english)) {
    return { kind: "any" };
  }
  const asks = /\bwhat|\bwhich|\bhow\b|\?/i.test(english);
  // Of "pump pressure" the last word is the property.
  const heads = terms.filter((term) => term.head);
  const last = asks ? heads.at(-1) : heads.findLast((term) => measurable.has(term.key));
  const property = measurable.get(last?.key ?? "");
  if (property !== undefined) {
    return { kind: "measure", concepts: [property] };
  }
  // Keywords alone ("torque size 20") ask for the value as well.
  const named = terms.filter((term) => measurable.has(term.key) && term.weight >= 1);
  if (
    named.length > 0 &&
    !terms.some((term) => term.head) &&
    !/^\s*(?:is|are|does|do|can|could|will|should|has|have|may|i|my|we)\b/i.test(english)
  ) {
    return { kind: "measure", concepts: named.flatMap((term) => measurable.get(term.key) ?? []) };
  }
  return { kind: "any" };
}
