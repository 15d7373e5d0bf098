/**
 * The command `speed`: the search against one raw FTS5 query for the same words, at growing numbers of
 * passages. All go to the same database in the same round, so that a slow moment of the machine is slow
 * for all. `words` is everything that the search asks of D1: words, spelling, parts, and the texts of what
 * was found. `hybrid` has the embedding and the vectors as well: stand-ins here, of which the one for
 * Vectorize compares with every vector and so grows as Vectorize does not. Both are asked once more by themselves,
 * and `rest` is what is left of that very search without them: what the Worker and D1 have to do.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashingModelId } from "../demo/models/app.ts";
import { expandedText, matchExpression, readQuestion } from "../worker/knowledge/query.ts";
import { COLUMN_WEIGHTS } from "../worker/knowledge/fusion.ts";
import { startInProcess } from "./in-process.ts";
import { quantile } from "./measures.ts";
import { isAnswerable, readQuestions } from "./question-set.ts";
import type { EvalQuestion } from "./question-set.ts";
import { syntheticDocument } from "./synthetic.ts";
import { startWorld } from "./world.ts";
import type { World } from "./world.ts";

export interface SpeedOptions {
  readonly questions: string;
  readonly inProcess: boolean;
  readonly sizes: readonly number[];
}

const HEAD = [
  "passages",
  "raw p50",
  "raw p99",
  "words p50",
  "words p99",
  "hybrid p50",
  "hybrid p99",
  "embedding",
  "vectors",
  "rest p50",
  "rest p99",
  "words/raw",
  "rest/raw",
];
const QUESTIONS = 60;
/** Above it the stand-in for Vectorize takes most of a second for a question. */
const MANY_PASSAGES = 20_000;
const SECTIONS_A_DOCUMENT = 25;
const { title, headings, text, codes } = COLUMN_WEIGHTS;
const RAW = `SELECT rowid FROM knowledge_prose_words WHERE knowledge_prose_words MATCH ?1
  AND rank MATCH 'bm25(${title}, ${headings}, ${text}, ${codes})' ORDER BY rank LIMIT 50`;
/** As search.ts asks. */
const DENSE_QUERY = { topK: 50, returnValues: false, returnMetadata: "none" } as const;

export async function measureSpeed(options: SpeedOptions): Promise<number> {
  console.log(HEAD.map((name, at) => name.padStart(at === 0 ? 0 : 13)).join(""));
  for (const size of options.sizes) {
    print(size, await speedAt(size, options));
  }
  return 0;
}

/** Milliseconds of each query, question by question and round by round, at that many passages. */
export interface SpeedTimes {
  readonly raw: readonly number[];
  readonly words: readonly number[];
  readonly hybrid: readonly number[];
  readonly embedding: readonly number[];
  /** The stand-in for Vectorize alone. */
  readonly vectors: readonly number[];
  /** Each hybrid query less the embedding and the vectors of the same question in the same round. */
  readonly rest: readonly number[];
}

export async function speedAt(size: number, options: Omit<SpeedOptions, "sizes">): Promise<SpeedTimes> {
  const most = size > MANY_PASSAGES ? QUESTIONS / 3 : QUESTIONS;
  const questions = (await readQuestions(options.questions)).filter(isAnswerable).slice(0, most);
  const folder = await mkdtemp(join(tmpdir(), "firstline-speed-"));
  try {
    for (let at = 0; at * SECTIONS_A_DOCUMENT < size; at += 1) {
      await writeFile(join(folder, `page-${at}.md`), syntheticDocument(at, SECTIONS_A_DOCUMENT));
    }
    const start = options.inProcess ? startInProcess : startWorld;
    // The quick one: what is measured is the search, and the other would take hours for the passages.
    const world = await start(folder, (line) => console.error(line), hashingModelId);
    try {
      return await timesOf(world, questions);
    } finally {
      await world.stop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function timesOf(world: World, questions: readonly EvalQuestion[]): Promise<SpeedTimes> {
  const times = {
    raw: [] as number[],
    words: [] as number[],
    hybrid: [] as number[],
    embedding: [] as number[],
    vectors: [] as number[],
    rest: [] as number[],
  };
  // The first round warms caches and is not counted.
  for (let round = 0; round < 4; round += 1) {
    for (const { question } of questions) {
      const plain = { ...readQuestion(question), meanings: [], beginnings: [] };
      const expression = matchExpression(plain) ?? '"none"';
      const raw = await timed(() => world.db.prepare(RAW).bind(expression).all());
      const words = await timed(() => world.searchWith(question, { limit: 8, only: "words" }));
      const hybrid = await timed(() => world.searchWith(question, { limit: 8 }));
      // What the search itself gives to a hashing model.
      const text = expandedText(question);
      let vector: number[] = [];
      const embedding = await timed(async () => {
        [vector = []] = await world.embed([text]);
      });
      const vectors = await timed(() => world.vectors.query(vector, DENSE_QUERY));
      if (round > 0) {
        times.raw.push(raw);
        times.words.push(words);
        times.hybrid.push(hybrid);
        times.embedding.push(embedding);
        times.vectors.push(vectors);
        times.rest.push(hybrid - embedding - vectors);
      }
    }
  }
  return times;
}

function print(size: number, times: SpeedTimes): void {
  const at = (name: keyof SpeedTimes, share: number): number => quantile(times[name], share);
  const cells = [
    at("raw", 0.5),
    at("raw", 0.99),
    at("words", 0.5),
    at("words", 0.99),
    at("hybrid", 0.5),
    at("hybrid", 0.99),
    at("embedding", 0.5),
    at("vectors", 0.5),
    at("rest", 0.5),
    at("rest", 0.99),
    at("words", 0.5) / at("raw", 0.5),
    at("rest", 0.5) / at("raw", 0.5),
  ];
  console.log(String(size).padEnd(8) + cells.map((value) => value.toFixed(2).padStart(13)).join(""));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
