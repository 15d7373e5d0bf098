/** What the user reads while it runs and when it is done. Pure. */
import type { Cost } from "./cost.ts";
import type { Plan } from "./diff.ts";
import { problemLine } from "./failure.ts";
import type { FileProblem } from "./failure.ts";

/** Of a list of files, on one line. */
const NAMED = 20;

export interface Summary {
  readonly kind: "published" | "unchanged" | "planned";
  readonly documents: number;
  /** Distinct passages now served, or, of a dry run, to be served. */
  readonly passages: number;
  readonly embedded: number;
  readonly unchanged: number;
  readonly removed: number;
  /** Id of the revision served now; null after a dry run on an empty Worker. */
  readonly revision: string | null;
  readonly seconds: number;
  readonly plan: Plan;
  /** What embedding would take; of a dry run only. */
  readonly cost: Cost | null;
  /** Files and addresses that could not be read; the rest went its way. */
  readonly problems: readonly FileProblem[];
  /** Where two current documents say different things. */
  readonly contradictions: readonly string[];
  /** Things to know that stopped nothing. */
  readonly notes: readonly string[];
}

/** Where a run stands. */
export type Progress =
  | { readonly kind: "loaded"; readonly documents: number; readonly passages: number }
  | {
      readonly kind: "publishing";
      readonly done: number;
      readonly total: number;
      readonly embedded: number;
      readonly milliseconds: number;
    }
  | { readonly kind: "waiting"; readonly milliseconds: number }
  | { readonly kind: "activating" };

export function progressLine(progress: Progress): string {
  switch (progress.kind) {
    case "loaded":
      return `read ${count(progress.documents, "document")}, ${count(progress.passages, "passage")}`;
    case "publishing":
      return publishingLine(progress);
    case "waiting":
      return `waiting for Vectorize to take in the vectors, ${Math.round(progress.milliseconds / 1000)} s`;
    case "activating":
      return "switching to the new revision";
  }
}

function publishingLine(progress: Extract<Progress, { kind: "publishing" }>): string {
  const { done, total, embedded, milliseconds } = progress;
  const share = total === 0 ? 1 : done / total;
  const bar = "#".repeat(Math.round(share * 20)).padEnd(20, "-");
  const line = `[${bar}] ${done}/${total} passages, ${embedded} embedded`;
  if (done === 0 || milliseconds < 1) {
    return line;
  }
  const rate = (done / milliseconds) * 1000;
  return `${line}, ${rate.toFixed(rate < 10 ? 1 : 0)}/s, ${duration((total - done) / rate)} left`;
}

/** What the authors of the documents should mend or know. */
export function troubleLines({ problems, contradictions, notes }: Summary): string[] {
  return [
    ...problems.map((problem) => `not read: ${problemLine(problem)}`),
    ...contradictions.map((contradiction) => `contradiction: ${contradiction}`),
    ...notes.map((note) => `note: ${note}`),
  ];
}

export function summaryLines(summary: Summary): string[] {
  const { plan } = summary;
  const { added, changed, removed } = plan.documents;
  const head = {
    published: `published revision ${summary.revision}`,
    unchanged: `nothing changed; revision ${summary.revision} is served`,
    planned: "dry run: nothing was sent",
  }[summary.kind];
  const planned = summary.kind === "planned";
  const { cost, problems } = summary;
  return [
    ...troubleLines(summary),
    `${head} (${summary.seconds.toFixed(1)} s)`,
    `  documents  ${summary.documents} (${added} added, ${changed} changed, ${removed} removed)`,
    ...(["added", "changed", "removed"] as const)
      .filter((kind) => plan.changes[kind].length > 0)
      .map((kind) => `    ${kind.padEnd(8)} ${listed(plan.changes[kind])}`),
    `  passages   ${summary.passages}`,
    `  ${planned ? "to embed " : "embedded "}  ${summary.embedded}`,
    `  unchanged  ${summary.unchanged}`,
    `  ${planned ? "to remove" : "removed  "}  ${summary.removed}`,
    ...(cost === null ? [] : [`  estimate   ${costLine(cost)}`]),
    ...(problems.length === 0 ? [] : [`partial: ${count(problems.length, "problem")}, named above`]),
  ];
}

/** The first ones; all of them stand in the report. */
export function listed(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return rest > 1 ? `${names.slice(0, NAMED).join(", ")} and ${rest} more` : names.join(", ");
}

function costLine({ tokens, dollars }: Cost): string {
  const money = dollars === null ? "price unknown: give it with --price" : `about $${dollars.toFixed(4)}`;
  return `about ${tokens} tokens, ${money}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
