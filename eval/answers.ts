/** The command `answers` with a question file: each question is a chat with the real engine. */
import { writeFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { openTalk } from "./answers-chat.ts";
import type { Line, Played } from "./answers-chat.ts";
import { readAnswerQuestions } from "./answers-questions.ts";
import type { AnswerQuestionLine } from "./answers-questions.ts";
import { countTable, resultOf } from "./answers-result.ts";
import type { AnswersResult, Judged } from "./answers-result.ts";
import { secretsOf } from "./answers-secrets.ts";
import { verdictOf } from "./answers-verdict.ts";
import { startAnswersWorld } from "./answers-world.ts";
import type { AnswersWorld } from "./answers-world.ts";
import { withPaths } from "./question-set.ts";

export interface AnswersOptions {
  readonly corpus: string;
  readonly questions: string;
  readonly json?: string | undefined;
  /** The first so many questions only. */
  readonly limit?: number | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Chats at once: two people with six chats each take what is handed off. */
const CHATS = 6;

/** Some lines were no questions. */
const PARTIAL = 3;

/** Exit code 0: the run is its own result, which questions pass is for whoever asked them to judge. */
export async function evaluateAnswers(options: AnswersOptions): Promise<number> {
  const set = await readAnswerQuestions(options.questions);
  set.problems.forEach((problem) => console.error(`not asked: ${problem}`));
  const world = await startAnswersWorld({ ...options, say: (line) => console.error(line) });
  try {
    const { questions, absent } = withPaths(set.questions.slice(0, options.limit), world.paths);
    if (absent.length > 0) {
      console.error(`the corpus holds no document ${absent.join(", ")}`);
    }
    const judged = await askAll(world, questions);
    const result = resultOf(world.models, judged);
    printResult(result);
    if (options.json !== undefined) {
      await writeFile(options.json, `${JSON.stringify(result, null, 2)}\n`);
    }
    return set.problems.length > 0 ? PARTIAL : 0;
  } finally {
    await world.stop();
  }
}

/** In the order of the questions. */
async function askAll(world: AnswersWorld, questions: readonly AnswerQuestionLine[]): Promise<readonly Judged[]> {
  const secrets = await secretsOf(world.system);
  const judged = new Map<AnswerQuestionLine, Judged>();
  const waiting = questions.values();
  const work = async () => {
    for (const question of waiting) {
      const played = await ask(world, question);
      judged.set(question, { question, played, verdict: verdictOf(question, played, secrets) });
      showProgress(judged.size, questions.length);
    }
  };
  await Promise.all(Array.from({ length: CHATS }, work));
  return questions.flatMap((question) => judged.get(question) ?? []);
}

async function ask(world: AnswersWorld, { id, question, history }: AnswerQuestionLine): Promise<Played> {
  try {
    const talk = await openTalk(world, linesOf(history));
    try {
      return await talk.say(question);
    } finally {
      await talk.end();
    }
  } catch (error) {
    // One chat that goes wrong is a reply that never came; the others go on.
    const why = error instanceof Error ? error.message : String(error);
    console.error(`${id}: ${why}`);
    await delay(100);
    return { decision: "silent", reply: "", shown: [], sources: [], handoff: null, milliseconds: 0 };
  }
}

const CUSTOMERS = /^(?:user|customer|human|visitor|client)$/i;
const COLLEAGUES = /^(?:assistant|bot|agent|ai|model|support|operator)$/i;

function linesOf(history: AnswerQuestionLine["history"]): Line[] {
  return history.flatMap(({ role, text }): Line[] => {
    if (text.trim() === "") {
      return [];
    }
    return CUSTOMERS.test(role)
      ? [{ role: "customer", text }]
      : COLLEAGUES.test(role)
        ? [{ role: "colleague", text }]
        : [];
  });
}

function printResult(result: AnswersResult): void {
  console.log(`models: ${result.models}\n`);
  console.log(countTable("expected", { ...result.by_expect, all: result.total }));
  console.log(`\n${countTable("language", result.by_lang)}`);
  if (Object.keys(result.by_tag).length > 0) {
    console.log(`\n${countTable("tag", result.by_tag)}`);
  }
  const decisions = Object.entries(result.by_decision).map(([name, count]) => `${name} ${count}`);
  console.log(`\n${decisions.join(", ")}; a turn takes ${result.p50_ms} ms at p50, ${result.p99_ms} ms at p99`);
}

export function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${done}/${total} chats${done === total ? "\n" : ""}`);
  } else if (done % 25 === 0 || done === total) {
    process.stderr.write(`${done}/${total} chats\n`);
  }
}
