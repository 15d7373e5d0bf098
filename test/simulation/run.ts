/**
 * `npm run simulate -- [--seeds 10000] [--from 1] [--threads 2]`: many histories, and which of them
 * went wrong. The threads take the seeds in turn; which of them lives a history changes nothing in it.
 */
import { availableParallelism } from "node:os";
import { parseArgs, styleText } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { simulate } from "./simulate.ts";
import { allSituations } from "./situations.ts";
import type { Verdict } from "./simulate.ts";

type Report = Omit<Verdict, "world">;

interface Share {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

if (isMainThread) {
  await simulateAll();
} else {
  const { from, to, step } = workerData as Share;
  for (let seed = from; seed < to; seed += step) {
    const { violations, customerMessages, replies, situations } = await simulate(seed);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    parentPort?.postMessage({ seed, violations, customerMessages, replies, situations } satisfies Report);
  }
}

async function simulateAll(): Promise<void> {
  const asked = whatIsAsked();
  if (asked === null) {
    console.error("Whole numbers, please: npm run simulate -- --seeds 10000 --from 1 --threads 2");
    process.exitCode = 2;
    return;
  }
  const { count, from, threads } = asked;
  const start = Date.now();
  const totals = { histories: 0, failed: 0, customerMessages: 0, replies: 0 };
  const seen = new Map(allSituations.map((name) => [name, 0]));
  const take = ({ seed, violations, customerMessages, replies, situations }: Report) => {
    for (const name of situations) {
      seen.set(name, (seen.get(name) ?? 0) + 1);
    }
    totals.histories += 1;
    totals.customerMessages += customerMessages;
    totals.replies += replies;
    if (violations.length > 0) {
      totals.failed += 1;
      clear();
      console.log(styleText("red", `seed ${seed}`), `again with: npm run simulate -- --seeds 1 --from ${seed}`);
      console.log(violations.map((line) => `  ${line}`).join("\n"));
    }
    show(totals, count, start);
  };
  const shares = Array.from({ length: Math.min(threads, count) }, (_, index) => ({
    from: from + index,
    to: from + count,
    step: Math.min(threads, count),
  }));
  await Promise.all(shares.map((share) => live(share, take)));
  clear();
  console.log("Histories in which");
  for (const [name, histories] of seen) {
    console.log(`${String(histories).padStart(7)}  ${name}`);
  }
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(
    `${totals.histories} histories in ${seconds} s, ${totals.customerMessages} customer messages, ` +
      `${totals.replies} messages of the bot: ` +
      (totals.failed === 0 ? "nothing wrong" : `${totals.failed} histories went wrong`),
  );
  process.exitCode = totals.failed === 0 ? 0 : 1;
}

/** Null where the command line cannot be meant. */
function whatIsAsked(): { readonly count: number; readonly from: number; readonly threads: number } | null {
  try {
    const { values } = parseArgs({
      options: {
        seeds: { type: "string", default: "1000" },
        from: { type: "string", default: "1" },
        threads: { type: "string", default: String(availableParallelism()) },
      },
    });
    const [count, from, threads] = [Number(values.seeds), Number(values.from), Number(values.threads)];
    return [count, from, threads].every(Number.isInteger) && count > 0 && threads > 0 ? { count, from, threads } : null;
  } catch {
    return null;
  }
}

/** Rejects when the thread dies: a history that was not lived is no success. */
function live(share: Share, take: (report: Report) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.on("message", take);
    worker.on("error", reject);
    worker.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`a thread ended with ${code}`))));
  });
}

function show(totals: { readonly histories: number; readonly failed: number }, count: number, start: number): void {
  if (process.stderr.isTTY) {
    const done = totals.histories / count;
    const left = Math.round(((Date.now() - start) / done - (Date.now() - start)) / 1000);
    const bar = "█".repeat(Math.round(done * 30)).padEnd(30, "░");
    process.stderr.write(`\r${bar} ${totals.histories}/${count}  ${left} s left  ${totals.failed} failed `);
  }
}

function clear(): void {
  if (process.stderr.isTTY) {
    process.stderr.write("\r\u001B[2K");
  }
}
