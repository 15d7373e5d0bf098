/**
 * The command `weights`: ranks every question with each pair of weights and each smoothing and says which pair to keep in
 * worker/knowledge/fusion.ts for this embedding model. Chosen on tuned questions; held-out ones are
 * shown beside, so that a choice that fits the questions rather than the model is seen.
 */
import { standaloneQuery } from "../worker/answer/follow-up.ts";
import { fusionWeights } from "../worker/knowledge/fusion.ts";
import type { FusionWeights } from "../worker/knowledge/rank.ts";
import { startInProcess } from "./in-process.ts";
import { meanOf, measure } from "./measures.ts";
import type { Measures } from "./measures.ts";
import { customerTurns, isAnswerable, readQuestions } from "./question-set.ts";
import { startWorld } from "./world.ts";

export interface WeightsOptions {
  readonly sets: readonly { readonly corpus: string; readonly questions: string }[];
  readonly inProcess: boolean;
}

const PAIRS: readonly (readonly [number, number])[] = [
  [0, 1],
  [1, 15],
  [1, 8],
  [1, 4],
  [1, 3],
  [1, 2],
  [1, 1],
  [2, 1],
  [1, 0],
];
/** Alone, a half keeps its order whatever the smoothing. */
const SMOOTHINGS = [4, 8, 20, 60];
const TRIED: readonly FusionWeights[] = PAIRS.flatMap(([dense, lexical]) =>
  (dense === 0 || lexical === 0 ? [60] : SMOOTHINGS).map((smoothing) => ({ dense, lexical, smoothing })),
);

interface Tried {
  readonly weights: FusionWeights;
  readonly tuned: Measures[];
  readonly heldOut: Measures[];
}

export async function chooseWeights(options: WeightsOptions): Promise<number> {
  const tried: readonly Tried[] = TRIED.map((weights) => ({ weights, tuned: [], heldOut: [] }));
  let model = "";
  for (const { corpus, questions: file } of options.sets) {
    const questions = (await readQuestions(file)).filter(isAnswerable);
    const world = await (options.inProcess ? startInProcess : startWorld)(corpus, (line) => console.error(line));
    model = world.embeddingModel;
    try {
      for (const question of questions) {
        const query = standaloneQuery(question.question, customerTurns(question));
        for (const { weights, tuned, heldOut } of tried) {
          const { hits } = await world.searchWith(query, { limit: 10, weights });
          const measured = measure(
            hits.map(({ passage }) => passage.path),
            question.gold_docs,
          );
          (question.split === "held-out" ? heldOut : tuned).push(measured);
        }
      }
    } finally {
      await world.stop();
    }
  }
  print(model, tried);
  return 0;
}

function print(model: string, tried: readonly Tried[]): void {
  // Those of a question in English: other languages may have weights of their own.
  const kept = fusionWeights(model, "What is it?");
  console.log(
    `${model}, weights dense : lexical / smoothing, ${tried[0]?.tuned.length} tuned and ${tried[0]?.heldOut.length} held-out questions`,
  );
  console.log("             tuned nDCG@10 recall@10   held-out nDCG@10 recall@10");
  for (const { weights, tuned, heldOut } of tried) {
    const [ours, others] = [meanOf(tuned), meanOf(heldOut)];
    const isKept =
      weights.dense * kept.lexical === weights.lexical * kept.dense && weights.smoothing === (kept.smoothing ?? 60);
    const cells = [ours["ndcg@10"], ours["recall@10"], others["ndcg@10"], others["recall@10"]].map((value) =>
      value.toFixed(3),
    );
    console.log(
      nameOf(weights).padEnd(13) +
        `${cells[0]?.padStart(13)}${cells[1]?.padStart(10)}${cells[2]?.padStart(19)}${cells[3]?.padStart(10)}` +
        (isKept ? "   kept now" : ""),
    );
  }
  const best = tried.toSorted((a, b) => meanOf(b.tuned)["ndcg@10"] - meanOf(a.tuned)["ndcg@10"])[0];
  if (best !== undefined) {
    console.log(`best on the tuned questions: ${nameOf(best.weights)}`);
  }
}

function nameOf({ dense, lexical, smoothing }: FusionWeights): string {
  return `${dense} : ${lexical} / ${smoothing}`;
}
