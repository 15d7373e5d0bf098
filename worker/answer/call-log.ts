/** The rows of the log that one turn's calls of models leave, and what they came to in tokens. */
import type { LogEntry } from "../store/log.ts";
import type { TokenMeter } from "./token-meter.ts";

type Row = Extract<LogEntry, { table: "model_calls" }>;

export type Call = Pick<Row, "role" | "model" | "prompt"> & { readonly startedAt: number; readonly meter: TokenMeter };

export interface FinishedCall extends Call {
  /** What came of it: the kind of the answer, else the name of the error. */
  readonly result: string;
  readonly confidence: number | null;
}

export class CallLog {
  readonly rows: LogEntry[] = [];
  private readonly turn: string;
  private readonly now: () => number;
  private used = 0;

  constructor(turn: string, now: () => number) {
    this.turn = turn;
    this.now = now;
  }

  /** In and out, of all calls, whatever became of them. */
  get tokens(): number {
    return this.used;
  }

  add({ startedAt, meter, ...call }: FinishedCall): void {
    const { inputTokens, outputTokens, isEstimated } = meter.usage();
    this.used += (inputTokens ?? 0) + (outputTokens ?? 0);
    this.rows.push({
      table: "model_calls",
      // A fallback may be asked within the same millisecond.
      id: `${this.turn}:${call.role}:${startedAt}:${this.rows.length + 1}`,
      turn: this.turn,
      milliseconds: this.now() - startedAt,
      inputTokens,
      outputTokens,
      tokensEstimated: isEstimated,
      ...call,
    });
  }

  /** A call that failed or was given up. */
  fail(call: Call, error: unknown): void {
    const result = error instanceof Error || error instanceof DOMException ? error.name : "unknown";
    this.add({ ...call, result, confidence: null });
  }
}
