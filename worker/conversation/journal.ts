/** The log on its way to D1: kept in the object, written in batches, never waited for by a conversation. */
import { LOG_BATCH } from "../store/log.ts";
import type { LogEntry, LoggedEntry } from "../store/log.ts";
import { backoff, spread } from "./failure.ts";
import type { Ledger } from "./ledger.ts";
import type { Policy } from "./policy.ts";

export interface JournalParts {
  readonly conversation: string;
  readonly ledger: Ledger;
  readonly policy: Policy;
  readonly now: () => number;
  readonly writeLog: (entries: readonly LoggedEntry[]) => Promise<void>;
  readonly reportFailure: (kind: string, error: unknown) => void;
}

export class Journal {
  private readonly parts: JournalParts;
  private failures = 0;
  private flushing: Promise<number | null> | null = null;

  constructor(parts: JournalParts) {
    this.parts = parts;
  }

  /** Takes rows in; they are stored with the transaction that this is called in. */
  note(entries: readonly LogEntry[]): void {
    const { ledger, conversation, now } = this.parts;
    for (const entry of entries) {
      ledger.note({ conversation, at: now(), entry });
    }
  }

  /** One flush at a time. Gives the time of the next try when D1 cannot be reached; null when it has all. */
  flush(): Promise<number | null> {
    this.flushing ??= this.writeAll().finally(() => {
      this.flushing = null;
    });
    return this.flushing;
  }

  private async writeAll(): Promise<number | null> {
    const { conversation, ledger, writeLog, now, policy, reportFailure } = this.parts;
    for (;;) {
      const { upTo, entries } = ledger.journal(LOG_BATCH);
      if (entries.length === 0) {
        return null;
      }
      try {
        await writeLog(entries);
      } catch (error) {
        reportFailure("log", error);
        this.failures += 1;
        return now() + spread(backoff(this.failures, policy), `${conversation}:${this.failures}`);
      }
      this.failures = 0;
      ledger.markLogged(upTo);
    }
  }
}
