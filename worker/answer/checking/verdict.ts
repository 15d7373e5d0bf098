/** What is found of each thing that a reply states. */
/**
 * `supported`: a cited passage states it. `echoed`: only the customer said it, and the reply denies or
 * asks it. `unanchored`: it stands in a passage, but seemingly of another thing. `unsupported`: nowhere.
 */
export type Verdict = "supported" | "echoed" | "unanchored" | "unsupported";

/** One thing that a reply states: a row of the log. */
export interface Claim {
  readonly kind: "quantity" | "part" | "standard" | "number" | "statement";
  /** As it stands in the reply, in plain spelling. */
  readonly written: string;
  /** One spelling for all that state the same: `13 A`, `-65 °C`, `D3899926WJ35PN`, `2026-05-04`. */
  readonly normal: string;
  readonly verdict: Verdict;
  /** Index among the cited passages; null when none holds it, or a part is known from the catalogue alone. */
  readonly passage: number | null;
}
