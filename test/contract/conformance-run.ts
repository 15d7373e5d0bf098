/** Runs the rows one after the other: they share one bot, and the last of them takes it away. */
import { botRows } from "./conformance-bots.ts";
import { chatRows } from "./conformance-chats.ts";
import { customerRows } from "./conformance-customers.ts";
import { handoffRows } from "./conformance-handoff.ts";
import { strikeStage, raiseStage, Unexpected } from "./conformance-stage.ts";
import type { Needs, Row, Stage } from "./conformance-stage.ts";
import type { Vendor } from "./conformance-vendor.ts";
import { messageRows } from "./conformance-messages.ts";
import { webhookRows } from "./conformance-webhooks.ts";

export const rows: readonly Row[] = [
  ...botRows,
  ...webhookRows,
  ...chatRows,
  ...messageRows,
  ...customerRows,
  ...handoffRows,
];

export interface Result {
  readonly call: string;
  readonly expected: string;
  readonly verdict: "as expected" | "otherwise" | "skipped";
  readonly seen: string;
}

export interface Report {
  readonly results: readonly Result[];
  /** What had to be left behind, in words. */
  readonly left: readonly string[];
}

export async function runRows(vendor: Vendor, onResult: (result: Result) => void = () => undefined): Promise<Report> {
  const stage = await raiseStage(vendor);
  const results: Result[] = [];
  let left: readonly string[] = [];
  try {
    for (const row of rows) {
      const result = { call: row.call, expected: row.expected, ...(await runRow(row, stage)) };
      results.push(result);
      onResult(result);
    }
  } finally {
    left = await strikeStage(stage);
  }
  return { results, left };
}

async function runRow(row: Row, stage: Stage): Promise<Pick<Result, "verdict" | "seen">> {
  const missing = (row.needs ?? []).flatMap((need) => whyMissing(need, stage) ?? []);
  if (missing.length > 0) {
    return { verdict: "skipped", seen: missing.join("; ") };
  }
  try {
    return { verdict: "as expected", seen: await row.run(stage) };
  } catch (error) {
    const seen = error instanceof Error ? error.message : "unknown";
    return { verdict: "otherwise", seen: error instanceof Unexpected ? seen : `the row broke: ${seen}` };
  }
}

function whyMissing(need: Needs, { vendor, customer }: Stage): string | null {
  switch (need) {
    case "customer":
      return "missing" in customer ? customer.missing : null;
    case "receiver":
      return vendor.receiver === null ? "no --receiver that LiveChat can reach" : null;
    case "colleague":
      return vendor.colleague === null ? "needs a second agent who goes online: simulator only" : null;
  }
}

const MARKS = { "as expected": "ok  ", otherwise: "FAIL", skipped: "skip" } as const;

export const TABLE_HEAD = "|      | call | expected | seen |\n|------|------|----------|------|";

/** One line of a table that can be pasted into an issue. */
export function tableLine({ call, expected, verdict, seen }: Result): string {
  return `| ${MARKS[verdict]} | ${[call, expected, seen].map((cell) => cell.replaceAll("|", "/")).join(" | ")} |`;
}
