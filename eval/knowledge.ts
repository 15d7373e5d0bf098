/** `npm run knowledge -- …`: what is served, what is found in it, and what customers asked in vain, for its authors. */
import { writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { IndexFailure } from "../rag-indexer/failure.ts";
import { tokenFor } from "../rag-indexer/usage.ts";
import { workerClient } from "../rag-indexer/worker-client.ts";
import type { Call } from "../rag-indexer/worker-client.ts";
import { manifest, openQuestionsAnswer } from "../worker/knowledge/contract.ts";
import type { Manifest } from "../worker/knowledge/contract.ts";
import { foundAnswer, foundLines } from "./found-lines.ts";
import { groupGaps } from "./gap-groups.ts";
import type { Gap } from "./gap-groups.ts";

const USAGE = `npm run knowledge -- <command> [options]

  search TEXT    which passages a question finds, in the order in which the model gets them, and why
  documents      what is served now
  gaps           questions that were handed over since the documents did not answer them, grouped, the most frequent
                 first. Examples are in the customers' own words: treat them as you treat the chats.

  --url URL      address of the Worker (FIRSTLINE_URL, else http://127.0.0.1:8787)
  --limit N      search: how many passages (default: 5)
  --days N       gaps: how far back (default: 30)
  --json FILE    write what was answered there as well

INDEX_TOKEN in the environment is the Worker's secret of that name; for the Worker of \`npm start\` none is needed.`;

interface Shown {
  readonly lines: readonly string[];
  readonly json: unknown;
}

type Action = (call: Call) => Promise<Shown>;

async function main(): Promise<number> {
  const usage = readUsage();
  if (usage.kind === "help") {
    console.log(USAGE);
    return 0;
  }
  if (usage.kind === "wrong") {
    console.error(`${usage.problem}\nnpm run knowledge -- --help lists the commands`);
    return 2;
  }
  const { url, token, action, json: file } = usage;
  const { lines, json } = await action(workerClient({ url, token, fetch, sleep: delay }));
  console.log(lines.join("\n"));
  if (file !== undefined) {
    await writeFile(file, `${JSON.stringify(json, null, 2)}\n`);
  }
  return 0;
}

type Usage =
  | {
      readonly kind: "run";
      readonly url: string;
      readonly token: string;
      readonly action: Action;
      readonly json: string | undefined;
    }
  | { readonly kind: "help" }
  | { readonly kind: "wrong"; readonly problem: string };

function readUsage(): Usage {
  const wrong = (problem: string): Usage => ({ kind: "wrong", problem });
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        url: { type: "string" },
        limit: { type: "string", default: "5" },
        days: { type: "string", default: "30" },
        json: { type: "string" },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    return wrong(error instanceof Error ? error.message : "unknown option");
  }
  const { values, positionals } = parsed;
  const [command, ...words] = positionals;
  if (values.help) {
    return { kind: "help" };
  }
  if (!(Number(values.days) > 0)) {
    return wrong(`--days ${values.days} is not a number of days`);
  }
  if (!/^(?:[1-9]|[1-4]\d|50)$/.test(values.limit)) {
    return wrong(`--limit ${values.limit} is not a whole number from 1 to 50`);
  }
  const url = values.url ?? (process.env["FIRSTLINE_URL"] || "http://127.0.0.1:8787");
  const token = tokenFor(url, process.env);
  if (token === null) {
    return wrong("INDEX_TOKEN is not set: give it the value of the Worker's secret of that name");
  }
  const run = (action: Action): Usage => ({ kind: "run", url, token, action, json: values.json });
  switch (command) {
    case "gaps":
      return run((call) => showGaps(call, values.days));
    case "documents":
      return run(showDocuments);
    case "search":
      return words.join("").trim() === ""
        ? wrong('say what to search for: npm run knowledge -- search "How heavy is it?"')
        : run((call) => showFound(call, words.join(" "), values.limit));
    case undefined:
      return wrong("say which command: search, documents or gaps");
    default:
      return wrong(`${command} is no command: there are search, documents and gaps`);
  }
}

async function showFound(call: Call, question: string, limit: string): Promise<Shown> {
  const query = new URLSearchParams({ q: question, limit });
  const found = await call("GET", `/search?${query.toString()}`, foundAnswer);
  return { lines: foundLines(found), json: found };
}

async function showDocuments(call: Call): Promise<Shown> {
  const { served } = await call("GET", "", manifest);
  return { lines: served === null ? ["nothing is served yet: run npm run index"] : servedLines(served), json: served };
}

function servedLines({ revision, activatedAt, documents }: NonNullable<Manifest["served"]>): string[] {
  return [
    `revision ${revision}, served since ${new Date(activatedAt).toISOString()}: ${documents.length} documents`,
    ...documents
      .toSorted((a, b) => (a.path < b.path ? -1 : 1))
      .map(({ path, passages, document, revision: letter, status, supersededBy }) => {
        const number = document ? `  ${document}${letter ? ` rev. ${letter}` : ""}` : "";
        const state = !status || status === "current" ? "" : `  ${status}${supersededBy ? ` by ${supersededBy}` : ""}`;
        return `${String(passages.length).padStart(5)} passages  ${path}${number}${state}`;
      }),
  ];
}

async function showGaps(call: Call, days: string): Promise<Shown> {
  const { questions } = await call("GET", `/open-questions?days=${encodeURIComponent(days)}`, openQuestionsAnswer);
  const gaps = groupGaps(questions);
  return {
    lines: gaps.length === 0 ? [`no question without an answer in the last ${days} days`] : gaps.flatMap(gapLines),
    json: gaps,
  };
}

function gapLines({ about, count, names, examples, reasons }: Gap): string[] {
  return [
    `${String(count).padStart(4)}  ${about}${names.length === 0 ? "" : ` (${names.join(", ")})`}`,
    ...examples.map((example) => `      “${example}”`),
    `      ${reasons.map(([reason, times]) => `${reason} (${times})`).join(", ")}`,
  ];
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    error instanceof IndexFailure ? error.lines.join("\n") : error instanceof Error ? error.message : error,
  );
  process.exitCode = 1;
}
