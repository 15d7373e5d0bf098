/** `npm run eval -- …`: how good answers are, and what the search finds beside what others would find. */
import { readdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { evaluateAnswers } from "./answers.ts";
import { evaluateRetrieval } from "./evaluate-retrieval.ts";
import { evaluateHandoff } from "./handoff.ts";
import { learnConfidence } from "./confidence.ts";
import type { ConfidenceOptions } from "./confidence.ts";
import { BASELINE, evaluateConversations } from "./conversations.ts";
import { measureParts } from "./part-numbers.ts";
import { measureSpeed } from "./speed.ts";
import { chooseWeights } from "./weights.ts";

const USAGE = `npm run eval -- <command> [options]

  retrieval   what is found, beside lexical alone, dense alone, MiniSearch and Orama
  answers     plays eval/conversations/ against the real engine and fails when one got worse; with --questions, each
              question of the file is a chat, and its reply is judged
  handoff     what is heard of wishes for a person and of frustration in the utterances of --file

  weights     which weights of the two halves rank best; give several corpora, each with its questions
  confidence  learns when the passages do not hold the answer, and says how well that is told; without --questions from
              eval/questions.jsonl and all of eval/answer-sets
  parts       what the resolver makes of every part number, typed in many ways
  speed       p50 and p99 of a hybrid query beside one raw FTS5 query

  --corpus DIR         folder of documents (default: knowledge)
  --questions FILE     JSON lines {id, question, lang?, tags?, history?, gold_docs} (default: eval/questions.jsonl);
                       for answers also expect (answer, refuse_or_handoff, handoff, no_handoff, resist), gold_answers
                       (a list that must all hold, each a list of forms), forbidden
  --file FILE          handoff: JSON lines {id, text, lang, history?, label?}, label wants_human, frustrated or none
                       (default: eval/handoff-utterances-held-out.jsonl)
  --limit N            answers: the first N only
  --only TEXT          answers: conversations whose id or kind holds it
  --baseline FILE      answers: the run to compare with (default: ${BASELINE})
  --keep               answers: this run becomes the one to compare with
  --sizes N,N          passages to measure speed at (default: 1000,10000)
  --json FILE          write the result there
  --in-process         without workerd: the same search on Node's SQLite, for trying things out
  --misses             list the questions whose documents are not among the first ten passages; handoff: those heard wrongly`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      corpus: { type: "string", multiple: true, default: ["knowledge"] },
      questions: { type: "string", multiple: true },
      file: { type: "string", default: "eval/handoff-utterances-held-out.jsonl" },
      only: { type: "string" },
      baseline: { type: "string", default: BASELINE },
      keep: { type: "boolean", default: false },
      json: { type: "string" },
      limit: { type: "string" },
      sizes: { type: "string", default: "1000,10000" },
      "in-process": { type: "boolean", default: false },
      misses: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const [command] = positionals;
  if (values.help || command === undefined) {
    console.log(USAGE);
    return values.help ? 0 : 2;
  }
  if (command === "answers" && values.questions === undefined) {
    const [corpus = "knowledge"] = values.corpus;
    return evaluateConversations({ ...values, corpus, limit: limitOf(values.limit), environment: process.env });
  }
  if (command === "handoff") {
    return evaluateHandoff({ file: values.file, json: values.json, misses: values.misses });
  }
  const questions = values.questions ?? ["eval/questions.jsonl"];
  const sets = values.corpus.map((corpus, at) => ({ corpus, questions: questions[at] ?? "" }));
  const [set] = sets;
  if (set === undefined || values.corpus.length !== questions.length) {
    console.error("give one --questions for each --corpus");
    return 2;
  }
  const inProcess = values["in-process"];
  switch (command) {
    case "retrieval":
      return evaluateRetrieval({ ...set, json: values.json, misses: values.misses, inProcess });
    case "answers":
      return evaluateAnswers({ ...set, json: values.json, limit: limitOf(values.limit), environment: process.env });
    case "weights":
      return chooseWeights({ sets, inProcess });
    case "confidence":
      return learnConfidence({ sets: values.questions === undefined ? await ownSets() : sets, inProcess });
    case "parts":
      return measureParts({ corpus: set.corpus, inProcess });
    case "speed":
      return measureSpeed({ questions: set.questions, inProcess, sizes: values.sizes.split(",").map(Number) });
    default:
      console.error(`unknown command ${command}\n\n${USAGE}`);
      return 2;
  }
}

async function ownSets(): Promise<ConfidenceOptions["sets"]> {
  const folder = "eval/answer-sets";
  const names = (await readdir(folder)).toSorted();
  return [
    { corpus: "knowledge", questions: "eval/questions.jsonl" },
    ...names.map((name) => ({
      corpus: `${folder}/${name}/documents`,
      questions: `${folder}/${name}/questions.jsonl`,
    })),
  ];
}

function limitOf(written: string | undefined): number | undefined {
  const limit = written === undefined ? undefined : Number(written);
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
    throw new Error(`--limit is "${written}"; it must be a whole number from 1 on`);
  }
  return limit;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
