/**
 * The command `confidence`: learns the weights of worker/knowledge/confidence-weights.ts and says how well they tell.
 * Learned from questions as they were asked, each counting once: weights of the greatest likelihood promise in the mean
 * what occurs, and one that counted the few unanswerable questions for more, or made some up, would promise too little.
 * Of several corpora each is judged by what the others teach, which is what documents that nobody has seen may expect.
 * Nothing is learned from questions whose split is `held-out`.
 */
import { isDoubtful, probabilityOf } from "../worker/knowledge/confidence.ts";
import type { SupportFeatures } from "../worker/knowledge/confidence-features.ts";
import { HELD_BACK_BELOW, SUPPORT } from "../worker/knowledge/confidence-weights.ts";
import type { SupportWeights } from "../worker/knowledge/confidence-weights.ts";
import { readExamples } from "./confidence-examples.ts";
import type { Example } from "./confidence-examples.ts";
import { startInProcess } from "./in-process.ts";
import { calibrationOf, fitLogistic, precisionRecall } from "./logistic.ts";
import type { Judged } from "./logistic.ts";
import { startWorld } from "./world.ts";

export interface ConfidenceOptions {
  readonly sets: readonly { readonly corpus: string; readonly questions: string }[];
  readonly inProcess: boolean;
}

export async function learnConfidence({ sets, inProcess }: ConfidenceOptions): Promise<number> {
  const examples: Example[] = [];
  for (const { corpus, questions } of sets) {
    const world = await (inProcess ? startInProcess : startWorld)(corpus, (line) => console.error(line));
    try {
      examples.push(...(await readExamples(world, corpus, questions)));
    } finally {
      await world.stop();
    }
  }
  const unsupported = examples.filter(({ supported }) => !supported).length;
  console.log(`${examples.length} questions, the passages of ${unsupported} do not hold the answer`);
  const unseen = judgedUnseen(examples);
  const { bias, weights } = learn(examples.filter(({ question }) => question.split !== "held-out"));
  console.log("\nfor worker/knowledge/confidence-weights.ts:");
  console.log(`  bias: ${bias.toFixed(2)},`);
  const entries = Object.entries(weights).map(([name, weight]) => `${name}: ${weight.toFixed(2)}`);
  console.log(`  weights: { ${entries.join(", ")} },`);
  if (unseen.length > 1) {
    printCorpora("each corpus by what the others teach", unseen);
  }
  const judged = byCorpus(examples).map((some) => ({
    ...some,
    judged: some.examples.map((one) => judge(SUPPORT, one)),
  }));
  printCorpora("by the weights kept now, learned from some of these or not", judged);
  return 0;
}

interface Corpus {
  readonly corpus: string;
  readonly examples: readonly Example[];
}

interface JudgedExample extends Judged {
  readonly isDoubtful: boolean;
}

interface JudgedCorpus extends Corpus {
  readonly judged: readonly JudgedExample[];
}

function byCorpus(examples: readonly Example[]): Corpus[] {
  return [...Map.groupBy(examples, ({ corpus }) => corpus)].map(([corpus, some]) => ({ corpus, examples: some }));
}

function judgedUnseen(examples: readonly Example[]): JudgedCorpus[] {
  const all = byCorpus(examples);
  return all.length < 2
    ? []
    : all.map((some) => {
        const others = examples.filter(
          ({ corpus, question }) => corpus !== some.corpus && question.split !== "held-out",
        );
        const learned = learn(others);
        return { ...some, judged: some.examples.map((one) => judge(learned, one)) };
      });
}

function learn(examples: readonly Example[]): SupportWeights {
  const names = Object.keys(examples[0]?.features[0] ?? {}) as (keyof SupportFeatures)[];
  const rows = examples.map(({ features: [whole], supported }) => ({
    values: names.map((name) => whole[name]),
    label: supported,
  }));
  const { bias, weights } = fitLogistic(rows);
  const named = Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
  return { bias, weights: named as SupportWeights["weights"] };
}

function judge(weights: SupportWeights, { features, supported }: Example): JudgedExample {
  const probability = Math.max(...features.map((one) => probabilityOf(weights, one)));
  return { supported, probability, isDoubtful: isDoubtful(features[0]) };
}

function isHeldBack(example: JudgedExample): boolean {
  return example.isDoubtful && example.probability < HELD_BACK_BELOW;
}

function printCorpora(title: string, corpora: readonly JudgedCorpus[]): void {
  console.log(`\n${title}, held back below ${HELD_BACK_BELOW.toFixed(2)}:`);
  for (const { corpus, judged } of corpora) {
    printCut(corpus.replace(/\/documents\/?$/, "").replace(/^.*\//, ""), judged);
  }
  const together = corpora.flatMap(({ judged }) => judged);
  printCut("together", together);
  const { error, bins } = calibrationOf(together);
  console.log(`  expected calibration error ${error.toFixed(3)}; promised and occurred:`);
  for (const { questions, promised, occurred } of bins) {
    console.log(`    ${promised.toFixed(2)}  ${occurred.toFixed(2)}  of ${questions}`);
  }
}

function printCut(title: string, examples: readonly JudgedExample[]): void {
  const { precision, recall, falseSilence, auroc } = precisionRecall(examples, isHeldBack);
  console.log(
    `  ${title.padEnd(12)} ${String(examples.length).padStart(4)} questions` +
      `  precision ${precision.toFixed(2)} recall ${recall.toFixed(2)}` +
      `  answerable ones held back ${falseSilence.toFixed(3)}  AUROC ${auroc.toFixed(2)}`,
  );
}
