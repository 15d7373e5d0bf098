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
const ROWS = { words: "words", hybrid: "hybrid", rest: "hybrid less embedding and stand-in" } as const;

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
      "hybrid: all of it, with the embedding server and the stand-in for Vectorize on this machine",
      "the stand-in for Vectorize is not Vectorize: it compares with every vector, so that its time says nothing of the service and grows with the passages",
      "hybrid less embedding and stand-in: of each query, what the same two took by themselves right after it; what the Worker and D1 do",
      "60 questions in 3 rounds; at 100,000 passages 20",
    ],
  };
}

function figuresOf(size: number, times: SpeedTimes): Figure[] {
  const beside = (name: keyof typeof ROWS, share: number): Figure => {
    const [ours, value] = [quantile(times[name], share), quantile(times.raw, share)];
    const judged = name !== "hybrid" && share === 0.5 ? { goal: atMost(ours / value, MOST) } : {};
    const what = `${ROWS[name]}, ${size} passages: ${share === 0.5 ? "p50" : "p99"}`;
    return { what, unit: "ms", ours, baseline: { of: "raw FTS5", value }, ratio: ours / value, ...judged };
  };
  return [
    beside("words", 0.5),
    beside("words", 0.99),
    beside("hybrid", 0.5),
    beside("hybrid", 0.99),
    { what: `embedding call, ${size} passages: p50`, unit: "ms", ours: quantile(times.embedding, 0.5) },
    { what: `stand-in for Vectorize, ${size} passages: p50`, unit: "ms", ours: quantile(times.vectors, 0.5) },
    beside("rest", 0.5),
    beside("rest", 0.99),
  ];
}

/** From the smallest size to the largest. */
function growthOf(measured: readonly (readonly [number, SpeedTimes])[]): Figure[] {
  const [first, last] = [measured[0]?.[1], measured.at(-1)?.[1]];
  if (first === undefined || last === undefined) {
    return [];
  }
  const growth = (name: "words" | "rest" | "raw"): number => quantile(last[name], 0.5) / quantile(first[name], 0.5);
  const value = growth("raw");
  return (["words", "rest"] as const).map((name) => {
    const ours = growth(name);
    return {
      what: `growth of ${ROWS[name]}, ${SIZES[0]} to ${SIZES.at(-1)} passages`,
      unit: "times",
      ours,
      baseline: { of: "raw FTS5", value },
      ratio: ours / value,
      goal: atMost(ours / value, 1),
    };
  });
}
