/** What a search costs beside one raw FTS5 query for the same words, as the knowledge grows. */
import { quantile } from "../eval/measures.ts";
import { speedAt } from "../eval/speed.ts";
import type { SpeedTimes } from "../eval/speed.ts";
import { atMost } from "./report.ts";
import type { Figure, Finding } from "./report.ts";

const SIZES = [1_000, 10_000, 100_000];
const QUESTIONS = "eval/questions.jsonl";
/** Of the raw query's time, the embedding call aside. */
const MOST = 2;

export async function retrieval(): Promise<Finding> {
  const measured: (readonly [number, SpeedTimes])[] = [];
  for (const size of SIZES) {
    measured.push([size, await speedAt(size, { questions: QUESTIONS, inProcess: true })]);
  }
  return {
    name: "retrieval",
    figures: [...measured.flatMap(([size, times]) => figuresOf(size, times)), ...growthOf(measured)],
    notes: [
      "made-up prose, one question at a time, on Node's SQLite: D1's own way adds two round trips to a search",
      "words: all that a search asks of the database: words, spelling, parts, the texts of what was found",
      "hybrid: with the embedding server and the stand-in for Vectorize, which compares with every vector as Vectorize does not",
      "60 questions in 3 rounds; at 100,000 passages 20",
    ],
  };
}

function figuresOf(size: number, times: SpeedTimes): Figure[] {
  const beside = (name: "words" | "hybrid", share: number): Figure => {
    const [ours, value] = [quantile(times[name], share), quantile(times.raw, share)];
    const judged = name === "words" && share === 0.5 ? { goal: atMost(ours / value, MOST) } : {};
    const what = `${name}, ${size} passages: ${share === 0.5 ? "p50" : "p99"}`;
    return { what, unit: "ms", ours, baseline: { of: "raw FTS5", value }, ratio: ours / value, ...judged };
  };
  return [
    beside("words", 0.5),
    beside("words", 0.99),
    beside("hybrid", 0.5),
    beside("hybrid", 0.99),
    { what: `embedding call, ${size} passages: p50`, unit: "ms", ours: quantile(times.embedding, 0.5) },
  ];
}

/** From the smallest size to the largest. */
function growthOf(measured: readonly (readonly [number, SpeedTimes])[]): Figure[] {
  const [first, last] = [measured[0]?.[1], measured.at(-1)?.[1]];
  if (first === undefined || last === undefined) {
    return [];
  }
  const growth = (name: "words" | "raw"): number => quantile(last[name], 0.5) / quantile(first[name], 0.5);
  const [ours, value] = [growth("words"), growth("raw")];
  const what = `growth of words, ${SIZES[0]} to ${SIZES.at(-1)} passages`;
  return [
    {
      what,
      unit: "times",
      ours,
      baseline: { of: "raw FTS5", value },
      ratio: ours / value,
      goal: atMost(ours / value, 1),
    },
  ];
}
