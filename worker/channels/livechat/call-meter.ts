/** Calls of private apps are billed, failed ones too (vendor's price list): those of one chat, counted and bounded. */

/** Calls that only show that something is being written. Worth little to the customer, and a call each. */
const INDICATORS: ReadonlySet<string> = new Set([
  "send_typing_indicator",
  "send_thinking_indicator",
  "send_event_preview",
]);

/** For each message that the customer gets; what goes beyond it is not made, and nobody is told. */
export const INDICATOR_CALLS_PER_MESSAGE = 3;

export class CallMeter {
  private readonly counts = new Map<string, number>();
  private indicators = 0;

  /** Counts what goes out, repetitions included: each is billed. */
  count(action: string): void {
    this.counts.set(action, (this.counts.get(action) ?? 0) + 1);
    this.indicators += INDICATORS.has(action) ? 1 : 0;
  }

  allows(action: string): boolean {
    return !INDICATORS.has(action) || this.indicators < INDICATOR_CALLS_PER_MESSAGE;
  }

  /** The customer has got a message: the next one has a budget of its own. */
  messageSent(): void {
    this.indicators = 0;
  }

  calls(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counts);
  }
}
