/** The command `retrieval`: runs, prints the tables and writes the result. */
import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { HELD_BACK_BELOW } from "../worker/knowledge/confidence-weights.ts";
import { estimateSupport } from "../worker/knowledge/confidence.ts";
import { startInProcess } from "./in-process.ts";
import { precisionRecall } from "./logistic.ts";
import type { Abstention } from "./logistic.ts";
import { isAnswerable, readQuestionSet, withPaths } from "./question-set.ts";
import type { EvalQuestion } from "./question-set.ts";
import { figuresBy, figuresOf, runRetrieval } from "./retrieval.ts";
import type { Asked, AskedOfSystem, Figures } from "./retrieval.ts";
import { tableOf } from "./table.ts";
import { startWorld } from "./world.ts";

export interface RetrievalOptions {
  readonly corpus: string;
  readonly questions: string;
  readonly json?: string | undefined;
  readonly inProcess: boolean;
  readonly misses: boolean;
}

export async function evaluateRetrieval(options: RetrievalOptions): Promise<number> {
  const set = await readQuestionSet(options.questions);
  set.problems.forEach((problem) => console.error(`not asked: ${problem}`));
  if (set.twice.length > 0) {
    console.error(`several questions have the id ${set.twice.join(", ")}: each is asked`);
  }
  const folder = await stat(options.corpus).catch(() => null);
  if (folder?.isDirectory() !== true) {
    throw new Error(`${options.corpus}: is no folder: give the one that holds the documents with --corpus`);
  }
  if (options.json !== undefined) {
    // Now, and not when minutes of work would be lost.
    await mkdir(dirname(options.json), { recursive: true });
  }
  const start = options.inProcess ? startInProcess : startWorld;
  const world = await start(options.corpus, (line) => console.error(line));
  try {
    const { questions, absent } = withPaths(set.questions, await world.paths());
    if (absent.length > 0) {
      console.error(
        `the corpus holds no document ${absent.join(", ")}: questions that want nothing else count as missed`,
      );
    }
    const run = await runRetrieval(world, questions, showProgress);
    const answerable = questions.filter(isAnswerable).length;
    const rows = [["system", run.system] as const, ...run.baselines];
    console.log(
      tableOf(
        `all (${world.kind})`,
        rows.map(([name, asked]) => ({ name, questions: answerable, figures: figuresOf(asked) })),
      ),
    );
    for (const [title, groupsOf] of GROUPS) {
      printGroups(title, rows, groupsOf);
    }
    const abstention = abstentionOf(run.system);
    console.log(
      `\nabstention: precision ${abstention.precision.toFixed(3)}  recall ${abstention.recall.toFixed(3)}` +
        `  answerable questions held back ${abstention.falseSilence.toFixed(3)}  AUROC ${abstention.auroc.toFixed(3)}`,
    );
    if (options.misses) {
      printMisses(run.system);
    }
    if (options.json !== undefined) {
      const result = {
        questions: questions.length,
        system: figuresOf(run.system),
        baselines: Object.fromEntries([...run.baselines].map(([name, asked]) => [name, figuresOf(asked)])),
        by_lang: figuresBy(run.system, ({ lang }) => [lang]),
        by_tag: figuresBy(run.system, ({ tags }) => tags),
        abstention: { precision: abstention.precision, recall: abstention.recall },
      };
      await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
    }
    return set.problems.length > 0 ? PARTIAL : 0;
  } finally {
    await world.stop();
  }
}

/** Some lines were no questions. */
const PARTIAL = 3;

/** As many passages as go into the prompt. */
const SHOWN_TO_MODEL = 8;

const GROUPS: readonly (readonly [string, (question: EvalQuestion) => readonly string[]])[] = [
  ["split", ({ split }) => (split === undefined ? [] : [split])],
  ["language", ({ lang }) => [lang]],
  ["tag", ({ tags }) => tags],
];

/** Held back by the estimate of support alone, against questions to which the corpus has no answer. */
function abstentionOf(asked: readonly AskedOfSystem[]): Abstention {
  return precisionRecall(
    asked.map(({ question, query, result }) => {
      const passages = result.hits.slice(0, SHOWN_TO_MODEL).map(({ passage }) => passage);
      return { supported: isAnswerable(question), ...estimateSupport(query.replaceAll("\n", " "), passages) };
    }),
    ({ probability, isDoubtful }) => isDoubtful && probability < HELD_BACK_BELOW,
  );
}

function printGroups(
  title: string,
  rows: readonly (readonly [string, readonly Asked[]])[],
  groupsOf: (question: EvalQuestion) => readonly string[],
): void {
  // Of the baselines only the one that the system must not be below: the rest is in the first table.
  const shown = rows.filter(([name]) => name === "system" || name === "lexical");
  const groups = shown.map(([name, asked]) => [name, figuresBy(asked, groupsOf)] as const);
  const lines = Object.keys(groups[0]?.[1] ?? {}).flatMap((group) =>
    groups.flatMap(([name, figures]) => {
      const found: (Figures & { questions: number }) | undefined = figures[group];
      return found === undefined ? [] : [{ name: `${group} · ${name}`, questions: found.questions, figures: found }];
    }),
  );
  if (lines.length > 0) {
    console.log(`\n${tableOf(title, lines)}`);
  }
}

function printMisses(asked: readonly Asked[]): void {
  const missed = asked.filter(
    ({ question, paths }) =>
      isAnswerable(question) &&
      // Whoever reads the misses of held-out questions has begun to tune on them.
      question.split !== "held-out" &&
      !paths.slice(0, SHOWN_TO_MODEL).some((path) => question.gold_docs.includes(path)),
  );
  console.log(`\nnot among the first ${SHOWN_TO_MODEL}: ${missed.length} (held-out questions are not listed)`);
  for (const { question, paths } of missed) {
    console.log(`  ${question.id} ${question.question}`);
    console.log(`    wanted ${question.gold_docs.join(", ")}`);
    console.log(`    found  ${[...new Set(paths)].join(", ")}`);
  }
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${done}/${total} questions${done === total ? "\n" : ""}`);
  } else if (done % 50 === 0 || done === total) {
    process.stderr.write(`${done}/${total} questions\n`);
  }
}
