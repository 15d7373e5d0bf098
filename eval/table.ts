/** Figures as aligned lines for a terminal. Pure. */
import type { Figures } from "./retrieval.ts";

const COLUMNS = ["recall@1", "recall@5", "recall@10", "mrr@10", "ndcg@10", "p50_ms", "p99_ms"] as const;

export interface TableRow {
  readonly name: string;
  readonly questions: number;
  readonly figures: Figures;
}

export function tableOf(title: string, rows: readonly TableRow[]): string {
  const width = Math.max(title.length, ...rows.map(({ name }) => name.length)) + 2;
  const head = title.padEnd(width) + "questions".padStart(10) + COLUMNS.map((name) => name.padStart(10)).join("");
  const lines = rows.map(({ name, questions, figures }) => {
    const cells = COLUMNS.map((column) => figures[column].toFixed(column.endsWith("_ms") ? 1 : 3).padStart(10));
    return name.padEnd(width) + String(questions).padStart(10) + cells.join("");
  });
  return [head, ...lines].join("\n");
}
