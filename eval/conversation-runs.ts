/** This run beside the last one that was kept. Pure. */
import { z } from "zod";
import type { Outcome } from "./conversation-play.ts";

const run = z.object({ passed: z.array(z.string()), failed: z.record(z.string(), z.array(z.string())) });

/** By models: what a stand-in cannot do is no regression of a real model, and the other way round. */
export const runs = z.record(z.string(), run);

export type Runs = z.output<typeof runs>;
export type Run = z.output<typeof run>;

export function runOf(outcomes: readonly Outcome[]): Run {
  const sorted = outcomes.toSorted((left, right) => left.scripted.id.localeCompare(right.scripted.id));
  return {
    passed: sorted.filter(({ faults }) => faults.length === 0).map(({ scripted }) => scripted.id),
    failed: Object.fromEntries(
      sorted.filter(({ faults }) => faults.length > 0).map(({ scripted, faults }) => [scripted.id, [...faults]]),
    ),
  };
}

export interface Comparison {
  /** Passed in the run before, and fail now. */
  readonly regressions: readonly string[];
  readonly improvements: readonly string[];
}

/** Conversations that only one of the runs has say nothing. */
export function compareRuns(before: Run, now: Run): Comparison {
  return {
    regressions: Object.keys(now.failed).filter((id) => before.passed.includes(id)),
    improvements: now.passed.filter((id) => id in before.failed),
  };
}

export interface KindCount {
  readonly kind: string;
  readonly conversations: number;
  readonly passed: number;
}

export function byKind(outcomes: readonly Outcome[]): KindCount[] {
  const kinds = [...new Set(outcomes.map(({ scripted }) => scripted.kind))];
  return kinds.map((kind) => {
    const some = outcomes.filter(({ scripted }) => scripted.kind === kind);
    return { kind, conversations: some.length, passed: some.filter(({ faults }) => faults.length === 0).length };
  });
}
