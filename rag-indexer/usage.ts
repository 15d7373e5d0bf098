/** What the command understands. */
import { parseArgs } from "node:util";
import type { IndexOptions } from "./run.ts";

export const HELP = `Publishes the documents of a folder as the knowledge that customers are answered from.

  npm run index -- [options]

  --url URL        address of the Worker     (FIRSTLINE_URL, else http://127.0.0.1:8787)
  --dir FOLDER     the documents, and sources.yaml that says what they are (knowledge)
  --base-url URL   where customers open a document that names no address itself: URL + its path (Markdown without .md)
  --dry-run        say what would be done, with tokens and cost, and send nothing
  --price USD      what a million tokens cost, for the estimate, where the model is not known
  --rebuild        embed everything again; needed after a change of the embedding model
  --rollback       serve again what was served before, whatever the folder holds
  --watch          run again whenever a file changes, until stopped
  --report FILE    write what happened as JSON
  --help

INDEX_TOKEN in the environment is the Worker's secret of that name; for the Worker of \`npm start\` none is needed.

Exit codes
  0  done
  1  failed: nothing was switched, what was served still is
  2  wrong usage
  3  partial: some files or addresses could not be read and are named; the rest is served,
     and of those files what was served before`;

interface Action {
  readonly kind: "run" | "rollback" | "watch";
  readonly options: IndexOptions;
  readonly report: string | null;
}

export type Usage = Action | { readonly kind: "help" } | { readonly kind: "wrong"; readonly problem: string };

/** Opens the Worker that `npm start` runs on this machine, and no other. */
export const LOCAL_INDEX_TOKEN = "local-index-token";

function isLocal(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(URL.parse(url)?.hostname ?? "");
}

/** The Worker's INDEX_TOKEN; null when it has to be set. */
export function tokenFor(url: string, env: NodeJS.ProcessEnv): string | null {
  return env["INDEX_TOKEN"] || (isLocal(url) ? LOCAL_INDEX_TOKEN : null);
}

export function readUsage(args: readonly string[], env: NodeJS.ProcessEnv): Usage {
  const text = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        url: text,
        dir: text,
        "base-url": text,
        price: text,
        report: text,
        "dry-run": flag,
        rebuild: flag,
        rollback: flag,
        watch: flag,
        help: flag,
      },
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
  const price = values.price === undefined ? null : Number(values.price);
  if (price !== null && !(price >= 0)) {
    return { kind: "wrong", problem: `--price ${values.price} is not a number of dollars` };
  }
  const chosen = (["rollback", "watch", "dry-run"] as const).filter((name) => values[name]);
  if (chosen.length > 1 || (values.rollback && values.rebuild)) {
    return {
      kind: "wrong",
      problem: "--rollback, --watch, --dry-run and --rebuild do not go together that way: choose one",
    };
  }
  const token = tokenFor(url, env);
  if (token === null) {
    return { kind: "wrong", problem: "INDEX_TOKEN is not set: give it the value of the Worker's secret of that name" };
  }
  return {
    kind: values.rollback ? "rollback" : values.watch ? "watch" : "run",
    report: values.report ?? null,
    options: {
      url,
      token,
      price,
      folder: values.dir ?? "knowledge",
      rebuild: values.rebuild,
      dryRun: values["dry-run"],
      baseUrl: values["base-url"] ?? null,
    },
  };
}
