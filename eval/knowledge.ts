/** `npm run knowledge -- gaps`: what customers asked and the documents did not answer, for their authors. */
import { writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { IndexFailure } from "../rag-indexer/failure.ts";
import { tokenFor } from "../rag-indexer/usage.ts";
import { workerClient } from "../rag-indexer/worker-client.ts";
import { openQuestionsAnswer } from "../worker/knowledge/contract.ts";
import { groupGaps } from "./gap-groups.ts";
import type { Gap } from "./gap-groups.ts";

const USAGE = `npm run knowledge -- gaps [options]

Questions that were handed over since the documents did not answer them, grouped, the most frequent first.
Examples are in the customers' own words: treat them as you treat the chats.

  --url URL      address of the Worker (FIRSTLINE_URL, else http://127.0.0.1:8787)
  --days N       how far back (default: 30)
  --json FILE    write the groups there as well

INDEX_TOKEN in the environment is the Worker's secret of that name; for the Worker of \`npm start\` none is needed.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: "string" },
      days: { type: "string", default: "30" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help || positionals[0] !== "gaps" || !(Number(values.days) > 0)) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  const url = values.url ?? (process.env["FIRSTLINE_URL"] || "http://127.0.0.1:8787");
  const token = tokenFor(url, process.env);
  if (token === null) {
    console.error("INDEX_TOKEN is not set: give it the value of the Worker's secret of that name");
    return 2;
  }
  const call = workerClient({ url, token, fetch, sleep: delay });
  const path = `/open-questions?days=${encodeURIComponent(values.days)}`;
  const { questions } = await call("GET", path, openQuestionsAnswer);
  const gaps = groupGaps(questions);
  print(gaps, values.days);
  if (values.json !== undefined) {
    await writeFile(values.json, `${JSON.stringify(gaps, null, 2)}\n`);
  }
  return 0;
}

function print(gaps: readonly Gap[], days: string): void {
  if (gaps.length === 0) {
    console.log(`no question without an answer in the last ${days} days`);
  }
  for (const { about, count, names, examples, reasons } of gaps) {
    console.log(`${String(count).padStart(4)}  ${about}${names.length === 0 ? "" : ` (${names.join(", ")})`}`);
    examples.forEach((example) => console.log(`      “${example}”`));
    console.log(`      ${reasons.map(([reason, times]) => `${reason} (${times})`).join(", ")}`);
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    error instanceof IndexFailure ? error.lines.join("\n") : error instanceof Error ? error.message : error,
  );
  process.exitCode = 1;
}
