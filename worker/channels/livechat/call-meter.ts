/** Calls of private apps are billed, failed ones too (vendor's price list): those of one chat, counted and bounded. */

/** Calls that only show that something is being written. Worth little to the customer, and a call each. */
export const INDICATORS: ReadonlySet<string> = new Set([
  "send_typing_indicator",
  "send_thinking_indicator",
  "send_event_preview",
]);

/** For each message that the customer gets, where the settings say nothing else. */
export const INDICATOR_CALLS_PER_MESSAGE = 8;

/**
 * Between the first preview of a message and its second; twice that to the third, and so on: eight calls, of which one
 * says that somebody types, show progress for 38 seconds.
 */
const FIRST_GAP_MS = 600;

export class CallMeter {
  private readonly budget: number;
  private readonly counts = new Map<string, number>();
  private indicators = 0;
  private previews = 0;
  private nextPreviewAt = Number.NEGATIVE_INFINITY;

  constructor(budget: number = INDICATOR_CALLS_PER_MESSAGE) {
    this.budget = budget;
  }

  /** Counts what goes out, repetitions included: each is billed. `now` in milliseconds. */
  count(action: string, now: number): void {
    this.counts.set(action, (this.counts.get(action) ?? 0) + 1);
    this.indicators += INDICATORS.has(action) ? 1 : 0;
    if (action === "send_event_preview") {
      this.nextPreviewAt = now + FIRST_GAP_MS * 2 ** this.previews;
      this.previews += 1;
    }
  }

  /** What goes beyond the budget, or comes too soon, is not made, and nobody is told. */
  allows(action: string, now: number): boolean {
    if (!INDICATORS.has(action)) {
      return true;
    }
    switch (action) {
      case "send_event_preview":
        return this.indicators < this.budget && now >= this.nextPreviewAt;
      case "send_typing_indicator":
        // Said again and again to whoever waits for a slow answer: half is left for what it says.
        return this.indicators < Math.ceil(this.budget / 2);
      default:
        return this.indicators < this.budget;
    }
  }

  /** The customer has got a message: the next one has a budget of its own. */
  messageSent(): void {
    this.indicators = 0;
    this.previews = 0;
    this.nextPreviewAt = Number.NEGATIVE_INFINITY;
  }

  calls(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.counts);
  }
}
