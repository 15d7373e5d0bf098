/**
 * The end of what we know of somebody. Objects first: they hold rows that D1 has not got yet, which
 * would come back after D1 had been cleared.
 */
import type { Config } from "../config.ts";
import type { Env } from "../env.ts";
import { conversationNamed } from "../conversation/conversation.ts";
import { LOG_TABLES } from "../store/log.ts";

/** Rows that one statement deletes; D1 asks to take large deletions in pieces. */
const CHUNK = 5_000;

export interface Erased {
  readonly customer: string;
  readonly conversations: readonly string[];
  /** Rows that the conversations' own objects held. */
  readonly objectRows: number;
  /** Rows by table of D1. */
  readonly rows: Readonly<Record<string, number>>;
}

export async function eraseCustomer(env: Env, config: Config, customer: string): Promise<Erased> {
  const found = await env.DB.prepare("SELECT DISTINCT conversation FROM customer WHERE customer = ?")
    .bind(customer)
    .all<{ conversation: string }>();
  const conversations = found.results.map((row) => row.conversation);
  let objectRows = 0;
  const rows: Record<string, number> = {};
  for (const conversation of conversations) {
    objectRows += (await conversationNamed(env, config, conversation)?.erase()) ?? 0;
    for (const table of LOG_TABLES) {
      const erased = await deleteWhere(env.DB, table, "conversation = ?", conversation);
      rows[table] = (rows[table] ?? 0) + erased;
    }
  }
  return { customer, conversations, objectRows, rows };
}

/** Deletes what is older than the retention; objects look after themselves. Gives the number of rows. */
export async function eraseExpired(env: Env, config: Config, now: number): Promise<number> {
  const end = now - config.RETENTION_DAYS * 24 * 60 * 60 * 1000;
  let erased = 0;
  for (const table of LOG_TABLES) {
    erased += await deleteWhere(env.DB, table, "at < ?", end);
  }
  return erased;
}

/** `table` and `condition` are our own words, never anybody's input. */
async function deleteWhere(db: D1Database, table: string, condition: string, value: string | number): Promise<number> {
  let erased = 0;
  for (;;) {
    const { meta } = await db
      .prepare(`DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${condition} LIMIT ${CHUNK})`)
      .bind(value)
      .run();
    erased += meta.changes;
    if (meta.changes < CHUNK) {
      return erased;
    }
  }
}
