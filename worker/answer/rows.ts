/** What a turn leaves in the log besides the calls of models. Pure. */
import type { Claim } from "../conversation/answering.ts";
import type { SearchResult } from "../knowledge/passage.ts";
import type { LogEntry } from "../store/log.ts";
import type { Support } from "./support.ts";
import type { Triage } from "./triage.ts";

/** `support`: null where none was estimated. */
export function routeRow(
  turn: string,
  triage: Triage,
  language: string,
  support: Support | null,
  at: number,
): LogEntry {
  return {
    table: "routes",
    id: `${turn}:route:${at}`,
    turn,
    assistant: triage.assistant.name,
    topic: triage.topic,
    language,
    why: triage.by,
    support: support?.probability ?? null,
    supportNeeded: support?.needed ?? null,
  };
}

/** Claims of drafts that nobody was sent: no message says them. */
export function unsentRows(turn: string, claims: readonly Claim[], at: number): LogEntry[] {
  return claims.map((claim, index) => ({
    table: "claims",
    id: `${turn}:unsent:${at}:${index + 1}`,
    turn,
    event: null,
    ...claim,
  }));
}

export function retrievalRows(turn: string, found: SearchResult, at: number): LogEntry[] {
  const degraded = found.degraded.length === 0 ? null : found.degraded.join("; ");
  return found.hits.map((hit, index) => ({
    table: "retrievals",
    id: `${turn}:retrieval:${at}:${index + 1}`,
    turn,
    passage: hit.passage.id,
    rank: index + 1,
    score: hit.score,
    denseRank: hit.denseRank,
    lexicalRank: hit.lexicalRank,
    degraded,
  }));
}
