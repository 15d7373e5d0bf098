/** What was called of the platform: it bills each call. From the log, where conversations write what they called. */

export interface CallReport {
  /** RFC 3339. */
  readonly since: string;
  readonly calls: number;
  readonly byAction: Readonly<Record<string, number>>;
  /** Conversations that called at all; what no conversation called, the sweep above all, is in `calls` alone. */
  readonly conversations: number;
  readonly perConversation: { readonly average: number; readonly most: number };
}

/** `since` in milliseconds. */
export async function countCalls(db: D1Database, since: number): Promise<CallReport> {
  const [byAction, byConversation] = await db.batch<Record<string, unknown>>([
    db
      .prepare(
        "SELECT action, sum(calls) AS calls FROM platform_calls WHERE at >= ? GROUP BY action ORDER BY 2 DESC, 1",
      )
      .bind(since),
    db
      .prepare(
        `SELECT count(*) AS conversations, avg(calls) AS average, max(calls) AS most FROM (
           SELECT sum(calls) AS calls FROM platform_calls
           WHERE at >= ? AND conversation NOT LIKE '%:' GROUP BY conversation)`,
      )
      .bind(since),
  ]);
  const actions = (byAction?.results ?? []).map((row) => [String(row["action"]), Number(row["calls"])] as const);
  const [row] = byConversation?.results ?? [];
  return {
    since: new Date(since).toISOString(),
    calls: actions.reduce((sum, [, calls]) => sum + calls, 0),
    byAction: Object.fromEntries(actions),
    conversations: Number(row?.["conversations"] ?? 0),
    perConversation: { average: Number(row?.["average"] ?? 0), most: Number(row?.["most"] ?? 0) },
  };
}
