/** Asks every question of the system and of the baselines, and puts the answers together. */
import { standaloneQuery } from "../worker/answer/follow-up.ts";
import type { SearchResult } from "../worker/knowledge/passage.ts";
import { libraryRankers } from "./libraries.ts";
import { meanOf, measure, quantile } from "./measures.ts";
import type { Measures } from "./measures.ts";
import { customerTurns, isAnswerable } from "./question-set.ts";
import type { EvalQuestion } from "./question-set.ts";
import type { World } from "./world.ts";

export interface Figures extends Measures {
  readonly p50_ms: number;
  readonly p99_ms: number;
}

/** One question as one searcher answered it. */
export interface Asked {
  readonly question: EvalQuestion;
  readonly paths: readonly string[];
  readonly milliseconds: number;
}

export interface AskedOfSystem extends Asked {
  /** What was searched for, when the question leaned on an earlier one. */
  readonly query: string;
  readonly result: SearchResult;
}

export interface RetrievalRun {
  readonly system: readonly AskedOfSystem[];
  readonly baselines: ReadonlyMap<string, readonly Asked[]>;
}

const LIMIT = 10;

export async function runRetrieval(
  world: World,
  questions: readonly EvalQuestion[],
  progress: (done: number, total: number) => void,
): Promise<RetrievalRun> {
  const libraries = await libraryRankers(world.db);
  const system: AskedOfSystem[] = [];
  const baselines = new Map<string, Asked[]>(
    ["lexical", "dense", ...libraries.map(({ name }) => name)].map((name) => [name, []]),
  );
  // Once each before the clock counts: the first search compiles statements and opens connections.
  const [first] = questions;
  if (first !== undefined) {
    await world.search(first.question, LIMIT);
    await world.searchWith(first.question, { limit: LIMIT });
  }
  for (const [index, question] of questions.entries()) {
    const query = standaloneQuery(question.question, customerTurns(question));
    const asked = await timed(() => world.search(query, LIMIT));
    const { value: result, milliseconds } = asked;
    system.push({ question, paths: pathsOf(result), milliseconds, query, result });
    for (const [name, only] of [
      ["lexical", "words"],
      ["dense", "meaning"],
    ] as const) {
      const alone = await timed(() => world.searchWith(query, { limit: LIMIT, only }));
      baselines.get(name)?.push({ question, paths: pathsOf(alone.value), milliseconds: alone.milliseconds });
    }
    for (const library of libraries) {
      const found = await timed(() => library.rank(query, LIMIT));
      baselines.get(library.name)?.push({ question, paths: found.value, milliseconds: found.milliseconds });
    }
    progress(index + 1, questions.length);
  }
  return { system, baselines };
}

export function figuresOf(asked: readonly Asked[]): Figures {
  const answerable = asked.filter(({ question }) => isAnswerable(question));
  const times = asked.map(({ milliseconds }) => milliseconds);
  return {
    ...meanOf(answerable.map(({ paths, question }) => measure(paths, question.gold_docs))),
    p50_ms: quantile(times, 0.5),
    p99_ms: quantile(times, 0.99),
  };
}

/** The figures of each group of answerable questions, groups in the order of their names. */
export function figuresBy(
  asked: readonly Asked[],
  groupsOf: (question: EvalQuestion) => readonly string[],
): Record<string, Figures & { readonly questions: number }> {
  const groups = [...new Set(asked.flatMap(({ question }) => groupsOf(question)))].toSorted();
  return Object.fromEntries(
    groups.flatMap((group) => {
      const members = asked.filter(({ question }) => isAnswerable(question) && groupsOf(question).includes(group));
      return members.length === 0 ? [] : [[group, { ...figuresOf(members), questions: members.length }]];
    }),
  );
}

function pathsOf(result: SearchResult): string[] {
  return result.hits.map(({ passage }) => passage.path);
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; milliseconds: number }> {
  const start = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - start };
}
