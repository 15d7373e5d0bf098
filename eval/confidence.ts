/**
 * The command `confidence`: learns the weights of worker/knowledge/confidence.ts and says how well they
 * tell. An example is a question with the passages found for it; it is supported when a gold document is
 * among them. As unanswerable questions are few, each answerable one is used a second time with the gold
 * documents taken out of what was found: related passages that do not hold the answer, as when a page is
 * missing. Learned on tuned questions only. Of several sets each is also judged by what the others teach, which is
 * what a corpus that nobody has seen may expect.
 */
import { standaloneQuery } from "../worker/answer/follow-up.ts";
import { estimateSupport, supportFeatures } from "../worker/knowledge/confidence.ts";
import type { SupportFeatures } from "../worker/knowledge/confidence.ts";
import { CONFIDENCE_WEIGHTS } from "../worker/knowledge/confidence-weights.ts";
import type { SearchResult } from "../worker/knowledge/passage.ts";
import { startInProcess } from "./in-process.ts";
import { fitLogistic, precisionRecall } from "./logistic.ts";
import type { Judged } from "./logistic.ts";
import { customerTurns, isAnswerable, readQuestions } from "./question-set.ts";
import type { EvalQuestion } from "./question-set.ts";
import { startWorld } from "./world.ts";

export interface ConfidenceOptions {
  readonly sets: readonly { readonly corpus: string; readonly questions: string }[];
  readonly inProcess: boolean;
}

interface Example {
  /** Its file of questions. */
  readonly set: string;
  readonly question: EvalQuestion;
  readonly features: SupportFeatures;
  readonly probability: number;
  readonly supported: boolean;
  /** Gold documents were taken out. */
  readonly madeUp: boolean;
}

/** As many as go into the prompt. */
const PASSAGES = 8;

export async function learnConfidence(options: ConfidenceOptions): Promise<number> {
  const examples: Example[] = [];
  for (const { corpus, questions: file } of options.sets) {
    const world = await (options.inProcess ? startInProcess : startWorld)(corpus, (line) => console.error(line));
    try {
      for (const question of await readQuestions(file)) {
        const query = standaloneQuery(question.question, customerTurns(question));
        examples.push(...examplesOf(file, question, query, await world.search(query, PASSAGES * 2)));
      }
    } finally {
      await world.stop();
    }
  }
  const names = Object.keys(CONFIDENCE_WEIGHTS.weights) as (keyof SupportFeatures)[];
  const tuned = examples.filter(({ question }) => question.split !== "held-out");
  const { bias, weights, threshold, probabilityOf } = learn(tuned, names);
  console.log("weights for worker/knowledge/confidence-weights.ts:");
  console.log(`  bias: ${bias.toFixed(2)},`);
  console.log(`  weights: { ${names.map((name, at) => `${name}: ${(weights[at] ?? 0).toFixed(2)}`).join(", ")} },`);
  console.log(`  threshold: ${threshold.toFixed(2)},`);
  for (const [title, probability, cut] of [
    ["newly learned", probabilityOf, threshold],
    ["kept now", (example: Example) => example.probability, CONFIDENCE_WEIGHTS.threshold],
  ] as const) {
    console.log(`\n${title}: abstaining below ${cut.toFixed(2)}`);
    for (const split of ["tuned", "held-out"] as const) {
      const members = examples.filter(({ question }) => (question.split === "held-out") === (split === "held-out"));
      report(
        `${split}, as asked`,
        members.filter(({ madeUp }) => !madeUp),
        probability,
        cut,
      );
      report(`${split}, with gold taken out`, members, probability, cut);
    }
  }
  reportUnseen(examples, tuned, names);
  return 0;
}

interface Learned {
  readonly bias: number;
  readonly weights: readonly number[];
  readonly threshold: number;
  readonly probabilityOf: (example: Example) => number;
}

function learn(examples: readonly Example[], names: readonly (keyof SupportFeatures)[]): Learned {
  const rows = examples.map(({ features, supported }) => ({
    values: names.map((name) => features[name]),
    label: supported,
  }));
  const { bias, weights } = fitLogistic(rows);
  const probabilityOf = (example: Example): number =>
    1 / (1 + Math.exp(-names.reduce((sum, name, at) => sum + (weights[at] ?? 0) * example.features[name], bias)));
  const bySet = [...Map.groupBy(examples, ({ set }) => set).values()];
  const threshold = thresholdOf(bySet.map((members) => members.map((member) => judged(member, probabilityOf(member)))));
  return { bias, weights, threshold, probabilityOf };
}

/** Every set by weights and threshold of the others alone. */
function reportUnseen(
  examples: readonly Example[],
  tuned: readonly Example[],
  names: readonly (keyof SupportFeatures)[],
): void {
  const sets = [...new Set(examples.map(({ set }) => set))];
  if (sets.length < 2) {
    return;
  }
  console.log("\neach set by what the others teach, as asked:");
  const all = sets.flatMap((set) => {
    const others = learn(
      tuned.filter((example) => example.set !== set),
      names,
    );
    const members = examples.filter((example) => example.set === set && !example.madeUp);
    report(set.replace(/^.*\//, ""), members, others.probabilityOf, others.threshold);
    // Brought to one cut, so that they can be counted together.
    return members.map((example) =>
      judged(example, Math.max(0, Math.min(1, others.probabilityOf(example) - others.threshold + 0.5))),
    );
  });
  print("together", all, 0.5);
}

function examplesOf(set: string, question: EvalQuestion, query: string, found: SearchResult): Example[] {
  const asked = query.split("\n").join(" ");
  const example = (hits: SearchResult["hits"], madeUp: boolean): Example => {
    const passages = hits.slice(0, PASSAGES).map(({ passage }) => passage);
    return {
      set,
      question,
      features: supportFeatures(asked, passages, found.parts),
      probability: estimateSupport(asked, passages, found.parts).probability,
      supported: passages.some(({ path }) => question.gold_docs.includes(path)),
      madeUp,
    };
  };
  const without = found.hits.filter(({ passage }) => !question.gold_docs.includes(passage.path));
  return isAnswerable(question) ? [example(found.hits, false), example(without, true)] : [example(found.hits, false)];
}

function judged({ supported }: Example, probability: number): Judged {
  return { supported, probability };
}

/** What may be held back, in the mean over the sets, of the questions that the passages do answer: each is a human's time. */
const MOST_HELD_BACK = 0.07;

/** The highest cut that holds back no more than that. */
function thresholdOf(sets: readonly (readonly Judged[])[]): number {
  const answered = sets.map((set) => set.flatMap(({ supported, probability }) => (supported ? [probability] : [])));
  const cuts = answered.flat().toSorted((a, b) => b - a);
  const heldBack = (cut: number): number =>
    answered.reduce((sum, set) => sum + set.filter((one) => one < cut).length / Math.max(1, set.length), 0) /
    answered.length;
  return cuts.find((cut) => heldBack(cut) <= MOST_HELD_BACK) ?? 0.5;
}

function report(
  title: string,
  examples: readonly Example[],
  probability: (example: Example) => number,
  threshold: number,
): void {
  print(
    title,
    examples.map((example) => judged(example, probability(example))),
    threshold,
  );
}

function print(title: string, examples: readonly Judged[], threshold: number): void {
  const { precision, recall, falseSilence, auroc } = precisionRecall(examples, threshold);
  console.log(
    `  ${title.padEnd(30)} ${String(examples.length).padStart(4)} examples` +
      `  abstention precision ${precision.toFixed(2)} recall ${recall.toFixed(2)}` +
      `  answerable ones held back ${falseSilence.toFixed(2)}  AUROC ${auroc.toFixed(2)}`,
  );
}
