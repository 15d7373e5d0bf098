/** `npm run bench -- <name>`: measures, prints a table, keeps a JSON file. Never fails because something is slow. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { printFinding, writeFinding } from "./report.ts";
import type { Finding } from "./report.ts";

/** Loaded when chosen: each brings the runtime with it. */
const measurements: Readonly<Record<string, () => Promise<Finding>>> = {
  size: async () => (await import("./size.ts")).size(),
  webhook: async () => (await import("./webhook.ts")).webhook(),
  turn: async () => (await import("./turn.ts")).turn(),
  ingest: async () => (await import("./ingest.ts")).ingest(),
  conversations: async () => (await import("./conversations.ts")).conversations(),
  retrieval: async () => (await import("./retrieval.ts")).retrieval(),
  index: async () => (await import("./indexing.ts")).indexing(),
};
const names = Object.keys(measurements);

const help = `npm run bench -- [name] [--json FILE]

  size            the Worker's bundle and start-up, beside a bare Hono Worker
  webhook         time from a webhook to its 200, and to the reply
  turn            one turn with a model that streams at a fixed pace: what happens when, and what is ours of it
  ingest          webhooks accepted in a second when many come at once
  conversations   a long chat, a thousand chats at once, a hundred thousand broken webhooks
  retrieval       a search beside one raw FTS5 query, at 1,000, 10,000 and 100,000 passages (some minutes)
  index           a run of the indexer over 10,000 passages, and one without a change

Without a name: all, one after the other. The JSON goes to .firstline/bench/<name>.json, or to FILE.
Close other programs: what counts is the ratio to the baseline, but noise is noise.`;

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "string" }, help: { type: "boolean", short: "h" } },
  });
  if (values.help === true) {
    console.log(help);
    return 0;
  }
  const [name, ...more] = positionals;
  if (more.length > 0 || (name !== undefined && !Object.hasOwn(measurements, name))) {
    console.error(`There is no measurement "${positionals.join(" ")}". There are: ${names.join(", ")}.`);
    return 2;
  }
  if (name === undefined && values.json !== undefined) {
    console.error("--json takes the file of one measurement: name it.");
    return 2;
  }
  // Wrangler's record of every call, for its local explorer, is written on the thread that is measured; nothing deployed has it.
  process.env["X_LOCAL_OBSERVABILITY"] = "false";
  for (const chosen of name === undefined ? names : [name]) {
    console.log(`measuring ${chosen} …`);
    const finding = await measurements[chosen]?.();
    if (finding !== undefined) {
      printFinding(finding);
      const file = values.json ?? fileURLToPath(new URL(`../.firstline/bench/${chosen}.json`, import.meta.url));
      writeFinding(file, finding);
      console.log(`  ${file}`);
    }
  }
  return 0;
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof TypeError && "code" in error ? 2 : 1;
}
