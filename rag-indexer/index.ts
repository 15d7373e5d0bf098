/** `npm run index`: publishes the knowledge folder to a Worker, local or deployed. */
import { writeFile } from "node:fs/promises";
import { IndexFailure } from "./failure.ts";
import { progressLine, summaryLines } from "./report.ts";
import type { Progress } from "./report.ts";
import { rollbackLines, runRollback } from "./rollback.ts";
import { runIndex } from "./run.ts";
import { HELP, readUsage } from "./usage.ts";
import type { Usage } from "./usage.ts";
import { watchFolder } from "./watch.ts";

const PARTIAL = 3;

/** On a terminal one line that is redrawn, elsewhere (a build log) a line every few seconds. */
function progressPrinter(stream: NodeJS.WriteStream): { show: (progress: Progress) => void; clear: () => void } {
  let shown = 0;
  return {
    show(progress) {
      if (stream.isTTY) {
        stream.write(`\r\u001B[2K${progressLine(progress).slice(0, stream.columns - 1)}`);
      } else if (progress.kind === "loaded" || Date.now() - shown > 3_000) {
        shown = Date.now();
        stream.write(`${progressLine(progress)}\n`);
      }
    },
    clear() {
      if (stream.isTTY) {
        stream.write("\r\u001B[2K");
      }
    },
  };
}

type Action = Exclude<Usage, { kind: "help" } | { kind: "wrong" }>;
type Printer = ReturnType<typeof progressPrinter>;

async function perform(action: Action, printer: Printer, signal: AbortSignal): Promise<number> {
  const options = { ...action.options, progress: printer.show, signal };
  try {
    const outcome =
      action.kind === "rollback"
        ? await runRollback(options).then((done) => ({ lines: rollbackLines(done), code: 0, report: done }))
        : await runIndex(options).then((done) => {
            return { lines: summaryLines(done), code: done.problems.length > 0 ? PARTIAL : 0, report: done };
          });
    printer.clear();
    console.log(outcome.lines.join("\n"));
    await writeReport(action.report, { exitCode: outcome.code, ...outcome.report });
    return outcome.code;
  } catch (error) {
    printer.clear();
    if (signal.aborted) {
      console.error("stopped; what was served still is. Run again to go on from here");
      await writeReport(action.report, { exitCode: 1, kind: "stopped" });
      return 1;
    }
    if (error instanceof IndexFailure) {
      console.error([...error.lines, "failed; what was served still is"].join("\n"));
      await writeReport(action.report, { exitCode: 1, kind: "failed", lines: error.lines });
      return 1;
    }
    throw error;
  }
}

async function writeReport(file: string | null, report: object): Promise<void> {
  if (file === null) {
    return;
  }
  try {
    await writeFile(file, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    console.error(`the report was not written: ${error instanceof Error ? error.message : "unknown"}`);
  }
}

async function main(): Promise<number> {
  const usage = readUsage(process.argv.slice(2), process.env);
  if (usage.kind === "help") {
    console.log(HELP);
    return 0;
  }
  if (usage.kind === "wrong") {
    console.error(`${usage.problem}\nnpm run index -- --help lists the options`);
    return 2;
  }
  const printer = progressPrinter(process.stderr);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  const code = await perform(usage, printer, stop.signal);
  if (usage.kind !== "watch" || stop.signal.aborted) {
    return code;
  }
  console.log(`watching ${usage.options.folder}; Ctrl-C ends it`);
  await watchFolder(usage.options.folder, () => perform(usage, printer, stop.signal), stop.signal);
  return 0;
}

process.exitCode = await main();
