/** The rows of the log that one turn's calls of models leave, and what they came to in tokens. */
import type { LogEntry } from "../store/log.ts";

type Row = Extract<LogEntry, { table: "model_calls" }>;

export type Call = Pick<Row, "role" | "model" | "prompt"> & { readonly startedAt: number };

export interface FinishedCall extends Call {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
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

  /** In and out, of all calls that told. */
  get tokens(): number {
    return this.used;
  }

  add({ startedAt, ...call }: FinishedCall): void {
    this.used += (call.inputTokens ?? 0) + (call.outputTokens ?? 0);
    this.rows.push({
      table: "model_calls",
      // A fallback may be asked within the same millisecond.
      id: `${this.turn}:${call.role}:${startedAt}:${this.rows.length + 1}`,
      turn: this.turn,
      milliseconds: this.now() - startedAt,
      ...call,
    });
  }

  fail(call: Call, error: unknown): void {
    const result = error instanceof Error ? error.name : "unknown";
    this.add({ ...call, inputTokens: null, outputTokens: null, result, confidence: null });
  }
}
