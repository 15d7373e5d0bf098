/** What a measurement found: a table for the reader, a JSON file for the next one. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism } from "node:os";
import { dirname } from "node:path";

export interface Figure {
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  /** The same measured of something bare, in the same run. */
  readonly baseline?: { readonly of: string; readonly value: number };
  /** Ours to the baseline; of rounds the middle one, which is not the ratio of the two middles. */
  readonly ratio?: number;
  readonly goal?: { readonly text: string; readonly met: boolean };
}

export interface Finding {
  readonly name: string;
  readonly figures: readonly Figure[];
  /** What a reader must know to trust the figures: sizes of samples, what was left out. */
  readonly notes: readonly string[];
}

export function atMost(ratio: number, most: number): NonNullable<Figure["goal"]> {
  return { text: `≤ ${most}`, met: ratio <= most };
}

export function atLeast(ratio: number, least: number): NonNullable<Figure["goal"]> {
  return { text: `≥ ${least}`, met: ratio >= least };
}

export function printFinding({ name, figures, notes }: Finding): void {
  const rows = [
    ["", "ours", "baseline", "ratio", "goal", "met"],
    ...figures.map(({ what, unit, ours, baseline, ratio, goal }) => [
      what,
      `${display(ours)} ${unit}`,
      baseline === undefined ? "" : `${display(baseline.value)} (${baseline.of})`,
      ratio === undefined ? "" : ratio.toFixed(2),
      goal?.text ?? "",
      goal === undefined ? "" : goal.met ? "yes" : "NO",
    ]),
  ];
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`\n${name}`);
  for (const row of rows) {
    console.log(`  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd());
  }
  for (const note of notes) {
    console.log(`  - ${note}`);
  }
}

/** Written beside the machine that it was measured on: absolute times mean nothing without it. */
export function writeFinding(file: string, finding: Finding): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ ...finding, machine: machine() }, null, 2)}\n`);
}

function machine() {
  const { version } = JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("workerd/package.json"), "utf8"),
  ) as { version: string };
  return { date: new Date().toISOString(), cores: availableParallelism(), node: process.version, workerd: version };
}

function display(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
