/**
 * The log of what happened, in D1. Rows are facts: inserted once, never changed. A conversation
 * keeps its rows until they are here, so that D1 being away delays the log and nothing else.
 */
import { getTableName } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { BatchItem } from "drizzle-orm/batch";
import {
  claim,
  contactFact,
  customerSeen,
  delivery,
  ending,
  followUp,
  followUpDelivery,
  handoff,
  modelCall,
  platformCalls,
  rating,
  reply,
  retrieval,
  route,
  turnTaken,
  webhook,
} from "./schema.ts";

/** D1 takes more in a batch; this bounds what one failure repeats. */
export const LOG_BATCH = 50;

const tables = {
  webhooks: webhook,
  turns: turnTaken,
  retrievals: retrieval,
  model_calls: modelCall,
  replies: reply,
  deliveries: delivery,
  handoffs: handoff,
  follow_ups: followUp,
  follow_up_deliveries: followUpDelivery,
  customers: customerSeen,
  routes: route,
  claims: claim,
  contact_facts: contactFact,
  endings: ending,
  ratings: rating,
  platform_calls: platformCalls,
} as const;

type Tables = typeof tables;

/** One row, before it is known whose and when. */
export type LogEntry = {
  [Name in keyof Tables]: { readonly table: Name } & Readonly<
    Omit<Tables[Name]["$inferInsert"], "conversation" | "at">
  >;
}[keyof Tables];

export interface LoggedEntry {
  readonly conversation: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly entry: LogEntry;
}

/** Writes at most `LOG_BATCH` rows, all or none; rows that are there already stay as they are. */
export async function writeLog(database: D1Database, entries: readonly LoggedEntry[]): Promise<void> {
  const db = drizzle(database);
  const [first, ...rest] = entries.map(({ conversation, at, entry }): BatchItem<"sqlite"> => {
    const { table, ...row } = entry;
    return db
      .insert(tables[table])
      .values({ ...row, id: `${conversation}/${entry.id}`, conversation, at })
      .onConflictDoNothing();
  });
  if (first !== undefined) {
    await db.batch([first, ...rest]);
  }
}

/** The names of the log's tables, as D1 has them. */
export const LOG_TABLES = Object.values(tables).map((table) => getTableName(table));
