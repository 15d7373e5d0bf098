/** The command `answers` without a question file: every scripted conversation, beside the last run that was kept. */
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chatModelId, createOfflineModels } from "../demo/models/app.ts";
import { groups } from "../demo/organization.ts";
import { languageOf } from "../worker/hearing/language.ts";
import { showProgress } from "./answers.ts";
import { secretsOf } from "./answers-secrets.ts";
import { isProviderSet, startAnswersWorld } from "./answers-world.ts";
import type { AnswersWorld } from "./answers-world.ts";
import type { Surroundings } from "./conversation-check.ts";
import { readConversations } from "./conversation-file.ts";
import type { Scripted } from "./conversation-file.ts";
import { play } from "./conversation-play.ts";
import type { Outcome } from "./conversation-play.ts";
import { byKind, compareRuns, runOf, runs } from "./conversation-runs.ts";
import type { Runs } from "./conversation-runs.ts";

const FOLDER = fileURLToPath(new URL("conversations", import.meta.url));

export interface ConversationsOptions {
  readonly corpus: string;
  /** The run to compare with; kept in the repository. */
  readonly baseline: string;
  /** This run becomes the one to compare with. */
  readonly keep: boolean;
  /** Only conversations whose id or kind holds this. */
  readonly only?: string | undefined;
  readonly json?: string | undefined;
  readonly limit?: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export const BASELINE = "eval/conversations/last-run.json";

const CHATS = 5;

/** Exit code 1 when a conversation fails that passed in the run before. */
export async function evaluateConversations(options: ConversationsOptions): Promise<number> {
  const { only } = options;
  const all = await readConversations(FOLDER);
  const isMeant = ({ id, kind }: Scripted) => only === undefined || id.includes(only) || kind.includes(only);
  const scripted = all.filter(isMeant).slice(0, options.limit);
  const corpus = await withPlanted(options.corpus);
  const [offline, power] = [createOfflineModels(), { isOn: true }];
  const isReal = isProviderSet(options.environment);
  try {
    const world = await startAnswersWorld({
      corpus,
      environment: options.environment,
      say: (line) => console.error(line),
      ...(isReal
        ? {}
        : { models: (request) => (power.isOn ? offline.fetch(request) : new Response("down", { status: 503 })) }),
    });
    try {
      const outcomes = await playAll(world, scripted, (isOn) => (power.isOn = isOn), isReal);
      const model = isReal ? world.models : chatModelId;
      return await conclude(outcomes, model, options);
    } finally {
      await world.stop();
    }
  } finally {
    await rm(corpus, { recursive: true });
  }
}

async function playAll(
  world: AnswersWorld,
  scripted: readonly Scripted[],
  setPower: (isOn: boolean) => void,
  isReal: boolean,
): Promise<readonly Outcome[]> {
  const around: Surroundings = {
    secrets: await secretsOf(world.system),
    groupName: (id) => groups.find((group) => group.id === id)?.name ?? `group ${id}`,
    languageOf: (text) => languageOf(text, "en"),
  };
  const outcomes: Outcome[] = [];
  const run = async (some: readonly Scripted[]) => {
    const waiting = some.values();
    const work = async () => {
      for (const one of waiting) {
        outcomes.push(await play(world, one, around));
        showProgress(outcomes.length, scripted.length);
      }
    };
    await Promise.all(Array.from({ length: CHATS }, work));
  };
  await run(scripted.filter(({ models }) => models === "up"));
  const down = scripted.filter(({ models }) => models === "down");
  if (isReal && down.length > 0) {
    console.error(`not played: ${down.length} conversations without models; a real model cannot be switched off`);
    return outcomes;
  }
  setPower(false);
  await run(down);
  return outcomes;
}

/** Prints the table by kind, what failed and what changed. */
async function conclude(outcomes: readonly Outcome[], model: string, options: ConversationsOptions): Promise<number> {
  const kinds = [
    ...byKind(outcomes),
    {
      kind: "all",
      conversations: outcomes.length,
      passed: outcomes.filter(({ faults }) => faults.length === 0).length,
    },
  ];
  const width = Math.max(...kinds.map(({ kind }) => kind.length)) + 2;
  console.log(`models: ${model}\n\n${"kind".padEnd(width)}conversations  passed  failed`);
  for (const { kind, conversations, passed } of kinds) {
    const cells = [
      String(conversations).padStart(13),
      String(passed).padStart(8),
      String(conversations - passed).padStart(8),
    ];
    console.log(kind.padEnd(width) + cells.join(""));
  }
  const failed = outcomes.filter(({ faults }) => faults.length > 0);
  if (failed.length > 0) {
    console.log("\nfailed:");
    failed.forEach(({ scripted, faults }) => console.log(`  ${scripted.kind}, ${scripted.id}: ${faults.join("; ")}`));
  }
  const kept = await readRuns(options.baseline);
  const now = runOf(outcomes);
  const before = kept[model];
  const { regressions, improvements } = before === undefined ? NOTHING : compareRuns(before, now);
  console.log(
    before === undefined ? `\n${options.baseline} holds no run with ${model}` : "\nbeside the last run kept:",
  );
  if (before !== undefined) {
    console.log(`  better: ${improvements.join(", ") || "none"}\n  worse:  ${regressions.join(", ") || "none"}`);
  }
  if (options.json !== undefined) {
    const conversations = outcomes.map(({ scripted, faults, turns }) => ({
      id: scripted.id,
      kind: scripted.kind,
      verdict: faults.length === 0 ? "pass" : "fail",
      faults,
      turns,
    }));
    await writeFile(
      options.json,
      `${JSON.stringify({ model, kinds, regressions, improvements, conversations }, null, 2)}\n`,
    );
  }
  if (options.keep) {
    await writeFile(options.baseline, `${JSON.stringify({ ...kept, [model]: now }, null, 2)}\n`);
    console.log(`kept as ${options.baseline}`);
    return 0;
  }
  return regressions.length > 0 ? 1 : 0;
}

const NOTHING = { regressions: [], improvements: [] };

async function readRuns(file: string): Promise<Runs> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") {
      return "{}";
    }
    throw error;
  });
  return runs.parse(JSON.parse(text));
}

/** The corpus, and in it documents that somebody with bad intent wrote. */
async function withPlanted(corpus: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "conversations-"));
  await cp(corpus, folder, { recursive: true });
  await cp(join(FOLDER, "documents"), join(folder, "planted"), { recursive: true });
  return folder;
}
