/** `npm run index`: publishes the knowledge folder to a Worker, local or deployed. */
import { parseArgs } from "node:util";
import { IndexFailure } from "./failure.ts";
import { progressLine, summaryLines } from "./report.ts";
import type { Progress } from "./report.ts";
import { runIndex } from "./run.ts";
import type { IndexOptions } from "./run.ts";

const HELP = `Publishes the documents of a folder as the knowledge that customers are answered from.

  npm run index -- [options]

  --url URL        address of the Worker     (FIRSTLINE_URL, else http://127.0.0.1:8787)
  --dir FOLDER     the documents             (knowledge)
  --base-url URL   where customers open a document that names no address itself: URL + its path
  --dry-run        say what would be done, send nothing
  --rebuild        embed everything again; needed after a change of the embedding model
  --help

INDEX_TOKEN in the environment is the Worker's secret of that name.
Exit codes: 0 done, 1 failed and nothing switched, 2 wrong usage.`;

type Usage =
  | { readonly kind: "run"; readonly options: IndexOptions }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly problem: string };

function readUsage(args: readonly string[], env: NodeJS.ProcessEnv): Usage {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: { url: text, dir: text, "base-url": text, "dry-run": flag, rebuild: flag, help: flag },
    }));
  } catch (error) {
    return { kind: "wrong", problem: error instanceof Error ? error.message : "unknown option" };
  }
  if (values.help) {
    return { kind: "help" };
  }
  const url = values.url ?? (env["FIRSTLINE_URL"] || "http://127.0.0.1:8787");
  for (const [name, address] of [
    ["--url", url],
    ["--base-url", values["base-url"] ?? null],
  ] as const) {
    if (address !== null && !/^https?:$/.test(URL.parse(address)?.protocol ?? "")) {
      return { kind: "wrong", problem: `${name} ${address} is not an http(s) address` };
    }
  }
  const token = env["INDEX_TOKEN"] ?? "";
  if (token === "") {
    return { kind: "wrong", problem: "INDEX_TOKEN is not set: give it the value of the Worker's secret of that name" };
  }
  return {
    kind: "run",
    options: {
      url,
      token,
      folder: values.dir ?? "knowledge",
      rebuild: values.rebuild,
      dryRun: values["dry-run"],
      baseUrl: values["base-url"] ?? null,
    },
  };
}

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

async function main(): Promise<number> {
  const usage = readUsage(process.argv.slice(2), process.env);
  switch (usage.kind) {
    case "help":
      console.log(HELP);
      return 0;
    case "wrong":
      console.error(`${usage.problem}\nnpm run index -- --help lists the options`);
      return 2;
    case "run":
      break;
  }
  const printer = progressPrinter(process.stderr);
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => stop.abort());
  try {
    const summary = await runIndex({ ...usage.options, progress: printer.show, signal: stop.signal });
    printer.clear();
    console.log(summaryLines(summary).join("\n"));
    return 0;
  } catch (error) {
    printer.clear();
    if (stop.signal.aborted) {
      console.error("stopped; what was served still is. Run again to go on from here");
      return 1;
    }
    if (error instanceof IndexFailure) {
      console.error([...error.lines, "failed; what was served still is"].join("\n"));
      return 1;
    }
    throw error;
  }
}

process.exitCode = await main();
