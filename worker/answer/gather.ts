/**
 * All that is known of a question before a model writes: passages, what it is about, what was spent.
 * What does not depend on each other runs at the same time.
 */
import type { Question } from "../conversation/answering.ts";
import type { Config } from "../config.ts";
import type { SearchHit, SearchResult } from "../knowledge/passage.ts";
import type { ChatModel } from "../models.ts";
import { spentToday } from "./budget.ts";
import type { Spent } from "./budget.ts";
import type { CallLog } from "./call-log.ts";
import { smallTalk } from "./assistants/small-talk.ts";
import { leansOnEarlier, standaloneQuery } from "./follow-up.ts";
import type { PromptTurn } from "./prompt.ts";
import { TokenMeter } from "./token-meter.ts";
import { triageByModel, triageByRules, TRIAGE_VERSION } from "./triage.ts";
import type { Triage } from "./triage.ts";

export interface Gathering {
  readonly config: Config;
  readonly db: D1Database;
  readonly triage: ChatModel | null;
  readonly search: (query: string, limit: number) => Promise<SearchResult>;
  readonly calls: CallLog;
  readonly now: () => number;
}

export interface Gathered {
  readonly found: SearchResult;
  /** As it was searched: the question, with what it leans on. */
  readonly query: string;
  readonly triage: Triage;
  readonly today: readonly Spent[];
}

/** More than a prompt holds, so that an assistant can prefer some. */
export const CANDIDATES = 12;

/** `before`: what the customer said before, oldest first. Throws what the search throws. */
export async function gather(
  question: string,
  before: readonly string[],
  conversation: readonly PromptTurn[],
  signal: Question["signal"],
  by: Gathering,
): Promise<Gathered> {
  // "Thanks!" is not what the next question leans on.
  const said = before.filter((text) => text.search(smallTalk.signs) < 0);
  const leans = said.length > 0 && leansOnEarlier(question);
  const rules = triageByRules(question, said, leans);
  const standalone = standaloneQuery(question, said);
  const sorting = new AbortController();
  const either = AbortSignal.any([signal, sorting.signal]);
  // Asked first: it takes the longest.
  const sorted = by.triage === null ? rules : sort(by.triage, question, conversation, either, rules, by);
  const [triage, found, today] = await Promise.all([
    sorted,
    by.search(standalone, CANDIDATES),
    // Money that cannot be counted now is not a reason to be silent.
    spentToday(by.db, by.config, by.now()).catch(() => []),
  ]).catch(async (error: unknown) => {
    // Nobody needs it any more; what it has cost is counted before the turn is given up.
    sorting.abort();
    await Promise.allSettled([sorted]);
    throw error;
  });
  signal.throwIfAborted();
  const { query } = triage;
  if (!leans || query === null || query === "" || query === question) {
    return { found, query: standalone, triage, today };
  }
  const again = await by.search(query, CANDIDATES);
  return { found: merged(again, found), query, triage, today };
}

async function sort(
  model: ChatModel,
  question: string,
  conversation: readonly PromptTurn[],
  signal: AbortSignal,
  rules: Triage,
  by: Gathering,
): Promise<Triage> {
  const startedAt = by.now();
  const meter = new TokenMeter();
  const call = { role: "triage", model: model.name, prompt: TRIAGE_VERSION, startedAt, meter } as const;
  try {
    const triage = await triageByModel(model, question, conversation, signal, meter);
    by.calls.add({ ...call, result: triage?.topic ?? "unreadable", confidence: null });
    return triage === null ? rules : { ...triage, by: "model" };
  } catch (error) {
    by.calls.fail(call, error);
    signal.throwIfAborted();
    return rules;
  }
}

/** By turns from both, each passage once. */
function merged(first: SearchResult, second: SearchResult): SearchResult {
  const hits = new Map<string, SearchHit>();
  for (let at = 0; at < Math.max(first.hits.length, second.hits.length); at += 1) {
    for (const hit of [first.hits[at], second.hits[at]]) {
      if (hit !== undefined && !hits.has(hit.passage.id)) {
        hits.set(hit.passage.id, hit);
      }
    }
  }
  const parts = [
    ...first.parts,
    ...second.parts.filter(({ asked }) => !first.parts.some((one) => one.asked === asked)),
  ];
  const degraded = [...new Set([...first.degraded, ...second.degraded])];
  return { hits: [...hits.values()], degraded, parts };
}
